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

export async function activeHolds(db: Db, lotIds: readonly string[]): Promise<ActiveHold[]> {
  if (lotIds.length === 0) return [];
  const { rows } = await sql<ActiveHold>`
    with recursive family (lot_id, id) as (
      select id, id from unnest(${lotIds}::uuid[]) as asked (id)
      union
      select f.lot_id, p.parent_id from family f join lot_parent p on p.child_id = f.id
    ), reached (lot_id, id, reach) as (
      select lot_id, id, case when lot_id = id then 'own' else 'ancestor' end from family
      union all
      select distinct f.lot_id, theirs.lot_id, 'pool_mate'
      from family f
      join sample_lot ours on ours.lot_id = f.id
      join pool_sample mine on mine.sample_id = ours.sample_id
      join pool_sample other on other.pool_id = mine.pool_id
      join sample_lot theirs on theirs.sample_id = other.sample_id
      where (f.lot_id, theirs.lot_id) not in (select lot_id, id from family)
    )
    select r.lot_id as "lotId", h.id as "holdId", h.lot_id as "heldLotId", r.reach, h.kind,
      h.reason_zh as "reasonZh", h.reason_en as "reasonEn", h.recall_id as "recallId",
      h.placed_at as "placedAt"
    from reached r
    join hold h on h.lot_id = r.id and h.released_at is null
    join lot l on l.id = r.lot_id
    -- A firm's hold on its own goods does not spread to another firm's through a shared tube, nor a
    -- test's to a lot whose own hold for the same result was released.
    where r.reach <> 'pool_mate' or (
      (h.kind <> 'owner' or h.org_id = l.org_id)
      and not exists (
        select from hold own join family f on f.lot_id = r.lot_id and f.id = own.lot_id
        where own.test_id = h.test_id and own.released_at is not null))
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
      select p.child_id from family f join lot_parent p on p.parent_id = f.id
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
