import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';

import {
  firmsRecallKinds,
  recallKindNames,
  recallKinds,
} from '../../../../../src/domain/recalls.ts';
import { api, got } from '../../../shared/client.ts';
import { beijingMoment } from '../../../shared/formats.ts';
import { useSession } from '../../../shared/session.ts';
import { ProblemNote } from '../../../shared/ui.tsx';
import { useLanguage } from '../../../shared/words.ts';
import { LotList } from '../../lots/lot-line.tsx';
import { atMost, LongText, ShortText } from '../../shell/limited-text.tsx';
import { isRegulator } from '../../shell/menu.ts';
import { type ChoosableLot, LotPicker } from '../lot-picker.tsx';
import { regulatorWords } from '../regulator-words.ts';
import { Tonnage, useReach } from '../trace/tonnage.tsx';

type Props = {
  /** Left out: they are looked for here. */
  lotIds?: readonly string[];
  onClose: () => void;
  onDone: (recallId: string) => void;
};

const classes = [1, 2, 3] as const;

type Values = {
  number?: string;
  class: (typeof classes)[number];
  kind: (typeof recallKinds)[number];
  knownAt?: string;
  reasonZh: string;
  reasonEn?: string;
};

export function RecallDialog({ lotIds: given, onClose, onDone }: Props) {
  const say = regulatorWords.useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  // To order is the authority's; how grave it is, nobody says before the officer does.
  const kinds = isRegulator(useSession()) ? recallKinds : firmsRecallKinds;
  // A firm's own is the usual one; of an authority's, a slip would order what was meant as a drill.
  const usual = kinds.includes('ordered') ? undefined : 'voluntary';
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? usual;
  const [picked, setPicked] = useState<ChoosableLot[]>([]);
  const lotIds = given ?? picked.map(({ id }) => id);
  const reach = useReach(lotIds);
  const [eventId] = useState(() => crypto.randomUUID());
  const open = useMutation({
    mutationFn: async ({ knownAt, reasonEn, number, ...values }: Values) =>
      got(
        api.POST('/api/recalls', {
          body: {
            eventId,
            ...values,
            ...(number?.trim() && { number }),
            reasonEn: reasonEn?.trim() ? reasonEn : values.reasonZh,
            ...(knownAt !== undefined && knownAt !== '' && { knownAt: beijingMoment(knownAt) }),
            lotIds: [...lotIds],
          },
        }),
      ),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries();
      onDone(id);
    },
  });
  const must = { required: true, whitespace: true, message: say('required') };
  const isDrill = kind === 'mock';
  const count = reach.lots ?? lotIds.length;
  return (
    <Modal
      open
      title={say('recall.title')}
      onCancel={onClose}
      cancelText={say('cancel')}
      okText={say(isDrill ? 'recall.confirmDrill' : 'recall.confirm', { count })}
      okButtonProps={{
        danger: !isDrill,
        disabled: lotIds.length === 0,
        loading: open.isPending,
      }}
      onOk={() => form.submit()}
      width={640}
    >
      <p>{say('recall.lead')}</p>
      {isDrill && <p className="rg-drill">{say('recall.drillLead')}</p>}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: usual }}
        onFinish={(values) => open.mutate(values)}
      >
        {!given && (
          <Form.Item label={say('pick.label')} required>
            <LotPicker value={picked} onChange={setPicked} />
          </Form.Item>
        )}
        {given && (
          <Form.Item label={say('pick.label')}>
            <LotList ids={given} />
          </Form.Item>
        )}
        <Tonnage lotIds={lotIds} reach={reach} withDescendants />
        <Form.Item
          name="kind"
          label={say('recall.kind')}
          rules={[{ required: true, message: say('required') }]}
        >
          <Radio.Group
            options={kinds.map((value) => ({ value, label: recallKindNames[value][language] }))}
          />
        </Form.Item>
        <Form.Item
          name="class"
          label={say(isDrill ? 'recall.drillClass' : 'recall.class')}
          rules={[{ required: true, message: say('required') }]}
        >
          <Select
            options={classes.map((value) => ({ value, label: say(`recall.classes.c${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="number"
          label={say('number')}
          rules={[...(kind === 'ordered' ? [must] : []), atMost(60)]}
          {...(kind !== 'ordered' && { extra: say('recall.made') })}
        >
          <ShortText max={60} />
        </Form.Item>
        {!isDrill && (
          <Form.Item
            name="knownAt"
            label={say('recall.knownAt')}
            rules={[
              {
                validator: async (_: unknown, local?: string) => {
                  if (local && Date.parse(beijingMoment(local)) > Date.now()) {
                    throw new Error(say('recall.notYet'));
                  }
                },
              },
            ]}
          >
            <Input type="datetime-local" />
          </Form.Item>
        )}
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
      {open.error !== null && <ProblemNote error={open.error} />}
    </Modal>
  );
}
