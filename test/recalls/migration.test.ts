import { expect, test } from 'vitest';

import { migrations } from '../../db/migrations/index.ts';
import { processed } from '../oversight/support.ts';
import { useDatabase } from '../support/database.ts';
import { aTrade } from './support.ts';

// Undoing the migration drops what was answered, which the journal still knows.
const database = useDatabase({ rebuildable: false });

test('recalls from before get what was made while they were open, and their times', async () => {
  const db = database();
  const { app, firm, regulator, open, of, later } = await aTrade(db);
  const { lotId } = firm;
  const from = { lotId, placeId: firm.dock };
  const [kept, ended] = [
    (await open({ kind: 'mock' })).body.id,
    (await open({ kind: 'mock' })).body.id,
  ];
  const child = await processed(db, app, firm, from, 100);
  later('2026-11-23T10:00:00');
  await of(ended).send('close', { reason: '完成', releaseHolds: false }, regulator);
  const grandchild = await processed(db, app, firm, { lotId: child, placeId: firm.frozen }, 50);
  const state = async () => ({
    lots: await db
      .selectFrom('recall_lot')
      .selectAll()
      .orderBy('recall_id')
      .orderBy('lot_id')
      .execute(),
    recalls: await db
      .selectFrom('recall')
      .select(['id', 'known_at', 'known_from', 'recorded_at', 'closed_recorded_at'])
      .orderBy('id')
      .execute(),
  });
  const before = await state();
  const lotsOf = (id: string) =>
    before.lots.flatMap((row) => (row.recall_id === id && !row.named ? row.lot_id : []));
  expect(lotsOf(kept).toSorted()).toEqual([child, grandchild].toSorted());
  expect(lotsOf(ended)).toEqual([child]);
  const migration = migrations['20261129-1300-recalls'];
  await database.owned(async (owner) => {
    await owner.transaction().execute(async (tx) => migration?.down?.(tx));
    await owner.transaction().execute(async (tx) => migration?.up(tx));
  });
  expect(await state()).toEqual(before);
});
