import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { CommandForm } from '../shell/command-form.tsx';
import { NumberItem } from '../shell/number-item.tsx';
import { Room } from '../shell/pickers.tsx';
import { goodsWords } from './goods-words.ts';
import { LotName } from './lot-name.tsx';

type Shipment = Schemas['ShipmentWithLines'];
type ShipmentLine = Schemas['ShipmentLine'];
type Body = Schemas['SettleShipment'];

const dispositions = ['returned', 'lost', 'destroyed', 'explained'] as const;

/** What neither changed hands nor was accounted for. */
function openOf({ shipped, stated, refused, settled }: ShipmentLine) {
  const left = (of: 'netWeightKg' | 'pieces') =>
    Math.max(0, shipped[of] - ((stated?.[of] ?? 0) - refused[of]) - settled[of]);
  // Grams are whole: a difference of kilograms has no more decimals.
  return { netWeightKg: Math.round(left('netWeightKg') * 1000) / 1000, pieces: left('pieces') };
}

export const isUneven = ({ outcome }: ShipmentLine): boolean =>
  outcome !== 'agreed' && outcome !== 'pending';

const nothing = { netWeightKg: 0, pieces: 0 };

export function SettleShipment({ shipment, onDone }: { shipment: Shipment; onDone: () => void }) {
  const say = goodsWords.useWords();
  const client = useQueryClient();
  const lines = shipment.lines.filter(isUneven).map((line) => {
    const quantity = openOf(line);
    // More than was sent leaves nothing under way: only an explanation is wanted.
    const some = quantity.netWeightKg + quantity.pieces > 0;
    return { lotId: line.lotId, disposition: some ? 'returned' : 'explained', quantity } as const;
  });
  const send = async ({ reason, lines: said }: Body, eventId: string) => {
    const params = { path: { id: shipment.id } };
    const kept = said.map(({ placeId, quantity, ...line }) => ({
      ...line,
      quantity: line.disposition === 'explained' ? nothing : quantity,
      ...(placeId && line.disposition === 'returned' && { placeId }),
    }));
    const body = { reason, lines: kept, eventId };
    await got(api.POST('/api/shipments/{id}/settlement', { params, body }));
    await client.invalidateQueries();
    onDone();
  };
  return (
    <>
      <p className="fm-quiet">{say('shipment.settleLead')}</p>
      <CommandForm<Body>
        submit={say('shipment.confirmSettlement')}
        send={send}
        initial={{ lines: [...lines] }}
        fields={[
          {
            name: 'reason',
            label: say('shipment.settleReason'),
            input: <Input />,
            isRequired: true,
            isWide: true,
          },
        ]}
      >
        {lines.map(({ lotId }, index) => (
          <fieldset className="dk-line" key={lotId}>
            <legend>
              <LotName id={lotId} />
            </legend>
            <Form.Item name={['lines', index, 'lotId']} hidden>
              <Input />
            </Form.Item>
            <Form.Item name={['lines', index, 'disposition']} label={say('shipment.disposition')}>
              <Select
                options={dispositions.map((one) => ({
                  value: one,
                  label: say(`shipment.dispositions.${one}`),
                }))}
              />
            </Form.Item>
            <NumberItem
              name={['lines', index, 'quantity', 'netWeightKg']}
              label={say('receive.weight')}
              number={{ of: 'kg' }}
              isRequired
            />
            <NumberItem
              name={['lines', index, 'quantity', 'pieces']}
              label={say('receive.pieces')}
              number={{ of: 'whole' }}
              isRequired
            />
            <Form.Item name={['lines', index, 'placeId']} label={say('shipment.backTo')}>
              <Room premisesId={shipment.fromPremisesId} allowClear />
            </Form.Item>
          </fieldset>
        ))}
      </CommandForm>
    </>
  );
}
