import { type RawBuilder, sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { Contact, Descent, ExposureReason } from '../../domain/exposure.ts';

export const recordKinds = [
  'stay',
  'shipment',
  'sample',
  'pool',
  'disinfection',
  'processing',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Of a stay: its place. Of a processing: its event. */
export type RecordRef = { kind: RecordKind; id: string };

/** A contact with the records that show it. */
export type Found = Contact & {
  record: RecordRef;
  causeRecord: RecordRef;
  /** Where it was, if it was at a place. */
  placeId: string | null;
  vehiclePlate: string | null;
  /** Whose worker, and the number. */
  employerId: string | null;
  workerNo: string | null;
};

export type Sought = {
  lotIds: readonly string[];
  since: Date | null;
  hoursBefore: number;
  /** The most of all settings that are asked about. */
  hoursAfter: number;
};

/** As many contacts as are read for one reason. */
export const maxContacts = 50_000;

type Row = Omit<Found, 'reason' | 'record' | 'causeRecord'> & {
  kind: RecordKind;
  id: string;
  causeKind: RecordKind;
  causeId: string;
};

/** All contacts of the causes for one reason, one too many when there are more than the bound. */
export async function findContacts(
  db: Db,
  reason: ExposureReason,
  sought: Sought,
): Promise<Found[]> {
  if (reason === 'room' || reason === 'dock') return findStays(db, reason, sought);
  const { rows } = await meetings(reason, sought).execute(db);
  return rows.map(({ kind, id, causeKind, causeId, ...row }) => ({
    ...row,
    reason,
    record: { kind, id },
    causeRecord: { kind: causeKind, id: causeId },
  }));
}

const hour = 3_600_000;
const hours = (n: number) => sql`${n} * interval '1 hour'`;

/** Beginning later: a cause is looked at from its own moment on, and before by the hours allowed. */
function momentOf(starts: RawBuilder<unknown>, { since }: Sought) {
  return since === null ? starts : sql`greatest(${starts}, ${since}::timestamptz)`;
}

function lasts(ends: RawBuilder<unknown>, { since, hoursBefore }: Sought) {
  return since === null
    ? sql`true`
    : sql`coalesce(${ends}, 'infinity') >= ${since}::timestamptz - ${hours(hoursBefore)}`;
}

type Cause = { lotId: string; placeId: string; from: Date; to: Date | null };
type Beside = { n: number; lotId: string; from: number; to: number | null };

const millisecondsOf = (column: RawBuilder<unknown>) => sql`date_part('epoch', ${column}) * 1000`;

/**
 * Lots that stood in the place of a cause while it was there, or within hours. There may be tens of thousands, so a row is a number of a
 * cause, a lot and two plain numbers: the times as such take longer to read than to find.
 */
async function findStays(db: Db, reason: 'room' | 'dock', sought: Sought): Promise<Found[]> {
  const { lotIds, hoursBefore, hoursAfter } = sought;
  const { rows: causes } = await sql<Cause>`
    select s.lot_id as "lotId", s.place_id as "placeId", ${momentOf(sql`s.began`, sought)} as "from",
      nullif(s.ended, 'infinity') as "to"
    from stay s join place p on p.id = s.place_id and p.kind = ${reason}
    where s.lot_id = any(${lotIds}::uuid[]) and ${lasts(sql`s.ended`, sought)}
  `.execute(db);
  if (causes.length === 0) return [];
  const windows = causes.map(({ placeId, from, to }, n) => ({
    n,
    placeId,
    opens: new Date(from.getTime() - hoursBefore * hour),
    closes: to === null ? 'infinity' : new Date(to.getTime() + hoursAfter * hour),
  }));
  const { rows } = await sql<Beside>`
    select c.n, o.lot_id as "lotId", ${millisecondsOf(sql`o.began`)} as "from",
      case when o.ended < 'infinity' then ${millisecondsOf(sql`o.ended`)} end as "to"
    from json_to_recordset(${JSON.stringify(windows)}::json) as c(
      n int4, "placeId" uuid, opens timestamptz, closes timestamptz)
    join stay o on o.place_id = c."placeId" and o.ended > c.opens and o.began < c.closes
    where o.lot_id <> all(${lotIds}::uuid[])
    limit ${maxContacts + 1}
  `.execute(db);
  return rows.flatMap(({ n, lotId, from, to }): Found[] => {
    const cause = causes[n];
    if (!cause) return [];
    const record = { kind: 'stay' as const, id: cause.placeId };
    return [
      {
        reason,
        causeLotId: cause.lotId,
        lotId,
        causeFrom: cause.from,
        causeTo: cause.to,
        lotFrom: new Date(Math.round(from)),
        lotTo: to === null ? null : new Date(Math.round(to)),
        record,
        causeRecord: record,
        placeId: cause.placeId,
        vehiclePlate: null,
        employerId: null,
        workerNo: null,
      },
    ];
  });
}

/** Where a lot was touched: whatever has one `scope` and `key` may have met. `ends` is null while it lasts. */
const touches: Record<Exclude<ExposureReason, 'room' | 'dock'>, RawBuilder<unknown>> = {
  // A sample of several lots is a tube of its own, one of which no pool was made.
  pool: sql`
    select sl.lot_id, ps.pool_id as scope, '' as key, p.made_at as starts, p.made_at as ends,
      'pool' as kind, ps.pool_id as id
    from sample_lot sl
    join pool_sample ps on ps.sample_id = sl.sample_id join pool p on p.id = ps.pool_id
    union all
    select sl.lot_id, s.id, '', s.taken_at, s.taken_at, 'sample', s.id
    from sample_lot sl join sample s on s.id = sl.sample_id`,
  processing: sql`
    select lp.parent_id as lot_id, lp.event_id as scope, '' as key, e.occurred_at as starts,
      e.occurred_at as ends, 'processing' as kind, lp.event_id as id
    from lot_parent lp join event e on e.id = lp.event_id
    where ${standsAs(sql`lp.event_id`)}
    union all
    select lp.child_id, lp.event_id, '', e.occurred_at, e.occurred_at, 'processing', lp.event_id
    from lot_parent lp join event e on e.id = lp.event_id
    where ${standsAs(sql`lp.event_id`)}`,
  load: sql`
    select l.lot_id, s.id as scope, '' as key, s.shipped_at as starts, s.received_at as ends,
      'shipment' as kind, s.id
    from shipment_line l join shipment s on s.id = l.shipment_id
    where l.shipped_grams > 0 or l.shipped_pieces > 0`,
  // A firm's processed goods are one place of it, by which its runs are found in the order of time.
  line: sql`
    select m.lot_id, m.to_place as scope, f.premises_id::text as key, m.occurred_at as starts,
      m.occurred_at as ends, 'processing' as kind, m.event_id as id
    from movement m
    join place t on t.id = m.to_place and t.kind = 'processed'
    join place f on f.id = m.from_place
    where ${standsAs(sql`m.event_id`)}
    union all
    select made.lot_id, m.to_place, f.premises_id::text, m.occurred_at, m.occurred_at,
      'processing', m.event_id
    from movement m
    join place t on t.id = m.to_place and t.kind = 'processed'
    join place f on f.id = m.from_place
    join movement made on made.event_id = m.event_id and made.from_place is null
    where ${standsAs(sql`m.event_id`)}`,
  vehicle: sql`
    select l.lot_id, '00000000-0000-0000-0000-000000000000'::uuid as scope, s.vehicle_plate as key,
      s.shipped_at as starts, s.received_at as ends, 'shipment' as kind, s.id
    from shipment s join shipment_line l on l.shipment_id = s.id
    where s.vehicle_plate is not null and (l.shipped_grams > 0 or l.shipped_pieces > 0)`,
  crew: sql`
    select l.lot_id, s.from_org_id as scope, s.driver_worker_no as key, s.shipped_at as starts,
      s.received_at as ends, 'shipment' as kind, s.id
    from shipment s join shipment_line l on l.shipment_id = s.id
    where s.driver_worker_no is not null and (l.shipped_grams > 0 or l.shipped_pieces > 0)
    union all
    select sl.lot_id, s.org_id, s.sampler_worker_no, s.taken_at, s.taken_at, 'sample', s.id
    from sample s join sample_lot sl on sl.sample_id = s.id
    where s.sampler_worker_no is not null
    union all
    select dl.lot_id, d.org_id, d.worker_no, d.started_at, d.ended_at, 'disinfection', d.id
    from disinfection d join disinfection_lot dl on dl.disinfection_id = d.id
    where d.worker_no is not null`,
  disinfection: sql`
    select dl.lot_id, d.id as scope, '' as key, d.started_at as starts, d.ended_at as ends,
      'disinfection' as kind, d.id
    from disinfection d join disinfection_lot dl on dl.disinfection_id = d.id`,
};

function standsAs(eventId: RawBuilder<unknown>) {
  return sql`not exists (
    select from correction v where v.corrected_id = ${eventId} and v.kind = 'voided')`;
}

function meetings(reason: keyof typeof touches, sought: Sought) {
  const { lotIds, hoursBefore, hoursAfter } = sought;
  const touch = touches[reason];
  const crew = reason === 'crew';
  // One run is `processing`, which says more.
  const apart = reason === 'line' ? sql`o.id <> c.id` : sql`true`;
  return sql<Row>`
    with cause as materialized (
      select distinct t.lot_id, t.scope, t.key, ${momentOf(sql`t.starts`, sought)} as starts,
        t.ends, t.kind, t.id
      from (${touch}) t
      where t.lot_id = any(${lotIds}::uuid[])
        and ${lasts(sql`t.ends`, sought)}
    )
    select distinct c.lot_id as "causeLotId", o.lot_id as "lotId", c.starts as "causeFrom",
      c.ends as "causeTo", o.starts as "lotFrom", o.ends as "lotTo", o.kind, o.id,
      c.kind as "causeKind", c.id as "causeId", null as "placeId",
      ${reason === 'vehicle' ? sql`c.key` : sql`null`} as "vehiclePlate",
      ${crew ? sql`c.scope` : sql`null`} as "employerId",
      ${crew ? sql`c.key` : sql`null`} as "workerNo"
    from cause c cross join lateral (
      select * from (${touch}) t
      where t.scope = c.scope and t.key = c.key
        and t.starts <= coalesce(c.ends + ${hours(hoursAfter)}, 'infinity')
        and coalesce(t.ends, 'infinity') >= c.starts - ${hours(hoursBefore)}
    ) o
    where o.lot_id <> all(${lotIds}::uuid[]) and ${apart}
    limit ${maxContacts + 1}
  `;
}

/** What was made of these lots, and of that, the causes left out. */
export async function findDescents(
  db: Db,
  rootIds: readonly string[],
  causeIds: readonly string[],
): Promise<Descent[]> {
  if (rootIds.length === 0) return [];
  const { rows } = await sql<Descent>`
    with recursive family (root_id, lot_id, first_at) as (
      select p.parent_id, p.child_id, e.occurred_at
      from lot_parent p join event e on e.id = p.event_id
      where p.parent_id = any(${rootIds}::uuid[]) and ${standsAs(sql`p.event_id`)}
      union
      select f.root_id, p.child_id, f.first_at
      from family f join lot_parent p on p.parent_id = f.lot_id
      where ${standsAs(sql`p.event_id`)}
    )
    select root_id as "rootId", lot_id as "lotId", max(first_at) as "firstAt"
    from family where lot_id <> all(${causeIds}::uuid[])
    group by 1, 2 order by 1, 2
  `.execute(db);
  return rows;
}
