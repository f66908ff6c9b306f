import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../../shared/client.ts';
import { kgText, numberText, timeText, timeWithZone } from '../../../shared/formats.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../../shared/words.ts';
import { ShortText } from '../../shell/limited-text.tsx';
import { noticesQuery } from './recall-queries.ts';
import { recallWords } from './recall-words.ts';

type Notice = Schemas['RecallNotice'];
type Fate = keyof Schemas['RecallFates'];
type NoticeLot = Notice['lots'][number];

const fates: readonly Fate[] = [
  'here',
  'sold_on',
  'consumers',
  'destroyed',
  'returned',
  'processed',
  'not_found',
];

/** What was sent to whom, and what they say against what the books say. */
export function RecallNotices({ recallId, isOpen }: { recallId: string; isOpen: boolean }) {
  const say = recallWords.useWords();
  const { data, error, isPending, refetch } = useQuery(noticesQuery(recallId));
  return (
    <section className="rg-card">
      <h2>{say('notices')}</h2>
      {isPending && <Skeleton lines={5} />}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && data.items.length > 0 && <p className="fm-quiet">{say('noticesLead')}</p>}
      {data?.items.length === 0 && <p className="fm-quiet">{say('noNotices')}</p>}
      {data?.items.map((notice) => (
        <One key={notice.orgId} notice={notice} isOpen={isOpen} />
      ))}
    </section>
  );
}

function One({ notice, isOpen }: { notice: Notice; isOpen: boolean }) {
  const say = recallWords.useWords();
  const language = useLanguage();
  const { organisation } = useSession();
  const may = useMay();
  const { effectiveness } = notice;
  const own = organisation.id === notice.orgId && may('recalls:answer') && isOpen;
  return (
    <details className="rg-notice" open={own}>
      <summary>
        <b>{nameOf({ nameZh: notice.orgNameZh, nameEn: notice.orgNameEn }, language)}</b>{' '}
        <Tag color={notice.answered ? 'success' : notice.overdue ? 'error' : 'warning'}>
          {notice.answered ? say('yes') : say('no')}
          {notice.overdue && ` · ${say('isLate')}`}
        </Tag>{' '}
        {effectiveness.percent !== null &&
          say('percent', { percent: numberText(effectiveness.percent) })}{' '}
        <span className="fm-quiet">
          {say('issued')} {timeText(notice.issuedAt)} · {say('dueAt')} {timeText(notice.dueAt)}
          {notice.receivedAt !== null && ` · ${say('receivedAt')} ${timeText(notice.receivedAt)}`}
        </span>
      </summary>
      {notice.lots.map((lot) => (
        <Lot key={lot.lotId} lot={lot} />
      ))}
      {own && <OwnAnswer notice={notice} />}
    </details>
  );
}

function Lot({ lot }: { lot: NoticeLot }) {
  const say = recallWords.useWords();
  const language = useLanguage();
  const answered = new Map<Fate, number>();
  for (const { fate, quantity } of lot.answer ?? []) {
    answered.set(fate, (answered.get(fate) ?? 0) + quantity.netWeightKg);
  }
  const shown = fates.filter(
    (fate) => lot.books[fate].netWeightKg > 0 || (answered.get(fate) ?? 0) > 0,
  );
  const names = buyersOf([lot]).join(' · ');
  return (
    <div className="rg-scroll">
      <p>
        <Link to={`/lots/${lot.lotId}`}>{lot.lotNumber}</Link>{' '}
        {nameOf({ nameZh: lot.productNameZh, nameEn: lot.productNameEn }, language)}{' '}
        {lot.answer !== null &&
          (lot.disagreements.length === 0 ? (
            <span className="rg-met">{say('agrees')}</span>
          ) : (
            lot.disagreements.map(({ fate, difference }) => (
              <span key={fate} className="rg-late">
                {say(`fates.${fate}`)}:{' '}
                {say('differs', { kg: kgText(difference.netWeightKg) })}{' '}
              </span>
            ))
          ))}
      </p>
      <table className="rg-plain">
        <thead>
          <tr>
            <th scope="col">{say('quantity')}</th>
            {shown.map((fate) => (
              <th key={fate} scope="col" className="rg-number">
                {say(`fates.${fate}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('books')}</th>
            {shown.map((fate) => (
              <td key={fate} className="rg-number">
                {numberText(lot.books[fate].netWeightKg)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{say('told')}</th>
            {shown.map((fate) => (
              <td key={fate} className="rg-number">
                {lot.answer === null ? '—' : numberText(answered.get(fate) ?? 0)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {names !== '' && <p>{say('soldTo', { names })}</p>}
    </div>
  );
}

/** To whom it was sold on, as it was answered. */
const buyersOf = (lots: readonly NoticeLot[]): string[] => [
  ...new Set(lots.flatMap(({ answer }) => (answer ?? []).flatMap(({ toName }) => toName ?? []))),
];

/** The firm's own: acknowledge, and answer with what its books say. */
function OwnAnswer({ notice }: { notice: Notice }) {
  const say = recallWords.useWords();
  const queries = useQueryClient();
  const language = useLanguage();
  // The answer that stands is what another one begins with, if it names one buyer for all.
  const [toName, setToName] = useState(() => {
    const [name = '', ...others] = buyersOf(notice.lots);
    return others.length === 0 ? name : '';
  });
  const params = { path: { id: notice.recallId } };
  const onSuccess = () => void queries.invalidateQueries({ queryKey: ['recalls'] });
  const receive = useMutation({
    mutationFn: async () => got(api.POST('/api/recalls/{id}/receipt', { params, body: {} })),
    onSuccess,
  });
  const answer = useMutation({
    mutationFn: async () =>
      got(
        api.POST('/api/recalls/{id}/answers', {
          params,
          body: { lines: linesOf(notice.lots, toName) },
        }),
      ),
    onSuccess,
  });
  const sellsOn = notice.lots.some(({ books }) => books.sold_on.netWeightKg > 0);
  const hasLines = linesOf(notice.lots, toName).length > 0;
  const isUnnamed = sellsOn && toName.trim() === '';
  return (
    <div className="dk-bar">
      {notice.receivedAt === null && (
        <Button loading={receive.isPending} onClick={() => receive.mutate()}>
          {say('acknowledge')}
        </Button>
      )}
      {sellsOn && (
        <ShortText
          aria-label={say('toName')}
          placeholder={say('toName')}
          value={toName}
          max={120}
          onChange={({ target }) => setToName(target.value)}
          style={{ width: 320 }}
        />
      )}
      <Button
        type="primary"
        disabled={!hasLines || isUnnamed}
        loading={answer.isPending}
        onClick={() => answer.mutate()}
      >
        {say('answerAsBooks')}
      </Button>
      {(!hasLines || isUnnamed) && (
        <span className="rg-late">{say(hasLines ? 'fillFirst' : 'noLines')}</span>
      )}
      {notice.lastAnswerAt !== null && (
        <span>{say('standing', { time: timeWithZone(notice.lastAnswerAt, language) })}</span>
      )}
      <span className="fm-quiet">{say('answerLead')}</span>
      {(answer.error ?? receive.error) !== null && (
        <ProblemNote error={answer.error ?? receive.error} />
      )}
    </div>
  );
}

const linesOf = (lots: readonly NoticeLot[], toName: string) =>
  lots.flatMap(({ lotId, books }) =>
    fates.flatMap((fate) => {
      const quantity = books[fate];
      if (quantity.netWeightKg === 0 && quantity.pieces === 0) return [];
      return [{ lotId, fate, quantity, ...(fate === 'sold_on' && { toName }) }];
    }),
  );
