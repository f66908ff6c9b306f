import type { Selectable } from 'kysely';

import type { OrganisationTable, PlaceTable, PremisesTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isAtPremises, type Viewer } from '../../core/viewer.ts';

export type Organisation = Selectable<OrganisationTable>;
export type Premises = Selectable<PremisesTable>;
export type Place = Selectable<PlaceTable>;

export async function findOrganisation(db: Db, id: string): Promise<Organisation | undefined> {
  return db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function usccExists(db: Db, uscc: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where('uscc', '=', uscc)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listOrganisations(
  db: Db,
  filter: { kind?: Organisation['kind'] | undefined; after?: string | undefined; limit: number },
): Promise<Organisation[]> {
  let query = db
    .selectFrom('organisation')
    .selectAll()
    .orderBy('id')
    .limit(filter.limit + 1);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.after !== undefined) query = query.where('id', '>', filter.after);
  return query.execute();
}

export async function findPremises(db: Db, id: string): Promise<Premises | undefined> {
  return db.selectFrom('premises').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function premisesCodeExists(db: Db, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('premises')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listPremises(
  db: Db,
  filter: { orgId?: string | undefined; after?: string | undefined; limit: number },
): Promise<Premises[]> {
  let query = db
    .selectFrom('premises')
    .selectAll()
    .orderBy('id')
    .limit(filter.limit + 1);
  if (filter.orgId !== undefined) query = query.where('org_id', '=', filter.orgId);
  if (filter.after !== undefined) query = query.where('id', '>', filter.after);
  return query.execute();
}

export async function listRooms(db: Db, premisesId: string): Promise<Place[]> {
  return db
    .selectFrom('place')
    .selectAll()
    .where('premises_id', '=', premisesId)
    .where('kind', 'in', ['room', 'dock'])
    .orderBy('kind')
    .orderBy('code')
    .orderBy('id')
    .execute();
}

export async function divisionPath(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('division')
    .select('path')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.path;
}

export async function isOverseenPremises(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('premises')
    .select('id')
    .where('id', '=', id)
    .where(isAtPremises(viewer, 'premises.id'))
    .executeTakeFirst();
  return row !== undefined;
}
