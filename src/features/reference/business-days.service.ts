import { authorize } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import type { Issue } from '../../core/errors.ts';
import { happened } from '../../core/events.ts';
import type { BusinessCalendar } from '../../domain/business-days.ts';
import { type ArrangedYear, businessYearArranged } from './business-days.events.ts';
import * as queries from './business-days.queries.ts';
import type { ArrangeBusinessYear } from './business-days.schemas.ts';
import { badBusinessDays } from './reference.errors.ts';

/** Loads years that are missing or shipped in another edition. What a person entered stays. */
export async function loadMissingBusinessYears(
  ctx: Ctx,
  shipped: readonly ArrangedYear[],
): Promise<number> {
  const known = new Map(
    (await queries.listYears(ctx.whole)).map(({ year, edition }) => [year, edition]),
  );
  const missing = shipped.filter(({ year, edition }) => {
    const has = known.get(year);
    return has === undefined || (has !== edition && has !== enteredEdition);
  });
  for (const body of missing) {
    const command = { name: 'loadBusinessYear', input: { year: body.year, edition: body.edition } };
    await commit(ctx, 'reference:load', command, async () => ({
      result: { days: body.days.length },
      events: [happened(businessYearArranged, body)],
    }));
  }
  return missing.length;
}

const enteredEdition = 'entered';

/** For a year that was published, or changed, after this version of the product came out. */
export async function arrangeBusinessYear(ctx: Ctx, input: ArrangeBusinessYear) {
  const command = { id: input.eventId, name: 'arrangeBusinessYear', input };
  return commit(ctx, 'calendar:write', command, async () => {
    const { year, source, days, reason } = input;
    demandOfYear(year, days);
    const body = { year, source, edition: enteredEdition, days };
    return { result: { year }, events: [happened(businessYearArranged, body, { reason })] };
  });
}

function demandOfYear(year: number, days: ArrangeBusinessYear['days']): void {
  const seen = new Set<string>();
  const issues = days.flatMap(({ date }, index): Issue[] => {
    const wrong = !date.startsWith(`${year}-`) || seen.has(date);
    seen.add(date);
    if (!wrong) return [];
    const message = {
      zh: '日期须属于该年度且不重复。',
      en: 'The date has to lie in this year and be named once.',
    };
    return [{ field: `days.${index}.date`, rule: 'business_day.date', message }];
  });
  if (issues.length > 0) throw badBusinessDays(issues);
}

export async function readCalendar(db: Db): Promise<BusinessCalendar> {
  const years = await queries.listYears(db);
  return {
    years: new Set(years.map(({ year }) => year)),
    special: new Map(years.flatMap(({ days }) => days.map(({ date, kind }) => [date, kind]))),
  };
}

export async function listBusinessYears(ctx: Ctx) {
  authorize(ctx.actor, 'read');
  return queries.listYears(ctx.db);
}
