import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { formatTraceCode } from '../../src/domain/trace-code.ts';
import { formatUnitCode } from '../../src/domain/unit-code.ts';
import { termsOf } from '../../src/features/tracing/search.terms.ts';
import { SearchResult } from '../../src/features/tracing/tracing.schemas.ts';
import { createTestApp, testNow, testCodes } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, somePremises } from '../support/factories.ts';
import { aJourney } from './support.ts';

const database = useDatabase();

type Hit = { kind: string; id: string; matched: string; lots: { id: string }[] };

async function aCity() {
  const journey = await aJourney(database());
  const find = async (q: string, actor = journey.regulator): Promise<Hit[]> => {
    const sent = await journey.app.get(`/api/search?q=${encodeURIComponent(q)}`, actor);
    expect(sent.status).toBe(200);
    expect(SearchResult.parse(sent.body)).toEqual(sent.body);
    return sent.body.items;
  };
  const lot = await database()
    .selectFrom('lot')
    .selectAll()
    .where('id', '=', journey.lotId)
    .executeTakeFirstOrThrow();
  const product = await database()
    .selectFrom('product')
    .selectAll()
    .where('id', '=', journey.productId)
    .executeTakeFirstOrThrow();
  const firm = await database()
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', journey.owner.orgId)
    .executeTakeFirstOrThrow();
  return { ...journey, find, lot, product, firm };
}

/** As people type: other case, other hyphens, spaces where there were none. */
function sloppy(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('-', ' – ')
    .replace(/^(.{4})/, '$1 ');
}

test('a regulator finds by every identifier that a paper carries, and is told which it was', async () => {
  const { find, lot, product, firm, lotId, codeOf, documentId, ...rest } = await aCity();
  const code = await codeOf(lotId);
  const cases: [string, string, string, string][] = [
    [code, 'lot', 'traceCode', lotId],
    [formatTraceCode(code).toLowerCase(), 'lot', 'traceCode', lotId],
    [lot.number, 'lot', 'lotNumber', lotId],
    [lot.supplier_lot_no ?? '', 'lot', 'supplierLotNo', lotId],
    [lot.declaration_no ?? '', 'lot', 'declarationNo', lotId],
    [rest.certificateNo, 'document', 'documentNo', documentId],
    [product.gtin ?? '', 'product', 'gtin', product.id],
    [product.code, 'product', 'productCode', product.id],
    [firm.uscc, 'organisation', 'uscc', firm.id],
    [firm.name_zh, 'organisation', 'organisationName', firm.id],
    [firm.name_en.toUpperCase(), 'organisation', 'organisationName', firm.id],
  ];
  for (const [text, kind, matched, id] of cases) {
    const hits = await find(text);
    const found = hits.find((hit) => hit.id === id && hit.matched === matched);
    expect([text, found?.kind]).toEqual([text, kind]);
  }
  for (const text of [lot.number, lot.supplier_lot_no ?? '', rest.certificateNo, firm.uscc]) {
    expect(await find(sloppy(text))).not.toEqual([]);
  }
  const [disinfection] = await find(rest.disinfectionNo);
  expect(disinfection).toMatchObject({ kind: 'disinfection', lots: [{ id: lotId }] });
  const byContainer = await find('csqu 305438-3');
  expect(byContainer.every(({ matched }) => matched === 'containerNo')).toBe(true);
  const named = await find(product.name_zh.slice(0, 3));
  expect(named.some(({ matched }) => matched === 'productName')).toBe(true);
});

test('what was found by a paper leads to its lots', async () => {
  const { find, certificateNo, lotId } = await aCity();
  const [document] = await find(certificateNo);
  expect(document?.lots.map(({ id }) => id)).toEqual([lotId]);
});

test('a lot is found by how its number begins, from four characters on, the whole number first', async () => {
  const { find, lot, lotId, buyer, stranger, app } = await aCity();
  const beginning = lot.number.slice(0, -2);
  const numbersOf = (hits: Hit[]) => hits.filter(({ matched }) => matched === 'lotNumber');
  expect(numbersOf(await find(beginning.toLowerCase())).map(({ id }) => id)).toContain(lotId);
  expect(numbersOf(await find(beginning, buyer)).map(({ id }) => id)).toEqual([lotId]);
  expect(numbersOf(await find(beginning, stranger))).toEqual([]);
  expect(numbersOf(await find(lot.number))[0]?.id).toBe(lotId);
  expect(numbersOf(await find(lot.number.slice(0, 3)))).toEqual([]);
  const list = await app.get(`/api/lots?prefix=${beginning.toLowerCase()}`, buyer);
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([lotId]);
  expect((await app.get('/api/lots?prefix=abc', buyer)).status).toBe(422);
});

test('a firm finds its own and what it was sent, nothing of others', async () => {
  const { find, buyer, stranger, lot, lotId, product, certificateNo, disinfectionNo, codeOf } =
    await aCity();
  const code = await codeOf(lotId);
  expect((await find(lot.number, buyer)).map(({ id }) => id)).toEqual([lotId]);
  expect((await find(certificateNo, buyer)).map(({ kind }) => kind)).toEqual(['document']);
  expect((await find(product.code, buyer)).map(({ id }) => id)).toEqual([product.id]);
  const secrets = [
    code,
    lot.number,
    lot.supplier_lot_no ?? '',
    lot.declaration_no ?? '',
    certificateNo,
    disinfectionNo,
    product.code,
    product.gtin ?? '',
  ];
  for (const text of secrets) expect(await find(text, stranger)).toEqual([]);
});

test('the signs of a pattern are plain text, and an empty question is refused', async () => {
  const { find, app, regulator } = await aCity();
  expect(await find('%%%')).toEqual([]);
  expect(await find('___')).toEqual([]);
  expect(await find("x' or '1'='1")).toEqual([]);
  expect((await app.get('/api/search?q=%20', regulator)).status).toBe(422);
  expect((await app.get('/api/search?q=x')).status).toBe(401);
});

test('a text is read as each identifier that it can be', () => {
  const read = (text: string) => termsOf(text, testNow, undefined);
  expect(read('ＣＳＱＵ　305438－3').containerNo).toBe('CSQU3054383');
  expect(read('6901234567892').gtin).toBe('06901234567892');
  expect(read(' 5301 2026 1012 345678 ').declarationNo).toBe('530120261012345678');
  // Issued with a failing check character, but issued.
  expect(read('91350100m0001tgqxm').uscc).toBe('91350100M0001TGQXM');
  expect(read('ab').name).toBeNull();
  expect(read('蓝海').name).toBe('蓝海');
});

test('a unit is found by its code, as whose goods it is now', async () => {
  const { find, lotId, child, owner, buyer, post } = await aCity();
  const { id } = await post(`/api/lots/${lotId}/series`, { level: 'case', count: 30 }, owner);
  const { number, key_version: keyVersion } = await database()
    .selectFrom('code_series')
    .select(['number', 'key_version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const code = (serial: number) => testCodes.make({ number, keyVersion }, serial);
  await post(`/api/series/${id}/move`, { first: 1, last: 5, toLotId: child.lotId }, owner);
  expect(await find(formatUnitCode(code(6)).toLowerCase())).toMatchObject([
    { kind: 'lot', id: lotId, matched: 'unitCode', value: code(6) },
  ]);
  expect(await find(code(5))).toMatchObject([{ kind: 'lot', id: child.lotId }]);
  expect(await find(code(31))).toEqual([]);
  // The buyer handles the lot itself, not what was made of it.
  expect(await find(code(6), buyer)).toHaveLength(1);
  expect(await find(code(5), buyer)).toEqual([]);
});

test('premises are found by code and by the beginning of a name, by who is there and who oversees them', async () => {
  const db = database();
  const app = createTestApp(db);
  const firm = await anOrganisation(db);
  const owner = firm.member('owner');
  const { id, code } = await somePremises(db, owner);
  const found = async (text: string, actor: PersonActor) =>
    (await app.get(`/api/search?q=${encodeURIComponent(text)}`, actor)).body.items.filter(
      (hit: { kind: string }) => hit.kind === 'premises',
    );
  const mine = { kind: 'premises', id, matched: 'premisesCode', value: code, lots: [] };
  expect(await found(code.toLowerCase().replace('-', ' '), owner)).toMatchObject([mine]);
  const inspector = (await anOrganisation(db, 'regulator')).member('inspector');
  expect(await found(code, inspector)).toMatchObject([mine]);
  expect(await found('测试冷', owner)).toMatchObject([{ id, matched: 'premisesName' }]);
  expect(await found(code, (await anOrganisation(db)).member('owner'))).toEqual([]);
});
