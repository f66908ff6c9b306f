import { readFile } from 'node:fs/promises';

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

import { gatherStatistics } from '../../db/statistics.ts';
import { type DemoSummary, seedDemo } from '../../src/demo/demo.ts';
import { fileTypeOf } from '../../src/domain/file-type.ts';
import { checkUscc } from '../../src/domain/uscc.ts';
import { createAuth } from '../../src/features/accounts/auth.ts';
import { watchRecords } from '../../src/features/alerts/watch.service.ts';
import { importSheet } from '../../src/features/imports/imports.service.ts';
import { loadReferenceData } from '../../src/platform/prepare.ts';
import { createSheets } from '../../src/platform/sheets.ts';
import {
  createTestApp,
  ctxFor,
  memoryFiles,
  person,
  testKeys,
  testNow,
  testCodes,
} from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import { fromPositiveToMockRecall } from './positive-to-recall.ts';

const patience = 180_000;
const dayMs = 86_400_000;

/** Everything real but the cost of a password. */
function authOn(db: ReturnType<ReturnType<typeof useDatabase>>) {
  return createAuth({
    db,
    secret: 'a secret for tests, long enough to be one',
    baseUrl: 'https://trace.test',
    password: {
      hash: async (password) => `hashed ${password}`,
      verify: async ({ hash, password }) => hash === `hashed ${password}`,
    },
  });
}

describe('the demo', () => {
  const getDb = useDatabase();
  const kept = new Map<string, Uint8Array>();
  const files = {
    ...memoryFiles(),
    put: async (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
  };
  const steps: { done: number; total: number }[] = [];
  let summary: DemoSummary | undefined;

  const seed = async () =>
    seedDemo({
      db: getDb(),
      files,
      auth: authOn(getDb()),
      now: testNow,
      personal: testKeys,
      unitCodes: testCodes,
      // As a start does it: without, what is asked of so much that is new takes several times as long.
      planted: async () => getDb.owned(async (db) => gatherStatistics(db)),
      progress: (done, total) => void steps.push({ done, total }),
    });

  beforeAll(async () => {
    await loadReferenceData(getDb(), testNow);
    summary = await seed();
  }, patience);

  const numberOf = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
    Number((await query.execute(getDb())).rows[0]?.n);

  it('tells how far it has come', () => {
    const last = steps.at(-1);
    expect(last?.done).toBe(last?.total);
    expect(steps.length).toBeGreaterThan(2000);
  });

  it('has 300 lots from 15 countries in 12 cold stores and 2 central warehouses', async () => {
    expect(summary?.lots).toBe(300);
    const countries = await numberOf(
      sql`select count(distinct origin_country) as n from lot
        where origin_country not in ('CN', 'ZZ')`,
    );
    const stores = await numberOf(
      sql`select count(*) as n from premises p join division d on d.id = p.division_id
        where p.kind = 'cold_store' and d.path like 'CN/440000/%'`,
    );
    const central = await numberOf(
      sql`select count(*) as n from premises where kind = 'central_warehouse'`,
    );
    expect({ countries, stores, central }).toEqual({ countries: 15, stores: 12, central: 2 });
  });

  it('has importers, laboratories, markets, a disinfection firm and a regulator', async () => {
    const { rows } = await sql<{ kind: string; n: number }>`
      select kind, count(*)::int4 as n from organisation group by kind
    `.execute(getDb());
    const firms = Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
    expect(firms).toMatchObject({ importer: 8, laboratory: 2, disinfection: 1, regulator: 1 });
    const places = await numberOf(
      sql`select count(*) as n from premises where kind in ('market', 'shop')`,
    );
    expect(places).toBeGreaterThanOrEqual(12);
  });

  it('names everything in both languages', async () => {
    const { rows } = await sql<{ zh: string; en: string }>`
      select name_zh as zh, name_en as en from organisation
      union all select name_zh, name_en from premises
      union all select name_zh, name_en from place
      union all select name_zh, name_en from product
    `.execute(getDb());
    expect(rows.length).toBeGreaterThan(300);
    const chinese = /\p{Script=Han}/u;
    expect(rows.filter(({ zh, en }) => !chinese.test(zh) || chinese.test(en))).toEqual([]);
  });

  it('has right credit codes, but for one that was issued wrong and says why it was accepted', async () => {
    const firms = await getDb()
      .selectFrom('organisation')
      .select(['uscc', 'uscc_override_reason'])
      .execute();
    const doubted = firms.filter((firm) => {
      const checked = checkUscc(firm.uscc);
      return !checked.ok || checked.warning !== undefined;
    });
    expect(doubted).toHaveLength(1);
    expect(doubted[0]).toMatchObject({ uscc_override_reason: expect.stringContaining('licence') });
  });

  it('holds and recalls some lots', async () => {
    const held = await numberOf(
      sql`select count(distinct lot_id) as n from hold where released_at is null`,
    );
    const recalled = await numberOf(
      sql`select count(distinct rl.lot_id) as n from recall_lot rl
        join recall r on r.id = rl.recall_id where r.kind = 'ordered' and r.closed_at is null`,
    );
    const released = await numberOf(
      sql`select count(*) as n from hold where released_at is not null
        and clearing_test_id is not null`,
    );
    expect(held).toBeGreaterThanOrEqual(3);
    expect(recalled).toBeGreaterThanOrEqual(1);
    expect(released).toBeGreaterThanOrEqual(1);
  });

  it('shows every way in which a shipment can end, and one under way', async () => {
    const { rows } = await sql<{ outcome: string }>`
      select distinct outcome from shipment_line order by outcome
    `.execute(getDb());
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'agreed',
      'over',
      'pending',
      'refused',
      'short',
    ]);
    const states = await sql<{ state: string }>`
      select distinct state from shipment order by state
    `.execute(getDb());
    expect(states.rows.map(({ state }) => state)).toEqual([
      'in_transit',
      'matched',
      'mismatched',
      'settled',
    ]);
  });

  it('has papers in every state, and files that are what they say', async () => {
    const { rows } = await sql<{ state: string }>`
      select distinct state from document where kind = 'quarantine_certificate' order by state
    `.execute(getDb());
    expect(rows.map(({ state }) => state)).toEqual(['issued', 'not_requested', 'pending', 'void']);
    const stored = await sql<{ sha256: string; media_type: string; public: boolean }>`
      select distinct sha256, media_type, public from document_file
    `.execute(getDb());
    const types = stored.rows.map(({ sha256, media_type }) => {
      const bytes = kept.get(`sha256/${sha256.slice(0, 2)}/${sha256}`);
      return { media_type, actual: bytes && fileTypeOf(bytes) };
    });
    expect(types.filter(({ media_type, actual }) => actual !== media_type)).toEqual([]);
    expect(new Set(stored.rows.map(({ media_type }) => media_type)).size).toBe(2);
    expect(stored.rows.some((file) => file.public)).toBe(true);
  });

  it('never has less than nothing of anything', async () => {
    const wrong = await numberOf(
      sql`select count(*) as n from stock where grams < 0 or pieces < 0
        or (grams = 0) <> (pieces = 0)`,
    );
    expect(wrong).toBe(0);
  });

  it('knows who some of the worker numbers in its records stand for, and shows them masked', async () => {
    const unknown = await numberOf(sql`
      select count(*) as n from personal.worker w
      where w.duty <> 'driver' and not exists (
        select from sample s where s.org_id = w.org_id
          and w.worker_no in (s.worker_no, s.sampler_worker_no))
        and not exists (select from disinfection d
          where d.org_id = w.org_id and d.worker_no = w.worker_no)`);
    const known = await numberOf(sql`select count(*) as n from personal.worker`);
    expect(known).toBeGreaterThan(40);
    expect(unknown).toBeLessThan(known / 4);
    const jilan = await getDb()
      .selectFrom('personal.worker')
      .select('org_id')
      .where('worker_no', '=', 'T-100')
      .executeTakeFirstOrThrow();
    const owner = person(jilan.org_id, 'operator', 'owner');
    const { body } = await createTestApp(getDb()).get('/api/workers?limit=200', owner);
    const keeper = body.items.find((one: { workerNo: string }) => one.workerNo === 'W0042');
    expect(keeper).toMatchObject({ duty: 'keeper', readable: true });
    expect(keeper.name).toMatch(/^[一-鿿]\*$/);
    expect(keeper.phone).toMatch(/^138\*{4}\d{4}$/);
  });

  it('happened in the order of its journal, in ninety days up to now', async () => {
    const { rows } = await sql<{ early: number; late: number; unordered: number }>`
      select
        count(*) filter (where occurred_at < ${new Date(testNow.getTime() - 93 * dayMs)})::int4 as early,
        count(*) filter (where recorded_at > ${testNow})::int4 as late,
        count(*) filter (where recorded_at < before)::int4 as unordered
      from (
        select occurred_at, recorded_at, lag(recorded_at) over (order by seq) as before
        from event where type not in ('reference.divisions_loaded', 'policy.mode_declared',
            'retention.rules_set')
          and not (type in ('policy.rules_set', 'scan.thresholds_set',
            'reference.business_year_arranged') and actor_id is null)
      ) e
    `.execute(getDb());
    expect(rows[0]).toEqual({ early: 0, late: 0, unordered: 0 });
  });

  it(
    'raises no alert: what goes wrong in it is found, settled and told',
    async () => {
      const watched = await watchRecords(ctxFor(getDb(), { kind: 'system' }));
      expect(watched.records).toBeGreaterThan(3000);
      const raised = await getDb().selectFrom('alert').select(['rule', 'text_en']).execute();
      expect(raised).toEqual([]);
    },
    patience,
  );

  it('gives codes whose pages show what it says they show', async () => {
    const app = createTestApp(getDb());
    const shown: Record<string, string | undefined> = {};
    for (const { code, what } of summary?.scanCodes ?? []) {
      const headers = { accept: 'application/json' };
      const page = await app.app.request(`/t/${code}`, { headers });
      const body: { verdict?: string; code?: string } = await page.json();
      shown[what.en] = page.ok ? body.verdict : body.code;
    }
    expect(shown).toEqual({
      'imported fish, everything in order': 'complete',
      'held: a pooled test was positive': 'on_hold',
      recalled: 'recalled',
      'made from the recalled lot': 'recalled',
      'made from lots of three countries': 'complete',
      'past its shelf life': 'caution',
      'not active yet: its certificate is awaited': 'code.inactive',
      'case 7 of the first lot, by its own code': 'complete',
    });
  });

  it('lets each of its people sign in to their organisation', async () => {
    const auth = authOn(getDb());
    for (const { username, password, role, orgKind } of summary?.accounts ?? []) {
      const signedIn = await auth.signIn({ username, password, headers: new Headers() });
      expect(signedIn).toMatchObject({ ok: true, actor: { role, orgKind } });
    }
    expect(summary?.accounts.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['owner', 'keeper', 'quality', 'viewer', 'inspector']),
    );
  });

  it('leaves the officer firms at the door to review', async () => {
    const waiting = sql<{
      n: number;
    }>`select count(*) n from registration where state = 'submitted'`;
    expect(await numberOf(waiting)).toBe(2);
  });

  it('leaves the keeper goods to ship, and the shop a delivery to receive', async () => {
    const app = createTestApp(getDb());
    const auth = authOn(getDb());
    const actorOf = async (name: string) => {
      const account = summary?.accounts.find(({ username }) => username === name);
      const signedIn = await auth.signIn({
        username: name,
        password: account?.password ?? '',
        headers: new Headers(),
      });
      if (!signedIn.ok) throw new Error(`${name} can't sign in`);
      return signedIn.actor;
    };
    const due = await app.get('/api/shipments?state=in_transit', await actorOf('market'));
    expect(due.body.items.length).toBeGreaterThanOrEqual(1);
    const lots = await app.get('/api/stock?limit=200', await actorOf('keeper'));
    const ready = lots.body.items.find((row: { lotNumber: string }) =>
      row.lotNumber.includes('DEMO1'),
    );
    const [to] = await getDb()
      .selectFrom('premises')
      .select('id')
      .where('code', '=', 'SH-02')
      .execute();
    const sent = await app.post(
      '/api/shipments',
      {
        fromPremisesId: ready.premisesId,
        toPremisesId: to?.id,
        purpose: 'sale',
        lines: [
          { lotId: ready.lotId, placeId: ready.placeId, quantity: { netWeightKg: 10, pieces: 1 } },
        ],
      },
      await actorOf('keeper'),
    );
    expect(sent.status).toBe(201);
  });

  it(
    'takes the shipped spreadsheet from the keeper, once',
    async () => {
      const auth = authOn(getDb());
      const signedIn = await auth.signIn({
        username: 'keeper',
        password: summary?.accounts[0]?.password ?? '',
        headers: new Headers(),
      });
      if (!signedIn.ok) throw new Error("The keeper can't sign in");
      const bytes = await readFile(new URL('../../examples/lots-2000.xlsx', import.meta.url));
      const send = async () => {
        const ctx = ctxFor(getDb(), signedIn.actor);
        const deps = { sheets: createSheets(), files: memoryFiles() };
        const source = new Blob([bytes]).stream();
        return importSheet(ctx, deps, 'lots', 'all_or_nothing', source);
      };
      expect(await send()).toMatchObject({ done: 2000, repeated: 0, faults: [] });
      expect(await send()).toMatchObject({ done: 0, repeated: 2000, faults: [] });
    },
    patience,
  );

  it('is told only once', async () => {
    const before = await numberOf(sql`select count(*) as n from event`);
    expect(await seed()).toEqual({ ...summary, lots: 2300 });
    expect(await numberOf(sql`select count(*) as n from event`)).toBe(before);
  });

  it(
    'holds an evening of an officer: from a positive tube to a finished mock recall',
    async () => fromPositiveToMockRecall(getDb()),
    patience,
  );
});

describe("the demo on somebody's own records", () => {
  const getDb = useDatabase();

  it('does nothing', async () => {
    await anOrganisation(getDb());
    const before = await getDb().selectFrom('event').select('id').execute();
    const auth = authOn(getDb());
    const summary = await seedDemo({ db: getDb(), files: memoryFiles(), auth, now: testNow });
    expect(summary).toBeUndefined();
    expect(await getDb().selectFrom('event').select('id').execute()).toEqual(before);
  });
});
