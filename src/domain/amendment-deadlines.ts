/** How soon a change of a firm's e-file has to be told, where and since when. */
export type AmendmentDeadline = {
  /** Divisions under this path. */
  path: string;
  from: string;
  days: number;
  source: { zh: string; en: string };
};

export const amendmentDeadlines: readonly AmendmentDeadline[] = [
  {
    path: 'CN/310000/',
    from: '2015-10-01',
    days: 2,
    source: {
      zh: '《上海市食品安全信息追溯管理办法》:电子档案信息变动之日起 2 日内更新',
      en: 'Shanghai Measures for Food Safety Information Traceability: e-file updated within 2 days of a change',
    },
  },
  {
    path: 'CN/',
    from: '2015-10-01',
    days: 2,
    source: {
      zh: '本平台参照上海办法的默认期限,各地另有规定的从其规定',
      en: "This platform's default after the Shanghai measures, where a division has no rule of its own",
    },
  },
];

/** The rule of the nearest division that was in force on the day of the change. */
export function deadlineFor(path: string, happenedOn: string): AmendmentDeadline | undefined {
  return amendmentDeadlines
    .filter((rule) => path.startsWith(rule.path) && rule.from <= happenedOn)
    .toSorted((a, b) => b.path.length - a.path.length || b.from.localeCompare(a.from))[0];
}

const dayMs = 86_400_000;

/** Whole days after the last day on which it was in time; the day of the change itself is day zero. */
export function daysLate(happenedOn: string, filedOn: string, days: number): number {
  const passed = (Date.parse(filedOn) - Date.parse(happenedOn)) / dayMs;
  return Math.max(0, passed - days);
}
