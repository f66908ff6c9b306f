import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Label, makeFilm, pictureOf, pngOf } from './film.ts';
import { openBrowser, type Product, startAgain } from './product.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

let product: Product;
let code: string;
let labels: Label[];
const film = join(tmpdir(), `frostmark-film-${process.pid}.y4m`);

beforeAll(async () => {
  product = await startAgain();
  code = product.scanLinks[0]?.split('/').at(-1) ?? '';
  labels = [
    { symbol: 'qrcode', text: `${product.url.toUpperCase()}/T/${code}` },
    { symbol: 'gs1datamatrix', text: '(01)09506000134352(17)270630(10)AB-123(21)XYZ' },
    { symbol: 'gs1-128', text: '(01)09506000134352(3102)001250(17)270600(10)L7' },
    { symbol: 'ean13', text: '6901234567892' },
    { symbol: 'code128', text: 'CSQU3054383' },
  ];
  await makeFilm(film, labels);
});

afterAll(async () => {
  await rm(film, { force: true });
  expect(await product?.stop()).toBe(0);
});

const fakeDevice = '--use-fake-device-for-media-stream';
const filmed = [
  fakeDevice,
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
];

type Visit = { flags?: readonly string[]; origin?: string; viewport?: typeof phone };

/** The scanner in a browser of its own; tells what the browser had to complain about. */
async function visit(
  { flags = [fakeDevice], origin = product.url, viewport = phone }: Visit,
  then: (page: Page, complaints: string[], browser: Browser) => Promise<void>,
): Promise<void> {
  const browser = await openBrowser(flags);
  try {
    const context = await browser.newContext({ viewport, locale: 'en-GB' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security|Refused|wasm/i.test(message.text())) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(origin)) {
        complaints.push(`asked elsewhere: ${request.url()}`);
      }
    });
    await page.goto(`${origin}/scanner`);
    await page.locator('body[data-ready]').waitFor();
    await then(page, complaints, browser);
  } finally {
    await browser.close();
  }
}

const row = (page: Page, kind: string, text: string) =>
  page.locator(`#reads li[data-kind="${kind}"]`, { hasText: text });

test('with a camera everything that comes before it is read, taken apart, and counted', async () => {
  await visit({ flags: filmed }, async (page, complaints) => {
    await page.evaluate(() => {
      Object.assign(globalThis, { shaken: 0 });
      navigator.vibrate = () => (Object.assign(globalThis, { shaken: 1 }), true);
    });
    await page.locator('#open').click();
    const qr = row(page, 'trace_code', 'Papers complete');
    await qr.waitFor({ timeout: 60_000 });
    expect(await qr.locator('a').first().getAttribute('href')).toBe(`/t/${code}`);
    const matrix = row(page, 'gs1', 'AB-123');
    await matrix.waitFor({ timeout: 60_000 });
    expect(await matrix.locator('dd').allTextContents()).toEqual([
      '09506000134352',
      '2027-06-30',
      'AB-123',
      'XYZ',
    ]);
    const carton = row(page, 'gs1', 'L7');
    await carton.waitFor({ timeout: 60_000 });
    expect(await carton.locator('dd').allTextContents()).toEqual([
      '09506000134352',
      '12.50',
      '2027-06-30',
      'L7',
    ]);
    await row(page, 'gtin', '06901234567892').waitFor({ timeout: 60_000 });
    await row(page, 'container', 'CSQU3054383').waitFor({ timeout: 60_000 });
    // The film begins again: what was gone for a while counts once more, and makes no second row.
    for (const kind of ['trace_code', 'gtin', 'container']) {
      await page.locator(`li[data-kind="${kind}"] .times`, { hasText: '×2' }).waitFor();
    }
    expect(await page.locator('#reads li').count()).toBe(labels.length);
    expect(await page.locator('#count').textContent()).toBe(String(labels.length));
    expect(await page.evaluate('shaken')).toBe(1);
    expect(complaints).toEqual([]);

    const downloading = page.waitForEvent('download');
    await page.locator('#download').click();
    const csv = await (await downloading).createReadStream();
    const text = Buffer.concat(await csv.toArray()).toString();
    expect(text.trim().split('\r\n')).toHaveLength(labels.length + 1);
    expect(text).toContain('010950600013435231020012501727060010L7');

    await page.locator('#close').click();
    expect(await page.locator('#stage').isVisible()).toBe(false);
    await page.reload();
    await row(page, 'container', 'CSQU3054383').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${product.url}/scanner`);
    await other.locator('body[data-ready]').waitFor();
    expect(await other.locator('#reads li').count()).toBe(0);
  });
});

async function troubleOn(page: Page): Promise<{ trouble: string | null; said: string | null }> {
  await page.locator('#open').click();
  const box = page.locator('#trouble');
  await box.waitFor();
  return { trouble: await box.getAttribute('data-trouble'), said: await box.textContent() };
}

test('a camera that is refused, missing, or out of reach without https: each says so and what to do', async () => {
  await visit({}, async (page) => {
    const { trouble, said } = await troubleOn(page);
    expect(trouble).toBe('refused');
    expect(said).toContain('Allow the camera for this site');
  });
  await visit({ flags: ['--use-fake-ui-for-media-stream'] }, async (page) => {
    expect((await troubleOn(page)).trouble).toBe('none');
  });
  const { port } = new URL(product.url);
  const flags = [fakeDevice, '--host-resolver-rules=MAP shop.test 127.0.0.1'];
  await visit({ flags, origin: `http://shop.test:${port}` }, async (page) => {
    const { trouble, said } = await troubleOn(page);
    expect(trouble).toBe('insecure');
    expect(said).toContain('https://');
  });
});

test('a photo is read where there is no camera, and says when it shows nothing', async () => {
  await visit({}, async (page, complaints) => {
    const choose = async (buffer: Buffer) =>
      page.locator('#photo').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer });
    const says = (text: string) => page.locator('#photo-says', { hasText: text }).waitFor();
    await choose(pngOf(pictureOf({ symbol: 'gs1-128', text: '(01)09506000134352(10)PH-1' })));
    await row(page, 'gs1', 'PH-1').waitFor({ timeout: 60_000 });
    await choose(pngOf({ width: 600, height: 400, dots: new Uint8Array(240_000).fill(200) }));
    await says('No code was found');
    await choose(Buffer.from('no picture at all'));
    await says('can’t be opened');
    expect(complaints).toEqual([]);
  });
});

test('what is typed is read too; markup in it stays text, and a link elsewhere is not opened', async () => {
  await visit({}, async (page) => {
    const type = async (text: string) => {
      await page.locator('#typed').fill(text);
      await page.locator('#typed').press('Enter');
    };
    await type('<img src=x onerror=alert(1)>');
    await row(page, 'text', '<img src=x').waitFor();
    await type(`https://evil.example/t/${code}`);
    const copied = row(page, 'trace_code', 'evil.example');
    await copied.locator('.warning', { hasText: 'not to this system' }).waitFor();
    const links = await page
      .locator('#reads a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(new Set(links)).toEqual(new Set([`/t/${code}`]));
    page.once('dialog', (dialog) => void dialog.accept());
    await page.locator('#clear').click();
    expect(await page.locator('#reads li').count()).toBe(0);
  });
});

test('who is signed in also finds the lot on record', async () => {
  await visit({}, async (page) => {
    await page.evaluate(async () => {
      const body = JSON.stringify({ username: 'keeper', password: 'frostmark-demo' });
      const headers = { 'content-type': 'application/json' };
      await fetch('/api/session', { method: 'POST', body, headers });
    });
    await page.reload();
    await page.locator('#who', { hasText: 'Signed in' }).waitFor();
    await page.locator('#typed').fill(code.toLowerCase());
    await page.locator('#typed').press('Enter');
    const record = row(page, 'trace_code', 'Lot record').locator('a[href^="/api/lots/"]');
    const href = await record.getAttribute('href');
    const status = await page.evaluate(async (path) => (await fetch(path)).status, `${href}`);
    expect(status).toBe(200);
  });
});

test('it fits a phone and a desk, and breaks no rule that axe knows', async () => {
  for (const viewport of [phone, desk]) {
    for (const scheme of ['light', 'dark'] as const) {
      await visit({ viewport }, async (page) => {
        await page.emulateMedia({ colorScheme: scheme });
        await page.locator('#typed').fill(`https://evil.example/t/${code}`);
        await page.locator('#typed').press('Enter');
        await row(page, 'trace_code', 'Papers complete').waitFor();
        await troubleOn(page);
        const width = await page.locator('body').evaluate((body) => body.scrollWidth);
        expect(width).toBeLessThanOrEqual(viewport.width);
        await page.evaluate(axe.source);
        const found = await page.evaluate<any>("axe.run({ resultTypes: ['violations'] })");
        expect(found.violations.map(({ id, nodes }: any) => [id, nodes[0].html])).toEqual([]);
      });
    }
  }
});
