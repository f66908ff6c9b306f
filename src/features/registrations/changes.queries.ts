import { type Selectable, sql } from 'kysely';

import type { LicenceChangeTable, LicenceRecordTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, type Viewer } from '../../core/viewer.ts';

export type Change = Selectable<LicenceChangeTable>;
export type LicenceRecord = Selectable<LicenceRecordTable>;

export async function findRecord(
  db: Db,
  viewer: Viewer,
  orgId: string,
): Promise<LicenceRecord | undefined> {
  return db
    .selectFrom('licence_record as r')
    .selectAll('r')
    .where('r.org_id', '=', orgId)
    .where(isOfOrg(viewer, 'r.org_id'))
    .executeTakeFirst();
}

/** The firm as it stands, locked: its changes are judged one after the other. */
export async function lockFirm(db: Db, orgId: string) {
  const { rows } = await sql<{
    nameZh: string;
    nameEn: string;
    uscc: string;
    divisionId: string;
    path: string;
  }>`
    select o.name_zh as "nameZh", o.name_en as "nameEn", o.uscc, o.division_id as "divisionId",
      d.path
    from organisation o join division d on d.id = o.division_id
    where o.id = ${orgId} for no key update of o
  `.execute(db);
  return rows[0];
}

export async function hasPending(db: Db, orgId: string): Promise<boolean> {
  const row = await db
    .selectFrom('licence_change')
    .select('id')
    .where('org_id', '=', orgId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findChange(db: Db, viewer: Viewer, id: string): Promise<Change | undefined> {
  return db
    .selectFrom('licence_change as c')
    .selectAll('c')
    .where('c.id', '=', id)
    .where(isOfOrg(viewer, 'c.org_id'))
    .executeTakeFirst();
}

export async function listChanges(
  db: Db,
  viewer: Viewer,
  filter: {
    orgId?: string | undefined;
    state?: Change['state'] | undefined;
    late?: boolean | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<Change[]> {
  let query = db
    .selectFrom('licence_change as c')
    .selectAll('c')
    .where(isOfOrg(viewer, 'c.org_id'))
    .orderBy('c.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.orgId !== undefined) query = query.where('c.org_id', '=', filter.orgId);
  if (filter.state !== undefined) query = query.where('c.state', '=', filter.state);
  if (filter.late === true) query = query.where('c.late_days', '>', 0);
  if (filter.late === false) query = query.where('c.late_days', '=', 0);
  if (filter.before !== undefined) query = query.where('c.id', '<', filter.before);
  return query.execute();
}
