import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import type { ReactNode } from 'react';

import { api, got, type Schemas } from '../../shared/client.ts';
import { numberText, timeText } from '../../shared/formats.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { useLanguage } from '../../shared/words.ts';
import { lotWords } from './lot-words.ts';
import { PlainTable } from './plain-table.tsx';

const most = 200;

export function LotEvidence({ lotId }: { lotId: string }) {
  const query = { lotId, limit: most };
  const documents = useQuery({
    queryKey: ['documents', { lotId }],
    queryFn: async () => got(api.GET('/api/documents', { params: { query } })),
  });
  const tests = useQuery({
    queryKey: ['tests', { lotId }],
    queryFn: async () => got(api.GET('/api/tests', { params: { query } })),
  });
  const disinfections = useQuery({
    queryKey: ['disinfections', { lotId }],
    queryFn: async () => got(api.GET('/api/disinfections', { params: { query } })),
  });
  return (
    <>
      <Part title="documents" none="noDocuments" list={documents}>
        {(rows) => <Documents rows={rows} />}
      </Part>
      <Part title="tests" none="noTests" list={tests}>
        {(rows) => <Tests rows={rows} />}
      </Part>
      <Part title="disinfections" none="noDisinfections" list={disinfections}>
        {(rows) => <Disinfections rows={rows} />}
      </Part>
    </>
  );
}

type PartProps<Row> = {
  title: 'documents' | 'tests' | 'disinfections';
  none: 'noDocuments' | 'noTests' | 'noDisinfections';
  list: { data: { items: Row[] } | undefined; error: unknown; refetch: () => Promise<unknown> };
  children: (rows: readonly Row[]) => ReactNode;
};

function Part<Row>({ title, none, list, children }: PartProps<Row>) {
  const say = lotWords.useWords();
  const { data, error, refetch } = list;
  return (
    <section className="rg-card">
      <h2>{say(`evidence.${title}`)}</h2>
      {!data && error === null && <Skeleton lines={3} />}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="fm-quiet">{say(`evidence.${none}`)}</p>}
      {data && data.items.length > 0 && children(data.items)}
    </section>
  );
}

function Documents({ rows }: { rows: readonly Schemas['Document'][] }) {
  const say = lotWords.useWords();
  return (
    <PlainTable
      heads={[
        say('evidence.kind'),
        say('evidence.number'),
        say('evidence.issuer'),
        say('evidence.valid'),
        say('evidence.covers'),
        say('evidence.state'),
        say('evidence.files'),
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          say(`evidence.kinds.${row.kind}`),
          row.number,
          row.issuer,
          row.validUntil,
          row.coversKg === null ? null : numberText(row.coversKg),
          <Tag key="state" color={row.state === 'issued' ? 'success' : 'warning'}>
            {say(`evidence.states.${row.state}`)}
          </Tag>,
          row.files.map(({ sha256 }, at) => (
            <a key={sha256} href={`/api/files/${sha256}`} target="_blank" rel="noreferrer">
              {say('evidence.file', { n: at + 1 })}{' '}
            </a>
          )),
        ],
      }))}
    />
  );
}

function Tests({ rows }: { rows: readonly Schemas['Test'][] }) {
  const say = lotWords.useWords();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['analytes'],
    queryFn: async () => got(api.GET('/api/analytes')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const nameOf = (code: string) => data?.find((one) => one.code === code)?.name[language] ?? code;
  return (
    <PlainTable
      heads={[
        say('evidence.analyte'),
        say('evidence.result'),
        say('evidence.at'),
        say('evidence.report'),
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          nameOf(row.analyte),
          <span key="result">
            <Tag color={row.result === 'negative' ? 'success' : 'error'}>
              {say(`evidence.results.${row.result}`)}
            </Tag>
            {row.supersededBy !== null && say('evidence.superseded')}
          </span>,
          timeText(row.testedAt),
          row.reportNo,
        ],
      }))}
    />
  );
}

function Disinfections({ rows }: { rows: readonly Schemas['Disinfection'][] }) {
  const say = lotWords.useWords();
  return (
    <PlainTable
      heads={[say('evidence.certificate'), say('evidence.agent'), say('evidence.at')]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [row.certificateNo, row.disinfectant.agent, timeText(row.startedAt)],
      }))}
    />
  );
}
