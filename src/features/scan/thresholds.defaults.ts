import type { ThresholdBody } from './thresholds.events.ts';

type Default = Pick<ThresholdBody, 'level' | 'numbers'>;

/**
 * Shipped guesses, to be replaced by what a region learns. One pack is scanned by a shopper or two and
 * a family that shows it around; a case by every keeper on its way; a lot's code is on each piece.
 */
const defaults: readonly Default[] = [
  { level: 'pack', numbers: { reason: 'many', scans: 50, perPiece: 0 } },
  {
    level: 'pack',
    numbers: { reason: 'places', hours: 72, cities: 3, provinces: 1, perPiece: 0 },
  },
  { level: 'pack', numbers: { reason: 'after_sold', days: 365, scans: 3, perPiece: 0 } },
  { level: 'pack', numbers: { reason: 'after_destroyed', hours: 0 } },
  { level: 'case', numbers: { reason: 'many', scans: 200, perPiece: 0 } },
  {
    level: 'case',
    numbers: { reason: 'places', hours: 12, cities: 3, provinces: 2, perPiece: 0 },
  },
  { level: 'case', numbers: { reason: 'after_sold', days: 180, scans: 3, perPiece: 0 } },
  { level: 'case', numbers: { reason: 'after_destroyed', hours: 0 } },
  { level: 'lot', numbers: { reason: 'many', scans: 1_000, perPiece: 20 } },
  {
    level: 'lot',
    numbers: { reason: 'places', hours: 72, cities: 30, provinces: 5, perPiece: 0.1 },
  },
  { level: 'lot', numbers: { reason: 'after_sold', days: 365, scans: 20, perPiece: 0.1 } },
  { level: 'lot', numbers: { reason: 'after_destroyed', hours: 0 } },
];

/** The first moment of 2026 in Asia/Shanghai. */
const effectiveFrom = new Date('2026-01-01T00:00:00+08:00').toISOString();

export const defaultThresholds: readonly Omit<ThresholdBody, 'id'>[] = defaults.map((one) => ({
  ...one,
  divisionId: 'CN',
  source: '出厂默认，无依据可引，须按当地情况另立 · Shipped default without a source: set your own',
  effectiveFrom,
  effectiveTo: null,
}));
