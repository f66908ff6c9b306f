import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import {
  aFreeLot,
  confirm,
  enterStore,
  goHome,
  startOp,
  typeAll,
  typeQuantity,
} from './console-keeper.ts';
import { expectAccessible, expectNoOverflow, phone, signInAs, visit } from './console.ts';
import { useDemo } from './scene.ts';
import { expectPicture } from './screen-picture.ts';

const demo = useDemo();

/** Whoever wears gloves hits nothing smaller. */
async function expectThumbs(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'main a, main button, main input, .kp-status a, .kp-top a, summary',
      ),
    ]
      .filter((one) => one.getClientRects().length > 0 && !one.classList.contains('fm-unseen'))
      .filter((one) => {
        const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
        return width < 48 || height < 48;
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  expect(small).toEqual([]);
}

const flows = [
  'receive',
  'move',
  'ship',
  'receiveShipment',
  'sell',
  'process',
  'count',
  'takeReturn',
  'destroy',
  'recordDocument',
  'takeSample',
  'prepareDisinfectant',
  'recordDisinfection',
];

test('no screen of the keeper’s breaks a rule that axe knows, hangs over the edge, or asks for a fine finger', async () => {
  const { page, close } = await enterStore(demo.browser, demo.url);
  const all = async () => {
    await expectAccessible(page);
    await expectNoOverflow(page);
    await expectThumbs(page);
  };
  await goHome(page);
  await all();
  await expectPicture(page, 'keeper-home');
  await page.locator('.kp-scan').click();
  await page.locator('[data-trouble]').waitFor();
  await all();
  const { code } = await aFreeLot(page, demo.url);
  await startOp(page, code, '销售');
  await page.locator('.kp-row', { hasText: '数量' }).first().click();
  await page.locator('.kp-keypad').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await typeQuantity(page, '数量', '1', '1');
  await confirm(page);
  await all();
  await page.locator('.kp-status-row').click();
  await page.locator('.kp-queue').waitFor();
  await all();
  for (const op of flows) {
    await page.goto(`${demo.url}/keeper/do/${op}`);
    await page.locator('.kp-flow').waitFor();
    await all();
    if (op === 'receive') await expectPicture(page, 'keeper-receive');
  }
  await close();
}, 300_000);

test('the keypad gives back what it opened with, and pieces bring their weight along', async () => {
  const { page, close } = await enterStore(demo.browser, demo.url);
  const { code } = await aFreeLot(page, demo.url);
  await startOp(page, code, '销售');
  await typeAll(page);
  const row = page.locator('.kp-row', { hasText: '数量' }).first();
  /** Kilograms and pieces, as the row says them. */
  const read = async (): Promise<number[]> => {
    const text = (await row.textContent()) ?? '';
    const [, kg = '', pieces = ''] = /([\d,.]+)\s*kg · ([\d,]+)\s*件/.exec(text) ?? [];
    return [kg, pieces].map((number) => Number(number.replaceAll(',', '')));
  };
  await expect.poll(async () => Math.min(...(await read()))).toBeGreaterThan(0);
  const [kg = 0, pieces = 0] = await read();
  const done = page.getByRole('button', { name: '确定' });
  await row.click();
  await done.click();
  await expect.poll(read).toEqual([kg, pieces]);
  await row.click();
  await page.locator('[data-side="pieces"]').click();
  for (const key of '10') {
    await page.locator('.kp-keypad').getByRole('button', { name: key, exact: true }).click();
  }
  await done.click();
  await expect.poll(read).toEqual([Math.round((10 / pieces) * kg * 1000) / 1000, 10]);
  await close();
});

test('the menu closes beside it, by Escape and on the way to another page; a lost network is said at once', async () => {
  const { page, context, close } = await enterStore(demo.browser, demo.url);
  const menu = page.locator('.kp-menu');
  const opened = async () => {
    await page.locator('summary').click();
    await menu.waitFor();
  };
  await opened();
  // A tap on what lies behind it does nothing but close it.
  await page.mouse.click(60, 300);
  await menu.waitFor({ state: 'hidden' });
  await page.waitForTimeout(200);
  expect(new URL(page.url()).pathname).toBe('/keeper');
  await opened();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  await page.locator('.kp-scan').click();
  await page.locator('.kp-typed').waitFor();
  await opened();
  await page.goBack();
  await page.locator('.kp-scan').waitFor();
  await menu.waitFor({ state: 'hidden' });

  await page.locator('.kp-status-row').click();
  await page.locator('[data-net="online"]').waitFor();
  await page.getByRole('link', { name: /^首页/ }).click();
  await page.locator('.kp-scan').waitFor();
  await context.setOffline(true);
  await page.locator('[data-net="offline"]').waitFor({ timeout: 1_000 });
  await context.setOffline(false);
  await page.locator('[data-net="online"]').waitFor();
  await close();
});

test('in English nothing is left in Chinese but names', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/keeper`, {
    viewport: phone,
    locale: 'en-GB',
  });
  await signInAs(page, 'keeper');
  await page.locator('.kp-choices button').nth(1).click();
  await page.locator('[data-net="online"]').waitFor();
  // The end of the name tells no. 1 from no. 2.
  await page.locator('.kp-store-name small:not(:empty)').waitFor();
  const hidden = await page
    .locator('.kp-store-name strong')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  // A line has more than that.
  expect(hidden).toBeLessThan(8);
  for (const path of ['', '/scan', '/queue', ...flows.map((op) => `/do/${op}`)]) {
    await page.goto(`${demo.url}/keeper${path}`);
    await page.locator('.kp-scan, .kp-typed, .kp-flow, .kp-frame h1').first().waitFor();
    await page.waitForTimeout(200);
    // What lacks is told with the law that asks for it, by the law's name.
    const told = await page.locator('main').textContent();
    const lacking = await page.locator('[data-task="lacking"] a').allTextContents();
    const text = lacking.reduce((rest, one) => rest.replace(one, ''), told ?? '');
    const chinese = text.match(/[\u4e00-\u9fff，。：；（）]+/g) ?? [];
    expect([path, chinese]).toEqual([path, []]);
  }
  await close();
});
