/** How a day differs from its weekday: off though Monday to Friday, or worked though at a weekend (调休). */
export type SpecialDay = 'off' | 'work';

/** The State Council's arrangements, as far as they are published. */
export type BusinessCalendar = {
  /** By date, YYYY-MM-DD. */
  special: ReadonlyMap<string, SpecialDay>;
  /** Years whose arrangement is known; in others only weekends are counted out. */
  years: ReadonlySet<number>;
};

const dayMs = 86_400_000;

/** Farther than any deadline reaches, whatever a calendar says. */
const horizonDays = 3660;

export function isWorkingDay(date: string, { special }: BusinessCalendar): boolean {
  const said = special.get(date);
  if (said !== undefined) return said === 'work';
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The n-th working day after a date, which itself is not counted (民法典第 201 条), and the years on
 * the way there whose arrangement nobody has published.
 */
export function workingDaysAfter(
  date: string,
  days: number,
  calendar: BusinessCalendar,
): { date: string; unpublished: number[] } {
  const unpublished = new Set<number>();
  const start = Date.parse(`${date}T00:00:00Z`);
  let left = days;
  for (let offset = 1; offset <= horizonDays; offset += 1) {
    const day = new Date(start + offset * dayMs).toISOString().slice(0, 10);
    const year = Number(day.slice(0, 4));
    if (!calendar.years.has(year)) unpublished.add(year);
    if (isWorkingDay(day, calendar)) left -= 1;
    if (left <= 0) return { date: day, unpublished: [...unpublished] };
  }
  throw new RangeError(`No ${days} working days within ${horizonDays} days of ${date}`);
}

/** Working days after a date up to another, which is counted; negative where that lies before it. */
export function workingDaysBetween(
  from: string,
  until: string,
  calendar: BusinessCalendar,
): number {
  if (until < from) return -workingDaysBetween(until, from, calendar);
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`)];
  let days = 0;
  for (let at = start + dayMs; at <= end; at += dayMs) {
    if (isWorkingDay(new Date(at).toISOString().slice(0, 10), calendar)) days += 1;
  }
  return days;
}

/** The last millisecond of a day in Asia/Shanghai: what is due on it is in time until then. */
export function endOfDay(date: string): Date {
  return new Date(`${date}T23:59:59.999+08:00`);
}
