import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { holdKindNames } from '../../../../src/domain/recalls.ts';
import type { Schemas } from '../../shared/client.ts';
import { useLanguage } from '../../shared/words.ts';
import { holdOrderQuery, lotHoldsQuery, lotRecallsQuery } from './lot-queries.ts';
import { lotWords } from './lot-words.ts';

/** What is held or under recall says so before anything else, with the way to the order. */
export function LotBanner({ lotId, number }: { lotId: string; number?: string }) {
  const say = lotWords.useWords();
  const { data: holds } = useQuery(lotHoldsQuery(lotId));
  const { data: recalls } = useQuery(lotRecallsQuery(lotId));
  const active = holds?.items.filter(({ releasedAt }) => releasedAt === null) ?? [];
  const open = recalls?.items.filter(({ closedAt }) => closedAt === null) ?? [];
  return (
    <>
      {open.map((recall) => (
        <p
          key={recall.id}
          className={recall.drill ? 'rg-drill' : 'fm-note fm-note-wrong'}
          role="status"
        >
          {number} <b>{say(recall.drill ? 'drill' : 'recalled')}</b>{' '}
          <Link to={`/recalls/${recall.id}`}>{recall.number}</Link> <Reason of={recall} />
        </p>
      ))}
      {active.map((hold) => (
        <p key={hold.id} className="fm-note fm-note-wrong" role="status">
          {number} <b>{say('held')}</b> <Order hold={hold} /> <Reason of={hold} />
        </p>
      ))}
    </>
  );
}

function Order({ hold: { orderId, kind } }: { hold: Schemas['Hold'] }) {
  const language = useLanguage();
  const { data } = useQuery(holdOrderQuery(orderId));
  return (
    <>
      {holdKindNames[kind][language]}{' '}
      <Link to={`/holds/${orderId}`}>{data?.number ?? lotWords.say('order')}</Link>
    </>
  );
}

function Reason({ of }: { of: { reasonZh: string; reasonEn: string } }) {
  return useLanguage() === 'zh' ? of.reasonZh : of.reasonEn;
}
