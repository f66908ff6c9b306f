import { mkdir } from 'node:fs/promises';

import { openBrowser, startProduct } from '../test/e2e/product.ts';

/** Takes the pictures that README shows, of the demo as it starts: `npm run pictures`. */
const folder = 'docs/pictures';
const phone = { width: 390, height: 844 };
const pictures = [
  { file: 'scan.png', link: 0, language: 'zh' },
  { file: 'scan-en.png', link: 0, language: 'en' },
  { file: 'scan-recalled.png', link: 2, language: 'en' },
];

await mkdir(folder, { recursive: true });
const product = await startProduct();
const browser = await openBrowser();
for (const { file, link, language } of pictures) {
  const context = await browser.newContext({ viewport: phone, deviceScaleFactor: 1.5 });
  const page = await context.newPage();
  await page.goto(`${product.scanLinks[link]}?lang=${language}`);
  await page.screenshot({ path: `${folder}/${file}` });
  await context.close();
}
await browser.close();
await product.stop();
