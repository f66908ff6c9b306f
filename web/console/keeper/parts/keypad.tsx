import { useState } from 'react';

import type { Quantity } from '../../../../src/domain/quantity.ts';
import { useLanguage } from '../../shared/words.ts';
import { amountOf, kgOf } from '../offline/amounts.ts';
import { partWords } from './part-words.ts';
import { gramsFor, oddWeight, piecesFor } from './proportion.ts';
import { Sheet } from './sheet.tsx';
import { gramsIn, kgAsTyped, piecesIn, piecesText, type Side, typed } from './typed-number.ts';

const sides = ['weight', 'pieces'] as const;
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', '⌫'] as const;

type KeypadProps = {
  title: string;
  value: Quantity;
  /** All there is, where that is known. */
  most?: Quantity | undefined;
  /** What it is a part of, for the one that follows the other. */
  whole?: Quantity | undefined;
  /** By what the weight of a piece is judged. */
  usual?: Quantity | undefined;
  /** What the person typed himself follows nothing. */
  own: ReadonlySet<Side>;
  onDone: (value: Quantity, own: ReadonlySet<Side>) => void;
  onClose: () => void;
};

/** Numbers with gloves on: our own keys, as large as the screen lets them be. */
export function Keypad({
  title,
  value,
  most,
  whole,
  usual,
  own: before,
  onDone,
  onClose,
}: KeypadProps) {
  const say = partWords.useWords();
  const language = useLanguage();
  const [side, setSide] = useState<Side>('weight');
  const [texts, setTexts] = useState({
    weight: kgAsTyped(value.grams),
    pieces: piecesText(value.pieces),
  });
  // The first key starts anew; whoever wants to change a digit deletes.
  const [isFresh, setFresh] = useState(true);
  const [own, setOwn] = useState(before);
  const press = (key: string) => {
    const text = typed(isFresh && key !== '⌫' ? '' : texts[side], key, side);
    const next = { ...texts, [side]: text };
    const other = side === 'weight' ? 'pieces' : 'weight';
    if (whole && !own.has(other)) next[other] = following(side, text, whole);
    setTexts(next);
    setOwn(new Set([...own, side]));
    setFresh(false);
  };
  const turn = (to: Side) => {
    setSide(to);
    setFresh(true);
  };
  const quantity = { grams: gramsIn(texts.weight), pieces: piecesIn(texts.pieces) };
  return (
    <Sheet title={title} onClose={onClose}>
      {most && (
        <p className="fm-quiet kp-keypad-most">
          {say('available', { amount: amountOf(most)[language] })}
        </p>
      )}
      <div className="kp-keypad-sides" role="group" aria-label={say('quantity')}>
        {sides.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={side === one}
            onClick={() => turn(one)}
            data-side={one}
          >
            <span>{say(one)}</span>
            <b>{texts[one] === '' ? '0' : texts[one]}</b>
          </button>
        ))}
      </div>
      <OddWeight value={quantity} usual={usual} />
      <div className="kp-keypad">
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            disabled={key === '.' && side === 'pieces'}
            onClick={() => press(key)}
            {...(key === '⌫' && { 'aria-label': say('back') })}
          >
            {key}
          </button>
        ))}
      </div>
      <div className="kp-keypad-ends">
        {most && (
          <button type="button" className="fm-button" onClick={() => onDone(most, new Set())}>
            {say('all')}
          </button>
        )}
        <button type="button" className="fm-button fm-main" onClick={() => onDone(quantity, own)}>
          {say('done')}
        </button>
      </div>
    </Sheet>
  );
}

/** Weight and pieces that don't belong together are said so; who knows better goes on. */
export function OddWeight({ value, usual }: { value: Quantity; usual: Quantity | undefined }) {
  const say = partWords.useWords();
  const odd = oddWeight(value, usual);
  return odd ? (
    <p className="kp-odd" role="status">
      {say('odd', { each: roundKg(odd.each), usual: roundKg(odd.usual) })}
    </p>
  ) : null;
}

const roundKg = (grams: number): string => kgOf(Math.round(grams));

function following(side: Side, text: string, whole: Quantity): string {
  return side === 'weight'
    ? piecesText(piecesFor(gramsIn(text), whole))
    : kgAsTyped(gramsFor(piecesIn(text), whole));
}
