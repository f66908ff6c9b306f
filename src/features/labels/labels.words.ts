import { type StorageClass, temperatureClasses } from '../../domain/storage-class.ts';
import type { Language } from '../../domain/text.ts';

export type LabelLevel = 'case' | 'pack';

/** What is the same on every label of a series. */
export type LabelFacts = {
  nameZh: string;
  nameEn: string;
  spec: string | null;
  lotNumber: string;
  productionDate: string;
  expiryDate: string;
  storageClass: StorageClass;
  level: LabelLevel;
};

/** What differs: `reprint` is 0 on the first label with a code. */
export type Unit = { serial: number; code: string; link: string; reprint: number };

export type LabelWords = {
  level: Record<LabelLevel, string>;
  lines: (facts: LabelFacts) => string[];
  reprint: (times: number) => string;
};

export const chinese: LabelWords = {
  level: { case: '箱', pack: '件' },
  lines: (facts) => [
    facts.nameZh,
    ...(facts.spec === null ? [] : [`规格 ${facts.spec}`]),
    `批号 ${facts.lotNumber}`,
    `生产日期 ${facts.productionDate}`,
    `保质期至 ${facts.expiryDate}`,
    `贮存条件 ${storage(facts, 'zh', (min, max) => (min === null ? `≤${max}℃` : `${min}–${max}℃`))}`,
  ],
  reprint: (times) => `重印 ${times}`,
};

/** For printers that have Latin letters only, where no font can be lent to them. */
export const english: LabelWords = {
  level: { case: 'CASE', pack: 'PACK' },
  lines: (facts) => [
    facts.nameEn,
    ...(facts.spec === null || !isLatin(facts.spec) ? [] : [`Net ${facts.spec}`]),
    `Lot ${facts.lotNumber}`,
    `Produced ${facts.productionDate}`,
    `Use by ${facts.expiryDate}`,
    storage(facts, 'en', (min, max) => (min === null ? `max. ${max} C` : `${min} to ${max} C`)),
  ],
  reprint: (times) => `REPRINT ${times}`,
};

function storage(
  { storageClass }: LabelFacts,
  language: Language,
  limits: (min: number | null, max: number) => string,
): string {
  const { name, minC, maxC } = temperatureClasses[storageClass];
  return maxC === null ? name[language] : `${name[language]} ${limits(minC, maxC)}`;
}

function isLatin(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
