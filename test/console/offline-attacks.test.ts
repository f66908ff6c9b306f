import { expect, test } from 'vitest';

import {
  keepFile,
  listQueue,
  noteSeen,
  record,
  replace,
  sendAgain,
  withdraw,
} from '../../web/console/keeper/offline/queue.ts';
import { keptHolds } from '../../web/console/keeper/offline/refresh.ts';
import { openStore, upgrades } from '../../web/console/keeper/offline/store.ts';
import type { Draft } from '../../web/console/keeper/offline/wire.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aStockedFirm, kg, whereIs } from '../support/story.ts';
import { aDevice, codesOf, commandsIn } from './device.ts';
import { aShift, move } from './shift.ts';

const database = useDatabase();

async function aPhoto(device: Awaited<ReturnType<typeof aDevice>>, lotId: string): Promise<Draft> {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
  const { sha256 } = await keepFile(device, bytes.buffer, 'image/png');
  return {
    op: 'recordDocument',
    body: {
      kind: 'other',
      issuer: '深圳海产',
      number: `HT-${lotId.slice(-8)}`,
      files: [{ sha256, public: false }],
    },
  };
}

const html = { 'content-type': 'text/html' };
const json = { 'content-type': 'application/json' };
const problem = { 'content-type': 'application/problem+json' };

test('what was taken back while its photo was on its way stays taken back', async () => {
  const { firm, device } = await aShift(database());
  const { id } = await device.record(await aPhoto(device, firm.lotId));
  const takenBack = async () => {
    await withdraw(device, id);
    return new Response('{}', { status: 500, headers: problem });
  };
  device.air.weather = ({ path }) => (path === '/api/files' ? takenBack() : 'through');
  await device.sync();
  expect(await device.states()).toEqual(['withdrawn']);
  device.online();
  await device.sync();
  expect(commandsIn(device.air.log)).toEqual([]);
});

test('an answer that comes after another tab’s does not undo it', async () => {
  const { app, firm, keeper, device } = await aShift(database());
  await device.record(move(firm, 300));
  const tab = await aDevice(app, keeper, { name: device.name });
  // The phone slept while it waited; its lease was over.
  const late = async () => {
    await tab.db.delete('kept', 'lease');
    await tab.sync();
    return new Response('{"code":"auth.forbidden"}', { status: 403, headers: problem });
  };
  device.air.weather = ({ path }) => (path === '/api/moves' ? late() : 'through');
  await device.sync();
  expect(await device.states()).toEqual(['done']);
});

test('a photo that never gets through holds up nothing that does not need it', async () => {
  const { firm, device } = await aShift(database());
  await device.record(await aPhoto(device, firm.lotId));
  await device.record(move(firm, 300));
  device.air.weather = ({ path }) =>
    path === '/api/files' ? new Response('<h1>413', { status: 413, headers: html }) : 'through';
  expect(await device.sync()).toMatchObject({ end: 'left', nextTryAt: expect.any(Number) });
  expect(await device.states()).toEqual(['waiting', 'done']);
});

test('a command that something on the way always swallows lets the others pass', async () => {
  const { firm, device } = await aShift(database());
  await device.record(move(firm, 300));
  const count: Draft = {
    op: 'count',
    body: {
      premisesId: firm.premises.id,
      placeId: firm.chilled,
      lines: [{ lotId: firm.lotId, counted: kg(0, 0) }],
    },
  };
  await device.record(count);
  device.air.weather = ({ path }) =>
    path === '/api/moves' ? new Response('<h1>', { status: 403, headers: html }) : 'through';
  for (let rounds = 0; rounds < 4; rounds += 1) await device.sync();
  expect(await device.states()).toEqual(['waiting', 'done']);
});

test('the clock of a hotel’s page is nobody’s time', async () => {
  const { app, firm, device } = await aShift(database());
  const date = 'Thu, 01 Jan 1970 00:00:00 GMT';
  device.air.weather = () => new Response('<h1>', { status: 200, headers: { ...html, date } });
  expect((await device.sync()).end).toBe('away');
  device.offline();
  const { moment } = await device.record(move(firm, 300));
  expect(moment.occurredAt).toBe(app.clock.now.toISOString());
});

test('somebody in between who says yes in JSON confirms nothing', async () => {
  const { firm, device } = await aShift(database());
  await device.record(move(firm, 300));
  device.air.weather = ({ path }) =>
    path === '/api/moves'
      ? new Response('{"result":"please sign in"}', { status: 200, headers: json })
      : 'through';
  expect((await device.sync()).end).toBe('away');
  expect(await device.states()).toEqual(['waiting']);
  const before = await device.books();
  device.air.weather = ({ path }) =>
    path.includes('snapshot') ? new Response('{}', { status: 200, headers: json }) : 'through';
  await device.sync();
  expect((await device.books()).lots).toEqual(before.lots);
  expect((await device.db.get('kept', 'clock')) as { offsetMs: number }).toMatchObject({
    offsetMs: expect.any(Number),
  });
  expect(await whereIs(database(), firm.lotId)).toMatchObject({ room: [300_000, 30] });
});

test('an answer that was lost, and a server that reads the same words in a new way: it is recorded once and so it is said', async () => {
  const { firm, device } = await aShift(database());
  await device.record(move(firm, 300));
  device.air.weather = ({ path }) => (path === '/api/moves' ? 'answer_lost' : 'through');
  await device.sync();
  const taken = JSON.stringify({ code: 'command.id_taken' });
  device.air.weather = ({ path }) =>
    path === '/api/moves' ? new Response(taken, { status: 409, headers: problem }) : 'through';
  await device.sync();
  expect(await device.states()).toEqual(['done']);
  const { stock } = await device.books();
  expect(stock.get(`${firm.lotId}/${firm.frozen}`)).toEqual({ grams: 300_000, pieces: 30 });
});

test('an id that is taken before anything of ours was lost is refused', async () => {
  const { firm, device } = await aShift(database());
  const { id } = await device.record(move(firm, 300));
  const taken = JSON.stringify({ code: 'command.id_taken' });
  device.air.weather = ({ path }) =>
    path === '/api/moves' ? new Response(taken, { status: 409, headers: problem }) : 'through';
  await device.sync();
  await sendAgain(device, id);
  await device.sync();
  expect(codesOf(await device.queue())).toEqual(['command.id_taken']);
});

test('after a lost answer an error says nothing about the first try: the snapshot is left alone', async () => {
  const { firm, device } = await aShift(database());
  await device.record(move(firm, 300));
  device.air.weather = ({ path }) => (path === '/api/moves' ? 'answer_lost' : 'through');
  await device.sync();
  device.air.weather = ({ path }) =>
    path === '/api/moves' ? new Response('{}', { status: 500, headers: problem }) : 'through';
  await device.sync();
  const { stock } = await device.books();
  expect(stock.get(`${firm.lotId}/${firm.frozen}`)).toEqual({ grams: 300_000, pieces: 30 });
});

test('a snapshot asked for while a command is on its way is not counted twice', async () => {
  const { app, firm, keeper, device } = await aShift(database());
  await device.record(move(firm, 300));
  let came: unknown;
  // Somebody chooses the store while the queue goes up; then the answer is lost.
  const meanwhile = async () => {
    const [command] = await device.queue();
    device.online();
    const sent = JSON.parse(command?.sent?.text ?? '{}') as object;
    await app.post('/api/moves', sent, keeper);
    came = await device.refresh();
    throw new TypeError('Failed to fetch');
  };
  device.air.weather = ({ path }) => (path === '/api/moves' ? meanwhile() : 'through');
  await device.sync();
  expect(came).toBe('away');
  const { stock } = await device.books();
  expect(stock.get(`${firm.lotId}/${firm.frozen}`)).toEqual({ grams: 300_000, pieces: 30 });
});

test('what is acknowledged is on the disk, not on its way there: the battery may die in the cold', async () => {
  const { firm, device } = await aShift(database());
  const asked: unknown[] = [];
  const db = new Proxy(device.db, {
    get: (target, name) => {
      if (name !== 'transaction') {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return (...args: Parameters<typeof target.transaction>) => {
        if (args[1] === 'readwrite') asked.push(args[2]?.durability);
        return target.transaction(...args);
      };
    },
  });
  const deps = { ...device, db };
  const { id } = await record(deps, move(firm, 1));
  await keepFile(deps, new ArrayBuffer(8), 'image/png');
  await withdraw(deps, id);
  expect(asked).toEqual(['strict', 'strict', 'strict']);
});

test('a changed correction keeps its place before what takes from the same row', async () => {
  const { firm, device } = await aShift(database());
  const { id } = await device.record(move(firm, 300));
  await device.sync();
  const correction: Draft = {
    op: 'correct',
    body: { corrects: id, kind: 'voided', reason: '记错了' },
  };
  const wrong = await device.record(correction);
  const refused = new Response('{"code":"x"}', { status: 409, headers: problem });
  device.air.weather = ({ path }) => (path === '/api/corrections' ? refused : 'through');
  await device.sync();
  const anew = await replace(device, wrong.id, correction);
  expect(anew.links.after).toEqual(wrong.links.after);
});

test('a list of holds that is older, or that nobody signed, does not take the place of a good one', async () => {
  const { app, device } = await aShift(database());
  const old = await keptHolds(device.owner).read(device.db);
  app.clock.now = new Date(app.clock.now.getTime() + 7 * 3_600_000);
  await device.refresh();
  const good = await keptHolds(device.owner).read(device.db);
  expect(good?.jws).not.toBe(old?.jws);
  for (const jws of [old?.jws ?? '', 'e30.e30.e30']) {
    device.air.weather = ({ path }) =>
      path.startsWith('/api/hold-list')
        ? new Response(jws, { headers: { 'content-type': 'application/jose', etag: '"x"' } })
        : 'through';
    await device.refresh();
    expect(await keptHolds(device.owner).read(device.db)).toEqual(good);
  }
});

test('whoever signs in between the look and the reading leaves nothing in another’s books', async () => {
  const app = createTestApp(database());
  const [firm, other] = [await aStockedFirm(database()), await aStockedFirm(database())];
  const device = await aDevice(app, firm.member('keeper'));
  await device.refresh();
  const before = await device.books();
  device.air.weather = ({ path }) => {
    if (path !== '/api/session') device.air.actor = other.owner;
    return 'through';
  };
  await device.sync();
  expect((await device.books()).snapshot).toEqual(before.snapshot);
});

test('an answer that was lost, and a role that was taken away: what is recorded is not said to be refused', async () => {
  const { firm, device } = await aShift(database());
  const { id } = await device.record(move(firm, 300));
  device.air.weather = ({ path }) => (path === '/api/moves' ? 'answer_lost' : 'through');
  await device.sync();
  // Refused before anybody looks whether it has happened.
  device.air.actor = { ...firm.member('viewer'), userId: device.owner.split('@')[0] ?? '' };
  device.air.weather = ({ path }) => (path.includes(id) ? 'cut' : 'through');
  await device.sync();
  expect(await device.states()).toEqual(['waiting']);
  device.online();
  await device.sync();
  expect(await device.states()).toEqual(['waiting']);
  const [command] = await device.queue();
  device.clock.off += (command?.nextTryAt ?? 0) - device.now() + 1;
  await device.sync();
  expect(await device.states()).toEqual(['done']);
});

test('an answer that was lost on its way there: what was never recorded is refused, with the words', async () => {
  const { firm, device } = await aShift(database());
  await device.record(move(firm, 300));
  device.air.weather = ({ path }) => (path === '/api/moves' ? 'cut' : 'through');
  await device.sync();
  device.air.actor = { ...firm.member('viewer'), userId: device.owner.split('@')[0] ?? '' };
  device.online();
  await device.sync();
  expect(codesOf(await device.queue())).toEqual(['auth.forbidden']);
});

test('a clock that is put back makes no list of holds young again', async () => {
  const { app, firm, device } = await aShift(database());
  device.offline();
  const sell: Draft = {
    op: 'destroy',
    body: {
      premisesId: firm.premises.id,
      reason: '破损',
      method: '焚烧',
      lines: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(10, 1) }],
    },
  };
  expect((await device.check(sell)).unknown).toEqual([]);
  app.clock.now = new Date(app.clock.now.getTime() + 30 * 3_600_000);
  await noteSeen(device.db, device.now());
  expect((await device.check(sell)).unknown).toMatchObject([{ rule: 'offline.hold_unknown' }]);
  device.clock.off = -30 * 3_600_000;
  expect((await device.check(sell)).unknown).toMatchObject([{ rule: 'offline.hold_unknown' }]);
  // What is recorded meanwhile is put right as soon as the server has told the time.
  const { moment } = await device.record(move(firm, 300));
  expect(moment.occurredAt).toBe(app.clock.now.toISOString());
  app.clock.now = new Date(app.clock.now.getTime() + 600_000);
  device.online();
  await device.sync();
  const [done] = await device.queue();
  const wrong = Math.abs(Date.parse(done?.moment.occurredAt ?? '') - Date.parse(moment.occurredAt));
  expect([done?.state, wrong < 120_000]).toEqual(['done', true]);
});

test('photos of what was taken back or let go take no room, unless another needs them', async () => {
  const { firm, device } = await aShift(database());
  const draft = await aPhoto(device, firm.lotId);
  const kept = async () => (await device.db.getAllKeys('files')).length;
  const [first, second] = [await device.record(draft), await device.record(draft)];
  await withdraw(device, first.id);
  expect(await kept()).toBe(1);
  await withdraw(device, second.id);
  expect(await kept()).toBe(0);
});

test('the beginning of a disinfection is put right with its end when the clock was wrong', async () => {
  const { app, firm, device } = await aShift(database());
  const anHour = 3_600_000;
  const agent = { agent: '过氧乙酸', concentration: 0.2, concentrationUnit: 'paa_percent' };
  const prepared = { ...agent, workerNo: 'W0042', occurredAt: app.clock.now.toISOString() };
  const { body } = await app.post('/api/disinfectants', prepared, firm.owner);
  app.clock.now = new Date(app.clock.now.getTime() + 2 * anHour);
  // The phone's clock is set a day ahead where nobody can tell.
  device.offline();
  device.clock.off = 24 * anHour;
  const startedAt = new Date(device.now() - anHour).toISOString();
  await device.record({
    op: 'recordDisinfection',
    body: {
      disinfectantId: body.disinfectantId ?? body.id,
      certificateNo: 'XD20261122-1',
      premisesId: firm.premises.id,
      object: 'outer_package',
      method: 'spray',
      contactMinutes: 30,
      sixSides: true,
      workerNo: 'W0042',
      startedAt,
      lots: [{ lotId: firm.lotId, netWeightKg: 10, pieces: 1 }],
    },
  });
  device.online();
  await device.sync();
  const [done] = await device.queue();
  expect([done?.state, done?.refusal]).toEqual(['done', null]);
  const sent: { startedAt: string; occurredAt: string } = JSON.parse(done?.sent?.text ?? '{}');
  expect(Date.parse(sent.occurredAt) - Date.parse(sent.startedAt)).toBe(anHour);
  expect(Math.abs(Date.parse(sent.occurredAt) - app.clock.now.getTime())).toBeLessThan(120_000);
});

test('a store that a newer application wrote is read all the same, and is said to be', async () => {
  const { firm, device } = await aShift(database());
  await device.record(move(firm, 300));
  device.db.close();
  const newer = await openStore({ name: device.name, steps: [...upgrades, () => undefined] });
  newer.close();
  let isNewer = false;
  const again = await openStore({ name: device.name, onNewer: () => (isNewer = true) });
  expect(isNewer).toBe(true);
  expect(await listQueue(again, device.owner)).toHaveLength(1);
  again.close();
});

test('who holds up a newer application is told, and lets go', async () => {
  const { device } = await aShift(database());
  let blocked = 0;
  let isOld = false;
  device.db.close();
  const old = await openStore({ name: device.name, onOld: () => (isOld = true) });
  const steps = [...upgrades, () => undefined];
  const newer = await openStore({ name: device.name, steps, onBlocked: () => (blocked += 1) });
  expect([blocked, isOld]).toEqual([0, true]);
  expect(() => old.transaction('kept')).toThrow();
  newer.close();
});
