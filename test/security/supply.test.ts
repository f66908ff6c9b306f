import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';
import { z } from 'zod';

/** What `npm ci` fetches and runs. */
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

const versions = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  allowScripts: z.record(z.string(), z.boolean()),
});
const Lock = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      inBundle: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

const manifest = Manifest.parse(read('package.json'));
const { '': root, ...packages } = Lock.parse(read('package-lock.json')).packages;
const settings = readFileSync(new URL('../../.npmrc', import.meta.url), 'utf8');

test('every version is exact, none is an address, a folder or a range', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  const wanted = Object.entries({ ...all, ...manifest.optionalDependencies });
  expect(wanted.length).toBeGreaterThan(30);
  const loose = wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  expect(loose).toEqual([]);
  const off = Object.entries(all).filter(
    ([name, version]) => packages[`node_modules/${name}`]?.version !== version,
  );
  expect(off).toEqual([]);
});

test('each package of the lock is known by its content, and comes from the registry', () => {
  expect(root).toBeDefined();
  expect(Object.keys(packages).length).toBeGreaterThan(300);
  const unsure = Object.entries(packages).filter(([, one]) => {
    // What comes inside another package's archive is covered by that one's digest.
    const known = one.inBundle === true || /^sha512-[A-Za-z0-9+/]{86}==$/.test(one.integrity ?? '');
    const from = one.resolved ?? 'https://registry.npmjs.org/';
    return !known || one.link === true || !from.startsWith('https://registry.npmjs.org/');
  });
  expect(unsure.map(([name]) => name)).toEqual([]);
  expect(settings).not.toMatch(/^\s*(?:registry|.*:registry|_auth|.*:_authToken)\s*=/m);
});

test('no package runs a script when it is installed, unless it is allowed by name', () => {
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.split('node_modules/').pop() ?? '');
  expect(scripted.length).toBeGreaterThan(0);
  const decided = scripted.map((name) => [name, manifest.allowScripts[name]]);
  expect(decided.filter(([, allowed]) => allowed === undefined)).toEqual([]);
  const allowed = Object.entries(manifest.allowScripts).filter(([, may]) => may);
  expect(allowed).toEqual([]);
});
