import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import { knowsLot, type Viewer } from '../../core/viewer.ts';

/** Lots followed in each direction before a trace says that it stopped. */
export const maxLots = 2000;

export const relations = ['self', 'ancestor', 'descendant'] as const;
export type Relation = (typeof relations)[number];

export type Lineage = {
  relationOf: ReadonlyMap<string, Relation>;
  /** More lots hang on this one than are followed. */
  truncated: boolean;
};

/**
 * A lot, all that it was made of and all that was made of it. Ids only: whoever needs more joins it
 * afterwards. Whoever asks is told of the lots that it may know, but walks through those that
 * lie between.
 */
export async function readLineage(db: Db, viewer: Viewer, lotId: string): Promise<Lineage> {
  const { rows } = await sql<{ id: string; relation: 'ancestor' | 'descendant' }>`
    with recursive up (id) as (
      select ${lotId}::uuid
      union
      select p.parent_id from up join lot_parent p on p.child_id = up.id
    ), down (id) as (
      select ${lotId}::uuid
      union
      select p.child_id from down join lot_parent p on p.parent_id = down.id
    )
    select id, 'ancestor' as relation from (select id from up limit ${maxLots + 2}) a
    union all
    select id, 'descendant' from (select id from down limit ${maxLots + 2}) d
  `.execute(db);
  const others = rows.filter(({ id }) => id !== lotId);
  const truncated = relations.some(
    (relation) => others.filter((row) => row.relation === relation).length > maxLots,
  );
  const seen = await known(
    db,
    viewer,
    others.map(({ id }) => id),
  );
  const relationOf = new Map<string, Relation>([[lotId, 'self']]);
  for (const { id, relation } of others) if (seen.has(id)) relationOf.set(id, relation);
  return { relationOf, truncated };
}

async function known(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ lot_id: string }>`
    select asked.id as lot_id from unnest(${[...ids]}::uuid[]) as asked (id)
    where ${knowsLot(viewer, 'asked.id')}
  `.execute(db);
  return new Set(rows.map(({ lot_id }) => lot_id));
}
