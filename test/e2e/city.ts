import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { aFolder, start } from '../support/process.ts';

const root = new URL('../..', import.meta.url).pathname;

/** A folder of this test's own with the demo city in it. Planting it takes a minute: once a day. */
export async function aCity() {
  const folder = await aFolder();
  await cp(await plantedCity(), folder.path, { recursive: true });
  return folder;
}

async function plantedCity(): Promise<string> {
  const city = join(tmpdir(), `frostmark-city-${await cityDigest()}`);
  const lock = `${city}.lock`;
  const exists = async () => (await stat(city).catch(() => undefined)) !== undefined;
  while (!(await exists())) {
    const isOurs = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (!isOurs) {
      // Who plants it now needs a minute; who was killed while it did leaves its lock for two.
      const held = await stat(lock).catch(() => undefined);
      if (held && Date.now() - held.mtimeMs > 240_000) await rm(lock, { recursive: true });
      await sleep(500);
      continue;
    }
    try {
      await forgetOldCities();
      const made = `${city}.${process.pid}`;
      const program = start('src/node.ts', { DATA_DIR: made, LOG_LEVEL: 'error' });
      await program.url;
      await program.stop('SIGINT');
      await rename(made, city);
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  }
  return city;
}

/** Of days gone, and of sources that were changed since. */
async function forgetOldCities(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith('frostmark-city-'));
  for (const path of names.map((name) => join(tmpdir(), name))) {
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > keepCityMs) await rm(path, { recursive: true });
  }
}

const keepCityMs = 24 * 60 * 60 * 1000;

/** The city is laid around the day that it was planted on. */
async function cityDigest(): Promise<string> {
  const digest = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const source of ['src', 'db']) {
    const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name));
    for (const path of paths.sort()) digest.update(await readFile(path));
  }
  return digest.digest('hex').slice(0, 16);
}
