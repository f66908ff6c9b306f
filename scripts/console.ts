import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { build } from 'vite';

import { consoleFolder, isConsoleFresh, sourceDigest } from '../src/platform/console-build.ts';
import { deskBuild, keeperBuild } from '../web/console/vite.config.ts';

/** Builds the console into `dist/console`, packed: `npm run build`, and behind a start from the source. */
const lock = `${consoleFolder}.lock`;
const waitMs = 250;
const isStaleAfterMs = 180_000;

// Whoever starts it, a test too, gets what people get.
process.env['NODE_ENV'] = 'production';

if (process.argv.includes('--if-stale')) {
  // Several starts at once build it once.
  await locked(async () => {
    if (!(await isConsoleFresh())) await buildAll();
  });
} else {
  await locked(buildAll);
}

async function buildAll(): Promise<void> {
  const made = `${consoleFolder}.${process.pid}`;
  try {
    const digest = await sourceDigest();
    for (const one of [keeperBuild, deskBuild]) {
      const into = { ...one.build, outDir: made, emptyOutDir: false };
      await build({ ...one, configFile: false, logLevel: 'warn', build: into });
    }
    await pack(made);
    await writeFile(join(made, 'built-from.txt'), digest);
    await rm(consoleFolder, { recursive: true, force: true });
    await rename(made, consoleFolder);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** Once here instead of at each request. */
async function pack(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries.filter(
    (entry) => entry.isFile() && /\.(css|html|js|json|svg|wasm|webmanifest)$/.test(entry.name),
  );
  await Promise.all(
    texts.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const bytes = await readFile(path);
      const brotli = promisify(brotliCompress)(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
      });
      await writeFile(`${path}.br`, await brotli);
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
}

async function locked(work: () => Promise<void>): Promise<void> {
  await mkdir(dirname(lock), { recursive: true });
  const until = Date.now() + isStaleAfterMs;
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch {
      // Who held it was killed, or waits no longer than a build takes.
      if (Date.now() > until) await rm(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  const free = async () => rm(lock, { recursive: true, force: true });
  process.once('SIGTERM', () => void free().then(() => process.exit(1)));
  try {
    await work();
  } finally {
    await free();
  }
}
