import '../regulator.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';

import { api, got, type Schemas } from '../../../shared/client.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { deskWords } from '../../shell/desk-words.ts';
import { useServerList } from '../../shell/server-table.tsx';
import { ReportCard } from './report-card.tsx';
import { reportWords } from './report-words.ts';

const states = ['filed', 'examining', 'upheld', 'unfounded'] as const;

export function ReportsPage() {
  const say = reportWords.useWords();
  const desk = deskWords.useWords();
  const navigate = useNavigate();
  const search: { state?: string } = useSearch({ strict: false });
  const state = states.find((one) => one === search.state);
  const list = useServerList<Schemas['ConsumerReport']>(['reports', state], async (page) =>
    got(api.GET('/api/reports', { params: { query: { ...page, ...(state && { state }) } } })),
  );
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-quiet">{say('lead')}</p>
      <div className="dk-bar">
        <Select
          aria-label={say('state')}
          value={state ?? ''}
          style={{ minWidth: 160 }}
          onChange={(chosen: string) =>
            void navigate({ to: '/reports', search: chosen === '' ? {} : { state: chosen } })
          }
          options={[
            { value: '', label: say('all') },
            ...states.map((value) => ({ value: value as string, label: say(`states.${value}`) })),
          ]}
        />
      </div>
      {list.isPending && <Skeleton lines={6} />}
      {list.error !== null && (
        <ProblemNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data && list.rows.length === 0 && <p className="fm-note">{say('none')}</p>}
      {list.rows.map((report) => (
        <ReportCard key={report.id} report={report} showsLot />
      ))}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {desk('more')}
        </Button>
      )}
    </>
  );
}
