import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { WrappedKey } from './people.crypto.ts';
import type { WorkerRow } from './people.queries.ts';

/**
 * Writes what stands outside the journal, always in the transaction of the event that tells of it.
 * Whoever is about to write takes the organisation's key first, so that it can't go meanwhile.
 */
export async function takeKey(tx: Db, orgId: string): Promise<WrappedKey | undefined> {
  const { rows } = await sql<WrappedKey>`
    select org_id, kek_id, wrapped from personal.data_key where org_id = ${orgId} for share
  `.execute(tx);
  return rows[0];
}

/** The key that is there, should another process have made one in the same moment. */
export async function putKey(tx: Db, key: WrappedKey, now: Date): Promise<WrappedKey> {
  await sql`
    insert into personal.data_key (org_id, kek_id, wrapped, created_at)
    values (${key.org_id}, ${key.kek_id}, ${key.wrapped}, ${now})
    on conflict (org_id) do nothing
  `.execute(tx);
  return (await takeKey(tx, key.org_id)) ?? key;
}

export async function insertWorker(tx: Db, row: WorkerRow): Promise<void> {
  await sql`
    insert into personal.worker (org_id, worker_no, version, premises_id, duty, active_since,
      active_until, name_sealed, phone_sealed, identity_kind, identity_sealed, identity_digest,
      registered_at, changed_at)
    values (${row.org_id}, ${row.worker_no}, ${row.version}, ${row.premises_id}, ${row.duty},
      ${row.active_since}::date, ${row.active_until}::date, ${row.name_sealed},
      ${row.phone_sealed}, ${row.identity_kind}, ${row.identity_sealed}, ${row.identity_digest},
      ${row.registered_at}, ${row.changed_at})
  `.execute(tx);
}

export async function replaceWorker(tx: Db, row: WorkerRow): Promise<void> {
  await sql`
    update personal.worker set version = ${row.version}, premises_id = ${row.premises_id},
      duty = ${row.duty}, active_since = ${row.active_since}::date,
      active_until = ${row.active_until}::date, name_sealed = ${row.name_sealed},
      phone_sealed = ${row.phone_sealed}, identity_kind = ${row.identity_kind},
      identity_sealed = ${row.identity_sealed}, identity_digest = ${row.identity_digest},
      changed_at = ${row.changed_at}
    where org_id = ${row.org_id} and worker_no = ${row.worker_no}
  `.execute(tx);
}

export type WorkerId = { orgId: string; workerNo: string };

/** Answers with those that were there, and the organisations whose last worker this was. */
export async function deleteWorkers(
  tx: Db,
  workers: readonly WorkerId[],
): Promise<{ erased: WorkerId[]; keys: string[] }> {
  const orgIds = [...new Set(workers.map(({ orgId }) => orgId))];
  // In a statement of its own: the last one has to see what whoever held the keys has written.
  await sql`
    select from personal.data_key where org_id = any(${orgIds}::uuid[]) order by org_id for update
  `.execute(tx);
  const { rows: erased } = await sql<WorkerId>`
    delete from personal.worker w
    using json_to_recordset(${JSON.stringify(workers)}::json) as r("orgId" uuid, "workerNo" text)
    where w.org_id = r."orgId" and w.worker_no = r."workerNo"
    returning w.org_id as "orgId", w.worker_no as "workerNo"
  `.execute(tx);
  const { rows: keys } = await sql<{ org_id: string }>`
    delete from personal.data_key k where k.org_id = any(${orgIds}::uuid[])
      and not exists (select from personal.worker w where w.org_id = k.org_id)
    returning k.org_id
  `.execute(tx);
  return { erased, keys: keys.map(({ org_id }) => org_id) };
}

export async function deleteKey(tx: Db, orgId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from personal.data_key where org_id = ${orgId} returning org_id
  `.execute(tx);
  return rows.length > 0;
}

export async function takeKeysNotOf(tx: Db, kekId: string): Promise<WrappedKey[]> {
  const { rows } = await sql<WrappedKey>`
    select org_id, kek_id, wrapped from personal.data_key where kek_id <> ${kekId}
    order by org_id for update
  `.execute(tx);
  return rows;
}

export async function replaceKey(tx: Db, key: WrappedKey): Promise<void> {
  await sql`
    update personal.data_key set kek_id = ${key.kek_id}, wrapped = ${key.wrapped}
    where org_id = ${key.org_id}
  `.execute(tx);
}
