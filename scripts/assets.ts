import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { docsAssetNames } from '../src/app-docs.ts';
import { scannerLibrary, scannerModules } from '../src/app-scanner.ts';
import { browserAsset } from '../src/platform/browser-assets.ts';
import { consoleFolder } from '../src/platform/console-build.ts';

/** Puts what browsers load into one folder, for runtimes without a file system: `npm run build`. */
const folder = 'dist/assets';
const names = [
  ...docsAssetNames,
  'trace/picture.js',
  'proof/check.js',
  ...[...scannerModules, ...Object.values(scannerLibrary)].map((name) => `scanner/${name}`),
];

for (const name of names) {
  const found = await browserAsset(name);
  if (!found) throw new Error(`No file for ${name}`);
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, new Uint8Array(await found.arrayBuffer()));
}

// What Cloudflare packs itself is left out.
await cp(consoleFolder, join(folder, 'console'), {
  recursive: true,
  filter: (path) => !/\.(br|gz|txt)$/.test(path),
});
