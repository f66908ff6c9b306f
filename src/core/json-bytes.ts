/** JSON written as UTF-8 at once, where rows by the hundred thousand would be garbage as strings. */
export type JsonBytes = {
  /** ASCII as it is, such as punctuation. */
  raw: (ascii: string) => void;
  /** JSON in any letters. */
  json: (text: string) => void;
  /** JSON as bytes. */
  bytes: (json: Uint8Array) => void;
  /** A string, or null. */
  text: (value: string | null) => void;
  /** A safe integer. */
  int: (value: number) => void;
  /** Whole grams as kilograms: at most three decimals, none that is not needed. */
  kg: (grams: number) => void;
  /** Once more what stands from `start` to `end`. */
  again: (start: number, end: number) => void;
  /** What was written since the last time: good until something is written again. */
  take: () => Uint8Array;
  readonly length: number;
};

const [zero, minus, dot] = [0x30, 0x2d, 0x2e];
const tens = Uint8Array.from({ length: 100 }, (_, pair) => zero + Math.floor(pair / 10));
const ones = Uint8Array.from({ length: 100 }, (_, pair) => zero + (pair % 10));
const [quote, backslash, space, lastAscii] = [0x22, 0x5c, 0x20, 0x7e];
/** Written as it is: most ids and numbers have nothing else. */
const isPlain = (code: number): boolean =>
  code >= space && code <= lastAscii && code !== quote && code !== backslash;
const encoder = new TextEncoder();
const least = 256;
const billion = 1_000_000_000;
const powers = Int32Array.from({ length: 10 }, (_, zeros) => 10 ** zeros);

export function createJsonBytes(): JsonBytes {
  let bytes = new Uint8Array(least);
  let length = 0;

  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
  };

  /** Of a whole number below 10⁹, filled with zeros to `least` digits. */
  const digits = (value: number, least: number): void => {
    let count = least;
    while (count < 9 && value >= (powers[count] ?? billion)) count += 1;
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
      digits(value, 1);
      return;
    }
    const high = Math.floor(value / billion);
    digits(high, 1);
    digits(value - high * billion, 9);
  };

  const int = (value: number): void => {
    reserve(20);
    if (value < 0) {
      bytes[length] = minus;
      length += 1;
    }
    whole(Math.abs(value));
  };

  const raw = (text: string): void => {
    reserve(text.length);
    for (let index = 0; index < text.length; index += 1) {
      bytes[length + index] = text.charCodeAt(index);
    }
    length += text.length;
  };

  const json = (text: string): void => {
    reserve(text.length * 3);
    length += encoder.encodeInto(text, bytes.subarray(length)).written;
  };

  return {
    raw,
    json,
    bytes: (made) => {
      reserve(made.length);
      bytes.set(made, length);
      length += made.length;
    },
    text: (value) => {
      if (value === null) {
        raw('null');
        return;
      }
      reserve(value.length + 2);
      bytes[length] = quote;
      for (let index = 0; index < value.length; index += 1) {
        const code = value.charCodeAt(index);
        if (!isPlain(code)) {
          json(JSON.stringify(value));
          return;
        }
        bytes[length + 1 + index] = code;
      }
      bytes[length + 1 + value.length] = quote;
      length += value.length + 2;
    },
    int,
    kg: (grams) => {
      const size = Math.abs(grams);
      const kilograms = Math.floor(size / 1000);
      reserve(24);
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
    again: (start, end) => {
      reserve(end - start);
      bytes.copyWithin(length, start, end);
      length += end - start;
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
