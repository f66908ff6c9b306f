import { expect, test } from 'vitest';

import { gs1CheckDigit, makeRestrictedGtin } from '../../src/domain/gs1.ts';
import { makeTraceCode } from '../../src/domain/trace-code.ts';
import { writeUnitCode } from '../../src/domain/unit-code.ts';
import { registerProduct } from '../../src/features/products/products.service.ts';
import { ScanView } from '../../src/features/scan/scan.schemas.ts';
import { createTestApp, ctxFor, testCodes } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { unique } from '../support/factories.ts';
import { aReceivedLot, aStockedFirm, kg } from '../support/story.ts';

const database = useDatabase();

let made = 0;

/** A GTIN of this test's own, of the prefix that GS1 keeps for examples. */
function aGtin(): string {
  made += 1;
  const body = `0952${String(process.pid % 10_000).padStart(4, '0')}${String(made).padStart(5, '0')}`;
  return `${body}${gs1CheckDigit(body)}`;
}

/** A firm whose product has a GTIN, a lot of it, and ways to ask. */
async function aLinkedLot(overrides: { gtin?: string; supplierLotNo?: string } = {}) {
  const db = database();
  const app = createTestApp(db);
  const firm = await aStockedFirm(db);
  const { owner } = firm;
  const gtin = overrides.gtin ?? aGtin();
  const { id: productId } = await registerProduct(ctxFor(db, owner), {
    code: unique('P-'),
    nameZh: '冻鳕鱼<b>段</b>',
    nameEn: 'Frozen cod',
    category: 'fish',
    hsCode: '0303630000',
    storageClass: 'frozen',
    shelfLifeDays: 730,
    gtin,
  });
  const supplierLotNo = overrides.supplierLotNo ?? unique('SUP/');
  const declare = async (more: object = {}) =>
    aReceivedLot(db, owner, firm.premises.id, productId, { supplierLotNo, ...more });
  const codeOf = async ({ lotId }: { lotId: string }) => {
    const issued = await app.post(`/api/lots/${lotId}/code`, {}, owner);
    const { status } = await app.post(`/api/lots/${lotId}/code/activate`, {}, owner);
    expect(status).toBe(200);
    return String(issued.body.code);
  };
  const lot = await declare();
  const { number } = await db
    .selectFrom('lot')
    .select('number')
    .where('id', '=', lot.lotId)
    .executeTakeFirstOrThrow();
  const ask = async (path: string, accept = 'application/json') => {
    const { response, status, body } = await app.send('GET', path, undefined, undefined, {
      accept,
    });
    return { status, body, headers: response.headers };
  };
  const page = async (path: string) => {
    const accept = 'text/html';
    const { response, status } = await app.send('GET', path, undefined, undefined, { accept });
    return { status, text: await response.text() };
  };
  return { ...firm, app, gtin, lot, number, supplierLotNo, declare, codeOf, ask, page, productId };
}

test('a link with a code for its serial answers what the code answers', async () => {
  const { gtin, lot, number, supplierLotNo, codeOf, ask, page } = await aLinkedLot();
  const code = await codeOf(lot);
  const direct = await ask(`/t/${code}`);
  for (const path of [
    `/01/${gtin}/10/${number}/21/${code}`,
    `/01/${gtin}/10/${encodeURIComponent(supplierLotNo)}/21/${code}`,
    `/01/${gtin}/21/${code}`,
    `/01/${gtin}/21/${code.toLowerCase()}`,
    `/01/${gtin}/21/${code}/`,
    `/01/${gtin}/22/V1/10/${number}/21/${code}?17=270131&utm=x`,
    `/01/${gtin}/10/%${number.charCodeAt(0).toString(16)}${number.slice(1)}/21/${code}`,
  ]) {
    const answer = await ask(path);
    expect(answer.status, path).toBe(200);
    expect(ScanView.parse(answer.body), path).toEqual(direct.body);
  }
  const shown = await page(`/01/${gtin}/10/${number}/21/${code}?lang=en`);
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('Frozen cod');
  expect(shown.text).toContain('冻鳕鱼&lt;b&gt;段&lt;/b&gt;');
  expect(shown.text).toContain(`/01/${gtin}/10/${number}/21/${code}?lang=zh`);
});

test('a genuine code under a link of other goods is shown to disagree, in both languages', async () => {
  const { gtin, lot, number, codeOf, ask, page } = await aLinkedLot();
  const code = await codeOf(lot);
  for (const path of [`/01/${aGtin()}/10/${number}/21/${code}`, `/01/${gtin}/10/X9/21/${code}`]) {
    const answer = await ask(path);
    expect([answer.status, answer.body.code]).toEqual([404, 'link.disagrees']);
    expect(answer.body.errors).toMatchObject([{ field: '21' }]);
    const zh = await page(`${path}?lang=zh`);
    expect([zh.status, zh.text.includes('链接与追溯码不一致')]).toEqual([404, true]);
    expect(zh.text).toContain('<header class="band recalled">');
    expect(zh.text).not.toMatch(/追溯码：\s*<\/p>/);
    const en = await page(`${path}?lang=en`);
    expect(en.text).toContain('Link and code disagree');
    expect(en.text).not.toContain('Frozen cod');
    expect(en.text).toContain('tel:12315');
  }
});

test('a code that is void or was never issued says so under a link as under /t/', async () => {
  const { app, owner, gtin, lot, number, codeOf, ask } = await aLinkedLot();
  const code = await codeOf(lot);
  await app.post(`/api/lots/${lot.lotId}/code/void`, { reason: '标签遗失' }, owner);
  const voided = await ask(`/01/${gtin}/10/${number}/21/${code}`);
  expect([voided.status, voided.body.code]).toEqual([410, 'code.void']);
  const never = makeTraceCode(crypto.getRandomValues(new Uint8Array(10)));
  const unknown = await ask(`/01/${gtin}/10/${number}/21/${never}`);
  expect([unknown.status, unknown.body.code]).toEqual([404, 'code.unknown']);
  const slip = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
  const mistyped = await ask(`/01/${gtin}/10/${number}/21/${slip}`);
  expect([mistyped.status, mistyped.body.code]).toEqual([404, 'code.check']);
});

test('codes of single packs are followed too: genuine, forged, void, not in force, repacked', async () => {
  const { app, owner, premises, dock, frozen, gtin, lot, number, productId, ask } =
    await aLinkedLot();
  const post = async (path: string, body: object) => {
    const sent = await app.post(path, body, owner);
    expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
    return sent.body;
  };
  const { id } = await post(`/api/lots/${lot.lotId}/series`, { level: 'case', count: 30 });
  const { number: series } = await database()
    .selectFrom('code_series')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const codeOf = (serial: number) =>
    testCodes.make({ number: series, keyVersion: testCodes.current }, serial);
  const follow = async (serial: string) => ask(`/01/${gtin}/10/${number}/21/${serial}`);
  const codeFor = async (serial: string) => (await follow(serial)).body.code;
  expect(await codeFor(codeOf(1))).toBe('code.inactive');
  await post(`/api/series/${id}/activate`, {});
  const shown = await follow(codeOf(1));
  expect([shown.status, shown.body.code]).toEqual([200, codeOf(1)]);
  expect((await ask(`/01/${aGtin()}/21/${codeOf(1)}`)).body.code).toBe('link.disagrees');
  expect(await codeFor(codeOf(31))).toBe('code.unknown');
  // Of the right form and check character, but with another body: nobody here made it.
  const [left, right] = [2 ** 44 + 5, 7];
  expect(await codeFor(writeUnitCode(testCodes.current, [left, right]))).toBe('code.forged');
  await post(`/api/series/${id}/void`, { first: 2, last: 2, reason: '标签受潮' });
  expect((await follow(codeOf(2))).status).toBe(410);
  const made = await post('/api/processings', {
    premisesId: premises.id,
    inputs: [{ lotId: lot.lotId, placeId: dock, quantity: kg(200, 20) }],
    outputs: [{ productId, productionDate: '2026-11-22', placeId: frozen, quantity: kg(190, 400) }],
    lossWeightKg: 10,
  });
  const [{ lotId: toLotId }] = made.lots;
  await post(`/api/series/${id}/move`, { first: 3, last: 3, toLotId });
  const repacked = await follow(codeOf(3));
  expect([repacked.status, repacked.body.lot?.kind]).toEqual([200, 'processed']);
  expect(repacked.body.lot.number).not.toBe(number);
});

test('a lot alone is shown with the word that it proves nothing about one pack', async () => {
  const { gtin, lot, number, supplierLotNo, codeOf, ask, page } = await aLinkedLot();
  const before = await ask(`/01/${gtin}/10/${number}`);
  expect([before.status, before.body.code]).toEqual([404, 'link.unknown_lot']);
  const code = await codeOf(lot);
  for (const value of [number, encodeURIComponent(supplierLotNo)]) {
    const answer = await ask(`/01/${gtin}/10/${value}`);
    expect([answer.status, answer.body.code]).toEqual([200, code]);
  }
  expect((await page(`/01/${gtin}/10/${number}?lang=zh`)).text).toContain('只写明批次');
  expect((await page(`/01/${gtin}/10/${number}?lang=en`)).text).toContain('names a lot, not one');
  expect((await page(`/t/${code}?lang=zh`)).text).not.toContain('只写明批次');
  const otherCase = await ask(`/01/${gtin}/10/${number.toLowerCase()}`);
  expect([otherCase.status, otherCase.body.code]).toEqual([404, 'link.unknown_lot']);
  const otherGoods = await ask(`/01/${aGtin()}/10/${number}`);
  expect([otherGoods.status, otherGoods.body.code]).toEqual([404, 'link.unknown_lot']);
});

test('where several lots share product and number, none is guessed', async () => {
  const { gtin, lot, supplierLotNo, declare, codeOf, ask } = await aLinkedLot();
  await codeOf(lot);
  const path = `/01/${gtin}/10/${encodeURIComponent(supplierLotNo)}`;
  const second = await declare();
  expect((await ask(path)).status).toBe(200);
  await codeOf(second);
  const answer = await ask(path);
  expect([answer.status, answer.body.code]).toEqual([404, 'link.several_lots']);
});

test('a product alone leads to no record, and the page says what to scan instead', async () => {
  const { gtin, ask, page } = await aLinkedLot();
  const answer = await ask(`/01/${gtin}`);
  expect([answer.status, answer.body.code]).toEqual([404, 'link.product_only']);
  expect((await page(`/01/${gtin}?lang=zh`)).text).toContain('链接只写明了商品');
  expect((await page(`/01/${gtin}/?lang=en`)).text).toContain('names a product only');
});

test('a number of a firm’s own is refused, also where its code is genuine', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aStockedFirm(database());
  const ask = async (path: string) =>
    app.send('GET', path, undefined, undefined, { accept: 'application/json' });
  const { body } = await app.post(`/api/lots/${lotId}/code`, {}, owner);
  await app.post(`/api/lots/${lotId}/code/activate`, {}, owner);
  const scanned = await ask(`/t/${body.code}`);
  const gtin = String(scanned.body.product.inHouseCode);
  expect(gtin).toMatch(/^02/);
  for (const one of [gtin, makeRestrictedGtin(7)]) {
    const answer = await ask(`/01/${one}/21/${body.code}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'link.restricted']);
  }
});

const real = '09506000134352';

test.for<[string, string, number, string]>([
  ['a bad check digit', '/01/09506000134353', 400, 'ai.check_digit'],
  ['13 digits', '/01/9506000134352/10/L1', 400, 'ai.length'],
  ['letters', '/01/abc', 400, 'ai.length'],
  ['nothing', '/01/', 400, 'link.no_key'],
  ['a qualifier out of order', `/01/${real}/21/S1/10/L1`, 400, 'link.order'],
  ['a lot behind the mark', `/01/${real}?10=L1`, 400, 'link.qualifier_in_query'],
  ['an unknown identifier', `/01/${real}/89/X`, 400, 'link.no_key'],
  ['something after the link', `/01/${real}/foo`, 400, 'link.no_key'],
  ['an empty lot', `/01/${real}/10/`, 400, 'link.no_key'],
  ['two slashes', `/01//${real}`, 400, 'link.no_key'],
  ['another key behind', `/01/${real}/414/9526064000028`, 400, 'link.not_goods'],
  ['goods behind goods', `/01/x/01/${real}`, 400, 'link.not_goods'],
  ['a NUL', `/01/${real}/10/A%00B`, 400, 'ai.characters'],
  ['a line break', `/01/${real}/10/A%0AB`, 400, 'ai.characters'],
  ['half an escape', `/01/${real}/10/A%2`, 400, 'link.percent'],
  ['no UTF-8', `/01/${real}/10/A%FF`, 400, 'link.percent'],
  ['full-width digits', '/01/０９５０６０００１３４３５２', 400, 'ai.characters'],
  ['a Cyrillic letter', `/01/${real}/21/%D0%90BCD`, 400, 'ai.characters'],
  ['a space', `/01/${real}/10/A%20B`, 400, 'ai.characters'],
  ['an over-long lot', `/01/${real}/10/${'A'.repeat(21)}`, 400, 'ai.length'],
  ['an over-long link', `/01/${real}/10/${'A'.repeat(3000)}`, 400, 'link.length'],
  ['a slash that is encoded', `/01/${real}/10/A%2F21%2FB`, 404, 'link.unknown_lot'],
  ['an escape that is escaped', `/01/${real}/10/A%252FB`, 404, 'link.unknown_lot'],
  ['dots that a client resolves', `/01/${real}/10/%2e%2e/21/X`, 404, 'link.foreign_serial'],
  ['a producer’s own serial', `/01/${real}/10/L1/21/2026-000123`, 404, 'link.foreign_serial'],
  ['letters no code has', `/01/${real}/21/UUUUUUUUUUUUUUUUU`, 404, 'link.foreign_serial'],
  ['a type of link that isn’t there', `/01/${real}?linkType=gs1:pip`, 404, 'link.no_such_type'],
])('%s is refused with its own words', async ([, path, status, code]) => {
  const app = createTestApp(database());
  for (const accept of ['application/json', 'text/html']) {
    const sent = await app.send('GET', path, undefined, undefined, { accept });
    expect(sent.status).toBe(status);
    expect(sent.response.headers.get('access-control-allow-origin')).toBe('*');
    if (accept === 'application/json') {
      expect(sent.body.code).toBe(code);
      expect(sent.body.errors).toMatchObject([{ field: expect.any(String), rule: code }]);
    } else {
      expect(sent.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  }
});

test('what a link holds is never markup on its page', async () => {
  const app = createTestApp(database());
  const nasty = encodeURIComponent('"><script>alert(1)</script>');
  for (const path of [
    `/01/${nasty}`,
    `/01/${real}/10/${nasty}`,
    `/01/${real}/21/${nasty}`,
    `/01/${real}/${nasty}/X`,
    `/01/${real}?10=${nasty}`,
    `/01/${real}?17=${nasty}&lang=en`,
    `/01/${real}/10/<img src=x onerror=alert(1)>`,
  ]) {
    const sent = await app.send('GET', path, undefined, undefined, { accept: 'text/html' });
    const text = await sent.response.text();
    expect([400, 404]).toContain(sent.status);
    expect(text).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
  }
});

test('programs get the links of the goods as a linkset, browsers from anywhere too', async () => {
  const { app, gtin, lot, number, codeOf, ask } = await aLinkedLot();
  const code = await codeOf(lot);
  const path = `/01/${gtin}/10/${number}/21/${code}`;
  const href = `https://trace.test/t/${code}`;
  const title = 'Traceability 追溯';
  for (const [asked, accept] of [
    [path, 'application/linkset+json'],
    [`${path}?linkType=linkset`, '*/*'],
    [`${path}?linkType=all`, '*/*'],
  ] as const) {
    const sent = await ask(asked, accept);
    expect(sent.status).toBe(200);
    expect(sent.headers.get('content-type')).toBe('application/linkset+json');
    expect(sent.headers.get('access-control-allow-origin')).toBe('*');
    expect(sent.body).toEqual({
      linkset: [
        {
          anchor: `https://trace.test${path}`,
          itemDescription: 'Frozen cod 冻鳕鱼<b>段</b>',
          'https://gs1.org/voc/defaultLink': [{ href, title }],
          'https://gs1.org/voc/traceability': [
            { href, title, type: 'text/html', hreflang: ['zh', 'en'] },
            { href, title, type: 'application/json' },
          ],
        },
      ],
    });
  }
  const head = await app.send('HEAD', path);
  expect([head.status, head.body]).toEqual([200, undefined]);
  expect(head.response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
  const plain = await ask(path);
  expect(plain.headers.get('link')).toBe(
    `<https://trace.test${path}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`,
  );
  const wrong = await ask(`/01/${aGtin()}/21/${code}`, 'application/linkset+json');
  expect([wrong.status, wrong.body.code]).toEqual([404, 'link.disagrees']);
});
