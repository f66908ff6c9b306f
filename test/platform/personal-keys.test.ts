import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { ConfigError, readConfig } from '../../src/config.ts';
import { openPersonalKeys } from '../../src/platform/kept-keys.ts';
import { createKeyRing } from '../../src/platform/personal-keys.ts';
import { aFolder } from '../support/process.ts';

const [a, b] = ['A'.repeat(43), 'B'.repeat(43)];
const server = {
  DATABASE_URL: 'postgres://u:p@db.example/frost',
  SECRET: 'x'.repeat(32),
};
const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0)) await undo();
});

async function aDataFolder(): Promise<string> {
  const folder = await aFolder();
  cleanUp.push(folder.remove);
  return folder.path;
}

test('an embedded installation makes its keys once, for its owner’s eyes only', async () => {
  const DATA_DIR = await aDataFolder();
  const first = openPersonalKeys(readConfig({ DATA_DIR }));
  const wrapped = await first?.kms.wrap(new Uint8Array(32).fill(7), 'a');
  const digest = await first?.pepper.digest('x');
  const again = openPersonalKeys(readConfig({ DATA_DIR }));
  expect(await again?.kms.unwrap('k1', wrapped ?? new Uint8Array(), 'a')).toEqual(
    new Uint8Array(32).fill(7),
  );
  expect(await again?.pepper.digest('x')).toBe(digest);
  for (const name of ['personal-key', 'personal-pepper']) {
    expect((await stat(join(DATA_DIR, name))).mode & 0o777).toBe(0o600);
  }
  expect(await readFile(join(DATA_DIR, 'personal-key'), 'utf8')).not.toContain(
    await readFile(join(DATA_DIR, 'personal-pepper'), 'utf8'),
  );
  await writeFile(join(DATA_DIR, 'personal-key'), 'k1:short');
  expect(() => openPersonalKeys(readConfig({ DATA_DIR }))).toThrow('restore it from your backup');
});

test('a server has the keys of its settings or none', () => {
  expect(openPersonalKeys(readConfig(server))).toBeUndefined();
  const set = { PERSONAL_KEY: `k2:${b},k1:${a}`, PERSONAL_PEPPER: 'p'.repeat(32) };
  expect(openPersonalKeys(readConfig({ ...server, ...set }))?.kms.keyId).toBe('k2');
});

test.each([{ PERSONAL_KEY: `k1:${a}` }, { PERSONAL_PEPPER: 'p'.repeat(32) }])(
  'half of the settings is refused: %o',
  (half) => {
    expect(() => readConfig({ ...server, ...half })).toThrow(ConfigError);
  },
);

test('the current key wraps, older ones still unwrap, and others do not', async () => {
  const old = createKeyRing(`k1:${a}`);
  const ring = createKeyRing(`k2:${b},k1:${a}`);
  const dataKey = new Uint8Array(32).fill(1);
  const before = await old.wrap(dataKey, 'org');
  expect(await ring.unwrap('k1', before, 'org')).toEqual(dataKey);
  const now = await ring.wrap(dataKey, 'org');
  expect(await ring.unwrap('k2', now, 'org')).toEqual(dataKey);
  await expect(old.unwrap('k2', now, 'org')).rejects.toThrow('no key-encryption key');
  await expect(ring.unwrap('k1', now, 'org')).rejects.toThrow();
  await expect(ring.unwrap('k2', now, 'other')).rejects.toThrow();
  expect(() => createKeyRing('k1:short')).toThrow();
  expect(() => createKeyRing(`k1:${a},k1:${b}`)).toThrow('Two keys');
});
