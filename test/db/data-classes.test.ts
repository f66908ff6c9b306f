import { readFile } from 'node:fs/promises';

import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { useDatabase } from '../support/database.ts';

const database = useDatabase({ rebuildable: false, as: 'owner' });

const classes = ['公开 public', '内部 internal', '敏感个人 personal', '重要 important'];

/** `table.column` → its class, as docs/data-classes.md has them. */
async function readClasses(): Promise<[string, string][]> {
  const page = await readFile(new URL('../../docs/data-classes.md', import.meta.url), 'utf8');
  return page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const table = /^`([\w.]+)`/.exec(section)?.[1] ?? '?';
      // An item may be broken over lines.
      return section
        .split(/^- /m)
        .slice(1)
        .flatMap((item): [string, string][] => {
          const [name = '', ...rest] = item.split(':');
          return Array.from(rest.join(':').matchAll(/`(\w+)`/g), ([, column = '']) => [
            `${table}.${column}`,
            name,
          ]);
        });
    });
}

test('every column of every table has one class, and no class is of a column that is gone', async () => {
  const { rows } = await sql<{ name: string }>`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name
      || '.' || column_name as name
    from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema')
      and table_name not like 'kysely%'
  `.execute(database());
  const classified = await readClasses();
  expect(rows.length).toBeGreaterThan(300);
  expect(classified.map(([column]) => column).sort()).toEqual(rows.map(({ name }) => name).sort());
  expect([...new Set(classified.map(([, name]) => name))].sort()).toEqual(classes.sort());
});

test('what is sealed, whose number it is and who signs in is personal', async () => {
  const other = (await readClasses()).filter(
    ([column, name]) =>
      /_sealed$|worker_no$|^auth_user\.|^personal\.worker\.|\.ip_address$|actor_id$/.test(column) &&
      name !== '敏感个人 personal',
  );
  expect(other).toEqual([]);
});
