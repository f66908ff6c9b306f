import { useMutation } from '@tanstack/react-query';
import { Form, Modal, Select } from 'antd';

import type { Text } from '../../../../../src/domain/text.ts';
import { ProblemNote } from '../../../shared/ui.tsx';
import { atMost, LongText } from '../../shell/limited-text.tsx';
import { registrationWords } from './registration-words.ts';

export const mendable = ['nameZh', 'uscc', 'address', 'licences', 'files'] as const;
export type Mendable = (typeof mendable)[number];

type Values = { field?: Mendable; zh: string; en?: string };

type Props = {
  title: string;
  /** Asks also for what it is about. */
  withField?: boolean;
  send: (reason: Text, field: Mendable) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
};

/** A decision against somebody, with its reason in both languages. */
export function ReasonDialog({ title, withField = false, send, onDone, onClose }: Props) {
  const say = registrationWords.useWords();
  const [form] = Form.useForm<Values>();
  const sending = useMutation({
    mutationFn: async ({ field = 'nameZh', zh, en }: Values) =>
      send({ zh, en: en?.trim() ? en : zh }, field),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={title}
      okText={say('ok')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: sending.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ field: 'nameZh' }}
        onFinish={(values) => sending.mutate(values)}
      >
        {withField && (
          <Form.Item name="field" label={say('field')}>
            <Select options={mendable.map((value) => ({ value, label: say(`fields.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item
          name="zh"
          label={say('reasonZh')}
          rules={[atMost(300), { required: true, whitespace: true, message: say('required') }]}
        >
          <LongText rows={2} max={300} />
        </Form.Item>
        <Form.Item name="en" label={say('reasonEn')} rules={[atMost(300)]}>
          <LongText rows={2} max={300} />
        </Form.Item>
      </Form>
      {sending.error !== null && <ProblemNote error={sending.error} />}
    </Modal>
  );
}
