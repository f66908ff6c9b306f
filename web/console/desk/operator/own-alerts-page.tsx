import { useQueryClient } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { numberText, timeText } from '../../shared/formats.ts';
import { useMay } from '../../shared/session.ts';
import { useLanguage } from '../../shared/words.ts';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { CommandForm } from '../shell/command-form.tsx';
import { LongText } from '../shell/limited-text.tsx';
import { useAddress } from '../shell/search-state.ts';
import { ServerTable, useServerList } from '../shell/server-table.tsx';
import { ownAlertWords } from './own-alert-words.ts';

type Row = Schemas['Alert'];
const states = ['open', 'in_hand', 'settled', 'dismissed', 'resolved'] as const;
const stateColors = {
  open: 'error',
  in_hand: 'processing',
  settled: 'success',
  dismissed: 'default',
  resolved: 'success',
} as const;

/** What the books should not show of the firm's own records, and its word on it. */
export function OwnAlertsPage() {
  const say = ownAlertWords.useWords();
  const language = useLanguage();
  const may = useMay()('alerts:explain');
  const [address, setAddress] = useAddress();
  const state = states.find((one) => one === address['state']);
  const list = useServerList<Row>(['alerts', 'own', state], async (page) =>
    got(
      api.GET('/api/alerts', {
        params: { query: { ...page, ...(state !== undefined && { state }) } },
      }),
    ),
  );
  const chosen = list.rows.find(({ id }) => id === address['open']);
  const close = () => setAddress({ open: undefined });
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-quiet">{say('lead')}</p>
      <ServerTable
        label={say('title')}
        list={list}
        rowKey={({ id }) => id}
        empty={say('none')}
        actions={
          <Segmented
            aria-label={say('state')}
            value={state ?? 'all'}
            onChange={(value: string) => setAddress({ state: value === 'all' ? undefined : value })}
            options={[
              { value: 'all', label: say('all') },
              ...states.map((one) => ({ value: one, label: say(`states.${one}`) })),
            ]}
          />
        }
        columns={[
          { key: 'kind', title: say('kind'), text: ({ kindName }) => kindName[language] },
          {
            key: 'state',
            title: say('state'),
            text: (row) => say(`states.${row.state}`),
            cell: (row) => <Tag color={stateColors[row.state]}>{say(`states.${row.state}`)}</Tag>,
          },
          {
            key: 'text',
            title: say('text'),
            text: ({ text }) => text[language],
            cell: ({ text }) => <div className="dk-text">{text[language]}</div>,
          },
          {
            key: 'excess',
            title: say('excess'),
            text: ({ excessKg }) => (excessKg === null ? '' : numberText(excessKg)),
            isNumber: true,
          },
          { key: 'raised', title: say('raised'), text: ({ raisedAt }) => timeText(raisedAt) },
          {
            key: 'actions',
            title: say('actions'),
            text: () => '',
            cell: (row) =>
              may && (row.state === 'open' || row.state === 'in_hand') ? (
                <Button size="small" onClick={() => setAddress({ open: row.id })}>
                  {say('explain')}
                </Button>
              ) : null,
          },
        ]}
      />
      <CommandDrawer title={say('explain')} isOpen={chosen !== undefined} onClose={close}>
        {chosen && <Explain alert={chosen} onDone={close} />}
      </CommandDrawer>
    </>
  );
}

type Body = Schemas['AlertReason'];

function Explain({ alert, onDone }: { alert: Row; onDone: () => void }) {
  const say = ownAlertWords.useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const send = async (body: Body, eventId: string) => {
    const params = { path: { id: alert.id } };
    await got(api.POST('/api/alerts/{id}/explain', { params, body: { ...body, eventId } }));
    await client.invalidateQueries({ queryKey: ['alerts'] });
    onDone();
  };
  return (
    <>
      <p>{alert.text[language]}</p>
      <CommandForm<Body>
        submit={say('explain')}
        send={send}
        fields={[
          {
            name: 'reason',
            label: say('reason'),
            input: <LongText rows={4} max={500} />,
            max: 500,
            isRequired: true,
            isWide: true,
          },
        ]}
      />
    </>
  );
}
