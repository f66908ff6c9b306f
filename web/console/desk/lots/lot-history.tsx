import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Tag, Timeline } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { kgText, timeText } from '../../shared/formats.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { useLanguage } from '../../shared/words.ts';
import { useServerList } from '../shell/server-table.tsx';
import { rulesQuery } from './lot-queries.ts';
import { lotWords } from './lot-words.ts';

type Entry = Schemas['HistoryEntry'];

/** What happened to the lot and its family, in the order in which it was recorded. */
export function LotHistory({ lotId }: { lotId: string }) {
  const say = lotWords.useWords();
  const list = useServerList<Entry>(['lot-history', lotId], async (page) =>
    got(api.GET('/api/lots/{id}/history', { params: { path: { id: lotId }, query: page } })),
  );
  const { rows, isPending, error, hasNextPage, fetchNextPage, isFetchingNextPage } = list;
  const truncated = list.data?.pages.some((page) => 'truncated' in page && page.truncated === true);
  if (isPending) return <Skeleton lines={8} />;
  return (
    <section aria-label={say('tabs.history')}>
      {error !== null && <ProblemNote error={error} onRetry={() => void list.refetch()} />}
      {rows.length === 0 && error === null && <p className="fm-note">{say('history.none')}</p>}
      {truncated === true && <p className="fm-note">{say('history.truncated')}</p>}
      <Timeline
        items={rows.map((entry) => ({
          key: entry.eventId,
          color: entry.correctedBy.length > 0 ? 'gray' : 'blue',
          content: <One entry={entry} />,
        }))}
      />
      <p className="dk-foot" role="status">
        <span className="fm-quiet">{say('history.shown', { count: rows.length })}</span>
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say('history.more')}
          </Button>
        )}
      </p>
    </section>
  );
}

function One({ entry }: { entry: Entry }) {
  const say = lotWords.useWords();
  const language = useLanguage();
  const { title, text, occurredAt, recordedAt, organisation, counterparty, premises } = entry;
  const late = Math.abs(Date.parse(recordedAt) - Date.parse(occurredAt)) > 60_000;
  const where = [
    organisation?.name[language],
    ...premises.map(({ name }) => name[language]),
    counterparty?.name[language],
  ].filter((name) => name !== undefined);
  return (
    <article>
      <p>
        <b>{title[language]}</b> <time dateTime={occurredAt}>{timeText(occurredAt)}</time>{' '}
        {late && (
          <span className="fm-quiet">
            ({say('history.recorded', { time: timeText(recordedAt) })})
          </span>
        )}{' '}
        {entry.correctedBy.length > 0 && <Tag>{say('history.corrected')}</Tag>}
        {entry.corrects !== null && <Tag color="warning">{say('history.corrects')}</Tag>}
      </p>
      <p>{text[language]}</p>
      {where.length > 0 && <p className="fm-quiet">{[...new Set(where)].join(' · ')}</p>}
      <ul>
        {entry.lines.map((line, at) => (
          <li key={`${line.lotId} ${at}`}>
            <Relation line={line} /> {line.netWeightKg !== null && kgText(line.netWeightKg)}{' '}
            {(line.from ?? line.to) &&
              `${line.from?.name[language] ?? '—'} → ${line.to?.name[language] ?? '—'}`}{' '}
            {line.note?.[language]}
          </li>
        ))}
      </ul>
      {entry.evidence.length > 0 && (
        <p className="fm-quiet">{entry.evidence.map(({ label }) => label[language]).join(' · ')}</p>
      )}
      {entry.gate && entry.gate.rules.length > 0 && <GateRules ids={entry.gate.rules} />}
      {entry.reason !== null && <p>{say('history.reason', { reason: entry.reason })}</p>}
    </article>
  );
}

/** The rules by their titles; those that are no longer in force are counted. */
function GateRules({ ids }: { ids: readonly string[] }) {
  const say = lotWords.useWords();
  const language = useLanguage();
  const { data } = useQuery(rulesQuery);
  if (!data) return null;
  const titles = ids.map((id) => data.get(id)?.[language]);
  const named = [...new Set(titles.filter((title) => title !== undefined))];
  const ended = titles.filter((title) => title === undefined).length;
  const rules = [...named, ...(ended > 0 ? [say('history.endedRules', { count: ended })] : [])];
  return <p className="fm-quiet">{say('history.gate', { rules: rules.join('; ') })}</p>;
}

function Relation({ line: { lotId, number, relation } }: { line: Entry['lines'][number] }) {
  const say = lotWords.useWords();
  if (relation === 'self') return number;
  return <Link to={`/lots/${lotId}`}>{say(`history.${relation}`, { number })}</Link>;
}
