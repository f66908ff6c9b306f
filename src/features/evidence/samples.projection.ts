import { sql } from 'kysely';

import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import { poolMade, sampleTaken } from './samples.events.ts';

export const samplesTables = ['sample', 'sample_lot', 'pool', 'pool_sample'] as const;

export const samplesProjections: readonly Projection[] = [
  on(sampleTaken, async (tx, events) => {
    const rows = events.map(({ body, occurredAt, recordedAt }) => ({
      ...body,
      takenAt: occurredAt,
      recordedAt,
    }));
    await sql`
      insert into sample (id, org_id, number, kind, premises_id, place_id, worker_no,
        sampler_worker_no, spot, laboratory_org_id, taken_at, recorded_at)
      select id, "orgId", number, kind, "premisesId", "placeId", "workerNo", "samplerWorkerNo",
        spot, "laboratoryOrgId", "takenAt", "recordedAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        id uuid, "orgId" uuid, number text, kind text, "premisesId" uuid, "placeId" uuid,
        "workerNo" text, "samplerWorkerNo" text, spot text, "laboratoryOrgId" uuid,
        "takenAt" timestamptz, "recordedAt" timestamptz)
    `.execute(tx);
    const lots = events.flatMap(({ body }) =>
      body.lotIds.map((lotId) => ({ sampleId: body.id, lotId })),
    );
    if (lots.length === 0) return;
    await sql`
      insert into sample_lot (sample_id, lot_id)
      select "sampleId", "lotId"
      from json_to_recordset(${JSON.stringify(lots)}::json) as r("sampleId" uuid, "lotId" uuid)
    `.execute(tx);
  }),

  on(poolMade, async (tx, events) =>
    insertPools(
      tx,
      events.map(({ body, occurredAt, recordedAt }) => ({
        ...body,
        madeAt: occurredAt,
        recordedAt,
      })),
    ),
  ),
];

export type NewPool = {
  id: string;
  orgId: string;
  number: string | null;
  sampleIds: readonly string[];
  madeAt: Date;
  recordedAt: Date;
};

/** Also for the pools of one sample that come with its first test. */
export async function insertPools(tx: ProjectionTx, pools: readonly NewPool[]): Promise<void> {
  if (pools.length === 0) return;
  await sql`
    insert into pool (id, org_id, number, made_at, recorded_at)
    select id, "orgId", number, "madeAt", "recordedAt"
    from json_to_recordset(${JSON.stringify(pools)}::json) as r(
      id uuid, "orgId" uuid, number text, "madeAt" timestamptz, "recordedAt" timestamptz)
  `.execute(tx);
  const samples = pools.flatMap(({ id, sampleIds }) =>
    sampleIds.map((sampleId) => ({ poolId: id, sampleId })),
  );
  await sql`
    insert into pool_sample (pool_id, sample_id)
    select "poolId", "sampleId"
    from json_to_recordset(${JSON.stringify(samples)}::json) as r("poolId" uuid, "sampleId" uuid)
  `.execute(tx);
}
