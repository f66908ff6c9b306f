import { getRouteApi, Link } from '@tanstack/react-router';

import type { Quantity } from '../../../../src/domain/quantity.ts';
import { temperatureClasses } from '../../../../src/domain/storage-class.ts';
import { ageText, daysUntil, timeText } from '../../shared/formats.ts';
import { Skeleton } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import type { LotSearch } from '../addresses.ts';
import { flowWords } from '../flows/flow-words.ts';
import { placesOf } from '../flows/lines.tsx';
import { useKeeper, useKeeperState } from '../keeper-context.tsx';
import { amountOf } from '../offline/amounts.ts';
import { type Books, stockOf } from '../offline/books.ts';
import { holdOnLot, judgeGate } from '../offline/gates.ts';
import type { Lot, Op } from '../offline/wire.ts';
import { opWords } from '../op-words.ts';
import { lotWords } from './lot-words.ts';
import { scanWords } from './scan-words.ts';

const route = getRouteApi('/lot/$id');

const unitWords = {
  void: 'scan.unitVoid',
  replaced: 'scan.unitReplaced',
  issued: 'scan.unitIssued',
} as const;

export function LotPage() {
  const say = lotWords.useWords();
  const scan = scanWords.useWords();
  const flow = flowWords.useWords();
  const language = useLanguage();
  const { id }: { id: string } = route.useParams();
  const { unit, state }: LotSearch = route.useSearch();
  const { isOpen, books } = useKeeperState();
  if (!isOpen) return <Skeleton />;
  const lot = books?.lots.get(id);
  if (!books || !lot) return <p className="fm-note">{flow(books ? 'noLot' : 'noSnapshot')}</p>;
  const isPast = daysUntil(lot.expiryDate) < 0;
  const trouble =
    state === 'void' || state === 'replaced' || state === 'issued' ? unitWords[state] : undefined;
  return (
    <>
      <header className="kp-lot-head">
        <h1>{nameOf(lot, language)}</h1>
        <p className="kp-number">
          {lot.number}
          {unit !== undefined && <> · {scan('scan.unit', { serial: unit })}</>}
        </p>
        <p>
          {temperatureClasses[lot.storageClass].name[language]} ·{' '}
          <span data-bad={isPast || undefined}>
            {say(isPast ? 'lot.expired' : 'lot.expires', { date: lot.expiryDate })}
          </span>
        </p>
      </header>
      {trouble && (
        <p className="fm-note fm-note-wrong" role="alert">
          {scan(trouble)}
        </p>
      )}
      <Verdicts books={books} lot={lot} />
      <Where books={books} lot={lot} />
      <Actions books={books} lot={lot} />
    </>
  );
}

function Verdicts({ books, lot }: { books: Books; lot: Lot }) {
  const say = lotWords.useWords();
  const language = useLanguage();
  const keeper = useKeeper();
  const { holds } = useKeeperState();
  const at = keeper.now();
  const hold = holdOnLot(books, holds, lot.id, at);
  const isInbound = isThere(stockOf(books, lot.id, lot.inboundPlaceId));
  const placeIds = placesOf(books, lot.id).map(({ id }) => id);
  const asked =
    isInbound && placeIds.length === 0 ? (['receive'] as const) : (['ship', 'sell'] as const);
  const gates = asked.map((transition) => ({
    transition,
    gate: judgeGate(books, holds, { transition, lotId: lot.id, at, placeIds }),
  }));
  const lacking = [...new Set(gates.flatMap(({ gate }) => gate.unmet.map((one) => one[language])))];
  return (
    <section className="kp-verdicts">
      <p className="kp-hold" data-hold={hold}>
        {say(hold === 'held' ? 'lot.held' : hold === 'unknown' ? 'lot.holdUnknown' : 'lot.free')}
        {hold === 'held' && holds.state === 'known' && (
          <small>{say('lot.heldBy', { time: timeText(new Date(holds.list.iat * 1000)) })}</small>
        )}
      </p>
      <ul className="kp-gates">
        {gates.map(({ transition, gate }) => (
          <li key={transition} data-verdict={gate.verdict}>
            <span>{say(`lot.gates.${transition}`)}</span>
            <b>{say(`lot.verdicts.${gate.verdict}`)}</b>
          </li>
        ))}
      </ul>
      {lacking.length > 0 && (
        <ul className="kp-lacking">
          {lacking.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <p className="fm-quiet">
        {say('lot.facts', { age: ageText(books.snapshot.at, language, at) })}
        {gates[0] && <> · {say(`lot.mode.${gates[0].gate.mode}`)}</>}
      </p>
    </section>
  );
}

const isThere = ({ grams, pieces }: { grams: number; pieces: number }) => grams + pieces > 0;

function Where({ books, lot }: { books: Books; lot: Lot }) {
  const say = lotWords.useWords();
  const language = useLanguage();
  const places = placesOf(books, lot.id);
  const inbound = stockOf(books, lot.id, lot.inboundPlaceId);
  const amount = (quantity: Quantity) => amountOf(quantity)[language];
  return (
    <section>
      <h2>{say('lot.where')}</h2>
      <ul className="kp-where">
        {isThere(inbound) && (
          <li>
            <span>{say('lot.inbound')}</span>
            <b>{amount(inbound)}</b>
          </li>
        )}
        {places.map(({ id, quantity }) => {
          const room = books.snapshot.rooms.find((one) => one.id === id);
          return (
            <li key={id}>
              <span>{room && [room.code, nameOf(room, language)].filter(Boolean).join(' ')}</span>
              <b>{amount(quantity)}</b>
            </li>
          );
        })}
        {places.length === 0 && !isThere(inbound) && <li>{say('lot.nowhere')}</li>}
      </ul>
    </section>
  );
}

const stocked: readonly Op[] = [
  'move',
  'ship',
  'sell',
  'process',
  'count',
  'takeSample',
  'recordDisinfection',
  'recordDocument',
  'destroy',
  'takeReturn',
];

function Actions({ books, lot }: { books: Books; lot: Lot }) {
  const say = lotWords.useWords();
  const button = opWords.useWords();
  const isInbound = isThere(stockOf(books, lot.id, lot.inboundPlaceId));
  const isHere = placesOf(books, lot.id).length > 0;
  const keeper = useKeeper();
  const { holds } = useKeeperState();
  // Of what is held nothing is the thing to do next.
  const isHeld = holdOnLot(books, holds, lot.id, keeper.now()) === 'held';
  const here: readonly Op[] = isHere ? stocked : ['recordDocument', 'takeReturn', 'count'];
  const ops = isInbound ? (['receive', ...here] as const) : here;
  return (
    <nav aria-label={say('lot.actions')}>
      <h2>{say('lot.actions')}</h2>
      <ul className="kp-actions">
        {ops.map((op, index) => (
          <li key={op}>
            <Link
              to="/do/$op"
              params={{ op }}
              search={{ lot: lot.id }}
              data-first={(index === 0 && !isHeld) || undefined}
            >
              {button(`short.${op}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
