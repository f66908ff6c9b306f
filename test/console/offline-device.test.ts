import { expect, test } from 'vitest';

import { keepFile, prune } from '../../web/console/keeper/offline/queue.ts';
import { openStore, upgrades } from '../../web/console/keeper/offline/store.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aStockedFirm } from '../support/story.ts';
import { aDevice, commandsIn } from './device.ts';
import { aShift, move, sell } from './shift.ts';

const database = useDatabase();

test('with no room left nothing is acknowledged', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const space = { estimate: async () => ({ usage: 9_990_000, quota: 10_000_000 }) };
  const device = await aDevice(app, firm.member('keeper'), { space });
  await expect(device.record(move(firm, 1))).rejects.toThrow('');
  expect(await device.queue()).toEqual([]);
  space.estimate = async () => ({ usage: 9_000_000, quota: 10_000_000 });
  await expect(keepFile(device, new ArrayBuffer(600_000), 'image/jpeg')).rejects.toMatchObject({
    name: 'StorageFull',
  });
  await device.record(move(firm, 1));
  expect(await device.states()).toEqual(['waiting']);
});

test('a new version of the application finds the whole queue, and an older one leaves what it can’t read', async () => {
  const { firm, device } = await aShift(database());
  device.offline();
  await device.record(move(firm, 100));
  await device.record(sell(firm, 50));
  const before = await device.queue();
  device.db.close();
  const newer = await openStore({
    name: device.name,
    steps: [...upgrades, (db) => void db.createObjectStore('later' as 'kept')],
  });
  expect(await newer.getAll('commands')).toEqual(before);
  const [first] = before;
  if (first) await newer.put('commands', { ...first, v: 99 });
  device.online();
  const { syncOnce } = await import('../../web/console/keeper/offline/sync.ts');
  const round = await syncOnce({ ...device, db: newer, refresh: undefined }, async (work) =>
    work(),
  );
  expect(round.end).toBe('left');
  expect((await newer.getAll('commands')).map(({ state }) => state)).toEqual([
    'waiting',
    'waiting',
  ]);
  newer.close();
});

test('two tabs do not send at once', async () => {
  const { app, firm, keeper, device } = await aShift(database());
  await device.record(move(firm, 100));
  const tab = await aDevice(app, keeper, { name: device.name });
  const rounds = await Promise.all([device.sync(), tab.sync()]);
  expect(rounds.map(({ end }) => end).sort()).toEqual(['busy', 'sent_all']);
  expect(commandsIn([...device.air.log, ...tab.air.log])).toEqual(['POST /api/moves']);
  expect((await tab.sync()).end).toBe('sent_all');
});

test('a clock that is a day wrong is put right, and how is kept', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const day = 86_400_000;
  for (const clockOff of [day, -day]) {
    const device = await aDevice(app, firm.member('keeper'), {
      storeId: firm.premises.id,
      clockOff,
    });
    await device.refresh();
    device.offline();
    app.clock.now = new Date(app.clock.now.getTime() + 3_600_000);
    const { moment } = await device.record(move(firm, 10));
    expect(moment.occurredAt).toBe(app.clock.now.toISOString());
    expect([moment.offsetMs, moment.device]).toEqual([
      -clockOff,
      new Date(app.clock.now.getTime() + clockOff).toISOString(),
    ]);
    app.clock.now = new Date(app.clock.now.getTime() + 3_600_000);
    device.online();
    await device.sync();
    expect(await device.states()).toEqual(['done']);
  }
});

test('a clock that is set wrong in the middle of a shift is found out before anything is sent', async () => {
  const { app, firm, device } = await aShift(database());
  device.offline();
  app.clock.now = new Date(app.clock.now.getTime() + 3_600_000);
  const really = app.clock.now.toISOString();
  device.clock.off = 86_400_000;
  const { id, moment } = await device.record(move(firm, 10));
  expect(moment.occurredAt).not.toBe(really);
  app.clock.now = new Date(app.clock.now.getTime() + 3_600_000);
  device.online();
  await device.sync();
  const [done] = await device.queue();
  expect(done).toMatchObject({
    state: 'done',
    moment: { mended: { why: 'future', from: moment.occurredAt } },
  });
  const event = await database()
    .selectFrom('event')
    .select('occurred_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(Math.abs(event.occurred_at.getTime() - Date.parse(really))).toBeLessThan(1000);
});

test('what is settled is let go after a fortnight; what waits or was refused never is', async () => {
  const { app, firm, device } = await aShift(database());
  await device.record(move(firm, 100));
  await device.sync();
  await device.record(move(firm, 5000));
  await device.sync();
  device.offline();
  await device.record(move(firm, 10));
  const later = app.clock.now.getTime() + 15 * 86_400_000;
  await prune(device.db, device.owner, app.clock.now.getTime());
  expect(await device.states()).toEqual(['done', 'refused', 'waiting']);
  await prune(device.db, device.owner, later);
  expect(await device.states()).toEqual(['refused', 'waiting']);
});
