import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../../../shared/client.ts';
import { useLanguage } from '../../../shared/words.ts';
import { recallQuery } from '../recalls/recall-queries.ts';
import { holdWords } from './hold-words.ts';

/** An order as its list gives it with `goods=true`. */
export type ListedHold = Schemas['HoldOrderListed'];

/** The first of the goods that an order stops, and how many more there are. */
export function HeldGoods({ order: { goods } }: { order: ListedHold }) {
  const say = holdWords.useWords();
  const language = useLanguage();
  if (!goods?.first) return null;
  const { what, lotId, lotNumber, productZh, productEn } = goods.first;
  return (
    <>
      {lotId === null ? (
        say(`what.${what}`)
      ) : (
        <>
          <Link to={`/lots/${lotId}`}>{lotNumber}</Link> {language === 'zh' ? productZh : productEn}
        </>
      )}{' '}
      {goods.covered > 1 && (
        <span className="fm-quiet">{say('more', { count: goods.covered - 1 })}</span>
      )}
    </>
  );
}

/** Its own number, or that of the recall that placed it. */
export function HoldNumber({ order: { id, number, recallId } }: { order: ListedHold }) {
  const say = holdWords.useWords();
  // One recall places one order: only those without a number of their own are looked up.
  const isUnnamed = number === null && recallId !== null;
  const recall = useQuery({ ...recallQuery(recallId ?? ''), enabled: isUnnamed }).data;
  const placed = recall && say('ofRecall', { number: recall.number });
  return <Link to={`/holds/${id}`}>{number ?? placed ?? say('noNumber')}</Link>;
}
