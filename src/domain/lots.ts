import type { Text } from './text.ts';

export const lotKinds = ['import', 'domestic', 'processed'] as const;
export type LotKind = (typeof lotKinds)[number];

/** How an imported lot comes into the province. */
export const lotEntries = ['first_station_in', 'first_station_out', 'inter_province'] as const;
export type LotEntry = (typeof lotEntries)[number];

export const lotEntryNames: Record<LotEntry, Text> = {
  first_station_in: { zh: '首站在省内', en: 'First station in the province' },
  first_station_out: { zh: '首站在省外', en: 'First station outside the province' },
  inter_province: { zh: '省际流入', en: 'From another province' },
};

/** What an import declaration must name besides its product, by the way it comes in. */
export const demandedByEntry = {
  first_station_in: ['containerNo', 'sealNo', 'destinationPremisesId'],
  first_station_out: ['containerNo', 'sealNo', 'destinationNote'],
  inter_province: ['previousOutCertificateNo', 'destinationPremisesId'],
} as const satisfies Record<LotEntry, readonly string[]>;

/** `YYYY-MM-DD` plus whole days. */
export function addDays(isoDate: string, days: number): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
