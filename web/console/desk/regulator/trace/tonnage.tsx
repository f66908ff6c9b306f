import '../regulator.css';
import { whereaboutNames } from '../../../../../src/domain/trace-words.ts';
import { kg } from '../../../../trace/telling.ts';
import { numberText } from '../../../shared/formats.ts';
import { ProblemNote } from '../../../shared/ui.tsx';
import { useLanguage } from '../../../shared/words.ts';
import { regulatorWords } from '../regulator-words.ts';
import { lotsReached, tonnageOf } from './trace-model.ts';
import { questionOf, traceOfLots } from './trace-question.ts';
import { useTrace } from './use-trace.ts';

const stoppable: readonly string[] = ['stored', 'in_transit', 'declared', 'unaccounted'];
const beyond: readonly string[] = ['sold', 'destroyed', 'lost'];

/** How far an act on lots would reach: worked out by the server now, with all that was made of them. */
export function useReach(lotIds: readonly string[]) {
  const { model, error } = useTrace(
    questionOf({ ...traceOfLots(lotIds), way: 'forward' as const }),
  );
  return { model, error, lots: model && lotsReached(model) };
}

type Props = {
  lotIds: readonly string[];
  reach: ReturnType<typeof useReach>;
  /** Not these lots alone, but all that was made of them. */
  withDescendants?: boolean;
};

/** How much an act would reach: read before anybody confirms. */
export function Tonnage({ lotIds, reach, withDescendants = false }: Props) {
  const say = regulatorWords.useWords();
  const language = useLanguage();
  const { model, error } = reach;
  if (lotIds.length === 0) return null;
  if (error !== undefined) return <ProblemNote error={error} />;
  if (!model) {
    return (
      <p className="fm-quiet" role="status">
        {say('tonnage.reading')}
      </p>
    );
  }
  const sums = tonnageOf(model, withDescendants ? undefined : new Set(lotIds));
  const sumOf = (keys: readonly string[]) =>
    sums.filter(({ where }) => keys.includes(where)).reduce((sum, one) => sum + one.grams, 0);
  return (
    <section className="rg-tonnage" aria-label={say('tonnage.title')}>
      {withDescendants && reach.lots !== undefined && reach.lots > lotIds.length && (
        <p>
          <b>{say('tonnage.reach', { count: reach.lots })}</b>{' '}
          <span className="fm-quiet">{say('tonnage.named', { count: lotIds.length })}</span>
        </p>
      )}
      <p>
        <b>{say('tonnage.stops', { kg: `${kg(sumOf(stoppable))} kg` })}</b>{' '}
        <span className="fm-quiet">{say('tonnage.stopsLead')}</span>
      </p>
      <p>
        <b>{say('tonnage.late', { kg: `${kg(sumOf(beyond))} kg` })}</b>{' '}
        <span className="fm-quiet">{say('tonnage.lateLead')}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('tonnage.where')}</th>
            <th scope="col">{say('tonnage.kg')}</th>
            <th scope="col">{say('tonnage.pieces')}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ where, grams, pieces }) => (
            <tr key={where}>
              <th scope="row">
                {Object.entries(whereaboutNames).find(([key]) => key === where)?.[1][language]}
              </th>
              <td>{kg(grams)}</td>
              <td>{numberText(pieces)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {(!model.isWhole || model.bound !== null) && <p role="alert">{say('tonnage.partial')}</p>}
    </section>
  );
}
