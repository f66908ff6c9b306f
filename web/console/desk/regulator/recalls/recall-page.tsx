import '../regulator.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Tag } from 'antd';

import { recallKindNames } from '../../../../../src/domain/recalls.ts';
import type { Schemas } from '../../../shared/client.ts';
import { kgText, numberText, timeText, timeWithZone } from '../../../shared/formats.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { useLanguage } from '../../../shared/words.ts';
import { LotList } from '../../lots/lot-line.tsx';
import { PlainTable } from '../../lots/plain-table.tsx';
import { regulatorWords } from '../regulator-words.ts';
import { traceOfLots } from '../trace/trace-question.ts';
import { Remaining } from './due.tsx';
import { RecallDisposals, RecallReports } from './recall-acts.tsx';
import { RecallNotices } from './recall-notices.tsx';
import { figuresQuery, recallQuery } from './recall-queries.ts';
import { classText, recallWords } from './recall-words.ts';

export function RecallPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const say = recallWords.useWords();
  const words = regulatorWords.useWords();
  const { data: recall, error, isPending, refetch } = useQuery(recallQuery(id));
  if (isPending) return <Skeleton lines={10} />;
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Head recall={recall} />
      <div className="rg-columns">
        <Clock deadlines={recall.clock.deadlines} />
        <Effect recallId={id} />
      </div>
      <section className="rg-card">
        <h2>
          {say('lots')}{' '}
          <span className="fm-quiet">{words('lots', { count: recall.lotIds.length })}</span>
        </h2>
        <LotList ids={recall.lotIds} />
      </section>
      <RecallNotices recallId={id} isOpen={recall.closedAt === null} />
      <div className="rg-columns">
        <RecallDisposals recallId={id} />
        <RecallReports recall={recall} />
      </div>
    </>
  );
}

function Head({ recall }: { recall: Schemas['RecallWithLots'] }) {
  const say = recallWords.useWords();
  const words = regulatorWords.useWords();
  const language = useLanguage();
  return (
    <>
      <div className="rg-title">
        <h1>
          {say('one', { number: recall.number })}{' '}
          {recall.drill && <span className="rg-drill-tag">{words('drill')}</span>}
        </h1>
        <Link to="/trace" search={traceOfLots(recall.lotIds)}>
          {say('trace')}
        </Link>
      </div>
      {recall.drillText && <p className="rg-drill">{recall.drillText[language]}</p>}
      <p>
        {recallKindNames[recall.kind][language]} · {classText(recall.class, language)} ·{' '}
        <Tag color={recall.closedAt === null ? 'warning' : 'default'}>
          {say(recall.closedAt === null ? 'open' : 'closed')}
        </Tag>
        {language === 'zh' ? recall.reasonZh : recall.reasonEn}
      </p>
      <p className="fm-quiet">
        {say('opened')}: {timeText(recall.openedAt)} · {say('known')}:{' '}
        {timeWithZone(recall.knownAt, language)} {say(`knownFrom.${recall.knownFrom}`)}
      </p>
    </>
  );
}

function Clock({ deadlines }: { deadlines: readonly Schemas['RecallDeadline'][] }) {
  const say = recallWords.useWords();
  const language = useLanguage();
  return (
    <section className="rg-card">
      <h2>{say('clock')}</h2>
      <PlainTable
        heads={[say('step'), say('due'), say('state'), say('basis')]}
        rows={deadlines.map((deadline) => ({
          key: deadline.step,
          cells: [
            deadline.name[language],
            timeText(deadline.dueAt),
            <span key="state">
              <Tag color={colours[deadline.state]}>{say(`states.${deadline.state}`)}</Tag>
              <Remaining deadline={deadline} />
              {deadline.doneAt !== null && `${say('done')} ${timeText(deadline.doneAt)}`}
            </span>,
            <span key="basis">
              {say(deadline.basis)}: {deadline.basisText[language]}
              {deadline.calendarText && <em> {deadline.calendarText[language]}</em>}
            </span>,
          ],
        }))}
      />
    </section>
  );
}

const colours = { met: 'success', late: 'warning', open: 'default', overdue: 'error' } as const;

function Effect({ recallId }: { recallId: string }) {
  const say = recallWords.useWords();
  const { data, error, isPending } = useQuery(figuresQuery(recallId));
  return (
    <section className="rg-card">
      <h2>{say('effect')}</h2>
      {isPending && <Skeleton lines={4} />}
      {error !== null && <ProblemNote error={error} />}
      {data === null && <p className="fm-quiet">{say('noEffect')}</p>}
      {data && <Figures figures={data} />}
    </section>
  );
}

function Figures({ figures }: { figures: Schemas['RecallFigures'] }) {
  const say = recallWords.useWords();
  const language = useLanguage();
  const { effectiveness } = figures;
  const counts = [
    [say('holders'), figures.holders],
    [say('received'), figures.received],
    [say('answered'), figures.answered],
    [say('late'), figures.overdue],
    [say('disagreeing'), figures.disagreeing],
  ] as const;
  const where = Object.entries(figures.where) as [
    keyof typeof figures.where,
    { netWeightKg: number },
  ][];
  return (
    <>
      <div className="rg-figures">
        <span className="rg-figure">
          {effectiveness.percent === null
            ? '—'
            : say('percent', { percent: numberText(effectiveness.percent) })}
          <small>
            {say('accounted', {
              kg: kgText(effectiveness.accountedKg),
              all: kgText(effectiveness.distributedKg),
            })}
          </small>
        </span>
        {counts.map(([name, count]) => (
          <span key={name} className="rg-figure">
            {numberText(count)}
            <small>{name}</small>
          </span>
        ))}
      </div>
      <ul className="rg-inline">
        {where
          .filter(([, { netWeightKg }]) => netWeightKg > 0)
          .map(([name, { netWeightKg }]) => (
            <li key={name}>
              {say(`where.${name}`)} <b>{kgText(netWeightKg)}</b>
            </li>
          ))}
        <li>
          {say('undisposed')} <b>{kgText(figures.undisposed.netWeightKg)}</b>
        </li>
      </ul>
      <p className="fm-quiet">{figures.formula[language]}</p>
    </>
  );
}
