import { spawn } from 'node:child_process';
import { once } from 'node:events';

import axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

import { demoPassword } from '../../src/demo/accounts.ts';
import { isConsoleFresh } from '../../src/platform/console-build.ts';
import { start } from '../support/process.ts';
import { aCity } from './city.ts';

/** What the tests of the console share: the built console, the demo city, a page that may not complain. */
const root = new URL('../..', import.meta.url).pathname;

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

/** Builds the console if its source has changed since. */
async function buildConsole(): Promise<void> {
  // The program that builds it loads a bundler only to find that out.
  if (await isConsoleFresh()) return;
  const child = spawn(process.execPath, ['scripts/console.ts', '--if-stale'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The console was not built (${code})`);
}

export type DemoServer = {
  url: string;
  /** For people, at its start. */
  printed: () => string;
  stop: () => Promise<void>;
};

/** The product with its demo city, on a folder of this test's own. */
export async function startDemo(settings: Record<string, string> = {}): Promise<DemoServer> {
  await buildConsole();
  const folder = await aCity();
  const program = start('src/node.ts', { DATA_DIR: folder.path, LOG_LEVEL: 'error', ...settings });
  const url = await program.url;
  return {
    url,
    printed: program.printed,
    stop: async () => {
      await program.stop('SIGINT');
      await folder.remove();
    },
  };
}

export type Visit = {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about; `close` demands that it is nothing. */
  complaints: string[];
  close: () => Promise<void>;
};

/** Of answers that a page handles, Chromium writes a line of its own. */
const handled = /^Failed to load resource: the server responded with a status of (401|4\d\d|503)/;

export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: desk,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security|Refused to/i.test(text)) complaints.push(text);
    else if (message.type() === 'error' && !handled.test(text)) complaints.push(text);
  });
  await page.goto(address);
  return {
    page,
    context,
    complaints,
    close: async () => {
      expect(complaints).toEqual([]);
      await context.close();
    },
  };
}

/** By the form that people use, wherever it stands. */
export async function signInAs(page: Page, username: string, password = demoPassword) {
  await page.getByLabel(/^(用户名|User name)$/).fill(username);
  await page.getByLabel(/^(密码|Password)$/).fill(password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
}

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };

/**
 * No rule that axe knows is broken, in both schemes: the dark one differs in its colours alone. What passed isn't told node
 * by node: that took longer than the rules.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const [colorScheme, run] of [
    ['light', "axe.run({ resultTypes: ['violations'] })"],
    ['dark', "axe.run({ resultTypes: ['violations'], runOnly: ['color-contrast'] })"],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe.source);
    const found = await page.evaluate<{ violations: Violation[] }>(run);
    const told = found.violations.map(({ id, nodes }) => [
      colorScheme,
      id,
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
    ]);
    expect([page.url(), told]).toEqual([page.url(), []]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Colours change over a moment: two frames begin it, and what moves then is waited for. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))',
  );
  const isStill = "document.getAnimations().every(({ playState }) => playState !== 'running')";
  await expect.poll(async () => page.evaluate(isStill), { timeout: 10_000 }).toBe(true);
}

/** Nothing hangs over the edge of the screen. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? desk;
  // Charts and maps take the new width a moment after the page has it.
  await expect
    .poll(async () => page.evaluate('document.documentElement.scrollWidth'), { timeout: 5_000 })
    .toBeLessThanOrEqual(width);
}

/** In a select of antd's: by what it is labelled, typed and then chosen. */
export async function choose(page: Page, label: string | RegExp, text: string): Promise<void> {
  // Where a form lies over a list, it is the form's; each filter of the list is behind it.
  const form = page.getByRole('dialog').last();
  const within = (await form.isVisible()) ? form : page;
  const box = within.getByRole('combobox', { name: label });
  await box.click();
  if (await box.isEditable()) await box.fill(text);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(text)
    .or(
      page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item', {
        hasText: text,
      }),
    )
    .first()
    .click();
}

/** A level at a time; a county closes the list by itself, a city leaves it open for its counties. */
export async function chooseDivision(page: Page, label: string, names: string[]): Promise<void> {
  const list = page.locator('.ant-cascader-dropdown:visible');
  await page.getByRole('combobox', { name: label }).click();
  for (const name of names) {
    await list.locator('.ant-cascader-menu-item', { hasText: name }).first().click();
  }
  // The second Escape would close the form that it stands in.
  if (names.length < 3) {
    await list.locator('.ant-cascader-menu').nth(names.length).waitFor();
    await page.keyboard.press('Escape');
  }
  await list.waitFor({ state: 'hidden' });
}
