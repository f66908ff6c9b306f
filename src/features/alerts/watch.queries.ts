import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { AlertFacts, AlertRule, AlertState, AlertThreshold } from '../../domain/alerts.ts';
import type { Scope } from './finding.ts';

export async function lastSeq(db: Db): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

export type Record = { seq: number; lots: string[]; document: string | null };

/** Some of the journal after a number, and whichever of the missing ones has come since. */
export async function recordsAfter(
  db: Db,
  after: number,
  missing: readonly number[],
  limit: number,
): Promise<Record[]> {
  const { rows } = await sql<Record>`
    with next as (
      (select seq from event where seq > ${after} order by seq limit ${limit})
      union
      select seq from event where seq = any(${[...missing]}::bigint[])
    )
    select e.seq,
      (select coalesce(json_agg(l.lot_id), '[]') from event_lot l where l.seq = e.seq) as lots,
      case when e.type like 'evidence.document%' then e.body ->> 'id' end as document
    from next n join event e on e.seq = n.seq
    order by e.seq
  `.execute(db);
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** Of what has to happen and did not: what was sent, what fell short, what was declared. */
export async function lotsWaiting(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select k.lot_id as id from shipment s join stock k on k.place_id = s.id and k.grams > 0
    where s.state in ('in_transit', 'mismatched')
    union
    select k.lot_id from place p join stock k on k.place_id = p.id and k.grams > 0
    where p.kind = 'inbound'
  `.execute(db);
  return rows.map(({ id }) => id);
}

export type Known = {
  id: string;
  rule: AlertRule;
  key: string;
  state: AlertState;
  org_id: string | null;
  grams: number | null;
  facts: AlertFacts;
  firms: string[];
  lots: string[];
  events: string[];
  documents: string[];
  shipments: string[];
};

const refs = (kind: string) => sql`(
  select coalesce(json_agg(r.ref order by r.ref), '[]') from alert_ref r
  where r.alert_id = a.id and r.kind = ${kind})`;

const known = sql`a.id, a.rule, a.key, a.state, a.org_id, a.grams, a.facts,
  ${refs('firm')} as firms, ${refs('lot')} as lots, ${refs('event')} as events,
  ${refs('document')} as documents, ${refs('shipment')} as shipments`;

/** Those that somebody still has to work and that name any of these records. */
export async function openAbout(
  db: Db,
  { lots, documents }: Scope,
  rules: readonly AlertRule[],
): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select ${known} from alert a
    where a.state in ('open', 'in_hand') and a.rule = any(${[...rules]}::text[]) and a.id in (
      select r.alert_id from alert_ref r
      where (r.kind = 'lot' and r.ref = any(${[...lots]}::uuid[]))
        or (r.kind = 'document' and r.ref = any(${[...documents]}::uuid[])))
  `.execute(db);
  return rows;
}

export async function knownByKey(db: Db, keys: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select ${known} from alert a where a.key = any(${[...keys]}::text[])
  `.execute(db);
  return rows;
}

export async function thresholdsAt(db: Db, at: Date): Promise<AlertThreshold[]> {
  const { rows } = await sql<{ rule: AlertRule; path: string; most: number }>`
    select t.rule, d.path, t.most from alert_threshold t join division d on d.id = t.division_id
    where t.effective_from <= ${at} and (t.effective_to is null or t.effective_to > ${at})
  `.execute(db);
  return rows.map((row) => ({ ...row, most: Number(row.most) }));
}

/** Where firms are registered: by whose thresholds their alerts are judged. */
export async function pathsOfFirms(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; path: string }>`
    select o.id, d.path from organisation o join division d on d.id = o.division_id
    where o.id = any(${[...ids]}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ id, path }) => [id, path]));
}
