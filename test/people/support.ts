import { type Kysely, sql } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { TestApp } from '../support/app.ts';
import { unique } from '../support/factories.ts';

/** Invented: a valid check digit, and nobody's birthday. */
export const aNumber = '11010519491231002X';

export function aWorkerBody(overrides: Record<string, unknown> = {}) {
  return {
    workerNo: unique('W-'),
    name: '张三丰',
    phone: '138 1234 5678',
    identity: { kind: 'resident_id', number: aNumber },
    duty: 'keeper',
    activeSince: '2026-01-05',
    ...overrides,
  };
}

export async function aWorker(
  app: TestApp,
  owner: PersonActor,
  overrides: Record<string, unknown> = {},
): Promise<string> {
  const sent = await app.post('/api/workers', aWorkerBody(overrides), owner);
  if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
  return sent.body.workerNo;
}

export async function eventsOf(db: Kysely<Database>, type: string, workerNo?: string) {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'type', 'org_id', 'actor_id', 'reason', 'body', 'recorded_at'])
    .where('type', '=', type)
    .orderBy('seq')
    .execute();
  return rows.filter(
    ({ body }) => workerNo === undefined || JSON.stringify(body).includes(`"${workerNo}"`),
  );
}

/** The tables in which one of these texts stands, in any column, as text or as bytes in hex. */
export async function tablesWith(db: Kysely<Database>, texts: readonly string[]) {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  `.execute(db);
  const forms = texts.flatMap((text) => {
    const bytes = Buffer.from(text);
    return [text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '').slice(0, -1)];
  });
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int4 as n from ${sql.table(`${schema}.${name}`)} t
      where exists (select from unnest(${forms}::text[]) f where strpos(t::text, f) > 0)
    `.execute(db);
    if ((rows[0]?.n ?? 0) > 0) found.push(`${schema}.${name}`);
  }
  return { tables: tables.length, found };
}
