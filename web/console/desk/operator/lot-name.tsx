import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { api, got } from '../../shared/client.ts';

/** A lot by its number, on the way to its page. */
export function LotName({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: ['lots', 'one', id],
    queryFn: async () => got(api.GET('/api/lots/{id}', { params: { path: { id } } })),
    staleTime: 5 * 60_000,
  });
  return <Link to={`/lots/${id}`}>{data?.number ?? id.slice(-8)}</Link>;
}
