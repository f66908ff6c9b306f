import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';

import * as migration from '../../db/migrations/20261129-1400-exposure.ts';
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
import { compareWithRebuilt } from '../../src/rebuild.ts';
import { ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises } from '../support/factories.ts';
import { kg, placeIn } from '../support/story.ts';
import { ago, aStore, inRoom, staysOf } from './support.ts';

const database = useDatabase();
const at = (hours: number) => new Date(ago(hours));

test('a stay begins when the first of a lot comes and ends when the last has gone', async () => {
  const store = await aStore(database());
  const lotId = await store.lot({ dockHours: 20 });
  await store.move(lotId, store.dock, store.one, 18, 400);
  await store.move(lotId, store.dock, store.one, 16, 600);
  await store.move(lotId, store.one, store.two, 10, 990);
  const stays = await staysOf(database(), [lotId]);
  expect(stays).toHaveLength(3);
  expect(stays).toEqual(
    expect.arrayContaining([
      { lotId, placeId: store.dock, from: at(20), to: at(16) },
      { lotId, placeId: store.one, from: at(18), to: null },
      { lotId, placeId: store.two, from: at(10), to: null },
    ]),
  );
});

test('a record that comes late and a correction change the past: a stay earlier, two for one, none at all', async () => {
  const store = await aStore(database());
  const lotId = await store.lot({ dockHours: 20 });
  const eventId = crypto.randomUUID();
  const line = { lotId, fromPlaceId: store.dock, toPlaceId: store.one, quantity: kg(500, 50) };
  const base = { premisesId: store.premises.id, lines: [line] };
  await store.send('/api/moves', { ...base, eventId, occurredAt: ago(4) });
  const inOne = async () =>
    (await staysOf(database(), [lotId])).filter(({ placeId }) => placeId === store.one);
  expect(await inOne()).toMatchObject([{ from: at(4), to: null }]);
  const late = crypto.randomUUID();
  await store.send('/api/moves', { ...base, eventId: late, occurredAt: ago(12) });
  expect(await inOne()).toMatchObject([{ from: at(12), to: null }]);
  await store.move(lotId, store.one, store.two, 8, 500);
  expect(await inOne()).toMatchObject([
    { from: at(12), to: at(8) },
    { from: at(4), to: null },
  ]);
  await store.send('/api/corrections', { corrects: eventId, kind: 'voided', reason: '误记' });
  expect(await inOne()).toMatchObject([{ from: at(12), to: at(8) }]);
});

const step = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant('move' as const) },
    { weight: 3, arbitrary: fc.constant('correct' as const) },
    {
      weight: 4,
      arbitrary: fc.constantFrom('ship', 'receive', 'process', 'count', 'destroy'),
    },
    { weight: 2, arbitrary: fc.constantFrom('settle', 'sell', 'return') },
  ),
  share: fc.constantFrom(1, 1, 0.5, 0.1),
  pick: fc.nat({ max: 1000 }),
  /** Recorded late, and when it happened then; or in its turn. */
  late: fc.option(fc.integer({ min: 0, max: 24 }), { freq: 2 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function aStage() {
  const store = await aStore(database());
  const partner = (await anOrganisation(database(), 'market')).member('owner');
  const shop = await somePremises(database(), partner, { kind: 'market' });
  return {
    store,
    partner,
    shop,
    shopDock: await placeIn(database(), shop.id, 'dock'),
    lots: [await store.lot({ dockHours: 30 }), await inRoom(store, store.one, 30)],
    shipments: [] as string[],
    events: [] as string[],
  };
}
type Stage = Awaited<ReturnType<typeof aStage>>;

/** What stands of a lot where a command may take it from. */
async function standing(lotId: string, placeIds: readonly string[], pick: number, share: number) {
  const rows = await database()
    .selectFrom('stock')
    .select(['place_id', 'grams', 'pieces'])
    .where('lot_id', '=', lotId)
    .where('place_id', 'in', placeIds)
    .where('grams', '>', 0)
    .orderBy('place_id')
    .execute();
  const row = rows[pick % Math.max(1, rows.length)];
  if (!row) return { place: placeIds[0] ?? '', quantity: kg(1, 0) };
  const quantity = kg(Math.ceil(row.grams * share) / 1000, Math.ceil(row.pieces * share));
  return { place: row.place_id, quantity };
}

/** Tries one command, in its turn or late. A refusal is part of the game. */
async function play(
  stage: Stage,
  { kind, share, pick, late }: Step,
  turn: number,
): Promise<boolean> {
  const { store, partner, shop, shopDock, lots } = stage;
  const mine = ctxFor(database(), store.owner, testNow);
  const theirs = ctxFor(database(), partner, testNow);
  const lotId = lots[pick % lots.length] ?? '';
  const eventId = crypto.randomUUID();
  const { place, quantity } = await standing(
    lotId,
    [store.dock, store.one, store.two],
    pick,
    share,
  );
  const sold = await standing(lotId, [shopDock], pick, share);
  const other = place === store.one ? store.two : store.one;
  // Two in a row happen at one moment.
  const base = { eventId, occurredAt: ago(late ?? 25 - Math.floor(turn / 2)) };
  const premisesId = store.premises.id;
  const line = { lotId, placeId: place, quantity };
  const shipmentId = stage.shipments[pick % Math.max(1, stage.shipments.length)] ?? lotId;
  const acts: Record<Step['kind'], () => Promise<unknown>> = {
    move: () =>
      move(mine, {
        ...base,
        premisesId,
        lines: [{ lotId, fromPlaceId: place, toPlaceId: other, quantity }],
      }),
    ship: async () => {
      const { shipmentId: id } = await ship(mine, {
        ...base,
        fromPremisesId: premisesId,
        toPremisesId: shop.id,
        purpose: 'transfer',
        lines: [line],
      });
      stage.shipments.push(id);
    },
    receive: () =>
      receiveShipment(theirs, shipmentId, { ...base, lines: [{ lotId, stated: quantity }] }),
    settle: () =>
      settleShipment(mine, shipmentId, {
        ...base,
        reason: '结算',
        lines: [{ lotId, disposition: 'returned', placeId: store.dock, quantity }],
      }),
    sell: () =>
      sell(theirs, {
        ...base,
        premisesId: shop.id,
        buyer: { kind: 'consumer' },
        lines: [{ lotId, placeId: shopDock, quantity: sold.quantity }],
      }),
    return: () =>
      takeReturn(theirs, {
        ...base,
        premisesId: shop.id,
        reason: '退货',
        lines: [{ lotId, quantity }],
      }),
    destroy: () =>
      destroy(mine, { ...base, premisesId, reason: '破损', method: '焚烧', lines: [line] }),
    count: () =>
      count(mine, {
        ...base,
        premisesId,
        placeId: place,
        lines: [{ lotId, counted: kg(quantity.netWeightKg, quantity.pieces) }],
      }),
    process: async () => {
      const made = await process(mine, {
        ...base,
        premisesId,
        inputs: [line],
        outputs: [
          { productId: store.productId, productionDate: '2026-11-21', placeId: other, quantity },
        ],
        lossWeightKg: 0,
      });
      lots.push(...made.lots.map((one) => one.lotId));
    },
    correct: () => {
      const voids = pick % 2 === 0;
      return correct(mine, {
        eventId,
        corrects: stage.events[pick % Math.max(1, stage.events.length)] ?? eventId,
        reason: '更正',
        kind: voids ? 'voided' : 'replaced',
        ...(!voids && { lines: [{ line: 0, quantity }] }),
      });
    },
  };
  try {
    await acts[kind]();
    stage.events.push(eventId);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return false;
  }
}

type Moved = {
  event_id: string;
  line: number;
  lot_id: string;
  from_place: string | null;
  to_place: string | null;
  grams: number;
  pieces: number;
  at: Date;
};
type Correction = { corrected_id: string; event_id: string; lines: Omit<Moved, 'at'>[] };

/** An oracle in plain code: what stands of each movement, summed moment by moment. */
async function staysByHand(lotIds: readonly string[]) {
  const { rows: movements } = await sql<Moved>`
    select *, occurred_at as at from movement where lot_id = any(${lotIds}::uuid[])
  `.execute(database());
  const { rows: corrections } = await sql<Correction>`
    select c.* from correction c join event e on e.id = c.event_id order by e.seq
  `.execute(database());
  const { rows: places } = await sql<{ id: string }>`
    select id from place where kind in ('room', 'dock')
  `.execute(database());
  const newest = new Map(corrections.map((one) => [one.corrected_id, one.lines]));
  const bookings = new Set(corrections.map(({ event_id }) => event_id));
  const changes = new Map<string, Map<number, { grams: number; pieces: number }>>();
  for (const one of movements) {
    if (bookings.has(one.event_id)) continue;
    const right = newest.get(one.event_id)?.find(({ line }) => line === one.line) ?? one;
    const sides = [
      [one.to_place, 1],
      [one.from_place, -1],
    ] as const;
    for (const [place, sign] of sides) {
      if (!places.some(({ id }) => id === place)) continue;
      const key = `${one.lot_id}/${place}`;
      const moments = changes.get(key) ?? new Map();
      const moment = moments.get(one.at.getTime()) ?? { grams: 0, pieces: 0 };
      moment.grams += sign * right.grams;
      moment.pieces += sign * right.pieces;
      moments.set(one.at.getTime(), moment);
      changes.set(key, moments);
    }
  }
  return [...changes].flatMap(([key, moments]) => {
    const [lotId = '', placeId = ''] = key.split('/');
    const stays: { lotId: string; placeId: string; from: Date; to: Date | null }[] = [];
    let grams_ = 0;
    let pieces = 0;
    for (const [time, change] of [...moments].toSorted(([a], [b]) => a - b)) {
      grams_ += change.grams;
      pieces += change.pieces;
      const open = stays.at(-1)?.to === null ? stays.at(-1) : undefined;
      const there = grams_ !== 0 || pieces !== 0;
      if (there && !open) stays.push({ lotId, placeId, from: new Date(time), to: null });
      if (!there && open) open.to = new Date(time);
    }
    return stays;
  });
}

test('whatever comes, late, at one moment or put right: the stays are what the movements say', async () => {
  const done = { done: 0, late: 0, corrected: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const stage = await aStage();
      for (const [turn, one] of steps.entries()) {
        if (!(await play(stage, one, turn))) continue;
        done.done += 1;
        if (one.kind === 'correct') done.corrected += 1;
        else if (one.late !== null) done.late += 1;
      }
      const lots = await database()
        .selectFrom('lot')
        .select('id')
        .where('org_id', 'in', [stage.store.orgId])
        .execute();
      const ids = lots.map(({ id }) => id);
      const order = (stay: { lotId: string; placeId: string; from: Date }) =>
        `${stay.lotId}/${stay.placeId}/${stay.from.toISOString()}`;
      const byHand = (await staysByHand(ids)).toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
      expect(await staysOf(database(), ids)).toEqual(byHand);
    }),
    { numRuns: 20 },
  );
  // Or it proved nothing.
  expect(done.done).toBeGreaterThan(100);
  expect(done.late).toBeGreaterThan(15);
  expect(done.corrected).toBeGreaterThan(10);
}, 300_000);

test('replayed in other portions, the journal gives the same stays', async () => {
  expect(await database.owned(compareWithRebuilt)).toEqual([]);
}, 60_000);

test('what moved before there were stays has the same ones afterwards', async () => {
  const allStays = sql<{ row: string }>`select t::text as row from stay t order by 1`;
  await database.owned(async (db) => {
    const undone = new Error('undone');
    const filled = db.transaction().execute(async (tx) => {
      const kept = (await allStays.execute(tx)).rows;
      expect(kept.length).toBeGreaterThan(50);
      // Migrations know no tables: for them a database is one of any.
      const any = tx as unknown as Kysely<unknown>;
      await migration.down(any);
      await migration.up(any);
      expect((await allStays.execute(tx)).rows).toEqual(kept);
      throw undone;
    });
    await expect(filled).rejects.toBe(undone);
  });
}, 60_000);
