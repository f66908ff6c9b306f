import { Link } from '@tanstack/react-router';
import { Segmented, Tag } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { ageText, timeText } from '../../shared/formats.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { useAllPremises } from '../shell/pickers.tsx';
import { useAddress } from '../shell/search-state.ts';
import { ServerTable, useServerList } from '../shell/server-table.tsx';
import { goodsWords } from './goods-words.ts';

type Row = Schemas['Shipment'];
const states = ['in_transit', 'mismatched', 'settled', 'matched'] as const;
export const shipmentColors = {
  in_transit: 'processing',
  mismatched: 'error',
  settled: 'default',
  matched: 'success',
} as const;

/** What is under way, and what did not arrive as it left. */
export function ShipmentsPage() {
  const say = goodsWords.useWords();
  const language = useLanguage();
  const { organisation } = useSession();
  const may = useMay()('custody:write');
  const [address, setAddress] = useAddress();
  const state = states.find((one) => one === address['state']);
  const { data: premises = [] } = useAllPremises();
  const names = new Map(premises.map((one) => [one.id, nameOf(one, language)]));
  const list = useServerList<Row>(['shipments', state], async (page) =>
    got(
      api.GET('/api/shipments', {
        params: { query: { ...page, newest: 'true', ...(state !== undefined && { state }) } },
      }),
    ),
  );
  const directionOf = ({ fromOrgId, toOrgId }: Row) => {
    if (fromOrgId === toOrgId) return say('shipments.internal');
    return say(fromOrgId === organisation.id ? 'shipments.out' : 'shipments.in');
  };
  const todoOf = ({ id, state: its, fromOrgId, toOrgId }: Row) => {
    if (!may) return null;
    const open = (act: 'receive' | 'settle') => (
      <Link to={`/shipments/${id}`} search={{ open: act }}>
        {say(`shipment.${act}`)}
      </Link>
    );
    if (its === 'in_transit') return toOrgId === organisation.id ? open('receive') : null;
    if (its !== 'mismatched') return null;
    if (fromOrgId === organisation.id) return open('settle');
    return <span className="fm-quiet">{say('shipment.senderSettles')}</span>;
  };
  return (
    <>
      <h1>{say('shipments.title')}</h1>
      <p className="fm-quiet">{say('shipments.lead')}</p>
      <ServerTable
        label={say('shipments.title')}
        list={list}
        rowKey={({ id }) => id}
        empty={say('shipments.none')}
        actions={
          <Segmented
            aria-label={say('shipments.state')}
            value={state ?? 'all'}
            onChange={(chosen: string) =>
              setAddress({ state: chosen === 'all' ? undefined : chosen })
            }
            options={[
              { value: 'all', label: say('shipments.all') },
              ...states.map((one) => ({ value: one, label: say(`shipments.states.${one}`) })),
            ]}
          />
        }
        columns={[
          {
            key: 'number',
            title: say('shipments.number'),
            text: ({ number }) => number,
            cell: ({ id, number }) => <Link to={`/shipments/${id}`}>{number}</Link>,
          },
          {
            key: 'state',
            title: say('shipments.state'),
            text: (row) => say(`shipments.states.${row.state}`),
            cell: (row) => (
              <Tag color={shipmentColors[row.state]}>{say(`shipments.states.${row.state}`)}</Tag>
            ),
          },
          { key: 'direction', title: say('shipments.direction'), text: directionOf },
          {
            key: 'from',
            title: say('shipments.from'),
            text: ({ fromPremisesId }) => names.get(fromPremisesId) ?? '',
            isLong: true,
          },
          {
            key: 'to',
            title: say('shipments.to'),
            text: ({ toPremisesId }) => names.get(toPremisesId) ?? '',
            isLong: true,
          },
          {
            key: 'purpose',
            title: say('shipments.purpose'),
            text: ({ purpose }) => say(`shipments.purposes.${purpose}`),
          },
          {
            key: 'plate',
            title: say('shipments.plate'),
            text: ({ vehiclePlate }) => vehiclePlate ?? '',
          },
          {
            key: 'shipped',
            title: say('shipments.shippedAt'),
            text: ({ shippedAt }) => timeText(shippedAt),
            cell: (row) => (
              <>
                {timeText(row.shippedAt)}
                <br />
                {row.state === 'in_transit' && <Tag>{ageText(row.shippedAt, language)}</Tag>}
              </>
            ),
          },
          {
            key: 'received',
            title: say('shipments.receivedAt'),
            text: ({ receivedAt }) => (receivedAt === null ? '' : timeText(receivedAt)),
          },
          { key: 'todo', title: say('shipments.todo'), text: () => '', cell: todoOf, isActs: true },
        ]}
      />
    </>
  );
}
