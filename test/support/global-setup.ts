import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TestProject } from 'vitest/node';

import { migrateToLatest } from '../../db/migrate.ts';
import { openPglite } from '../../db/pglite.ts';
import { openPostgres } from '../../db/postgres.ts';
import { createPostgresDatabase, serverUrl } from './servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    migratedDump: string;
    migratedTemplate: string;
  }
}

/** Migrates once per run: each test file starts from a copy, many times faster. */
export default async function setup(project: TestProject) {
  return serverUrl ? provideTemplate(project, serverUrl) : provideDump(project);
}

async function provideTemplate({ provide }: TestProject, serverUrl: string) {
  const { name, url, drop } = await createPostgresDatabase(serverUrl);
  const { db } = openPostgres({ connectionString: url, poolSize: 1 });
  await migrateToLatest(db);
  // A database with connections can't be copied.
  await db.destroy();
  provide('migratedTemplate', name);
  return drop;
}

async function provideDump({ provide }: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'frostmark-test-'));
  const { db, pglite } = await openPglite();
  await migrateToLatest(db);
  const dump = join(folder, 'migrated.tar');
  await writeFile(dump, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await db.destroy();
  provide('migratedDump', dump);
  return async () => rm(folder, { recursive: true });
}
