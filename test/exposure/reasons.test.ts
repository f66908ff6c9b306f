import { expect, test } from 'vitest';

import { useDatabase } from '../support/database.ts';
import { anOrganisation, aProduct, somePremises, unique } from '../support/factories.ts';
import { kg } from '../support/story.ts';
import {
  ago,
  ask,
  aStore,
  contactsOf,
  idsOf,
  inRoom,
  officer,
  post,
  type Store,
} from './support.ts';

const database = useDatabase();

async function aCase() {
  const store = await aStore(database());
  return { store, app: store.app, inspector: await officer(database()) };
}

async function ship(store: Store, lotIds: readonly string[], hours: number, more: object = {}) {
  const market = (await anOrganisation(database(), 'market')).member('owner');
  const stall = await somePremises(database(), market, { kind: 'market' });
  const { shipmentId } = await store.send('/api/shipments', {
    fromPremisesId: store.premises.id,
    toPremisesId: stall.id,
    purpose: 'sale',
    occurredAt: ago(hours),
    lines: lotIds.map((lotId) => ({ lotId, placeId: store.one, quantity: kg(100, 10) })),
    ...more,
  });
  return { shipmentId: shipmentId as string, market, stall };
}

test('who shared a room for long is class 2, for less than the close hours class 3, with place and hours', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await inRoom(store, store.one, 20, 10);
  const long = await inRoom(store, store.one, 18);
  const brief = await inRoom(store, store.one, 19, 18);
  const answer = await ask(app, inspector, [cause], { hoursAfter: 0, reasons: ['room'] });
  expect(idsOf(answer)).toEqual([long, brief]);
  expect(answer.exposures[0]).toMatchObject({ class: 2, hours: 8, contactCount: 1 });
  expect(answer.exposures[1]).toMatchObject({ class: 3, hours: 1 });
  expect(contactsOf(answer, long)).toMatchObject([
    {
      reason: 'room',
      causeLotId: cause,
      from: ago(18),
      to: ago(10),
      place: { id: store.one, kind: 'room', premises: { id: store.premises.id } },
      record: { kind: 'stay', id: store.one },
    },
  ]);
});

test('who left before the cause came, or as it came, is not touched; hours before and after let in who was near', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await inRoom(store, store.one, 20, 15);
  const before = await inRoom(store, store.one, 24, 22);
  const asItCame = await inRoom(store, store.one, 24, 20);
  const later = await inRoom(store, store.one, 12);
  const reasons = ['room'];
  const strict = await ask(app, inspector, [cause], { hoursAfter: 0, reasons });
  expect(idsOf(strict)).toEqual([]);
  const after = await ask(app, inspector, [cause], { hoursAfter: 4, reasons });
  expect(idsOf(after)).toEqual([later]);
  // It came three hours after the cause had gone: as those three were over.
  expect(idsOf(await ask(app, inspector, [cause], { hoursAfter: 3, reasons }))).toEqual([]);
  const wide = await ask(app, inspector, [cause], { hoursAfter: 4, hoursBefore: 3, reasons });
  expect(idsOf(wide).sort()).toEqual([before, asItCame, later].sort());
});

test('a cause that began later touches only what was there from then on, and where it still was', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await inRoom(store, store.one, 20, 6, store.two);
  const early = await inRoom(store, store.one, 19, 14);
  const late = await inRoom(store, store.one, 9);
  const inTwo = await inRoom(store, store.two, 8);
  const hypothesis = { hoursAfter: 0, reasons: ['room'] };
  const answer = await ask(app, inspector, [cause], hypothesis, { since: ago(10) });
  expect(idsOf(answer).sort()).toEqual([late, inTwo].sort());
  expect(contactsOf(answer, late)[0]).toMatchObject({ from: ago(9), to: ago(6) });
  const back = await ask(
    app,
    inspector,
    [cause],
    { ...hypothesis, hoursBefore: 5 },
    { since: ago(10) },
  );
  expect(idsOf(back)).toContain(early);
  const after = await ask(app, inspector, [cause], hypothesis, { since: ago(5) });
  expect(idsOf(after)).toEqual([inTwo]);
});

test('a least overlap leaves out who only passed through', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await inRoom(store, store.one, 20);
  const brief = await inRoom(store, store.one, 19, 18);
  const reasons = ['room'];
  expect(idsOf(await ask(app, inspector, [cause], { reasons, leastHours: 1 }))).toContain(brief);
  const least = await ask(app, inspector, [cause], { reasons, leastHours: 1.5 });
  expect(idsOf(least)).not.toContain(brief);
});

test('one dock is class 4', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await store.lot({ dockHours: 20 });
  const other = await store.lot({ dockHours: 12 });
  const answer = await ask(app, inspector, [cause]);
  expect(answer.exposures).toMatchObject([{ lotId: other, class: 4, hours: 12 }]);
  expect(contactsOf(answer, other)[0]).toMatchObject({ reason: 'dock', from: ago(12), to: null });
});

test('one load and one plate at the same time are class 2, the plate afterwards class 4, one driver class 3', async () => {
  const { store, app, inspector } = await aCase();
  const [cause, mate, during, later, longAfter, driven] = await Promise.all(
    Array.from({ length: 6 }, async () => inRoom(store, store.one, 30)),
  );
  if (!cause || !mate || !during || !later || !longAfter || !driven) throw new Error('No lots');
  const vehiclePlate = '粤B12345';
  const first = await ship(store, [cause, mate], 20, { vehiclePlate, driverWorkerNo: 'W0001' });
  await ship(store, [during], 19, { vehiclePlate });
  await post(
    app,
    `/api/shipments/${first.shipmentId}/receipt`,
    {
      occurredAt: ago(16),
      lines: [cause, mate].map((lotId) => ({ lotId, stated: kg(100, 10) })),
    },
    first.market,
  );
  const second = await ship(store, [later], 10, { vehiclePlate });
  await ship(store, [longAfter], 1, { vehiclePlate });
  await ship(store, [driven], 9, { driverWorkerNo: 'W0001' });
  const answer = await ask(app, inspector, [cause], {
    hoursAfter: 8,
    reasons: ['load', 'vehicle', 'crew'],
  });
  const classes = new Map(
    answer.exposures.map((one: { lotId: string; class: number }) => [one.lotId, one.class]),
  );
  expect(classes).toEqual(
    new Map([
      [mate, 2],
      [during, 2],
      [driven, 3],
      [later, 4],
    ]),
  );
  expect(contactsOf(answer, later)).toMatchObject([
    {
      reason: 'vehicle',
      vehiclePlate,
      record: { kind: 'shipment', id: second.shipmentId },
      causeRecord: { kind: 'shipment', id: first.shipmentId },
    },
  ]);
  expect(contactsOf(answer, driven)).toMatchObject([{ reason: 'crew', workerNo: 'W0001' }]);
  expect(contactsOf(answer, mate).map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['load', 'vehicle', 'crew']),
  );
});

test('a shipment that was voided carried nothing', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await inRoom(store, store.one, 30);
  const mate = await inRoom(store, store.one, 30);
  const eventId = crypto.randomUUID();
  await ship(store, [cause, mate], 20, { eventId });
  const hypothesis = { reasons: ['load'] };
  expect(idsOf(await ask(app, inspector, [cause], hypothesis))).toEqual([mate]);
  await store.send('/api/corrections', { corrects: eventId, kind: 'voided', reason: '误记' });
  expect(idsOf(await ask(app, inspector, [cause], hypothesis))).toEqual([]);
});

async function samplesOf(store: Store, lots: readonly (readonly string[])[], more: object = {}) {
  const laboratory = await anOrganisation(database(), 'laboratory');
  const ids: string[] = [];
  for (const lotIds of lots) {
    const { id } = await store.send('/api/samples', {
      number: unique('S-'),
      kind: 'product_outer',
      premisesId: store.premises.id,
      laboratoryOrgId: laboratory.orgId,
      occurredAt: ago(6),
      lotIds,
      ...more,
    });
    ids.push(id);
  }
  return { ids, technician: laboratory.member('quality') };
}

test('one tube is class 1: samples mixed in a pool, and one sample of several lots', async () => {
  const { store, app, inspector } = await aCase();
  const [cause = '', pooled = '', swabbed = '', apart = ''] = await Promise.all(
    Array.from({ length: 4 }, async () => store.lot()),
  );
  const { ids, technician } = await samplesOf(store, [[cause, swabbed], [pooled], [apart]]);
  const { id: poolId } = await post(
    app,
    '/api/pools',
    { number: unique('P-'), sampleIds: ids.slice(0, 2) },
    technician,
  );
  const answer = await ask(app, inspector, [cause], { reasons: ['pool'] });
  expect(idsOf(answer).sort()).toEqual([pooled, swabbed].sort());
  expect(answer.exposures.every((one: { class: number }) => one.class === 1)).toBe(true);
  expect(contactsOf(answer, pooled)).toMatchObject([{ record: { kind: 'pool', id: poolId } }]);
});

test('one sampler within hours is class 3; the same number of another firm is another person', async () => {
  const { store, app, inspector } = await aCase();
  const stranger = await aStore(database());
  const [cause, other, tooLate] = [await store.lot(), await store.lot(), await store.lot()];
  const theirs = await stranger.lot();
  const samplerWorkerNo = 'W0042';
  await samplesOf(store, [[cause]], { samplerWorkerNo, occurredAt: ago(20) });
  await samplesOf(store, [[other]], { samplerWorkerNo, occurredAt: ago(15) });
  await samplesOf(store, [[tooLate]], { samplerWorkerNo, occurredAt: ago(13) });
  await samplesOf(stranger, [[theirs]], { samplerWorkerNo, occurredAt: ago(18) });
  const answer = await ask(app, inspector, [cause], { reasons: ['crew'], hoursAfter: 6 });
  expect(answer.exposures).toMatchObject([{ lotId: other, class: 3 }]);
  expect(contactsOf(answer, other)).toMatchObject([
    { reason: 'crew', workerNo: samplerWorkerNo, record: { kind: 'sample' } },
  ]);
});

test('one disinfection is class 3', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await inRoom(store, store.one, 20);
  const mate = await inRoom(store, store.two, 20);
  const agent = await store.send('/api/disinfectants', {
    agent: '二氧化氯',
    concentration: 500,
    concentrationUnit: 'clo2_mg_l',
    workerNo: 'W0042',
    occurredAt: ago(12),
  });
  const { id } = await store.send('/api/disinfections', {
    disinfectantId: agent.id,
    certificateNo: unique('XD-2026-'),
    premisesId: store.premises.id,
    object: 'outer_package',
    method: 'spray',
    contactMinutes: 30,
    sixSides: true,
    workerNo: 'W0042',
    startedAt: ago(11),
    occurredAt: ago(10),
    lots: [cause, mate].map((lotId) => ({ lotId, ...kg(1000, 100) })),
  });
  const answer = await ask(app, inspector, [cause], { reasons: ['disinfection'] });
  expect(answer.exposures).toMatchObject([{ lotId: mate, class: 3 }]);
  expect(contactsOf(answer, mate)[0]).toMatchObject({ record: { kind: 'disinfection', id } });
});

async function process(store: Store, lotIds: readonly string[], hours: number, room = store.two) {
  const eventId = crypto.randomUUID();
  const { lots } = await store.send('/api/processings', {
    eventId,
    premisesId: store.premises.id,
    occurredAt: ago(hours),
    inputs: lotIds.map((lotId) => ({ lotId, placeId: store.one, quantity: kg(100, 10) })),
    outputs: [
      {
        productId: await aProduct(database(), store.owner),
        productionDate: '2026-11-21',
        placeId: room,
        quantity: kg(100 * lotIds.length, 10),
      },
    ],
    lossWeightKg: 0,
  });
  return { eventId, made: lots[0].lotId as string };
}

test('one processing run is class 1, the same premises within hours class 2, at another time nothing', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await inRoom(store, store.one, 30);
  const input = await inRoom(store, store.one, 30);
  const next = await inRoom(store, store.one, 30);
  const dayBefore = await inRoom(store, store.one, 30);
  await process(store, [dayBefore], 25);
  const run = await process(store, [cause, input], 20);
  const second = await process(store, [next], 18);
  const hypothesis = { reasons: ['processing', 'line'], hoursAfter: 3 };
  const answer = await ask(app, inspector, [cause], hypothesis);
  const found = answer.exposures.map((one: { lotId: string; class: number }) => [
    one.lotId,
    one.class,
  ]);
  expect(new Map(found)).toEqual(
    new Map([
      [input, 1],
      [run.made, 1],
      [next, 2],
      [second.made, 2],
    ]),
  );
  expect(contactsOf(answer, input)[0].record).toEqual({ kind: 'processing', id: run.eventId });
  await store.send('/api/corrections', { corrects: run.eventId, kind: 'voided', reason: '误记' });
  expect(idsOf(await ask(app, inspector, [cause], hypothesis))).toEqual([]);
});

test('what was made of an exposed lot afterwards counts, if asked for; what was made before does not', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await inRoom(store, store.one, 20);
  const exposed = await inRoom(store, store.one, 26);
  const before = await process(store, [exposed], 24);
  const after = await process(store, [exposed], 12);
  const again = await process({ ...store, one: store.two }, [after.made], 6);
  const hypothesis = { reasons: ['room'], hoursAfter: 0 };
  const answer = await ask(app, inspector, [cause], hypothesis);
  expect(idsOf(answer).sort()).toEqual([exposed, after.made, again.made].sort());
  expect(idsOf(answer)).not.toContain(before.made);
  const made = answer.exposures.find((one: { lotId: string }) => one.lotId === again.made);
  expect(made).toMatchObject({ class: 2, contactCount: 0, madeOf: [exposed] });
  const without = await ask(app, inspector, [cause], { ...hypothesis, descendants: false });
  expect(idsOf(without)).toEqual([exposed]);
});

test('several causes give each lot once, with a contact for each; causes are not their own exposures', async () => {
  const { store, app, inspector } = await aCase();
  const causes = [await inRoom(store, store.one, 20), await inRoom(store, store.one, 19)];
  const other = await inRoom(store, store.one, 10);
  const answer = await ask(app, inspector, causes, { reasons: ['room'] });
  expect(idsOf(answer)).toEqual([other]);
  expect(
    contactsOf(answer, other)
      .map(({ causeLotId }) => causeLotId)
      .sort(),
  ).toEqual(causes.sort());
});

test('a bound on the list is said, and the figures are of all', async () => {
  const { store, app, inspector } = await aCase();
  const cause = await inRoom(store, store.one, 20);
  await inRoom(store, store.one, 10);
  const nearest = await inRoom(store, store.one, 12);
  const answer = await ask(app, inspector, [cause], { reasons: ['room'] }, { limit: 1 });
  expect(idsOf(answer)).toEqual([nearest]);
  expect(answer).toMatchObject({ truncated: true, figures: { union: { lots: 2 } } });
});
