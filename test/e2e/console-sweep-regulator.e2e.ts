import { test } from 'vitest';

import { useDemo } from './scene.ts';
import { regulatorScreens } from './screens.ts';
import { patience, sweepInChinese, sweepInEnglish } from './sweep.ts';

const demo = useDemo();

test(
  'the screens of inspector: every rule of axe, both widths, titles, pictures',
  async () => sweepInChinese(demo, 'inspector', regulatorScreens),
  patience,
);

test(
  'the screens of inspector in English, on a phone',
  async () => sweepInEnglish(demo, 'inspector', regulatorScreens),
  patience,
);
