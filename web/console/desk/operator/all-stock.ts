import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { api, got, type Schemas } from '../../shared/client.ts';

export type StockRow = Schemas['Stock'];

/** What stands there: not what was sold or destroyed, nor what is announced only. */
export const stockQuery = (premisesId: string | undefined) => ({
  standing: 'true' as const,
  ...(premisesId !== undefined && { premisesId }),
});

/** Every row of the firm's stock: for sums, which no page of a list can give. */
export function useAllStock(premisesId?: string) {
  const [read, setRead] = useState(0);
  const query = useQuery({
    queryKey: ['stock', 'all', premisesId],
    queryFn: async ({ signal }) => {
      const rows: StockRow[] = [];
      let cursor: string | undefined;
      do {
        const page = await got(
          api.GET('/api/stock', {
            signal,
            params: {
              query: {
                limit: 200,
                ...(cursor !== undefined && { cursor }),
                ...stockQuery(premisesId),
              },
            },
          }),
        );
        rows.push(...page.items);
        setRead(rows.length);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return rows;
    },
    staleTime: 60_000,
  });
  return { ...query, read };
}

const grams = (kg: number) => Math.round(kg * 1000);

/** Whole grams are added, so that no sum ends in thirteen decimals. */
export function sumKg(rows: readonly StockRow[]): number {
  return rows.reduce((sum, { quantity }) => sum + grams(quantity.netWeightKg), 0) / 1000;
}

export const sumPieces = (rows: readonly StockRow[]): number =>
  rows.reduce((sum, { quantity }) => sum + quantity.pieces, 0);

export const lotsIn = (rows: readonly StockRow[]): number =>
  new Set(rows.map(({ lotId }) => lotId)).size;
