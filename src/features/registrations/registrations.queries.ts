import { type RawBuilder, type Selectable, sql } from 'kysely';

import type { RegistrationFileTable, RegistrationTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, type Viewer } from '../../core/viewer.ts';
import type { Licence } from '../../domain/licences.ts';

export type Registration = Selectable<RegistrationTable>;
export type RegistrationFile = Selectable<RegistrationFileTable>;
export type RegistrationState = Registration['state'];

/** They come from a schema of licences. */
export function licencesOf({ licences }: { licences: Registration['licences'] }): Licence[] {
  return licences as Licence[];
}

/** Two decisions about the same registration are made one after the other. */
export async function lockRegistration(db: Db, id: string): Promise<Registration | undefined> {
  return db
    .selectFrom('registration')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findByToken(
  db: Db,
  hash: string,
  now: Date,
): Promise<Registration | undefined> {
  return db
    .selectFrom('auth_registration_token as t')
    .innerJoin('registration as r', 'r.id', 't.registration_id')
    .selectAll('r')
    .where('t.hash', '=', hash)
    .where('t.expires_at', '>', now)
    .executeTakeFirst();
}

/** What is known under the code already, and whether it is decided. */
export async function holderOf(
  db: Db,
  uscc: string,
  except: string | null,
): Promise<'organisation' | 'pending' | undefined> {
  const organisation = await db
    .selectFrom('organisation')
    .select('id')
    .where('uscc', '=', uscc)
    .executeTakeFirst();
  if (organisation) return 'organisation';
  let query = db
    .selectFrom('registration')
    .select('id')
    .where('uscc', '=', uscc)
    .where('state', 'in', ['submitted', 'returned']);
  if (except !== null) query = query.where('id', '<>', except);
  return (await query.executeTakeFirst()) ? 'pending' : undefined;
}

export async function listFiles(db: Db, id: string): Promise<RegistrationFile[]> {
  return db
    .selectFrom('registration_file')
    .selectAll()
    .where('registration_id', '=', id)
    .orderBy('added_at')
    .orderBy('sha256')
    .execute();
}

/** A registration `r`: known to who oversees its division, and to the firm that came of it. */
export function seesRegistration(viewer: Viewer): RawBuilder<boolean> {
  if (viewer.sees !== 'jurisdiction') return isOfOrg(viewer, 'r.org_id');
  return sql<boolean>`exists (
    select from division vd
    where vd.id = r.division_id and starts_with(vd.path, ${viewer.path}))`;
}

export async function findOverseen(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<Registration | undefined> {
  return db
    .selectFrom('registration as r')
    .selectAll('r')
    .where('r.id', '=', id)
    .where(seesRegistration(viewer))
    .executeTakeFirst();
}

export async function listOverseen(
  db: Db,
  viewer: Viewer,
  filter: {
    state?: RegistrationState | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<Registration[]> {
  let query = db
    .selectFrom('registration as r')
    .selectAll('r')
    .where(seesRegistration(viewer))
    .orderBy('r.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.state !== undefined) query = query.where('r.state', '=', filter.state);
  if (filter.before !== undefined) query = query.where('r.id', '<', filter.before);
  return query.execute();
}
