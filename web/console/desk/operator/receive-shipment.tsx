import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { lotQuery } from '../lots/lot-queries.ts';
import { CommandForm } from '../shell/command-form.tsx';
import { NumberItem } from '../shell/number-item.tsx';
import { Room } from '../shell/pickers.tsx';
import { goodsWords } from './goods-words.ts';
import { LotName } from './lot-name.tsx';
import { receiptDoubts } from './receipt-doubts.ts';

type Shipment = Schemas['ShipmentWithLines'];
type Body = Schemas['ReceiveShipment'];
type Line = Body['lines'][number];

/** All arrived, unless the keeper says otherwise. */
export function ReceiveShipment({ shipment, onDone }: { shipment: Shipment; onDone: () => void }) {
  const say = goodsWords.useWords();
  const client = useQueryClient();
  const send = async ({ lines }: Body, eventId: string) => {
    const params = { path: { id: shipment.id } };
    const body = { lines: lines.map(withoutNothing), eventId };
    await got(api.POST('/api/shipments/{id}/receipt', { params, body }));
    await client.invalidateQueries();
    onDone();
  };
  // A slip in a number would be a mismatch that the sender has to account for.
  const doubts = async (body: Body) => {
    const asked = body.lines.map(async ({ lotId, stated }) => {
      const line = shipment.lines.find((one) => one.lotId === lotId);
      const { number } = await client.query(lotQuery(lotId));
      return receiptDoubts(number, line?.shipped, stated);
    });
    return (await Promise.all(asked)).flat();
  };
  const lines = shipment.lines.map(({ lotId, shipped }) => ({ lotId, stated: shipped }));
  return (
    <>
      <p className="fm-quiet">{say('shipment.receiveLead')}</p>
      <CommandForm<Body>
        submit={say('shipment.confirmReceipt')}
        send={send}
        doubts={doubts}
        initial={{ lines }}
        fields={[]}
      >
        {lines.map(({ lotId }, index) => (
          <fieldset className="dk-line" key={lotId}>
            <legend>
              <LotName id={lotId} />
            </legend>
            <Form.Item name={['lines', index, 'lotId']} hidden>
              <Input />
            </Form.Item>
            <NumberItem
              name={['lines', index, 'stated', 'netWeightKg']}
              label={say('shipment.statedKg')}
              number={{ of: 'kg' }}
              isRequired
            />
            <NumberItem
              name={['lines', index, 'stated', 'pieces']}
              label={say('shipment.statedPieces')}
              number={{ of: 'whole' }}
              isRequired
            />
            <NumberItem
              name={['lines', index, 'refused', 'netWeightKg']}
              label={say('shipment.refusedKg')}
              number={{ of: 'kg' }}
            />
            <NumberItem
              name={['lines', index, 'refused', 'pieces']}
              label={say('shipment.refusedPieces')}
              number={{ of: 'whole' }}
            />
            <Form.Item name={['lines', index, 'refusalReason']} label={say('shipment.reason')}>
              <Input />
            </Form.Item>
            <Form.Item name={['lines', index, 'placeId']} label={say('shipment.room')}>
              <Room premisesId={shipment.toPremisesId} allowClear />
            </Form.Item>
          </fieldset>
        ))}
      </CommandForm>
    </>
  );
}

/** Refused nothing: then nothing is said of it. */
function withoutNothing({ refused, refusalReason, placeId, ...line }: Line): Line {
  const kg = refused?.netWeightKg ?? 0;
  const pieces = refused?.pieces ?? 0;
  return {
    ...line,
    ...(kg + pieces > 0 && { refused: { netWeightKg: kg, pieces } }),
    ...(refusalReason && { refusalReason }),
    ...(placeId && { placeId }),
  };
}
