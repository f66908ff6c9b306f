import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { tracePicture } from '../../src/features/tracing/present-picture.ts';
import { pictureScript } from '../../src/platform/picture-script.ts';
import { aTrace } from '../tracing-present/fabricated.ts';
import { openBrowser } from './product.ts';

let folder: string;
let browser: Browser;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'picture-'));
  browser = await openBrowser();
  script = await pictureScript();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

type Look = { width?: number; dark?: boolean; size?: number; language?: 'zh' | 'en' };

/** From a disk, as whoever was sent the file opens it. */
async function opened({ width = 1280, dark = false, size = 60, language = 'zh' }: Look = {}) {
  const path = join(folder, `${size}-${language}.html`);
  await writeFile(path, tracePicture(aTrace(size, { backward: true, seed: 5 }), language, script));
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    offline: true,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) faults.push(request.url());
  });
  await page.goto(`file://${path}`);
  return { page, faults, close: async () => context.close() };
}

async function focusedName(page: Page): Promise<string> {
  return (
    (await page.evaluate<string | null>(
      "document.activeElement.querySelector('title')?.textContent",
    )) ?? ''
  );
}

test('it fits a phone and a desk, in both languages and schemes, and breaks no rule that axe knows', async () => {
  for (const width of [390, 1280]) {
    for (const dark of [false, true]) {
      const language = dark ? 'en' : 'zh';
      const { page, faults, close } = await opened({ width, dark, language });
      expect(await page.locator('html').getAttribute('lang')).toBe(dark ? 'en' : 'zh-CN');
      const check = async () => {
        await page.evaluate(axe.source);
        const found = await page.evaluate<any>("axe.run({ resultTypes: ['violations'] })");
        expect(
          found.violations.map((one: any) => [one.id, one.nodes.map((node: any) => node.html)]),
        ).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          width,
        );
      };
      await check();
      await page.locator('.box.start').click();
      await expect.poll(async () => page.locator('#aside').isVisible()).toBe(true);
      await check();
      expect(faults).toEqual([]);
      await close();
    }
  }
});

test('a keyboard goes along the movements, reads facts and folds', async () => {
  const { page, close } = await opened({ language: 'en' });
  await page.locator('.box.start').focus();
  const start = await focusedName(page);
  await page.keyboard.press('ArrowRight');
  const next = await focusedName(page);
  expect(next).not.toBe(start);
  await page.keyboard.press('ArrowLeft');
  expect(await focusedName(page)).toBe(start);
  await page.keyboard.press('Enter');
  expect(await page.locator('aside h2').textContent()).toBe('FM261102-0001');
  expect(await page.locator('aside').textContent()).toContain('GCJ-02');
  const before = await page.locator('.box').count();
  await page.keyboard.press('e');
  expect(await page.locator('.box').count()).toBeLessThan(before);
  await page.keyboard.press('Escape');
  expect(await page.locator('#aside').isVisible()).toBe(false);
  await close();
});

test('search opens what was folded, filters name what is left, and the language changes in the page', async () => {
  const { page, close } = await opened({ size: 500 });
  const lot = 'FM261102-0009';
  await page.locator('#search').fill(lot);
  await page.locator('#results button').first().click();
  expect(await page.locator('aside h2').textContent()).toBe(lot);
  expect(await page.locator('.box.selected .name').textContent()).toBe(lot);
  await page.locator('#language').click();
  expect(await page.locator('#until-text').textContent()).toBe('all');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const shown = async () => page.locator('#shown').textContent();
  const before = await shown();
  await page.locator('[data-where="destroyed"]').click();
  expect(await page.locator('[data-where="destroyed"]').getAttribute('aria-pressed')).toBe('true');
  expect(await shown()).not.toBe(before);
  await page.locator('#reset').click();
  expect(await shown()).toBe(before);
  await close();
});

test('5,000 nodes open at once, and unfolding a firm takes the blink of an eye', async () => {
  const { page, faults, close } = await opened({ size: 5000 });
  expect(await page.locator('.box').count()).toBeLessThan(100);
  const took = await page.evaluate<number>(`(() => {
    const began = performance.now();
    document.querySelector('.box:not(.rest) [data-unfold]')
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    document.body.getBoundingClientRect();
    return performance.now() - began;
  })()`);
  // A tenth of it is usual.
  expect(took).toBeLessThan(1500);
  expect(faults).toEqual([]);
  await close();
});
