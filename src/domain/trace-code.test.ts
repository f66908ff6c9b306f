import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatTraceCode, makeTraceCode, parseTraceCode } from './trace-code.ts';

const alphabet = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

function codeOf(parsed: ReturnType<typeof parseTraceCode>): string {
  return parsed.ok ? 'ok' : parsed.fault.code;
}

test.each([
  ['00000000000000000000', '00000000000000000'],
  ['00000000000000000001', '00000000000000012'],
  ['ffffffffffffffffffff', 'ZZZZZZZZZZZZZZZZM'],
  ['0123456789abcdef0123', '04HMASW9NF6YY093X'],
])('bytes %s make a code whose first 16 characters are their base 32', (hex, code) => {
  expect(makeTraceCode(Uint8Array.from(Buffer.from(hex, 'hex')))).toBe(code);
});

test('the data characters are the bytes as one big number', () => {
  fc.assert(
    fc.property(tenBytes, (bytes) => {
      const big = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
      const expected = Array.from({ length: 16 }, (_, i) => {
        return alphabet[Number((big >> BigInt(5 * (15 - i))) & 31n)];
      });
      expect(makeTraceCode(bytes).slice(0, 16)).toBe(expected.join(''));
    }),
  );
});

test('a form fault shows the wrong character only when it can be seen', () => {
  const shown = parseTraceCode('04HMASW9NF6YY09US');
  expect(!shown.ok && shown.fault.message.zh).toContain('含有“U”');
  const hidden = parseTraceCode('04HMASW9NF6YY09\u0000S');
  expect(!hidden.ok && hidden.fault.message.zh).not.toContain('\u0000');
});

test.each([0, 9, 11])('%d bytes are refused', (length) => {
  expect(() => makeTraceCode(new Uint8Array(length))).toThrow(RangeError);
});

test('a code reads back from every way people type it', () => {
  fc.assert(
    fc.property(tenBytes, (bytes) => {
      const code = makeTraceCode(bytes);
      const wide = Array.from(code)
        .map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        .join('');
      const grouped = formatTraceCode(code);
      const typed = [
        code,
        grouped,
        ` ${grouped.toLowerCase().replaceAll('-', ' ')}\n`,
        grouped.replaceAll('-', '－'),
        grouped.replaceAll('-', '–'),
        `\ufeff${grouped.replaceAll('-', '\u200b')}`,
        code.replaceAll('0', 'O').replaceAll('1', 'l'),
        code.replaceAll('0', 'o').replaceAll('1', 'I'),
        wide,
      ];
      for (const text of typed) expect(parseTraceCode(text)).toEqual({ ok: true, value: code });
    }),
  );
});

test('a code prints in groups', () => {
  expect(formatTraceCode('04HMASW9NF6YY093X')).toBe('04HMA-SW9NF-6YY093-X');
});

test('every single substitution is caught', () => {
  fc.assert(
    fc.property(tenBytes, (bytes) => {
      const code = makeTraceCode(bytes);
      for (let place = 0; place < 17; place += 1) {
        for (const other of alphabet) {
          const text = code.slice(0, place) + other + code.slice(place + 1);
          if (text !== code && codeOf(parseTraceCode(text)) !== 'code.check') {
            throw new Error(`${text} passes for ${code}`);
          }
        }
      }
      expect(codeOf(parseTraceCode(code))).toBe('ok');
    }),
  );
});

test('every swap of two unlike characters, next to each other or not, is caught', () => {
  fc.assert(
    fc.property(tenBytes, (bytes) => {
      const code = makeTraceCode(bytes);
      const characters = Array.from(code);
      for (let a = 0; a < 17; a += 1) {
        for (let b = a + 1; b < 17; b += 1) {
          const text = characters.with(a, code.charAt(b)).with(b, code.charAt(a)).join('');
          if (text !== code && codeOf(parseTraceCode(text)) !== 'code.check') {
            throw new Error(`${text} passes for ${code}`);
          }
        }
      }
      expect(codeOf(parseTraceCode(code))).toBe('ok');
    }),
  );
});

// The check is linear over GF(32), so what holds for all words of one or two non-zero characters
// holds for every code: these two tests are the exhaustive proof.
test('no word with a single non-zero character is a code', () => {
  let passing = 0;
  for (let place = 0; place < 17; place += 1) {
    for (const character of alphabet.slice(1)) {
      const word = '0'.repeat(place) + character + '0'.repeat(16 - place);
      if (parseTraceCode(word).ok) passing += 1;
    }
  }
  expect(passing).toBe(0);
});

test('no word with the same non-zero character in two places is a code', () => {
  let passing = 0;
  for (let a = 0; a < 17; a += 1) {
    for (let b = a + 1; b < 17; b += 1) {
      for (const character of alphabet.slice(1)) {
        const word = Array.from({ length: 17 }, (_, i) => (i === a || i === b ? character : '0'));
        if (parseTraceCode(word.join('')).ok) passing += 1;
      }
    }
  }
  expect(passing).toBe(0);
});

test('the check is linear: the sum of two codes, character by character, is a code', () => {
  fc.assert(
    fc.property(tenBytes, tenBytes, (one, two) => {
      const [a, b] = [makeTraceCode(one), makeTraceCode(two)];
      const sum = Array.from(a).map((character, i) => {
        return alphabet[alphabet.indexOf(character) ^ alphabet.indexOf(b.charAt(i))];
      });
      expect(codeOf(parseTraceCode(sum.join('')))).toBe('ok');
    }),
  );
});

test.each([
  '',
  '04HMASW9NF6YY093',
  '04HMASW9NF6YY093XS',
  '04HMASW9NF6YY09US',
  '04HMASW9NF6YY09霜S',
  '😀',
])('"%s" is no trace code', (text) => {
  expect(codeOf(parseTraceCode(text))).toBe('code.form');
});
