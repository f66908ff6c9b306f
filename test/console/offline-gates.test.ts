import { expect, test } from 'vitest';

import { madeId } from '../../src/domain/made-id.ts';
import { transitions } from '../../src/domain/policy-rules.ts';
import { loadDefaultRules } from '../../src/features/policy/policy.service.ts';
import { judgeGate } from '../../web/console/keeper/offline/gates.ts';
import { openHolds } from '../../web/console/keeper/offline/hold-signature.ts';
import type { HoldsState } from '../../web/console/keeper/offline/holds.ts';
import { keptHolds, keptSnapshot } from '../../web/console/keeper/offline/refresh.ts';
import { fetchUnits, identify, readUnits } from '../../web/console/keeper/offline/scan.ts';
import type { Draft } from '../../web/console/keeper/offline/wire.ts';
import { createTestApp, ctxFor, testCodes } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aLot, anOrganisation, longAgo } from '../support/factories.ts';
import { aStockedFirm, kg, shipFrom } from '../support/story.ts';
import { aDevice } from './device.ts';

const database = useDatabase();

async function aShift() {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const device = await aDevice(app, firm.member('keeper'), { storeId: firm.premises.id });
  await device.refresh();
  return { app, firm, device };
}

type Shift = Awaited<ReturnType<typeof aShift>>;

async function holdsOf({ device, firm }: Pick<Shift, 'device' | 'firm'>): Promise<HoldsState> {
  return openHolds(await keptHolds(device.owner).read(device.db), firm.orgId);
}

async function hold({ app }: Shift, what: object): Promise<void> {
  const regulator = (await anOrganisation(database(), 'regulator', '440000')).member('inspector');
  const order = { reasonZh: '阳性', reasonEn: 'Positive', ...what };
  expect((await app.post('/api/holds', order, regulator)).status).toBe(201);
}

const sell = ({ firm }: Pick<Shift, 'firm'>): Draft => ({
  op: 'sell',
  body: {
    premisesId: firm.premises.id,
    buyer: { kind: 'consumer' },
    lines: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(10, 1) }],
  },
});

test('a hold that the device knows stops goods offline; what the list doesn’t name is unknown', async () => {
  const shift = await aShift();
  const { device, app, firm } = shift;
  expect((await device.check(sell(shift))).faults).toEqual([]);
  await hold(shift, { lotIds: [firm.lotId] });
  await device.refresh();
  device.offline();
  const held = await device.check(sell(shift));
  expect(held.faults.map(({ field, rule }) => [field, rule])).toContainEqual([
    'lines.0.lotId',
    'custody.held',
  ]);
  // Two days later nobody knows what was held since.
  app.clock.now = new Date(app.clock.now.getTime() + 2 * 86_400_000);
  const old = await device.check(sell(shift));
  expect(old.unknown.map(({ rule }) => rule)).toContain('offline.hold_unknown');
});

test('a list that is not signed by a known key, or is another firm’s, is not believed', async () => {
  const shift = await aShift();
  const { device, firm } = shift;
  expect((await holdsOf(shift)).state).toBe('known');
  const kept = await keptHolds(device.owner).read(device.db);
  if (!kept) throw new Error('No list');
  const [head, payload = '', signature] = kept.jws.split('.');
  const other = JSON.stringify({
    ...JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))),
    exp: 9e9,
  });
  const forged = [
    head,
    btoa(other).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    signature,
  ].join('.');
  expect((await openHolds({ ...kept, jws: forged }, firm.orgId)).state).toBe('forged');
  expect((await openHolds(kept, crypto.randomUUID())).state).toBe('forged');
  expect((await openHolds(undefined, firm.orgId)).state).toBe('none');
});

test('an older list that a cache on the way gives is not taken', async () => {
  const { device } = await aShift();
  const kept = async () => keptHolds(device.owner).read(device.db);
  const old = await kept();
  await device.db.put('kept', { ...old, etag: '"gone"' }, `holds/${device.owner}`);
  await device.refresh();
  const newer = await kept();
  expect(newer?.jws).not.toBe(old?.jws);
  await device.db.put('kept', { ...newer, etag: '"gone"' }, `holds/${device.owner}`);
  const headers = { 'content-type': 'application/jose', etag: '"old"' };
  device.air.weather = ({ path }) =>
    path.startsWith('/api/hold-list') ? new Response(old?.jws, { headers }) : 'through';
  await device.refresh();
  expect((await kept())?.jws).toBe(newer?.jws);
});

test('more than the books have, another seal and a warm room are found where they were typed', async () => {
  const shift = await aShift();
  const { app, firm, device } = shift;
  const { premises, owner, productId } = firm;
  const declared = await aLot(database(), { owner, productId, premisesId: premises.id });
  await device.refresh();
  device.offline();
  const receive = (change: object): Draft => ({
    op: 'receive',
    body: {
      premisesId: premises.id,
      containerNo: 'CSQU3054383',
      sealNo: 'sl1029384',
      lines: [{ lotId: declared.lotId, quantity: kg(1000, 100), placeId: firm.dock }],
      ...change,
    },
  });
  const fieldsOf = async (draft: Draft) =>
    (await device.check(draft)).faults.map(({ field, rule }) => `${field} ${rule}`);
  expect(await fieldsOf(receive({}))).toEqual([]);
  expect(await fieldsOf(receive({ sealNo: 'SL0000000' }))).toEqual(['sealNo custody.seal_differs']);
  expect(await fieldsOf(receive({ containerNo: 'MSKU1234565' }))).toEqual([
    'containerNo custody.container_differs',
  ]);
  // As it is written on the door.
  expect(await fieldsOf(receive({ containerNo: 'csqu 305438-3' }))).toEqual([]);
  // Counting first adds nothing to what was declared: who declared it is asked.
  const lines = [{ lotId: declared.lotId, quantity: kg(1200, 100), placeId: firm.dock }];
  const { faults } = await device.check(receive({ lines }));
  expect(faults).toMatchObject([
    { field: 'lines.0.quantity', message: { zh: expect.stringContaining('请申报方补申报') } },
  ]);
  expect(faults[0]?.message.zh).not.toContain('盘点');
  expect(faults[0]?.message.en).toContain('1,000\u00a0kg · 100\u00a0pieces');
  const move = (to: string, weight: number): Draft => ({
    op: 'move',
    body: {
      premisesId: premises.id,
      lines: [
        { lotId: firm.lotId, fromPlaceId: firm.dock, toPlaceId: to, quantity: kg(weight, 1) },
      ],
    },
  });
  expect(await fieldsOf(move(firm.chilled, 10))).toEqual([
    'lines.0.toPlaceId place.temperature_class',
  ]);
  await device.record(move(firm.frozen, 900));
  expect(await fieldsOf(move(firm.frozen, 200))).toEqual(['lines.0.quantity custody.not_enough']);
  expect(app.errors).toEqual([]);
});

test('a scan finds its lot offline: by lot code, unit code, lot number, container and delivery note', async () => {
  const shift = await aShift();
  const { app, firm, device } = shift;
  const code = await app.post(`/api/lots/${firm.lotId}/code`, {}, firm.owner);
  const series = await app.post(
    `/api/lots/${firm.lotId}/series`,
    { level: 'case', count: 9 },
    firm.owner,
  );
  const partner = await aStockedFirm(database());
  const sent = await shipFrom(app, partner, firm.premises.id, kg(10, 1));
  await device.refresh();
  const snapshot = await keptSnapshot(device.owner).read(device.db);
  if (!snapshot) throw new Error('No snapshot');
  await fetchUnits(device, snapshot);
  device.offline();
  const books = await device.books();
  const units = await readUnits(device.db, snapshot);
  const find = (text: string) => identify(text, null, books, units, 'trace.test');
  const { number, key_version: keyVersion } = await database()
    .selectFrom('code_series')
    .selectAll()
    .where('id', '=', series.body.id)
    .executeTakeFirstOrThrow();
  const unit = testCodes.make({ number, keyVersion }, 5);
  const lots = [{ id: firm.lotId }];
  expect(find(`https://trace.test/t/${code.body.code}`)).toMatchObject({
    kind: 'lots',
    by: 'code',
    lots,
  });
  expect(find(unit)).toMatchObject({
    kind: 'lots',
    by: 'unit',
    lots,
    unit: { serial: 5, state: 'issued' },
  });
  expect(find(firm.number.toLowerCase())).toMatchObject({ kind: 'lots', by: 'number', lots });
  expect(find('CSQU3054383')).toMatchObject({ kind: 'lots', by: 'container' });
  expect(find(sent.body.number)).toMatchObject({
    kind: 'shipment',
    shipment: { id: sent.body.shipmentId },
  });
  expect(find(testCodes.make({ number, keyVersion }, 50))).toMatchObject({ kind: 'unknown' });
  expect(find('6901234567892')).toMatchObject({ kind: 'other', what: 'gtin' });
  const wrong = `${unit.slice(0, -1)}${unit.endsWith('0') ? '1' : '0'}`;
  expect(find(wrong).kind).toBe('broken');
});

// The last: from here on the gates of the whole database are closed.
test('a gate says on the device what it says on the server, before and after work done offline', async () => {
  const shift = await aShift();
  const { app, firm, device } = shift;
  await loadDefaultRules(ctxFor(database(), { kind: 'system' }, longAgo));
  await device.refresh();
  const compare = async () => {
    const books = await device.books();
    const holds = await holdsOf(shift);
    const verdicts: string[] = [];
    for (const transition of transitions.filter((one) => one !== 'activate')) {
      const query = `transition=${transition}&premisesId=${firm.premises.id}`;
      const { body } = await app.get(`/api/lots/${firm.lotId}/gate?${query}`, firm.owner);
      const at = app.clock.now;
      const gate = judgeGate(books, holds, { transition, lotId: firm.lotId, at });
      const said = body.rules.flatMap(({ unmet }: { unmet: object | null }) =>
        unmet ? [unmet] : [],
      );
      expect(gate.unmet).toEqual(said);
      verdicts.push(gate.verdict);
    }
    return verdicts;
  };
  const before = await compare();
  expect(before).toContain('unmet');
  const agent = await device.record({
    op: 'prepareDisinfectant',
    body: {
      agent: '二氧化氯',
      concentration: 500,
      concentrationUnit: 'clo2_mg_l',
      workerNo: 'W0042',
    },
  });
  app.clock.now = new Date(app.clock.now.getTime() + 3_600_000);
  await device.record({
    op: 'recordDisinfection',
    body: {
      disinfectantId: madeId(agent.id),
      certificateNo: `XD-${firm.lotId.slice(-8).toUpperCase()}`,
      premisesId: firm.premises.id,
      object: 'outer_package',
      method: 'spray',
      contactMinutes: 20,
      sixSides: true,
      workerNo: 'W0042',
      startedAt: new Date(app.clock.now.getTime() - 1_800_000).toISOString(),
      lots: [{ lotId: firm.lotId, netWeightKg: 1000, pieces: 100 }],
    },
  });
  const offline = judgeGate(await device.books(), await holdsOf(shift), {
    transition: 'ship',
    lotId: firm.lotId,
    at: app.clock.now,
  });
  await device.sync();
  expect([
    await device.states(),
    (await device.queue()).map(({ refusal }) => refusal?.errors),
  ]).toEqual([
    ['done', 'done'],
    [undefined, undefined],
  ]);
  const { body } = await app.get(
    `/api/lots/${firm.lotId}/gate?transition=ship&premisesId=${firm.premises.id}`,
    firm.owner,
  );
  expect(offline.unmet).toEqual(
    body.rules.flatMap(({ unmet }: { unmet: object | null }) => (unmet ? [unmet] : [])),
  );
  await compare();
});
