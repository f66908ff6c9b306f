import { expect, test } from 'vitest';

import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises, unique } from '../support/factories.ts';
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

/** Ships from a room; received at once when a receiver's dock is wanted. */
async function sendOut(
  store: Store,
  lotId: string,
  hours: number,
  weight: number,
  divisionId: string,
  receive: boolean,
) {
  const market = (await anOrganisation(database(), 'market')).member('owner');
  const stall = await somePremises(database(), market, { kind: 'market', divisionId });
  const { shipmentId } = await store.send('/api/shipments', {
    fromPremisesId: store.premises.id,
    toPremisesId: stall.id,
    purpose: 'sale',
    occurredAt: ago(hours),
    lines: [{ lotId, placeId: store.one, quantity: kg(weight, weight / 10) }],
  });
  if (receive) {
    await post(
      store.app,
      `/api/shipments/${shipmentId}/receipt`,
      { occurredAt: ago(hours - 1), lines: [{ lotId, stated: kg(weight, weight / 10) }] },
      market,
    );
  }
  return { market, stall };
}

const round = (n: number) => Math.round(n * 1000) / 1000;

/** What the database holds of lots, summed by hand. */
async function byHand(lotIds: readonly string[]) {
  const rows = await database()
    .selectFrom('stock')
    .innerJoin('place', 'place.id', 'stock.place_id')
    .select(['place.kind', 'place.id', 'place.org_id', 'stock.grams', 'stock.pieces'])
    .where('lot_id', 'in', lotIds)
    .execute();
  const here = rows.filter(({ grams, pieces }) => grams > 0 || pieces > 0);
  const sum = (kinds: readonly string[]) => {
    const of = here.filter(({ kind }) => kinds.includes(kind));
    return {
      netWeightKg: round(of.reduce((total, { grams }) => total + grams, 0) / 1000),
      pieces: of.reduce((total, { pieces }) => total + pieces, 0),
    };
  };
  const standing = here.filter(({ kind }) => ['room', 'dock', 'transit'].includes(kind));
  return {
    lots: lotIds.length,
    firms: new Set(standing.map(({ org_id }) => org_id)).size,
    places: new Set(standing.map(({ id }) => id)).size,
    stored: sum(['room', 'dock']),
    inTransit: sum(['transit']),
    sold: sum(['sold']),
  };
}

/** A cause in room one; lots that met it in one way, in two, later, or not at all, in stock, on the road and sold. */
async function aSpread() {
  const store = await aStore(database());
  const cause = await inRoom(store, store.one, 40, 30, store.two);
  const both = await inRoom(store, store.one, 35, 25, store.two);
  const roomOnly = await inRoom(store, store.one, 33);
  const soon = await inRoom(store, store.one, 20);
  const late = await inRoom(store, store.one, 1);
  await sendOut(store, roomOnly, 10, 200, '440308', true);
  const { market, stall } = await sendOut(store, roomOnly, 9, 300, '442000-Z1', true);
  await sendOut(store, roomOnly, 8, 100, '440308', false);
  const dock = await database()
    .selectFrom('place')
    .select('id')
    .where('premises_id', '=', stall.id)
    .where('kind', '=', 'dock')
    .executeTakeFirstOrThrow();
  await post(
    store.app,
    '/api/sales',
    {
      premisesId: stall.id,
      occurredAt: ago(2),
      buyer: { kind: 'consumer' },
      lines: [{ lotId: roomOnly, placeId: dock.id, quantity: kg(50, 5) }],
    },
    market,
  );
  // Two samples in one tube: a second way to the lot that met the cause in two rooms already.
  const laboratory = await anOrganisation(database(), 'laboratory');
  await store.send('/api/samples', {
    number: `S-${cause.slice(-6)}`,
    kind: 'product_outer',
    premisesId: store.premises.id,
    laboratoryOrgId: laboratory.orgId,
    lotIds: [cause, both],
  });
  return { store, app: store.app, cause, both, roomOnly, soon, late, market, stall };
}

test('the figures are what stands of each exposed lot once, however many ways lead to it', async () => {
  const { app, cause, both, roomOnly, soon } = await aSpread();
  const country = await officer(database(), 'CN/');
  const answer = await ask(app, country, [cause], { reasons: ['pool', 'room'], hoursAfter: 12 });
  expect(idsOf(answer).sort()).toEqual([both, roomOnly, soon].sort());
  expect(answer.figures.union).toEqual(await byHand([both, roomOnly, soon]));
  expect(answer.figures.union).toMatchObject({
    lots: 3,
    stored: { netWeightKg: 2850 },
    inTransit: { netWeightKg: 100, pieces: 10 },
    sold: { netWeightKg: 50, pieces: 5 },
  });
  expect(answer.figures.beyond).toMatchObject({ lots: 0, stored: { netWeightKg: 0 } });
  const [pool, room] = answer.figures.reasons;
  expect(pool).toMatchObject({ reason: 'pool', alone: await byHand([both]) });
  expect(room).toMatchObject({ reason: 'room', alone: await byHand([both, roomOnly, soon]) });
  expect(pool.added).toEqual(pool.alone);
  expect(room.added).toMatchObject({ lots: 2, stored: { netWeightKg: 1850 } });
  const total = (of: 'lots' | 'firms' | 'places') => pool.added[of] + room.added[of];
  for (const of of ['lots', 'firms', 'places'] as const) {
    expect(total(of)).toBe(answer.figures.union[of]);
  }
});

test('what if: each setting of the hours gives what asking with it gives', async () => {
  const { app, cause } = await aSpread();
  const country = await officer(database(), 'CN/');
  const reasons = ['room'];
  const whatIf = [0, 6, 12, 48];
  const answer = await ask(app, country, [cause], { reasons }, { whatIf });
  const lots = answer.figures.whatIf.map(({ figures }: any) => figures.lots);
  expect(lots[0]).toBeLessThan(lots[3]);
  for (const { hoursAfter, figures } of answer.figures.whatIf) {
    const alone = await ask(app, country, [cause], { reasons, hoursAfter }, { whatIf: [] });
    expect(figures).toEqual(alone.figures.union);
  }
});

test('an officer sees by name what lies in the own city, of the rest a sum without names', async () => {
  const { app, cause, both, roomOnly, soon, market, store, stall } = await aSpread();
  const here = await officer(database());
  const hypothesis = { reasons: ['pool', 'room'], hoursAfter: 12 };
  const answer = await ask(app, here, [cause], hypothesis);
  expect(idsOf(answer).sort()).toEqual([both, roomOnly, soon].sort());
  // 250 kg stand in the market of the other city; what was sold there is of a firm seated here.
  expect(answer.figures.union).toMatchObject({
    stored: { netWeightKg: 2600 },
    sold: { netWeightKg: 50 },
  });
  expect(answer.figures.beyond).toMatchObject({
    lots: 0,
    firms: 1,
    stored: { netWeightKg: 250 },
    sold: { netWeightKg: 0 },
  });
  expect(JSON.stringify(answer)).not.toContain(market.orgId);
  expect(JSON.stringify(answer)).not.toContain(stall.id);

  // The other city knows the lot that came to it, as a cause too, but not the room where it stood before.
  const there = await officer(database(), 'CN/440000/442000/');
  const away = await ask(app, there, [roomOnly], { reasons: ['room'] });
  expect(away.exposures).toEqual([]);
  expect(away.figures.union.lots).toBe(0);
  expect(away.figures.beyond.lots).toBeGreaterThan(0);
  for (const secret of [store.one, store.premises.id, both, soon]) {
    expect(JSON.stringify(away)).not.toContain(secret);
  }
  const refused = await app.post('/api/exposures', { lotIds: [cause] }, there);
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0].field).toBe('lotIds.0');
});

test('a firm sees its own lots in its own rooms and no sum beyond; a stranger sees no lot at all', async () => {
  const { app, cause, roomOnly, store, market } = await aSpread();
  const own = await ask(app, store.owner, [cause], { reasons: ['room'], hoursAfter: 12 });
  expect(idsOf(own)).toContain(roomOnly);
  expect(own.figures.beyond).toBeNull();
  // The 600 kg that others took over are theirs to know; what is on the road is still the sender's.
  const shown = own.exposures.find(({ lotId }: { lotId: string }) => lotId === roomOnly);
  expect(shown).toMatchObject({ stored: { netWeightKg: 400 }, inTransit: { netWeightKg: 100 } });

  const buyers = await ask(app, market, [roomOnly], {});
  expect(buyers.exposures).toEqual([]);
  expect(buyers.figures).toMatchObject({ union: { lots: 0 }, beyond: null });
  const stranger = (await anOrganisation(database())).member('owner');
  const refused = await app.post('/api/exposures', { lotIds: [cause] }, stranger);
  expect(refused.status).toBe(422);
});

test('a neighbour in one room of a store is told to the store and the officer, not to the other owner', async () => {
  const store = await aStore(database());
  const tenant = await aStore(database());
  const { app } = store;
  const cause = await inRoom(tenant, tenant.one, 30);
  const guest = await inRoom(store, store.one, 20);
  // The tenant's goods come over and into the same room.
  const { shipmentId } = await tenant.send('/api/shipments', {
    fromPremisesId: tenant.premises.id,
    toPremisesId: store.premises.id,
    purpose: 'transfer',
    occurredAt: ago(12),
    lines: [{ lotId: cause, placeId: tenant.one, quantity: kg(1000, 100) }],
  });
  await post(
    app,
    `/api/shipments/${shipmentId}/receipt`,
    { occurredAt: ago(10), lines: [{ lotId: cause, stated: kg(1000, 100) }] },
    store.owner,
  );
  await store.move(cause, store.dock, store.one, 10);
  expect(idsOf(await ask(app, store.owner, [cause]))).toEqual([guest]);
  expect(idsOf(await ask(app, await officer(database()), [cause]))).toEqual([guest]);
  const owners = await ask(app, tenant.owner, [cause]);
  expect(owners).toMatchObject({ exposures: [], figures: { union: { lots: 0 } } });
  expect(JSON.stringify(owners)).not.toContain(guest);
});

test('two lots that one knows, met where one may not look: not told', async () => {
  const { app, store, both, roomOnly } = await aSpread();
  const there = await officer(database(), 'CN/440000/442000/');
  const { market } = await sendOut({ ...store, one: store.two }, both, 4, 100, '442000-Z1', true);
  // Both came to that city, apart from each other; they stood in one room before, in another.
  const before = await ask(app, there, [roomOnly], { reasons: ['room'] });
  expect(before.exposures).toEqual([]);
  expect(before.figures.beyond.lots).toBeGreaterThan(0);
  const firms = await ask(app, market, [both], { reasons: ['room'] });
  expect(firms.exposures).toEqual([]);
});

test('a tube of two firms tells the officer of both lots, each firm of none but its own', async () => {
  const one = await aStore(database());
  const two = await aStore(database());
  const laboratory = await anOrganisation(database(), 'laboratory');
  const lots = [await one.lot(), await two.lot()] as const;
  const sampleIds: string[] = [];
  for (const [index, store] of [one, two].entries()) {
    const { id } = await store.send('/api/samples', {
      number: unique('S-'),
      kind: 'product_outer',
      premisesId: store.premises.id,
      laboratoryOrgId: laboratory.orgId,
      lotIds: [lots[index]],
    });
    sampleIds.push(id);
  }
  const pool = { number: unique('P-'), sampleIds };
  await post(one.app, '/api/pools', pool, laboratory.member('quality'));
  const reasons = ['pool'];
  expect(idsOf(await ask(one.app, await officer(database()), [lots[0]], { reasons }))).toEqual([
    lots[1],
  ]);
  const firms = await ask(one.app, one.owner, [lots[0]], { reasons });
  expect(firms).toMatchObject({ exposures: [], figures: { union: { lots: 0 } } });
  expect(JSON.stringify(firms)).not.toContain(lots[1]);
});

test('a receiver is told of the lorry that brought both lots, not of who drove it nor of its other journeys', async () => {
  const store = await aStore(database());
  const { app } = store;
  const [cause, mate] = [
    await inRoom(store, store.one, 30),
    await inRoom(store, store.one, 30),
  ] as const;
  const market = (await anOrganisation(database(), 'market')).member('owner');
  const stall = await somePremises(database(), market, { kind: 'market' });
  const journey = async (lotId: string, hours: number, toPremisesId: string) =>
    store.send('/api/shipments', {
      fromPremisesId: store.premises.id,
      toPremisesId,
      purpose: 'sale',
      occurredAt: ago(hours),
      vehiclePlate: '粤B54321',
      driverWorkerNo: 'W0009',
      lines: [{ lotId, placeId: store.one, quantity: kg(100, 10) }],
    });
  await journey(cause, 20, stall.id);
  await journey(mate, 19, stall.id);
  const elsewhere = await anOrganisation(database(), 'market');
  const shop = await somePremises(database(), elsewhere.member('owner'), { kind: 'market' });
  const other = await journey(mate, 18, shop.id);
  const reasons = ['vehicle', 'crew'];
  const told = await ask(app, market, [cause], { reasons });
  expect(idsOf(told)).toEqual([mate]);
  expect(contactsOf(told, mate).map(({ reason }) => reason)).toEqual(['vehicle']);
  expect(JSON.stringify(told)).not.toContain('W0009');
  expect(JSON.stringify(told)).not.toContain(other.shipmentId);
  const senders = await ask(app, store.owner, [cause], { reasons });
  expect(
    contactsOf(senders, mate)
      .map(({ reason }) => reason)
      .sort(),
  ).toEqual(['crew', 'crew', 'vehicle', 'vehicle']);
});

test('whatever is told by name, the reader’s own eyes see', async () => {
  const { app, cause, store } = await aSpread();
  const here = await officer(database());
  const eyes = [
    [here, { path: here.jurisdiction }],
    [store.owner, { org: store.orgId }],
  ] as const;
  for (const [actor, eye] of eyes) {
    const answer = await ask(app, actor, [cause], { hoursAfter: 100, hoursBefore: 100 });
    expect(idsOf(answer).length).toBeGreaterThan(0);
    for (const lotId of idsOf(answer)) {
      const lot = await database
        .seenBy(eye)
        .selectFrom('lot')
        .select('id')
        .where('id', '=', lotId)
        .execute();
      expect(lot).toHaveLength(1);
      for (const { place } of contactsOf(answer, lotId)) {
        if (place === null) continue;
        const stays = await database
          .seenBy(eye)
          .selectFrom('stay')
          .select('lot_id')
          .where('lot_id', '=', lotId)
          .where('place_id', '=', place.id)
          .execute();
        expect(stays.length).toBeGreaterThan(0);
      }
    }
  }
  const foreign = await database
    .seenBy({ path: 'CN/350000/' })
    .selectFrom('stay')
    .selectAll()
    .execute();
  expect(foreign).toEqual([]);
});

test('bad questions name the field: no reasons, too many hours, a moment to come, no lots', async () => {
  const { app, cause } = await aSpread();
  const here = await officer(database());
  const fieldOf = async (body: object) => {
    const sent = await app.post('/api/exposures', body, here);
    expect(sent.status).toBe(422);
    return sent.body.errors[0].field;
  };
  expect(await fieldOf({ lotIds: [] })).toBe('lotIds');
  expect(await fieldOf({ lotIds: [cause], hypothesis: { reasons: [] } })).toBe(
    'hypothesis.reasons',
  );
  expect(await fieldOf({ lotIds: [cause], hypothesis: { hoursAfter: 721 } })).toBe(
    'hypothesis.hoursAfter',
  );
  expect(await fieldOf({ lotIds: [cause], since: '2027-01-01T00:00:00Z' })).toBe('since');
});

test('an officer keeps a hypothesis with the figures of the moment; they stay as they were', async () => {
  const { app, cause, store, soon } = await aSpread();
  const here = await officer(database());
  const hypothesis = { reasons: ['room'], hoursAfter: 12 };
  const seen = await ask(app, here, [cause], hypothesis);
  const body = { lotIds: [cause], hypothesis, note: '封存同库批次', eventId: crypto.randomUUID() };
  const { id } = await post(app, '/api/exposures/assessments', body, here);
  expect((await post(app, '/api/exposures/assessments', body, here)).id).toBe(id);
  await store.send('/api/destructions', {
    premisesId: store.premises.id,
    reason: '破损',
    method: '焚烧',
    lines: [{ lotId: soon, placeId: store.one, quantity: kg(1000, 100) }],
  });
  const { body: kept } = await app.get(`/api/exposures/assessments/${id}`, here);
  expect(kept).toMatchObject({
    id,
    orgId: here.orgId,
    actorId: here.userId,
    lotIds: [cause],
    since: null,
    note: body.note,
    hypothesis: { ...hypothesis, hoursBefore: 0, descendants: true },
    assessedAt: app.clock.now.toISOString(),
  });
  expect(kept.figures).toEqual(seen.figures);
  const now = await ask(app, here, [cause], hypothesis);
  expect(now.figures.union.stored).not.toEqual(kept.figures.union.stored);
  const event = await database()
    .selectFrom('event')
    .select(['type', 'actor_id'])
    .where('id', '=', body.eventId)
    .executeTakeFirstOrThrow();
  expect(event).toEqual({ type: 'exposure.assessed', actor_id: here.userId });

  const { body: list } = await app.get(`/api/exposures/assessments?lotId=${cause}`, here);
  expect(list.items.map((one: { id: string }) => one.id)).toEqual([id]);
  const { body: none } = await app.get(`/api/exposures/assessments?lotId=${soon}`, here);
  expect(none.items).toEqual([]);
});

test('assessments are the authority’s: none for firms, auditors, or the bureau of another city', async () => {
  const { app, cause, store } = await aSpread();
  const here = await officer(database());
  const body = { lotIds: [cause], note: '核查' };
  const { id } = await post(app, '/api/exposures/assessments', body, here);
  for (const actor of [store.owner, { ...here, role: 'auditor' as const }]) {
    expect((await app.post('/api/exposures/assessments', body, actor)).status).toBe(403);
    expect((await app.get(`/api/exposures/assessments/${id}`, actor)).status).toBe(403);
    expect((await app.get('/api/exposures/assessments', actor)).status).toBe(403);
  }
  const elsewhere = await officer(database(), 'CN/440000/442000/');
  expect((await app.get(`/api/exposures/assessments/${id}`, elsewhere)).status).toBe(404);
  expect((await app.get('/api/exposures/assessments', elsewhere)).body.items).toEqual([]);
  const seen = (eyes: { org: string } | { path: string }) =>
    database
      .seenBy(eyes)
      .selectFrom('exposure_assessment')
      .select('id')
      .where('id', '=', id)
      .execute();
  expect(await seen({ org: store.orgId })).toEqual([]);
  expect(await seen({ path: elsewhere.jurisdiction })).toEqual([]);
  expect(await seen({ path: here.jurisdiction })).toHaveLength(1);
  const unknown = await app.post(
    '/api/exposures/assessments',
    { ...body, lotIds: [crypto.randomUUID()] },
    here,
  );
  expect(unknown.status).toBe(422);
});
