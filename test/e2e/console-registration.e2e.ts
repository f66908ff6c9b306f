import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { demoPassword } from '../../src/demo/accounts.ts';
import {
  choose,
  chooseDivision,
  expectAccessible,
  expectNoOverflow,
  phone,
  signInAs,
  visit,
} from './console.ts';
import { pngOf } from './film.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

const uscc = '91440101MA5CJQ4N59';

/** What the authority does at its own desk. */
async function openAsRegulator(): Promise<void> {
  const json = { 'content-type': 'application/json' };
  const session = await fetch(`${demo.url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username: 'inspector', password: demoPassword }),
  });
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const list = await fetch(`${demo.url}/api/registrations?state=submitted`, {
    headers: { cookie },
  });
  const { items } = await list.json();
  const id = items.find((one: any) => one.uscc === uscc)?.id;
  const opened = await fetch(`${demo.url}/api/registrations/${id}/opening`, {
    method: 'POST',
    headers: { ...json, cookie },
    body: '{}',
  });
  expect(opened.status).toBe(200);
}

const field = (page: Page, label: string | RegExp) => page.getByLabel(label);

test('a firm registers, is let in, makes its account, and receives its first goods', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/register`);
  await page.getByRole('heading', { name: '企业注册' }).waitFor();
  await expectAccessible(page);

  // A wrong code is told at its field.
  await field(page, '统一社会信用代码').fill('91440101MA5CJQ4N50');
  await field(page, '企业名称').fill('深圳市首收冷藏有限公司');
  await field(page, '英文名称').fill('Shenzhen First Receipt Cold Storage');
  await field(page, '地址').fill('盐田区沿港路 1 号');
  await field(page, '证照编号').fill('JY14403080000001');
  await page.getByRole('combobox', { name: '所在行政区划' }).fill('盐田区');
  await page.locator('.ant-cascader-menu-item', { hasText: '盐田区' }).first().click();
  await page.getByRole('button', { name: '提交申请' }).click();
  const fault = page.locator('.ant-form-item-has-error', { hasText: '统一社会信用代码' });
  await fault.waitFor();
  expect(await fault.textContent()).toMatch(/校验/);
  expect(await field(page, '企业名称').inputValue()).toBe('深圳市首收冷藏有限公司');

  await field(page, '统一社会信用代码').fill(uscc);
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('已提交').waitFor();
  const token = (await page.locator('code', { hasText: 'fmr_' }).textContent()) ?? '';
  await page.getByRole('button', { name: '我已保存' }).click();
  await page.getByText('审核中').waitFor();
  const add = async (name: string, mimeType: string, buffer: Buffer) =>
    page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
  await add('licence.pdf', 'application/pdf', Buffer.from('%PDF-1.4 and no more'));
  await page.getByRole('alert').getByText('不是完整的').waitFor();
  await add('licence.png', 'image/png', pngOf({ width: 8, height: 8, dots: new Uint8Array(64) }));
  await page.getByText('image/png').waitFor();
  await expectAccessible(page);

  await openAsRegulator();
  await page.goto(`${demo.url}/desk/register?step=follow`);
  await field(page, /^查询码/).fill(token);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('已开通', { exact: true }).waitFor();
  await field(page, '姓名').fill('首收负责人');
  await field(page, /^用户名/).fill('first.owner');
  await field(page, /^密码/).fill('a-password-of-length');
  await page.getByRole('button', { name: '设置账号并登录' }).click();
  await page.getByRole('heading', { name: '首收负责人,您好' }).waitFor();

  await page.goto(`${demo.url}/desk/premises?open=new`);
  await field(page, '编码').fill('FIRST-01');
  await field(page, '中文名称').fill('首收一号库');
  await field(page, '英文名称').fill('First store');
  await chooseDivision(page, '行政区划', ['广东省', '深圳市', '盐田区']);
  await field(page, '地址').fill('盐田区沿港路 1 号');
  await field(page, '备案号').fill('SZ-0001');
  await page.getByRole('dialog').getByRole('button', { name: '登记场所' }).click();
  const store = page.getByRole('row', { name: /FIRST-01/ });
  await store.waitFor();
  await store.getByRole('button').first().click();
  await page.getByRole('button', { name: '增加库房' }).click();
  const room = page.getByRole('dialog');
  await room.getByLabel('编码').fill('F-1');
  await room.getByLabel('中文名称').fill('冷冻一库');
  await room.getByLabel('英文名称').fill('Freezer one');
  await room.getByRole('button', { name: '增加库房' }).click();
  await page.getByText('冷冻一库').waitFor();

  await page.goto(`${demo.url}/desk/products?open=new`);
  const product = page.getByRole('dialog');
  await product.getByLabel('编码', { exact: true }).fill('HAIRTAIL');
  await product.getByLabel('中文名称').fill('冻带鱼段');
  await product.getByLabel('英文名称').fill('Frozen hairtail');
  await choose(page, '类别', '鱼类');
  await product.getByLabel('HS 编码').fill('0303890090');
  await product.getByLabel('保质期(天)').fill('540');
  await product.getByRole('button', { name: '登记产品' }).click();
  await page.getByRole('row', { name: /HAIRTAIL/ }).waitFor();

  await page.goto(`${demo.url}/desk/lots?open=new`);
  const lot = page.getByRole('dialog');
  await lot.getByText('国产', { exact: true }).click();
  await choose(page, '产品', '冻带鱼段 (HAIRTAIL)');
  await lot.getByLabel('生产日期').fill('2026-10-15');
  await lot.getByLabel('净重(kg)').fill('5000.5');
  await lot.getByLabel('申报件数').fill('500');
  await chooseDivision(page, '产地(行政区划)', ['福建省', '厦门市']);
  await lot.getByLabel('生产者').fill('厦门某水产加工厂');
  await choose(page, '目的场所', '首收一号库 (FIRST-01)');
  await lot.getByRole('button', { name: '申报批次' }).click();
  await lot.waitFor({ state: 'hidden' });

  const number = (await page.getByRole('link', { name: /^FM/ }).textContent()) ?? '';
  await page.getByRole('link', { name: '收货' }).last().click();
  await page.getByRole('heading', { name: '收货' }).waitFor();
  const receiving = page.url();
  await choose(page, '库房(不选为月台)', 'F-1 冷冻一库');
  await expectAccessible(page);
  await page.getByRole('button', { name: '确认收货' }).click();
  // The gate's own words, at the lot; what it asks for is recorded and linked.
  await page.locator('.ant-form-item-has-error').getByText('请登记证件并关联到该批次').waitFor();
  await page.goto(`${demo.url}/desk/documents?open=new`);
  const paper = page.getByRole('dialog');
  await paper.getByLabel('编号').fill('XS-20261101-7');
  await paper.getByLabel('出具单位').fill('厦门某水产加工厂');
  await paper.getByLabel('出具日期').fill('2026-11-01');
  await choose(page, '种类', '销售凭证');
  await paper.getByRole('button', { name: '登记证件' }).click();
  const recorded = page.getByRole('row', { name: /XS-20261101-7/ });
  await recorded.getByRole('button', { name: '关联批次' }).click();
  await choose(page, '批次', number);
  await page.getByRole('dialog').getByRole('button', { name: '关联批次' }).click();
  await recorded.getByRole('link', { name: number }).waitFor();

  await page.goto(receiving);
  await choose(page, '库房(不选为月台)', 'F-1 冷冻一库');
  await page.getByRole('button', { name: '确认收货' }).click();
  await page.getByText('已收货 1 批').waitFor();
  await page.getByRole('link', { name: '查看库存' }).click();
  const stock = page.getByRole('row', { name: /冻带鱼段/ });
  await stock.waitFor();
  expect(await stock.textContent()).toContain('5,000.5');
  expect(await stock.textContent()).toContain('库房 F-1');
  await page.setViewportSize(phone);
  await expectNoOverflow(page);
  await close();
});

test('what a form holds is still there when the session ended meanwhile', async () => {
  const { page, context, close } = await visit(demo.browser, `${demo.url}/desk/products?open=new`);
  await signInAs(page, 'owner');
  const drawer = page.getByRole('dialog', { name: '登记产品' });
  await drawer.getByLabel('编码', { exact: true }).fill('KEPT-1');
  await drawer.getByLabel('中文名称').fill('保留的内容');
  await drawer.getByLabel('英文名称').fill('Kept');
  await choose(page, '类别', '鱼类');
  await drawer.getByLabel('HS 编码').fill('0303890090');
  await drawer.getByLabel('保质期(天)').fill('540');
  await context.clearCookies();
  await drawer.getByRole('button', { name: '登记产品' }).click();
  await page.getByRole('dialog', { name: '请重新登录' }).waitFor();
  await signInAs(page, 'owner');
  await page.getByRole('dialog', { name: '请重新登录' }).waitFor({ state: 'hidden' });
  expect(await drawer.getByLabel('中文名称').inputValue()).toBe('保留的内容');
  await drawer.getByRole('button', { name: '登记产品' }).click();
  await page.getByRole('row', { name: /KEPT-1/ }).waitFor();
  await close();
});
