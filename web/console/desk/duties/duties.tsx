import { Link } from '@tanstack/react-router';

import { holdKindNames, recallKindNames } from '../../../../src/domain/recalls.ts';
import { ageText, timeWithZone } from '../../shared/formats.ts';
import { ProblemNote } from '../../shared/ui.tsx';
import { useLanguage } from '../../shared/words.ts';
import { HeldGoods, HoldNumber } from '../regulator/holds/hold-goods.tsx';
import { classText } from '../regulator/recalls/recall-words.ts';
import { type Duty, useDuties, useOthersHolds } from './duty-queries.ts';
import { dutyWords } from './duty-words.ts';

/** What an authority waits for, before the firm's own figures. */
export function Duties() {
  const recalls = useDuties();
  const holds = useOthersHolds();
  const failed = recalls.error ?? holds.error;
  const say = dutyWords.useWords();
  return (
    <>
      {failed && <ProblemNote error={failed} />}
      {recalls.data && recalls.data.length > 0 && (
        <section className="dk-duties" aria-labelledby="duties">
          <h2 id="duties">{say('toAnswer')}</h2>
          <ul>
            {recalls.data.map((duty) => (
              <ToAnswer key={duty.recall.id} duty={duty} />
            ))}
          </ul>
        </section>
      )}
      {holds.data && holds.data.length > 0 && <Held orders={holds.data} />}
    </>
  );
}

function ToAnswer({ duty: { recall, notice } }: { duty: Duty }) {
  const say = dutyWords.useWords();
  const language = useLanguage();
  const { dueAt, overdue } = notice;
  const goods = [...new Set(notice.lots.map(({ lotNumber }) => lotNumber))];
  return (
    <li>
      <Link to={`/recalls/${recall.id}`}>{recall.number}</Link>{' '}
      {recallKindNames[recall.kind][language]} · {classText(recall.class, language)} ·{' '}
      {language === 'zh' ? recall.reasonZh : recall.reasonEn} ·{' '}
      {goods.slice(0, shownLots).join(', ')}
      {goods.length > shownLots && say('more', { count: goods.length - shownLots })} ·{' '}
      <b>{say(overdue ? 'overdue' : 'due', { left: ageText(dueAt, language) })}</b>{' '}
      {timeWithZone(dueAt, language)}
    </li>
  );
}

const [shownLots, shownHolds] = [3, 5];

function Held({ orders }: { orders: NonNullable<ReturnType<typeof useOthersHolds>['data']> }) {
  const say = dutyWords.useWords();
  const language = useLanguage();
  return (
    <section className="dk-duties" aria-labelledby="held">
      <h2 id="held">{say('held')}</h2>
      <ul>
        {orders.slice(0, shownHolds).map((order) => (
          <li key={order.id}>
            <HoldNumber order={order} /> {holdKindNames[order.kind][language]} ·{' '}
            {language === 'zh' ? order.reasonZh : order.reasonEn} · <HeldGoods order={order} />
          </li>
        ))}
      </ul>
      {orders.length > shownHolds && (
        <p>
          <Link to="/holds" search={{ active: true }}>
            {say('allHeld', { count: orders.length })}
          </Link>
        </p>
      )}
    </section>
  );
}
