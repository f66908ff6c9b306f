import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { isOfOrg, knowsLot, type Viewer } from '../../core/viewer.ts';

export type LotFacts = { id: string; declaredAt: string; grams: number; pieces: number };

export type References = {
  lots: ReadonlyMap<string, LotFacts>;
  premises: ReadonlyMap<string, { id: string; orgId: string }>;
  places: ReadonlyMap<string, { id: string; premisesId: string | null }>;
  laboratories: ReadonlySet<string>;
};

/**
 * What evidence refers to, read at once for one record or for thousands. Lots are those that the
 * viewer handles; a laboratory also knows the lots of samples sent to it.
 */
export async function readReferences(
  db: Db,
  viewer: Viewer,
  wanted: {
    lotIds: readonly string[];
    premisesIds?: readonly string[];
    placeIds?: readonly string[];
    laboratoryIds?: readonly string[];
  },
): Promise<References> {
  const { lotIds, premisesIds = [], placeIds = [], laboratoryIds = [] } = wanted;
  const { rows } = await sql<{ kind: string; row: unknown }>`
    select 'lot' as kind, json_build_object('id', l.id, 'declaredAt', l.declared_at,
        'grams', l.declared_grams, 'pieces', l.declared_pieces) as row
      from lot l
      where l.id = any(${lotIds}::uuid[]) and (
        ${knowsLot(viewer, 'l.id')}
        or exists (
          select from sample_lot sl join sample s on s.id = sl.sample_id
          where sl.lot_id = l.id and ${isOfOrg(viewer, 's.laboratory_org_id')}))
    union all
    select 'premises', json_build_object('id', p.id, 'orgId', p.org_id)
      from premises p where p.id = any(${premisesIds}::uuid[])
    union all
    select 'place', json_build_object('id', p.id, 'premisesId', p.premises_id)
      from place p where p.id = any(${placeIds}::uuid[])
    union all
    select 'laboratory', json_build_object('id', o.id)
      from organisation o where o.id = any(${laboratoryIds}::uuid[]) and o.kind = 'laboratory'
  `.execute(db);
  const byId = <T extends { id: string }>(kind: string) =>
    new Map(
      rows
        .filter((row) => row.kind === kind)
        // Each kind's shape is the one built in the statement above.
        .map(({ row }) => row as T)
        .map((row) => [row.id, row]),
    );
  return {
    lots: byId<LotFacts>('lot'),
    premises: byId<{ id: string; orgId: string }>('premises'),
    places: byId<{ id: string; premisesId: string | null }>('place'),
    laboratories: new Set(byId('laboratory').keys()),
  };
}

/** Two records about the same lot are judged one after the other. */
export async function lockLots(db: Db, lotIds: readonly string[]): Promise<void> {
  if (lotIds.length === 0) return;
  await sql`
    select id from lot where id = any(${lotIds}::uuid[]) order by id for no key update
  `.execute(db);
}
