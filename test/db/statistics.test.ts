import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { gatherStatistics } from '../../db/statistics.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase({ as: 'owner' });

const planOf = async (): Promise<string> => {
  const { rows } = await sql<Record<string, string>>`
    explain select scans from scan_total where code = 'X'`.execute(database());
  return rows.map((row) => row['QUERY PLAN']).join('\n');
};

test('what is empty yet is looked up by its key, for it will not be for long', async () => {
  await gatherStatistics(database());
  expect(await planOf()).toMatch(/Index (Only )?Scan/);
  // As the planner sees it after an analysis of everything.
  await sql`analyze`.execute(database());
  expect(await planOf()).toMatch(/Seq Scan/);
});
