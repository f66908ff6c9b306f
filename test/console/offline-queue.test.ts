import { expect, test } from 'vitest';

import { madeId } from '../../src/domain/made-id.ts';
import {
  keepFile,
  NotPossible,
  replace,
  sendAgain,
  setAside,
  withdraw,
} from '../../web/console/keeper/offline/queue.ts';
import type { Draft } from '../../web/console/keeper/offline/wire.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import { aReceivedLot, kg, whereIs } from '../support/story.ts';
import { codesOf, commandsIn } from './device.ts';
import { aShift, move, sell } from './shift.ts';

const database = useDatabase();

test('what was recorded offline goes up in its order, once, and is then in the books', async () => {
  const { firm, device } = await aShift(database());
  device.offline();
  await device.record(move(firm, 300));
  await device.record(sell(firm, 100));
  expect(await device.sync()).toEqual({ end: 'away', retryAfterMs: undefined });
  expect(await device.states()).toEqual(['waiting', 'waiting']);
  const { stock } = await device.books();
  expect(stock.get(`${firm.lotId}/${firm.frozen}`)).toEqual({ grams: 200_000, pieces: 20 });

  device.online();
  expect(await device.sync()).toEqual({ end: 'sent_all' });
  expect(commandsIn(device.air.log)).toEqual(['POST /api/moves', 'POST /api/sales']);
  expect(await device.states()).toEqual(['done', 'done']);
  expect(await whereIs(database(), firm.lotId)).toEqual({
    dock: [700_000, 70],
    room: [200_000, 20],
    sold: [100_000, 10],
  });
  const after = await device.books();
  expect(after.stock.get(`${firm.lotId}/${firm.frozen}`)).toEqual({ grams: 200_000, pieces: 20 });
});

test('an answer lost on the way is asked for again, to the byte, and happens once', async () => {
  const { firm, device } = await aShift(database());
  await device.record(move(firm, 300));
  device.air.weather = ({ path }) => (path === '/api/moves' ? 'answer_lost' : 'through');
  expect((await device.sync()).end).toBe('away');
  const [lost] = await device.queue();
  expect(lost).toMatchObject({ state: 'waiting', sent: { tries: 1, answered: false } });
  device.online();
  expect((await device.sync()).end).toBe('sent_all');
  const [done] = await device.queue();
  expect([done?.state, done?.sent?.text]).toEqual(['done', lost?.sent?.text]);
  expect(await whereIs(database(), firm.lotId)).toEqual({
    dock: [700_000, 70],
    room: [300_000, 30],
  });
});

test('the snapshot is left alone while something of ours may be in it or not', async () => {
  const { firm, device } = await aShift(database());
  await device.record(move(firm, 300));
  device.air.weather = ({ path }) => (path === '/api/moves' ? 'answer_lost' : 'through');
  await device.sync();
  device.air.weather = ({ path }) => (path === '/api/moves' ? 'cut' : 'through');
  await device.sync();
  expect(device.air.log.filter((line) => line.includes('snapshot'))).toHaveLength(1);
  const { stock } = await device.books();
  expect(stock.get(`${firm.lotId}/${firm.frozen}`)).toEqual({ grams: 300_000, pieces: 30 });
});

test('a refused command stays and stops only what is built on it', async () => {
  const { firm, device } = await aShift(database());
  const other = await aReceivedLot(database(), firm.owner, firm.premises.id, firm.productId);
  await device.refresh();
  device.offline();
  await device.record(move(firm, 400));
  await device.record(sell(firm, 100));
  await device.record(move({ ...firm, lotId: other.lotId }, 500));
  // Meanwhile the lot left through another door.
  const gone = { premisesId: firm.premises.id, reason: '霉变', method: '焚烧' };
  const line = { lotId: firm.lotId, placeId: firm.dock, quantity: kg(900, 90) };
  const { app } = { app: createTestApp(database()) };
  expect((await app.post('/api/destructions', { ...gone, lines: [line] }, firm.owner)).status).toBe(
    201,
  );
  device.online();
  expect((await device.sync()).end).toBe('left');
  expect(await device.states()).toEqual(['refused', 'waiting', 'done']);
  const queue = await device.queue();
  expect(codesOf(queue)).toEqual(['custody.not_enough', undefined, undefined]);
  expect(queue[0]?.refusal?.errors).toMatchObject([{ field: 'lines.0.quantity' }]);
  expect(queue[0]?.refusal?.errors[0]?.message).toContain('现有 100 千克');
  // Another round changes nothing about it: a person has to.
  await device.sync();
  expect(await device.states()).toEqual(['refused', 'waiting', 'done']);

  await setAside(device, queue[0]?.id ?? '', '已被他人销毁');
  await device.sync();
  expect(await device.states()).toEqual(['set_aside', 'refused', 'done']);
  expect((await device.queue())[0]?.note).toBe('已被他人销毁');
});

test('a changed command takes the place of the refused one, and what was built on it follows', async () => {
  const { app, firm, device } = await aShift(database());
  device.offline();
  const repack: Draft = {
    op: 'process',
    body: {
      premisesId: firm.premises.id,
      inputs: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(100, 10) }],
      outputs: [
        {
          productId: firm.productId,
          productionDate: '2026-11-21',
          placeId: firm.frozen,
          quantity: kg(90, 90),
        },
      ],
      lossWeightKg: 5,
    },
  };
  const made = await device.record(repack);
  const lotId = madeId(made.id);
  await device.record({
    op: 'sell',
    body: {
      premisesId: firm.premises.id,
      buyer: { kind: 'consumer' },
      lines: [{ lotId, placeId: firm.frozen, quantity: kg(10, 10) }],
    },
  });
  device.online();
  await device.sync();
  expect(await device.states()).toEqual(['refused', 'waiting']);
  const [refused] = await device.queue();
  expect(refused?.refusal?.code).toBe('process.loss');
  const anew = await replace(device, made.id, {
    ...repack,
    body: { ...repack.body, lossWeightKg: 10 },
  });
  expect((await device.sync()).end).toBe('sent_all');
  expect(await device.states()).toEqual(['done', 'done', 'replaced']);
  const { body } = await app.get(`/api/lots/${madeId(anew.id)}`, firm.owner);
  expect(body.declared).toEqual(kg(90, 90));
  expect(await whereIs(database(), madeId(anew.id))).toEqual({
    room: [80_000, 80],
    sold: [10_000, 10],
  });
});

test('sending again works once the reason is gone', async () => {
  const { app, firm, device } = await aShift(database());
  const closed = { state: 'closed', reason: '检修' };
  await app.post(`/api/premises/${firm.premises.id}/state`, closed, firm.owner);
  const { id } = await device.record(move(firm, 100));
  await device.sync();
  expect(codesOf(await device.queue())).toEqual(['premises.closed']);
  await app.post(
    `/api/premises/${firm.premises.id}/state`,
    { state: 'normal', reason: '恢复' },
    firm.owner,
  );
  await sendAgain(device, id);
  await device.sync();
  expect(await device.states()).toEqual(['done']);
});

test('what was never sent can be taken back, unless something is built on it', async () => {
  const { firm, device } = await aShift(database());
  device.offline();
  const first = await device.record(move(firm, 100));
  const second = await device.record(sell(firm, 50));
  await expect(withdraw(device, first.id)).rejects.toThrow(NotPossible);
  await withdraw(device, second.id);
  await withdraw(device, first.id);
  expect(await device.states()).toEqual(['withdrawn', 'withdrawn']);
  device.online();
  expect((await device.sync()).end).toBe('sent_all');
  expect(commandsIn(device.air.log)).toEqual([]);
});

test('what was sent is taken back by a correcting event', async () => {
  const { firm, device } = await aShift(database());
  const { id } = await device.record(move(firm, 100));
  await device.sync();
  await expect(withdraw(device, id)).rejects.toThrow('sent');
  await device.record({ op: 'correct', body: { corrects: id, kind: 'voided', reason: '记错了' } });
  const { stock } = await device.books();
  expect(stock.get(`${firm.lotId}/${firm.dock}`)).toEqual({ grams: 1_000_000, pieces: 100 });
  await device.sync();
  expect(await device.states()).toEqual(['done', 'done']);
  expect(await whereIs(database(), firm.lotId)).toEqual({ dock: [1_000_000, 100] });
});

test('when the session has ended everything is kept, and nobody sends in another’s name', async () => {
  const { app, firm, keeper, device } = await aShift(database());
  await device.record(move(firm, 100));
  device.air.actor = undefined;
  expect((await device.sync()).end).toBe('sign_in');
  device.air.actor = firm.owner;
  expect((await device.sync()).end).toBe('other_person');
  expect(await device.states()).toEqual(['waiting']);
  // The other signs in between the look and the sending: the server refuses the hand.
  device.air.actor = keeper;
  device.air.weather = ({ path }) => {
    if (path === '/api/moves') device.air.actor = firm.owner;
    return 'through';
  };
  expect((await device.sync()).end).toBe('sign_in');
  expect(await device.states()).toEqual(['waiting']);
  device.online();
  device.air.actor = keeper;
  expect((await device.sync()).end).toBe('sent_all');
  const events = await database()
    .selectFrom('event')
    .selectAll()
    .where('type', '=', 'custody.moved')
    .where('org_id', '=', firm.orgId)
    .execute();
  expect(events.map(({ actor_id }) => actor_id)).toEqual([keeper.userId]);
  expect(app.errors).toEqual([]);
});

test('only the server’s own word refuses: a hotel’s page, a proxy’s error and a busy server do not', async () => {
  const { firm, device } = await aShift(database());
  await device.record(move(firm, 100));
  const html = { 'content-type': 'text/html' };
  const problem = { 'content-type': 'application/problem+json', 'retry-after': '7' };
  for (const status of [200, 403, 404, 502]) {
    device.air.weather = ({ path }) =>
      path === '/api/moves' ? new Response('<h1>', { status, headers: html }) : 'through';
    expect((await device.sync()).end).toBe('away');
  }
  for (const status of [429, 503]) {
    device.air.weather = ({ path }) =>
      path === '/api/moves' ? new Response('{}', { status, headers: problem }) : 'through';
    expect(await device.sync()).toEqual({ end: 'away', retryAfterMs: 7000 });
  }
  expect(await device.states()).toEqual(['waiting']);
  device.online();
  expect((await device.sync()).end).toBe('sent_all');
});

test('a request on which the server fails waits by itself: others go on', async () => {
  const { app, firm, device } = await aShift(database());
  await device.record(move(firm, 100));
  await device.record({
    op: 'count',
    body: {
      premisesId: firm.premises.id,
      placeId: firm.chilled,
      lines: [{ lotId: firm.lotId, counted: kg(0, 0) }],
    },
  });
  const headers = { 'content-type': 'application/problem+json' };
  device.air.weather = ({ path }) =>
    path === '/api/moves' ? new Response('{}', { status: 500, headers }) : 'through';
  const round = await device.sync();
  expect(round).toMatchObject({ end: 'left', nextTryAt: expect.any(Number) });
  expect(await device.states()).toEqual(['waiting', 'done']);
  device.online();
  app.clock.now = new Date(app.clock.now.getTime() + 10 * 60_000);
  expect((await device.sync()).end).toBe('sent_all');
});

test('a photo goes up before the paper that names it, once, and its bytes are then let go', async () => {
  const { app, firm, device } = await aShift(database());
  device.offline();
  const png = Uint8Array.from(
    atob(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    ),
    (one) => one.charCodeAt(0),
  );
  const file = await keepFile(device, png.buffer, 'image/png');
  const paper: Draft = {
    op: 'recordDocument',
    body: {
      kind: 'sales_voucher',
      issuer: '深圳海产',
      number: `HT-${firm.lotId.slice(-8)}`,
      files: [{ sha256: file.sha256, public: false }],
      lots: [{ lotId: firm.lotId }],
    },
  };
  const { id } = await device.record(paper);
  device.online();
  device.air.weather = ({ path }) => (path === '/api/documents' ? 'answer_lost' : 'through');
  await device.sync();
  device.online();
  await device.sync();
  expect(commandsIn(device.air.log)).toEqual([
    'POST /api/files',
    'POST /api/documents',
    'POST /api/documents',
  ]);
  expect(await device.db.get('files', [device.owner, file.sha256])).toMatchObject({
    uploaded: true,
    blob: null,
  });
  const { files } = (await app.get(`/api/documents/${madeId(id)}`, firm.owner)).body;
  expect(files).toMatchObject([{ sha256: file.sha256 }]);
});

test('a photo of a kind that is not taken is refused with the paper, and the rest goes on', async () => {
  const { firm, device } = await aShift(database());
  const file = await keepFile(device, new TextEncoder().encode('no picture').buffer, 'image/png');
  await device.record({
    op: 'recordDocument',
    body: {
      kind: 'other',
      issuer: 'X',
      number: 'N-123456',
      files: [{ sha256: file.sha256, public: false }],
    },
  });
  await device.record(move(firm, 100));
  await device.sync();
  expect(await device.states()).toEqual(['refused', 'done']);
  expect(codesOf(await device.queue())[0]).toMatch(/^file\./);
});

test('of a laboratory’s sample made offline the server takes the id that the device gave', async () => {
  const { app, firm, device } = await aShift(database());
  const lab = await anOrganisation(database(), 'laboratory');
  device.offline();
  const { id } = await device.record({
    op: 'takeSample',
    body: {
      number: `S-${firm.lotId.slice(-6)}`,
      kind: 'product_outer',
      premisesId: firm.premises.id,
      laboratoryOrgId: lab.orgId,
      lotIds: [firm.lotId],
    },
  });
  device.online();
  await device.sync();
  expect((await app.get(`/api/samples/${madeId(id)}`, firm.owner)).status).toBe(200);
});
