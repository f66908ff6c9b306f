import { type Selectable, sql } from 'kysely';

import type { PoolTable, SampleTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isAtPremises, isOfOrg, knowsLot, type Viewer } from '../../core/viewer.ts';
import type { SampleKind } from '../../domain/samples.ts';

/** `own`: taken by the viewer, or where it oversees. */
export type Sample = Selectable<SampleTable> & { lot_ids: string[]; own: boolean };
export type Pool = Selectable<PoolTable> & { sample_ids: string[] };

/**
 * Seen, a sample `s`: by who took it, the laboratory it went to, who may know one of its lots, and
 * who oversees the premises where it was taken.
 */
export function seesSample(viewer: Viewer) {
  return sql<boolean>`(${handlesSample(viewer)} or exists (
    select from sample_lot sl where sl.sample_id = s.id and ${knowsLot(viewer, 'sl.lot_id')}))`;
}

function handlesSample(viewer: Viewer) {
  return sql<boolean>`(${tookSample(viewer)} or ${isOfOrg(viewer, 's.laboratory_org_id')})`;
}

function tookSample(viewer: Viewer) {
  const taken = isOfOrg(viewer, 's.org_id');
  if (viewer.sees !== 'jurisdiction') return taken;
  return sql<boolean>`(${taken} or ${isAtPremises(viewer, 's.premises_id')})`;
}

/** Of the lots of a sample `s`, those that the viewer may know. */
export function knownLotsOfSample(viewer: Viewer) {
  return sql<string[]>`coalesce((
    select json_agg(sl.lot_id order by sl.lot_id) from sample_lot sl
    where sl.sample_id = s.id and (${handlesSample(viewer)} or ${knowsLot(viewer, 'sl.lot_id')})
    ), '[]'::json)`;
}

export async function takenNumbers(
  db: Db,
  orgId: string,
  numbers: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    select number from sample where org_id = ${orgId} and number = any(${numbers}::text[])
  `.execute(db);
  return new Set(rows.map(({ number }) => number));
}

export async function poolNumberExists(db: Db, orgId: string, number: string): Promise<boolean> {
  const row = await db
    .selectFrom('pool')
    .select('id')
    .where('org_id', '=', orgId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

export type SampleFacts = {
  id: string;
  orgId: string;
  laboratoryOrgId: string;
  takenAt: Date;
  lotIds: string[];
};

/** Those of the samples that the organisation took or was sent. */
export async function samplesAtHand(
  db: Db,
  orgId: string,
  ids: readonly string[],
): Promise<Map<string, SampleFacts>> {
  const { rows } = await sql<SampleFacts>`
    select s.id, s.org_id as "orgId", s.laboratory_org_id as "laboratoryOrgId",
      s.taken_at as "takenAt", coalesce((
        select json_agg(sl.lot_id order by sl.lot_id) from sample_lot sl
        where sl.sample_id = s.id), '[]'::json) as "lotIds"
    from sample s
    where s.id = any(${ids}::uuid[])
      and (s.org_id = ${orgId} or s.laboratory_org_id = ${orgId})
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findSample(db: Db, viewer: Viewer, id: string): Promise<Sample | undefined> {
  return visibleSamples(db, viewer).where('s.id', '=', id).executeTakeFirst();
}

export async function listSamples(
  db: Db,
  viewer: Viewer,
  filter: {
    lotId?: string | undefined;
    kind?: SampleKind | undefined;
    number?: string | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<Sample[]> {
  const { lotId, kind, number, before, limit } = filter;
  let query = visibleSamples(db, viewer)
    .orderBy('s.id', 'desc')
    .limit(limit + 1);
  if (kind !== undefined) query = query.where('s.kind', '=', kind);
  if (number !== undefined) query = query.where('s.number', '=', number);
  if (before !== undefined) query = query.where('s.id', '<', before);
  if (lotId !== undefined) {
    query = query.where(
      sql<boolean>`s.id in (select sample_id from sample_lot where lot_id = ${lotId})`,
    );
  }
  return query.execute();
}

function visibleSamples(db: Db, viewer: Viewer) {
  return db
    .selectFrom('sample as s')
    .selectAll('s')
    .select([knownLotsOfSample(viewer).as('lot_ids'), tookSample(viewer).as('own')])
    .where(seesSample(viewer));
}

export async function findPool(db: Db, viewer: Viewer, id: string): Promise<Pool | undefined> {
  return visiblePools(db, viewer).where('p.id', '=', id).executeTakeFirst();
}

export async function listPools(
  db: Db,
  viewer: Viewer,
  filter: { sampleId?: string | undefined; before?: string | undefined; limit: number },
): Promise<Pool[]> {
  const { sampleId, before, limit } = filter;
  let query = visiblePools(db, viewer)
    .orderBy('p.id', 'desc')
    .limit(limit + 1);
  if (before !== undefined) query = query.where('p.id', '<', before);
  if (sampleId !== undefined) {
    query = query.where(
      sql<boolean>`p.id in (select pool_id from pool_sample where sample_id = ${sampleId})`,
    );
  }
  return query.execute();
}

/** A pool is seen by whoever sees one of its samples, and shows no others. */
function visiblePools(db: Db, viewer: Viewer) {
  const samples = sql`select ps.sample_id from pool_sample ps join sample s on s.id = ps.sample_id
    where ps.pool_id = p.id and ${seesSample(viewer)}`;
  return db
    .selectFrom('pool as p')
    .selectAll('p')
    .select(
      sql<string[]>`(select json_agg(sample_id order by sample_id) from (${samples}) seen)`.as(
        'sample_ids',
      ),
    )
    .where(sql<boolean>`exists (${samples})`);
}
