import { type Selectable, sql } from 'kysely';

import type { TestTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, type Viewer } from '../../core/viewer.ts';
import type { AnalyteCode, TestMethod, TestResult } from '../../domain/analytes.ts';
import { knownLotsOfSample, type SampleFacts, seesSample } from './samples.queries.ts';

export type Test = Omit<Selectable<TestTable>, 'analyte' | 'method'> & {
  analyte: AnalyteCode;
  method: TestMethod;
  sample_ids: string[];
  lot_ids: string[];
};

type FoundSample = Omit<SampleFacts, 'takenAt'> & { takenAt: string };
type FoundPool = { id: string; madeAt: string; sampleIds: string[] };
export type FoundTest = {
  id: string;
  orgId: string;
  orgKind: string;
  poolId: string;
  analyte: string;
  testedAt: string;
  supersededBy: string | null;
};

export type Targets = {
  samples: Map<string, FoundSample>;
  pools: Map<string, FoundPool>;
  tests: Map<string, FoundTest>;
};

/** What tests speak of, read at once for one test or for thousands. */
export async function readTargets(
  db: Db,
  wanted: {
    sampleIds: readonly string[];
    poolIds: readonly string[];
    supersedes: readonly string[];
  },
): Promise<Targets> {
  const { rows } = await sql<{ kind: string; row: { id: string } }>`
    with wanted_test as materialized (
      select t.*, o.kind as org_kind from test t join organisation o on o.id = t.org_id
      where t.id = any(${wanted.supersedes}::uuid[])
    ), wanted_pool as materialized (
      select p.* from pool p
      where p.id = any(${wanted.poolIds}::uuid[]) or p.id = any(${wanted.sampleIds}::uuid[])
        or p.id in (select pool_id from wanted_test)
    )
    select 'test' as kind, json_build_object('id', id, 'orgId', org_id, 'orgKind', org_kind,
        'poolId', pool_id, 'analyte', analyte, 'testedAt', tested_at,
        'supersededBy', superseded_by) as row
      from wanted_test
    union all
    select 'pool', json_build_object('id', p.id, 'madeAt', p.made_at, 'sampleIds', (
        select json_agg(ps.sample_id) from pool_sample ps where ps.pool_id = p.id))
      from wanted_pool p
    union all
    select 'sample', json_build_object('id', s.id, 'orgId', s.org_id,
        'laboratoryOrgId', s.laboratory_org_id, 'takenAt', s.taken_at, 'lotIds', coalesce((
          select json_agg(sl.lot_id order by sl.lot_id) from sample_lot sl
          where sl.sample_id = s.id), '[]'::json))
      from sample s
      where s.id = any(${wanted.sampleIds}::uuid[]) or s.id in (
        select ps.sample_id from pool_sample ps join wanted_pool p on p.id = ps.pool_id)
  `.execute(db);
  const byId = <T extends { id: string }>(kind: string) =>
    // Each kind's shape is the one built in the statement above.
    new Map(rows.filter((row) => row.kind === kind).map(({ row }) => [row.id, row as T]));
  return { samples: byId('sample'), pools: byId('pool'), tests: byId('test') };
}

export async function findTest(db: Db, viewer: Viewer, id: string): Promise<Test | undefined> {
  const row = await visibleTests(db, viewer).where('t.id', '=', id).executeTakeFirst();
  return row && toTest(row);
}

export async function listTests(
  db: Db,
  viewer: Viewer,
  filter: {
    lotId?: string | undefined;
    sampleId?: string | undefined;
    poolId?: string | undefined;
    analyte?: AnalyteCode | undefined;
    result?: TestResult | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<Test[]> {
  const { lotId, sampleId, poolId, analyte, result, before, limit } = filter;
  let query = visibleTests(db, viewer)
    .orderBy('t.id', 'desc')
    .limit(limit + 1);
  if (poolId !== undefined) query = query.where('t.pool_id', '=', poolId);
  if (analyte !== undefined) query = query.where('t.analyte', '=', analyte);
  if (result !== undefined) query = query.where('t.result', '=', result);
  if (before !== undefined) query = query.where('t.id', '<', before);
  if (sampleId !== undefined) {
    query = query.where(
      sql<boolean>`t.pool_id in (select pool_id from pool_sample where sample_id = ${sampleId})`,
    );
  }
  if (lotId !== undefined) {
    query = query.where(sql<boolean>`t.pool_id in (
      select ps.pool_id from pool_sample ps join sample_lot sl on sl.sample_id = ps.sample_id
      where sl.lot_id = ${lotId})`);
  }
  return (await query.execute()).map(toTest);
}

type TestRow = Selectable<TestTable> & { sample_ids: string[]; lot_ids: string[][] };

/** Analyte and method come from a schema of codes. The samples of one pool may share lots. */
function toTest(row: TestRow): Test {
  return {
    ...row,
    analyte: row.analyte as AnalyteCode,
    method: row.method as TestMethod,
    lot_ids: [...new Set(row.lot_ids.flat())].sort(),
  };
}

/** A test is seen by who reported it and by whoever sees one of its samples. */
function visibleTests(db: Db, viewer: Viewer) {
  const samples = sql`from pool_sample ps join sample s on s.id = ps.sample_id
    where ps.pool_id = t.pool_id and (${isOfOrg(viewer, 't.org_id')} or ${seesSample(viewer)})`;
  return db
    .selectFrom('test as t')
    .selectAll('t')
    .select([
      sql<string[]>`(select json_agg(s.id order by s.id) ${samples})`.as('sample_ids'),
      sql<string[][]>`(select json_agg(${knownLotsOfSample(viewer)}) ${samples})`.as('lot_ids'),
    ])
    .where(sql<boolean>`exists (select ${samples})`);
}
