import { sql } from 'kysely';

import { on, type Projection } from '../../core/journal.ts';
import { insertPools } from './samples.projection.ts';
import { testReported } from './tests.events.ts';

export const testsTables = ['test'] as const;

export const testsProjections: readonly Projection[] = [
  on(testReported, async (tx, events) => {
    const rows = events.map(({ body, occurredAt, recordedAt }) => ({
      ...body,
      testedAt: occurredAt,
      recordedAt,
    }));
    await insertPools(
      tx,
      rows
        .filter(({ makesPool }) => makesPool)
        .map(({ poolId, orgId, testedAt, recordedAt }) => ({
          id: poolId,
          orgId,
          number: null,
          sampleIds: [poolId],
          madeAt: testedAt,
          recordedAt,
        })),
    );
    await sql`
      insert into test (id, org_id, pool_id, analyte, method, result, value, report_no, supersedes,
        tested_at, recorded_at)
      select id, "orgId", "poolId", analyte, method, result, value, "reportNo", supersedes,
        "testedAt", "recordedAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        id uuid, "orgId" uuid, "poolId" uuid, analyte text, method text, result text, value text,
        "reportNo" text, supersedes uuid, "testedAt" timestamptz, "recordedAt" timestamptz)
    `.execute(tx);
    const superseding = rows.filter(({ supersedes }) => supersedes !== null);
    if (superseding.length === 0) return;
    await sql`
      update test t set superseded_by = r.id, superseded_at = r."recordedAt"
      from json_to_recordset(${JSON.stringify(superseding)}::json) as r(
        id uuid, supersedes uuid, "recordedAt" timestamptz)
      where t.id = r.supersedes
    `.execute(tx);
  }),
];
