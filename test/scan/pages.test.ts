import { expect, test } from 'vitest';

import { makeTraceCode } from '../../src/domain/trace-code.ts';
import { placeHold } from '../../src/features/oversight/orders.service.ts';
import { registerProduct } from '../../src/features/products/products.service.ts';
import { ScanView } from '../../src/features/scan/scan.schemas.ts';
import { createTestApp, ctxFor, testNow, type TestApp } from '../support/app.ts';
import { aDatabaseAway } from '../support/away.ts';
import { useDatabase } from '../support/database.ts';
import { aLot, anOrganisation, longAgo } from '../support/factories.ts';
import { somePremises } from '../support/factories.ts';
import { aReceivedLot, aStockedFirm } from '../support/story.ts';

const database = useDatabase();

type Firm = { owner: Parameters<TestApp['get']>[1]; lotId: string };

async function aCode(app: TestApp, { owner, lotId }: Firm): Promise<string> {
  const issued = await app.post(`/api/lots/${lotId}/code`, {}, owner);
  return issued.body.code;
}

async function anActiveCode(app: TestApp, firm: Firm): Promise<string> {
  const code = await aCode(app, firm);
  const activated = await app.post(`/api/lots/${firm.lotId}/code/activate`, {}, firm.owner);
  expect(activated.status).toBe(200);
  return code;
}

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const json = { accept: 'application/json' };

async function asPage(app: TestApp, path: string) {
  const { response, status } = await app.send('GET', path, undefined, undefined, html);
  return { status, text: await response.text(), headers: response.headers };
}

async function asJson(app: TestApp, path: string) {
  return app.send('GET', path, undefined, undefined, json);
}

test('people get a page, programs get JSON that is what its description says', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const code = await anActiveCode(app, firm);
  const { status, text, headers } = await asPage(app, `/t/${code}?lang=zh`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/html');
  expect(text).toContain('<h1>无待办要求，亦无证明登记</h1>');
  expect(text).toContain('冻三文鱼柳');
  expect(text).toContain('挪威');
  const sent = await asJson(app, `/t/${code}`);
  expect(sent.status).toBe(200);
  expect(ScanView.parse(sent.body)).toEqual(sent.body);
  expect(sent.body).toMatchObject({
    code,
    verdict: 'complete',
    notices: [],
    product: { name: { zh: '冻三文鱼柳' }, category: 'fish' },
    origin: { country: 'NO' },
    lot: { kind: 'import', productionDate: '2026-09-01' },
  });
});

test('without a wish the answer is a page; a browser that also takes JSON gets a page', async () => {
  const app = createTestApp(database());
  const code = await anActiveCode(app, await aStockedFirm(database()));
  const type = async (accept: string) => {
    const { response } = await app.send('GET', `/t/${code}`, undefined, undefined, { accept });
    return response.headers.get('content-type')?.split(';')[0];
  };
  expect(await type('*/*')).toBe('text/html');
  expect(await type('text/html, application/json;q=0.9')).toBe('text/html');
  expect(await type('text/html;q=0.5, application/json')).toBe('application/json');
  expect(await type('application/ld+json')).toBe('application/json');
});

test('the code is read however it is typed, and in the capitals of the QR symbol', async () => {
  const app = createTestApp(database());
  const code = await anActiveCode(app, await aStockedFirm(database()));
  const spoken = `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10, 16)}-${code.slice(16)}`;
  expect((await asJson(app, `/t/${spoken.toLowerCase()}`)).body.code).toBe(code);
  expect((await asJson(app, `/T/${code}`)).body.code).toBe(code);
});

test('each way in which a code proves nothing has its own page and status', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const code = await aCode(app, firm);
  const never = makeTraceCode(crypto.getRandomValues(new Uint8Array(10)));
  const slip = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
  const cases = [
    ['/t/hello', 404, 'code.form', '这不是完整的追溯码'],
    [`/t/${slip}`, 404, 'code.check', '追溯码有误'],
    [`/t/${never}`, 404, 'code.unknown', '查无此码'],
    [`/t/${code}`, 404, 'code.inactive', '追溯码尚未启用'],
  ] as const;
  for (const [path, status, problem, title] of cases) {
    const page = await asPage(app, `${path}?lang=zh`);
    expect([page.status, page.text.includes(`<h1>${title}</h1>`)]).toEqual([status, true]);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const sent = await asJson(app, path);
    expect([sent.status, sent.body.code]).toEqual([status, problem]);
    expect(sent.response.headers.get('content-type')).toBe('application/problem+json');
  }
  await app.post(`/api/lots/${firm.lotId}/code/void`, { reason: '印错' }, firm.owner);
  expect((await asPage(app, `/t/${code}?lang=zh`)).text).toContain('追溯码已作废');
  const voided = await asPage(app, `/t/${code}?lang=zh`);
  expect(voided.text).toContain('<header class="band recalled">');
  const gone = await asJson(app, `/t/${code}`);
  expect([gone.status, gone.body.code]).toEqual([410, 'code.void']);
});

test('a text that is no code is refused without asking the database; a code that can’t be asked says so', async () => {
  const app = createTestApp(aDatabaseAway());
  expect((await asPage(app, '/t/hello')).status).toBe(404);
  const code = makeTraceCode(new Uint8Array(10));
  const page = await asPage(app, `/t/${code}?lang=en`);
  expect(page.status).toBe(503);
  expect(page.headers.get('retry-after')).toBe('5');
  expect(page.text).toContain('Can’t look it up just now');
  expect((await asJson(app, `/t/${code}`)).body.code).toBe('database.unavailable');
});

test('a code typed by hand is looked up, canonical and in the same language', async () => {
  const app = createTestApp(database());
  const form = await asPage(app, '/t?lang=en');
  expect(form.text).toContain('<label for="code">Enter the trace code</label>');
  expect(form.text).toContain('href="/scanner?lang=en"');
  expect(form.text).toContain('href="/t/reports?lang=en"');
  const code = makeTraceCode(new Uint8Array(10));
  const sent = await asPage(app, `/t?code=${code.toLowerCase()}&lang=en`);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `/t/${code}?lang=en`]);
  const hostile = await asPage(app, '/t?code=%2F%2Fevil.example%2F..&lang=zh');
  expect(hostile.headers.get('location')).toBe('/t/%2F%2Fevil.example%2F..?lang=zh');
});

test('a text that is cut within a character is refused as any other', async () => {
  const app = createTestApp(aDatabaseAway());
  const typed = encodeURIComponent(`${'a'.repeat(79)}😀`);
  expect((await asPage(app, `/t?code=${typed}`)).status).toBe(303);
  expect((await asPage(app, `/t/${typed}`)).status).toBe(404);
});

test('names with markup stay text, in the page and in the typed code', async () => {
  const app = createTestApp(database());
  const org = await anOrganisation(database());
  const owner = org.member('owner');
  const premises = await somePremises(database(), owner);
  const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>&amp;`;
  const { id } = await registerProduct(ctxFor(database(), owner, longAgo), {
    code: 'HOSTILE',
    nameZh: hostile,
    nameEn: hostile,
    category: 'fish',
    hsCode: '0303130000',
    storageClass: 'frozen',
    shelfLifeDays: 720,
    spec: hostile,
  });
  const { lotId } = await aReceivedLot(database(), owner, premises.id, id);
  const code = await anActiveCode(app, { owner, lotId });
  const { text } = await asPage(app, `/t/${code}`);
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img');
  expect(text).not.toContain('<script');
  expect(text).not.toContain('<img');
  const typed = await asPage(app, `/t/${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(typed.text).not.toContain('<script');
});

test('the page stands alone: under 50 kB, no script, nothing loaded, a strict policy', async () => {
  const app = createTestApp(database());
  const code = await anActiveCode(app, await aStockedFirm(database()));
  const { text, headers } = await asPage(app, `/t/${code}`);
  expect(new TextEncoder().encode(text).length).toBeLessThan(50_000);
  expect(text).not.toMatch(/<script|<link|<img|@import|url\(|style="|\son\w+=/);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  expect(policy).toContain(`'sha256-${Buffer.from(digest).toString('base64')}'`);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cache-control')).toBe('no-cache');
});

test('both languages are whole, and each page leads to the other', async () => {
  const app = createTestApp(database());
  const code = await anActiveCode(app, await aStockedFirm(database()));
  const zh = await asPage(app, `/t/${code}?lang=zh`);
  const en = await asPage(app, `/t/${code}?lang=en`);
  expect(zh.text).toContain('<html lang="zh-CN">');
  expect(en.text).toContain('<html lang="en">');
  expect(zh.text).toContain(`href="/t/${code}?lang=en"`);
  expect(en.text).toContain(`href="/t/${code}?lang=zh"`);
  expect(en.headers.get('content-language')).toBe('en');
  const headings = (text: string) =>
    [...text.matchAll(/<h([1-6])[^>]*>([^<]+)</g)].map(([, level, words]) => ({ level, words }));
  expect(headings(zh.text).map(({ level }) => level)).toEqual(
    headings(en.text).map((h) => h.level),
  );
  // The product's own name, the firm's and its premises' are data; every word of ours is English.
  const ours = headings(en.text).filter(({ words }) => /[一-鿿]/.test(words ?? ''));
  expect(ours).toEqual([]);
});

test('a hold is the first thing on the page, above the product', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const code = await anActiveCode(app, firm);
  const regulator = await anOrganisation(database(), 'regulator');
  await placeHold(ctxFor(database(), regulator.member('inspector'), testNow), {
    lotIds: [firm.lotId],
    reasonZh: '举报称张三经手',
    reasonEn: 'A tip names Zhang San',
  });
  const { text } = await asPage(app, `/t/${code}?lang=zh`);
  expect(text.indexOf('<h1>暂停流通</h1>')).toBeGreaterThan(0);
  expect(text.indexOf('暂停流通')).toBeLessThan(text.indexOf('冻三文鱼柳</h2>'));
  expect(text).not.toContain('张三');
  const sent = await asJson(app, `/t/${code}`);
  expect(sent.body).toMatchObject({
    verdict: 'on_hold',
    notices: [{ kind: 'hold', cause: 'regulator' }],
  });
});

test('a withdrawn declaration asks for care', async () => {
  const app = createTestApp(database());
  const firm = await aLot(database());
  const code = await anActiveCode(app, firm);
  const path = `/api/lots/${firm.lotId}/withdrawal`;
  expect((await app.post(path, { reason: '未到货' }, firm.owner)).status).toBe(200);
  const sent = await asJson(app, `/t/${code}`);
  expect([sent.body.verdict, sent.body.notices]).toEqual(['caution', [{ kind: 'withdrawn' }]]);
});

test('a lot past its date asks for care', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const code = await anActiveCode(app, firm);
  app.clock.now = new Date('2030-01-01T00:00:00Z');
  const sent = await asJson(app, `/t/${code}`);
  expect(sent.body.verdict).toBe('caution');
  expect(sent.body.notices).toEqual([{ kind: 'expired', on: sent.body.lot.expiryDate }]);
});

test('a number that no company owns is shown as the firm’s own, never as a GTIN', async () => {
  const app = createTestApp(database());
  const owner = (await anOrganisation(database())).member('owner');
  const premises = await somePremises(database(), owner);
  const show = async (gtin: string) => {
    const { id } = await registerProduct(ctxFor(database(), owner, longAgo), {
      code: gtin,
      gtin,
      nameZh: '冻带鱼',
      nameEn: 'Frozen hairtail',
      category: 'fish',
      hsCode: '0303130000',
      storageClass: 'frozen',
      shelfLifeDays: 720,
    });
    const { lotId } = await aReceivedLot(database(), owner, premises.id, id);
    const code = await anActiveCode(app, { owner, lotId });
    return (await app.send('GET', `/t/${code}`, undefined, undefined, json)).body.product;
  };
  const own = { gtin: null, inHouseCode: '02018968512945' };
  expect(await show('02018968512945')).toMatchObject(own);
  const issued = { gtin: '09506000134352', inHouseCode: null };
  expect(await show('09506000134352')).toMatchObject(issued);
});
