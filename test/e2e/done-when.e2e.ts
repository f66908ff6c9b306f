import { readFile } from 'node:fs/promises';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openBrowser, type Product, startProduct } from './product.ts';

// Bodies are whatever the API answers; the expectations below say what matters of them.
type Answer = { status: number; body: any };

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  expect(await product?.stop()).toBe(0);
});

/** Signs in on the docs page as a person does: open the operation, try it out, execute. */
async function signInAtDocs(page: Page, username: string): Promise<void> {
  await page.goto(`${product.url}/docs`);
  const operation = page.locator('[id$="-signIn"]');
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  const body = JSON.stringify({ username, password: 'frostmark-demo' });
  await operation.locator('textarea').fill(body);
  await operation.getByRole('button', { name: 'Execute' }).click();
  await operation
    .locator('.live-responses-table .response-col_status', { hasText: '200' })
    .waitFor();
}

async function signedIn(username: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await signInAtDocs(page, username);
  return { context, page };
}

/** A request from inside the page: the browser's own cookies, the page's own origin. */
async function ask(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async ([verb, address, json]) => {
      const response = await fetch(address, {
        method: verb,
        ...(json === null ? {} : { body: json, headers: { 'content-type': 'application/json' } }),
      });
      return { status: response.status, body: await response.json() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
}

test('a keeper signs in on the docs page, imports the shipped spreadsheet twice, ships part of a lot', async () => {
  const { context, page } = await signedIn('keeper');
  const bytes = await readFile('examples/lots-2000.xlsx');
  const send = async (mode: string): Promise<Answer> =>
    page.evaluate(
      async ([base64, how]) => {
        const file = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        const response = await fetch(`/api/imports/lots?mode=${how}`, {
          method: 'POST',
          body: file,
          headers: { 'content-type': 'application/octet-stream' },
        });
        return { status: response.status, body: await response.json() };
      },
      [bytes.toString('base64'), mode] as const,
    );
  const tried = await send('dry_run');
  expect(tried.body).toMatchObject({ rows: 2000, done: 2000, refused: 0, recorded: false });
  const done = await send('all_or_nothing');
  expect(done.body).toMatchObject({ rows: 2000, done: 2000, repeated: 0, recorded: true });
  const again = await send('all_or_nothing');
  expect(again.body).toMatchObject({ rows: 2000, done: 0, repeated: 2000 });

  const stock = await ask(page, 'GET', '/api/stock?limit=200');
  const me = await ask(page, 'GET', '/api/session');
  expect(me.body).toMatchObject({ role: 'keeper' });
  const premises = await ask(page, 'GET', '/api/premises?limit=200');
  const shipped = await shipSomething(page, stock.body.items, premises.body.items);
  expect(shipped).toBeGreaterThan(0);
  await context.close();
});

type StockRow = {
  lotId: string;
  premisesId: string | null;
  placeId: string;
  placeKind: string;
  quantity: { netWeightKg: number; pieces: number };
};

/** Ships a part of the first lot that the gate lets go, as a keeper would try one after the other. */
async function shipSomething(
  page: Page,
  stock: StockRow[],
  premises: { id: string; orgId: string; kind: string; handlesImports: boolean }[],
): Promise<number> {
  const inRooms = stock.filter((row) => row.placeKind === 'room' && row.quantity.netWeightKg > 2);
  for (const row of inRooms) {
    const to = premises.find(({ id, handlesImports }) => id !== row.premisesId && handlesImports);
    const answer = await ask(page, 'POST', '/api/shipments', {
      eventId: crypto.randomUUID(),
      fromPremisesId: row.premisesId,
      toPremisesId: to?.id,
      purpose: 'transfer',
      lines: [
        { lotId: row.lotId, placeId: row.placeId, quantity: { netWeightKg: 1.5, pieces: 0 } },
      ],
    });
    if (answer.status === 201) return row.quantity.netWeightKg;
    expect(answer.body.code).toBe('gate.unmet');
  }
  return 0;
}

test('the scan page fits a phone, needs no script, weighs little, and reads in both languages', async () => {
  expect(product.scanLinks.length).toBeGreaterThan(0);
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  for (const link of product.scanLinks) {
    for (const language of ['zh', 'en'] as const) {
      let bytes = 0;
      page.on('response', async (response) => {
        bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
      });
      await page.goto(`${link}?lang=${language}`);
      const lang = await page.locator('html').getAttribute('lang');
      expect(lang).toMatch(language === 'zh' ? /^zh/ : /^en/);
      expect(await page.locator('h1').count()).toBe(1);
      const width = await page.locator('body').evaluate((body) => body.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
      expect(bytes).toBeLessThanOrEqual(50_000);
      page.removeAllListeners('response');
    }
  }
  await context.close();
});

test('a regulator finds a lot by what a paper says and reads its whole history', async () => {
  const { context, page } = await signedIn('inspector');
  const [link = ''] = product.scanLinks;
  const code = link.split('/').at(-1) ?? '';
  const found = await ask(page, 'GET', `/api/search?q=${code}`);
  expect(found.status).toBe(200);
  const lotId: string = found.body.items[0].lotId ?? found.body.items[0].id;
  const lot = await ask(page, 'GET', `/api/lots/${lotId}`);
  const byDeclaration = await ask(page, 'GET', `/api/search?q=${lot.body.declarationNo}`);
  expect(JSON.stringify(byDeclaration.body)).toContain(lotId);
  const history = await ask(page, 'GET', `/api/lots/${lotId}/history?limit=200`);
  expect(history.status).toBe(200);
  const types = history.body.items.map(({ type }: { type: string }) => type);
  expect(types).toContain('lots.declared');
  expect(types).toContain('custody.received');
  const trace = await ask(page, 'GET', `/api/lots/${lotId}/trace`);
  expect(trace.status).toBe(200);
  await context.close();
});

test('what a stranger asks for is refused, and says so in the language of the browser', async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${product.url}/docs`);
  const answer = await ask(page, 'GET', '/api/lots');
  expect(answer).toMatchObject({ status: 401, body: { title: 'Sign in first.' } });
  await context.close();
});
