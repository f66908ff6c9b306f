import { expect, test } from 'vitest';

import { signInAs, visit } from './console.ts';
import { useDemo } from './scene.ts';
import { operatorScreens } from './screens.ts';
import { patience, sweepInChinese, sweepInEnglish } from './sweep.ts';

const demo = useDemo();

test(
  'the screens of owner: every rule of axe, both widths, titles, pictures',
  async () => sweepInChinese(demo, 'owner', operatorScreens),
  patience,
);

test(
  'the screens of owner in English, on a phone',
  async () => sweepInEnglish(demo, 'owner', operatorScreens),
  patience,
);

test('by the keyboard alone: the first stop skips the menu, every stop is in sight and shows that it is', async () => {
  const { page, close } = await visit(demo.browser, `${demo.url}/desk/stock`);
  await signInAs(page, 'owner');
  await page.getByRole('table').first().waitFor();
  await page.reload();
  await page.getByRole('table').first().waitFor();
  await page.keyboard.press('Tab');
  const stop = async () =>
    page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return;
      const shows = (element: Element | null) => {
        if (!element) return false;
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      };
      const { top, left, width, height } = one.getBoundingClientRect();
      return {
        name: one.textContent || one.getAttribute('aria-label') || one.tagName,
        isInSight: top + height > 0 && left + width > 0 && top < innerHeight && left < innerWidth,
        shows: shows(one) || shows(one.parentElement) || shows(one.closest('.ant-select')),
      };
    });
  expect((await stop())?.name).toBe('跳到内容');
  const seen: { isInSight: boolean; shows: boolean }[] = [];
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.press('Tab');
    const at = await stop();
    if (!at) break;
    seen.push(at);
  }
  expect(seen.length).toBeGreaterThan(20);
  expect(seen.filter((one) => !one.isInSight || !one.shows)).toEqual([]);
  await page.reload();
  await page.getByRole('table').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement?.id')).toBe('content');
  await close();
});
