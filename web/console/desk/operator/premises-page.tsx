import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber, List, Select, Tag } from 'antd';

import { storageClasses, temperatureClasses } from '../../../../src/domain/storage-class.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { CommandForm } from '../shell/command-form.tsx';
import { ShortText } from '../shell/limited-text.tsx';
import { Division, usePremises } from '../shell/pickers.tsx';
import { useAddress } from '../shell/search-state.ts';
import { ServerTable, useServerList } from '../shell/server-table.tsx';
import { firmWords } from './firm-words.ts';

type Row = Schemas['Premises'];
const kinds = ['cold_store', 'central_warehouse', 'market', 'shop', 'plant', 'laboratory'] as const;
const stateColors = { normal: 'success', closed: 'default', abandoned: 'error' } as const;

export function PremisesPage() {
  const say = firmWords.useWords();
  const language = useLanguage();
  const may = useMay();
  const { organisation } = useSession();
  const [address, setAddress] = useAddress();
  const list = useServerList<Row>(['premises', 'list', organisation.id], async (page) =>
    got(api.GET('/api/premises', { params: { query: { ...page, orgId: organisation.id } } })),
  );
  return (
    <>
      <h1>{say('premises.title')}</h1>
      <p className="fm-quiet">{say('premises.lead')}</p>
      <ServerTable
        label={say('premises.title')}
        list={list}
        rowKey={({ id }) => id}
        empty={say('premises.none')}
        expanded={(row) => <Rooms premises={row} />}
        actions={
          may('premises:write') && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => setAddress({ open: 'new' })}
            >
              {say('premises.add')}
            </Button>
          )
        }
        columns={[
          { key: 'code', title: say('code'), text: ({ code }) => code },
          { key: 'name', title: say('name'), text: (row) => nameOf(row, language) },
          { key: 'kind', title: say('kind'), text: ({ kind }) => say(`premises.kinds.${kind}`) },
          { key: 'address', title: say('premises.address'), text: ({ address: where }) => where },
          {
            key: 'filing',
            title: say('premises.filingNo'),
            text: ({ filingNo }) => filingNo ?? '',
          },
          {
            key: 'state',
            title: say('state'),
            text: ({ state }) => say(`premises.states.${state}`),
            cell: ({ state }) => (
              <Tag color={stateColors[state]}>{say(`premises.states.${state}`)}</Tag>
            ),
          },
        ]}
      />
      <NewPremises
        isOpen={address['open'] === 'new'}
        onClose={() => setAddress({ open: undefined })}
      />
    </>
  );
}

function Rooms({ premises }: { premises: Row }) {
  const say = firmWords.useWords();
  const language = useLanguage();
  const may = useMay();
  const [address, setAddress] = useAddress();
  const { data, error, refetch } = usePremises(premises.id);
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={2} />;
  const open = `room-${premises.id}`;
  return (
    <>
      <List
        size="small"
        header={<b>{say('premises.rooms')}</b>}
        dataSource={data.rooms}
        locale={{ emptyText: say('premises.noRooms') }}
        renderItem={(room) => (
          <List.Item>
            {room.code ?? ''} {room.kind === 'dock' ? say('premises.dock') : nameOf(room, language)}
            {room.temperatureClass !== null && (
              <Tag>{temperatureClasses[room.temperatureClass].name[language]}</Tag>
            )}
          </List.Item>
        )}
      />
      {may('premises:write') && (
        <Button icon={<PlusOutlined />} onClick={() => setAddress({ open })}>
          {say('premises.addRoom')}
        </Button>
      )}
      <NewRoom
        premises={premises}
        isOpen={address['open'] === open}
        onClose={() => setAddress({ open: undefined })}
      />
    </>
  );
}

type DrawerProps = { isOpen: boolean; onClose: () => void };
type NewPremisesBody = Schemas['OpenPremises'];

function NewPremises({ isOpen, onClose }: DrawerProps) {
  const say = firmWords.useWords();
  const client = useQueryClient();
  const send = async (body: NewPremisesBody, eventId: string) => {
    await got(api.POST('/api/premises', { body: { ...body, eventId } }));
    await client.invalidateQueries({ queryKey: ['premises'] });
    onClose();
  };
  return (
    <CommandDrawer title={say('premises.add')} isOpen={isOpen} onClose={onClose}>
      <CommandForm<NewPremisesBody>
        submit={say('premises.add')}
        send={send}
        initial={{ kind: 'cold_store', handlesImports: true }}
        fields={[
          {
            name: 'code',
            label: say('code'),
            input: <ShortText max={40} />,
            max: 40,
            isRequired: true,
          },
          {
            name: 'kind',
            label: say('kind'),
            isRequired: true,
            input: (
              <Select
                options={kinds.map((one) => ({ value: one, label: say(`premises.kinds.${one}`) }))}
              />
            ),
          },
          { name: 'nameZh', label: say('nameZh'), input: <Input />, isRequired: true },
          { name: 'nameEn', label: say('nameEn'), input: <Input />, isRequired: true },
          {
            name: 'divisionId',
            label: say('premises.division'),
            input: <Division />,
            isRequired: true,
          },
          { name: 'filingNo', label: say('premises.filingNo'), input: <Input /> },
          {
            name: 'address',
            label: say('premises.address'),
            input: <Input />,
            isRequired: true,
            isWide: true,
          },
          {
            name: 'longitude',
            label: say('premises.longitude'),
            input: <InputNumber style={wide} />,
          },
          {
            name: 'latitude',
            label: say('premises.latitude'),
            input: <InputNumber style={wide} />,
          },
          {
            name: 'handlesImports',
            label: say('premises.handlesImports'),
            input: <Checkbox />,
            isCheck: true,
          },
        ]}
      />
    </CommandDrawer>
  );
}

const wide = { width: '100%' };
type NewRoomBody = Schemas['AddRoom'];

function NewRoom({ premises, isOpen, onClose }: DrawerProps & { premises: Row }) {
  const say = firmWords.useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const send = async (body: NewRoomBody, eventId: string) => {
    const params = { path: { id: premises.id } };
    await got(api.POST('/api/premises/{id}/rooms', { params, body: { ...body, eventId } }));
    await client.invalidateQueries({ queryKey: ['premises'] });
    onClose();
  };
  return (
    <CommandDrawer
      title={say('premises.roomOf', { name: nameOf(premises, language) })}
      isOpen={isOpen}
      onClose={onClose}
    >
      <CommandForm<NewRoomBody>
        submit={say('premises.addRoom')}
        send={send}
        initial={{ temperatureClass: 'frozen' }}
        fields={[
          {
            name: 'code',
            label: say('code'),
            input: <ShortText max={40} />,
            max: 40,
            isRequired: true,
          },
          {
            name: 'temperatureClass',
            label: say('premises.temperature'),
            isRequired: true,
            input: (
              <Select
                options={storageClasses.map((one) => ({
                  value: one,
                  label: temperatureClasses[one].name[language],
                }))}
              />
            ),
          },
          { name: 'nameZh', label: say('nameZh'), input: <Input />, isRequired: true },
          { name: 'nameEn', label: say('nameEn'), input: <Input />, isRequired: true },
        ]}
      />
    </CommandDrawer>
  );
}
