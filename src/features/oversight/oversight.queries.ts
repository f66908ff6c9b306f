import { type Selectable, sql } from 'kysely';

import type { HoldTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, knowsLot, type Viewer } from '../../core/viewer.ts';
import type { HoldKind } from '../../domain/recalls.ts';

export type Hold = Selectable<HoldTable>;
/** `own`: placed by the viewer, or by an authority of its subtree. */
type SeenHold = Hold & { own: boolean };

export type ActiveHold = {
  /** The lot asked about. */
  lotId: string;
  holdId: string;
  heldLotId: string;
  /** Whether the held lot is the one asked about, one it was made of, or shared a tube with these. */
  reach: 'own' | 'ancestor' | 'pool_mate';
  kind: HoldKind;
  reasonZh: string;
  reasonEn: string;
  recallId: string | null;
  placedAt: Date;
};

/**
 * Looked up lot by lot (`offset 0`): a server that takes few rows for many would read whole tables,
 * and for a deep ancestry do so once for each generation.
 */
export async function activeHolds(db: Db, lotIds: readonly string[]): Promise<ActiveHold[]> {
  if (lotIds.length === 0) return [];
  const { rows } = await sql<ActiveHold>`
    with recursive family (lot_id, id) as (
      select id, id from unnest(${lotIds}::uuid[]) as asked (id)
      union
      select f.lot_id, p.parent_id
      from family f, lateral (
        select parent_id from lot_parent where child_id = f.id offset 0) p
    ), mate as materialized (
      select distinct f.lot_id, theirs.lot_id as id
      from family f, lateral (
        select other.lot_id
        from sample_lot own
        join pool_sample mine on mine.sample_id = own.sample_id
        join pool_sample theirs on theirs.pool_id = mine.pool_id
        join sample_lot other on other.sample_id = theirs.sample_id
        where own.lot_id = f.id offset 0) theirs
    ), reached (lot_id, id, reach) as (
      select lot_id, id, case when lot_id = id then 'own' else 'ancestor' end from family
      union all
      select m.lot_id, m.id, 'pool_mate' from mate m
      where not exists (select from family f where f.lot_id = m.lot_id and f.id = m.id)
    ), cleared as materialized (
      select distinct f.lot_id, own.test_id
      from family f, lateral (
        select test_id from hold
        where lot_id = f.id and test_id is not null and released_at is not null offset 0) own
    )
    select r.lot_id as "lotId", h.id as "holdId", h.lot_id as "heldLotId", r.reach, h.kind,
      h.reason_zh as "reasonZh", h.reason_en as "reasonEn", h.recall_id as "recallId",
      h.placed_at as "placedAt"
    from reached r
    cross join lateral (
      select * from hold where lot_id = r.id and released_at is null offset 0) h
    -- A firm's hold on its own goods does not spread to another firm's through a shared tube, nor a
    -- test's to a lot whose own hold for the same result was released.
    where r.reach <> 'pool_mate' or (
      (h.kind <> 'owner' or h.org_id = (select org_id from lot where id = r.lot_id))
      and not exists (
        select from cleared c where c.lot_id = r.lot_id and c.test_id = h.test_id))
    order by r.lot_id, h.placed_at, h.id
  `.execute(db);
  return rows;
}

/** The lots with all that was made of them, by id. */
export async function withDescendants(db: Db, lotIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive family as (
      select id from unnest(${lotIds}::uuid[]) as named(id)
      union
      select p.child_id
      from family f, lateral (
        select child_id from lot_parent where parent_id = f.id offset 0) p
    )
    select id from family order by id
  `.execute(db);
  return rows.map(({ id }) => id);
}

export async function lockLots(db: Db, lotIds: readonly string[]): Promise<void> {
  if (lotIds.length === 0) return;
  // An array, because a recall may name more lots than a statement takes parameters.
  await sql`
    select id from lot where id = any(${lotIds}::uuid[]) order by id for update
  `.execute(db);
}

export async function lockHold(db: Db, viewer: Viewer, id: string): Promise<SeenHold | undefined> {
  return visibleHolds(db, viewer).where('hold.id', '=', id).forUpdate('hold').executeTakeFirst();
}

export async function findHold(db: Db, viewer: Viewer, id: string): Promise<Hold | undefined> {
  return visibleHolds(db, viewer).where('hold.id', '=', id).executeTakeFirst();
}

export async function listHolds(
  db: Db,
  viewer: Viewer,
  filter: {
    lotId?: string | undefined;
    active?: boolean | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<Hold[]> {
  let query = visibleHolds(db, viewer)
    .orderBy('hold.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.lotId !== undefined) query = query.where('hold.lot_id', '=', filter.lotId);
  if (filter.before !== undefined) query = query.where('hold.id', '<', filter.before);
  if (filter.active !== undefined) {
    query = query.where('hold.released_at', filter.active ? 'is' : 'is not', null);
  }
  return query.execute();
}

function visibleHolds(db: Db, viewer: Viewer) {
  return db
    .selectFrom('hold')
    .selectAll('hold')
    .select(isOfOrg(viewer, 'hold.org_id').as('own'))
    .where(knowsLot(viewer, 'hold.lot_id'));
}

/** Whether this test clears the lot, and stands against the test (if any) that held it. */
export async function clears(
  db: Db,
  testId: string,
  hold: { lotId: string; testId: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    select from test t
    where t.id = ${testId} and t.result = 'negative' and t.superseded_by is null
      and exists (
        select from pool_sample ps join sample_lot sl on sl.sample_id = ps.sample_id
        where ps.pool_id = t.pool_id and sl.lot_id = ${hold.lotId})
      and (${hold.testId}::uuid is null or exists (
        select from test held where held.id = ${hold.testId}::uuid
          and held.analyte = t.analyte and held.tested_at <= t.tested_at))
  `.execute(db);
  return rows.length > 0;
}
