import fc from 'fast-check';
import { expect, test } from 'vitest';

import { cleanText } from './plain-text.ts';

const multiline = { multiline: true };

test('text is trimmed and composed, and nothing else changes', () => {
  expect(cleanText('  Cafe\u0301  冻  虾仁\u3000')).toBe('Café  冻  虾仁');
  expect(cleanText('😀 ﹏ ①')).toBe('😀 ﹏ ①');
  expect(cleanText('   ')).toBe('');
});

test('a pasted line end at the edge is trimmed, one inside needs multiline', () => {
  expect(cleanText('虾\r\n')).toBe('虾');
  expect(cleanText('a\nb')).toBeUndefined();
  expect(cleanText('a\tb')).toBeUndefined();
  expect(cleanText('a\r\n\tb\rc', multiline)).toBe('a\n\tb\nc');
});

test('every C0 and C1 control but newline, tab and carriage return is refused', () => {
  for (const point of [
    ...Array(0x20).keys(),
    0x7f,
    ...Array.from({ length: 32 }, (_, i) => 0x80 + i),
  ]) {
    const text = `a${String.fromCharCode(point)}b`;
    expect(cleanText(text), point.toString(16)).toBeUndefined();
    if (![0x09, 0x0a, 0x0d].includes(point)) {
      expect(cleanText(text, multiline), point.toString(16)).toBeUndefined();
    }
  }
});

test.each([0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069])(
  'bidi control U+%i is refused',
  (point) => {
    expect(cleanText(`a${String.fromCodePoint(point)}b`, multiline)).toBeUndefined();
  },
);

test.each(['a\ud800', '\udc00a', 'a\udc00\ud800b', '\ud83d \ude00'])(
  'a lone surrogate is refused (%#)',
  (text) => {
    expect(cleanText(text)).toBeUndefined();
  },
);

test('whatever passes is well-formed and passes again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, lines) => {
      const value = cleanText(text, { multiline: lines });
      if (value === undefined) return;
      expect(new TextDecoder().decode(new TextEncoder().encode(value))).toBe(value);
      expect(cleanText(value, { multiline: lines })).toBe(value);
    }),
  );
});
