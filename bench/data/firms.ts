import { migrateToLatest } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { Ctx } from '../../src/core/context.ts';
import { openOrganisation } from '../../src/features/accounts/accounts.service.ts';
import { createAuth } from '../../src/features/accounts/auth.ts';
import {
  addRoom,
  openPremises,
  registerOrganisation,
} from '../../src/features/premises/premises.service.ts';
import { registerProduct } from '../../src/features/products/products.service.ts';
import { hashPassword, verifyPassword } from '../../src/platform/passwords.ts';
import { loadReferenceData, systemContext } from '../../src/platform/prepare.ts';

export const secret = 'only-for-benchmarks-only-for-benchmarks';
export const account = { username: 'bench', password: 'bench-password' };

export type City = {
  /** The first firm's owner, who can sign in and does everything. */
  owner: PersonActor;
  firms: readonly Firm[];
  /** Who tests what the others keep. */
  laboratoryId: string;
};

export type Firm = { orgId: string; premisesId: string };

const firmCount = 20;
const products = [
  { nameZh: '冻三文鱼柳', nameEn: 'Frozen salmon fillet', category: 'fish', hsCode: '0304810000' },
  { nameZh: '冻去骨牛肉', nameEn: 'Frozen beef', category: 'beef', hsCode: '0202300090' },
  { nameZh: '冻南美白虾', nameEn: 'Frozen shrimp', category: 'crustaceans', hsCode: '0306172000' },
] as const;

/** Migrates a new database and puts a small city into it, by the product's own verbs. */
export async function foundCity(url: string): Promise<City> {
  const { db } = openPostgres({ connectionString: url });
  try {
    await migrateToLatest(db);
    const system = systemContext(db, new Date('2020-01-01T00:00:00Z'));
    await loadReferenceData(db, system.now);
    const firms: Firm[] = [];
    for (let index = 0; index < firmCount; index += 1) firms.push(await foundFirm(system, index));
    const { id: laboratoryId } = await register(system, 'laboratory', firmCount);
    const auth = createAuth({
      db,
      secret,
      baseUrl: 'http://localhost',
      password: { hash: hashPassword, verify: verifyPassword },
    });
    const first = firms[0]?.orgId ?? '';
    const owner = await openOrganisation(auth, system, first, { ...account, displayName: 'Bench' });
    return { owner, firms, laboratoryId };
  } finally {
    await db.destroy();
  }
}

async function foundFirm(system: Ctx, index: number): Promise<Firm> {
  const { id: orgId } = await register(system, 'operator', index);
  const owner = {
    kind: 'person',
    userId: orgId,
    orgId,
    orgKind: 'operator',
    role: 'owner',
  } as const;
  const ctx: Ctx = { ...system, actor: owner };
  const name = { nameZh: `${index} 号冷库`, nameEn: `Cold store ${index}` };
  const { id: premisesId } = await openPremises(ctx, {
    code: `BENCH-${index}`,
    kind: 'cold_store',
    ...name,
    divisionId: '440308',
    address: '盐田路 1 号',
    handlesImports: true,
  });
  await addRoom(ctx, premisesId, { code: 'R-1', ...name, temperatureClass: 'frozen' });
  for (const [number, product] of products.entries()) {
    const shelf = { storageClass: 'frozen', shelfLifeDays: 720 } as const;
    await registerProduct(ctx, { code: `ART-${number}`, ...product, ...shelf });
  }
  return { orgId, premisesId };
}

async function register(system: Ctx, kind: 'operator' | 'laboratory', index: number) {
  return registerOrganisation(system, {
    kind,
    divisionId: '440300',
    nameZh: `单位 ${index}`,
    nameEn: `Firm ${index}`,
    // Of the right form; whether the check character is right doesn't matter here.
    uscc: `91440300MA5${String(index).padStart(6, '0')}X`,
    overrideReason: 'benchmark',
  });
}
