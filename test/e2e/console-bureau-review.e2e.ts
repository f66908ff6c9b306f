import { expect, test } from 'vitest';

import { demoPassword } from '../../src/demo/accounts.ts';
import { anApplication } from '../registrations/support.ts';
import { choose, expectAccessible, signInAs, visit } from './console.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

/** A firm that hands in its registration, as its own page does. */
async function applies(): Promise<{ nameZh: string; token: string }> {
  const body = anApplication();
  const sent = await fetch(`${demo.url}/api/registrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(sent.status).toBe(201);
  const { token } = (await sent.json()) as { token: string };
  return { nameZh: body.nameZh, token };
}

test('a registration is read, returned with what has to be mended, and another is opened', async () => {
  const [first, second] = [await applies(), await applies()];
  const { page, close } = await visit(
    demo.browser,
    `${demo.url}/desk/registrations?state=submitted`,
  );
  await signInAs(page, 'inspector');
  await page.getByRole('link', { name: first.nameZh }).click();
  await page.getByText('食品经营许可证').waitFor();
  await expectAccessible(page);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '退回…' }).click();
  await dialog.getByRole('button', { name: /^提\s?交$/ }).click();
  await dialog.getByText('请填写').waitFor();
  await dialog.getByLabel('理由(中文)').fill('名称与营业执照不符');
  await dialog.getByRole('button', { name: /^提\s?交$/ }).click();
  await page.getByText('名称与营业执照不符').waitFor();
  const mine = await fetch(`${demo.url}/api/registrations/mine`, {
    headers: { authorization: `Bearer ${first.token}` },
  });
  expect(await mine.json()).toMatchObject({
    state: 'returned',
    reasons: [{ field: 'nameZh', zh: '名称与营业执照不符' }],
  });

  await page.goto(`${demo.url}/desk/registrations?state=submitted`);
  await page.getByRole('link', { name: second.nameZh }).click();
  await page.getByRole('button', { name: /^开\s?通$/ }).click();
  await dialog.getByRole('button', { name: `确认开通 ${second.nameZh}` }).click();
  await page.getByText('已开通').first().waitFor();
  // Gone from what waits for a decision.
  await page.goto(`${demo.url}/desk/registrations?state=submitted`);
  await page.getByRole('table').waitFor();
  expect(await page.getByRole('link', { name: second.nameZh }).count()).toBe(0);
  await close();
});

test('an alert is taken in hand, dismissed with a reason and opened again', async () => {
  // More counted than the books have: the watch raises it within seconds.
  const keeper = await demo.browser.newContext();
  const { request } = keeper;
  const headers = { origin: demo.url };
  await request.post(`${demo.url}/api/session`, {
    headers,
    data: { username: 'keeper', password: demoPassword },
  });
  const { items } = await (await request.get(`${demo.url}/api/stock?limit=200`)).json();
  const row = items.find(
    ({ placeKind, quantity }: any) => placeKind === 'room' && quantity.netWeightKg > 100,
  );
  const counted = await request.post(`${demo.url}/api/counts`, {
    headers,
    data: {
      premisesId: row.premisesId,
      placeId: row.placeId,
      lines: [
        {
          lotId: row.lotId,
          counted: {
            netWeightKg: row.quantity.netWeightKg + 5000,
            pieces: row.quantity.pieces + 500,
          },
        },
      ],
    },
  });
  expect([counted.status(), await counted.text()]).toEqual([201, expect.any(String)]);
  await keeper.close();

  const { page, close } = await visit(demo.browser, `${demo.url}/desk/alerts?state=open`);
  await signInAs(page, 'inspector');
  await page.getByRole('table').waitFor();
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: '刷新' }).click();
        return page.getByRole('table').getByRole('link').count();
      },
      { timeout: 20_000, interval: 1000 },
    )
    .toBeGreaterThan(0);
  await expectAccessible(page);
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('heading', { name: /待处理$/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^接\s?手$/ }).click();
  await page.getByRole('heading', { name: /处理中$/ }).waitFor();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '排除…' }).click();
  await dialog.getByLabel('为何没有问题').fill('盘点录入有误,已更正');
  await dialog.getByRole('button', { name: /^提\s?交$/ }).click();
  await page.getByRole('heading', { name: /已排除$/ }).waitFor();
  await page.getByRole('button', { name: '重新打开…' }).click();
  await dialog.getByLabel('为何重新打开').fill('更正未见');
  await dialog.getByRole('button', { name: /^提\s?交$/ }).click();
  await page.getByRole('heading', { name: /处理中$|待处理$/ }).waitFor();
  const told = await page.getByRole('list').allTextContents();
  expect(told.join()).toContain('盘点录入有误,已更正');
  await close();
});

test('whoever leads the bureau invites an inspector, who signs in to its desk', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/overview`);
  await signInAs(page, 'director');
  await page.getByRole('menuitem', { name: '人员与邀请' }).click();
  await page.getByRole('row', { name: /inspector/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: /user-add/ }).click();
  const dialog = page.getByRole('dialog');
  // Firms' roles are none of a bureau's, nor are premises to be limited to.
  await choose(page, '角色', '检查员');
  expect(await page.getByText('库管员').count()).toBe(0);
  expect(await dialog.getByLabel('限定场所(不选为全部)').count()).toBe(0);
  await dialog.getByRole('button', { name: /^邀\s?请$/ }).click();
  const token = (await dialog.locator('code').textContent()) ?? '';

  const invited = await visit(demo.browser, `${demo.url}/desk/overview`);
  await invited.page.getByRole('button', { name: '邀请码' }).click();
  await invited.page.getByLabel('邀请码').fill(token);
  await invited.page.getByLabel(/^用户名/).fill('officer.two');
  await invited.page.getByLabel('姓名').fill('新检查员');
  await invited.page.getByLabel(/^新密码/).fill('a-password-of-length');
  await invited.page.getByRole('button', { name: '接受邀请并登录' }).click();
  await invited.page.getByRole('menuitem', { name: '追溯' }).waitFor();
  await invited.close();
  await close();
});
