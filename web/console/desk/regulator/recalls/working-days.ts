import { queryOptions } from '@tanstack/react-query';

import type { BusinessCalendar } from '../../../../../src/domain/business-days.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';

function calendarOf(years: readonly Schemas['BusinessYear'][]): BusinessCalendar {
  return {
    special: new Map(
      years.flatMap(({ days }) => days.map(({ date, kind }) => [date, kind] as const)),
    ),
    years: new Set(years.map(({ year }) => year)),
  };
}

export const calendarQuery = queryOptions({
  queryKey: ['business-days'],
  queryFn: async () => calendarOf((await got(api.GET('/api/business-days'))).items),
  staleTime: Number.POSITIVE_INFINITY,
});
