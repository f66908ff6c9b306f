import { readdir } from 'node:fs/promises';

import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { createMigrator, isMigrated, migrateToLatest } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { projectedTables } from '../../src/projections.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase({ rebuildable: false, as: 'owner' });

/** Columns, keys, checks and indexes as PostgreSQL itself words them, the same from 15 to 18. */
async function describeSchema(): Promise<string[]> {
  const columns = await sql<{ line: string }>`
    select c.oid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then '' else ' null' end as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace::regnamespace::text in ('public', 'personal') and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and c.relname not like 'kysely%'
  `.execute(database());
  const rest = await sql<{ line: string }>`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
    from pg_constraint
    where connamespace::regnamespace::text in ('public', 'personal') and contype <> 'n'
      and conrelid::regclass::text not like 'kysely%'
    union all
    select indexdef from pg_indexes
    where schemaname in ('public', 'personal') and tablename not like 'kysely%'
  `.execute(database());
  return [...columns.rows, ...rest.rows].map(({ line }) => line).sort();
}

test('every migration file is listed, in order', async () => {
  const files = await readdir(new URL('../../db/migrations', import.meta.url));
  const names = files.filter((file) => file !== 'index.ts').map((file) => file.replace('.ts', ''));
  expect(Object.keys(migrations)).toEqual(names.sort());
});

test('the schema is the one that db/types.ts was written for', async () => {
  expect(await describeSchema()).toMatchSnapshot();
});

test('down undoes up, migration by migration, and up again gives the same schema', async () => {
  const before = await describeSchema();
  const migrator = createMigrator(database());
  for (const _ of Object.keys(migrations)) {
    expect((await migrator.migrateDown()).error).toBeUndefined();
  }
  expect(await describeSchema()).toEqual([]);
  expect(await isMigrated(database())).toBe(false);
  await migrateToLatest(database());
  expect(await describeSchema()).toEqual(before);
  expect(await isMigrated(database())).toBe(true);
}, 60_000);

test('every table is the journal’s, a projection, or known to stand outside', async () => {
  const journal = ['command', 'event'];
  const known = [
    'alert_watch',
    'file',
    // Salts and signatures can't be made again of the journal.
    'log_checkpoint',
    'log_cosignature',
    'log_cosigner',
    'log_leaf',
    'log_state',
    'log_tile',
    'log_witnessed',
    'scan_generation',
    'scan_total',
    'scan_hour',
    'scan_writer',
  ];
  const outside = (table: string) => table.startsWith('auth_') || known.includes(table);
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'
  `.execute(database());
  const unexplained = rows
    .map(({ name }) => name)
    .filter((name) => !journal.includes(name) && !outside(name))
    .filter((name) => !projectedTables.includes(name));
  expect(unexplained).toEqual([]);
});
