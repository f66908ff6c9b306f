import { expect, test } from 'vitest';

import { standingOf, undoOf } from '../../web/console/keeper/offline/undo.ts';
import type { Draft } from '../../web/console/keeper/offline/wire.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aStockedFirm, type Firm, kg } from '../support/story.ts';
import { aDevice } from './device.ts';

const database = useDatabase();

async function aShift() {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const device = await aDevice(app, firm.member('keeper'), { storeId: firm.premises.id });
  await device.refresh();
  const one = async (id: string) => {
    const queue = await device.queue();
    const command = queue.find((found) => found.id === id);
    if (!command) throw new Error('Gone');
    return { standing: standingOf(command, queue), undo: undoOf(command, queue) };
  };
  return { firm, device, one };
}

const move = ({ premises, lotId, dock, frozen }: Firm): Draft => ({
  op: 'move',
  body: {
    premisesId: premises.id,
    lines: [{ lotId, fromPlaceId: dock, toPlaceId: frozen, quantity: kg(300, 30) }],
  },
});
const sell = ({ premises, lotId, frozen }: Firm): Draft => ({
  op: 'sell',
  body: {
    premisesId: premises.id,
    buyer: { kind: 'consumer' },
    lines: [{ lotId, placeId: frozen, quantity: kg(100, 10) }],
  },
});
const undo = (corrects: string): Draft => ({
  op: 'correct',
  body: { corrects, kind: 'voided', reason: '记错了' },
});

test('what later steps took from is undone after them, sent or not', async () => {
  const { firm, device, one } = await aShift();
  const moved = await device.record(move(firm));
  const sold = await device.record(sell(firm));
  expect((await one(moved.id)).undo).toMatchObject({ way: 'later', first: [{ id: sold.id }] });
  expect((await one(sold.id)).undo).toEqual({ way: 'withdraw' });
  await device.sync();
  expect((await one(moved.id)).undo).toMatchObject({ way: 'later', first: [{ id: sold.id }] });
  expect((await one(sold.id)).undo).toEqual({ way: 'correct' });

  await device.record(undo(sold.id));
  expect((await one(moved.id)).undo).toEqual({ way: 'correct' });
  await device.record(undo(moved.id));
  expect(await device.sync()).toEqual({ end: 'sent_all' });
  expect(await device.states()).toEqual(['done', 'done', 'done', 'done']);
});

test('a command is one thing at a time: to send, confirmed, being undone, undone', async () => {
  const { firm, device, one } = await aShift();
  const { id } = await device.record(move(firm));
  expect((await one(id)).standing).toBe('waiting');
  await device.sync();
  expect((await one(id)).standing).toBe('done');
  await device.record(undo(id));
  expect(await one(id)).toEqual({ standing: 'undoing', undo: undefined });
  await device.sync();
  expect(await one(id)).toEqual({ standing: 'undone', undo: undefined });
});

test('an undoing that is refused leaves the command as it is, and is not asked for twice', async () => {
  const { firm, device, one } = await aShift();
  const { id } = await device.record(move(firm));
  await device.sync();
  await device.record(undo(id));
  const headers = { 'content-type': 'application/problem+json' };
  const no = new Response('{"code":"correction.not_possible","title":"x"}', {
    status: 409,
    headers,
  });
  device.air.weather = ({ path }) => (path === '/api/corrections' ? no : 'through');
  await device.sync();
  expect(await one(id)).toEqual({ standing: 'done', undo: undefined });
});
