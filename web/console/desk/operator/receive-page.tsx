import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Result } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../shared/client.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { lotQuery, lotStockQuery } from '../lots/lot-queries.ts';
import { CommandForm } from '../shell/command-form.tsx';
import { NumberItem } from '../shell/number-item.tsx';
import { LotChoice, OwnPremises, Room, useOwnPremises } from '../shell/pickers.tsx';
import { useAddress } from '../shell/search-state.ts';
import { goodsWords } from './goods-words.ts';
import { receiptDoubts } from './receipt-doubts.ts';

type Lot = Schemas['Lot'];
type Body = Schemas['Receive'];

/** A receipt of declared goods, from a lot that the address names or from none. */
export function ReceivePage() {
  const say = goodsWords.useWords();
  const [{ lot: lotId }] = useAddress();
  const [received, setReceived] = useState<number>();
  const lot = useQuery({
    queryKey: ['lots', 'one', lotId],
    queryFn: async () => got(api.GET('/api/lots/{id}', { params: { path: { id: lotId ?? '' } } })),
    enabled: lotId !== undefined,
  });
  const premises = useOwnPremises();
  if (received !== undefined) {
    return (
      <Result
        status="success"
        title={say('receive.done', { count: received })}
        extra={[
          <Link key="stock" to="/stock">
            {say('receive.toStock')}
          </Link>,
          <Button key="more" onClick={() => setReceived(undefined)}>
            {say('receive.another')}
          </Button>,
        ]}
      />
    );
  }
  const failed = lot.error ?? premises.error;
  return (
    <>
      <h1>{say('receive.title')}</h1>
      <p className="fm-quiet">{say('receive.lead')}</p>
      {failed && <ProblemNote error={failed} />}
      {premises.isPending || (lotId !== undefined && lot.isPending) ? (
        <Skeleton lines={6} />
      ) : (
        <ReceiveForm
          key={lotId}
          lot={lot.data}
          premisesId={lot.data?.destinationPremisesId ?? premises.data?.[0]?.id}
          onDone={setReceived}
        />
      )}
    </>
  );
}

/** To the gram. */
const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + Math.round(value * 1000), 0) / 1000;

type FormProps = {
  lot: Lot | undefined;
  premisesId: string | undefined;
  onDone: (lines: number) => void;
};

function ReceiveForm({ lot, premisesId, onDone }: FormProps) {
  const say = goodsWords.useWords();
  const client = useQueryClient();
  const [form] = Form.useForm<Body>();
  const chosen = Form.useWatch('premisesId', form);
  const send = async (body: Body, eventId: string) => {
    const { lines } = await got(api.POST('/api/receipts', { body: { ...body, eventId } }));
    await client.invalidateQueries({ queryKey: ['stock'] });
    onDone(lines);
  };
  const doubts = async (body: Body) => {
    // A lot may come into two rooms at once: its lines are one delivery.
    const lotIds = [...new Set(body.lines.map(({ lotId }) => lotId))];
    const asked = lotIds.map(async (lotId) => {
      const { number, declared } = await client.query(lotQuery(lotId));
      const { items } = await client.query(lotStockQuery(lotId));
      // Of a lot that comes in parts, what is still to come; who may not see that can't say what lacks.
      const coming = items.find(({ placeKind }) => placeKind === 'inbound');
      if (!coming && items.length > 0) return [];
      const came = body.lines.filter((line) => line.lotId === lotId);
      return receiptDoubts(number, coming?.quantity ?? declared, {
        netWeightKg: sumOf(came.map(({ quantity }) => quantity.netWeightKg)),
        pieces: sumOf(came.map(({ quantity }) => quantity.pieces)),
      });
    });
    return (await Promise.all(asked)).flat();
  };
  const initial = {
    premisesId: premisesId ?? '',
    lines: [lot ? { lotId: lot.id, quantity: lot.declared } : {}] as Body['lines'],
  };
  return (
    <CommandForm<Body>
      form={form}
      submit={say('receive.submit')}
      send={send}
      doubts={doubts}
      initial={initial}
      fields={[
        {
          name: 'premisesId',
          label: say('receive.premises'),
          input: <OwnPremises />,
          isRequired: true,
        },
        { name: 'containerNo', label: say('receive.container'), input: <Input /> },
        { name: 'sealNo', label: say('receive.seal'), input: <Input /> },
      ]}
    >
      <h2>{say('receive.lines')}</h2>
      <Form.List name="lines">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div className="dk-line" key={key}>
                <Form.Item
                  name={[name, 'lotId']}
                  label={say('receive.lot')}
                  rules={[{ required: true, message: say('receive.lot') }]}
                >
                  <LotChoice first={lot} />
                </Form.Item>
                <NumberItem
                  name={[name, 'quantity', 'netWeightKg']}
                  label={say('receive.weight')}
                  number={{ of: 'kg' }}
                  isRequired
                />
                <NumberItem
                  name={[name, 'quantity', 'pieces']}
                  label={say('receive.pieces')}
                  number={{ of: 'whole' }}
                  isRequired
                />
                <Form.Item name={[name, 'placeId']} label={say('receive.room')}>
                  <Room premisesId={chosen} allowClear />
                </Form.Item>
                {lines.length > 1 && (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={say('receive.removeLine')}
                    onClick={() => remove(name)}
                  />
                )}
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})} className="dk-add">
              {say('receive.addLine')}
            </Button>
          </>
        )}
      </Form.List>
    </CommandForm>
  );
}
