import { expect, test } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { loadDefaultRules } from '../../src/features/policy/policy.service.ts';
import { createTestApp, ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';

const database = useDatabase();

const tomorrow = new Date(testNow.getTime() + 86_400_000).toISOString();
const yesterday = new Date(testNow.getTime() - 86_400_000).toISOString();

function aRuleBody(overrides: Record<string, unknown> = {}) {
  return {
    setCode: 'shenzhen',
    code: unique('rule.'),
    titleZh: '出库前须有出仓证明',
    titleEn: 'An out-certificate before shipping',
    source: '深圳市通告 2026 年第 1 号',
    mode: 'any',
    divisionId: '440300',
    transition: 'ship',
    lotKinds: ['import'],
    requirement: {
      kind: 'document',
      anyOf: [{ kind: 'out_certificate', states: ['issued'] }],
      wholeQuantity: false,
    },
    ...overrides,
  };
}

async function aRegulator() {
  const app = createTestApp(database());
  const { member } = await anOrganisation(database(), 'regulator');
  const owner = member('supervisor');
  const set = async (add: unknown[], end: unknown[] = [], more = {}) =>
    app.post('/api/policy/rules', { reason: '新规定', add, end, ...more }, owner);
  const listed = async (query: string) => {
    const { body } = await app.get(`/api/policy/rules?limit=200&${query}`, owner);
    return body.items.map(({ id }: { id: string }) => id);
  };
  return { app, owner, member, set, listed };
}

test('a regulator’s owner sets a rule, everyone reads it, and the journal knows why', async () => {
  const { app, set } = await aRegulator();
  const sent = await set([aRuleBody()]);
  expect(sent.status).toBe(201);
  const [id] = sent.body.ids;
  const keeper = (await anOrganisation(database())).member('viewer');
  const read = await app.get('/api/policy/rules?transition=ship&divisionId=440308', keeper);
  const rule = read.body.items.find((item: { id: string }) => item.id === id);
  expect(rule).toMatchObject({
    titleEn: 'An out-certificate before shipping',
    lotKinds: ['import'],
    origins: null,
    requirement: { kind: 'document', wholeQuantity: false },
    effectiveFrom: testNow.toISOString(),
    effectiveTo: null,
  });
  const event = await database()
    .selectFrom('event')
    .selectAll()
    .where('type', '=', 'policy.rules_set')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ reason: '新规定', body: { add: [{ id }], end: [] } });
  const elsewhere = await app.get('/api/policy/rules?divisionId=350200', keeper);
  expect(elsewhere.body.items).not.toContainEqual(expect.objectContaining({ id }));
});

test('nobody else sets rules or declares modes', async () => {
  const { app, member } = await aRegulator();
  const firm = (await anOrganisation(database())).member('owner');
  const mode = { divisionId: '440300', mode: 'emergency', reasonZh: '疫情', reasonEn: 'Outbreak' };
  for (const actor of [member('inspector'), firm]) {
    const rules = { reason: 'x', add: [aRuleBody()] };
    expect((await app.post('/api/policy/rules', rules, actor)).status).toBe(403);
    expect((await app.post('/api/policy/modes', mode, actor)).status).toBe(403);
  }
});

test('a regulator sets rules and modes for its own jurisdiction only', async () => {
  const { app, owner, set } = await aRegulator();
  const above = await set([aRuleBody({ divisionId: '440000' })]);
  expect(above.status).toBe(403);
  expect(above.body.errors).toMatchObject([
    { field: 'add.0.divisionId', rule: 'policy.outside_jurisdiction' },
  ]);
  const nowhere = await set([aRuleBody({ divisionId: '999999' })]);
  expect(nowhere.body.errors).toMatchObject([{ rule: 'division.unknown' }]);
  const beside = await app.post(
    '/api/policy/modes',
    { divisionId: '442000', mode: 'emergency', reasonZh: '疫情', reasonEn: 'Outbreak' },
    owner,
  );
  expect(beside.status).toBe(403);
  expect((await set([aRuleBody({ divisionId: '440308' })])).status).toBe(201);
});

test('rules never reach back, and end after they begin', async () => {
  const { app, owner, set } = await aRegulator();
  const early = await set([aRuleBody({ effectiveFrom: yesterday })]);
  expect(early.body.errors).toMatchObject([
    { field: 'add.0.effectiveFrom', rule: 'policy.retroactive' },
  ]);
  const empty = await set([aRuleBody({ effectiveFrom: tomorrow, effectiveTo: tomorrow })]);
  expect(empty.body.errors).toMatchObject([{ rule: 'policy.empty_period' }]);
  const mode = await app.post(
    '/api/policy/modes',
    {
      divisionId: '440308',
      mode: 'emergency',
      reasonZh: '疫情',
      reasonEn: 'Outbreak',
      effectiveFrom: yesterday,
    },
    owner,
  );
  expect(mode.body.errors).toMatchObject([{ rule: 'policy.retroactive' }]);
  const nothing = await set([]);
  expect(nothing.status).toBe(422);
});

test('one rule takes another’s place in one command; the past still shows the old one', async () => {
  const { set, listed } = await aRegulator();
  const body = aRuleBody();
  const [old] = (await set([body])).body.ids;
  const twice = await set([body]);
  expect(twice.status).toBe(409);
  expect(twice.body.errors).toMatchObject([{ field: 'add.0.code', rule: 'policy.rule_overlaps' }]);
  const swap = await set(
    [{ ...body, effectiveFrom: tomorrow }],
    [{ ruleId: old, effectiveTo: tomorrow }],
  );
  expect(swap.status).toBe(201);
  const [fresh] = swap.body.ids;
  const before = await listed(`at=${testNow.toISOString()}`);
  const after = await listed(`at=${tomorrow}`);
  expect([before.includes(old), before.includes(fresh)]).toEqual([true, false]);
  expect([after.includes(old), after.includes(fresh)]).toEqual([false, true]);
});

test('a rule that has ended stays as it was', async () => {
  const { set } = await aRegulator();
  const [ruleId] = (await set([aRuleBody()])).body.ids;
  expect((await set([], [{ ruleId }])).status).toBe(201);
  const again = await set([], [{ ruleId, effectiveTo: tomorrow }]);
  expect(again.status).toBe(409);
  expect(again.body.code).toBe('policy.rule_ended');
  const unknown = await set([], [{ ruleId: uuidv7(testNow) }]);
  expect(unknown.body.errors).toMatchObject([
    { field: 'end.0.ruleId', rule: 'policy.rule_unknown' },
  ]);
});

test('a rule that makes no sense is refused field by field', async () => {
  const { set } = await aRegulator();
  const odd = await set([
    aRuleBody({ requirement: { kind: 'test', analytes: ['plague'], samples: 0 } }),
  ]);
  expect(odd.status).toBe(422);
  const fields = odd.body.errors.map(({ field }: { field: string }) => field);
  expect(fields).toContain('add.0.requirement.analytes.0');
  expect(fields).toContain('add.0.requirement.samples');
});

test('modes are listed page by page, the latest first', async () => {
  const { app, owner } = await aRegulator();
  const declare = async (mode: string, effectiveFrom?: string) =>
    app.post(
      '/api/policy/modes',
      { divisionId: '440308', mode, reasonZh: '疫情', reasonEn: 'Outbreak', effectiveFrom },
      owner,
    );
  const first = (await declare('emergency')).body.id;
  const second = (await declare('normal', tomorrow)).body.id;
  const path = '/api/policy/modes?divisionId=440308&limit=1';
  const one = await app.get(path, owner);
  expect(one.body.items).toMatchObject([{ id: second, mode: 'normal', effectiveFrom: tomorrow }]);
  const two = await app.get(`${path}&cursor=${one.body.nextCursor}`, owner);
  expect(two.body.items).toMatchObject([{ id: first, mode: 'emergency' }]);
});

test('the shipped sets are loaded once and only once', async () => {
  await anOrganisation(database());
  const ctx = ctxFor(database(), { kind: 'system' });
  const loaded = await loadDefaultRules(ctx);
  expect(loaded.rules).toBeGreaterThan(20);
  expect(loaded.modes).toBe(2);
  expect(await loadDefaultRules(ctx)).toEqual({ rules: 0, modes: 0 });
  const { listed } = await aRegulator();
  const then = await listed('at=2022-06-01T00:00:00Z&divisionId=440300&transition=receive');
  const now = await listed(`at=${testNow.toISOString()}&divisionId=440300&transition=receive`);
  expect(then.length).toBeGreaterThan(now.length);
});
