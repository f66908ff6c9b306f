import '../regulator.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Modal, Tag } from 'antd';
import { useState } from 'react';

import { licenceNames } from '../../../../../src/domain/licences.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';
import { numberText, timeWithZone } from '../../../shared/formats.ts';
import { useMay } from '../../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../../shared/words.ts';
import { PlainTable } from '../../lots/plain-table.tsx';
import { type Mendable, mendable, ReasonDialog } from './reason-dialog.tsx';
import { registrationWords } from './registration-words.ts';
import { registrationColours } from './registrations-page.tsx';

type Registration = Schemas['RegistrationWithFiles'];

export function RegistrationPage() {
  const say = registrationWords.useWords();
  const language = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['registrations', 'one', id],
    queryFn: async () => got(api.GET('/api/registrations/{id}', { params: { path: { id } } })),
  });
  if (isPending) return <Skeleton lines={8} />;
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <div className="rg-title">
        <h1>
          {nameOf(data, language)}{' '}
          <Tag color={registrationColours[data.state]}>{say(`states.${data.state}`)}</Tag>
        </h1>
        {data.state === 'submitted' && <Acts registration={data} />}
      </div>
      <Facts registration={data} />
      <div className="rg-columns">
        <Licences registration={data} />
        <Files registration={data} />
      </div>
      {data.reasons.length > 0 && (
        <section className="rg-card">
          <h2>{say('reasons')}</h2>
          <ul>
            {data.reasons.map((reason) => (
              <li key={`${reason.field} ${reason.en}`}>
                <b>{fieldText(say, reason.field)}</b> {reason[language]}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type Words = ReturnType<typeof registrationWords.useWords>;

function fieldText(say: Words, field: string): string {
  const known = mendable.find((one) => one === field);
  return known ? say(`fields.${known}`) : field;
}

function Facts({ registration }: { registration: Registration }) {
  const say = registrationWords.useWords();
  const language = useLanguage();
  const { divisionId } = registration;
  const division = useQuery({
    queryKey: ['division', divisionId],
    queryFn: async () =>
      got(api.GET('/api/divisions/{id}', { params: { path: { id: divisionId } } })),
  }).data;
  const facts = [
    [say('uscc'), registration.uscc],
    [say('kind'), say(`kinds.${registration.kind}`)],
    [say('division'), division ? nameOf(division, language) : divisionId],
    [say('address'), registration.address],
    [say('submitted'), timeWithZone(registration.submittedAt, language)],
  ] as const;
  return (
    <section className="rg-card">
      <dl className="rg-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {registration.usccOverrideReason !== null && (
        <p className="rg-late">{say('override', { reason: registration.usccOverrideReason })}</p>
      )}
      {registration.decidedAt !== null && (
        <p className="fm-quiet">
          {say('decided', { time: timeWithZone(registration.decidedAt, language) })}
        </p>
      )}
    </section>
  );
}

function Licences({ registration }: { registration: Registration }) {
  const language = useLanguage();
  const say = registrationWords.useWords();
  return (
    <section className="rg-card">
      <h2>{say('licences')}</h2>
      <PlainTable
        heads={[say('licence'), say('number'), say('valid')]}
        rows={registration.licences.map(({ kind, number, validUntil }) => ({
          key: `${kind} ${number}`,
          cells: [licenceNames[kind][language], number, validUntil],
        }))}
      />
    </section>
  );
}

function Files({ registration: { id, files } }: { registration: Registration }) {
  const say = registrationWords.useWords();
  return (
    <section className="rg-card">
      <h2>{say('files')}</h2>
      {files.length === 0 && <p className="fm-quiet">{say('noFiles')}</p>}
      <ul>
        {files.map(({ sha256, size }, at) => (
          <li key={sha256}>
            <a href={`/api/registrations/${id}/files/${sha256}`} target="_blank" rel="noreferrer">
              {say('file', { n: at + 1, kb: numberText(Math.ceil(size / 1024)) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ registration }: { registration: Registration }) {
  const say = registrationWords.useWords();
  const language = useLanguage();
  const may = useMay();
  const queries = useQueryClient();
  const [act, setAct] = useState<'open' | 'return' | 'refuse'>();
  const [eventId] = useState(() => crypto.randomUUID());
  const params = { path: { id: registration.id } };
  const done = () => void queries.invalidateQueries({ queryKey: ['registrations'] });
  const close = () => setAct(undefined);
  const open = useMutation({
    mutationFn: async () =>
      got(api.POST('/api/registrations/{id}/opening', { params, body: { eventId } })),
    onSuccess: () => {
      done();
      close();
    },
  });
  if (!may('organisations:review')) return null;
  return (
    <span className="fm-row fm-no-print">
      <Button type="primary" onClick={() => setAct('open')}>
        {say('open')}
      </Button>
      <Button onClick={() => setAct('return')}>{say('return')}</Button>
      <Button danger onClick={() => setAct('refuse')}>
        {say('refuse')}
      </Button>
      {act === 'open' && (
        <Modal
          open
          title={say('open')}
          okText={say('confirmOpen', { name: nameOf(registration, language) })}
          cancelText={say('cancel')}
          okButtonProps={{ loading: open.isPending }}
          onCancel={close}
          onOk={() => open.mutate()}
        >
          <p>{say('openLead')}</p>
          {open.error !== null && <ProblemNote error={open.error} />}
        </Modal>
      )}
      {act === 'return' && (
        <ReasonDialog
          title={say('return')}
          withField
          send={async ({ zh, en }, field: Mendable) =>
            got(
              api.POST('/api/registrations/{id}/return', {
                params,
                body: { reasons: [{ field, zh, en }] },
              }),
            )
          }
          onDone={done}
          onClose={close}
        />
      )}
      {act === 'refuse' && (
        <ReasonDialog
          title={say('refuse')}
          send={async ({ zh, en }) =>
            got(
              api.POST('/api/registrations/{id}/refusal', {
                params,
                body: { reasonZh: zh, reasonEn: en },
              }),
            )
          }
          onDone={done}
          onClose={close}
        />
      )}
    </span>
  );
}
