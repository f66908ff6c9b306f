import { type RawBuilder, type Selectable, sql } from 'kysely';

import type { AlertNoteTable, AlertTable, AlertThresholdTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, knowsLot, type Viewer } from '../../core/viewer.ts';
import type { AlertKind, AlertRule, AlertState } from '../../domain/alerts.ts';

export type Alert = Selectable<AlertTable>;

/**
 * A row of `alias`, an alert. A firm sees those that speak of its own records alone: what several firms' records show
 * together is for the authority, who oversees one of the firms or lots named.
 */
export function seesAlert(viewer: Viewer, alias: string): RawBuilder<boolean> {
  if (viewer.sees !== 'jurisdiction') return isOfOrg(viewer, `${alias}.org_id`);
  return sql`exists (
    select from alert_ref ar where ar.alert_id = ${sql.ref(`${alias}.id`)} and case ar.kind
      when 'firm' then ${isOfOrg(viewer, 'ar.ref')}
      when 'lot' then ${knowsLot(viewer, 'ar.ref')} else false end)`;
}

export type AlertFilter = {
  kind?: AlertKind | undefined;
  rule?: AlertRule | undefined;
  state?: AlertState | undefined;
  orgId?: string | undefined;
  lotId?: string | undefined;
  since?: Date | undefined;
  before?: string | undefined;
  limit: number;
};

export async function listAlerts(db: Db, viewer: Viewer, filter: AlertFilter): Promise<Alert[]> {
  const { kind, rule, state, orgId, lotId, since, before, limit } = filter;
  let query = db
    .selectFrom('alert as a')
    .selectAll('a')
    .where(seesAlert(viewer, 'a'))
    .orderBy('a.id', 'desc')
    .limit(limit + 1);
  if (kind !== undefined) query = query.where('a.kind', '=', kind);
  if (rule !== undefined) query = query.where('a.rule', '=', rule);
  if (state !== undefined) query = query.where('a.state', '=', state);
  if (since !== undefined) query = query.where('a.changed_at', '>=', since);
  if (before !== undefined) query = query.where('a.id', '<', before);
  for (const [refKind, ref] of [
    ['firm', orgId],
    ['lot', lotId],
  ] as const) {
    if (ref === undefined) continue;
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('alert_ref as r')
          .select('r.ref')
          .whereRef('r.alert_id', '=', 'a.id')
          .where('r.kind', '=', refKind)
          .where('r.ref', '=', ref),
      ),
    );
  }
  return query.execute();
}

export async function countAlerts(db: Db, viewer: Viewer) {
  return db
    .selectFrom('alert as a')
    .select(['a.kind', 'a.state', sql<number>`count(*)::int`.as('alerts')])
    .where(seesAlert(viewer, 'a'))
    .groupBy(['a.kind', 'a.state'])
    .orderBy('a.kind')
    .orderBy('a.state')
    .execute();
}

export async function findAlert(db: Db, viewer: Viewer, id: string): Promise<Alert | undefined> {
  return db
    .selectFrom('alert as a')
    .selectAll('a')
    .where('a.id', '=', id)
    .where(seesAlert(viewer, 'a'))
    .executeTakeFirst();
}

/** Two officers decide one after the other. */
export async function lockAlert(tx: Db, viewer: Viewer, id: string): Promise<Alert | undefined> {
  return tx
    .selectFrom('alert as a')
    .selectAll('a')
    .where('a.id', '=', id)
    .where(seesAlert(viewer, 'a'))
    .forUpdate('a')
    .executeTakeFirst();
}

export type Named = {
  firms: { id: string; nameZh: string; nameEn: string }[];
  lots: { id: string; number: string }[];
  events: { id: string; seq: number; type: string; occurredAt: string; recordedAt: string }[];
  documents: { id: string; kind: string; number: string | null }[];
  shipments: { id: string; number: string }[];
};

/** The records that an alert names, as far as `db` shows them. */
export async function namedBy(db: Db, id: string): Promise<Named> {
  const refs = (kind: string) => sql`
    select r.ref from alert_ref r where r.alert_id = ${id} and r.kind = ${kind}`;
  const moment = (column: string) =>
    sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const { rows } = await sql<Named>`
    select
      (select coalesce(json_agg(json_build_object('id', o.id, 'nameZh', o.name_zh,
        'nameEn', o.name_en) order by o.id), '[]')
        from organisation o where o.id in (${refs('firm')})) as firms,
      (select coalesce(json_agg(json_build_object('id', l.id, 'number', l.number)
        order by l.id), '[]') from lot l where l.id in (${refs('lot')})) as lots,
      (select coalesce(json_agg(json_build_object('id', e.id, 'seq', e.seq, 'type', e.type,
        'occurredAt', ${moment('e.occurred_at')}, 'recordedAt', ${moment('e.recorded_at')})
        order by e.seq), '[]') from event e where e.id in (${refs('event')})) as events,
      (select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'number', d.number)
        order by d.id), '[]') from document d where d.id in (${refs('document')})) as documents,
      (select coalesce(json_agg(json_build_object('id', s.id, 'number', s.number)
        order by s.id), '[]') from shipment s where s.id in (${refs('shipment')})) as shipments
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A select without from has one row');
  return row;
}

export async function notesOf(db: Db, id: string): Promise<Selectable<AlertNoteTable>[]> {
  return db.selectFrom('alert_note').selectAll().where('alert_id', '=', id).orderBy('n').execute();
}

export async function divisionPathOf(db: Db, orgId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation')
    .innerJoin('division', 'division.id', 'organisation.division_id')
    .select('division.path')
    .where('organisation.id', '=', orgId)
    .executeTakeFirst();
  return row?.path;
}

export type ThresholdRow = Selectable<AlertThresholdTable>;

export async function findThresholds(db: Db, ids: readonly string[]): Promise<ThresholdRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('alert_threshold')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

export async function thresholdsOf(db: Db, rules: readonly AlertRule[]): Promise<ThresholdRow[]> {
  if (rules.length === 0) return [];
  return db
    .selectFrom('alert_threshold')
    .selectAll()
    .where('rule', 'in', [...rules])
    .orderBy('id')
    .execute();
}

export type ThresholdFilter = {
  at: Date;
  rule?: AlertRule | undefined;
  divisionIds?: readonly string[] | undefined;
  after?: string | undefined;
  limit: number;
};

export async function listThresholds(db: Db, filter: ThresholdFilter): Promise<ThresholdRow[]> {
  const { at, rule, divisionIds, after, limit } = filter;
  let query = db
    .selectFrom('alert_threshold')
    .selectAll()
    .where('effective_from', '<=', at)
    .where((eb) => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>', at)]))
    .orderBy('id')
    .limit(limit + 1);
  if (rule !== undefined) query = query.where('rule', '=', rule);
  if (divisionIds !== undefined) query = query.where('division_id', 'in', [...divisionIds]);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.execute();
}
