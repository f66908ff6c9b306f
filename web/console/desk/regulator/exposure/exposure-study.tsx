import '../regulator.css';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Form, Modal } from 'antd';
import { useState } from 'react';

import { reasonNames } from '../../../../../src/domain/exposure.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';
import { kgText, numberText } from '../../../shared/formats.ts';
import { useMay } from '../../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { useLanguage } from '../../../shared/words.ts';
import { PlainTable } from '../../lots/plain-table.tsx';
import { atMost, LongText } from '../../shell/limited-text.tsx';
import { HoldDialog } from '../holds/hold-dialog.tsx';
import { exposureWords } from './exposure-words.ts';
import { type Hypothesis, HypothesisForm, usual } from './hypothesis-form.tsx';

type Answer = Awaited<ReturnType<typeof findExposures>>;
type Figures = Schemas['ExposureFigures'];

const whatIf = [6, 12, 24, 48, 72];
const mostListed = 200;

async function findExposures(
  lotIds: readonly string[],
  hypothesis: Hypothesis,
  signal: AbortSignal,
) {
  const body = { lotIds: [...lotIds], hypothesis, whatIf, limit: mostListed };
  return got(api.POST('/api/exposures', { body, signal }));
}

/** What else could be touched, and how much each way to draw the line would hold. */
export function ExposureStudy({ lotIds }: { lotIds: readonly string[] }) {
  const say = exposureWords.useWords();
  const [hypothesis, setHypothesis] = useState<Hypothesis>(usual);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['exposures', lotIds, hypothesis],
    queryFn: async ({ signal }) => findExposures(lotIds, hypothesis, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <p className="fm-quiet">
        {say('lead')} {say('lots', { count: lotIds.length })}
      </p>
      <HypothesisForm value={hypothesis} onChange={setHypothesis} />
      <p role="status" className="fm-quiet">
        {isFetching ? say('counting') : ' '}
      </p>
      {!data && error === null && <Skeleton lines={8} />}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <FiguresCard
            answer={data}
            onHours={(hoursAfter) => setHypothesis({ ...hypothesis, hoursAfter })}
          />
          <Exposed answer={data} question={{ lotIds, hypothesis }} />
        </>
      )}
    </>
  );
}

function useFigures() {
  const say = exposureWords.useWords();
  return ({ lots, firms, stored, inTransit, sold }: Figures) =>
    say('figures', {
      lots: numberText(lots),
      firms: numberText(firms),
      stored: kgText(stored.netWeightKg),
      transit: kgText(inTransit.netWeightKg),
      sold: kgText(sold.netWeightKg),
    });
}

function FiguresCard({ answer, onHours }: { answer: Answer; onHours: (hours: number) => void }) {
  const say = exposureWords.useWords();
  const language = useLanguage();
  const told = useFigures();
  const { union, beyond, whatIf: others, reasons, incomplete } = answer.figures;
  const standing = ({ stored, inTransit }: Figures) =>
    numberText(Math.round((stored.netWeightKg + inTransit.netWeightKg) * 1000) / 1000);
  return (
    <section className="rg-card">
      <h2>{say('union')}</h2>
      <p>
        <b>{told(union)}</b>
      </p>
      {beyond && beyond.lots > 0 && <p>{say('beyond', { lots: numberText(beyond.lots) })}</p>}
      {incomplete.length > 0 && (
        <p role="alert" className="rg-late">
          {say('incomplete', {
            reasons: incomplete.map((reason) => reasonNames[reason][language]).join(', '),
          })}
        </p>
      )}
      <div className="rg-columns">
        <PlainTable
          heads={[say('whatIf'), say('union')]}
          rows={others.map(({ hoursAfter, figures }) => ({
            key: String(hoursAfter),
            cells: [
              <Button key="hours" type="link" onClick={() => onHours(hoursAfter)}>
                {say('hours', { hours: hoursAfter })}
              </Button>,
              told(figures),
            ],
          }))}
        />
        <PlainTable
          heads={[say('byReason'), say('alone'), say('added')]}
          numbers={[1, 2]}
          rows={reasons.map(({ reason, name, alone, added }) => ({
            key: reason,
            cells: [name[language], standing(alone), standing(added)],
          }))}
        />
      </div>
    </section>
  );
}

type Question = { lotIds: readonly string[]; hypothesis: Hypothesis };

function Exposed({ answer, question }: { answer: Answer; question: Question }) {
  const say = exposureWords.useWords();
  const language = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<'hold' | 'keep'>();
  const { exposures } = answer;
  if (exposures.length === 0) return <p className="fm-note">{say('none')}</p>;
  const close = exposures.filter((one) => one.class <= 2).map(({ lotId }) => lotId);
  const toggle = (lotId: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(lotId)) after.add(lotId);
      return after;
    });
  return (
    <section className="rg-card">
      <div className="dk-bar fm-no-print">
        <Button onClick={() => setChosen(new Set(close))}>{say('chooseClass')}</Button>
        <span role="status">{say('chosen', { count: chosen.size })}</span>
        {may('oversight:hold') && (
          <Button danger disabled={chosen.size === 0} onClick={() => setAct('hold')}>
            {say('hold')}
          </Button>
        )}
        {may('exposure:assess') && <Button onClick={() => setAct('keep')}>{say('keep')}</Button>}
      </div>
      <details>
        <summary>{say('classes')}</summary>
        <dl className="rg-facts">
          {([1, 2, 3, 4] as const).map((n) => (
            <div key={n}>
              <dt>{say('classOf', { n })}</dt>
              <dd>{say(`class${n}`, { hours: question.hypothesis.closeHours })}</dd>
            </div>
          ))}
        </dl>
      </details>
      {answer.truncated && <p>{say('truncated')}</p>}
      <PlainTable
        heads={[
          say('lot'),
          say('class'),
          say('firm'),
          say('how'),
          say('stored'),
          say('transit'),
          say('sold'),
        ]}
        numbers={[4, 5, 6]}
        rows={exposures.map((one) => ({
          key: one.lotId,
          cells: [
            <span key="lot" className="fm-row">
              <Checkbox
                aria-label={say('choose', { number: one.number })}
                checked={chosen.has(one.lotId)}
                onChange={() => toggle(one.lotId)}
              />
              <span>
                <Link to={`/lots/${one.lotId}`}>{one.number}</Link>
                <br />
                <span className="fm-quiet">{one.product[language]}</span>
              </span>
            </span>,
            say('classOf', { n: one.class }),
            one.organisation.name[language],
            <Contacts key="how" exposure={one} />,
            numberText(one.stored.netWeightKg),
            numberText(one.inTransit.netWeightKg),
            numberText(one.sold.netWeightKg),
          ],
        }))}
      />
      {act === 'hold' && (
        <HoldDialog
          lots={exposures
            .filter(({ lotId }) => chosen.has(lotId))
            .map(({ lotId, number, product }) => ({
              id: lotId,
              label: `${number} · ${product[language]}`,
            }))}
          question={{ ...question, lotIds: [...question.lotIds] }}
          onClose={() => setAct(undefined)}
          onDone={(id) => void navigate({ to: `/holds/${id}` })}
        />
      )}
      {act === 'keep' && <Keep question={question} onClose={() => setAct(undefined)} />}
    </section>
  );
}

const contactsShown = 3;
const inDaysFrom = 72;
const tenths = (value: number) => numberText(Math.round(value * 10) / 10);

function Contacts({ exposure }: { exposure: Answer['exposures'][number] }) {
  const say = exposureWords.useWords();
  const language = useLanguage();
  const more = exposure.contactCount - contactsShown;
  // From three days on nobody thinks in hours; a tenth is as near as a contact is known.
  const lasting = (hours: number) =>
    hours < inDaysFrom
      ? say('hours', { hours: tenths(hours) })
      : say('days', { days: tenths(hours / 24) });
  return (
    <>
      {exposure.contacts.slice(0, contactsShown).map((contact) => (
        <div key={`${contact.record.id} ${contact.reason} ${contact.causeRecord.id}`}>
          {contact.name[language]}
          {contact.place && ` · ${contact.place.name[language]}`}
          {contact.vehiclePlate !== null && ` · ${contact.vehiclePlate}`} · {lasting(contact.hours)}
        </div>
      ))}
      {more > 0 && <span className="fm-quiet">{say('more', { count: more })}</span>}
    </>
  );
}

function Keep({ question, onClose }: { question: Question; onClose: () => void }) {
  const say = exposureWords.useWords();
  const [form] = Form.useForm<{ note: string }>();
  const [eventId] = useState(() => crypto.randomUUID());
  const keep = useMutation({
    mutationFn: async ({ note }: { note: string }) =>
      got(
        api.POST('/api/exposures/assessments', {
          body: { eventId, ...question, lotIds: [...question.lotIds], whatIf, note },
        }),
      ),
  });
  return (
    <Modal
      open
      title={say('keepTitle')}
      okText={say('keepTitle')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: keep.isPending, disabled: keep.isSuccess }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{say('keepLead')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => keep.mutate(values)}>
        <Form.Item
          name="note"
          label={say('note')}
          rules={[atMost(1000), { required: true, whitespace: true, message: say('required') }]}
        >
          <LongText rows={3} max={1000} />
        </Form.Item>
      </Form>
      {keep.isSuccess && <p role="status">{say('kept')}</p>}
      {keep.error !== null && <ProblemNote error={keep.error} />}
    </Modal>
  );
}
