import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Form, Input, Select } from 'antd';
import { useRef } from 'react';

import { gramsToKg } from '../../../../src/domain/quantity.ts';
import { piecesFor, wholeOf } from '../../keeper/parts/proportion.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { beijingMoment, kgText, numberText } from '../../shared/formats.ts';
import { useLanguage } from '../../shared/words.ts';
import { placeText } from '../lots/place-text.ts';
import { CommandForm, type FormField } from '../shell/command-form.tsx';
import { ShortText } from '../shell/limited-text.tsx';
import { NumberItem } from '../shell/number-item.tsx';
import { AnyPremises, Room } from '../shell/pickers.tsx';
import { type StockRow, useAllStock } from './all-stock.ts';
import { type StockAct, stockActWords } from './stock-act-words.ts';

type Standing = StockRow & { premisesId: string };
type Quantity = { netWeightKg: number; pieces: number };
type Said = Pick<
  Schemas['Ship'],
  'toPremisesId' | 'purpose' | 'number' | 'vehiclePlate' | 'driverWorkerNo'
> &
  Pick<Schemas['Destroy'], 'reason' | 'method' | 'documentNo'>;
type Values = Said & {
  toPlaceId: string;
  at?: string;
  /** `row` is a lot and the place where it stands. */
  lines: { row: string; quantity: Quantity }[];
};

const toQuantity = ({ netWeightKg, pieces }: Quantity) => ({
  grams: Math.round(netWeightKg * 1000),
  pieces,
});

const keyOf = ({ lotId, placeId }: StockRow) => `${lotId} ${placeId}`;
const purposes = ['transfer', 'sale', 'return'] as const;

/** The server's names for what the form calls a line's lot and place, its quantity, and the room. */
function fieldOf(field: string): string {
  if (field === 'placeId') return 'lines.0.row';
  if (/^lines\.\d+\.toPlaceId$/.test(field)) return 'toPlaceId';
  const [, line, of = '', part] = /^(lines\.\d+)(?:\.(\w+))?(?:\.(\w+))?$/.exec(field) ?? [];
  if (line === undefined) return field;
  const isQuantity = of === 'quantity' || of === 'counted';
  return isQuantity ? `${line}.quantity.${part ?? 'netWeightKg'}` : `${line}.row`;
}

type Props = { act: StockAct; row: Standing; onDone: () => void };

export function StockForm({ act, row, onDone }: Props) {
  const say = stockActWords.useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const { premisesId } = row;

  const send = async ({ lines, toPlaceId, at, ...said }: Values, eventId: string) => {
    const meta = { eventId, ...(at !== undefined && { occurredAt: beijingMoment(at) }) };
    const placed = lines.map(({ row: key, quantity }) => {
      const [lotId = '', placeId = ''] = key.split(' ');
      return { lotId, placeId, quantity };
    });
    let opens: string | undefined;
    if (act === 'ship') {
      const body = { ...said, ...meta, fromPremisesId: premisesId, lines: placed };
      const { shipmentId } = await got(api.POST('/api/shipments', { body }));
      opens = `/shipments/${shipmentId}`;
    } else if (act === 'move') {
      const moved = placed.map(({ placeId, ...line }) => ({
        ...line,
        fromPlaceId: placeId,
        toPlaceId,
      }));
      await got(api.POST('/api/moves', { body: { ...meta, premisesId, lines: moved } }));
    } else if (act === 'destroy') {
      const body = { ...said, ...meta, premisesId, lines: placed };
      await got(api.POST('/api/destructions', { body }));
    } else {
      const counted = placed.map(({ lotId, quantity }) => ({ lotId, counted: quantity }));
      const { placeId } = row;
      const body = { ...said, ...meta, premisesId, placeId, lines: counted };
      const { variances } = await got(api.POST('/api/counts', { body }));
      tell(variances);
    }
    await client.invalidateQueries();
    if (opens === undefined) onDone();
    else await navigate({ to: opens });
  };

  const rows = useAllStock(premisesId).data ?? [];
  function tell(variances: { lotId: string; grams: number; pieces: number }[]): void {
    const off = variances.filter(({ grams, pieces }) => grams !== 0 || pieces !== 0);
    const numberOf = (lotId: string) =>
      [row, ...rows].find((one) => one.lotId === lotId)?.lotNumber ?? '';
    modal[off.length > 0 ? 'warning' : 'success']({
      title: off.length > 0 ? say('acts.count') : say('even'),
      content: off.map(({ lotId, grams, pieces }) => (
        <p key={lotId}>
          {say('varies', {
            lot: numberOf(lotId),
            kg: kgText(gramsToKg(grams)),
            pieces: numberText(pieces),
          })}
        </p>
      )),
    });
  }

  return (
    <>
      <p className="fm-quiet">{say(`leads.${act}`)}</p>
      <CommandForm<Values>
        submit={say(`confirm.${act}`)}
        isDanger={act === 'destroy'}
        send={send}
        fieldOf={fieldOf}
        fields={useFields(act, premisesId)}
        initial={{
          purpose: 'transfer',
          lines: [
            { row: keyOf(row), ...(act !== 'count' && { quantity: row.quantity }) },
          ] as Values['lines'],
        }}
      >
        <Lines act={act} first={row} rows={rows} />
      </CommandForm>
    </>
  );
}

function useFields(act: StockAct, premisesId: string): FormField[] {
  const say = stockActWords.useWords();
  const at: FormField = { name: 'at', label: say('at'), input: <Input type="datetime-local" /> };
  const reason: FormField = { name: 'reason', label: say('reason'), input: <Input /> };
  switch (act) {
    case 'ship':
      return [
        { name: 'toPremisesId', label: say('to'), input: <AnyPremises />, isRequired: true },
        {
          name: 'purpose',
          label: say('purpose'),
          isRequired: true,
          input: (
            <Select
              options={purposes.map((value) => ({ value, label: say(`purposes.${value}`) }))}
            />
          ),
        },
        { name: 'vehiclePlate', label: say('plate'), input: <ShortText max={16} />, max: 16 },
        { name: 'driverWorkerNo', label: say('driver'), input: <ShortText max={24} />, max: 24 },
        { name: 'number', label: say('number'), input: <ShortText max={30} />, max: 30 },
        at,
      ];
    case 'move':
      return [
        {
          name: 'toPlaceId',
          label: say('room'),
          input: <Room premisesId={premisesId} />,
          isRequired: true,
        },
        at,
      ];
    case 'count':
      return [reason, at];
    case 'destroy':
      return [
        { ...reason, isRequired: true },
        { name: 'method', label: say('method'), input: <Input />, isRequired: true },
        {
          name: 'documentNo',
          label: say('documentNo'),
          help: say('documentHelp'),
          input: <Input />,
        },
        at,
      ];
  }
}

type LinesProps = { act: StockAct; first: Standing; rows: readonly StockRow[] };

/** The goods: the row that it began with, and others of the same premises, or of the place that is counted. */
function Lines({ act, first, rows }: LinesProps) {
  const say = stockActWords.useWords();
  const language = useLanguage();
  const form = Form.useFormInstance<Values>();
  const near = rows.filter(({ placeId }) => act !== 'count' || placeId === first.placeId);
  const known = new Map([first, ...near].map((one) => [keyOf(one), one]));
  const options = [...known].map(([value, one]) => ({
    value,
    label: `${one.lotNumber} · ${placeText(language, one)} · ${kgText(one.quantity.netWeightKg)} / ${numberText(one.quantity.pieces)}`,
  }));
  // Pieces that were typed are counted ones, and stay.
  const byHand = useRef(new Set<number>());
  const follow = (key: number, name: number, kg: unknown) => {
    if (act === 'count' || byHand.current.has(key) || typeof kg !== 'number') return;
    const row: unknown = form.getFieldValue(['lines', name, 'row']);
    const { quantity } = known.get(String(row)) ?? {};
    const whole = quantity && wholeOf(toQuantity(quantity));
    if (!whole) return;
    const pieces = piecesFor(toQuantity({ netWeightKg: kg, pieces: 0 }).grams, whole);
    form.setFieldValue(['lines', name, 'quantity', 'pieces'], pieces);
  };
  const labels =
    act === 'count' ? (['counted', 'countedPieces'] as const) : (['weight', 'pieces'] as const);
  const must = (label: string) => [{ required: true, message: say('fill', { label }) }];
  return (
    <>
      <h2>{say('lines')}</h2>
      <Form.List name="lines">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div className="dk-line" key={key}>
                <Form.Item
                  name={[name, 'row']}
                  label={say('line')}
                  className="dk-wide"
                  rules={must(say('line'))}
                >
                  <Select<string>
                    options={options}
                    showSearch={{ optionFilterProp: 'label' }}
                    onChange={(chosen) => {
                      if (act === 'count') return;
                      byHand.current.delete(key);
                      const { quantity } = known.get(chosen) ?? {};
                      form.setFieldValue(['lines', name, 'quantity'], quantity);
                    }}
                  />
                </Form.Item>
                <NumberItem
                  name={[name, 'quantity', 'netWeightKg']}
                  label={say(labels[0])}
                  number={{ of: 'kg' }}
                  isRequired
                  onTyped={(kg) => follow(key, name, kg)}
                />
                <NumberItem
                  name={[name, 'quantity', 'pieces']}
                  label={say(labels[1])}
                  number={{ of: 'whole' }}
                  isRequired
                  onTyped={() => byHand.current.add(key)}
                />
                {lines.length > 1 && (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={say('remove')}
                    onClick={() => remove(name)}
                  />
                )}
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})} className="dk-add">
              {say('add')}
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}
