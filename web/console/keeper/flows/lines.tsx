import { useState } from 'react';

import type { Quantity } from '../../../../src/domain/quantity.ts';
import { daysUntil } from '../../shared/formats.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { amountOf } from '../offline/amounts.ts';
import { type Books, stockOf } from '../offline/books.ts';
import { quantityOf } from '../offline/kept.ts';
import type { Lot } from '../offline/wire.ts';
import { partWords } from '../parts/part-words.ts';
import { type Choice, PickRow, PickSheet, QuantityRow } from '../parts/rows.tsx';
import { flowWords } from './flow-words.ts';
import type { WrongAt } from './flow.tsx';

export type Line = { lotId: string; placeId: string; quantity: Quantity };

/** Where a lot stands in this store, the dock first. */
export function placesOf(books: Books, lotId: string): { id: string; quantity: Quantity }[] {
  return books.snapshot.rooms
    .map(({ id }) => ({ id, quantity: stockOf(books, lotId, id) }))
    .filter(({ quantity }) => quantity.grams > 0 || quantity.pieces > 0);
}

/** What a lot came with: by it the weight of a piece is told. */
export function declaredOf(books: Books, lotId: string): Quantity | undefined {
  const lot = books.lots.get(lotId);
  return lot && quantityOf(lot.declared);
}

export function stockedLots(books: Books): Lot[] {
  return [...books.lots.values()].filter(({ id }) => placesOf(books, id).length > 0);
}

const nothing: Quantity = { grams: 0, pieces: 0 };

/** A lot at its first place, and nothing of it: what can't be taken back is typed. */
export const blankLineOf = (books: Books, lotId: string, placeId?: string): Line => ({
  ...lineOf(books, lotId, placeId),
  quantity: nothing,
});

/** All of a lot at its first place, which is what is meant most often. */
export function lineOf(books: Books, lotId: string, placeId?: string): Line {
  const places = placesOf(books, lotId);
  const place = places.find(({ id }) => id === placeId) ?? places[0];
  return {
    lotId,
    placeId: place?.id ?? placeId ?? books.dock,
    quantity: place?.quantity ?? nothing,
  };
}

export function useLotChoices(lots: readonly Lot[]): Choice[] {
  const say = flowWords.useWords();
  const language = useLanguage();
  return lots.map((lot) => {
    const days = daysUntil(lot.expiryDate);
    const age = days < 0 ? say('expired') : say('age', { days });
    return { id: lot.id, label: nameOf(lot, language), note: `${lot.number} · ${age}` };
  });
}

export function useRoomChoices(books: Books, lotId?: string): Choice[] {
  const language = useLanguage();
  return books.snapshot.rooms.map((room) => {
    const there = lotId ? stockOf(books, lotId, room.id) : nothing;
    const note = there.grams + there.pieces > 0 ? amountOf(there)[language] : undefined;
    const label = [room.code, nameOf(room, language)].filter(Boolean).join(' ');
    return { id: room.id, label, note };
  });
}

type LinesProps = {
  books: Books;
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
  wrongAt: WrongAt;
  /** As the command names it. */
  list?: 'lines' | 'inputs';
  placeField?: 'placeId' | 'fromPlaceId';
  /** How much has to be typed: all of it is not what is meant. */
  isAsked?: boolean;
};

/** Lots that are taken from where they stand, with how much of each. */
export function TakenLines({
  books,
  lines,
  onChange,
  wrongAt,
  list = 'lines',
  placeField = 'placeId',
  isAsked = false,
}: LinesProps) {
  const say = flowWords.useWords();
  const part = partWords.useWords();
  const [isAdding, setAdding] = useState(false);
  const named = new Set(lines.map(({ lotId, placeId }) => `${lotId}/${placeId}`));
  const others = stockedLots(books).filter(({ id }) =>
    placesOf(books, id).some((place) => !named.has(`${id}/${place.id}`)),
  );
  const choices = useLotChoices(others);
  const put = (index: number, change: Partial<Line>) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  const add = (lotId: string) => {
    setAdding(false);
    const place = placesOf(books, lotId).find(({ id }) => !named.has(`${lotId}/${id}`));
    onChange([...lines, (isAsked ? blankLineOf : lineOf)(books, lotId, place?.id)]);
  };
  return (
    <>
      {lines.map((line, index) => (
        <OneLine
          key={`${line.lotId} ${index}`}
          books={books}
          line={line}
          wrongAt={(field) => wrongAt(`${list}.${index}.${field}`)}
          placeField={placeField}
          isAsked={isAsked}
          onChange={(change) => put(index, change)}
          onRemove={
            lines.length > 1 ? () => onChange(lines.filter((_, at) => at !== index)) : undefined
          }
        />
      ))}
      {(lines.length === 0 || others.length > 0) && (
        <button type="button" className="fm-button kp-wide kp-add" onClick={() => setAdding(true)}>
          + {say(lines.length === 0 ? 'lot' : 'addLot')}
        </button>
      )}
      {isAdding && (
        <PickSheet
          title={say('addLot')}
          value=""
          choices={choices}
          search={part('searchLot')}
          onChange={add}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

type OneProps = {
  books: Books;
  line: Line;
  wrongAt: WrongAt;
  placeField: string;
  isAsked: boolean;
  onChange: (change: Partial<Line>) => void;
  onRemove?: (() => void) | undefined;
};

function OneLine({ books, line, wrongAt, placeField, isAsked, onChange, onRemove }: OneProps) {
  const say = flowWords.useWords();
  const places = placesOf(books, line.lotId).map(({ id }) => id);
  const choices = useRoomChoices(books, line.lotId).filter(
    ({ id }) => places.includes(id) || id === line.placeId,
  );
  return (
    <fieldset className="kp-line">
      <LotHead books={books} lotId={line.lotId} wrong={wrongAt('lotId')} onRemove={onRemove} />
      <PickRow
        label={say('from')}
        value={line.placeId}
        choices={choices}
        wrong={wrongAt(placeField)}
        onChange={(placeId) =>
          onChange({
            placeId,
            quantity: isAsked ? nothing : stockOf(books, line.lotId, placeId),
          })
        }
      />
      <QuantityRow
        value={line.quantity}
        namesAll
        isAsked={isAsked}
        most={stockOf(books, line.lotId, line.placeId)}
        declared={declaredOf(books, line.lotId)}
        wrong={wrongAt('quantity')}
        onChange={(quantity) => onChange({ quantity })}
      />
    </fieldset>
  );
}

export function LotHead({
  books,
  lotId,
  wrong = [],
  onRemove,
}: {
  books: Books;
  lotId: string;
  wrong?: readonly string[];
  onRemove?: (() => void) | undefined;
}) {
  const say = flowWords.useWords();
  const language = useLanguage();
  const lot = books.lots.get(lotId);
  return (
    <>
      <legend className="kp-lot">
        <b>{lot ? nameOf(lot, language) : say('noLot')}</b>
        <span>{lot?.number}</span>
      </legend>
      {onRemove && (
        <button type="button" className="fm-plain kp-remove" onClick={onRemove}>
          {say('removeLot')}
        </button>
      )}
      {wrong.length > 0 && (
        <ul className="kp-wrong">
          {wrong.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  );
}
