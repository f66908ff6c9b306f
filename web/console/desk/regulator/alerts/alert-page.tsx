import '../regulator.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Form, Modal, Tag } from 'antd';
import { type ReactNode, useState } from 'react';

import { api, got, type Schemas } from '../../../shared/client.ts';
import { kgText, timeText, timeWithZone } from '../../../shared/formats.ts';
import { useMay } from '../../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../../shared/words.ts';
import { atMost, LongText } from '../../shell/limited-text.tsx';
import { traceOfLots } from '../trace/trace-question.ts';
import { alertWords } from './alert-words.ts';
import { alertColours } from './alerts-page.tsx';

type Alert = Schemas['AlertWithRecords'];

const alertKey = (id: string) => ['alerts', 'one', id];

export function AlertPage() {
  const say = alertWords.useWords();
  const language = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: alertKey(id),
    queryFn: async () => got(api.GET('/api/alerts/{id}', { params: { path: { id } } })),
  });
  if (isPending) return <Skeleton lines={8} />;
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <div className="rg-title">
        <h1>
          {say('one')}: {data.kindName[language]}{' '}
          <Tag color={alertColours[data.state]}>{say(`states.${data.state}`)}</Tag>
        </h1>
        <Acts alert={data} />
      </div>
      <section className="rg-card">
        <p>
          <b>{data.text[language]}</b>
        </p>
        <p className="fm-quiet">
          {say('raised')}: {timeWithZone(data.raisedAt, language)}
          {data.excessKg !== null && ` · ${say('excess')}: ${kgText(data.excessKg)}`}
        </p>
        {data.reason !== null && <p>{say('reason', { reason: data.reason })}</p>}
      </section>
      <div className="rg-columns">
        <Records alert={data} />
        <section className="rg-card">
          <h2>{say('history')}</h2>
          <ol>
            {data.history.map((note) => (
              <li key={`${note.at} ${note.what}`}>
                {timeText(note.at)} <b>{whatText(say, note.what)}</b> {note.reason}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}

const whats = [
  'raised',
  'changed',
  'resolved',
  'taken',
  'dismissed',
  'settled',
  'reopened',
  'explained',
] as const;

function whatText(say: ReturnType<typeof alertWords.useWords>, what: string): string {
  const known = whats.find((one) => one === what);
  return known ? say(`what.${known}`) : what;
}

function Records({ alert }: { alert: Alert }) {
  const say = alertWords.useWords();
  const language = useLanguage();
  const { firms, lots, documents, shipments, events } = alert;
  const parts: [string, ReactNode[]][] = [
    [say('firms'), firms.map((firm) => <li key={firm.id}>{nameOf(firm, language)}</li>)],
    [
      say('lots'),
      lots.map(({ id, number }) => (
        <li key={id}>
          <Link to={`/lots/${id}`}>{number}</Link>
        </li>
      )),
    ],
    [say('documents'), documents.map(({ id, kind, number }) => <li key={id}>{number ?? kind}</li>)],
    [say('shipments'), shipments.map(({ id, number }) => <li key={id}>{number}</li>)],
    [
      say('events'),
      events.map(({ id, seq, type, occurredAt }) => (
        <li key={id}>{say('event', { seq, type, time: timeText(occurredAt) })}</li>
      )),
    ],
  ];
  return (
    <section className="rg-card">
      <h2>{say('records')}</h2>
      {lots.length > 0 && (
        <p>
          <Link to="/trace" search={traceOfLots(lots.map(({ id }) => id))}>
            {say('trace')}
          </Link>
        </p>
      )}
      {parts
        .filter(([, items]) => items.length > 0)
        .map(([name, items]) => (
          <div key={name}>
            <h3>{name}</h3>
            <ul>{items}</ul>
          </div>
        ))}
    </section>
  );
}

type Decision = 'dismiss' | 'settle' | 'reopen';

function Acts({ alert }: { alert: Alert }) {
  const say = alertWords.useWords();
  const may = useMay();
  const queries = useQueryClient();
  const [deciding, setDeciding] = useState<Decision>();
  const take = useMutation({
    mutationFn: async () =>
      got(api.POST('/api/alerts/{id}/take', { params: { path: { id: alert.id } }, body: {} })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['alerts'] }),
  });
  if (!may('alerts:work')) return null;
  const isOpen = alert.state === 'open' || alert.state === 'in_hand';
  const decisions: Decision[] = isOpen ? ['settle', 'dismiss'] : ['reopen'];
  return (
    <span className="fm-row fm-no-print">
      {alert.state === 'open' && (
        <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
          {say('take')}
        </Button>
      )}
      {alert.state !== 'resolved' &&
        decisions.map((one) => (
          <Button key={one} onClick={() => setDeciding(one)}>
            {say(one)}
          </Button>
        ))}
      {take.error !== null && <ProblemNote error={take.error} />}
      {deciding && (
        <Decide alertId={alert.id} decision={deciding} onClose={() => setDeciding(undefined)} />
      )}
    </span>
  );
}

async function decide(id: string, decision: Decision, body: { eventId: string; reason: string }) {
  const params = { path: { id } };
  switch (decision) {
    case 'dismiss':
      return got(api.POST('/api/alerts/{id}/dismiss', { params, body }));
    case 'settle':
      return got(api.POST('/api/alerts/{id}/settle', { params, body }));
    case 'reopen':
      return got(api.POST('/api/alerts/{id}/reopen', { params, body }));
  }
}

type DecideProps = { alertId: string; decision: Decision; onClose: () => void };

function Decide({ alertId, decision, onClose }: DecideProps) {
  const say = alertWords.useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const [eventId] = useState(() => crypto.randomUUID());
  const deciding = useMutation({
    mutationFn: async ({ reason }: { reason: string }) =>
      decide(alertId, decision, { eventId, reason }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['alerts'] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={say(decision)}
      okText={say('ok')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: deciding.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={(values) => deciding.mutate(values)}>
        <Form.Item
          name="reason"
          label={say(`why.${decision}`)}
          rules={[atMost(500), { required: true, whitespace: true, message: say('required') }]}
        >
          <LongText rows={3} max={500} />
        </Form.Item>
      </Form>
      {deciding.error !== null && <ProblemNote error={deciding.error} />}
    </Modal>
  );
}
