import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';

/** Those of the ids that are commands in the journal already. */
export async function knownCommands(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from command where id = any(${ids}::uuid[])
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export type PremisesRef = { id: string; orgId: string };
type PlaceRef = { id: string; premisesId: string; code: string | null; isDock: boolean };

/** What the codes on a sheet stand for: own products, everybody's premises, own rooms, divisions. */
export async function readCodes(
  db: Db,
  orgId: string,
  wanted: {
    products?: readonly (string | undefined)[];
    premises?: readonly (string | undefined)[];
    divisions?: readonly (string | undefined)[];
  },
) {
  const { rows } = await sql<{ kind: string; code: string; row: unknown }>`
    select 'product' as kind, code, to_json(id) as row
      from product where org_id = ${orgId} and code = any(${distinct(wanted.products)}::text[])
    union all
    select 'premises', code, json_build_object('id', id, 'orgId', org_id)
      from premises where code = any(${distinct(wanted.premises)}::text[])
    union all
    select 'place', p.code, json_build_object('id', pl.id, 'premisesId', p.id, 'code', pl.code,
        'isDock', pl.kind = 'dock')
      from premises p join place pl on pl.premises_id = p.id
      where p.code = any(${distinct(wanted.premises)}::text[]) and pl.kind in ('room', 'dock')
    union all
    select 'division', id, to_json(id)
      from division where id = any(${distinct(wanted.divisions)}::text[])
  `.execute(db);
  const of = <T>(kind: string): [string, T][] =>
    // Each kind's shape is the one built in the statement above.
    rows.filter((row) => row.kind === kind).map(({ code, row }) => [code, row as T]);
  const places = of<PlaceRef>('place').map(([, place]) => place);
  return {
    products: new Map(of<string>('product')),
    premises: new Map(of<PremisesRef>('premises')),
    rooms: new Map(places.map(({ id, premisesId, code }) => [`${premisesId}/${code ?? ''}`, id])),
    docks: new Map(places.filter(({ isDock }) => isDock).map((dock) => [dock.premisesId, dock.id])),
    divisions: new Map(of<string>('division')),
  };
}

function distinct(values: readonly (string | undefined)[] = []): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

export type LotRef = { id: string; orgId: string; number: string; supplierLotNo: string | null };

/** The lots that the organisation handles, by any of the numbers that a sheet names. */
export async function readLots(
  db: Db,
  orgId: string,
  numbers: readonly (string | undefined)[],
  supplierLotNos: readonly (string | undefined)[],
): Promise<LotRef[]> {
  const { rows } = await sql<LotRef>`
    select l.id, l.org_id as "orgId", l.number, l.supplier_lot_no as "supplierLotNo"
    from lot l join lot_party p on p.lot_id = l.id and p.org_id = ${orgId}
    where l.withdrawn_at is null and l.id in (
      select id from lot where number = any(${distinct(numbers)}::text[])
      union
      select id from lot where supplier_lot_no = any(${distinct(supplierLotNos)}::text[]))
  `.execute(db);
  return rows;
}

export type ShipmentRef = { id: string; number: string; premisesId: string; lotIds: string[] };

/** Shipments on their way to the organisation. */
export async function readShipments(
  db: Db,
  orgId: string,
  numbers: readonly (string | undefined)[],
): Promise<ShipmentRef[]> {
  const wanted = distinct(numbers);
  if (wanted.length === 0) return [];
  const { rows } = await sql<ShipmentRef>`
    select s.id, s.number, s.to_premises_id as "premisesId",
      (select json_agg(l.lot_id) from shipment_line l where l.shipment_id = s.id) as "lotIds"
    from shipment s
    where s.to_org_id = ${orgId} and s.state = 'in_transit' and s.number = any(${wanted}::text[])
  `.execute(db);
  return rows;
}

/** A sample or a pool, with the results that nothing has superseded yet. */
export type TubeRef = {
  kind: 'sample' | 'pool';
  id: string;
  number: string;
  uscc: string;
  tests: { id: string; analyte: string }[];
};

/** Samples and pools that the organisation took, or that were sent to it. */
export async function readTubes(
  db: Db,
  orgId: string,
  sampleNumbers: readonly (string | undefined)[],
  poolNumbers: readonly (string | undefined)[],
): Promise<TubeRef[]> {
  const { rows } = await sql<TubeRef>`
    with tube as (
      select 'sample' as kind, s.id, s.number, s.org_id from sample s
      where s.number = any(${distinct(sampleNumbers)}::text[])
        and (s.org_id = ${orgId} or s.laboratory_org_id = ${orgId})
      union all
      select 'pool', p.id, p.number, p.org_id from pool p
      where p.number = any(${distinct(poolNumbers)}::text[])
        and (p.org_id = ${orgId} or exists (
          select from pool_sample ps join sample s on s.id = ps.sample_id
          where ps.pool_id = p.id and s.laboratory_org_id = ${orgId}))
    )
    select t.kind, t.id, t.number, o.uscc, coalesce((
        select json_agg(json_build_object('id', x.id, 'analyte', x.analyte)) from test x
        where x.pool_id = t.id and x.superseded_by is null), '[]'::json) as tests
    from tube t join organisation o on o.id = t.org_id
  `.execute(db);
  return rows;
}

export type AgentRef = { id: string; agent: string; preparedAt: string };

/** The organisation's own preparations of these agents, by the minute. */
export async function readAgents(
  db: Db,
  orgId: string,
  agents: readonly (string | undefined)[],
  moments: readonly (string | undefined)[],
): Promise<AgentRef[]> {
  const { rows } = await sql<{ id: string; agent: string; prepared_at: Date }>`
    select id, agent, date_trunc('minute', prepared_at) as prepared_at from disinfectant
    where org_id = ${orgId} and agent = any(${distinct(agents)}::text[])
      and date_trunc('minute', prepared_at) in (
        select date_trunc('minute', at) from unnest(${distinct(moments)}::timestamptz[]) as t(at))
    order by id
  `.execute(db);
  return rows.map(({ id, agent, prepared_at }) => ({
    id,
    agent,
    preparedAt: prepared_at.toISOString(),
  }));
}
