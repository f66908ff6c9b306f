import '../regulator.css';
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';

import { recallKindNames } from '../../../../../src/domain/recalls.ts';
import { type Language } from '../../../../../src/domain/text.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';
import { timeText } from '../../../shared/formats.ts';
import { useMay } from '../../../shared/session.ts';
import { useLanguage } from '../../../shared/words.ts';
import { type Column, ServerTable, useServerList } from '../../shell/server-table.tsx';
import { regulatorWords } from '../regulator-words.ts';
import { NextDue } from './due.tsx';
import { RecallDialog } from './recall-dialog.tsx';
import { recallQuery } from './recall-queries.ts';
import { classText, recallWords } from './recall-words.ts';

type Row = Schemas['Recall'];
type Words = ReturnType<typeof recallWords.useWords>;

export function RecallsPage() {
  const say = recallWords.useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const { open }: { open?: boolean } = useSearch({ strict: false });
  const list = useServerList<Row>(['recalls', open], async (page) =>
    got(
      api.GET('/api/recalls', {
        params: { query: { ...page, ...(open === true && { active: 'true' as const }) } },
      }),
    ),
  );
  const drill = regulatorWords.useWords()('drill');
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-quiet">{say('lead')}</p>
      <ServerTable
        label={say('title')}
        list={list}
        rowKey={({ id }) => id}
        columns={columns(say, language, drill)}
        empty={say('none')}
        actions={
          <>
            {may('oversight:recall') && (
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
                {say('add')}
              </Button>
            )}
            <Checkbox
              checked={open === true}
              onChange={({ target }) =>
                void navigate({ to: '/recalls', search: target.checked ? { open: true } : {} })
              }
            >
              {say('onlyOpen')}
            </Checkbox>
          </>
        }
      />
      {isNew && (
        <RecallDialog
          onClose={() => setNew(false)}
          onDone={(id) => void navigate({ to: `/recalls/${id}` })}
        />
      )}
    </>
  );
}

const columns = (say: Words, language: Language, drill: string): Column<Row>[] => [
  {
    key: 'number',
    title: say('number'),
    text: ({ number }) => number,
    cell: ({ id, number }) => <Link to={`/recalls/${id}`}>{number}</Link>,
    isLong: true,
  },
  {
    key: 'kind',
    title: say('kind'),
    text: (row) => `${recallKindNames[row.kind][language]}${row.drill ? ` (${drill})` : ''}`,
    cell: (row) => (
      <>
        {recallKindNames[row.kind][language]}{' '}
        {row.drill && <span className="rg-drill-tag">{drill}</span>}
      </>
    ),
  },
  { key: 'class', title: say('class'), text: (row) => classText(row.class, language) },
  { key: 'opened', title: say('opened'), text: ({ openedAt }) => timeText(openedAt) },
  {
    key: 'state',
    title: say('state'),
    text: ({ closedAt }) => say(closedAt === null ? 'open' : 'closed'),
    cell: ({ closedAt }) => (
      <Tag color={closedAt === null ? 'warning' : 'default'}>
        {say(closedAt === null ? 'open' : 'closed')}
      </Tag>
    ),
  },
  {
    key: 'next',
    title: say('next'),
    text: () => '',
    cell: ({ id, closedAt }) => (closedAt === null ? <Clock id={id} /> : null),
  },
];

/** The clock of one row: of those under way only, which are few. */
function Clock({ id }: { id: string }) {
  const { data } = useQuery(recallQuery(id));
  return data ? <NextDue deadlines={data.clock.deadlines} /> : null;
}
