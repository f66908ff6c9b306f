import { type Selectable, sql } from 'kysely';

import type { RecallTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, knowsLot, type Viewer } from '../../core/viewer.ts';

export type Recall = Selectable<RecallTable>;
/** `own`: opened by the viewer, or by an authority or firm that it oversees. */
export type SeenRecall = Recall & { own: boolean };

export async function recallNumberExists(db: Db, orgId: string, number: string): Promise<boolean> {
  const row = await db
    .selectFrom('recall')
    .select('id')
    .where('org_id', '=', orgId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockRecall(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<SeenRecall | undefined> {
  return visibleRecalls(db, viewer)
    .where('recall.id', '=', id)
    .forUpdate('recall')
    .executeTakeFirst();
}

export async function holdsOfRecall(
  db: Db,
  recallId: string,
): Promise<{ id: string; lotId: string }[]> {
  return db
    .selectFrom('hold')
    .select(['id', 'lot_id as lotId'])
    .where('recall_id', '=', recallId)
    .where('released_at', 'is', null)
    .orderBy('lot_id')
    .execute();
}

export async function findRecall(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<SeenRecall | undefined> {
  return visibleRecalls(db, viewer).where('recall.id', '=', id).executeTakeFirst();
}

export async function listRecalls(
  db: Db,
  viewer: Viewer,
  filter: {
    lotId?: string | undefined;
    active?: boolean | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<Recall[]> {
  const { lotId, active } = filter;
  let query = visibleRecalls(db, viewer)
    .orderBy('recall.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.before !== undefined) query = query.where('recall.id', '<', filter.before);
  if (active !== undefined) {
    query = query.where('recall.closed_at', active ? 'is' : 'is not', null);
  }
  if (lotId !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('recall_lot')
          .select('recall_lot.lot_id')
          .whereRef('recall_lot.recall_id', '=', 'recall.id')
          .where('recall_lot.lot_id', '=', lotId),
      ),
    );
  }
  return query.execute();
}

export async function recalledLots(db: Db, viewer: Viewer, recallId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('recall_lot')
    .select('recall_lot.lot_id')
    .where('recall_lot.recall_id', '=', recallId)
    .where(knowsLot(viewer, 'recall_lot.lot_id'))
    .orderBy('recall_lot.lot_id')
    .execute();
  return rows.map(({ lot_id }) => lot_id);
}

function visibleRecalls(db: Db, viewer: Viewer) {
  return db
    .selectFrom('recall')
    .selectAll('recall')
    .select(isOfOrg(viewer, 'recall.org_id').as('own')).where(sql<boolean>`exists (
    select from recall_lot rl where rl.recall_id = recall.id and ${knowsLot(viewer, 'rl.lot_id')})`);
}

/** Whether the firm sent the lot on this shipment. */
export async function shipped(
  db: Db,
  orgId: string,
  shipmentId: string,
  lotId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('shipment')
    .innerJoin('shipment_line', 'shipment_line.shipment_id', 'shipment.id')
    .select('shipment.id')
    .where('shipment.id', '=', shipmentId)
    .where('shipment.from_org_id', '=', orgId)
    .where('shipment_line.lot_id', '=', lotId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function organisationExists(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countRecalls(db: Db, viewer: Viewer) {
  const { rows } = await sql<{ kind: Recall['kind']; open: boolean; recalls: number }>`
    select r.kind, r.closed_at is null as open, count(*)::int as recalls
    from (${visibleRecalls(db, viewer)}) r group by 1, 2 order by 1, 2
  `.execute(db);
  return rows;
}
