import { type ReactNode, useId, useState } from 'react';

import type { Quantity } from '../../../../src/domain/quantity.ts';
import { useLanguage } from '../../shared/words.ts';
import { amountOf } from '../offline/amounts.ts';
import { Keypad, OddWeight } from './keypad.tsx';
import { useMissing } from './missing.ts';
import { partWords } from './part-words.ts';
import { wholeOf } from './proportion.ts';
import { Sheet } from './sheet.tsx';
import type { Side } from './typed-number.ts';

/** What stands in the way, beside the field that it is about. */
function Wrong({ id, texts }: { id: string; texts: readonly string[] }) {
  return (
    <ul className="kp-wrong" id={id}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

type RowProps = {
  label: string;
  value: ReactNode;
  onClick: () => void;
  wrong?: readonly string[] | undefined;
  children?: ReactNode;
};

function Row({ label, value, onClick, wrong = [], children }: RowProps) {
  const id = useId();
  return (
    <div className="kp-field">
      <button
        type="button"
        className="kp-row"
        onClick={onClick}
        data-wrong={wrong.length > 0 || undefined}
        aria-describedby={wrong.length > 0 ? id : undefined}
      >
        <span>{label}</span>
        <b>{value}</b>
      </button>
      {children}
      {wrong.length > 0 && <Wrong id={id} texts={wrong} />}
    </div>
  );
}

export type Choice = { id: string; label: string; note?: string | undefined; blocked?: boolean };

type PickProps = {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (id: string) => void;
  wrong?: readonly string[] | undefined;
  optional?: boolean;
  /** What is typed to find one of many; else a few are shown without. */
  search?: string | undefined;
};

const manyChoices = 8;

/** One of few, each as large as a thumb in a glove. */
export function PickRow({
  label,
  value,
  choices,
  onChange,
  wrong,
  optional = false,
  search,
}: PickProps) {
  const say = partWords.useWords();
  const [isOpen, setOpen] = useState(false);
  const chosen = choices.find(({ id }) => id === value);
  const texts = useMissing(!optional && chosen === undefined, wrong, 'chooseOne');
  return (
    <>
      <Row
        label={label}
        value={chosen?.label ?? say('choose')}
        onClick={() => setOpen(true)}
        wrong={texts}
      />
      {isOpen && (
        <PickSheet
          title={label}
          {...{ value, choices, search }}
          onClose={() => setOpen(false)}
          onChange={(id) => {
            setOpen(false);
            onChange(id);
          }}
        />
      )}
    </>
  );
}

export function PickSheet({
  title,
  value,
  choices,
  onChange,
  onClose,
  search,
}: Omit<PickProps, 'label' | 'wrong' | 'optional'> & { title: string; onClose: () => void }) {
  const say = partWords.useWords();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toUpperCase();
  const shown = choices.filter(({ label, note = '' }) =>
    `${label} ${note}`.toUpperCase().includes(wanted),
  );
  return (
    <Sheet title={title} onClose={onClose}>
      {(search !== undefined || choices.length > manyChoices) && (
        <input
          className="kp-filter"
          type="search"
          value={filter}
          aria-label={search ?? say('filter')}
          placeholder={search ?? say('filter')}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      {shown.length === 0 && <p className="fm-quiet">{say('noChoice')}</p>}
      <ul className="kp-choices">
        {shown.map(({ id, label, note, blocked }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === value}
              disabled={blocked === true}
              onClick={() => onChange(id)}
            >
              <b>{label}</b>
              {note !== undefined && <span>{note}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

type QuantityProps = {
  label?: string;
  value: Quantity;
  most?: Quantity | undefined;
  /** What the lot was declared with: by it a piece's weight is judged. */
  declared?: Quantity | undefined;
  onChange: (value: Quantity) => void;
  wrong?: readonly string[] | undefined;
  /** Says so where it is all there is: nobody typed that. */
  namesAll?: boolean;
  /** Nothing is not a quantity here. */
  isAsked?: boolean;
};

const none: ReadonlySet<Side> = new Set();

export function QuantityRow({
  label,
  value,
  most,
  declared,
  onChange,
  wrong: told,
  namesAll = false,
  isAsked = false,
}: QuantityProps) {
  const say = partWords.useWords();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [own, setOwn] = useState(none);
  const whole = wholeOf(most, declared);
  const usual = wholeOf(declared, most);
  const isNothing = value.grams + value.pieces === 0;
  const isBlank = isAsked && isNothing;
  const isAll = !isNothing && most?.grams === value.grams && most.pieces === value.pieces;
  const wrong = useMissing(isBlank, told);
  const name = label ?? say('quantity');
  return (
    <>
      <Row
        label={name}
        value={
          isBlank
            ? say('empty')
            : [...(namesAll && isAll ? [say('all')] : []), amountOf(value)[language]].join(' · ')
        }
        onClick={() => setOpen(true)}
        wrong={wrong}
      >
        {/* What the books themselves have is not asked about. */}
        {!isAll && <OddWeight value={value} usual={usual} />}
      </Row>
      {isOpen && (
        <Keypad
          title={name}
          {...{ value, most, whole, usual, own }}
          onClose={() => setOpen(false)}
          onDone={(quantity, typed) => {
            setOpen(false);
            setOwn(typed);
            onChange(quantity);
          }}
        />
      )}
    </>
  );
}

type TextProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  wrong?: readonly string[] | undefined;
  optional?: boolean;
  kind?: 'text' | 'date' | 'number' | 'code';
  /** As many characters as the server takes. */
  most?: number;
};

/** `code`: capitals and digits as on seals and containers. */
export function TextRow({
  label,
  value,
  onChange,
  wrong: told,
  optional = false,
  kind = 'text',
  most,
}: TextProps) {
  const say = partWords.useWords();
  const missing = useMissing(!optional && value.trim() === '', told);
  const id = useId();
  // What came from elsewhere may be longer than the field lets anybody type.
  const isOver = most !== undefined && value.length > most;
  const isFull = value.length === most;
  const wrong = isOver ? [...missing, say('tooLong', { most, length: value.length })] : missing;
  const described = [wrong.length > 0 && `${id}-wrong`, isFull && `${id}-full`].filter(Boolean);
  const isCode = kind === 'code';
  return (
    <div className="kp-field kp-text">
      <label htmlFor={id}>
        {label}
        {optional && <small> {say('optional')}</small>}
      </label>
      <input
        id={id}
        type={isCode || kind === 'number' ? 'text' : kind}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        value={value}
        aria-required={!optional}
        autoComplete="off"
        autoCapitalize={isCode ? 'characters' : 'sentences'}
        spellCheck="false"
        aria-invalid={wrong.length > 0}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        maxLength={most}
        onChange={(event) => onChange(event.target.value)}
      />
      {isFull && (
        <small className="kp-full" id={`${id}-full`} role="status">
          {say('atBound', { most })}
        </small>
      )}
      {wrong.length > 0 && <Wrong id={`${id}-wrong`} texts={wrong} />}
    </div>
  );
}
