import '../regulator.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select, Tag } from 'antd';

import type { Language } from '../../../../../src/domain/text.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';
import { timeText } from '../../../shared/formats.ts';
import { nameOf, useLanguage } from '../../../shared/words.ts';
import { type Column, ServerTable, useServerList } from '../../shell/server-table.tsx';
import { RegistrationChanges } from './registration-changes.tsx';
import { registrationWords } from './registration-words.ts';

type Row = Schemas['Registration'];
type Words = ReturnType<typeof registrationWords.useWords>;

const states = ['submitted', 'returned', 'opened', 'refused'] as const;

export const registrationColours = {
  submitted: 'warning',
  returned: 'default',
  opened: 'success',
  refused: 'error',
} as const;

export function RegistrationsPage() {
  const say = registrationWords.useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const search: { state?: string } = useSearch({ strict: false });
  const state = states.find((one) => one === search.state);
  const list = useServerList<Row>(['registrations', state], async (page) =>
    got(api.GET('/api/registrations', { params: { query: { ...page, ...(state && { state }) } } })),
  );
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-quiet">{say('lead')}</p>
      <ServerTable
        label={say('title')}
        list={list}
        rowKey={({ id }) => id}
        columns={columns(say, language)}
        empty={say('none')}
        actions={
          <Select
            aria-label={say('state')}
            value={state ?? ''}
            style={{ minWidth: 150 }}
            onChange={(chosen: string) =>
              void navigate({
                to: '/registrations',
                search: chosen === '' ? {} : { state: chosen },
              })
            }
            options={[
              { value: '', label: say('all') },
              ...states.map((value) => ({ value: value as string, label: say(`states.${value}`) })),
            ]}
          />
        }
      />
      <RegistrationChanges />
    </>
  );
}

const columns = (say: Words, language: Language): Column<Row>[] => [
  {
    key: 'name',
    title: say('name'),
    text: (row) => nameOf(row, language),
    cell: (row) => <Link to={`/registrations/${row.id}`}>{nameOf(row, language)}</Link>,
  },
  { key: 'uscc', title: say('uscc'), text: ({ uscc }) => uscc },
  { key: 'kind', title: say('kind'), text: ({ kind }) => say(`kinds.${kind}`) },
  { key: 'at', title: say('submitted'), text: ({ submittedAt }) => timeText(submittedAt) },
  {
    key: 'state',
    title: say('state'),
    text: ({ state }) => say(`states.${state}`),
    cell: ({ state }) => <Tag color={registrationColours[state]}>{say(`states.${state}`)}</Tag>,
  },
];
