import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { isAtAnEnd, isOfOrg, knowsDocument, type Viewer } from '../../core/viewer.ts';

export type HistoryRow = {
  seq: number;
  id: string;
  type: string;
  version: number;
  orgId: string | null;
  actorId: string | null;
  occurredAt: Date;
  recordedAt: Date;
  reason: string | null;
  corrects: string | null;
  correctedBy: string[] | null;
  body: unknown;
  /** The asking firm's own doing, or a shipment from or to it. */
  own: boolean;
};

/**
 * The events of the lots, in the order in which they were recorded. A firm is told what it did,
 * what it shipped or was sent, what was found out about its lots and how they were made; not what
 * others did with their part of them. A regulator is told all that happened to them, but of what
 * lies outside its subtree only who and where (`own` is false).
 */
export async function readEvents(
  db: Db,
  viewer: Viewer,
  lotIds: readonly string[],
  page: { after: number; limit: number },
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select e.seq, e.id, e.type, e.version, e.org_id as "orgId", e.actor_id as "actorId",
      e.occurred_at as "occurredAt", e.recorded_at as "recordedAt", e.reason, e.corrects, e.body,
      (select json_agg(c.id order by c.seq) from event c where c.corrects = e.id)
        as "correctedBy",
      coalesce(mine.own, false) as own
    from (
      select distinct seq from event_lot
      where lot_id = any(${[...lotIds]}::uuid[]) and seq > ${page.after}
    ) named
    join event e on e.seq = named.seq
    left join lateral (
      select ${isOwn(viewer)} or exists (
        select from shipment s
        where s.id = (e.body ->> 'shipmentId')::uuid and ${isAtAnEnd(viewer, 's')}
      ) as own
    ) mine on true
    where mine.own or ${viewer.sees !== 'own'} or case
      when e.type like 'custody.%' then exists (
        select from lot_parent lp
        where lp.event_id = e.id and lp.child_id = any(${[...lotIds]}::uuid[]))
      when e.type like 'evidence.document%' then exists (
        select from document d
        where d.id = (e.body ->> 'id')::uuid and ${knowsDocument(viewer, 'd')})
      else true end
    order by e.seq
    limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

/** Done by the viewer's firm or at the viewer's premises; what names none, by who is registered there. */
function isOwn(viewer: Viewer) {
  if (viewer.sees !== 'jurisdiction') return isOfOrg(viewer, 'e.org_id');
  return sql<boolean>`case when e.body ->> 'premisesId' is null
    then ${isOfOrg(viewer, 'e.org_id')}
    else exists (
      select from premises p join division d on d.id = p.division_id
      where p.id = (e.body ->> 'premisesId')::uuid and starts_with(d.path, ${viewer.path})) end`;
}

export type Names = {
  orgs: ReadonlyMap<string, { zh: string; en: string }>;
  premises: ReadonlyMap<string, { zh: string; en: string; orgId: string; divisionId: string }>;
  places: ReadonlyMap<
    string,
    { zh: string; en: string; kind: string; code: string | null; premisesId: string | null }
  >;
  lots: ReadonlyMap<string, { number: string }>;
};

/** What ids are called, in one round trip. */
export async function readNames(
  db: Db,
  ids: {
    orgs: readonly string[];
    premises: readonly string[];
    places: readonly string[];
    lots: readonly string[];
  },
): Promise<Names> {
  const { rows } = await sql<{ kind: keyof Names; id: string; name: never }>`
    select 'orgs' as kind, id, json_build_object('zh', name_zh, 'en', name_en) as name
    from organisation where id = any(${[...ids.orgs]}::uuid[])
    union all
    select 'premises', p.id, json_build_object('zh', p.name_zh, 'en', p.name_en,
      'orgId', p.org_id, 'divisionId', p.division_id)
    from premises p where p.id = any(${[...ids.premises]}::uuid[])
    union all
    select 'places', id, json_build_object('zh', name_zh, 'en', name_en, 'kind', kind,
      'code', code, 'premisesId', premises_id)
    from place where id = any(${[...ids.places]}::uuid[])
    union all
    select 'lots', id, json_build_object('number', number)
    from lot where id = any(${[...ids.lots]}::uuid[])
  `.execute(db);
  const of = (kind: keyof Names) =>
    new Map(rows.flatMap((row) => (row.kind === kind ? [[row.id, row.name] as const] : [])));
  return {
    orgs: of('orgs'),
    premises: of('premises'),
    places: of('places'),
    lots: of('lots'),
  };
}
