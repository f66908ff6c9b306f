import type { Kysely } from 'kysely';
import { beforeAll, expect, test } from 'vitest';

import type { Database } from '../../db/types.ts';
import { uuidv7 } from '../../src/core/ids.ts';
import type { Metrics } from '../../src/core/ports.ts';
import { loadDefaultRules } from '../../src/features/policy/policy.service.ts';
import { createTestApp, ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import {
  anImportLot,
  anOrganisation,
  aProduct,
  longAgo,
  someDivisions,
  somePremises,
  unique,
} from '../support/factories.ts';
import { kg, placeIn } from '../support/story.ts';

const database = useDatabase();

beforeAll(async () => {
  await someDivisions(database());
  await loadDefaultRules(ctxFor(database(), { kind: 'system' }, longAgo));
});

const at = (text: string) => new Date(`${text}:00+08:00`);
const all = kg(1000, 100);
const part = kg(400, 40);

/** A firm with a central warehouse, a cold store and a laboratory at hand, and a clock to turn. */
async function aScene(db: Kysely<Database>, now: Date, metrics?: Metrics) {
  const app = createTestApp(db, { now, ...(metrics && { metrics }) });
  const firm = await anOrganisation(db);
  const owner = firm.member('owner');
  const laboratory = await anOrganisation(db, 'laboratory');
  const warehouse = await somePremises(db, owner, { kind: 'central_warehouse' });
  const store = await somePremises(db, owner);
  const productId = await aProduct(db, owner);
  const docks = {
    [warehouse.id]: await placeIn(db, warehouse.id, 'dock'),
    [store.id]: await placeIn(db, store.id, 'dock'),
  };

  async function send(path: string, body: object, actor = owner) {
    return app.post(`/api${path}`, body, actor);
  }
  async function made(path: string, body: object, actor = owner) {
    const sent = await send(path, body, actor);
    expect(sent.body).not.toHaveProperty('code');
    return sent.body;
  }
  async function sample(lotId: string, premisesId: string): Promise<string> {
    const { id } = await made('/samples', {
      number: unique('S'),
      kind: 'product_outer',
      premisesId,
      laboratoryOrgId: laboratory.orgId,
      lotIds: [lotId],
    });
    return id;
  }
  return {
    app,
    owner,
    warehouse,
    store,
    send,
    turnTo: (moment: Date) => {
      app.clock.now = moment;
    },
    declare: async (overrides: object = {}) => {
      const year = app.clock.now.getUTCFullYear();
      const { lotId } = await made('/lots', {
        ...anImportLot(productId, warehouse.id),
        declarationNo: `5301${year}1${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`,
        sealNo: unique('SEAL-'),
        productionDate: '2021-05-01',
        expiryDate: '2027-05-01',
        ...overrides,
      });
      return lotId as string;
    },
    paper: async (lotId: string, kind: string, more: object = {}) => {
      const number =
        kind === 'customs_declaration'
          ? `530120211${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`
          : unique('CERT-');
      const issuedOn = app.clock.now.toISOString().slice(0, 10);
      const body = { kind, issuer: '深圳海关', number, issuedOn, lots: [{ lotId }], ...more };
      return (await made('/documents', body)).id as string;
    },
    receive: async (lotId: string, premisesId = warehouse.id, more: object = {}) => {
      const lot = (await app.get(`/api/lots/${lotId}`, owner)).body;
      return send('/receipts', {
        ...more,
        premisesId,
        containerNo: lot.containerNo,
        sealNo: lot.sealNo,
        lines: [{ lotId, quantity: all }],
      });
    },
    ship: async (lotId: string, quantity: object, from = warehouse.id, to = store.id) =>
      send('/shipments', {
        fromPremisesId: from,
        toPremisesId: to,
        purpose: 'transfer',
        lines: [{ lotId, placeId: docks[from], quantity }],
      }),
    arrive: async (shipmentId: string, lotId: string, stated: object) =>
      made(`/shipments/${shipmentId}/receipt`, { lines: [{ lotId, stated }] }),
    repack: async (lotId: string, premisesId: string) => {
      const placeId = docks[premisesId];
      const output = { productId, productionDate: '2026-11-19', placeId, quantity: kg(1000, 200) };
      const { lots } = await made('/processings', {
        premisesId,
        inputs: [{ lotId, placeId, quantity: all }],
        outputs: [output],
        lossWeightKg: 0,
      });
      return lots[0].lotId as string;
    },
    sample,
    testOf: async (lotId: string, premisesId: string) => {
      const sampleId = await sample(lotId, premisesId);
      const report = { sampleId, analyte: 'sars_cov_2', method: 'rt_pcr', result: 'negative' };
      return (await made('/tests', report, laboratory.member('quality'))).id as string;
    },
    disinfect: async (lotId: string, premisesId: string, quantity: object = all) => {
      const now = app.clock.now.getTime();
      const { id } = await made('/disinfectants', {
        agent: '二氧化氯消毒剂',
        concentration: 500,
        concentrationUnit: 'clo2_mg_l',
        workerNo: 'W0042',
        occurredAt: new Date(now - 3_600_000).toISOString(),
      });
      return made('/disinfections', {
        disinfectantId: id,
        certificateNo: unique('XD2021-'),
        premisesId,
        object: 'outer_package',
        method: 'spray',
        contactMinutes: 30,
        sixSides: true,
        workerNo: 'W0042',
        startedAt: new Date(now - 1_800_000).toISOString(),
        lots: [{ lotId, ...quantity }],
      });
    },
    why: async (lotId: string, transition: string, moment: Date, more = '', actor = owner) =>
      app.get(
        `/api/lots/${lotId}/gate?transition=${transition}&at=${moment.toISOString()}${more}`,
        actor,
      ),
  };
}

const rulesOf = ({ body }: { body: { errors: { rule: string }[] } }) =>
  body.errors.map(({ rule }) => rule).sort();

test('in 2021 a container is released on quarantine, test and disinfection, and only whole', async () => {
  const scene = await aScene(database(), at('2021-08-01T08:00'));
  const { warehouse } = scene;
  const lotId = await scene.declare();

  const bare = await scene.receive(lotId);
  expect(bare.status).toBe(409);
  expect(bare.body.code).toBe('gate.unmet');
  expect(rulesOf(bare)).toEqual(['gate.import.entry_papers', 'gate.import.port_nat']);
  expect(bare.body.errors[0].field).toBe('lines.0.lotId');
  expect(bare.body.details.lots[0].unmet[0].source).toContain('食品安全法');
  await scene.paper(lotId, 'customs_declaration');
  await scene.paper(lotId, 'nat_report', { state: 'not_requested', number: undefined });
  expect((await scene.receive(lotId)).status).toBe(201);

  scene.turnTo(at('2021-08-02T08:00'));
  expect(rulesOf(await scene.ship(lotId, part))).toEqual([
    'gate.cw.disinfection',
    'gate.cw.nat',
    'gate.cw.whole_container',
    'gate.import.quarantine',
    'gate.release.quarantine',
  ]);
  await scene.paper(lotId, 'quarantine_certificate');
  await scene.testOf(lotId, warehouse.id);
  await scene.disinfect(lotId, warehouse.id, part);
  expect(rulesOf(await scene.ship(lotId, all))).toEqual(['gate.cw.disinfection']);
  await scene.disinfect(lotId, warehouse.id, { ...kg(600, 60), repeatReason: '其余货物' });
  expect(rulesOf(await scene.ship(lotId, part))).toEqual(['gate.cw.whole_container']);

  scene.turnTo(at('2021-08-03T10:00'));
  const shipped = await scene.ship(lotId, all);
  expect(shipped.status).toBe(201);
  const event = await database()
    .selectFrom('event')
    .innerJoin('event_lot', 'event_lot.seq', 'event.seq')
    .select('body')
    .where('type', '=', 'custody.shipped')
    .where('lot_id', '=', lotId)
    .executeTakeFirstOrThrow();
  const { gate } = event.body as { gate: { at: string; rules: string[] } };
  const codes = await database()
    .selectFrom('policy_rule')
    .select('code')
    .where('id', 'in', gate.rules)
    .orderBy('code')
    .execute();
  expect(codes.map(({ code }) => code)).toEqual([
    'cw.disinfection',
    'cw.nat',
    'cw.whole_container',
    'expiry',
    'import.quarantine',
    'release.quarantine',
  ]);

  // “Why was this allowed on 2021-08-03?”, asked years later.
  scene.turnTo(testNow);
  const then = await scene.why(lotId, 'ship', at('2021-08-03T10:00'));
  expect(then.body).toMatchObject({
    mode: 'emergency',
    allowed: true,
    premisesId: warehouse.id,
    premisesKind: 'central_warehouse',
  });
  const nat = then.body.rules.find(({ code }: { code: string }) => code === 'cw.nat');
  expect(nat).toMatchObject({ met: true, unmet: null, evidence: [{ kind: 'test' }] });
  const before = await scene.why(lotId, 'ship', at('2021-08-01T20:00'));
  const unmet = before.body.rules.filter(({ met }: { met: boolean }) => !met);
  expect(unmet.map(({ code }: { code: string }) => code).sort()).toEqual([
    'cw.disinfection',
    'cw.nat',
    'import.quarantine',
    'release.quarantine',
  ]);
  const today = await scene.why(lotId, 'ship', testNow);
  expect(today.body).toMatchObject({ mode: 'normal', allowed: true });
  expect(today.body.rules.map(({ code }: { code: string }) => code).sort()).toEqual([
    'expiry',
    'import.quarantine',
  ]);
});

test('in 2021 frozen fish may not pass by the central warehouse', async () => {
  const scene = await aScene(database(), at('2021-08-01T08:00'));
  const { store } = scene;
  const lotId = await scene.declare({ destinationPremisesId: store.id });
  await scene.paper(lotId, 'customs_declaration');
  await scene.paper(lotId, 'nat_report');
  expect(rulesOf(await scene.receive(lotId, store.id))).toEqual(['gate.cw.first']);
});

test('in store, the weekly test runs out and has to be taken again', async () => {
  const scene = await aScene(database(), at('2021-08-01T08:00'));
  const { warehouse, store } = scene;
  const lotId = await scene.declare();
  await scene.paper(lotId, 'customs_declaration');
  await scene.paper(lotId, 'nat_report');
  await scene.paper(lotId, 'quarantine_certificate');
  expect((await scene.receive(lotId)).status).toBe(201);
  scene.turnTo(at('2021-08-02T08:00'));
  await scene.testOf(lotId, warehouse.id);
  await scene.disinfect(lotId, warehouse.id);
  const { body } = await scene.ship(lotId, all);
  scene.turnTo(at('2021-08-02T18:00'));
  await scene.arrive(body.shipmentId, lotId, all);
  expect((await scene.ship(lotId, part, store.id, warehouse.id)).status).toBe(201);
  scene.turnTo(at('2021-08-09T09:00'));
  const late = await scene.ship(lotId, part, store.id, warehouse.id);
  expect(rulesOf(late)).toEqual(['gate.release.weekly_nat']);
  expect(late.body.errors[0].message).toContain('within 168 hours');
  await scene.testOf(lotId, store.id);
  expect((await scene.ship(lotId, part, store.id, warehouse.id)).status).toBe(201);
});

test('what was received by mistake and corrected away needs no disinfection', async () => {
  const scene = await aScene(database(), at('2021-08-01T08:00'));
  const { warehouse } = scene;
  const lotId = await scene.declare();
  await scene.paper(lotId, 'customs_declaration');
  await scene.paper(lotId, 'nat_report');
  await scene.paper(lotId, 'quarantine_certificate');
  const eventId = uuidv7(testNow);
  expect((await scene.receive(lotId, warehouse.id, { eventId })).status).toBe(201);
  const right = kg(900, 90);
  const lines = [{ line: 0, quantity: right }];
  const correction = { corrects: eventId, kind: 'replaced', reason: '点错数', lines };
  expect((await scene.send('/corrections', correction)).status).toBe(201);
  scene.turnTo(at('2021-08-02T08:00'));
  await scene.testOf(lotId, warehouse.id);
  await scene.disinfect(lotId, warehouse.id, right);
  expect((await scene.ship(lotId, right)).status).toBe(201);
});

test('today a customs declaration lets goods in, the quarantine certificate lets them out', async () => {
  const refusals: string[][] = [];
  const metrics: Metrics = {
    request: () => {},
    command: () => {},
    gateRefusal: (...labels) => void refusals.push(labels),
    expose: async () => ({ contentType: 'text/plain', body: '' }),
  };
  const scene = await aScene(database(), at('2026-11-20T08:00'), metrics);
  const { store } = scene;
  const lotId = await scene.declare({
    productionDate: '2026-05-01',
    destinationPremisesId: scene.store.id,
  });
  expect(rulesOf(await scene.receive(lotId, store.id))).toEqual(['gate.import.entry_papers']);
  expect(refusals).toEqual([['receive', 'document']]);
  await scene.paper(lotId, 'customs_declaration');
  expect((await scene.receive(lotId, store.id)).status).toBe(201);
  const ship = async () => scene.ship(lotId, part, store.id, scene.warehouse.id);
  const pending = await scene.paper(lotId, 'quarantine_certificate', {
    state: 'pending',
    number: undefined,
    issuedOn: undefined,
  });
  const refused = await ship();
  expect(rulesOf(refused)).toEqual(['gate.import.quarantine']);
  expect(refused.body.errors[0].message).toContain('it is To be issued');
  const state = { state: 'not_requested' };
  expect((await scene.send(`/documents/${pending}/state`, state)).status).toBe(200);
  expect((await ship()).status).toBe(201);
});

test('首站在省外 is refused at any door of the province', async () => {
  const scene = await aScene(database(), testNow);
  const { warehouse, store } = scene;
  const lotId = await scene.declare({
    entry: 'first_station_out',
    destinationPremisesId: undefined,
    destinationNote: '厦门市海沧区某冷库',
  });
  await scene.paper(lotId, 'customs_declaration');
  for (const { id } of [warehouse, store]) {
    expect(rulesOf(await scene.receive(lotId, id))).toEqual(['gate.route.first_station_out']);
  }
});

test('goods of another province come in with a voucher, those of this one without', async () => {
  const scene = await aScene(database(), testNow);
  const { store, owner } = scene;
  const productId = await aProduct(database(), owner);
  const declare = async (originDivisionId: string) => {
    const { body } = await scene.send('/lots', {
      kind: 'domestic',
      productId,
      productionDate: '2026-11-01',
      quantity: all,
      originDivisionId,
      producer: '某水产公司',
      destinationPremisesId: store.id,
    });
    return body.lotId as string;
  };
  const receive = async (lotId: string) =>
    scene.send('/receipts', { premisesId: store.id, lines: [{ lotId, quantity: all }] });
  expect((await receive(await declare('440300'))).status).toBe(201);
  const outside = await declare('350200');
  expect(rulesOf(await receive(outside))).toEqual(['gate.domestic.papers']);
  await scene.paper(outside, 'sales_voucher');
  expect((await receive(outside)).status).toBe(201);
});

test('a repacked lot doesn’t shed the certificate that its source needs', async () => {
  const scene = await aScene(database(), at('2026-11-20T08:00'));
  const { store } = scene;
  const lotId = await scene.declare({
    productionDate: '2026-05-01',
    destinationPremisesId: scene.store.id,
  });
  await scene.paper(lotId, 'customs_declaration');
  await scene.receive(lotId, store.id);
  const child = await scene.repack(lotId, store.id);
  const refused = await scene.ship(child, kg(10, 2), store.id, scene.warehouse.id);
  expect(rulesOf(refused)).toEqual(['gate.import.quarantine']);
  expect(refused.body.errors[0].message).toMatch(/^Source lot /);
  await scene.paper(lotId, 'quarantine_certificate');
  expect((await scene.ship(child, kg(10, 2), store.id, scene.warehouse.id)).status).toBe(201);
});

test('a hold on a source or a pool-mate stops a lot with every certificate, until it is lifted', async () => {
  const scene = await aScene(database(), at('2026-11-20T08:00'));
  const { app, owner, store, warehouse } = scene;
  const inspector = (await anOrganisation(database(), 'regulator')).member('inspector');
  const [a = '', b = ''] = await Promise.all(
    [1, 2].map(async () => {
      const lotId = await scene.declare({ destinationPremisesId: store.id });
      await scene.paper(lotId, 'customs_declaration');
      await scene.paper(lotId, 'quarantine_certificate');
      expect((await scene.receive(lotId, store.id)).status).toBe(201);
      return lotId;
    }),
  );
  const child = await scene.repack(b, store.id);
  const sampleIds = await Promise.all([a, b].map(async (id) => scene.sample(id, store.id)));
  const pool = { number: unique('POOL'), sampleIds };
  expect((await app.post('/api/pools', pool, owner)).status).toBe(201);
  const ship = async () => scene.ship(child, kg(1, 1), store.id, warehouse.id);

  for (const held of [b, a]) {
    expect((await ship()).status).toBe(201);
    const reasons = { reasonZh: '待查', reasonEn: 'Under inquiry' };
    const placed = await app.post('/api/holds', { lotIds: [held], ...reasons }, inspector);
    expect(rulesOf(await ship())).toEqual(['gate.hold']);
    const why = await scene.why(child, 'ship', app.clock.now);
    expect(why.body).toMatchObject({ allowed: false });
    expect(why.body.holds).toHaveLength(1);
    scene.turnTo(new Date(app.clock.now.getTime() + 60_000));
    const [id] = placed.body.holdIds;
    const lifted = await app.post(`/api/holds/${id}/release`, { reason: '已查清' }, inspector);
    expect(lifted.status).toBe(200);
  }
});

test('who doesn’t handle a lot learns nothing of it; unknown premises are named', async () => {
  const scene = await aScene(database(), testNow);
  const lotId = await scene.declare();
  const stranger = (await anOrganisation(database())).member('owner');
  expect((await scene.why(lotId, 'ship', testNow, '', stranger)).status).toBe(404);
  const inspector = (await anOrganisation(database(), 'regulator')).member('inspector');
  expect((await scene.why(lotId, 'ship', testNow, '', inspector)).status).toBe(200);
  const nowhere = await scene.why(lotId, 'ship', testNow, `&premisesId=${lotId}`);
  expect(nowhere.body.errors).toMatchObject([{ field: 'premisesId', rule: 'premises.unknown' }]);
});
