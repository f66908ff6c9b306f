import { queryOptions, useQuery } from '@tanstack/react-query';

import { api, got, type Schemas } from '../../shared/client.ts';
import { useSession } from '../../shared/session.ts';
import { noticesQuery } from '../regulator/recalls/recall-queries.ts';
import { everyPage } from '../shell/every-page.ts';
import { isRegulator } from '../shell/menu.ts';

export type Duty = { recall: Schemas['Recall']; notice: Schemas['RecallNotice'] };

const freshMs = 60_000;

/** Recalls under way that a firm was told of and has not answered, the first due first. */
const noticesToAnswer = (orgId: string) =>
  queryOptions({
    queryKey: ['recalls', 'to-answer', orgId],
    queryFn: async ({ client }): Promise<Duty[]> => {
      const open = await everyPage(async (page) =>
        got(api.GET('/api/recalls', { params: { query: { ...page, active: 'true' } } })),
      );
      const told = await Promise.all(
        open.map(async (recall) => {
          const { items } = await client.query(noticesQuery(recall.id));
          const notice = items.find((one) => one.orgId === orgId && !one.answered);
          return notice ? [{ recall, notice }] : [];
        }),
      );
      return told.flat().sort((a, b) => Date.parse(a.notice.dueAt) - Date.parse(b.notice.dueAt));
    },
    staleTime: freshMs,
    refetchInterval: 5 * freshMs,
  });

export function useDuties() {
  const session = useSession();
  const isFirm = !isRegulator(session) && session.permissions.includes('recalls:answer');
  return useQuery({ ...noticesToAnswer(session.organisation.id), enabled: isFirm });
}

/** What an authority stopped of a firm's goods. */
export function useOthersHolds() {
  const { organisation } = useSession();
  return useQuery({
    queryKey: ['hold-orders', 'of-others', organisation.id],
    queryFn: async () => {
      const orders = await everyPage(async (page) =>
        got(
          api.GET('/api/hold-orders', {
            params: { query: { ...page, active: 'true', goods: 'true' } },
          }),
        ),
      );
      // What a firm holds itself, it lets go itself.
      return orders.filter(({ kind }) => kind !== 'owner');
    },
    staleTime: freshMs,
  });
}
