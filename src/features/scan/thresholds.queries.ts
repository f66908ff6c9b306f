import { type Selectable, sql } from 'kysely';

import type { ScanThresholdTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import type { Threshold, ThresholdNumbers } from '../../domain/scan-warnings.ts';

export type ThresholdRow = Selectable<ScanThresholdTable>;

export function toThreshold(row: ThresholdRow): Threshold {
  return {
    id: row.id,
    level: row.level,
    divisionId: row.division_id,
    // The only way into the column is an event whose schema is the declared one.
    numbers: row.numbers as ThresholdNumbers,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
  };
}

/** Those that are or will be in force. */
export async function standingThresholds(db: Db, at: Date): Promise<Threshold[]> {
  const rows = await db
    .selectFrom('scan_threshold')
    .selectAll()
    .where((eb) => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>', at)]))
    .execute();
  return rows.map(toThreshold);
}

export async function findThresholds(db: Db, ids: readonly string[]): Promise<ThresholdRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('scan_threshold')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

export async function thresholdsOf(
  db: Db,
  keys: readonly Pick<ThresholdRow, 'level' | 'reason' | 'division_id'>[],
): Promise<ThresholdRow[]> {
  const { rows } = await sql<ThresholdRow>`
    select t.* from scan_threshold t
    join json_to_recordset(${JSON.stringify(keys)}::json) as k(
      level text, reason text, division_id text)
      on (k.level, k.reason, k.division_id) = (t.level, t.reason, t.division_id)
    order by t.id
  `.execute(db);
  return rows;
}

export type ThresholdFilter = {
  at: Date;
  level?: ThresholdRow['level'] | undefined;
  divisionIds?: readonly string[] | undefined;
  after?: string | undefined;
  limit: number;
};

export async function listThresholds(db: Db, filter: ThresholdFilter): Promise<ThresholdRow[]> {
  const { at, level, divisionIds, after, limit } = filter;
  let query = db
    .selectFrom('scan_threshold')
    .selectAll()
    .where('effective_from', '<=', at)
    .where((eb) => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>', at)]))
    .orderBy('id')
    .limit(limit + 1);
  if (level !== undefined) query = query.where('level', '=', level);
  if (divisionIds !== undefined) query = query.where('division_id', 'in', [...divisionIds]);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.execute();
}
