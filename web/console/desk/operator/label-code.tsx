import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Space, Tag } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { problemOf } from '../../shared/problem.ts';
import { useMay } from '../../shared/session.ts';
import { ProblemNote } from '../../shared/ui.tsx';
import { useAction } from '../shell/use-action.ts';
import { papersWords } from './papers-words.ts';

/** The code of the lot itself, beside those of its units. */
export function LotCode({ lot }: { lot: Schemas['Lot'] }) {
  const say = papersWords.useWords();
  const may = useMay()('codes:issue');
  const client = useQueryClient();
  const params = { path: { id: lot.id } };
  const { data, error } = useQuery({
    queryKey: ['code', lot.id],
    queryFn: async () => {
      try {
        return await got(api.GET('/api/lots/{id}/code', { params }));
      } catch (failure) {
        if (problemOf(failure).status === 404) return null;
        throw failure;
      }
    },
  });
  const after = async () => client.invalidateQueries({ queryKey: ['code', lot.id] });
  const issue = useAction(
    async (eventId) => got(api.POST('/api/lots/{id}/code', { params, body: { eventId } })),
    after,
  );
  const activate = useAction(
    async (eventId) => got(api.POST('/api/lots/{id}/code/activate', { params, body: { eventId } })),
    after,
  );
  const failure = error ?? issue.error ?? activate.error;
  return (
    <section aria-label={say('labels.lotCode')}>
      <Space wrap>
        <b>{say('labels.lotCode')}:</b>
        {data ? (
          <>
            <code>{data.printed}</code>
            <Tag>{say(`labels.codeStates.${data.state}`)}</Tag>
            <a href={`/t/${data.code}`} target="_blank" rel="noreferrer">
              {say('labels.page')}
            </a>
            {may && data.state === 'issued' && (
              <Button size="small" loading={activate.isBusy} onClick={activate.start}>
                {say('labels.activateCode')}
              </Button>
            )}
          </>
        ) : (
          data === null && (
            <>
              <span className="fm-quiet">{say('labels.noCode')}</span>
              {may && (
                <Button size="small" loading={issue.isBusy} onClick={issue.start}>
                  {say('labels.issueCode')}
                </Button>
              )}
            </>
          )
        )}
      </Space>
      {failure !== undefined && failure !== null && <ProblemNote error={failure} />}
    </section>
  );
}
