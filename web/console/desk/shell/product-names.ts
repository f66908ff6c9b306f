import { useQueries } from '@tanstack/react-query';

import { api, got } from '../../shared/client.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';

/** Of lots that one handles, whoever's products they are. */
export function useProductNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const language = useLanguage();
  const distinct = [...new Set(ids)];
  return useQueries({
    queries: distinct.map((id) => ({
      queryKey: ['products', 'one', id],
      queryFn: async () => got(api.GET('/api/products/{id}', { params: { path: { id } } })),
      staleTime: 30 * 60_000,
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => (data ? [[data.id, nameOf(data, language)]] : []))),
  });
}
