import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { openFolderFiles } from '../../src/platform/folder-files.ts';
import { bytes, fileStoreCases, textOf } from './file-store-cases.ts';

const root = mkdtempSync(join(tmpdir(), 'frostmark-files-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('a folder', () => {
  fileStoreCases(() => openFolderFiles(root));

  test('a put leaves no draft behind', async () => {
    await openFolderFiles(root).put('clean', bytes('x'), 'text/plain');
    expect(readdirSync(join(root, '.tmp'))).toEqual([]);
  });

  test('drafts of a process that died are removed, fresh ones of a living one are not', () => {
    for (const name of ['old', 'fresh']) writeFileSync(join(root, '.tmp', name), 'half');
    utimesSync(join(root, '.tmp', 'old'), 0, 0);
    openFolderFiles(root);
    expect(readdirSync(join(root, '.tmp'))).toEqual(['fresh']);
    rmSync(join(root, '.tmp', 'fresh'));
  });

  test('a file cut short from outside is healed by the next put', async () => {
    const store = openFolderFiles(root);
    await store.put('cut', bytes('whole'), 'text/plain');
    writeFileSync(join(root, 'cut'), 'wh');
    await store.put('cut', bytes('whole'), 'text/plain');
    expect(await textOf(store, 'cut')).toBe('whole');
  });

  test('is not ready when the folder went away', async () => {
    const gone = mkdtempSync(join(tmpdir(), 'frostmark-gone-'));
    const store = openFolderFiles(gone);
    rmSync(gone, { recursive: true });
    await expect(store.check()).rejects.toThrow('ENOENT');
  });
});
