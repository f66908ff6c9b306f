import { on, type Projection } from '../../core/journal.ts';
import { businessYearArranged } from './business-days.events.ts';

export const businessDaysTables = ['business_year', 'business_day'] as const;

export const businessDaysProjections: readonly Projection[] = [
  on(businessYearArranged, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      const { year, edition, source, days } = body;
      const facts = { edition, source, recorded_at: recordedAt };
      await tx
        .insertInto('business_year')
        .values({ year, ...facts })
        .onConflict((conflict) => conflict.column('year').doUpdateSet(facts))
        .execute();
      await tx.deleteFrom('business_day').where('year', '=', year).execute();
      if (days.length === 0) continue;
      await tx
        .insertInto('business_day')
        .values(
          days.map(({ date, kind, nameZh, nameEn }) => ({
            date,
            year,
            kind,
            name_zh: nameZh,
            name_en: nameEn,
          })),
        )
        .execute();
    }
  }),
];
