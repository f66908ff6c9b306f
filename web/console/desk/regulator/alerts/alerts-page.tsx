import '../regulator.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Tag } from 'antd';

import { alertKindNames, alertKinds, alertStates } from '../../../../../src/domain/alerts.ts';
import type { Language } from '../../../../../src/domain/text.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';
import { numberText, timeText } from '../../../shared/formats.ts';
import { useLanguage } from '../../../shared/words.ts';
import { type Column, ServerTable, useServerList } from '../../shell/server-table.tsx';
import { alertWords } from './alert-words.ts';

type Row = Schemas['Alert'];
type Words = ReturnType<typeof alertWords.useWords>;
type Search = { kind?: string; state?: string; org?: string };

export const alertColours = {
  open: 'error',
  in_hand: 'warning',
  dismissed: 'default',
  settled: 'success',
  resolved: 'default',
} as const;

export function AlertsPage() {
  const say = alertWords.useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const kind = alertKinds.find((one) => one === search.kind);
  const state = alertStates.find((one) => one === search.state);
  const { org } = search;
  const list = useServerList<Row>(['alerts', kind, state, org], async (page) =>
    got(
      api.GET('/api/alerts', {
        params: {
          query: {
            ...page,
            ...(kind && { kind }),
            ...(state && { state }),
            ...(org !== undefined && { orgId: org }),
          },
        },
      }),
    ),
  );
  const go = (part: Search) => {
    const next = Object.entries({ ...search, ...part }).filter(([, value]) => value);
    void navigate({ to: '/alerts', search: Object.fromEntries(next) });
  };
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-quiet">{say('lead')}</p>
      {org !== undefined && (
        <p>
          {say('ofFirm')}{' '}
          <Button size="small" onClick={() => go({ org: '' })}>
            {say('clear')}
          </Button>
        </p>
      )}
      <ServerTable
        label={say('title')}
        list={list}
        rowKey={({ id }) => id}
        columns={columns(say, language)}
        empty={say('none')}
        actions={
          <>
            <Select
              aria-label={say('state')}
              value={state ?? ''}
              style={{ minWidth: 150 }}
              onChange={(chosen: string) => go({ state: chosen })}
              options={[
                { value: '', label: `${say('state')}: ${say('all')}` },
                ...alertStates.map((value) => ({
                  value: value as string,
                  label: say(`states.${value}`),
                })),
              ]}
            />
            <Select
              aria-label={say('kind')}
              value={kind ?? ''}
              style={{ minWidth: 200 }}
              onChange={(chosen: string) => go({ kind: chosen })}
              options={[
                { value: '', label: `${say('kind')}: ${say('all')}` },
                ...alertKinds.map((value) => ({
                  value: value as string,
                  label: alertKindNames[value][language],
                })),
              ]}
            />
          </>
        }
      />
    </>
  );
}

const columns = (say: Words, language: Language): Column<Row>[] => [
  {
    key: 'kind',
    title: say('kind'),
    text: ({ kindName }) => kindName[language],
    cell: ({ id, kindName }) => <Link to={`/alerts/${id}`}>{kindName[language]}</Link>,
  },
  {
    key: 'state',
    title: say('state'),
    text: ({ state }) => say(`states.${state}`),
    cell: ({ state }) => <Tag color={alertColours[state]}>{say(`states.${state}`)}</Tag>,
  },
  {
    key: 'text',
    title: say('text'),
    text: ({ text }) => text[language],
    cell: ({ text }) => <div className="rg-text">{text[language]}</div>,
  },
  {
    key: 'excess',
    title: say('excess'),
    text: ({ excessKg }) => (excessKg === null ? '' : numberText(excessKg)),
    isNumber: true,
  },
  { key: 'raised', title: say('raised'), text: ({ raisedAt }) => timeText(raisedAt) },
];
