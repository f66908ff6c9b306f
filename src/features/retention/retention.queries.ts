import { type Selectable, sql } from 'kysely';

import type { RetentionRuleTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import type { ModeRow } from '../../domain/policy-rules.ts';

export type RetentionRuleRow = Selectable<RetentionRuleTable>;

/** The rule of each kind that is in force at a moment. */
export async function rulesInForce(db: Db, at: Date): Promise<RetentionRuleRow[]> {
  const { rows } = await sql<RetentionRuleRow>`
    select distinct on (kind) * from retention_rule where effective_from <= ${at}
    order by kind, effective_from desc
  `.execute(db);
  return rows;
}

export async function listRules(
  db: Db,
  filter: { after?: string | undefined; limit: number },
): Promise<RetentionRuleRow[]> {
  let query = db
    .selectFrom('retention_rule')
    .selectAll()
    .orderBy('id')
    .limit(filter.limit + 1);
  if (filter.after !== undefined) query = query.where('id', '>', filter.after);
  return query.execute();
}

export async function knownRules(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('retention_rule')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function ruleBeginsAt(db: Db, kind: string, at: Date): Promise<boolean> {
  const row = await db
    .selectFrom('retention_rule')
    .select('id')
    .where('kind', '=', kind)
    .where('effective_from', '=', at)
    .executeTakeFirst();
  return row !== undefined;
}

export type PersonnelSample = { id: string; taken_at: Date; path: string };

/** Those that still say whose they are. */
export async function personnelSamples(db: Db): Promise<PersonnelSample[]> {
  const { rows } = await sql<PersonnelSample>`
    select s.id, s.taken_at, d.path
    from sample s
    join premises p on p.id = s.premises_id
    join division d on d.id = p.division_id
    where s.kind = 'personnel' and s.worker_no is not null
    order by s.id
  `.execute(db);
  return rows;
}

export async function readModes(db: Db): Promise<ModeRow[]> {
  const rows = await db
    .selectFrom('policy_mode')
    .select(['division_id', 'mode', 'effective_from', 'recorded_at'])
    .execute();
  return rows.map((row) => ({
    divisionId: row.division_id,
    mode: row.mode,
    effectiveFrom: row.effective_from,
    recordedAt: row.recorded_at,
  }));
}

export async function expiredSessions(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from auth_session where expires_at < ${before} order by id
  `.execute(db);
  return rows.map(({ id }) => id);
}

export async function staleLimits(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from auth_rate_limit where last_request < ${before.getTime()}
    union all
    select id from auth_verification where expires_at < ${before}
    order by id
  `.execute(db);
  return rows.map(({ id }) => id);
}

export async function hasRun(db: Db, commandId: string): Promise<boolean> {
  const row = await db
    .selectFrom('command')
    .select('id')
    .where('id', '=', commandId)
    .executeTakeFirst();
  return row !== undefined;
}
