import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { phone, signInAs, visit } from './console.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

const dialog = (page: Page) => page.getByRole('dialog');

test('a delivery comes in short, the sender sees it and accounts for it', async () => {
  const receiver = await visit(demo.browser, `${demo.url}/desk/shipments?state=in_transit`);
  const { page } = receiver;
  await signInAs(page, 'market');
  const number = page.getByRole('row').getByRole('link').first();
  const named = (await number.textContent()) ?? '';
  await number.click();
  await page.getByRole('heading', { name: new RegExp(named) }).waitFor();
  await page.getByRole('button', { name: '收货', exact: true }).click();
  const kilograms = dialog(page).getByLabel('收到(kg)').first();
  const shipped = Number(await kilograms.inputValue());
  const pieces = dialog(page).getByLabel('收到件数').first();
  // Less than nothing can't arrive: told where it was typed.
  for (const typed of ['-5', 'abc', '1.2345']) {
    await kilograms.fill(typed);
    await dialog(page).getByRole('button', { name: '确认收货' }).click();
    await dialog(page).getByText('不是重量').waitFor();
    expect(await kilograms.inputValue()).toBe(typed);
  }
  await kilograms.fill('');
  await dialog(page).getByText('请填写收到(kg)').waitFor();
  await kilograms.fill((shipped - 1.5).toFixed(3));
  await pieces.fill(String(Number(await pieces.inputValue()) - 1));
  await dialog(page).getByRole('button', { name: '确认收货' }).click();
  // What is short is asked about once more, by how much.
  const asked = page.locator('.ant-modal-confirm');
  await asked.getByText(/少 1\.5 kg、1 件/).waitFor();
  await asked.getByRole('button', { name: '返回修改' }).click();
  await dialog(page).getByRole('button', { name: '确认收货' }).click();
  await asked.getByRole('button', { name: '确认收货' }).click();
  await page.getByRole('heading', { name: /不符/ }).waitFor();
  await page.getByText('短少').first().waitFor();
  const address = page.url();
  await receiver.close();

  const sender = await visit(demo.browser, address);
  await signInAs(sender.page, 'owner');
  await sender.page.getByRole('button', { name: '处理差异' }).first().click();
  await dialog(sender.page).getByLabel('说明').fill('途中丢失一箱');
  await dialog(sender.page).getByRole('combobox', { name: '去向' }).click();
  await sender.page.getByTitle('丢失').click();
  expect(await dialog(sender.page).getByLabel('净重(kg)').inputValue()).toMatch(/^1\.5/);
  await dialog(sender.page).getByRole('button', { name: '确认处理' }).click();
  await sender.page.getByRole('heading', { name: /已处理/ }).waitFor();
  await sender.close();
});

test('labels: codes are issued and come as a file, each print on record', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/stock`);
  await signInAs(page, 'owner');
  // A lot whose papers are all there.
  const ready = page
    .getByRole('row', { name: /可出库/ })
    .getByRole('link')
    .first();
  const lotId = (await ready.getAttribute('href'))?.split('/').at(-1) ?? '';
  await page.goto(`${demo.url}/desk/labels?lot=${lotId}`);
  await page.getByRole('button', { name: '生成单件码' }).click();
  await dialog(page).getByLabel('数量').fill('5');
  await dialog(page).getByLabel('超出申报件数的理由').fill('换标');
  await dialog(page).getByRole('button', { name: '生成单件码' }).click();
  const card = page.locator('.ant-card', { hasText: '未启用' }).last();
  await card.getByRole('button', { name: '启用' }).click();
  await page.locator('.ant-card', { hasText: '已启用' }).last().waitFor();
  await page.getByRole('button', { name: /打印$/ }).last().click();
  await dialog(page).getByRole('button', { name: '生成打印' }).click();
  const print = page.getByRole('listitem').filter({ hasText: '5 张' }).last();
  await print.waitFor();
  const downloading = page.waitForEvent('download');
  await print.getByRole('link', { name: '下载' }).click();
  const path = await (await downloading).path();
  expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
  await close();
});

test('an invitation made at the desk lets a keeper in', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/people?open=invite`);
  await signInAs(page, 'owner');
  await dialog(page).getByRole('button', { name: '邀请' }).click();
  const token = (await dialog(page).locator('code').textContent()) ?? '';
  expect(token.length).toBeGreaterThan(20);
  await close();
  const invited = await visit(demo.browser, `${demo.url}/keeper`, { viewport: phone });
  await invited.page.getByRole('button', { name: '邀请码' }).click();
  await invited.page.getByLabel('邀请码').fill(token);
  await invited.page.getByLabel('姓名').fill('新来的仓管');
  await invited.page.getByLabel(/^用户名/).fill('new.keeper');
  await invited.page.getByLabel(/^新密码/).fill('a-password-of-length');
  await invited.page.getByRole('button', { name: '接受邀请并登录' }).click();
  const whoIs = async () =>
    invited.page.evaluate(async () => {
      const answer = await fetch('/api/session');
      return answer.ok ? (await answer.json()).displayName : undefined;
    });
  await expect.poll(whoIs, { timeout: 20_000 }).toBe('新来的仓管');
  await invited.close();
});
test('goods are shipped and counted from the stock list, and a refusal lands on its line', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/stock`);
  await signInAs(page, 'owner');
  const menu = page.getByRole('button', { name: /操作$/ }).first();
  await menu.click();
  await page.getByRole('menuitem', { name: '发货', exact: true }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: '收货场所' }).click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item')
    .first()
    .click();
  // Pieces follow the weight until somebody types them.
  const pieces = form.getByLabel('件数', { exact: true });
  const whole = Number(await pieces.inputValue());
  const weight = form.getByLabel('净重(kg)');
  const half = Number(await weight.inputValue()) / 2;
  await weight.fill(half.toFixed(3));
  await expect.poll(async () => Number(await pieces.inputValue())).toBe(Math.round(whole / 2));
  await pieces.fill('7');
  await weight.fill('99999999');
  expect(await pieces.inputValue()).toBe('7');
  await form.getByRole('button', { name: '确认发货' }).click();
  await form
    .locator('.dk-line')
    .getByText(/现有 [\d,.]+ 千克/)
    .waitFor();
  // What is open is in the address: the way back closes it.
  await page.goBack();
  await form.waitFor({ state: 'detached' });

  await menu.click();
  await page.getByRole('menuitem', { name: '盘点', exact: true }).click();
  await form.getByLabel('实盘净重(kg)').fill('1');
  await form.getByLabel('实盘件数').fill('1');
  await form.getByRole('button', { name: '确认盘点' }).click();
  await page.getByText(/:差异 -[\d,.]+ kg/).waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await close();
});

test('what was declared and has not arrived says so, and less of it is asked about', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/lots`);
  await signInAs(page, 'owner');
  await page.getByRole('heading', { name: '批次', exact: true }).waitFor();
  const read = async (path: string) => (await page.request.get(`${demo.url}${path}`)).json();
  const { organisation } = await read('/api/session');
  const own = await read(`/api/premises?orgId=${organisation.id}`);
  const ownIds = own.items.map(({ id }: { id: string }) => id);
  const { items } = await read('/api/lots?limit=200');
  const found: string[] = [];
  for (const { id, destinationPremisesId, firstShippedAt } of items.toReversed()) {
    if (firstShippedAt !== null || !ownIds.includes(destinationPremisesId)) continue;
    const stock = await read(`/api/stock?lotId=${id}`);
    if (stock.items.length === 0) found.push(id);
    if (found.length > 0) break;
  }
  await page.goto(`${demo.url}/desk/lots/${found[0]}`);
  await page.getByText(/^已申报未到货: [\d,.]+ kg/).waitFor();
  await page.goto(`${demo.url}/desk/receive?lot=${found[0]}`);
  const weight = page.getByLabel('净重(kg)');
  const declared = Number(await weight.inputValue());
  await weight.fill('-1');
  await page.getByRole('button', { name: '确认收货' }).click();
  await page.getByText('不是重量').waitFor();
  await weight.fill((declared - 1).toFixed(3));
  await page.getByRole('button', { name: '确认收货' }).click();
  await page
    .locator('.ant-modal-confirm')
    .getByText(/少 1 kg/)
    .waitFor();
  await close();
});

test('at 1440 px no table hides a column, in English as in Chinese', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/stock`, { locale: 'en-GB' });
  await signInAs(page, 'owner');
  await page.getByRole('heading', { name: 'Stock' }).waitFor();
  for (const path of ['stock', 'shipments', 'lots', 'holds']) {
    await page.goto(`${demo.url}/desk/${path}`);
    await page.getByRole('row').nth(1).waitFor();
    const hidden = await page
      .locator('.ant-table-content')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect([path, hidden]).toEqual([path, 0]);
  }
  await close();
});

test('who forgot a device ends it there, and changes the password', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/account`);
  await signInAs(page, 'market');
  const other = await visit(demo.browser, `${demo.url}/desk/account`);
  await signInAs(other.page, 'market');
  await other.page.getByRole('heading', { name: '我的账号' }).waitFor();
  await page.reload();
  const sessions = page.getByRole('region', { name: '登录的设备' });
  // Others may be left from whoever signed in before.
  const ends = sessions.getByRole('button', { name: /^退出 / });
  await ends.first().waitFor();
  for (let left = await ends.count(); left > 0; left -= 1) {
    await ends.first().click();
    await expect.poll(async () => ends.count()).toBe(left - 1);
  }
  await other.page.reload();
  await other.page.getByRole('button', { name: /^登录$/ }).waitFor();
  await other.close();

  const password = page.getByRole('region', { name: '修改密码' });
  await password.getByLabel('当前密码').fill('not the password');
  await password.getByLabel('新密码', { exact: true }).fill('frostmark-demo-2');
  await password.getByLabel('再次输入新密码').fill('frostmark-demo-3');
  await password.getByRole('button', { name: '修改密码' }).click();
  await password.getByText('两次输入的新密码不一致。').waitFor();
  await password.getByLabel('再次输入新密码').fill('frostmark-demo-2');
  await password.getByRole('button', { name: '修改密码' }).click();
  await password.getByRole('alert').first().waitFor();
  await password.getByLabel('当前密码').fill('frostmark-demo');
  await password.getByRole('button', { name: '修改密码' }).click();
  await password.getByText('密码已修改,其他设备已退出。').waitFor();
  await close();
});
