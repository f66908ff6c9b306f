import { readdir, readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { desk, expectAccessible, expectNoOverflow, phone, signInAs, visit } from './console.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

test('a deep link asks who you are, and is still there once you said so', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/stock?premises=none`);
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await signInAs(page, 'owner', 'not the password');
  const refusal = page.getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.textContent()).toContain('用户名或密码');
  expect(await page.getByLabel('用户名').inputValue()).toBe('owner');
  await signInAs(page, 'owner');
  await page.getByRole('heading', { name: '库存' }).waitFor();
  expect(page.url()).toBe(`${demo.url}/desk/stock?premises=none`);
  await page.reload();
  await page.getByRole('heading', { name: '库存' }).waitFor();
  await close();
});

test('keepers land on the phone’s shape, owners on the desk', async () => {
  const first = await visit(demo.browser, `${demo.url}/desk`, { viewport: phone });
  await signInAs(first.page, 'keeper');
  await first.page.waitForURL(`${demo.url}/keeper`);
  await first.page.getByRole('link', { name: '扫码' }).waitFor();
  await first.close();
  const second = await visit(demo.browser, `${demo.url}/keeper`);
  await signInAs(second.page, 'inspector');
  // An officer begins with the overview.
  await second.page.waitForURL(`${demo.url}/desk/overview`);
  await second.page.getByRole('heading', { name: '总览' }).waitFor();
  await second.close();
});

test('the language is the demo.browser’s until one is chosen, and is remembered', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk`, { locale: 'en-GB' });
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.getByLabel('外观').selectOption('dark');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.reload();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await close();
});

test('a session that ends asks again over the page, which stays as it was', async () => {
  const { page, context, close } = await visit(demo.browser, `${demo.url}/desk/stock`);
  await signInAs(page, 'owner');
  await page.getByRole('table').first().waitFor();
  await context.clearCookies();
  await page.getByRole('button', { name: '刷新' }).click();
  const dialog = page.getByRole('dialog', { name: '请重新登录' });
  await dialog.waitFor();
  await signInAs(page, 'owner');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('table').first().waitFor();
  expect(page.url()).toBe(`${demo.url}/desk/stock`);
  await close();
});

test('pages and files say how long they are kept, and what isn’t there is not found', async () => {
  const page = await fetch(`${demo.url}/desk/any/deep/link`);
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  const html = await page.text();
  const script = /src="(\/console\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  const file = await fetch(demo.url + script, { headers: { 'accept-encoding': 'br' } });
  expect(file.status).toBe(200);
  expect(file.headers.get('cache-control')).toContain('immutable');
  expect(file.headers.get('content-encoding')).toBe('br');
  for (const path of ['/console/assets/none.js', '/console/manifest.txt', '/console/%2e%2e/x.js']) {
    expect([path, (await fetch(demo.url + path)).status]).toEqual([path, 404]);
  }
});

test('the keeper’s pages open in flight mode from a cold start', async () => {
  const { page, context, close } = await visit(demo.browser, `${demo.url}/keeper`, {
    viewport: phone,
  });
  await signInAs(page, 'keeper');
  await page.getByRole('link', { name: '扫码' }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  const isTaken = async () => page.evaluate('navigator.serviceWorker.controller !== null');
  await expect.poll(isTaken, { timeout: 10_000 }).toBe(true);
  await page.close();
  await context.setOffline(true);
  const cold = await context.newPage();
  await cold.goto(`${demo.url}/keeper/some/screen`);
  await cold.getByText('没有这个页面').waitFor();
  await cold.goto(`${demo.url}/keeper`);
  await cold.getByRole('link', { name: '扫码' }).waitFor();
  await context.setOffline(false);
  await close();
});

test('what the keeper’s home loads first fits a slow line', async () => {
  const html = await (await fetch(`${demo.url}/keeper`)).text();
  const names = [...html.matchAll(/(?:src|href)="(\/console\/assets\/[^"]+)"/g)].map(
    ([, name = '']) => name,
  );
  expect(names.length).toBeGreaterThan(2);
  const folder = new URL('../../dist/console/assets/', import.meta.url);
  expect((await readdir(folder)).length).toBeGreaterThan(names.length);
  const sizes = await Promise.all(
    names.map(async (name) => {
      const file = new URL(`${name.split('/').at(-1)}.gz`, folder);
      return (await readFile(file)).length;
    }),
  );
  // The bound of the product is 250 kB; what comes behind the first screen is not in it.
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
});

test('sign-in breaks no rule that axe knows, on a phone and at a desk', async () => {
  for (const [viewport, path] of [
    [phone, '/keeper'],
    [desk, '/desk/stock'],
  ] as const) {
    const { page, close } = await visit(demo.browser, demo.url + path, { viewport });
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await close();
  }
});
