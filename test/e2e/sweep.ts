import type { Browser, Page, Request } from 'playwright-core';
import { expect } from 'vitest';

import {
  desk,
  expectAccessible,
  expectNoOverflow,
  phone,
  signInAs,
  type Visit,
  visit,
} from './console.ts';
import { expectPicture } from './screen-picture.ts';
import type { Screen } from './screens.ts';

/** Every screen of the desk: both schemes, both languages, both widths, its title, its picture. */
type Place = { browser: Browser; url: string };

/** Each has many screens to load. */
export const patience = 300_000;

type Sweep = Visit & { open: (screen: Screen) => Promise<void> };

async function enter({ browser, url }: Place, viewport: typeof desk): Promise<Sweep> {
  const visited = await visit(browser, `${url}/desk`, { viewport });
  const { page } = visited;
  const { forget, calm } = watching(page);
  const open = async ({ path, ready }: Screen) => {
    const address = typeof path === 'string' ? path : await path(page);
    expect(address).not.toContain('undefined');
    forget();
    await page.goto(url + address);
    await page.locator('h1').first().waitFor();
    if (ready !== undefined) await page.locator(ready).first().waitFor();
    await calm();
    await expect.poll(async () => page.locator('.fm-skeleton, .ant-spin-spinning').count()).toBe(0);
  };
  return { ...visited, open };
}

const idle =
  'new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => done())))';

/** Milliseconds without a new request: what waits for typing to end asks after less. */
const stillFor = 300;

/**
 * Calm is a page that asks for nothing and has nothing left to do with what it was answered, several times over: that is
 * told sooner than by a network that was still for half a second, and waits longer where the machine is slow.
 */
function watching(page: Page) {
  const underWay = new Set<Request>();
  let asked = 0;
  let lastAsked = 0;
  page.on('request', (request) => {
    asked += 1;
    lastAsked = performance.now();
    underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  let calmTimes = 0;
  const look = async () => {
    const before = asked;
    await page.evaluate(idle);
    const isStill = performance.now() - lastAsked > stillFor;
    calmTimes = isStill && underWay.size === 0 && asked === before ? calmTimes + 1 : 0;
    return calmTimes;
  };
  return {
    /** What the page before asked for doesn't matter any more. */
    forget: () => underWay.clear(),
    calm: async () => {
      calmTimes = 0;
      await expect.poll(look, { interval: 30, timeout: 30_000 }).toBeGreaterThanOrEqual(4);
    },
  };
}

const speak = async (page: Page, language: 'zh' | 'en') =>
  page.evaluate(`localStorage.setItem('frostmark.language', '${language}')`);

/** What the interface itself says; names of firms, places and goods are as their owners gave them. */
async function ownWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('nav, h2, label, th, button, [role=tab], legend')]
      .filter((one) => one.getClientRects().length > 0 && !one.querySelector('.dk-name'))
      .map((one) => one.textContent ?? ''),
  );
}

/** Codes and names of formats are the same in both. */
const everywhere =
  /English|FROSTMARK|Frostmark|CSV|XLSX|PDF|JSON|API|GTIN|SSCC|GLN|HS|WGS-84|GCJ-02|UTC|Shanghai|Asia|[A-Z0-9-]{2,}/g;

export async function sweepInChinese(place: Place, who: string, screens: readonly Screen[]) {
  const { page, open, close } = await enter(place, desk);
  await signInAs(page, who);
  await page.getByRole('menu').first().waitFor();
  for (const screen of screens) {
    await page.setViewportSize(desk);
    await open(screen);
    const heading = await page.locator('h1').first().textContent();
    const title = `${heading?.replaceAll(/\s+/g, ' ').trim()} · 霜印 操作台`;
    await expect.poll(async () => page.title(), { timeout: 5_000 }).toBe(title);
    if (screen.isMain) await expectPicture(page, screen.name);
    await expectNoOverflow(page);
    await expectAccessible(page);
    await page.setViewportSize(phone);
    await expectNoOverflow(page);
    const foreign = (await ownWords(page)).filter((text) =>
      /[A-Za-z]{3,}/.test(text.replaceAll(everywhere, '')),
    );
    expect([screen.name, foreign]).toEqual([screen.name, []]);
  }
  await close();
}

export async function sweepInEnglish(place: Place, who: string, screens: readonly Screen[]) {
  const { page, open, close } = await enter(place, phone);
  await speak(page, 'en');
  await page.reload();
  await signInAs(page, who);
  await page.getByRole('button', { name: 'Menu' }).waitFor();
  for (const screen of screens) {
    await open(screen);
    await expectNoOverflow(page);
    const foreign = (await ownWords(page)).filter(
      (text) => /\p{Script=Han}/u.test(text) && !/中文|中/.test(text),
    );
    expect([screen.name, foreign]).toEqual([screen.name, []]);
  }
  await close();
}
