import { Form, Input, type InputProps } from 'antd';
import { useState } from 'react';

import { parseKg } from '../../../../src/domain/quantity.ts';
import { numberText } from '../../shared/formats.ts';
import { deskWords } from './desk-words.ts';

type Held = number | string | undefined;

/** Kilograms to the gram, or whole numbers. */
export type NumberKind = { of: 'kg' | 'whole'; min?: number; max?: number };

const read = { kg: readKg, whole: readWhole } as const;

/** The number that was typed; what is none stays the text that it is, and is refused as such. */
export function readKg(typed: string): Held {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;
  const grams = parseKg(text.replace(/\.$/, ''));
  return grams === undefined ? text : grams / 1000;
}

export function readWhole(typed: string): Held {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;
  const isWhole = /^(\d{1,3}(,\d{3})+|\d{1,12})$/.test(text);
  return isWhole ? Number(text.replaceAll(',', '')) : text;
}

const shown = (value: Held | null) => (value === undefined || value === null ? '' : String(value));

type InputOfNumber = Omit<InputProps, 'value' | 'onChange'> & {
  of: NumberKind['of'];
  value?: Held | null;
  onChange?: (value: Held) => void;
  onTyped?: (value: Held) => void;
};

/** Keeps what is typed: nothing is clamped or rounded behind the back of who types. */
function NumberInput({ of, value, onChange, onTyped, ...rest }: InputOfNumber) {
  const [text, setText] = useState(() => shown(value));
  const stands = read[of](text) === (value ?? undefined);
  return (
    <Input
      {...rest}
      inputMode={of === 'kg' ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={stands ? text : shown(value)}
      onChange={({ target }) => {
        setText(target.value);
        const typed = read[of](target.value);
        onChange?.(typed);
        onTyped?.(typed);
      }}
    />
  );
}

type Words = ReturnType<typeof deskWords.useWords>;

/** Why a typed number can't be taken; undefined where it can. */
function faultOf(say: Words, { of, min = 0, max }: NumberKind, value: Held): string | undefined {
  if (value === undefined) return undefined;
  if (of === 'kg') return typeof value === 'string' ? say('noWeight') : undefined;
  const fits = typeof value === 'number' && value >= min && (max === undefined || value <= max);
  if (fits) return undefined;
  const [least, most] = [numberText(min), numberText(max ?? 0)];
  return max === undefined
    ? say('noWhole', { min: least })
    : say('noWholeOf', { min: least, max: most });
}

type Props = {
  name: (string | number)[] | string;
  label: string;
  number: NumberKind;
  isRequired?: boolean;
  help?: string;
  className?: string;
  /** After the person typed, not after the form was filled. */
  onTyped?: (value: Held) => void;
};

/** A field of a form for kilograms, pieces or another count. */
export function NumberItem({ name, label, number, isRequired = false, help, ...rest }: Props) {
  const say = deskWords.useWords();
  const { className, onTyped } = rest;
  return (
    <Form.Item
      name={name as never}
      label={label}
      {...(className !== undefined && { className })}
      {...(help !== undefined && { extra: help })}
      rules={[
        ...(isRequired ? [{ required: true, message: say('required', { label }) }] : []),
        {
          validator: async (_: unknown, value: Held | null) => {
            const fault = faultOf(say, number, value ?? undefined);
            if (fault !== undefined) throw new Error(fault);
          },
        },
      ]}
    >
      <NumberInput of={number.of} {...(onTyped && { onTyped })} />
    </Form.Item>
  );
}
