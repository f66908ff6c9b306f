import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { PremisesKind } from '../../src/domain/places.ts';
import type { OrgKind, Role } from '../../src/domain/roles.ts';
import type { StorageClass } from '../../src/domain/storage-class.ts';
import type { DeclareImportLot } from '../../src/features/lots/lots.schemas.ts';
import { declareLot } from '../../src/features/lots/lots.service.ts';
import { registerOrganisation } from '../../src/features/premises/premises.service.ts';
import { addRoom, openPremises } from '../../src/features/premises/premises.service.ts';
import type { RegisterProduct } from '../../src/features/products/products.schemas.ts';
import { registerProduct } from '../../src/features/products/products.service.ts';
import { loadDivisions } from '../../src/features/reference/reference.service.ts';
import { ctxFor, person } from './app.ts';

/** Long ago, so that a test may act at any moment it likes. */
export const longAgo = new Date('2020-01-01T00:00:00.000Z');

/** A small tree: one province with a county city and a city without counties, and a neighbour. */
export async function someDivisions(db: Kysely<Database>): Promise<void> {
  const known = await db.selectFrom('division').select('id').limit(1).execute();
  if (known.length > 0) return;
  const ctx = ctxFor(db, { kind: 'system' }, longAgo);
  const row = (
    id: string,
    parentId: string | null,
    level: 'country' | 'province' | 'city' | 'county' | 'zone',
    nameZh: string,
    nameEn: string,
    path: string,
  ) => ({ id, parentId, code: level === 'zone' ? null : id, level, nameZh, nameEn, path });
  await loadDivisions(ctx, 'test', [
    row('CN', null, 'country', '中国', 'China', 'CN/'),
    row('440000', 'CN', 'province', '广东省', 'Guangdong', 'CN/440000/'),
    row('440300', '440000', 'city', '深圳市', 'Shenzhen', 'CN/440000/440300/'),
    row('440308', '440300', 'county', '盐田区', 'Yantian', 'CN/440000/440300/440308/'),
    row('442000', '440000', 'city', '中山市', 'Zhongshan', 'CN/440000/442000/'),
    row('442000-Z1', '442000', 'zone', '火炬开发区', 'Torch Zone', 'CN/440000/442000/442000-Z1/'),
    row('350000', 'CN', 'province', '福建省', 'Fujian', 'CN/350000/'),
    row('350200', '350000', 'city', '厦门市', 'Xiamen', 'CN/350000/350200/'),
  ]);
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A fresh credit code with a right check character (GB 32100-2015). */
export function aUscc(): string {
  const random = crypto.getRandomValues(new Uint8Array(9));
  const tail = Array.from(random, (byte) => usccAlphabet[byte % 31] ?? '0').join('');
  const body = `91440300${tail}`;
  const sum = usccWeights.reduce(
    (total, weight, index) => total + weight * usccAlphabet.indexOf(body.charAt(index)),
    0,
  );
  return body + usccAlphabet.charAt((31 - (sum % 31)) % 31);
}

let counter = 0;
/** Unique within a test file. */
export function unique(prefix: string): string {
  counter += 1;
  return `${prefix}${counter}${Math.floor(Math.random() * 1e6)}`;
}

/**
 * An organisation of this test's own. Rows are never shared between tests, so nothing is truncated
 * and the append-only triggers stay on.
 */
export async function anOrganisation(
  db: Kysely<Database>,
  kind: Exclude<OrgKind, 'system'> = 'operator',
  divisionId = '440300',
) {
  await someDivisions(db);
  const { id: orgId } = await registerOrganisation(ctxFor(db, { kind: 'system' }, longAgo), {
    kind,
    nameZh: unique('测试冷链公司'),
    nameEn: unique('Test Cold Chain '),
    uscc: aUscc(),
    divisionId,
  });
  const member = (role: Role): PersonActor => person(orgId, kind, role);
  return { orgId, kind, member };
}

/** Premises with a dock and rooms of the given classes. */
export async function somePremises(
  db: Kysely<Database>,
  owner: PersonActor,
  options: { kind?: PremisesKind; rooms?: readonly StorageClass[]; divisionId?: string } = {},
) {
  const ctx = ctxFor(db, owner, longAgo);
  const code = unique('P-');
  const { id } = await openPremises(ctx, {
    code,
    kind: options.kind ?? 'cold_store',
    nameZh: '测试冷库',
    nameEn: 'Test cold store',
    divisionId: options.divisionId ?? '440308',
    address: '测试路 1 号',
    handlesImports: true,
  });
  const rooms: string[] = [];
  for (const [index, temperatureClass] of (options.rooms ?? ['frozen']).entries()) {
    const room = await addRoom(ctx, id, {
      code: `R-${index + 1}`,
      nameZh: `${index + 1} 号库`,
      nameEn: `Room ${index + 1}`,
      temperatureClass,
    });
    rooms.push(room.id);
  }
  return { id, code, rooms };
}

/** A product of the owner's firm. */
export async function aProduct(
  db: Kysely<Database>,
  owner: PersonActor,
  overrides: Partial<RegisterProduct> = {},
): Promise<string> {
  const { id } = await registerProduct(ctxFor(db, owner, longAgo), {
    code: unique('ART-'),
    nameZh: '冻三文鱼柳',
    nameEn: 'Frozen salmon fillet',
    category: 'fish',
    hsCode: '0303130000',
    storageClass: 'frozen',
    shelfLifeDays: 720,
    ...overrides,
  });
  return id;
}

/** An 18-digit import declaration number, unique within a test run. */
export function aDeclarationNo(): string {
  counter += 1;
  // A worker counts on from file to file, by thousands where one imports a sheet.
  const sequence = String(counter % 1e6).padStart(6, '0');
  const random = String(Math.floor(Math.random() * 1e3)).padStart(3, '0');
  return `530120261${sequence}${random}`;
}

/** The body of an import declaration: 1,000 kg in 100 cases bound for the given premises. */
export function anImportLot(
  productId: string,
  destinationPremisesId: string,
  overrides: Partial<DeclareImportLot> = {},
): DeclareImportLot {
  return {
    kind: 'import',
    entry: 'first_station_in',
    productId,
    supplierLotNo: unique('SUP-'),
    originCountry: 'NO',
    containerNo: 'CSQU3054383',
    sealNo: 'SL1029384',
    declarationNo: aDeclarationNo(),
    declarationItemNo: 1,
    port: '深圳盐田港',
    productionDate: '2026-09-01',
    destinationPremisesId,
    quantity: { netWeightKg: 1000, pieces: 100 },
    ...overrides,
  };
}

/** Two days before `testNow`: when the lots of a test are declared. */
export const declaredAt = new Date('2026-11-20T09:00:00.000Z');

/** A declared import lot of a firm with premises of its own, ready to be received. */
export async function aLot(
  db: Kysely<Database>,
  options: {
    owner?: PersonActor;
    productId?: string;
    premisesId?: string;
    overrides?: Partial<DeclareImportLot>;
    at?: Date;
  } = {},
) {
  const owner = options.owner ?? (await anOrganisation(db)).member('owner');
  const productId = options.productId ?? (await aProduct(db, owner));
  const premisesId = options.premisesId ?? (await somePremises(db, owner)).id;
  const { lotId, number } = await declareLot(
    ctxFor(db, owner, options.at ?? declaredAt),
    anImportLot(productId, premisesId, options.overrides),
  );
  return { owner, productId, premisesId, lotId, number };
}
