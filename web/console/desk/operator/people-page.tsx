import { UserAddOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, List, Select } from 'antd';
import { useState } from 'react';

import { rolesOf } from '../../../../src/domain/roles.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { timeWithZone } from '../../shared/formats.ts';
import { problemOf } from '../../shared/problem.ts';
import { type Role, useMay, useSession } from '../../shared/session.ts';
import { sharedWords } from '../../shared/shared-words.ts';
import { ProblemNote } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { CommandForm, type FormField } from '../shell/command-form.tsx';
import { deskWords } from '../shell/desk-words.ts';
import { isRegulator } from '../shell/menu.ts';
import { useOwnPremises } from '../shell/pickers.tsx';
import { useAddress } from '../shell/search-state.ts';
import { ServerTable, useServerList } from '../shell/server-table.tsx';
import { firmWords } from './firm-words.ts';
import { SecretShown } from './secret-shown.tsx';

type Row = Schemas['Member'];

/** Who may work here as what. */
const useRoles = (): readonly Role[] => rolesOf[useSession().organisation.kind];

/** The three administrators of an installation are three people: none becomes another. */
const mayChange = (role: Role): boolean => !rolesOf.system.includes(role);

export function PeoplePage() {
  const say = firmWords.useWords();
  const shared = sharedWords.useWords();
  const language = useLanguage();
  const may = useMay()('members:write');
  const [address, setAddress] = useAddress();
  const list = useServerList<Row>(['members'], async (page) =>
    got(api.GET('/api/members', { params: { query: page } })),
  );
  if (!may) return <p className="fm-note">{say('people.onlyOwner')}</p>;
  return (
    <>
      <h1>{say('people.title')}</h1>
      <p className="fm-quiet">{say('people.lead')}</p>
      <ServerTable
        label={say('people.title')}
        list={list}
        rowKey={({ userId }) => userId}
        actions={
          <Button
            type="primary"
            icon={<UserAddOutlined />}
            onClick={() => setAddress({ open: 'invite' })}
          >
            {say('people.invite')}
          </Button>
        }
        columns={[
          { key: 'username', title: say('people.username'), text: ({ username }) => username },
          { key: 'name', title: say('people.displayName'), text: ({ displayName }) => displayName },
          { key: 'role', title: say('people.role'), text: ({ role }) => shared(`role.${role}`) },
          {
            key: 'where',
            title: say('people.where'),
            text: ({ premisesIds }) =>
              premisesIds === null
                ? say('people.everywhere')
                : say('people.count', { count: premisesIds.length }),
          },
          {
            key: 'since',
            title: say('people.since'),
            text: ({ since }) => timeWithZone(since, language),
          },
          {
            key: 'actions',
            title: say('people.actions'),
            text: () => '',
            cell: (row) => <MemberActions member={row} />,
          },
        ]}
      />
      <Invitations />
      <Invite
        isOpen={address['open'] === 'invite'}
        onClose={() => setAddress({ open: undefined })}
      />
    </>
  );
}

function MemberActions({ member }: { member: Row }) {
  const say = firmWords.useWords();
  const shared = sharedWords.useWords();
  const client = useQueryClient();
  const { userId } = useSession();
  const roles = useRoles();
  const { modal, message } = App.useApp();
  if (member.userId === userId) return null;
  const params = { path: { id: member.userId } };
  const tell = async (work: Promise<unknown>) => {
    try {
      await work;
      await client.invalidateQueries({ queryKey: ['members'] });
    } catch (error) {
      void message.error(problemOf(error).message);
    }
  };
  const ask = (title: string, work: () => Promise<unknown>) =>
    void modal.confirm({ title, onOk: async () => tell(work()) });
  const name = { name: member.displayName };
  const items = [
    ...roles
      .filter((role) => role !== member.role && mayChange(role))
      .map((role) => ({
        key: role,
        label: `${say('people.change')}: ${shared(`role.${role}`)}`,
        onClick: () =>
          void tell(got(api.POST('/api/members/{id}/role', { params, body: { role } }))),
      })),
    {
      key: 'factor',
      label: say('people.resetFactor'),
      onClick: () =>
        ask(say('people.resetAsk', name), async () =>
          got(api.POST('/api/members/{id}/second-factor/reset', { params })),
        ),
    },
    {
      key: 'remove',
      danger: true,
      label: say('people.remove'),
      onClick: () =>
        ask(say('people.removeAsk', name), async () =>
          got(api.DELETE('/api/members/{id}', { params })),
        ),
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button size="small" aria-label={`${say('people.actions')}: ${member.displayName}`}>
        …
      </Button>
    </Dropdown>
  );
}

function Invitations() {
  const say = firmWords.useWords();
  const shared = sharedWords.useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['invitations'],
    queryFn: async () => got(api.GET('/api/invitations')),
  });
  const revoke = async (id: string) => {
    await got(api.DELETE('/api/invitations/{id}', { params: { path: { id } } }));
    await client.invalidateQueries({ queryKey: ['invitations'] });
  };
  return (
    <section aria-labelledby="invitations" className="dk-after">
      <h2 id="invitations">{say('people.invitations')}</h2>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      <List
        dataSource={data?.items ?? []}
        locale={{ emptyText: say('people.noneOpen') }}
        renderItem={({ id, role, expiresAt }) => (
          <List.Item
            actions={[
              <Button key="revoke" size="small" onClick={() => void revoke(id)}>
                {say('people.revoke')}
              </Button>,
            ]}
          >
            {shared(`role.${role}`)} · {say('people.expires')} {timeWithZone(expiresAt, language)}
          </List.Item>
        )}
      />
    </section>
  );
}

type Body = Schemas['Invite'];

function Invite({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const say = firmWords.useWords();
  const shared = sharedWords.useWords();
  const desk = deskWords.useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const roles = useRoles();
  const isFirm = !isRegulator(useSession());
  const { data: premises = [] } = useOwnPremises();
  const [made, setMade] = useState<Schemas['Invited']>();
  const send = async (body: Body) => {
    const premisesIds = body.premisesIds?.length ? body.premisesIds : null;
    setMade(await got(api.POST('/api/invitations', { body: { ...body, premisesIds } })));
    await client.invalidateQueries({ queryKey: ['invitations'] });
  };
  const limits: FormField = {
    name: 'premisesIds',
    label: say('people.limits'),
    isWide: true,
    input: (
      <Select
        mode="multiple"
        options={premises.map((one) => ({ value: one.id, label: nameOf(one, language) }))}
      />
    ),
  };
  const close = () => {
    setMade(undefined);
    onClose();
  };
  return (
    <CommandDrawer title={say('people.invite')} isOpen={isOpen} onClose={close}>
      <p className="fm-quiet">{say('people.inviteLead')}</p>
      {made ? (
        <>
          <SecretShown
            label={say('people.token')}
            secret={made.token}
            note={`${say('people.expires')} ${timeWithZone(made.expiresAt, language)}`}
          />
          <Button className="dk-after" onClick={close}>
            {desk('confirm')}
          </Button>
        </>
      ) : (
        <CommandForm<Body>
          submit={say('people.invite')}
          send={send}
          initial={{ ...(isFirm && { role: 'keeper' }), expiresInHours: 72 }}
          fields={[
            {
              name: 'role',
              label: say('people.role'),
              isRequired: true,
              input: (
                <Select
                  options={roles.map((one) => ({ value: one, label: shared(`role.${one}`) }))}
                />
              ),
            },
            {
              name: 'expiresInHours',
              label: say('people.hours'),
              number: { of: 'whole', min: 1, max: 168 },
            },
            ...(isFirm ? [limits] : []),
          ]}
        />
      )}
    </CommandDrawer>
  );
}
