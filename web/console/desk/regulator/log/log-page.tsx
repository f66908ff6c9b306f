import '../regulator.css';
import { useQuery } from '@tanstack/react-query';

import { api, got, type Schemas } from '../../../shared/client.ts';
import { numberText, timeText, timeWithZone } from '../../../shared/formats.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { useLanguage } from '../../../shared/words.ts';
import { PlainTable } from '../../lots/plain-table.tsx';
import { logWords } from './log-words.ts';

type Monitor = Schemas['LogMonitor'];

const everyMs = 30_000;

export function LogPage() {
  const say = logWords.useWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['log-monitor'],
    queryFn: async () => got(api.GET('/api/log/monitor')),
    refetchInterval: everyMs,
  });
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-quiet">{say('lead')}</p>
      {isPending && <Skeleton lines={8} />}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Figures monitor={data} />
          <div className="rg-columns">
            <Growth monitor={data} />
            <Late monitor={data} />
            <Pauses monitor={data} />
            <Witnesses monitor={data} />
          </div>
        </>
      )}
    </>
  );
}

function Figures({ monitor }: { monitor: Monitor }) {
  const say = logWords.useWords();
  const language = useLanguage();
  const { checkpoint, lastVerification: last } = monitor;
  const figures = [
    [say('size'), numberText(monitor.size)],
    [say('pending'), `${numberText(monitor.pending.events)}${monitor.pending.hasMore ? '+' : ''}`],
    [say('gaps'), numberText(monitor.gaps.length)],
  ] as const;
  return (
    <section className="rg-card">
      <div className="rg-figures">
        {figures.map(([name, value]) => (
          <span key={name} className="rg-figure">
            {value}
            <small>{name}</small>
          </span>
        ))}
      </div>
      <p>
        {say('checkpoint')}:{' '}
        {checkpoint
          ? `${numberText(checkpoint.size)}, ${say('age', { seconds: numberText(checkpoint.ageSeconds) })}`
          : say('none')}{' '}
        <code>{monitor.origin}</code>
      </p>
      <p>
        {say('verification')}:{' '}
        {last
          ? say('verified', {
              firm: last.organisation.name[language],
              time: timeWithZone(last.checkedAt, language),
              size: numberText(last.size),
              verdict:
                last.verdict === 'ok' ? say('ok') : say('failed', { problems: last.problems }),
            })
          : say('noVerification')}
      </p>
      {last?.agrees === false && (
        <p role="alert" className="rg-late">
          {say('disagrees')}
        </p>
      )}
    </section>
  );
}

function Growth({ monitor: { growth } }: { monitor: Monitor }) {
  const say = logWords.useWords();
  const most = Math.max(1, ...growth.map(({ entries }) => entries));
  return (
    <section className="rg-card">
      <h2>{say('growth')}</h2>
      <PlainTable
        heads={[say('day'), say('entries')]}
        rows={growth.toReversed().map(({ day, entries }) => ({
          key: day,
          cells: [
            day,
            <span key="bar" className="rg-bar-cell">
              <span className="rg-bar" style={{ width: `${(entries / most) * 100}%` }} />
              {numberText(entries)}
            </span>,
          ],
        }))}
      />
    </section>
  );
}

function Late({ monitor: { late } }: { monitor: Monitor }) {
  const say = logWords.useWords();
  const language = useLanguage();
  return (
    <section className="rg-card">
      <h2>{say('late')}</h2>
      {late.byFirm.length === 0 ? (
        <p className="fm-quiet">{say('noLate')}</p>
      ) : (
        <PlainTable
          heads={[say('firm'), say('records'), say('dayOrMore'), say('worst')]}
          numbers={[1, 2, 3]}
          rows={late.byFirm.map((firm) => ({
            key: firm.organisation.id,
            cells: [
              firm.organisation.name[language],
              numberText(firm.records),
              numberText(firm.dayOrMore),
              numberText(firm.worstHours),
            ],
          }))}
        />
      )}
    </section>
  );
}

function Pauses({ monitor: { pauses } }: { monitor: Monitor }) {
  const say = logWords.useWords();
  return (
    <section className="rg-card">
      <h2>{say('pauses')}</h2>
      {pauses.length === 0 && <p className="fm-quiet">{say('noPauses')}</p>}
      <ul>
        {pauses.map(({ began, ended, waitedHours }) => (
          <li key={began}>
            {say('pause', {
              from: timeText(began),
              to: ended === null ? say('goingOn') : timeText(ended),
              hours: numberText(waitedHours),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Witnesses({ monitor: { witnesses } }: { monitor: Monitor }) {
  const say = logWords.useWords();
  return (
    <section className="rg-card">
      <h2>{say('witnesses')}</h2>
      {witnesses.length === 0 ? (
        <p className="fm-quiet">{say('noWitnesses')}</p>
      ) : (
        <PlainTable
          heads={[say('name'), say('behind'), say('seen'), say('faults')]}
          numbers={[1, 3]}
          rows={witnesses.map((one) => ({
            key: one.name,
            cells: [
              one.name,
              numberText(one.behind),
              one.seenAt === null ? null : timeText(one.seenAt),
              `${one.failures} ${one.fault ?? ''}`,
            ],
          }))}
        />
      )}
    </section>
  );
}
