import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Modal, Radio, Tag } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../../shared/client.ts';
import { timeWithZone } from '../../../shared/formats.ts';
import { useMay } from '../../../shared/session.ts';
import { ProblemNote } from '../../../shared/ui.tsx';
import { useLanguage } from '../../../shared/words.ts';
import { atMost, LongText } from '../../shell/limited-text.tsx';
import { reportWords } from './report-words.ts';

type Report = Schemas['ConsumerReport'];

export function ReportCard({ report, showsLot = false }: { report: Report; showsLot?: boolean }) {
  const say = reportWords.useWords();
  const language = useLanguage();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const answer = language === 'zh' ? report.answerZh : report.answerEn;
  return (
    <article className="fm-note">
      <p>
        <b>{say(`kinds.${report.kind}`)}</b>{' '}
        <Tag color={report.state === 'filed' ? 'warning' : 'default'}>
          {say(`states.${report.state}`)}
        </Tag>{' '}
        <span className="fm-quiet">{timeWithZone(report.filedAt, language)}</span>
      </p>
      <p>{report.text ?? say(report.erasedAt === null ? 'noText' : 'erased')}</p>
      {report.photo !== null && (
        <img className="rg-photo" src={`/api/reports/${report.id}/photo`} alt={say('photo')} />
      )}
      {answer !== null && (
        <p>
          <b>{say('answered')}</b>
          {answer}
        </p>
      )}
      <p className="fm-row">
        {showsLot && (
          <Link to={`/lots/${report.lotId}`}>
            {say('lot')} · {say('code', { code: report.code })}
          </Link>
        )}
        {may('reports:answer') && <Button onClick={() => setOpen(true)}>{say('answer')}</Button>}
      </p>
      {isOpen && <Answer report={report} onClose={() => setOpen(false)} />}
    </article>
  );
}

const states = ['examining', 'upheld', 'unfounded'] as const;
type Values = { state: (typeof states)[number]; answerZh: string; answerEn?: string };

function Answer({ report, onClose }: { report: Report; onClose: () => void }) {
  const say = reportWords.useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [eventId] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: async ({ state, answerZh, answerEn }: Values) =>
      got(
        api.POST('/api/reports/{id}/answer', {
          params: { path: { id: report.id } },
          body: { eventId, state, answerZh, answerEn: answerEn?.trim() ? answerEn : answerZh },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['reports'] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={say('answer')}
      okText={say('send')}
      cancelText={say('cancel')}
      onCancel={onClose}
      okButtonProps={{ loading: send.isPending }}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          state: report.state === 'filed' ? 'examining' : report.state,
          answerZh: report.answerZh ?? '',
          answerEn: report.answerEn ?? '',
        }}
        onFinish={(values) => send.mutate(values)}
      >
        <Form.Item name="state" label={say('state')}>
          <Radio.Group
            options={states.map((value) => ({ value, label: say(`states.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="answerZh"
          label={say('answerZh')}
          rules={[atMost(1000), { required: true, whitespace: true, message: say('required') }]}
        >
          <LongText rows={3} max={1000} />
        </Form.Item>
        <Form.Item name="answerEn" label={say('answerEn')} rules={[atMost(1000)]}>
          <LongText rows={3} max={1000} />
        </Form.Item>
      </Form>
      {send.error !== null && <ProblemNote error={send.error} />}
    </Modal>
  );
}
