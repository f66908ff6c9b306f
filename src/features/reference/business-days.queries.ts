import type { Selectable } from 'kysely';

import type { BusinessDayTable, BusinessYearTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';

export type BusinessYear = Selectable<BusinessYearTable> & { days: Selectable<BusinessDayTable>[] };

export async function listYears(db: Db): Promise<BusinessYear[]> {
  const years = await db.selectFrom('business_year').selectAll().orderBy('year').execute();
  const days = await db.selectFrom('business_day').selectAll().orderBy('date').execute();
  return years.map((one) => ({ ...one, days: days.filter(({ year }) => year === one.year) }));
}
