import type { Selectable } from 'kysely';

import type { DivisionTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';

export type Division = Selectable<DivisionTable>;

export async function findDivision(db: Db, id: string): Promise<Division | undefined> {
  return db.selectFrom('division').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listDivisions(
  db: Db,
  filter: { parentId: string | null; after?: string | undefined; limit: number },
): Promise<Division[]> {
  let query = db
    .selectFrom('division')
    .selectAll()
    .where('parent_id', filter.parentId === null ? 'is' : '=', filter.parentId)
    .orderBy('id')
    .limit(filter.limit + 1);
  if (filter.after !== undefined) query = query.where('id', '>', filter.after);
  return query.execute();
}

/** Of each subtree that was loaded at once, the version it has now, by the id of its root. */
export async function loadedVersions(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('division')
    .select(['id', 'code_version'])
    .where('level', 'in', ['country', 'province'])
    .execute();
  return new Map(rows.map(({ id, code_version }) => [id, code_version]));
}
