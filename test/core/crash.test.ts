import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { expect, test } from 'vitest';

import { openPglite } from '../../db/pglite.ts';
import { compareWithRebuilt } from '../../src/rebuild.ts';

/** Runs the writer until it has acknowledged `enough` commands, then kills it without a word. */
async function acknowledgedBeforeDeath(folder: string, enough: number): Promise<string[]> {
  const script = new URL('crash.child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ids: string[] = [];
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    ids.push(line);
    if (ids.length === enough) child.kill('SIGKILL');
  }
  await gone;
  return ids;
}

test('what was acknowledged before kill -9 is there afterwards, and the projections agree', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frostmark-crash-'));
  try {
    const ids = await acknowledgedBeforeDeath(folder, 40);
    expect(ids.length).toBeGreaterThanOrEqual(40);
    const { db } = await openPglite({ dataDir: folder });
    const kept = await db.selectFrom('event').select('id').where('id', 'in', ids).execute();
    expect(kept).toHaveLength(ids.length);
    expect(await compareWithRebuilt(db)).toEqual([]);
    await db.destroy();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
