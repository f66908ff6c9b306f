import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { expectAccessible, expectNoOverflow, phone, signInAs, visit } from './console.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

const header = [
  '批次类型 Lot kind *',
  '产品编码 Product code *',
  '供应商批号 Supplier lot number',
  '生产日期 Production date *',
  '净重(千克) Net weight (kg) *',
  '件数 Pieces *',
  '产地区划代码 Division of origin',
  '生产企业 Producer',
  '目的场所编码 Destination premises',
].join(',');

/** Two good rows; one with a product that nobody has, a weight that is none, and a day that isn't. */
function sheet(premises: string, isMended: boolean): Buffer {
  const row = (lot: string, product: string, day: string, weight: string) =>
    `国产,${product},${lot},${day},${weight},10,350200,厦门某水产加工厂,${premises}`;
  const rows = [
    row('E2E-1', 'FM-SALMON', '2026-10-01', '100'),
    isMended
      ? row('E2E-2', 'FM-SALMON', '2026-10-02', '200.5')
      : row('E2E-2', 'NOT-THERE', '2026-13-41', '-3'),
    row('E2E-3', 'FM-SALMON', '2026-10-03', '300'),
  ];
  return Buffer.from(`\uFEFF${header}\r\n${rows.join('\r\n')}\r\n`);
}

async function premisesCode(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const session = await (await fetch('/api/session')).json();
    const found = await fetch(`/api/premises?orgId=${session.organisation.id}`);
    return String((await found.json()).items[0].code);
  });
}

async function choose(page: Page, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'lots.csv', mimeType: 'text/csv', buffer });
  await page.getByText('lots.csv').waitFor();
}

test('a sheet with faults shows each in its cell, gives a marked copy, and goes in once it is mended', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/import`);
  await signInAs(page, 'keeper');
  await page.getByRole('heading', { name: '表格导入' }).waitFor();
  const premises = await premisesCode(page);

  await choose(page, sheet(premises, false));
  await page.getByRole('button', { name: '试导入' }).click();
  const result = page.getByRole('region', { name: '结果' });
  await result.getByText('2 行可导入').waitFor();
  expect(await result.textContent()).toContain('尚未写入');
  const grid = result.getByRole('region', { name: '按单元格' });
  const faulty = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '3' }) });
  const cell = (at: string) => faulty.getByLabel(`单元格 ${at}`);
  expect(await cell('B3').inputValue()).toBe('NOT-THERE');
  expect(await cell('D3').inputValue()).toBe('2026-13-41');
  expect(await grid.getByRole('columnheader').allTextContents()).toEqual(
    expect.arrayContaining([
      expect.stringContaining('产品编码'),
      expect.stringContaining('生产日期'),
    ]),
  );
  await expectAccessible(page);

  const downloading = page.waitForEvent('download');
  await result.getByRole('link', { name: '下载标出错误的副本' }).click();
  const copy = Buffer.concat(
    await (await (await downloading).createReadStream()).toArray(),
  ).toString();
  expect(copy).toContain('NOT-THERE');

  await page.setViewportSize(phone);
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: '全部导入' }).click();
  await result.getByText('没有写入任何内容').waitFor();

  // Mended where it stands: what is still wrong is told again, and then it goes in.
  await cell('B3').fill('FM-SALMON');
  await cell('D3').fill('2026-10-02');
  await page.getByRole('button', { name: '试导入' }).click();
  await result.getByText('2 行可导入').waitFor();
  await cell('E3').fill('200.5');
  await page.getByRole('button', { name: '全部导入' }).click();
  await result.getByText('已导入 3 行').waitFor();

  // The sheet mended at home says the same.
  await choose(page, sheet(premises, true));
  await page.getByRole('button', { name: '全部导入' }).click();
  await result.getByText('3 行此前已导入').waitFor();
  await close();
});

test('a file that is no sheet is refused in words, in the language of the page', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/import`, { locale: 'en-GB' });
  await signInAs(page, 'keeper');
  await page.getByRole('heading', { name: 'Spreadsheet import' }).waitFor();
  await page.locator('input[type="file"]').setInputFiles({
    name: 'broken.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('this is no workbook'),
  });
  await page.getByRole('button', { name: 'Try it' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  await result.getByText('header row').waitFor();
  expect(await result.textContent()).not.toMatch(/[\u4e00-\u9fff]/);
  await close();
});
