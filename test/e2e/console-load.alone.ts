import { expect, test } from 'vitest';

import { phone, signInAs } from './console.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

const bound = 2_000;
const tries = 3;

/** A keeper who was here before comes to a new version: nothing of it is kept on the phone. */
async function usableAfter(): Promise<number> {
  const context = await demo.browser.newContext({
    viewport: phone,
    locale: 'zh-CN',
    serviceWorkers: 'block',
  });
  const before = await context.newPage();
  await before.goto(`${demo.url}/keeper`);
  await signInAs(before, 'keeper');
  await before.locator('.kp-scan').waitFor();
  await before.close();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const look = () => {
      if (!document.querySelector('.kp-scan')) return void requestAnimationFrame(look);
      // Usable is what answers: the main thread has nothing long before it.
      setTimeout(() => Object.assign(globalThis, { usableAt: performance.now() }), 0);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${demo.url}/keeper`, { waitUntil: 'commit' });
  const usable = () => Reflect.get(globalThis, 'usableAt') ?? 0;
  await page.waitForFunction(usable, undefined, { timeout: 30_000 });
  const usableAt = await page.evaluate<number>(usable);
  // It does what it says, at once.
  await page.locator('.kp-scan').click();
  await page.getByRole('heading', { name: '扫码' }).waitFor();
  await context.close();
  return usableAt;
}

test('on a slow line and a slow phone the home can be used within two seconds', async () => {
  const times: number[] = [];
  // What else the machine does only makes it slower: the best of three is what it takes.
  for (let n = 0; n < tries && !(Math.min(...times) < bound); n += 1)
    times.push(await usableAfter());
  expect(Math.min(...times), `${times.map(Math.round).join(', ')} ms`).toBeLessThan(bound);
});
