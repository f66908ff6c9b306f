import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { choose, expectAccessible, signInAs, visit } from './console.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

async function read(page: Page, path: string): Promise<any> {
  return (await page.request.get(`${demo.url}${path}`)).json();
}

test('from a positive tube to a recall at the desk: hold, trace, exposure, a wider hold, a drill, an answer', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/holds?active=true`);
  await signInAs(page, 'inspector');

  // What the positive result has stopped already.
  await page
    .getByRole('row', { name: /兽药残留/ })
    .first()
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('heading', { name: /^封存令/ }).waitFor();
  await page.getByRole('link', { name: '追溯封存的批次' }).click();

  // Of what is held, the page of a trace says so at its top.
  await page.getByText('封存中', { exact: true }).first().waitFor();

  // Where the goods are: as a picture, a table and a map of the same.
  await page.getByText('数量平衡', { exact: true }).waitFor();
  const table = page.getByRole('table', { name: '明细表' });
  const rows = async () => Number(await table.getAttribute('aria-rowcount'));
  const whole = await rows();
  expect(whole).toBeGreaterThan(3);
  const canvas = page.locator('canvas[data-boxes]');
  expect(Number(await canvas.getAttribute('data-boxes'))).toBeGreaterThan(1);
  await page.getByRole('button', { name: /^在库/ }).click();
  await expect.poll(rows).toBeLessThan(whole);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(rows).toBe(whole);
  await table.getByRole('button').first().click();
  await page.getByRole('complementary', { name: '详情' }).waitFor();
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /下\s?载/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: '表格(XLSX)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);

  // What else it could have touched, and a hold of the close ones with the tonnage in sight.
  await page.getByRole('button', { name: '波及排查' }).click();
  await page.getByRole('button', { name: '选择 1–2 级' }).click();
  await page.getByRole('button', { name: '封存所选…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/能拦住 [\d,.]+ kg/).waitFor();
  const number = '岭南冷监封〔演示〕31号';
  await dialog.getByLabel('文号').fill(number);
  await dialog.getByLabel('理由(中文)').fill('与检出阳性批次同库');
  await dialog.getByRole('button', { name: /^确认封存 \d+ 个批次$/ }).click();
  await page.getByRole('heading', { name: `封存令 ${number}` }).waitFor();
  await page.getByText('仍封存', { exact: true }).waitFor();

  // A drill of the recall: marked as one wherever it stands.
  await page.getByRole('button', { name: '召回封存的批次…' }).click();
  await dialog.getByRole('radio', { name: '模拟召回' }).check();
  await dialog.getByText('演练:通知注明“演练”,不封存任何货物。').waitFor();
  await dialog.getByText(/能拦住 [\d,.]+ kg/).waitFor();
  await dialog.getByLabel('文号').fill('岭南冷监召〔演练〕31号');
  await dialog.getByLabel('理由(中文)').fill('李斯特菌阳性演练');
  await choose(page, '演练按几级(决定时限)', '三级');
  await dialog.getByRole('button', { name: /^开始演练\(\d+ 个批次\)$/ }).click();
  await page.getByRole('heading', { name: /^召回 岭南冷监召〔演练〕31号\s*演练$/ }).waitFor();
  await page.getByText('模拟召回演练,货物不受限制').waitFor();
  const address = page.url();
  await page
    .getByText(/剩 \d+ 个工作日|今日到期/)
    .first()
    .waitFor();
  const id = address.split('/').at(-1);
  const { items: notices } = await read(page, `/api/recalls/${id}/notices`);
  expect(notices.length).toBeGreaterThan(0);
  const before = await read(page, `/api/recalls/${id}/effectiveness`);
  expect(before.answered).toBe(0);

  // A holder answers from its own desk.
  // Its start page says first that it has to, and the menu how often.
  const owner = await visit(demo.browser, `${demo.url}/desk`);
  await signInAs(owner.page, 'owner');
  const duties = owner.page.getByRole('region', { name: '待答复的召回' });
  await duties.getByText(/到期/).first().waitFor();
  await owner.page.getByRole('region', { name: '监管部门封存的货物' }).waitFor();
  await owner.page
    .getByRole('navigation')
    .getByText(/\d+ 个待答复/)
    .waitFor({ state: 'attached' });
  await duties.getByRole('link', { name: '岭南冷监召〔演练〕31号' }).click();
  await owner.page.getByRole('button', { name: '签收通知' }).waitFor();
  // What is the authority's is not offered to a firm.
  expect(await owner.page.getByRole('button', { name: '结束召回…' }).count()).toBe(0);
  await owner.page.getByRole('button', { name: '签收通知' }).click();
  await owner.page.getByRole('button', { name: '签收通知' }).waitFor({ state: 'detached' });
  const toWhom = owner.page.getByLabel('转售给谁');
  const sellsOn = await toWhom.isVisible();
  if (sellsOn) {
    await owner.page.getByText('先填“转售给谁”').waitFor();
    await toWhom.fill('见运单');
  }
  await owner.page.getByRole('button', { name: '按账面答复' }).click();
  await owner.page.getByText('已答复').first().waitFor();
  await owner.page.getByText(/^现行答复:/).waitFor();
  if (sellsOn) await owner.page.getByText('转售给:见运单').first().waitFor();
  await owner.close();

  await page.reload();
  await page.getByText('已答复').first().waitFor();
  const after = await read(page, `/api/recalls/${id}/effectiveness`);
  expect(after.answered).toBe(1);
  expect(after.disagreeing).toBe(0);
  expect(after.effectiveness.accountedKg).toBeGreaterThan(before.effectiveness.accountedKg);
  await expectAccessible(page);

  // Reports, and the end.
  await page.getByRole('button', { name: '提交报告…' }).click();
  await dialog.getByLabel('正文(中文)').fill('召回计划');
  await dialog.getByRole('button', { name: /^提\s?交$/ }).click();
  await page.getByRole('article').getByText('召回计划').first().waitFor();
  await page.getByRole('button', { name: '结束召回…' }).click();
  await dialog.getByLabel('理由', { exact: true }).fill('演练完成');
  await dialog.getByLabel('未处置货物的理由(如有)').fill('演练,不处置货物');
  await dialog.getByRole('button', { name: '结束召回…' }).click();
  await page.getByText('已结束').first().waitFor();
  await page.goto(`${demo.url}/desk/recalls`);
  await page.getByRole('row', { name: /演练〕31号.*演练/ }).waitFor();
  await close();
});

test('a hold, a recall and an exposure begin from their lists, with a lot that is looked for by its number', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/exposure`);
  await signInAs(page, 'inspector');
  await page.getByRole('heading', { name: '波及排查' }).waitFor();
  const { items } = await read(page, '/api/holds?limit=200');
  const held = items.filter(({ kind }: { kind: string }) => kind === 'test');
  const lots = await Promise.all(
    held.map(async ({ lotId }: { lotId: string }) => read(page, `/api/lots/${lotId}`)),
  );
  // Of this one retail packs were made.
  const { number } = lots.find((lot) => lot.number.endsWith('DEMO3A'));
  const pick = async () => {
    const box = page.getByRole('combobox', { name: '批次', exact: true });
    await box.fill(number.slice(0, -1));
    await page.locator('.ant-select-item-option', { hasText: number }).first().click();
    await page.keyboard.press('Escape');
  };
  await pick();
  await page.getByRole('button', { name: '开始排查' }).click();
  await page.getByText('排查 1 个批次').waitFor();

  const dialog = page.getByRole('dialog');
  await page.goto(`${demo.url}/desk/recalls`);
  await page.getByRole('button', { name: '发起召回或演练…' }).click();
  await pick();
  // The button says how far it reaches, not how many were named.
  const reach = dialog.getByText(/^连同制成品共 \d+ 个批次/);
  await reach.waitFor();
  const count = /\d+/.exec((await reach.textContent()) ?? '')?.[0];
  expect(Number(count)).toBeGreaterThan(1);
  const open = dialog.getByRole('button', { name: `确认召回 ${count} 个批次` });
  await open.click();
  // Nothing is an order until it is said to be one: its kind, class and reason are asked for.
  await expect.poll(async () => dialog.getByText('请填写').count()).toBe(3);
  // An order wants its number too; a drill none.
  await dialog.getByRole('radio', { name: '责令召回' }).check();
  await open.click();
  await dialog.locator('.ant-form-item', { hasText: '文号' }).getByText('请填写').waitFor();
  await dialog.getByRole('radio', { name: '模拟召回' }).check();
  await choose(page, '演练按几级(决定时限)', '二级');
  await dialog.getByLabel('理由(中文)').fill('季度演练');
  await dialog.getByRole('button', { name: `开始演练(${count} 个批次)` }).click();
  await page.getByRole('heading', { name: /^召回 RC\d{8}-[0-9A-F]{6}\s*演练$/ }).waitFor();

  await page.goto(`${demo.url}/desk/holds`);
  await page.getByRole('button', { name: '下达封存令…' }).click();
  await pick();
  await dialog.getByText(/能拦住 [\d,.]+ kg/).waitFor();
  await dialog.getByRole('button', { name: '确认封存 1 个批次' }).click();
  await expect.poll(async () => dialog.getByText('请填写').count()).toBe(2);
  await dialog.getByLabel('文号').fill('岭南冷监封〔演示〕41号');
  await dialog.getByLabel('理由(中文)').fill('复查');
  await dialog.getByRole('button', { name: '确认封存 1 个批次' }).click();
  await page.getByRole('heading', { name: '封存令 岭南冷监封〔演示〕41号' }).waitFor();
  await close();
});

test('who releases a hold reads what stays held, and why', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/holds?active=true`);
  await signInAs(page, 'inspector');
  await page
    .getByRole('row', { name: /检测异常封存/ })
    .first()
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('button', { name: '解除…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('解除理由').fill('误以为已复检');
  await dialog.getByRole('button', { name: '全部解除' }).click();
  await dialog
    .getByText(/仍封存的及原因|复检|检测/)
    .first()
    .waitFor();
  await close();
});
