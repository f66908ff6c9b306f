import { queryOptions } from '@tanstack/react-query';

import { api, got } from '../../shared/client.ts';
import { problemOf } from '../../shared/problem.ts';
import { everyPage } from '../shell/every-page.ts';

const most = 200;

export const lotQuery = (id: string) =>
  queryOptions({
    queryKey: ['lot', id],
    queryFn: async () => got(api.GET('/api/lots/{id}', { params: { path: { id } } })),
  });

export const lotHoldsQuery = (lotId: string) =>
  queryOptions({
    queryKey: ['holds', { lotId }],
    queryFn: async () => got(api.GET('/api/holds', { params: { query: { lotId, limit: most } } })),
  });

export const lotRecallsQuery = (lotId: string) =>
  queryOptions({
    queryKey: ['recalls', { lotId }],
    queryFn: async () =>
      got(api.GET('/api/recalls', { params: { query: { lotId, limit: most } } })),
  });

export const holdOrderQuery = (id: string) =>
  queryOptions({
    queryKey: ['hold-orders', id],
    queryFn: async () => got(api.GET('/api/hold-orders/{id}', { params: { path: { id } } })),
  });

export const lotStockQuery = (lotId: string) =>
  queryOptions({
    queryKey: ['stock', { lotId }],
    queryFn: async () => got(api.GET('/api/stock', { params: { query: { lotId, limit: most } } })),
  });

/** Null: no code was issued yet, or not to this reader. */
export const lotCodeQuery = (id: string) =>
  queryOptions({
    queryKey: ['lot-code', id],
    queryFn: async () =>
      got(api.GET('/api/lots/{id}/code', { params: { path: { id } } })).catch((error: unknown) => {
        if (problemOf(error).status === 404) return null;
        throw error;
      }),
  });

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: ['product', id],
    queryFn: async () => got(api.GET('/api/products/{id}', { params: { path: { id } } })),
  });

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', id],
    queryFn: async () => got(api.GET('/api/organisations/{id}', { params: { path: { id } } })),
    staleTime: 10 * 60_000,
  });

export const premisesQuery = (id: string) =>
  queryOptions({
    queryKey: ['premises-one', id],
    queryFn: async () => got(api.GET('/api/premises/{id}', { params: { path: { id } } })),
  });

export const countriesQuery = queryOptions({
  queryKey: ['countries'],
  queryFn: async () => got(api.GET('/api/countries')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Titles of the rules in force, by their ids. */
export const rulesQuery = queryOptions({
  queryKey: ['policy-rules'],
  queryFn: async () => {
    const rules = await everyPage(async (page) =>
      got(api.GET('/api/policy/rules', { params: { query: page } })),
    );
    return new Map(rules.map(({ id, titleZh, titleEn }) => [id, { zh: titleZh, en: titleEn }]));
  },
  staleTime: 10 * 60_000,
});
