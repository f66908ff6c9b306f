import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

import type { WireSnapshot } from '../../web/console/keeper/offline/wire.ts';
import { phone, signInAs, type Visit, visit } from './console.ts';

/** A keeper of the demo city at its busiest store. */
export const storeName = '霁澜盐田一号冷库';

export async function enterStore(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const visited = await visit(browser, `${url}/keeper`, { viewport: phone, ...options });
  const { page } = visited;
  page.setDefaultTimeout(15_000);
  await signInAs(page, 'keeper');
  await page.getByRole('button', { name: storeName }).click();
  await page.locator('.kp-store-name strong', { hasText: storeName }).waitFor();
  await page.locator('[data-net="online"]').waitFor();
  return visited;
}

/** A connection that was kept may be closed by the server just as it is used again. */
const unkept = { connection: 'close' };

/** What the server says of the store, in the session of the page. */
export async function snapshotOf(page: Page, url: string): Promise<WireSnapshot> {
  const { request } = page.context();
  const read = async (query: string): Promise<WireSnapshot> =>
    (await request.get(`${url}/api/keeper/snapshot${query}`, { headers: unkept })).json();
  const first = await read('');
  const store = first.stores.find(({ nameZh }) => nameZh === storeName);
  return read(`?premisesId=${store?.id}`);
}

/** A lot that stands in a room and may be sold or shipped, and where. */
export async function aFreeLot(
  page: Page,
  url: string,
  skip: readonly string[] = [],
  least = { kg: 300, pieces: 30 },
) {
  const snapshot = await snapshotOf(page, url);
  const rooms = new Map(snapshot.rooms.map((room) => [room.id, room]));
  for (const { lotId, placeId, quantity } of snapshot.stock) {
    const room = rooms.get(placeId);
    const lot = snapshot.lots.find(({ id }) => id === lotId);
    const code = snapshot.codes.find((one) => one.lotId === lotId && one.state !== 'void');
    if (!room || !lot || !code || room.kind !== 'room' || lot.containerNo !== null) continue;
    const isLittle = quantity.netWeightKg < least.kg || quantity.pieces < least.pieces;
    if (isLittle || skip.includes(lotId)) continue;
    const asked = await Promise.all(
      ['ship', 'sell'].map(async (transition) => {
        const query = `transition=${transition}&premisesId=${snapshot.premisesId}`;
        const address = `${url}/api/lots/${lotId}/gate?${query}`;
        return (await page.context().request.get(address, { headers: unkept })).json();
      }),
    );
    if (asked.every(({ allowed }) => allowed)) {
      return { lot, room, quantity, code: code.code, snapshot };
    }
  }
  throw new Error('No lot of the demo may leave the store');
}

export async function stockAt(page: Page, url: string, lotId: string, placeId: string) {
  const { stock } = await snapshotOf(page, url);
  const row = stock.find((one) => one.lotId === lotId && one.placeId === placeId);
  return row?.quantity ?? { netWeightKg: 0, pieces: 0 };
}

/** By the keys of the screen. */
export async function typeQuantity(page: Page, label: string, kg: string, pieces: string) {
  await page.locator('.kp-row', { hasText: label }).first().click();
  const keys = async (text: string) => {
    for (const key of text) {
      await page.locator('.kp-keypad').getByRole('button', { name: key, exact: true }).click();
    }
  };
  await keys(kg);
  await page.locator('[data-side="pieces"]').click();
  await keys(pieces);
  await page.getByRole('button', { name: '确定' }).click();
}

/** All that the books have, by one key. */
export async function typeAll(page: Page): Promise<void> {
  await page.locator('.kp-row', { hasText: '数量' }).first().click();
  await page.getByRole('button', { name: '全部' }).click();
}

export async function pick(page: Page, label: string, choice: string) {
  await page.locator('.kp-row', { hasText: label }).first().click();
  await page.locator('.kp-choices').getByRole('button', { name: choice }).first().click();
}

/** Of goods that another firm declared nobody can tell which product of one's own they become. */
export async function pickProduct(page: Page): Promise<void> {
  const row = page.locator('.kp-row', { hasText: '产品' });
  if (!(await row.textContent())?.includes('请选择')) return;
  await row.click();
  await page.locator('.kp-choices button').first().click();
}

export async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: '确认记录' }).click();
  await page.locator('.kp-done').waitFor();
}

/** Without a reload, as a thumb goes there: a reload would start the page anew. */
export async function goHome(page: Page): Promise<void> {
  await page.locator('.kp-home').click();
  await page.locator('.kp-scan').waitFor();
}

export async function scanTyped(page: Page, code: string): Promise<void> {
  await goHome(page);
  await page.locator('.kp-scan').click();
  await page.getByLabel(/手工输入/).fill(code);
  await page.getByRole('button', { name: '查询' }).click();
}

export async function startOp(page: Page, code: string, action: string): Promise<void> {
  await scanTyped(page, code);
  await page.locator('.kp-lot-head').waitFor();
  await page.locator('.kp-actions').getByRole('link', { name: action, exact: true }).click();
  await page.locator('.kp-flow').waitFor();
}

/** All of it, and nothing refused; what was is told. */
export async function expectSent(page: Page): Promise<void> {
  await page.locator('[data-count="waiting"]', { hasText: '待传 0' }).waitFor({ timeout: 30_000 });
  if ((await page.locator('[data-count="refused"]').count()) === 0) return;
  await page.locator('.kp-status-row').click();
  expect(await page.locator('.kp-refusal').allTextContents()).toEqual([]);
}
