import { type Selectable, sql } from 'kysely';

import type {
  DisinfectantTable,
  DisinfectionLotTable,
  DisinfectionTable,
} from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isAtPremises, isOfOrg, knowsLot, type Viewer } from '../../core/viewer.ts';
import type {
  ConcentrationUnit,
  DisinfectedObject,
  DisinfectionMethod,
} from '../../domain/disinfection.ts';

export type Disinfectant = Omit<Selectable<DisinfectantTable>, 'concentration_unit'> & {
  concentration_unit: ConcentrationUnit;
};
export type Disinfection = Omit<Selectable<DisinfectionTable>, 'object' | 'method'> & {
  object: DisinfectedObject;
  method: DisinfectionMethod;
  /** Done by the viewer, or where it oversees. */
  own: boolean;
};
export type DisinfectionParts = {
  disinfectants: Map<string, Disinfectant>;
  lots: Selectable<DisinfectionLotTable>[];
};

export type Earlier = {
  disinfectants: Map<string, { id: string; preparedAt: string }>;
  certificates: Set<string>;
  /** Lots that were disinfected already, by themselves or as what they were made of. */
  disinfected: Set<string>;
};

/** What a disinfection builds on, read at once for one or for thousands. */
export async function readEarlier(
  db: Db,
  orgId: string,
  wanted: {
    disinfectantIds: readonly string[];
    certificateNos: readonly string[];
    lotIds: readonly string[];
  },
): Promise<Earlier> {
  const { rows } = await sql<{ kind: string; id: string; at: string | null }>`
    with recursive family as (
      select id as lot_id, id from unnest(${wanted.lotIds}::uuid[]) as asked(id)
      union
      select f.lot_id, p.parent_id from family f join lot_parent p on p.child_id = f.id
    )
    select 'disinfectant' as kind, id::text as id, to_json(prepared_at) as at from disinfectant
      where org_id = ${orgId} and id = any(${wanted.disinfectantIds}::uuid[])
    union all
    select 'certificate', certificate_no, null from disinfection
      where org_id = ${orgId} and certificate_no = any(${wanted.certificateNos}::text[])
    union all
    select 'lot', f.lot_id::text, null from family f
      where exists (select from disinfection_lot dl where dl.lot_id = f.id)
  `.execute(db);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    disinfectants: new Map(
      of('disinfectant').map(({ id, at }) => [id, { id, preparedAt: at ?? '' }]),
    ),
    certificates: new Set(of('certificate').map(({ id }) => id)),
    disinfected: new Set(of('lot').map(({ id }) => id)),
  };
}

export async function listDisinfectants(
  db: Db,
  viewer: Viewer,
  filter: { before?: string | undefined; limit: number },
): Promise<Disinfectant[]> {
  let query = db
    .selectFrom('disinfectant')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  query = query.where(isOfOrg(viewer, 'org_id'));
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  return (await query.execute()).map(toDisinfectant);
}

/** Units come from a schema of codes. */
function toDisinfectant(row: Selectable<DisinfectantTable>): Disinfectant {
  return { ...row, concentration_unit: row.concentration_unit as ConcentrationUnit };
}

export async function findDisinfection(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<Disinfection | undefined> {
  const row = await visibleDisinfections(db, viewer).where('d.id', '=', id).executeTakeFirst();
  return row && toDisinfection(row);
}

export async function listDisinfections(
  db: Db,
  viewer: Viewer,
  filter: {
    lotId?: string | undefined;
    certificateNo?: string | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<Disinfection[]> {
  const { lotId, certificateNo, before, limit } = filter;
  let query = visibleDisinfections(db, viewer)
    .orderBy('d.id', 'desc')
    .limit(limit + 1);
  if (certificateNo !== undefined) query = query.where('d.certificate_no', '=', certificateNo);
  if (before !== undefined) query = query.where('d.id', '<', before);
  if (lotId !== undefined) {
    query = query.where(
      sql<boolean>`d.id in (select disinfection_id from disinfection_lot where lot_id = ${lotId})`,
    );
  }
  return (await query.execute()).map(toDisinfection);
}

/** Object and method come from a schema of codes. */
function toDisinfection(row: Selectable<DisinfectionTable> & { own: boolean }): Disinfection {
  return {
    ...row,
    object: row.object as DisinfectedObject,
    method: row.method as DisinfectionMethod,
  };
}

function visibleDisinfections(db: Db, viewer: Viewer) {
  const own =
    viewer.sees === 'jurisdiction'
      ? sql<boolean>`(${isOfOrg(viewer, 'd.org_id')} or ${isAtPremises(viewer, 'd.premises_id')})`
      : isOfOrg(viewer, 'd.org_id');
  return db
    .selectFrom('disinfection as d')
    .selectAll('d')
    .select(own.as('own'))
    .where(seesDisinfection(viewer));
}

/** Seen, a `d`: by who did it, at whose premises it was done, and who may know one of its lots. */
export function seesDisinfection(viewer: Viewer) {
  return sql<boolean>`(${isOfOrg(viewer, 'd.org_id')} or ${isAtPremises(viewer, 'd.premises_id')}
    or exists (
      select from disinfection_lot dl
      where dl.disinfection_id = d.id and ${knowsLot(viewer, 'dl.lot_id')}))`;
}

export async function readParts(
  db: Db,
  viewer: Viewer,
  rows: readonly Disinfection[],
): Promise<DisinfectionParts> {
  if (rows.length === 0) return { disinfectants: new Map(), lots: [] };
  const disinfectants = await db
    .selectFrom('disinfectant')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map((row) => row.disinfectant_id),
    )
    .execute();
  const lots = await db
    .selectFrom('disinfection_lot as l')
    .innerJoin('disinfection as d', 'd.id', 'l.disinfection_id')
    .selectAll('l')
    .where(
      'd.id',
      'in',
      rows.map(({ id }) => id),
    )
    .where(sql<boolean>`(${isOfOrg(viewer, 'd.org_id')} or ${knowsLot(viewer, 'l.lot_id')})`)
    .orderBy('l.lot_id')
    .execute();
  return {
    disinfectants: new Map(disinfectants.map((row) => [row.id, toDisinfectant(row)])),
    lots,
  };
}
