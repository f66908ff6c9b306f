import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Modal, Radio } from 'antd';
import { useState } from 'react';

import { reportStepNames, reportSteps } from '../../../../../src/domain/recalls.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';
import { kgText, numberText, timeText, timeWithZone } from '../../../shared/formats.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { useLanguage } from '../../../shared/words.ts';
import { LotLine } from '../../lots/lot-line.tsx';
import { PlainTable } from '../../lots/plain-table.tsx';
import { atMost, LongText } from '../../shell/limited-text.tsx';
import { isRegulator } from '../../shell/menu.ts';
import { regulatorWords } from '../regulator-words.ts';
import { disposalsQuery, reportsQuery } from './recall-queries.ts';
import { recallWords } from './recall-words.ts';

type Recall = Schemas['RecallWithLots'];

export function RecallDisposals({ recallId }: { recallId: string }) {
  const say = recallWords.useWords();
  const language = useLanguage();
  const { data, error, isPending } = useQuery(disposalsQuery(recallId));
  return (
    <section className="rg-card">
      <h2>{say('disposals')}</h2>
      {isPending && <Skeleton lines={3} />}
      {error !== null && <ProblemNote error={error} />}
      {data?.items.length === 0 && <p className="fm-quiet">{say('noDisposals')}</p>}
      {data && data.items.length > 0 && (
        <PlainTable
          heads={[say('lot'), say('outcome'), say('quantity'), say('at'), say('note')]}
          numbers={[2]}
          rows={data.items.map((one) => ({
            key: `${one.id} ${one.lotId} ${one.placeId}`,
            cells: [
              <LotLine key="lot" id={one.lotId} />,
              one.outcomeName[language],
              kgText(one.quantity.netWeightKg),
              timeText(one.disposedAt),
              one.note,
            ],
          }))}
        />
      )}
    </section>
  );
}

export function RecallReports({ recall }: { recall: Recall }) {
  const say = recallWords.useWords();
  const words = regulatorWords.useWords();
  const language = useLanguage();
  const may = useMay();
  const session = useSession();
  const { id: own } = session.organisation;
  const { data, error, isPending } = useQuery(reportsQuery(recall.id));
  // Who opened it closes it, and reports on it with whoever has to recall; authorities stand in for theirs.
  const isOpener = recall.orgId === own || isRegulator(session);
  const isReporter = isOpener || recall.responsibleOrgId === own;
  const [act, setAct] = useState<'file' | 'close'>();
  return (
    <section className="rg-card">
      <div className="rg-title">
        <h2>{say('reports')}</h2>
        {may('oversight:recall') && isReporter && (
          <span className="fm-row fm-no-print">
            <Button onClick={() => setAct('file')}>{say('file')}</Button>
            {recall.closedAt === null && isOpener && (
              <Button onClick={() => setAct('close')}>{say('close')}</Button>
            )}
          </span>
        )}
      </div>
      {isPending && <Skeleton lines={3} />}
      {error !== null && <ProblemNote error={error} />}
      {data?.items.length === 0 && <p className="fm-quiet">{say('noReports')}</p>}
      {data?.items.map((report) => (
        <article key={report.id}>
          <p>
            <b>{report.stepName[language]}</b>{' '}
            {report.drill && <span className="rg-drill-tag">{words('drill')}</span>}{' '}
            <span className="fm-quiet">
              {say('filedAt', { time: timeWithZone(report.filedAt, language) })}
            </span>
          </p>
          <p>{language === 'zh' ? report.textZh : report.textEn}</p>
          <p className="fm-quiet">
            {say('effect')}:{' '}
            {report.figures.effectiveness.percent === null
              ? '—'
              : say('percent', { percent: numberText(report.figures.effectiveness.percent) })}
          </p>
        </article>
      ))}
      {act === 'file' && <FileReport recallId={recall.id} onClose={() => setAct(undefined)} />}
      {act === 'close' && <Close recall={recall} onClose={() => setAct(undefined)} />}
    </section>
  );
}

type Step = (typeof reportSteps)[number];
type Filed = { step: Step; textZh: string; textEn?: string };
type DialogProps = { recallId: string; onClose: () => void };

function FileReport({ recallId, onClose }: DialogProps) {
  const say = recallWords.useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<Filed>();
  const [eventId] = useState(() => crypto.randomUUID());
  const file = useMutation({
    mutationFn: async ({ step, textZh, textEn }: Filed) =>
      got(
        api.POST('/api/recalls/{id}/reports', {
          params: { path: { id: recallId } },
          body: { eventId, step, textZh, textEn: textEn?.trim() ? textEn : textZh },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['recalls', recallId] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={say('file')}
      okText={say('submit')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: file.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ step: 'plan' }}
        onFinish={(values) => file.mutate(values)}
      >
        <Form.Item name="step" label={say('step')}>
          <Radio.Group
            options={reportSteps.map((value) => ({
              value,
              label: reportStepNames[value][language],
            }))}
          />
        </Form.Item>
        <Form.Item
          name="textZh"
          label={say('textZh')}
          rules={[atMost(4000), { required: true, whitespace: true, message: say('required') }]}
        >
          <LongText rows={4} max={4000} />
        </Form.Item>
        <Form.Item name="textEn" label={say('textEn')} rules={[atMost(4000)]}>
          <LongText rows={3} max={4000} />
        </Form.Item>
      </Form>
      {file.error !== null && <ProblemNote error={file.error} />}
    </Modal>
  );
}

type Closed = { reason: string; releaseHolds?: boolean; undisposedReason?: string };

function Close({ recall, onClose }: { recall: Recall; onClose: () => void }) {
  const { id: recallId } = recall;
  // What is left of goods that are stopped, only an authority lets go.
  const isAuthority = isRegulator(useSession());
  const mayLeave = recall.drill || isAuthority;
  const say = recallWords.useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<Closed>();
  const [eventId] = useState(() => crypto.randomUUID());
  const close = useMutation({
    mutationFn: async ({ reason, releaseHolds = false, undisposedReason }: Closed) =>
      got(
        api.POST('/api/recalls/{id}/close', {
          params: { path: { id: recallId } },
          body: {
            eventId,
            reason,
            releaseHolds,
            ...(undisposedReason?.trim() && { undisposedReason }),
          },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={say('close')}
      okText={say('close')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: close.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{say('closeLead')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => close.mutate(values)}>
        <Form.Item
          name="reason"
          label={say('reason')}
          rules={[atMost(300), { required: true, whitespace: true, message: say('required') }]}
        >
          <LongText rows={2} max={300} />
        </Form.Item>
        {mayLeave && (
          <>
            <Form.Item name="releaseHolds" valuePropName="checked">
              <Checkbox>{say('releaseHolds')}</Checkbox>
            </Form.Item>
            <Form.Item
              name="undisposedReason"
              label={say('undisposedReason')}
              rules={[atMost(300)]}
            >
              <LongText rows={2} max={300} />
            </Form.Item>
          </>
        )}
      </Form>
      {close.error !== null && <ProblemNote error={close.error} />}
    </Modal>
  );
}
