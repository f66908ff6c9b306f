import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { demoPassword } from '../../src/demo/accounts.ts';
import {
  aFreeLot,
  confirm,
  enterStore,
  expectSent,
  goHome,
  pickProduct,
  snapshotOf,
  startOp,
  stockAt,
  typeAll,
  typeQuantity,
} from './console-keeper.ts';
import { aFreePort, aNetwork, type Network } from './console-network.ts';
import { type DemoServer, startDemo } from './console.ts';
import { signInAs } from './console.ts';
import { makeFilm } from './film.ts';
import { openBrowser } from './product.ts';

let network: Network;
let demo: DemoServer;
/** Where the server itself is, past the steel. */
let inside: string;
let browser: Browser;

beforeAll(async () => {
  network = await aNetwork();
  const port = await aFreePort();
  demo = await startDemo({ PUBLIC_URL: network.url, PORT: String(port) });
  inside = `http://127.0.0.1:${port}`;
  network.lead(inside);
  browser = await openBrowser();
});
afterEach(() => {
  network.air = 'through';
  network.rewrite = undefined;
});
afterAll(async () => {
  await browser?.close();
  await network?.close();
  await demo?.stop();
});

/** A phone that went into the steel room with all it needs. */
async function aPhone(options: { in?: Browser } = {}) {
  const visited = await enterStore(options.in ?? browser, network.url);
  await visited.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await visited.page.waitForFunction('navigator.serviceWorker.controller !== null');
  return visited;
}

/** The application is started anew, as after a night in a pocket. */
async function coldStart(phone: { context: Page['context'] extends () => infer C ? C : never }) {
  for (const page of phone.context.pages()) await page.close();
  const page = await phone.context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${network.url}/keeper`);
  await page.locator('.kp-scan').waitFor();
  return page;
}

const waiting = (page: Page, count: number) =>
  page.locator('[data-count="waiting"]', { hasText: `待传 ${count}` }).waitFor();
const commands = () => network.log.filter((line) => /^POST \/api\/(?!session)/.test(line));

test('a whole shift in flight mode from a cold start, on two phones: everything arrives once, each conflict is shown', async () => {
  const first = await aPhone();
  const second = await aPhone();
  const { lot, room, code, quantity } = await aFreeLot(first.page, network.url);
  const other = await aFreeLot(first.page, network.url, [lot.id]);
  network.air = 'cut';

  const a = await coldStart(first);
  await a.locator('[data-net="offline"]').waitFor();
  await a.getByText(/封存清单 .+至/).waitFor();
  await startOp(a, code, '上架');
  await typeQuantity(a, '数量', '50', '5');
  await confirm(a);
  await startOp(a, code, '分装');
  await typeQuantity(a, '数量', '20', '2');
  await typeQuantity(a, '产出', '19', '38');
  await pickProduct(a);
  const madeNumber = await a.getByLabel('新批次号').inputValue();
  await confirm(a);
  // What was made offline is found and sold offline.
  await startOp(a, madeNumber, '销售');
  await typeQuantity(a, '数量', '1', '2');
  await confirm(a);
  await startOp(a, code, '销售');
  await typeAll(a);
  await confirm(a);
  await startOp(a, other.code, '采样');
  await confirm(a);
  await waiting(a, 5);

  // The other phone sells nearly all of the same goods, and some that nobody else touches.
  const b = await coldStart(second);
  await startOp(b, code, '销售');
  await typeQuantity(b, '数量', String(quantity.netWeightKg - 10), '1');
  await confirm(b);
  await startOp(b, other.code, '上架');
  await typeQuantity(b, '数量', '30', '3');
  await confirm(b);
  await waiting(b, 2);

  // The second comes back first.
  await first.context.setOffline(true);
  network.air = 'through';
  await b.locator('.kp-status-row').click();
  await b.getByRole('button', { name: '立即同步' }).click();
  await expectSent(b);
  await first.context.setOffline(false);
  await a.locator('.kp-status-row').click();
  await a.getByRole('button', { name: '立即同步' }).click();
  const conflict = a.locator('.kp-queue li[data-state="refused"]').first();
  await conflict.waitFor({ timeout: 30_000 });
  await conflict.getByText('库存不足').waitFor();
  await conflict.getByText('现场核对实物数量').waitFor();
  // What has nothing to do with it went on.
  await a.locator('.kp-queue li[data-state="done"]', { hasText: '采样' }).waitFor();

  // A person deals with each: what is not there is let go, with the reason.
  for (let left = 8; left > 0; left -= 1) {
    await a.locator('[data-net="online"]').waitFor();
    const refused = a.locator('.kp-queue li[data-state="refused"]').first();
    if ((await refused.count()) === 0) break;
    await refused.getByRole('button', { name: '搁置' }).click();
    await refused.getByLabel('搁置原因').fill('已被同事售出');
    await refused.getByRole('button', { name: '搁置' }).click();
    await a.getByRole('button', { name: '立即同步' }).click();
    await a.waitForTimeout(500);
  }
  await waiting(a, 0);
  expect(await a.locator('li[data-state="set_aside"]').count()).toBeGreaterThan(0);
  const left = await stockAt(b, network.url, lot.id, room.id);
  expect(left).toEqual({ netWeightKg: 10, pieces: quantity.pieces - 1 });
  await first.context.close();
  await second.close();
});

test('a label before the camera is read in flight mode, and says what may be done with the goods', async () => {
  const scout = await aPhone();
  const { lot, code } = await aFreeLot(scout.page, network.url);
  await scout.context.close();
  const film = join(tmpdir(), `frostmark-keeper-${process.pid}.y4m`);
  await makeFilm(film, [{ symbol: 'qrcode', text: `${network.url.toUpperCase()}/T/${code}` }]);
  const filmed = await openBrowser([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]);
  try {
    const phone = await aPhone({ in: filmed });
    network.air = 'cut';
    const page = await coldStart(phone);
    await page.locator('.kp-scan').click();
    await page.locator('.kp-lot-head', { hasText: lot.number }).waitFor({ timeout: 60_000 });
    await page.locator('.kp-gates [data-verdict="allowed"]').first().waitFor();
    await page.locator('.kp-actions').getByRole('link', { name: '出库' }).waitFor();
    expect(page.url()).toContain(`/keeper/lot/${lot.id}`);
    await phone.context.close();
  } finally {
    await filmed.close();
    await rm(film, { force: true });
  }
});

test('a refusal stands at the field that caused it, and is changed and sent as new from there', async () => {
  const phone = await aPhone();
  const { lot, room, code, quantity, snapshot } = await aFreeLot(phone.page, network.url);
  network.air = 'cut';
  const page = await coldStart(phone);
  await startOp(page, code, '销售');
  await typeAll(page);
  await confirm(page);
  // Somebody else is faster, by a way of their own: this phone is still behind steel.
  const data = {
    premisesId: snapshot.premisesId,
    buyer: { kind: 'consumer' },
    lines: [{ lotId: lot.id, placeId: room.id, quantity: { netWeightKg: 25, pieces: 2 } }],
  };
  const desk = await browser.newContext();
  const headers = { origin: network.url };
  const account = { username: 'keeper', password: demoPassword };
  await desk.request.post(`${inside}/api/session`, { headers, data: account });
  const sold = await desk.request.post(`${inside}/api/sales`, { headers, data });
  expect([sold.status(), await sold.text()]).toEqual([201, expect.any(String)]);
  await desk.close();
  network.air = 'through';
  await page.locator('.kp-status-row').click();
  await page.getByRole('button', { name: '立即同步' }).click();
  await page.getByRole('link', { name: '修改后重新提交' }).click();
  const field = page.locator('.kp-field', { hasText: '数量' });
  await field.getByText('现有').waitFor();
  await typeQuantity(page, '数量', '30', '3');
  await page.getByRole('button', { name: '改好了，重新提交' }).click();
  await page.locator('.kp-done').waitFor();
  await expectSent(page);
  expect(await stockAt(page, network.url, lot.id, room.id)).toEqual({
    netWeightKg: quantity.netWeightKg - 55,
    pieces: quantity.pieces - 5,
  });
  await page.locator('.kp-status-row').click();
  await page.locator('.kp-queue li[data-state="replaced"]').waitFor();
  await phone.context.close();
});

test('closed in the middle of sending, with answers lost: nothing is missing and nothing is there twice', async () => {
  const phone = await aPhone();
  const { lot, room, code, quantity } = await aFreeLot(phone.page, network.url);
  network.air = 'cut';
  const page = await coldStart(phone);
  for (const kg of ['10', '20', '30']) {
    await startOp(page, code, '销售');
    await typeQuantity(page, '数量', kg, '1');
    await confirm(page);
  }
  await waiting(page, 3);
  network.log.length = 0;
  network.air = 'deaf';
  await page.locator('.kp-status-row').click();
  await page.getByRole('button', { name: '立即同步' }).click();
  await expect.poll(() => commands().length, { timeout: 15_000 }).toBeGreaterThan(0);
  await page.close();
  network.air = 'through';
  const again = await coldStart(phone);
  await expectSent(again);
  expect(commands().length).toBeGreaterThan(3);
  expect(await stockAt(again, network.url, lot.id, room.id)).toEqual({
    netWeightKg: quantity.netWeightKg - 60,
    pieces: quantity.pieces - 3,
  });
  await phone.context.close();
});

test('a session that ended meanwhile: all is kept, the keeper signs in, and it goes up in his name', async () => {
  const phone = await aPhone();
  const { lot, room, code, quantity } = await aFreeLot(phone.page, network.url);
  network.air = 'cut';
  const page = await coldStart(phone);
  await startOp(page, code, '销售');
  await typeQuantity(page, '数量', '10', '1');
  await confirm(page);
  await phone.context.clearCookies();
  network.air = 'through';
  await page.locator('.kp-status-row').click();
  await page.getByRole('button', { name: '立即同步' }).click();
  await page.getByRole('button', { name: /登录已失效/ }).click();
  await waiting(page, 1);
  await signInAs(page, 'keeper');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '立即同步' }).click();
  await expectSent(page);
  expect((await stockAt(page, network.url, lot.id, room.id)).netWeightKg).toBe(
    quantity.netWeightKg - 10,
  );
  await phone.context.close();
});

test('a phone whose clock is a day wrong records the right moment, and says how', async () => {
  const phone = await aPhone();
  const { code } = await aFreeLot(phone.page, network.url);
  await phone.context.clock.setSystemTime(new Date(Date.now() + 86_400_000));
  const page = await coldStart(phone);
  await page.locator('[data-net="online"]').waitFor();
  network.air = 'cut';
  await startOp(page, code, '采样');
  await confirm(page);
  network.air = 'through';
  await page.locator('.kp-status-row').click();
  await page.getByText(/手机时钟不准/).waitFor();
  await page.getByRole('button', { name: '立即同步' }).click();
  await expectSent(page);
  const { request } = phone.context;
  const { items } = await (await request.get(`${network.url}/api/samples?limit=1`)).json();
  expect(Math.abs(Date.parse(items[0].takenAt) - Date.now())).toBeLessThan(5 * 60_000);
  await phone.context.close();
});

test('a new version comes while the queue is full: taken when the keeper says so, and nothing is lost', async () => {
  const phone = await aPhone();
  const { code } = await aFreeLot(phone.page, network.url);
  network.air = 'cut';
  const page = await coldStart(phone);
  await startOp(page, code, '上架');
  await typeQuantity(page, '数量', '10', '1');
  await confirm(page);
  await waiting(page, 1);
  network.air = 'deaf';
  network.rewrite = (path, text) =>
    path.endsWith('/sw.js') ? text.replace(/"version":"\w+"/, '"version":"next"') : text;
  await page.evaluate('navigator.serviceWorker.getRegistration().then((one) => one.update())');
  await page.getByRole('button', { name: '现在更新' }).click();
  // What was recorded, and no form to record it again.
  await page.locator('.kp-done').waitFor();
  await waiting(page, 1);
  network.air = 'through';
  await goHome(page);
  await page.locator('.kp-status-row').click();
  await page.getByRole('button', { name: '立即同步' }).click();
  await expectSent(page);
  expect(await page.evaluate('caches.keys()')).toEqual(['keeper-next']);
  expect((await snapshotOf(page, network.url)).complete).toBe(true);
  await phone.context.close();
});

test('signing out behind steel holds at once and after a cold start; the server is told on return', async () => {
  const phone = await aPhone();
  network.air = 'cut';
  const page = await coldStart(phone);
  await page.locator('.kp-more > :first-child').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.close();
  // The session is still good for whoever asks the server, and opens nothing on this phone.
  const session = async () =>
    (await phone.context.request.get(`${network.url}/api/session`)).status();
  const next = await phone.context.newPage();
  await next.goto(`${network.url}/keeper`);
  await next.getByRole('heading', { name: '登录' }).waitFor();
  expect(await next.locator('.kp-scan').count()).toBe(0);
  network.air = 'through';
  expect(await session()).toBe(200);
  await next.reload();
  await next.getByRole('heading', { name: '登录' }).waitFor();
  await expect.poll(session).toBe(401);
  await phone.context.close();
});
