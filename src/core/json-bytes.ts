/**
 * Rows of JSON written as UTF-8 at once, where rows by the hundred thousand would be garbage as strings. A value
 * or a row follows the one before it after a comma, which needs no telling.
 */
export type JsonBytes = {
  /** ASCII as it is, without a comma before it. */
  raw: (ascii: string) => void;
  /** Begins a row. */
  open: () => void;
  close: () => void;
  /** A safe integer, or null. */
  int: (value: number | null) => void;
  /** Whole grams as kilograms: at most three decimals, none that is not needed. */
  kg: (grams: number) => void;
  /** A string, or null. */
  text: (value: string | null) => void;
  /** Whatever JSON has; at least one. */
  values: (list: readonly unknown[]) => void;
  /** Values that were made before. */
  made: (json: Uint8Array) => void;
  /** Once more the values that stand from `start` to `end`, both a `length`; not a row's first. */
  again: (start: number, end: number) => void;
  /** What was written since the last time: good until something is written again. */
  take: () => Uint8Array;
  readonly length: number;
};

const [zero, minus, dot, comma, opening] = [0x30, 0x2d, 0x2e, 0x2c, 0x5b];
const tens = Uint8Array.from({ length: 100 }, (_, pair) => zero + Math.floor(pair / 10));
const ones = Uint8Array.from({ length: 100 }, (_, pair) => zero + (pair % 10));
const [quote, backslash, space, lastAscii] = [0x22, 0x5c, 0x20, 0x7e];
/** Written as it is: most ids and numbers have nothing else. */
const isPlain = (code: number): boolean =>
  code >= space && code <= lastAscii && code !== quote && code !== backslash;
const encoder = new TextEncoder();
const least = 256;
const billion = 1_000_000_000;
/** A comma, a sign, 16 digits and a point. */
const longestNumber = 20;

export function createJsonBytes(): JsonBytes {
  let bytes = new Uint8Array(least);
  let length = 0;

  const grow = (more: number): void => {
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
  };

  /** Room for a value of so many bytes, and the comma before it. */
  const separate = (more: number): void => {
    if (length + more >= bytes.length) grow(more + 1);
    if (length === 0 || bytes[length - 1] === opening) return;
    bytes[length] = comma;
    length += 1;
  };

  /** Of a whole number below 10⁹, filled with zeros to `count` digits, which it has at most. */
  const digits = (value: number, count: number): void => {
    let rest = value;
    let at = length + count - 1;
    for (; at > length; at -= 2) {
      const hundredth = (rest / 100) | 0;
      const pair = rest - hundredth * 100;
      bytes[at] = ones[pair] ?? zero;
      bytes[at - 1] = tens[pair] ?? zero;
      rest = hundredth;
    }
    if (at === length) bytes[at] = zero + rest;
    length += count;
  };

  const whole = (value: number): void => {
    if (value < billion) {
      digits(value, countOf(value));
      return;
    }
    const high = Math.floor(value / billion);
    digits(high, countOf(high));
    digits(value - high * billion, 9);
  };

  const signed = (value: number): void => {
    if (value < 0) {
      bytes[length] = minus;
      length += 1;
    }
    whole(Math.abs(value));
  };

  const raw = (ascii: string): void => {
    if (length + ascii.length > bytes.length) grow(ascii.length);
    for (let index = 0; index < ascii.length; index += 1) {
      bytes[length + index] = ascii.charCodeAt(index);
    }
    length += ascii.length;
  };

  const nothing = (): void => {
    separate(5);
    raw('null');
  };

  const json = (text: string): void => {
    separate(text.length * 3);
    length += encoder.encodeInto(text, bytes.subarray(length)).written;
  };

  return {
    raw,
    open: () => {
      separate(1);
      bytes[length] = opening;
      length += 1;
    },
    close: () => raw(']'),
    int: (value) => {
      if (value === null) {
        nothing();
        return;
      }
      separate(longestNumber);
      signed(value);
    },
    kg: (grams) => {
      separate(longestNumber);
      const size = Math.abs(grams);
      const kilograms = Math.floor(size / 1000);
      if (grams < 0) {
        bytes[length] = minus;
        length += 1;
      }
      whole(kilograms);
      const rest = size - kilograms * 1000;
      if (rest === 0) return;
      bytes[length] = dot;
      length += 1;
      digits(rest, 3);
      while (bytes[length - 1] === zero) length -= 1;
    },
    text: (value) => {
      if (value === null) {
        nothing();
        return;
      }
      for (let index = 0; index < value.length; index += 1) {
        if (isPlain(value.charCodeAt(index))) continue;
        json(JSON.stringify(value));
        return;
      }
      separate(value.length + 2);
      bytes[length] = quote;
      for (let index = 0; index < value.length; index += 1) {
        bytes[length + 1 + index] = value.charCodeAt(index);
      }
      bytes[length + 1 + value.length] = quote;
      length += value.length + 2;
    },
    values: (list) => json(JSON.stringify(list).slice(1, -1)),
    made: (more) => {
      separate(more.length);
      bytes.set(more, length);
      length += more.length;
    },
    again: (start, end) => {
      const more = end - start;
      if (length + more > bytes.length) grow(more);
      bytes.copyWithin(length, start, end);
      length += more;
    },
    take: () => {
      const taken = bytes.subarray(0, length);
      length = 0;
      return taken;
    },
    get length() {
      return length;
    },
  };
}

/** Digits of a whole number below 10⁹. */
function countOf(value: number): number {
  if (value < 10) return 1;
  if (value < 100) return 2;
  if (value < 1000) return 3;
  if (value < 10_000) return 4;
  if (value < 100_000) return 5;
  if (value < 1_000_000) return 6;
  if (value < 10_000_000) return 7;
  return value < 100_000_000 ? 8 : 9;
}
