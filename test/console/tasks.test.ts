import { expect, test, vi } from 'vitest';

import { tasksOf } from '../../web/console/keeper/tasks.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aStockedFirm, kg, shipFrom } from '../support/story.ts';
import { aDevice } from './device.ts';

// What the words of a page look at as they are loaded.
vi.hoisted(() => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('document', { documentElement: {} });
});

const database = useDatabase();

async function aShift() {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const device = await aDevice(app, firm.member('keeper'), { storeId: firm.premises.id });
  const tasks = async () => {
    await device.refresh();
    return tasksOf(await device.books(), { state: 'none' }, app.clock.now);
  };
  return { app, firm, device, tasks };
}

test('what stands on the dock is to be put away, until all of it is', async () => {
  const { firm, device, tasks } = await aShift();
  expect((await tasks()).docked).toMatchObject([{ id: firm.lotId }]);
  const { premises, lotId, dock, frozen } = firm;
  const move = (amount: number) =>
    device.record({
      op: 'move',
      body: {
        premisesId: premises.id,
        lines: [{ lotId, fromPlaceId: dock, toPlaceId: frozen, quantity: kg(amount, amount / 10) }],
      },
    });
  await move(900);
  expect((await tasks()).docked).toHaveLength(1);
  await move(100);
  expect((await tasks()).docked).toEqual([]);
});

test('a shipment that arrived short stays a task of both until the sender has settled it', async () => {
  const { app, firm, tasks } = await aShift();
  const partner = await aStockedFirm(database());
  const sent = await shipFrom(app, partner, firm.premises.id, kg(100, 10));
  const { shipmentId } = sent.body;
  expect((await tasks()).mismatched).toEqual([]);
  const lines = [{ lotId: partner.lotId, stated: kg(70, 7) }];
  const path = `/api/shipments/${shipmentId}/receipt`;
  expect((await app.post(path, { lines }, firm.owner)).body).toEqual({ state: 'mismatched' });
  const after = await tasks();
  expect(after.mismatched).toMatchObject([{ id: shipmentId }]);
  expect(after.shipments).toEqual([]);
  const settled = [{ lotId: partner.lotId, disposition: 'lost', quantity: kg(30, 3) }];
  const settlement = { reason: '途中丢失', lines: settled };
  const done = await app.post(`/api/shipments/${shipmentId}/settlement`, settlement, partner.owner);
  expect(done.status).toBe(201);
  expect((await tasks()).mismatched).toEqual([]);
});
