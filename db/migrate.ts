import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';

import { migrations } from './migrations/index.ts';
import type { Database } from './types.ts';

export function createMigrator(db: Kysely<Database>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}

/** Safe to call from several processes at once: Kysely takes an advisory lock first. */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  const { error } = await createMigrator(db).migrateToLatest();
  if (error !== undefined) throw new Error('A migration failed', { cause: error });
}

/** True when every migration that this build knows has been applied. */
export async function isMigrated(db: Kysely<Database>): Promise<boolean> {
  const list = await createMigrator(db).getMigrations();
  return list.every(({ executedAt }) => executedAt !== undefined);
}
