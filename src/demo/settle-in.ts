import type { StorageClass } from '../domain/storage-class.ts';
import {
  addRoom,
  openPremises,
  readPremises,
  registerOrganisation,
} from '../features/premises/premises.service.ts';
import { registerProduct } from '../features/products/products.service.ts';
import { firmFacts, type FirmFacts } from './firms.ts';
import { goods } from './goods.ts';
import { demoUscc, misissued } from './identifiers.ts';
import { type SiteFacts, siteFacts } from './sites.ts';
import { as, asSystem, type Firm, moment, type Room, type World } from './world.ts';

/** The firm whose registrar got the check character wrong: there are such licences. */
const carelesslyRegistered = 'lingtang';

export function usccOf({ key, divisionId }: FirmFacts): string {
  const n = firmFacts.findIndex((firm) => firm.key === key);
  const uscc = demoUscc(divisionId, n);
  return key === carelesslyRegistered ? misissued(uscc) : uscc;
}

/** The one that GS1 uses for its own examples: no company's, so that a demo may show a Digital Link. */
const exampleGtin = '09506000134352';
const withGtin = 'SAL-FIL';

/** Firms, their premises and rooms, their products: the evening before the story begins. */
export async function settleIn(world: World): Promise<void> {
  const at = moment(world, -1, 15);
  for (const facts of firmFacts) world.firms.set(facts.key, await register(world, facts, at));
  for (const facts of siteFacts) await open(world, facts, at);
  for (const item of goods) {
    const { firm, grams: _, from: __, ...product } = item;
    const gtin = item.code === withGtin ? { gtin: exampleGtin } : {};
    const owner = await as(world, firm, 'owner', at);
    const { id } = await registerProduct(owner, { ...product, ...gtin });
    world.products.set(item.code, { ...item, id });
  }
}

async function register(world: World, facts: FirmFacts, at: Date): Promise<Firm> {
  const { key, ...known } = facts;
  const { id } = await registerOrganisation(asSystem(world, at), {
    ...known,
    uscc: usccOf(facts),
    ...(key === carelesslyRegistered && {
      overrideReason: '已核对营业执照原件，执照所载代码如此 / As printed on the licence itself',
    }),
  });
  return { ...facts, id, staff: {} };
}

const roomNames = {
  ultra_low: { zh: '超低温库', en: 'ultra-low room', letter: 'U' },
  frozen: { zh: '冷冻库', en: 'freezer', letter: 'F' },
  chilled: { zh: '冷藏库', en: 'chilled room', letter: 'C' },
  constant: { zh: '恒温库', en: 'constant room', letter: 'K' },
  ambient: { zh: '常温库', en: 'ambient room', letter: 'A' },
} satisfies Record<StorageClass, { zh: string; en: string; letter: string }>;

async function open(world: World, facts: SiteFacts, at: Date): Promise<void> {
  const { firm, rooms, code, ...known } = facts;
  const ctx = await as(world, firm, 'owner', at);
  const n = siteFacts.findIndex((site) => site.code === code) + 1;
  const year = at.getUTCFullYear();
  const filed = facts.kind === 'cold_store' || facts.kind === 'central_warehouse';
  const { id } = await openPremises(ctx, {
    ...known,
    code,
    handlesImports: true,
    ...(filed && { filingNo: `冷库备〔${year}〕${String(n).padStart(4, '0')}` }),
  });
  const places: Room[] = [];
  for (const [index, temperatureClass] of rooms.entries()) {
    const { zh, en, letter } = roomNames[temperatureClass];
    const room = await addRoom(ctx, id, {
      code: `${letter}-${index + 1}`,
      nameZh: `${index + 1} 号${zh}`,
      nameEn: `No. ${index + 1} ${en}`,
      temperatureClass,
    });
    places.push({ id: room.id, storageClass: temperatureClass });
  }
  const opened = await readPremises(ctx, id);
  const dock = opened.rooms.find(({ kind }) => kind === 'dock');
  if (!dock) throw new Error(`${code} has no dock`);
  world.sites.set(code, { ...facts, id, dock: dock.id, places });
}
