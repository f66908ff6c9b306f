import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { isOfOrg, type Viewer } from '../../core/viewer.ts';

/** How much was in the log at each of these moments; they ascend. */
export async function sizesAt(db: Db, moments: readonly Date[]): Promise<number[]> {
  const { rows } = await sql<{ size: number }>`
    select coalesce((
      select c.size from log_checkpoint c where c.signed_at < m.at
      order by c.signed_at desc, c.size desc limit 1), 0) as size
    from json_to_recordset(${JSON.stringify(moments.map((at) => ({ at })))}::json)
      as m(at timestamptz)
    order by m.at
  `.execute(db);
  return rows.map(({ size }) => Number(size));
}

export type Pause = { began: Date; ended: Date; waitingSince: Date };

/**
 * Between checkpoints more than an hour apart, while a record waited for more than an hour. Looked for by
 * half-hours without a checkpoint, of which each such pause has one whole: not by every checkpoint of a month.
 */
export async function pausesSince(db: Db, since: Date, now: Date, limit: number): Promise<Pause[]> {
  const { rows } = await sql<Pause>`
    with quiet as (
      select at from generate_series(${since}::timestamptz, ${now}::timestamptz, '30 minutes') as at
      where not exists (select from log_checkpoint c
        where c.signed_at >= at and c.signed_at < at + interval '30 minutes')
    ), pause as (
      select distinct b.size as size_before, b.signed_at as began, a.size, a.signed_at as ended
      from quiet q
      cross join lateral (select size, signed_at from log_checkpoint c
        where c.signed_at < q.at order by c.signed_at desc, c.size desc limit 1) b
      cross join lateral (select size, signed_at from log_checkpoint c
        where c.signed_at >= q.at + interval '30 minutes' order by c.signed_at, c.size limit 1) a
    ), waited as (
      select began, ended, greatest(began, (select min(f.recorded_at) from log_leaf f
        where f.idx >= size_before and f.idx < size)) as "waitingSince"
      from pause
    )
    select * from waited where ended - "waitingSince" > interval '1 hour'
    order by ended - "waitingSince" desc limit ${limit}
  `.execute(db);
  return rows;
}

export type LateFirm = {
  id: string;
  name_zh: string;
  name_en: string;
  records: number;
  day_or_more: number;
  worst_hours: number;
  all_records: number;
  all_day_or_more: number;
  firms: number;
};

/** Whose records came an hour or more after what they tell of, the worst first. Each row has the sums of all. */
export async function lateSince(
  db: Db,
  viewer: Viewer,
  since: Date,
  limit: number,
): Promise<LateFirm[]> {
  const { rows } = await sql<LateFirm>`
    with late as (
      select e.org_id, count(*)::int as records, max(f.late_hours) as worst_hours,
        count(*) filter (where f.late_hours >= 24)::int as day_or_more
      from log_leaf f join event e on e.seq = f.seq
      where f.late_hours > 0 and f.recorded_at >= ${since} and ${isOfOrg(viewer, 'e.org_id')}
      group by e.org_id
    )
    select o.id, o.name_zh, o.name_en, l.records, l.day_or_more, l.worst_hours,
      (sum(l.records) over ())::int as all_records,
      (sum(l.day_or_more) over ())::int as all_day_or_more, (count(*) over ())::int as firms
    from late l join organisation o on o.id = l.org_id
    order by l.day_or_more desc, l.worst_hours desc, l.records desc, o.id limit ${limit}
  `.execute(db);
  return rows;
}

/** What is recorded and not in the log, counted no further than `most`. */
export async function readPending(
  db: Db,
  most: number,
): Promise<{ events: number; oldest: Date | null }> {
  const { rows } = await sql<{ events: number; oldest: Date | null }>`
    select count(*)::int as events, min(w.recorded_at) as oldest
    from log_state s cross join lateral (
      (select e.recorded_at from event e where e.seq > s.seq order by e.seq limit ${most})
      union all
      (select e.recorded_at
      from jsonb_to_recordset(s.gaps) as g(first bigint, last bigint)
      join event e on e.seq between g.first and g.last limit ${most})
    ) w
  `.execute(db);
  return rows[0] ?? { events: 0, oldest: null };
}

export async function listCosigners(db: Db) {
  return db
    .selectFrom('log_cosigner')
    .select(['name', 'size', 'seen_at', 'asked_at', 'failures', 'fault'])
    .orderBy('name')
    .execute();
}

/** With the root that this log has signed for a tree of that size, where it has signed one. */
export async function lastVerification(db: Db) {
  return db
    .selectFrom('log_verification as v')
    .innerJoin('organisation as o', 'o.id', 'v.org_id')
    .leftJoin('log_checkpoint as c', 'c.size', 'v.size')
    .select(['v.size', 'v.root', 'v.verdict', 'v.problems', 'v.checked_at', 'v.recorded_at'])
    .select(['o.id', 'o.name_zh', 'o.name_en', 'c.root as signed_root'])
    .orderBy('v.recorded_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
