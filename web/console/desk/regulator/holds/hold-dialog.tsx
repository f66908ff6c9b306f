import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Modal } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../../shared/client.ts';
import { useSession } from '../../../shared/session.ts';
import { ProblemNote } from '../../../shared/ui.tsx';
import { atMost, LongText, ShortText } from '../../shell/limited-text.tsx';
import { isRegulator } from '../../shell/menu.ts';
import { type ChoosableLot, LotPicker } from '../lot-picker.tsx';
import { regulatorWords } from '../regulator-words.ts';
import { Tonnage, useReach } from '../trace/tonnage.tsx';

type Props = {
  /** Left out: they are looked for here. */
  lots?: readonly ChoosableLot[];
  /** What was asked and answered before: kept with the order. */
  question?: Readonly<Record<string, unknown>>;
  onClose: () => void;
  onDone: (orderId: string) => void;
};

type Values = { number?: string; reasonZh: string; reasonEn?: string };

/** One order for several lots: how much it stops stands above the button. */
export function HoldDialog({ lots, question, onClose, onDone }: Props) {
  const say = regulatorWords.useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [picked, setPicked] = useState<ChoosableLot[]>([]);
  const [ticked, setTicked] = useState<string[]>(() => (lots ?? []).map(({ id }) => id));
  const chosen = lots ? ticked : picked.map(({ id }) => id);
  const reach = useReach(chosen);
  // What an authority stops, it stops by an order, and that has a number.
  const isOrder = isRegulator(useSession());
  // One id for all tries: a second one finds what the first has done.
  const [eventId] = useState(() => crypto.randomUUID());
  const hold = useMutation({
    mutationFn: async ({ number, reasonZh, reasonEn }: Values) =>
      got(
        api.POST('/api/holds', {
          body: {
            eventId,
            reasonZh,
            reasonEn: reasonEn?.trim() ? reasonEn : reasonZh,
            ...(number?.trim() && { number }),
            lotIds: chosen,
            units: [],
            placeIds: [],
            premisesIds: [],
            shipmentIds: [],
            ...(question && { question: asQuestion(question) }),
          },
        }),
      ),
    onSuccess: ({ orderId }) => {
      void queries.invalidateQueries();
      onDone(orderId);
    },
  });
  const must = { required: true, whitespace: true, message: say('required') };
  return (
    <Modal
      open
      title={say('hold.title')}
      onCancel={onClose}
      cancelText={say('cancel')}
      okText={say('hold.confirm', { count: chosen.length })}
      okButtonProps={{ danger: true, disabled: chosen.length === 0, loading: hold.isPending }}
      onOk={() => form.submit()}
      width={640}
    >
      <p>{say('hold.lead')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => hold.mutate(values)}>
        <fieldset className="rg-lots">
          <legend>{say('hold.chosen')}</legend>
          {!lots && <LotPicker value={picked} onChange={setPicked} />}
          {lots?.map(({ id, label }) => (
            <Checkbox
              key={id}
              checked={chosen.includes(id)}
              onChange={({ target }) =>
                setTicked((before) =>
                  target.checked ? [...before, id] : before.filter((one) => one !== id),
                )
              }
            >
              {label}
            </Checkbox>
          ))}
        </fieldset>
        {chosen.length === 0 ? (
          <p role="alert">{say('noneChosen')}</p>
        ) : (
          <Tonnage lotIds={chosen} reach={reach} />
        )}
        <Form.Item
          name="number"
          label={say('number')}
          rules={[...(isOrder ? [must] : []), atMost(60)]}
        >
          <ShortText max={60} />
        </Form.Item>
        <Form.Item name="reasonZh" label={say('reasonZh')} rules={[atMost(300), must]}>
          <LongText rows={2} max={300} />
        </Form.Item>
        <Form.Item
          name="reasonEn"
          label={say('reasonEn')}
          extra={say('sameReason')}
          rules={[atMost(300)]}
        >
          <LongText rows={2} max={300} />
        </Form.Item>
      </Form>
      {hold.error !== null && <ProblemNote error={hold.error} />}
    </Modal>
  );
}

/** The API takes any object of JSON, which its description can't say to a compiler. */
const asQuestion = (question: Readonly<Record<string, unknown>>) =>
  question as NonNullable<Schemas['PlaceHold']['question']>;
