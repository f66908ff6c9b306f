import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Tag } from 'antd';

import { api, got } from '../../shared/client.ts';
import { timeText } from '../../shared/formats.ts';
import { useEnter } from '../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { PlainTable } from '../lots/plain-table.tsx';
import { deskWords } from '../shell/desk-words.ts';
import { accountWords } from './account-words.ts';
import { agentText } from './agent-text.ts';

export function OwnSessions() {
  const say = accountWords.useWords();
  const toShown = <T extends { agent: string }>(one: T): T => ({
    ...one,
    agent: agentText(one.agent) || say('sessions.unknown'),
  });
  const desk = deskWords.useWords();
  const client = useQueryClient();
  const enter = useEnter();
  const { data, error, refetch } = useQuery({
    queryKey: ['own-sessions'],
    queryFn: async () => got(api.GET('/api/account/sessions')),
  });
  const end = useMutation({
    mutationFn: async (id: string) =>
      got(api.DELETE('/api/account/sessions/{id}', { params: { path: { id } } })),
    onSettled: async () => client.invalidateQueries({ queryKey: ['own-sessions'] }),
  });
  const endAll = useMutation({
    mutationFn: async () => got(api.DELETE('/api/account/sessions')),
    onSuccess: () => enter(null),
  });
  const failure = error ?? end.error ?? endAll.error;
  return (
    <section className="rg-card" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{say('sessions.title')}</h2>
      <p className="fm-quiet">{say('sessions.lead')}</p>
      {failure !== null && <ProblemNote error={failure} onRetry={() => void refetch()} />}
      {!data && error === null && <Skeleton lines={3} />}
      {data && (
        <PlainTable
          heads={[
            say('sessions.agent'),
            say('sessions.since'),
            say('sessions.seen'),
            say('sessions.acts'),
          ]}
          rows={data.items.map(toShown).map(({ id, agent, createdAt, lastSeenAt, current }) => ({
            key: id,
            cells: [
              <span key="agent" className="dk-agent">
                {agent} {current && <Tag color="success">{say('sessions.current')}</Tag>}
              </span>,
              timeText(createdAt),
              timeText(lastSeenAt),
              current ? null : (
                <Button
                  key="end"
                  danger
                  size="small"
                  aria-label={say('sessions.endOf', { agent })}
                  loading={end.isPending && end.variables === id}
                  onClick={() => end.mutate(id)}
                >
                  {say('sessions.end')}
                </Button>
              ),
            ],
          }))}
        />
      )}
      <p className="fm-no-print">
        <Popconfirm
          title={say('sessions.sure')}
          okText={desk('confirm')}
          cancelText={desk('cancel')}
          onConfirm={() => endAll.mutate()}
        >
          <Button danger loading={endAll.isPending}>
            {say('sessions.endAll')}
          </Button>
        </Popconfirm>
      </p>
    </section>
  );
}
