import { type RawBuilder, type Selectable, sql } from 'kysely';

import type { PersonalWorkerTable } from '../../../db/types.ts';
import type { Actor } from '../../core/actor.ts';
import type { Db } from '../../core/context.ts';
import { isPlaceOf, viewerOf } from '../../core/viewer.ts';
import type { WrappedKey } from './people.crypto.ts';

export type WorkerRow = Selectable<PersonalWorkerTable>;

/** A worker with the key of the employer, null once that was destroyed. */
export type KeyedWorker = WorkerRow & { kek_id: string | null; wrapped: string | null };

/**
 * Of one's own firm; for a regulator of premises in its subtree, or of a firm seated there where the
 * worker belongs to no premises. A right limited to some premises ends there.
 */
function sees(actor: Actor): RawBuilder<boolean> {
  const limited = actor.kind === 'system' ? undefined : actor.premisesIds;
  const within =
    limited === undefined ? sql`true` : sql`w.premises_id = any(${[...limited]}::uuid[])`;
  return sql<boolean>`(${isPlaceOf(viewerOf(actor), 'w')} and ${within})`;
}

export async function findWorker(
  db: Db,
  actor: Actor,
  orgId: string,
  workerNo: string,
): Promise<KeyedWorker | undefined> {
  const { rows } = await sql<KeyedWorker>`
    select w.*, k.kek_id, k.wrapped
    from personal.worker w left join personal.data_key k on k.org_id = w.org_id
    where w.org_id = ${orgId} and w.worker_no = ${workerNo} and ${sees(actor)}
  `.execute(db);
  return rows[0];
}

export async function lockWorker(
  tx: Db,
  actor: Actor,
  orgId: string,
  workerNo: string,
): Promise<WorkerRow | undefined> {
  const { rows } = await sql<WorkerRow>`
    select w.* from personal.worker w
    where w.org_id = ${orgId} and w.worker_no = ${workerNo} and ${sees(actor)} for update
  `.execute(tx);
  return rows[0];
}

export async function workerExists(db: Db, orgId: string, workerNo: string): Promise<boolean> {
  const { rows } = await sql`
    select from personal.worker where org_id = ${orgId} and worker_no = ${workerNo}
  `.execute(db);
  return rows.length > 0;
}

export async function findByDigest(db: Db, actor: Actor, digest: string): Promise<KeyedWorker[]> {
  const { rows } = await sql<KeyedWorker>`
    select w.*, k.kek_id, k.wrapped
    from personal.worker w left join personal.data_key k on k.org_id = w.org_id
    where w.identity_digest = ${digest} and ${sees(actor)}
    order by w.org_id, w.worker_no
  `.execute(db);
  return rows;
}

export type WorkerFilter = {
  premisesId?: string | undefined;
  active?: boolean | undefined;
  today: string;
  after?: readonly [string, string] | undefined;
  limit: number;
};

export async function listWorkers(
  db: Db,
  actor: Actor,
  filter: WorkerFilter,
): Promise<KeyedWorker[]> {
  const { premisesId, active, today, after, limit } = filter;
  const isActive = sql`coalesce(w.active_until >= ${today}::date, true)`;
  const { rows } = await sql<KeyedWorker>`
    select w.*, k.kek_id, k.wrapped
    from personal.worker w left join personal.data_key k on k.org_id = w.org_id
    where ${sees(actor)}
      and ${premisesId === undefined ? sql`true` : sql`w.premises_id = ${premisesId}`}
      and ${active === undefined ? sql`true` : sql`${isActive} = ${active}`}
      and ${after ? sql`(w.org_id, w.worker_no) > (${after[0]}::uuid, ${after[1]})` : sql`true`}
    order by w.org_id, w.worker_no
    limit ${limit + 1}
  `.execute(db);
  return rows;
}

export type PremisesCount = { premises_id: string; workers: number };

/** Those at work today, by premises. */
export async function countWorkers(
  db: Db,
  actor: Actor,
  filter: { today: string; after?: string | undefined; limit: number },
): Promise<PremisesCount[]> {
  const { today, after, limit } = filter;
  const { rows } = await sql<PremisesCount>`
    select w.premises_id, count(*)::int4 as workers
    from personal.worker w
    where w.premises_id is not null and ${sees(actor)}
      and w.active_since <= ${today}::date and coalesce(w.active_until >= ${today}::date, true)
      and ${after === undefined ? sql`true` : sql`w.premises_id > ${after}::uuid`}
    group by w.premises_id
    order by w.premises_id
    limit ${limit + 1}
  `.execute(db);
  return rows;
}

export async function ownsPremises(db: Db, orgId: string, premisesId: string): Promise<boolean> {
  const row = await db
    .selectFrom('premises')
    .select('id')
    .where('id', '=', premisesId)
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those who left so long ago that nothing asks for their names any more. */
export async function workersWhoLeft(
  db: Db,
  before: string,
): Promise<{ orgId: string; workerNo: string }[]> {
  const { rows } = await sql<{ orgId: string; workerNo: string }>`
    select org_id as "orgId", worker_no as "workerNo" from personal.worker
    where active_until < ${before}::date
    order by org_id, worker_no
  `.execute(db);
  return rows;
}

export function keyOf(worker: KeyedWorker): WrappedKey | undefined {
  const { org_id, kek_id, wrapped } = worker;
  return kek_id === null || wrapped === null ? undefined : { org_id, kek_id, wrapped };
}
