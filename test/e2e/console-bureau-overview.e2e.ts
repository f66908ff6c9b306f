import { expect, test } from 'vitest';

import { signInAs, visit } from './console.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

test('a figure of the overview opens as many rows, which can be exported, and back leads back', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/overview`);
  await signInAs(page, 'inspector');
  const figure = page.getByRole('row', { name: /^进口商/ }).getByRole('link');
  const firms = Number(await figure.textContent());
  expect(firms).toBeGreaterThan(1);
  await figure.click();
  await page.getByText(`共 ${firms} 条`).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出所见(CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await page.goBack();
  const missing = page
    .getByRole('row', { name: /^报关单/ })
    .getByRole('link')
    .last();
  const lots = Number(/\d+/.exec((await missing.textContent()) ?? '')?.[0]);
  await missing.click();
  await page.getByText(`共 ${lots} 条`).waitFor();
  await close();
});
