import type { Language } from '../../../src/domain/text.ts';
import { tagOf } from './words.ts';

const zone = 'Asia/Shanghai';

const zoneNames = { zh: '北京时间', en: 'UTC+8' } as const;

const memory = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  let found = memory.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(tagOf(language) === 'en' ? 'en-GB' : 'zh-CN', {
      timeZone: zone,
      ...options,
    });
    memory.set(key, found);
  }
  return found;
}

function partsOf(moment: Date): Record<string, string> {
  const parts = formatter('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** `2026-11-29 14:26`, in China; the zone is said once beside it. */
export function timeText(moment: string | Date): string {
  const { year, month, day, hour, minute } = partsOf(new Date(moment));
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

/** With its zone, for a moment that stands alone. */
export const timeWithZone = (moment: string | Date, language: Language): string =>
  `${timeText(moment)} ${zoneNames[language]}`;

/** A moment that was typed as the time in China. */
export const beijingMoment = (local: string): string => new Date(`${local}:00+08:00`).toISOString();

export function dayText(moment: string | Date): string {
  return timeText(moment).slice(0, 10);
}

const weights = { zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 3 }) };

/** On the wire and on screen a weight is kilograms. */
export const kgText = (kg: number): string => `${weights.zh.format(kg)} kg`;

export const numberText = (value: number): string => weights.zh.format(value);

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** “3 天前”, “in 2 hours”: how far a moment is from now. */
export function ageText(moment: string | Date, language: Language, now = new Date()): string {
  const seconds = (new Date(moment).getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(tagOf(language), { numeric: 'auto' });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'minute');
}

/** Whole days from today in China to a date; negative once it is past. */
export function daysUntil(date: string, now = new Date()): number {
  return Math.round((Date.parse(date) - Date.parse(dayText(now))) / 86_400_000);
}
