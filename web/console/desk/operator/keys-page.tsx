import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Select, Space, Tag } from 'antd';
import { useState } from 'react';

import { lendable } from '../../../../src/domain/permissions.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { timeText, timeWithZone } from '../../shared/formats.ts';
import { problemOf } from '../../shared/problem.ts';
import { useSession } from '../../shared/session.ts';
import { useLanguage } from '../../shared/words.ts';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { CommandForm, useEventIds } from '../shell/command-form.tsx';
import { ShortText } from '../shell/limited-text.tsx';
import { useAddress } from '../shell/search-state.ts';
import { ServerTable, useServerList } from '../shell/server-table.tsx';
import { firmWords } from './firm-words.ts';
import { SecretShown } from './secret-shown.tsx';

type Row = Schemas['Key'];
type Body = Schemas['IssueKey'];
type Made = Schemas['NewKey'];
const stateColors = { active: 'success', expired: 'default', revoked: 'error' } as const;

export function KeysPage() {
  const say = firmWords.useWords();
  const language = useLanguage();
  const [address, setAddress] = useAddress();
  const [made, setMade] = useState<Made>();
  const client = useQueryClient();
  const { organisation } = useSession();
  const list = useServerList<Row>(['keys'], async (page) =>
    got(api.GET('/api/keys', { params: { query: page } })),
  );
  const refresh = async () => client.invalidateQueries({ queryKey: ['keys'] });
  const issue = async (body: Body, eventId: string) => {
    setMade(await got(api.POST('/api/keys', { body: { ...body, eventId } })));
    setAddress({ open: undefined });
    await refresh();
  };
  return (
    <>
      <h1>{say('keys.title')}</h1>
      <p className="fm-quiet">{say('keys.lead')}</p>
      <ServerTable
        label={say('keys.title')}
        list={list}
        rowKey={({ id }) => id}
        empty={say('keys.none')}
        actions={
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setAddress({ open: 'new' })}
          >
            {say('keys.add')}
          </Button>
        }
        columns={[
          { key: 'name', title: say('keys.name'), text: ({ name }) => name },
          { key: 'scopes', title: say('keys.scopes'), text: ({ scopes }) => scopes.join(', ') },
          {
            key: 'state',
            title: say('state'),
            text: ({ state }) => say(`keys.states.${state}`),
            cell: ({ state }) => (
              <Tag color={stateColors[state]}>{say(`keys.states.${state}`)}</Tag>
            ),
          },
          {
            key: 'created',
            title: say('keys.created'),
            text: ({ createdAt }) => timeText(createdAt),
          },
          {
            key: 'expires',
            title: say('keys.expires'),
            text: ({ expiresAt }) => timeText(expiresAt),
          },
          {
            key: 'used',
            title: say('keys.used'),
            text: ({ lastUsedAt }) =>
              lastUsedAt === null ? say('keys.never') : timeText(lastUsedAt),
          },
          {
            key: 'actions',
            title: say('people.actions'),
            text: () => '',
            cell: (row) => <KeyActions row={row} onMade={setMade} refresh={refresh} />,
          },
        ]}
      />
      <CommandDrawer
        title={say('keys.add')}
        isOpen={address['open'] === 'new'}
        onClose={() => setAddress({ open: undefined })}
      >
        <CommandForm<Body>
          submit={say('keys.add')}
          send={issue}
          initial={{ scopes: ['read'], expiresInDays: 90 }}
          fields={[
            {
              name: 'name',
              label: say('keys.name'),
              input: <ShortText max={80} />,
              max: 80,
              isRequired: true,
            },
            {
              name: 'expiresInDays',
              label: say('keys.days'),
              number: { of: 'whole', min: 1, max: 365 },
            },
            {
              name: 'scopes',
              label: say('keys.scopes'),
              isRequired: true,
              isWide: true,
              input: (
                <Select
                  mode="multiple"
                  options={lendable(organisation.kind).map((one) => ({ value: one, label: one }))}
                />
              ),
            },
          ]}
        />
      </CommandDrawer>
      <Modal open={made !== undefined} onCancel={() => setMade(undefined)} footer={null}>
        {made && (
          <SecretShown
            label={say('keys.secret')}
            secret={made.secret}
            note={`${say('keys.expires')} ${timeWithZone(made.expiresAt, language)}`}
          />
        )}
      </Modal>
    </>
  );
}

type ActionProps = { row: Row; onMade: (made: Made) => void; refresh: () => Promise<void> };

function KeyActions({ row, onMade, refresh }: ActionProps) {
  const say = firmWords.useWords();
  const { modal, message } = App.useApp();
  const idFor = useEventIds();
  if (row.state !== 'active') return null;
  const params = { path: { id: row.id } };
  const ask = (title: string, work: () => Promise<void>) =>
    void modal.confirm({
      title,
      onOk: async () => {
        try {
          await work();
          await refresh();
        } catch (error) {
          void message.error(problemOf(error).message);
        }
      },
    });
  const rotate = async () => {
    const body = { overlapHours: 24, eventId: idFor(['rotate', row.id]) };
    onMade(await got(api.POST('/api/keys/{id}/rotation', { params, body })));
  };
  const revoke = async () => {
    const body = { eventId: idFor(['revoke', row.id]) };
    await got(api.POST('/api/keys/{id}/revocation', { params, body }));
  };
  return (
    <Space>
      <Button size="small" onClick={() => ask(say('keys.rotateAsk', { name: row.name }), rotate)}>
        {say('keys.rotate')}
      </Button>
      <Button
        size="small"
        danger
        onClick={() => ask(say('keys.revokeAsk', { name: row.name }), revoke)}
      >
        {say('keys.revoke')}
      </Button>
    </Space>
  );
}
