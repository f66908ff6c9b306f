import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { signInAs, visit } from './console.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

/** By the page's own session. */
async function read(page: Page, path: string): Promise<any> {
  return (await page.request.get(`${demo.url}${path}`)).json();
}

async function heldLot(page: Page): Promise<{ id: string; number: string; containerNo: string }> {
  const { items } = await read(page, '/api/holds?active=true&limit=50');
  const { lotId } = items.find(({ kind }: { kind: string }) => kind === 'test');
  return read(page, `/api/lots/${lotId}`);
}

test('a number from a paper leads to its lot by the keyboard alone, and the address of the lot to itself', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk`);
  await signInAs(page, 'inspector');
  const box = page.getByRole('combobox', { name: '查询一切' });
  await box.waitFor();
  const lot = await heldLot(page);
  await page.keyboard.press('/');
  await page.keyboard.type(lot.containerNo);
  await page.getByRole('option', { name: lot.containerNo }).first().waitFor();
  expect(await page.getByRole('group', { name: '批次', exact: true }).isVisible()).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^批次 / }).waitFor();
  expect(page.url()).toMatch(new RegExp(`^${demo.url}/desk/lots/[0-9a-f-]{36}$`));

  await page.goto(`${demo.url}/desk/lots/${lot.id}?tab=history`);
  await page.getByRole('heading', { name: `批次 ${lot.number}` }).waitFor();
  await page.getByText('首次入库').first().waitFor();
  await page.getByRole('tab', { name: '证据' }).click();
  await page.getByRole('heading', { name: '检测' }).waitFor();
  await page.goBack();
  await page.getByText('首次入库').first().waitFor();
  expect(page.url()).toContain('tab=history');
  await close();
});

test('a lot says what it is, why it may not be shipped, what it touched, and that its records are in the log', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk`);
  await signInAs(page, 'inspector');
  await page.getByRole('combobox', { name: '查询一切' }).waitFor();
  const { id } = await heldLot(page);
  await page.goto(`${demo.url}/desk/lots/${id}`);
  await page.getByText('封存中').first().waitFor();
  await page.locator('.fm-note-wrong a[href*="/holds/"]').first().waitFor();
  await page.getByRole('tab', { name: '准入判定' }).click();
  await page.getByRole('heading', { name: '不可以出库' }).waitFor();
  // Before it was declared nobody could have known anything of it.
  await page.getByLabel(/判定时刻/).fill('2026-01-01T08:00');
  await page
    .getByText(/2026-01-01 08:00/)
    .first()
    .waitFor();
  await page.getByRole('tab', { name: '波及排查' }).click();
  const wide = await page
    .getByText(/批 · .* 家 · 在库/)
    .first()
    .textContent();
  await page.getByRole('checkbox', { name: '同库同时段' }).uncheck();
  await expect
    .poll(async () =>
      page
        .getByText(/批 · .* 家 · 在库/)
        .first()
        .textContent(),
    )
    .not.toBe(wide);
  await page.getByRole('tab', { name: '存证' }).click();
  await page.getByRole('button', { name: '在浏览器中核对' }).click();
  await page.getByText(/核对通过:\d+ 条记录/).waitFor();
  await close();
});
