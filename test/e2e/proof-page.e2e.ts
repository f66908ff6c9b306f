import { setTimeout } from 'node:timers/promises';

import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { treeRoot } from '../../src/domain/merkle.ts';
import { toBase64 } from '../../src/domain/signed-note.ts';
import { nodesOfTile, readTiles } from '../../src/domain/tlog-tiles.ts';
import type { Kept, Proof } from '../../web/proof/data.ts';
import { openBrowser, type Product, startAgain } from './product.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 800 };

let product: Product;
let browser: Browser;
let code: string;

beforeAll(async () => {
  product = await startAgain();
  browser = await openBrowser();
  code = product.scanLinks[0]?.split('/').at(-1) ?? '';
  await published();
});

afterAll(async () => {
  await browser?.close();
  expect(await product?.stop()).toBe(0);
});

/** Until the log has caught up with the demo that was planted. */
async function published(): Promise<void> {
  const headers = { accept: 'application/json' };
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const answer = await fetch(`${product.url}/t/${code}/proof`, { headers });
    const proof = answer.ok ? ((await answer.json()) as Proof) : undefined;
    if (proof?.waiting === 0) return;
    await setTimeout(200);
  }
  throw new Error('Nothing was published within a minute');
}

type Visit = BrowserContextOptions & { language?: 'zh' | 'en' };

/** The page in a context of its own; tells what the browser complained about and what it asked for. */
async function visit(
  { language = 'en', ...options }: Visit,
  then: (page: Page, noted: { faults: string[]; asked: string[] }) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: phone, ...options });
  const page = await context.newPage();
  const [faults, asked]: [string[], string[]] = [[], []];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => asked.push(request.url()));
  try {
    await page.goto(addressIn(language));
    await then(page, { faults, asked });
  } finally {
    await context.close();
  }
}

const addressIn = (language: string) => `${product.url}/t/${code}/proof?lang=${language}`;
const checked = (page: Page, verdict: string) =>
  page.locator(`body[data-checked="${verdict}"]`).waitFor();
const verdictOf = (page: Page, step: string) =>
  page.locator(`#${step}`).getAttribute('data-verdict');

/** Somebody on the way, or whoever runs the server, changes what the page carries. */
async function tampering(page: Page, change: (text: string) => string): Promise<void> {
  await page.route('**/proof*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
}

test('the scan page leads to it; it checks every record, and goes on without a network', async () => {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${product.url}/t/${code}?lang=zh`);
  await page.getByRole('link', { name: '记录可核验' }).click();
  await checked(page, 'held');
  await context.close();

  await visit({}, async (page, { faults, asked }) => {
    await checked(page, 'held');
    expect(await page.locator('h1').textContent()).toBe('The records check out');
    for (const step of ['entries', 'paths', 'signature']) {
      expect([step, await verdictOf(page, step)]).toEqual([step, 'held']);
    }
    expect(await page.locator('header.band.complete').count()).toBe(1);
    const count = await page.locator('#list > li').count();
    expect(count).toBeGreaterThan(3);
    expect(await page.locator('#list > li[data-verdict="held"]').count()).toBe(count);
    expect(await page.locator('#facts').textContent()).toContain('UTC+8');
    expect(await page.locator('#failed').isVisible()).toBe(false);
    // Nothing but the page itself was ever asked for.
    expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([addressIn('en')]);
    expect(faults).toEqual([]);
  });
});

test('loaded once, it works with the network off', async () => {
  await visit({ javaScriptEnabled: false }, async (page) => {
    expect(await page.locator('#unrun').isVisible()).toBe(true);
    expect(await page.locator('#apart').textContent()).toContain('verify-log.mjs');
  });
  await visit({}, async (page, { faults, asked }) => {
    await checked(page, 'held');
    const before = asked.length;
    await endNetworkBeforeCheck(page);
    await checked(page, 'held');
    expect(await page.evaluate('navigator.onLine')).toBe(false);
    expect(await page.evaluate("fetch('/t').then(() => 'sent', () => 'no network')")).toBe(
      'no network',
    );
    // The page itself, and this test's own question.
    expect(asked.length - before).toBe(2);
    expect(faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});

/** Loads the page anew and takes the network away before the first hash is computed. */
async function endNetworkBeforeCheck(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const digest = crypto.subtle.digest.bind(crypto.subtle);
    const start = new Promise<void>((resolve) => {
      Object.assign(globalThis, { startCheck: resolve });
    });
    crypto.subtle.digest = async (...asked) => {
      await start;
      return digest(...asked);
    };
  });
  await page.reload();
  expect(await page.locator('body[data-checked]').count()).toBe(0);
  await page.context().setOffline(true);
  await page.evaluate('startCheck()');
}

test('a tampered value fails, names its record, and says what to do', async () => {
  await visit({}, async (page, { faults }) => {
    await checked(page, 'held');
    const record = page.locator('#list > li').nth(2);
    const commitment = (await record.locator('.hash').textContent())?.split(' ').at(-1) ?? '';
    const number = (await record.locator('b').textContent())?.split(' ').at(-1) ?? '';
    const other = commitment.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    await tampering(page, (text) => text.replaceAll(commitment, other));
    await page.reload();
    await checked(page, 'failed');
    expect(await page.locator('#outcome').textContent()).toContain(`record ${number}.`);
    expect(await verdictOf(page, 'paths')).toBe('failed');
    expect(await page.locator('#list > li[data-verdict="failed"]').count()).toBe(1);
    const report = page.getByRole('link', { name: 'report to the market regulator' });
    expect(await report.getAttribute('href')).toBe(`/t/${code}/report?lang=en`);
    await report.click();
    await page.locator('h1', { hasText: 'Report a problem' }).waitFor();
    expect(faults).toEqual([]);
  });
});

test('a checkpoint that another key signed fails', async () => {
  await visit({}, async (page) => {
    await checked(page, 'held');
    await tampering(page, (text) =>
      text.replace(/(— \S+ \S{20})(.)/, (_, a, b) => a + (b === 'A' ? 'B' : 'A')),
    );
    await page.reload();
    await checked(page, 'failed');
    expect(await verdictOf(page, 'signature')).toBe('failed');
    expect(await verdictOf(page, 'paths')).toBe('held');
  });
});

/** The log as it was: its root is computed of the leaves that it serves. */
async function earlier(now: Kept): Promise<Kept> {
  const size = Math.min(200, now.size - 1);
  const width = Math.min(256, now.size);
  const path = `tile/0/000${width === 256 ? '' : `.p/${width}`}`;
  const tile = new Uint8Array(await (await fetch(`${product.url}/log/${path}`)).arrayBuffer());
  const root = toBase64(
    treeRoot(
      size,
      readTiles(() => nodesOfTile(tile)),
    ),
  );
  return { size, root, note: 'as it was', at: '2026-01-02T03:04:05.678Z' };
}

const keptIn = async (page: Page): Promise<[string, Kept]> =>
  page.evaluate(() => {
    const name = Object.keys(localStorage).find((one) => one.startsWith('frostmark-log ')) ?? '';
    return [name, JSON.parse(localStorage.getItem(name) ?? 'null')];
  });

async function keepIn(page: Page, name: string, kept: Kept): Promise<void> {
  await page.evaluate(([at, text]) => localStorage.setItem(at, text), [
    name,
    JSON.stringify(kept),
  ] as const);
}

test('on the next visit it tells whether the log still holds what it held', async () => {
  await visit({}, async (page, { asked }) => {
    await checked(page, 'held');
    expect(await verdictOf(page, 'before')).toBe('unchecked');
    const [name, kept] = await keptIn(page);
    await page.reload();
    await checked(page, 'held');
    expect(await verdictOf(page, 'before')).toBe('held');

    // As of an earlier visit, to which the server proves that it has kept to it.
    const old = await earlier(kept);
    await keepIn(page, name, old);
    await page.reload();
    await checked(page, 'held');
    expect(await verdictOf(page, 'before')).toBe('held');
    expect(asked.at(-1)).toContain(`?since=${old.size}`);

    const other = { ...old, root: kept.root };
    await keepIn(page, name, other);
    await page.reload();
    await checked(page, 'failed');
    expect(await page.locator('#before .result').textContent()).toContain('2026-01-02 11:04:05');
    // What was kept is evidence now.
    expect((await keptIn(page))[1]).toEqual(other);

    await page.locator('#forget-kept').click();
    await page.reload();
    await checked(page, 'held');
  });
});

test('without a network it says that it did not compare, and keeps what it had', async () => {
  await visit({}, async (page) => {
    await checked(page, 'held');
    const [name, kept] = await keptIn(page);
    const old = await earlier(kept);
    await keepIn(page, name, old);
    await endNetworkBeforeCheck(page);
    await checked(page, 'held');
    expect(await verdictOf(page, 'before')).toBe('unchecked');
    expect(await page.locator('#before .result').textContent()).toContain('Not compared');
    expect((await keptIn(page))[1]).toEqual(old);
  });
});

test('a browser without Ed25519 says so; one that computes nothing, without https, says that', async () => {
  const context = await browser.newContext({ viewport: phone });
  const page = await context.newPage();
  await page.addInitScript(() => {
    crypto.subtle.importKey = async () => {
      throw new DOMException('', 'NotSupportedError');
    };
  });
  await page.goto(addressIn('en'));
  await checked(page, 'unchecked');
  expect(await page.locator('h1').textContent()).toBe('Checked in part');
  expect(await page.locator('#signature .result').textContent()).toContain(
    'not checked by this browser',
  );
  expect(await verdictOf(page, 'paths')).toBe('held');
  await context.close();

  const other = await openBrowser(['--host-resolver-rules=MAP shop.test 127.0.0.1']);
  try {
    const insecure = await other.newPage();
    await insecure.goto(addressIn('en').replace('localhost', 'shop.test'));
    await insecure.locator('h1', { hasText: 'This browser can’t check' }).waitFor();
    expect(await insecure.locator('#outcome').textContent()).toContain('https');
    expect(await insecure.locator('header.band.bare').count()).toBe(1);
  } finally {
    await other.close();
  }
});

test('it fits a phone and a desk, in both languages and schemes, and breaks no rule that axe knows', async () => {
  for (const viewport of [phone, desk]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const language of ['zh', 'en'] as const) {
        await visit({ viewport, colorScheme, language }, async (page) => {
          const lang = await page.locator('html').getAttribute('lang');
          expect(lang).toBe(language === 'zh' ? 'zh-CN' : 'en');
          for (const verdict of ['held', 'failed']) {
            await checked(page, verdict);
            for (const fold of await page.locator('summary').all()) {
              if (await fold.isVisible()) await fold.click();
            }
            expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
              viewport.width,
            );
            await page.evaluate(axe.source);
            const found = await page.evaluate<any>("axe.run({ resultTypes: ['violations'] })");
            expect(
              found.violations.map((one: any) => [one.id, one.nodes.map((node: any) => node.html)]),
            ).toEqual([]);
            await tampering(page, (text) => text.replace(/(commitment\\":\\")./, '$1x'));
            await page.reload();
          }
        });
      }
    }
  }
});

test('a keyboard reaches everything, in the order in which it stands', async () => {
  await visit({}, async (page) => {
    await checked(page, 'held');
    const reached: string[] = [];
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      reached.push((await page.evaluate('document.activeElement.textContent.trim()')) as string);
    }
    const wanted = [
      'Skip to the content',
      '中文',
      'Back to the goods',
      'Record by record',
      'Check with the stand-alone verifier',
      'The checkpoint',
      'Forget the checkpoint kept in this browser',
    ];
    expect(reached.filter((text) => wanted.includes(text)).slice(0, wanted.length)).toEqual(wanted);
    await page.locator('summary', { hasText: 'Record by record' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#list > li').first().isVisible()).toBe(true);
  });
});

test('printed, what is folded is unfolded, on white', async () => {
  await visit({ colorScheme: 'dark' }, async (page) => {
    await checked(page, 'held');
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#list > li').first().isVisible()).toBe(true);
    expect(await page.locator('#forget').isVisible()).toBe(false);
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe('rgb(255, 255, 255)');
    expect((await page.pdf()).length).toBeGreaterThan(1000);
  });
});
