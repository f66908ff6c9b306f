import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';

import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { BrowserContextOptions, Page } from 'playwright-core';

import { demoPassword } from '../src/demo/accounts.ts';
import { marks } from '../src/demo/stories.ts';
import { aFreeLot } from '../test/e2e/console-keeper.ts';
import { phone, signInAs, startDemo, visit } from '../test/e2e/console.ts';
import { openBrowser } from '../test/e2e/product.ts';
import { anApplication } from '../test/registrations/support.ts';
import { readGreeting } from '../test/support/greeting.ts';

/** Takes the pictures of README and the guides anew, of the demo: `npm run pictures [-- name …]`. */
const folder = 'docs/pictures';
const desk = { width: 1280, height: 800 };
const languages = { zh: 'zh-CN', en: 'en-GB' } as const;

type Picture = {
  name: string;
  /** Nobody: a page that everybody may see. */
  who?: string;
  path: string | ((read: Read) => Promise<string>);
  /** How far it is until there is something to see. */
  steps: (page: Page) => Promise<void>;
};

type Row = {
  id: string;
  kind: string;
  lotId: string;
  premisesId: string;
  placeId: string;
  placeKind: string;
  quantity: { netWeightKg: number; pieces: number };
};

/** Of the API, in the session of the inspector. */
type Read = <T = { items: Row[] }>(path: string) => Promise<T>;

const demo = await startDemo();
const browser = await openBrowser();
const scanLinks = readGreeting(demo.printed()).scanLinks;

const seen = (selector: string) => async (page: Page) => page.locator(selector).first().waitFor();
const button = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

async function inTheStore(page: Page): Promise<void> {
  // The store that has the most to do.
  await page.locator('.kp-choices button').filter({ hasText: 'YT-01' }).click();
  await page.locator('[data-net="online"]').waitFor();
  await page.locator('[data-task]').first().waitFor();
}

async function aKeeperOffline(page: Page): Promise<void> {
  await inTheStore(page);
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
  const { lot } = await aFreeLot(page, demo.url);
  await page.goto(`${demo.url}/keeper/lot/${lot.id}`);
  await page.locator('.kp-lot-head').waitFor();
  await page.context().setOffline(true);
  for (const action of [/^(盘点|Count)$/, /^(采样|Sample)$/]) {
    await page.locator('.kp-actions').getByRole('link', { name: action }).click();
    await button(page, /^(确认记录|Record)$/).click();
    await page.locator('.kp-done').waitFor();
    await page.goBack();
  }
  await page.locator('.kp-status-row').click();
  await page.locator('.kp-queue').waitFor();
  await page.locator('[data-net="offline"]').waitFor();
}

async function receiving(page: Page): Promise<void> {
  await inTheStore(page);
  await page.locator('[data-task="arrivals"] a').first().click();
  await page.locator('.kp-line .kp-row').first().click();
  await page.locator('.kp-keypad').waitFor();
}

async function aLotInStore(page: Page): Promise<void> {
  await inTheStore(page);
  await page.locator('[data-task="lacking"] a').first().click();
  await page.locator('.kp-lot-head').waitFor();
}

/** One row is right; of the other the product, the day and the weight are not. */
const faultySheet = [
  '批次类型 Lot kind *,产品编码 Product code *,供应商批号 Supplier lot number,生产日期 Production date *,净重(千克) Net weight (kg) *,件数 Pieces *,产地区划代码 Division of origin,生产企业 Producer,目的场所编码 Destination premises',
  '国产,FM-SALMON,GUIDE-1,2026-10-01,100,10,350200,厦门某水产加工厂,NOT-A-STORE',
  '国产,NO-SUCH,GUIDE-2,2026-13-41,-3,10,350200,厦门某水产加工厂,',
  '国产,FM-SALMON,GUIDE-3,2026-10-03,300,十箱,350200,厦门某水产加工厂,',
].join('\r\n');

async function trying(page: Page): Promise<void> {
  const buffer = Buffer.from(`\uFEFF${faultySheet}\r\n`);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'lots.csv', mimeType: 'text/csv', buffer });
  await button(page, /^(试导入|Try it)$/).click();
  const result = page.getByRole('region', { name: /^(结果|Result)$/ });
  await result.getByRole('rowheader').first().waitFor();
  await result.scrollIntoViewIfNeeded();
}

async function holding(page: Page): Promise<void> {
  await button(page, /^(封存…|Hold…)$/).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/能拦住|can be stopped/).waitFor();
}

/** Of the story that has most to show: packs were made of it, sold and recalled. */
const aHeldLot = async (read: Read) => {
  const { items } = await read('/api/holds?active=true&limit=200');
  for (const { lotId } of items) {
    const { number } = await read<{ number: string }>(`/api/lots/${lotId}`);
    if (number.endsWith(`${marks.recalled}A`)) return lotId;
  }
  throw new Error('The demo recalled no lot');
};

const pictures: readonly Picture[] = [
  { name: 'keeper-home', who: 'keeper', path: '/keeper', steps: inTheStore },
  { name: 'keeper-receive', who: 'keeper', path: '/keeper', steps: receiving },
  { name: 'keeper-queue', who: 'keeper', path: '/keeper', steps: aKeeperOffline },
  { name: 'keeper-lot', who: 'keeper', path: '/keeper', steps: aLotInStore },
  { name: 'scan', path: async () => onDemo(scanLinks[0]), steps: seen('h1') },
  { name: 'scan-recalled', path: async () => onDemo(scanLinks[2]), steps: seen('h1') },
  { name: 'desk-stock', who: 'owner', path: '/desk/stock', steps: seen('tbody a') },
  { name: 'desk-import', who: 'keeper', path: '/desk/import', steps: trying },
  { name: 'desk-register', path: '/desk/register', steps: seen('form') },
  {
    name: 'desk-registrations',
    who: 'inspector',
    path: '/desk/registrations?state=submitted',
    steps: seen('tbody a'),
  },
  {
    name: 'desk-overview',
    who: 'inspector',
    path: '/desk/overview',
    steps: seen('.leaflet-interactive'),
  },
  {
    name: 'desk-map',
    who: 'inspector',
    path: '/desk/overview',
    steps: async (page) => {
      await page.locator('.leaflet-interactive').first().waitFor();
      await page.locator('.leaflet-container').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'desk-lot',
    who: 'inspector',
    path: async (read) => `/desk/lots/${await aHeldLot(read)}`,
    steps: seen('[role="tab"]'),
  },
  {
    name: 'desk-trace',
    who: 'inspector',
    path: async (read) => `/desk/trace?from=lot:${await aHeldLot(read)}`,
    steps: seen('canvas[data-boxes]'),
  },
  {
    name: 'desk-hold',
    who: 'inspector',
    path: async (read) => `/desk/trace?from=lot:${await aHeldLot(read)}`,
    steps: holding,
  },
  {
    name: 'desk-recall',
    who: 'inspector',
    path: async (read) => `/desk/recalls/${(await read('/api/recalls')).items[0]?.id}`,
    steps: seen('table'),
  },
  { name: 'desk-alerts', who: 'inspector', path: '/desk/alerts', steps: seen('tbody a') },
];

/** The greeting names the address that it would have outside. */
const onDemo = (link: string | undefined) => new URL(link ?? '', demo.url).pathname;

/** For the list of registrations to have something to decide. */
async function aFirmApplies(): Promise<void> {
  const sent = await fetch(`${demo.url}/api/registrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(
      anApplication({ nameZh: '深圳市新岸冷链有限公司', nameEn: 'Shenzhen Newshore Cold Chain' }),
    ),
  });
  if (!sent.ok) throw new Error(await sent.text());
}

/** Of the API, in somebody's session. */
async function asking(username: string) {
  const { request } = await browser.newContext();
  const headers = { origin: demo.url };
  const data = { username, password: demoPassword };
  await request.post(`${demo.url}/api/session`, { headers, data });
  const read: Read = async (path) => (await request.get(`${demo.url}${path}`)).json();
  return {
    read,
    send: async (path: string, body: object) =>
      request.post(`${demo.url}${path}`, { headers, data: body }),
  };
}

/** More is counted than ever came in, which the watch finds within seconds. */
async function anAlertIsRaised(): Promise<void> {
  const { read, send } = await asking('keeper');
  const { items } = await read('/api/stock?limit=200');
  const row = items.find(
    ({ placeKind, quantity }) => placeKind === 'room' && quantity.netWeightKg > 100,
  );
  if (!row) throw new Error('Nothing stands in a room');
  const { premisesId, placeId, lotId, quantity } = row;
  const counted = { ...quantity, netWeightKg: quantity.netWeightKg + 5000 };
  const sent = await send('/api/counts', { premisesId, placeId, lines: [{ lotId, counted }] });
  if (!sent.ok()) throw new Error(await sent.text());
}

/** A third of a PNG's size: the guides are read over slow lines as well. */
async function asWebp(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encode('webp', 70);
}

async function take({ name, who, path, steps }: Picture, read: Read): Promise<void> {
  const viewport = name.startsWith('desk-') ? desk : phone;
  const address = typeof path === 'string' ? path : await path(read);
  for (const [language, locale] of Object.entries(languages)) {
    const options: BrowserContextOptions = {
      viewport,
      locale,
      deviceScaleFactor: viewport === phone ? 1.5 : 1,
      reducedMotion: 'reduce',
    };
    // The scan page goes by its address, the console by its browser.
    const query = address.startsWith('/t/') ? `?lang=${language}` : '';
    const { page, context, complaints } = await visit(browser, demo.url + address + query, options);
    page.setDefaultTimeout(20_000);
    if (who !== undefined) await signInAs(page, who);
    await steps(page);
    // Offline nothing goes on any more; elsewhere what is drawn behind the first sight has come.
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(700);
    await writeFile(`${folder}/${name}-${language}.webp`, await asWebp(await page.screenshot()));
    const faults = complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
    if (faults.length > 0) throw new Error(faults.join('\n'));
    await context.close();
  }
}

const wanted = process.argv.slice(2);
await mkdir(folder, { recursive: true });
try {
  await aFirmApplies();
  await anAlertIsRaised();
  const { read } = await asking('inspector');
  for (const picture of pictures) {
    if (wanted.length > 0 && !wanted.includes(picture.name)) continue;
    await take(picture, read).catch((error: unknown) => {
      // The others are still taken.
      process.stderr.write(`${picture.name}: ${String(error)}\n`);
      process.exitCode = 1;
    });
  }
  const known = pictures.flatMap(({ name }) => [`${name}-zh.webp`, `${name}-en.webp`]);
  for (const file of await readdir(folder)) {
    if (!known.includes(file)) await rm(`${folder}/${file}`);
  }
} finally {
  await browser.close();
  await demo.stop();
}
