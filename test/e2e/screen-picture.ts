import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import { pngOf } from './film.ts';

/**
 * A screen as a picture of 96 grey dots across, so that what stands where is kept and the dates of today are not. A new one is
 * taken where none is; `UPDATE_SCREENS=1` takes all anew.
 */
const across = 96;
const folder = new URL('screens/', import.meta.url);

/** Of 255; text that says something else stays below. */
const tellingShade = 40;
const share = 0.08;

type Grey = { width: number; height: number; dots: number[] };

export async function expectPicture(page: Page, name: string): Promise<void> {
  const path = new URL(`${name}.png`, folder);
  const now = await greyOf(page, await page.screenshot({ animations: 'disabled' }));
  if (process.env['UPDATE_SCREENS'] || (!existsSync(path) && process.env['CI'] !== 'true')) {
    writeFileSync(path, pngOf({ ...now, dots: Uint8Array.from(now.dots) }));
    return;
  }
  const kept = await greyOf(page, readFileSync(path));
  expect([name, now.width, now.height]).toEqual([name, kept.width, kept.height]);
  const others = now.dots.filter(
    (dot, at) => Math.abs(dot - (kept.dots[at] ?? 0)) > tellingShade,
  ).length;
  expect(others / now.dots.length, `${name} looks different`).toBeLessThan(share);
}

/** The browser decodes and shrinks: no library of ours has to. */
async function greyOf(page: Page, png: Buffer): Promise<Grey> {
  const helper = await page.context().newPage();
  try {
    return await helper.evaluate(
      async ({ base64, columns }) => {
        const bytes = Uint8Array.from(atob(base64), (one) => one.codePointAt(0) ?? 0);
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const width = Math.min(columns, picture.width);
        const height = Math.round((picture.height * width) / picture.width);
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('No canvas');
        context.imageSmoothingQuality = 'high';
        context.drawImage(picture, 0, 0, width, height);
        const { data } = context.getImageData(0, 0, width, height);
        const dots = Array.from({ length: width * height }, (_, at) =>
          Math.round(
            0.3 * (data[at * 4] ?? 0) +
              0.59 * (data[at * 4 + 1] ?? 0) +
              0.11 * (data[at * 4 + 2] ?? 0),
          ),
        );
        return { width, height, dots };
      },
      { base64: png.toString('base64'), columns: across },
    );
  } finally {
    await helper.close();
  }
}
