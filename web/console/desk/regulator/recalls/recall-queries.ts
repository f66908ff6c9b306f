import { queryOptions } from '@tanstack/react-query';

import { api, got } from '../../../shared/client.ts';
import { problemOf } from '../../../shared/problem.ts';

const path = (id: string) => ({ params: { path: { id } } });

export const recallQuery = (id: string) =>
  queryOptions({
    queryKey: ['recalls', id],
    queryFn: async () => got(api.GET('/api/recalls/{id}', path(id))),
  });

/** Null for who doesn't answer for the recall. */
export const figuresQuery = (id: string) =>
  queryOptions({
    queryKey: ['recalls', id, 'figures'],
    queryFn: async () =>
      got(api.GET('/api/recalls/{id}/effectiveness', path(id))).catch((error: unknown) => {
        const { status } = problemOf(error);
        if (status === 403 || status === 404) return null;
        throw error;
      }),
  });

export const noticesQuery = (id: string) =>
  queryOptions({
    queryKey: ['recalls', id, 'notices'],
    queryFn: async () => got(api.GET('/api/recalls/{id}/notices', path(id))),
  });

export const disposalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['recalls', id, 'disposals'],
    queryFn: async () => got(api.GET('/api/recalls/{id}/disposals', path(id))),
  });

export const reportsQuery = (id: string) =>
  queryOptions({
    queryKey: ['recalls', id, 'reports'],
    queryFn: async () => got(api.GET('/api/recalls/{id}/reports', path(id))),
  });
