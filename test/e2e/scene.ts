import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

import { type DemoServer, startDemo } from './console.ts';
import { openBrowser } from './product.ts';

/** The demo city on a server of this file's own, and a browser before it. */
export function useDemo() {
  let demo: DemoServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('Asked for before the tests began');
    return one;
  };
  return {
    get url() {
      return there(demo).url;
    },
    get browser() {
      return there(browser);
    },
    printed: () => there(demo).printed(),
  };
}
