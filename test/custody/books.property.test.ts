import fc from 'fast-check';
import { expect, test } from 'vitest';

import { AppError } from '../../src/core/errors.ts';
import { correct } from '../../src/features/custody/corrections.service.ts';
import { process } from '../../src/features/custody/processing.service.ts';
import { move } from '../../src/features/custody/receipts.service.ts';
import { count, destroy, sell, takeReturn } from '../../src/features/custody/sales.service.ts';
import {
  receiveShipment,
  settleShipment,
  ship,
} from '../../src/features/custody/shipments.service.ts';
import { amendLot } from '../../src/features/lots/lots.service.ts';
import { compareWithRebuilt } from '../../src/rebuild.ts';
import { ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, aProduct, somePremises } from '../support/factories.ts';
import { aStockedFirm, kg, placeIn } from '../support/story.ts';

const database = useDatabase();

const grams = fc.integer({ min: 0, max: 700_000 });
const step = fc.record({
  kind: fc.constantFrom(
    'move',
    'ship',
    'receive',
    'settle',
    'sell',
    'return',
    'destroy',
    'count',
    'process',
    'correct',
    'amend',
  ),
  grams,
  other: grams,
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A firm and its partner with everything that steps may be thrown at. */
async function aStage() {
  const firm = await aStockedFirm(database());
  const partner = (await anOrganisation(database(), 'market')).member('owner');
  const shop = await somePremises(database(), partner, { kind: 'market' });
  const shopDock = await placeIn(database(), shop.id, 'dock');
  const portions = await aProduct(database(), firm.owner);
  return {
    firm,
    partner,
    shop,
    shopDock,
    portions,
    shipments: [] as string[],
    events: [] as string[],
  };
}
type Stage = Awaited<ReturnType<typeof aStage>>;

/** Tries one command. Refusals are part of the game; anything else fails the property. */
async function play(stage: Stage, { kind, grams: g, other, pick }: Step): Promise<void> {
  const { firm, partner, shop, shopDock, portions } = stage;
  const mine = ctxFor(database(), firm.owner, testNow);
  const theirs = ctxFor(database(), partner, testNow);
  const quantity = kg(g / 1000, Math.round(g / 10_000));
  const { lotId, premises, dock, frozen } = firm;
  const eventId = crypto.randomUUID();
  const line = { lotId, placeId: pick % 2 === 0 ? dock : frozen, quantity };
  const shipmentId = stage.shipments[pick % Math.max(1, stage.shipments.length)] ?? lotId;
  const atShop = { ...line, placeId: shopDock };
  const acts: Record<Step['kind'], () => Promise<unknown>> = {
    move: () =>
      move(mine, {
        eventId,
        premisesId: premises.id,
        lines: [{ lotId, fromPlaceId: dock, toPlaceId: frozen, quantity }],
      }),
    ship: async () => {
      const { shipmentId: id } = await ship(mine, {
        eventId,
        fromPremisesId: premises.id,
        toPremisesId: shop.id,
        purpose: 'transfer',
        lines: [line],
      });
      stage.shipments.push(id);
    },
    receive: () =>
      receiveShipment(theirs, shipmentId, {
        eventId,
        lines: [
          {
            lotId,
            stated: kg(other / 1000, Math.round(other / 10_000)),
            ...(pick % 3 === 0 && {
              refused: kg(Math.floor(g / 2) / 1000, 0),
              refusalReason: '破损',
            }),
          },
        ],
      }),
    settle: () =>
      settleShipment(mine, shipmentId, {
        eventId,
        reason: '结算',
        lines: [
          {
            lotId,
            disposition: pick % 2 === 0 ? 'lost' : 'returned',
            ...(pick % 2 === 1 && { placeId: dock }),
            quantity: kg(other / 1000, 0),
          },
        ],
      }),
    sell: () =>
      sell(theirs, { eventId, premisesId: shop.id, buyer: { kind: 'consumer' }, lines: [atShop] }),
    return: () =>
      takeReturn(theirs, {
        eventId,
        premisesId: shop.id,
        reason: '退货',
        lines: [{ lotId, quantity }],
      }),
    destroy: () =>
      destroy(mine, {
        eventId,
        premisesId: premises.id,
        reason: '破损',
        method: '焚烧',
        lines: [line],
      }),
    count: () =>
      count(mine, {
        eventId,
        premisesId: premises.id,
        placeId: line.placeId,
        lines: [{ lotId, counted: quantity }],
      }),
    process: () =>
      process(mine, {
        eventId,
        premisesId: premises.id,
        inputs: [line],
        outputs: [
          {
            productId: portions,
            productionDate: '2026-11-22',
            placeId: frozen,
            quantity: kg(Math.floor(g * 0.9) / 1000, 1),
          },
        ],
        lossWeightKg: (g - Math.floor(g * 0.9)) / 1000,
      }),
    correct: () => {
      const corrects = stage.events[pick % Math.max(1, stage.events.length)] ?? eventId;
      return correct(mine, {
        eventId,
        corrects,
        reason: '更正',
        kind: pick % 4 === 0 ? 'voided' : 'replaced',
        ...(pick % 4 !== 0 && { lines: [{ line: 0, quantity }] }),
      });
    },
    amend: () => amendLot(mine, lotId, { eventId, reason: '更改', supplierLotNo: `S-${g}` }),
  };
  try {
    await acts[kind]();
    stage.events.push(eventId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** An oracle of its own: sums the journal's movements in plain code, moment by moment. */
async function checkBooks({ firm }: Stage): Promise<void> {
  const lots = await database()
    .selectFrom('lot')
    .select(['id', 'declared_grams'])
    .where('org_id', '=', firm.orgId)
    .execute();
  const root = lots.find(({ id }) => id === firm.lotId);
  const movements = await database()
    .selectFrom('movement')
    .innerJoin('event', 'event.id', 'movement.event_id')
    .selectAll('movement')
    .where(
      'movement.lot_id',
      'in',
      lots.map(({ id }) => id),
    )
    .orderBy('event.seq')
    .orderBy('movement.line')
    .execute();
  const books = new Map<string, { grams: number; pieces: number }>();
  const book = (lot: string, place: string | null, g: number, p: number) => {
    if (place === null) return;
    const row = books.get(`${lot}/${place}`) ?? { grams: 0, pieces: 0 };
    books.set(`${lot}/${place}`, { grams: row.grams + g, pieces: row.pieces + p });
  };
  let entered = 0;
  for (const [
    index,
    { event_id, lot_id, from_place, to_place, grams: g, pieces: p },
  ] of movements.entries()) {
    book(lot_id, from_place, -g, -p);
    book(lot_id, to_place, g, p);
    if (lot_id === firm.lotId && from_place === null) entered += g;
    const eventEnds = movements[index + 1]?.event_id !== event_id;
    if (!eventEnds) continue;
    for (const row of books.values()) {
      expect(row.grams).toBeGreaterThanOrEqual(0);
      expect(row.pieces).toBeGreaterThanOrEqual(0);
    }
  }
  expect(entered).toBe(root?.declared_grams);

  const stock = await database()
    .selectFrom('stock')
    .selectAll()
    .where(
      'lot_id',
      'in',
      lots.map(({ id }) => id),
    )
    .execute();
  for (const row of stock) {
    expect(books.get(`${row.lot_id}/${row.place_id}`)).toEqual({
      grams: row.grams,
      pieces: row.pieces,
    });
  }
  // What is outside the processing place, of the lot and its children, is no more than was declared.
  const processedPlaces = await database()
    .selectFrom('place')
    .select('id')
    .where('kind', '=', 'processed')
    .execute();
  const gone = new Set(processedPlaces.map(({ id }) => id));
  const standing = stock
    .filter(({ place_id }) => !gone.has(place_id))
    .reduce((sum, row) => sum + row.grams, 0);
  expect(standing).toBeLessThanOrEqual(root?.declared_grams ?? 0);
}

test('whatever is tried, the books balance: never negative, never more than declared', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const stage = await aStage();
      for (const one of steps) await play(stage, one);
      await checkBooks(stage);
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('once shipped, a declaration stands: whatever follows, the lot and its event stay as written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      const stage = await aStage();
      const { firm } = stage;
      await play(stage, { kind: 'ship', grams: 10_000, other: 0, pick: 0 });
      const read = async () => ({
        lot: await database()
          .selectFrom('lot')
          .selectAll()
          .where('id', '=', firm.lotId)
          .executeTakeFirst(),
        event: await database()
          .selectFrom('event')
          .innerJoin('event_lot', 'event_lot.seq', 'event.seq')
          .select('event.body')
          .where('event_lot.lot_id', '=', firm.lotId)
          .where('event.type', '=', 'lots.declared')
          .executeTakeFirst(),
      });
      const before = await read();
      for (const one of [...steps, { kind: 'amend' as const, grams: 1, other: 1, pick: 1 }]) {
        await play(stage, one);
      }
      expect(await read()).toEqual(before);
    }),
    { numRuns: 6 },
  );
}, 120_000);

test('replaying the journal gives the same rows, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      const stage = await aStage();
      for (const one of steps) await play(stage, one);
      expect(await database.owned(compareWithRebuilt)).toEqual([]);
    }),
    { numRuns: 2 },
  );
}, 120_000);
