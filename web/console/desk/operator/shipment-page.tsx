import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Table, Tag } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { kgText, numberText, timeWithZone } from '../../shared/formats.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { usePremises } from '../shell/pickers.tsx';
import { useAddress } from '../shell/search-state.ts';
import { goodsWords } from './goods-words.ts';
import { LotName } from './lot-name.tsx';
import { ReceiveShipment } from './receive-shipment.tsx';
import { isUneven, SettleShipment } from './settle-shipment.tsx';
import { shipmentColors } from './shipments-page.tsx';

type Shipment = Schemas['ShipmentWithLines'];
type Line = Schemas['ShipmentLine'];
type Quantity = { netWeightKg: number; pieces: number };

export function ShipmentPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['shipments', 'one', id],
    queryFn: async () => got(api.GET('/api/shipments/{id}', { params: { path: { id } } })),
  });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return data ? <Shown shipment={data} /> : <Skeleton lines={8} />;
}

function Shown({ shipment }: { shipment: Shipment }) {
  const say = goodsWords.useWords();
  const language = useLanguage();
  const may = useMay()('custody:write');
  const { organisation } = useSession();
  const [address, setAddress] = useAddress();
  const from = usePremises(shipment.fromPremisesId).data;
  const to = usePremises(shipment.toPremisesId).data;
  const { state } = shipment;
  const mayReceive = may && state === 'in_transit' && shipment.toOrgId === organisation.id;
  const mayReturn = may && shipment.fromOrgId === organisation.id;
  const maySettle = mayReturn && state === 'mismatched' && shipment.lines.some(isUneven);
  const close = () => setAddress({ open: undefined });
  const facts: [string, string][] = [
    [say('shipments.from'), from ? nameOf(from, language) : ''],
    [say('shipments.to'), to ? nameOf(to, language) : ''],
    [say('shipments.purpose'), say(`shipments.purposes.${shipment.purpose}`)],
    [say('shipments.plate'), shipment.vehiclePlate ?? '—'],
    [say('shipments.shippedAt'), timeWithZone(shipment.shippedAt, language)],
    [
      say('shipments.receivedAt'),
      shipment.receivedAt === null ? '—' : timeWithZone(shipment.receivedAt, language),
    ],
  ];
  return (
    <>
      <p className="fm-no-print">
        <Link to="/shipments">{say('shipment.back')}</Link>
      </p>
      <h1>
        {say('shipment.title', { number: shipment.number })}{' '}
        <Tag color={shipmentColors[state]}>{say(`shipments.states.${state}`)}</Tag>
      </h1>
      <dl className="dk-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="dk-bar fm-no-print">
        {mayReceive && (
          <Button type="primary" onClick={() => setAddress({ open: 'receive' })}>
            {say('shipment.receive')}
          </Button>
        )}
        {maySettle && (
          <Button type="primary" onClick={() => setAddress({ open: 'settle' })}>
            {say('shipment.settle')}
          </Button>
        )}
      </div>
      {state === 'mismatched' && !mayReturn && (
        <p className="fm-note">{say('shipment.senderSettles')}</p>
      )}
      <Lines
        lines={shipment.lines}
        {...(maySettle && { onSettle: () => setAddress({ open: 'settle' }) })}
      />
      <CommandDrawer
        title={say('shipment.receive')}
        isOpen={mayReceive && address['open'] === 'receive'}
        onClose={close}
      >
        <ReceiveShipment shipment={shipment} onDone={close} />
      </CommandDrawer>
      <CommandDrawer
        title={say('shipment.settle')}
        isOpen={maySettle && address['open'] === 'settle'}
        onClose={close}
      >
        <SettleShipment shipment={shipment} onDone={close} />
      </CommandDrawer>
    </>
  );
}

const outcomeColor = ({ outcome }: Line) =>
  outcome === 'agreed' ? 'success' : outcome === 'pending' ? 'default' : 'error';

const told = (quantity: Quantity | null) =>
  quantity ? `${kgText(quantity.netWeightKg)} / ${numberText(quantity.pieces)}` : '—';

function Lines({ lines, onSettle }: { lines: Line[]; onSettle?: () => void }) {
  const say = goodsWords.useWords();
  return (
    <Table<Line>
      dataSource={lines}
      rowKey={({ lotId }) => lotId}
      pagination={false}
      scroll={{ x: 'max-content' }}
      title={() => say('shipment.lines')}
      columns={[
        { title: say('shipment.lot'), render: (_, { lotId }) => <LotName id={lotId} /> },
        { title: say('shipment.shipped'), align: 'right', render: (_, one) => told(one.shipped) },
        { title: say('shipment.stated'), align: 'right', render: (_, one) => told(one.stated) },
        { title: say('shipment.refused'), align: 'right', render: (_, one) => told(one.refused) },
        {
          title: say('shipment.difference'),
          align: 'right',
          render: (_, one) => told(one.difference),
        },
        { title: say('shipment.settled'), align: 'right', render: (_, one) => told(one.settled) },
        {
          title: say('shipment.outcome'),
          render: (_, line) => (
            <>
              <Tag color={outcomeColor(line)}>{say(`shipment.outcomes.${line.outcome}`)}</Tag>
              {line.refusalReason}
              {onSettle && isUneven(line) && (
                <Button size="small" className="fm-no-print" onClick={onSettle}>
                  {say('shipment.settle')}
                </Button>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
