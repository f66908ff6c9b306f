import { useState } from 'react';

import type { Quantity } from '../../../../src/domain/quantity.ts';
import { dayText } from '../../shared/formats.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { amountOf, kgOf } from '../offline/amounts.ts';
import { stockOf } from '../offline/books.ts';
import { newNumber } from '../offline/ids.ts';
import { quantityOf, toWire } from '../offline/kept.ts';
import type { Draft } from '../offline/wire.ts';
import { partWords } from '../parts/part-words.ts';
import { PickRow, PickSheet, QuantityRow, TextRow } from '../parts/rows.tsx';
import { bounds } from './bounds.ts';
import type { FlowStart } from './flow-props.ts';
import { flowWords } from './flow-words.ts';
import { Flow } from './flow.tsx';
import {
  declaredOf,
  type Line,
  lineOf,
  LotHead,
  stockedLots,
  TakenLines,
  useLotChoices,
  useRoomChoices,
} from './lines.tsx';
import { useRemembered, useTyped } from './typed-state.tsx';

export function ProcessFlow({ books, lotId, placeId, redo }: FlowStart) {
  const say = flowWords.useWords();
  const language = useLanguage();
  const body = redo?.draft.op === 'process' ? redo.draft.body : undefined;
  const [old] = body?.outputs ?? [];
  const [lines, setLines] = useTyped<Line[]>('lines', () => {
    if (body) return body.inputs.map((one) => ({ ...one, quantity: quantityOf(one.quantity) }));
    return lotId === undefined ? [] : [lineOf(books, lotId, placeId)];
  });
  const source = books.lots.get(lines[0]?.lotId ?? '');
  const { products } = books.snapshot;
  const [chosen, setProduct] = useTyped('chosen', () => old?.productId ?? '');
  // Goods that another firm declared are its product: one's own of the same name is meant, and no other.
  const same =
    products.find(({ id }) => id === source?.productId) ??
    products.find(
      ({ nameZh, storageClass }) =>
        nameZh === source?.nameZh && storageClass === source.storageClass,
    );
  const productId = chosen !== '' ? chosen : (same?.id ?? '');
  const rooms = useRoomChoices(books);
  const room = useRemembered('process.room', old?.placeId);
  const toPlace = rooms.some(({ id }) => id === room.value) ? room.value : (rooms[0]?.id ?? '');
  const inGrams = lines.reduce((sum, { quantity }) => sum + quantity.grams, 0);
  const [made, setMade] = useTyped<Quantity | undefined>(
    'made',
    () => old && quantityOf(old.quantity),
  );
  const output = made ?? { grams: inGrams, pieces: 0 };
  const [producedOn, setProducedOn] = useTyped(
    'producedOn',
    () => old?.productionDate ?? dayText(new Date()),
  );
  const [number, setNumber] = useTyped(
    'number',
    () => old?.number ?? newNumber(dayText(new Date())),
  );
  const loss = inGrams - output.grams;
  const draft: Draft | undefined =
    lines.length > 0 && productId !== '' && output.grams > 0
      ? {
          op: 'process',
          body: {
            premisesId: books.snapshot.premisesId ?? '',
            inputs: lines.map(({ quantity, ...line }) => ({ ...line, quantity: toWire(quantity) })),
            outputs: [
              {
                number,
                productId,
                productionDate: producedOn,
                placeId: toPlace,
                quantity: toWire(output),
              },
            ],
            lossWeightKg: Math.max(0, loss) / 1000,
          },
        }
      : undefined;
  const fields = ['lotId', 'placeId', 'quantity'].map((one) => `inputs.*.${one}`);
  const out = [
    'number',
    'productId',
    'productionDate',
    'placeId',
    'quantity',
    'quantity.netWeightKg',
  ];
  return (
    <Flow
      op="process"
      draft={draft}
      redo={redo}
      fields={[
        ...fields,
        ...out.map((one) => `outputs.0.${one}`),
        'lossWeightKg',
        'outputs',
        'outputs.0',
      ]}
      remember={() => room.keep(toPlace)}
    >
      {(wrongAt) => (
        <>
          <h2>{say('inputs')}</h2>
          <TakenLines {...{ books, lines, wrongAt }} onChange={setLines} list="inputs" />
          <h2>{say('output')}</h2>
          <PickRow
            label={say('product')}
            value={productId}
            choices={products.map((one) => ({
              id: one.id,
              label: nameOf(one, language),
              note: one.code,
            }))}
            onChange={setProduct}
            wrong={wrongAt('outputs.0.productId')}
          />
          <QuantityRow
            label={say('output')}
            value={output}
            most={{ grams: inGrams, pieces: output.pieces }}
            onChange={setMade}
            wrong={[
              ...wrongAt('outputs.0.quantity'),
              ...wrongAt('outputs.0.quantity.netWeightKg'),
              ...wrongAt('outputs'),
              ...wrongAt('lossWeightKg'),
            ]}
          />
          <p className="kp-fact">{say('loss', { weight: kgOf(Math.max(0, loss)) })}</p>
          <PickRow
            label={say('to')}
            value={toPlace}
            choices={rooms}
            onChange={room.set}
            wrong={wrongAt('outputs.0.placeId')}
          />
          <TextRow
            label={say('producedOn')}
            value={producedOn}
            onChange={setProducedOn}
            wrong={[...wrongAt('outputs.0.productionDate'), ...wrongAt('outputs.0')]}
            kind="date"
          />
          <TextRow
            label={say('lotNumber')}
            most={bounds['Process.outputs.number']}
            value={number}
            onChange={setNumber}
            wrong={wrongAt('outputs.0.number')}
            kind="code"
          />
        </>
      )}
    </Flow>
  );
}

/** `found` is what somebody typed; until then a line says what the books say now. */
type Counted = { lotId: string; found?: Quantity };

export function CountFlow({ books, lotId, placeId, redo }: FlowStart) {
  const say = flowWords.useWords();
  const language = useLanguage();
  const part = partWords.useWords();
  const body = redo?.draft.op === 'count' ? redo.draft.body : undefined;
  const rooms = useRoomChoices(books);
  const [place, setPlace] = useTyped(
    'place',
    () => body?.placeId ?? placeId ?? (lotId ? lineOf(books, lotId).placeId : (rooms[0]?.id ?? '')),
  );
  const there = (id: string): Counted[] =>
    stockedLots(books)
      .filter((lot) => {
        const { grams, pieces } = stockOf(books, lot.id, id);
        return grams + pieces > 0;
      })
      .map((lot) => ({ lotId: lot.id }));
  const [lines, setLines] = useTyped<Counted[]>('lines', () => {
    if (body)
      return body.lines.map((one) => ({ lotId: one.lotId, found: quantityOf(one.counted) }));
    return lotId ? [{ lotId }] : there(place);
  });
  const foundOf = (one: Counted): Quantity => one.found ?? stockOf(books, one.lotId, place);
  const [isAdding, setAdding] = useState(false);
  const named = new Set(lines.map((one) => one.lotId));
  const others = useLotChoices([...books.lots.values()].filter(({ id }) => !named.has(id)));
  const draft: Draft | undefined =
    lines.length > 0
      ? {
          op: 'count',
          body: {
            premisesId: books.snapshot.premisesId ?? '',
            placeId: place,
            lines: lines.map((one) => ({ lotId: one.lotId, counted: toWire(foundOf(one)) })),
          },
        }
      : undefined;
  return (
    <Flow
      op="count"
      draft={draft}
      redo={redo}
      fields={['placeId', 'lines.*.lotId', 'lines.*.counted', 'lines.*']}
    >
      {(wrongAt) => (
        <>
          <PickRow
            label={say('place')}
            value={place}
            choices={rooms}
            wrong={wrongAt('placeId')}
            onChange={(id) => {
              setPlace(id);
              setLines(lotId ? [{ lotId }] : there(id));
            }}
          />
          {lines.map((line, index) => {
            const id = line.lotId;
            const amount = amountOf(stockOf(books, id, place))[language];
            return (
              <fieldset key={id} className="kp-line">
                <LotHead
                  books={books}
                  lotId={id}
                  wrong={wrongAt(`lines.${index}.lotId`)}
                  onRemove={
                    lines.length > 1
                      ? () => setLines(lines.filter((_, at) => at !== index))
                      : undefined
                  }
                />
                <p className="kp-fact">{say('books', { amount })}</p>
                <QuantityRow
                  label={say('counted')}
                  value={foundOf(line)}
                  declared={declaredOf(books, id)}
                  wrong={[...wrongAt(`lines.${index}.counted`), ...wrongAt(`lines.${index}`)]}
                  onChange={(next) =>
                    setLines(lines.map((one, at) => (at === index ? { ...one, found: next } : one)))
                  }
                />
              </fieldset>
            );
          })}
          <button
            type="button"
            className="fm-button kp-wide kp-add"
            onClick={() => setAdding(true)}
          >
            + {say('addLot')}
          </button>
          {isAdding && (
            <PickSheet
              title={say('addLot')}
              value=""
              choices={others}
              search={part('searchLot')}
              onClose={() => setAdding(false)}
              onChange={(id) => {
                setAdding(false);
                setLines([...lines, { lotId: id }]);
              }}
            />
          )}
        </>
      )}
    </Flow>
  );
}
