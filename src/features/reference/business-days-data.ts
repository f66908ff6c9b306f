import type { Text } from '../../domain/text.ts';
import type { ArrangedDay, ArrangedYear } from './business-days.events.ts';

/** Changes whenever the days do: then a year that nobody entered by hand is loaded anew. */
export const shippedEdition = 'shipped 1';

const names = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  spring: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming Festival' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  national: { zh: '国庆节', en: 'National Day' },
  both: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
} satisfies Record<string, Text>;

/** First and last day off, both as MM-DD, and the weekend days worked in exchange. */
type Break = readonly [keyof typeof names, first: string, last: string, ...worked: string[]];

/** 国务院办公厅关于部分节假日安排的通知, year by year. None is published for 2027. */
const years: Readonly<Record<number, readonly Break[]>> = {
  2020: [
    ['newYear', '01-01', '01-01'],
    // Lengthened on 27 January to 2 February; 1 February was then not worked.
    ['spring', '01-24', '02-02', '01-19'],
    ['qingming', '04-04', '04-06'],
    ['labour', '05-01', '05-05', '04-26', '05-09'],
    ['dragonBoat', '06-25', '06-27', '06-28'],
    ['both', '10-01', '10-08', '09-27', '10-10'],
  ],
  2021: [
    ['newYear', '01-01', '01-03'],
    ['spring', '02-11', '02-17', '02-07', '02-20'],
    ['qingming', '04-03', '04-05'],
    ['labour', '05-01', '05-05', '04-25', '05-08'],
    ['dragonBoat', '06-12', '06-14'],
    ['midAutumn', '09-19', '09-21', '09-18'],
    ['national', '10-01', '10-07', '09-26', '10-09'],
  ],
  2022: [
    ['newYear', '01-01', '01-03'],
    ['spring', '01-31', '02-06', '01-29', '01-30'],
    ['qingming', '04-03', '04-05', '04-02'],
    ['labour', '04-30', '05-04', '04-24', '05-07'],
    ['dragonBoat', '06-03', '06-05'],
    ['midAutumn', '09-10', '09-12'],
    ['national', '10-01', '10-07', '10-08', '10-09'],
  ],
  2023: [
    ['newYear', '01-01', '01-02'],
    ['spring', '01-21', '01-27', '01-28', '01-29'],
    ['qingming', '04-05', '04-05'],
    ['labour', '04-29', '05-03', '04-23', '05-06'],
    ['dragonBoat', '06-22', '06-24', '06-25'],
    ['both', '09-29', '10-06', '10-07', '10-08'],
  ],
  2024: [
    ['newYear', '01-01', '01-01'],
    ['spring', '02-10', '02-17', '02-04', '02-18'],
    ['qingming', '04-04', '04-06', '04-07'],
    ['labour', '05-01', '05-05', '04-28', '05-11'],
    ['dragonBoat', '06-10', '06-10'],
    ['midAutumn', '09-15', '09-17', '09-14'],
    ['national', '10-01', '10-07', '09-29', '10-12'],
  ],
  2025: [
    ['newYear', '01-01', '01-01'],
    ['spring', '01-28', '02-04', '01-26', '02-08'],
    ['qingming', '04-04', '04-06'],
    ['labour', '05-01', '05-05', '04-27'],
    ['dragonBoat', '05-31', '06-02'],
    ['both', '10-01', '10-08', '09-28', '10-11'],
  ],
  2026: [
    ['newYear', '01-01', '01-03', '01-04'],
    ['spring', '02-15', '02-23', '02-14', '02-28'],
    ['qingming', '04-04', '04-06'],
    ['labour', '05-01', '05-05', '05-09'],
    ['dragonBoat', '06-19', '06-21'],
    ['midAutumn', '09-25', '09-27'],
    ['national', '10-01', '10-07', '09-20', '10-10'],
  ],
};

const dayMs = 86_400_000;

function datesBetween(first: string, last: string): string[] {
  const start = Date.parse(first);
  const count = (Date.parse(last) - start) / dayMs + 1;
  return Array.from({ length: count }, (_, at) =>
    new Date(start + at * dayMs).toISOString().slice(0, 10),
  );
}

export function shippedYears(): ArrangedYear[] {
  return Object.entries(years).map(([year, breaks]) => ({
    year: Number(year),
    edition: shippedEdition,
    source: `国务院办公厅关于${year}年部分节假日安排的通知`,
    days: breaks
      .flatMap(([name, first, last, ...worked]) => {
        const { zh: nameZh, en: nameEn } = names[name];
        return [
          ...datesBetween(`${year}-${first}`, `${year}-${last}`).map((date): ArrangedDay => ({
            date,
            kind: 'off',
            nameZh,
            nameEn,
          })),
          ...worked.map((date): ArrangedDay => ({
            date: `${year}-${date}`,
            kind: 'work',
            nameZh,
            nameEn,
          })),
        ];
      })
      .toSorted((a, b) => a.date.localeCompare(b.date)),
  }));
}
