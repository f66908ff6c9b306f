import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, got, type Schemas } from '../../shared/client.ts';

export type Hit = Schemas['SearchHit'];
const hitKinds = [
  'lot',
  'document',
  'disinfection',
  'product',
  'organisation',
  'premises',
] as const satisfies readonly Hit['kind'][];

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (text: string): boolean => idPattern.test(text);

export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: async ({ signal }) =>
      got(api.GET('/api/search', { params: { query: { q: text } }, signal })),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });

/** Grouped by what they are, in the order in which somebody looks for them. */
export const groupsOf = (hits: readonly Hit[]) =>
  hitKinds.flatMap((kind) => {
    const found = hits.filter((hit) => hit.kind === kind);
    return found.length > 0 ? [{ kind, hits: found }] : [];
  });

/** Where a hit leads at once; the others lead to the page of results. */
export function targetOf(hit: Hit, text: string): { to: string; search: Record<string, string> } {
  const [only, more] = hit.lots;
  if (hit.kind === 'lot') return { to: `/lots/${hit.id}`, search: {} };
  if (only && !more && hit.kind !== 'product' && hit.kind !== 'organisation') {
    return { to: `/lots/${only.id}`, search: { tab: 'evidence' } };
  }
  return { to: '/search', search: { q: text, hit: hit.id } };
}
