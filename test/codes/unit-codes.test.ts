import { FF1 } from '@noble/ciphers/ff1.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { alphabet, withCheck } from '../../src/domain/code-text.ts';
import {
  formatUnitCode,
  looksLikeUnit,
  mostOfSerials,
  mostOfSeries,
} from '../../src/domain/unit-code.ts';
import { createUnitCodes } from '../../src/platform/unit-codes.ts';

const keyOf = (fill: number) => Buffer.alloc(32, fill).toString('base64url');
const codes = createUnitCodes(`1:${keyOf(7)},0:${keyOf(9)}`);

const series = fc.integer({ min: 0, max: mostOfSeries });
const serial = fc.integer({ min: 0, max: mostOfSerials });

/** The numerals of series, serial and redundancy, as the standard writes them. */
function numeralsOf(series: number, serial: number): number[] {
  const five = (value: number) => [20, 15, 10, 5, 0].map((shift) => (value >> shift) & 31);
  return [...five(series), ...five(serial), ...Array.from({ length: 8 }, () => 0)];
}

test('a code is FF1 of NIST SP 800-38G over series, serial and 40 zero bits', () => {
  fc.assert(
    fc.property(series, serial, fc.uint8Array({ minLength: 32, maxLength: 32 }), (s, n, key) => {
      const ours = createUnitCodes(`3:${Buffer.from(key).toString('base64')}`);
      const theirs = FF1(32, key).encrypt(numeralsOf(s, n));
      const code = ours.make({ number: s, keyVersion: 3 }, n);
      expect(code.slice(0, 19)).toBe(`3${theirs.map((value) => alphabet[value]).join('')}`);
      expect(ours.open(code)).toEqual({ ok: true, code, keyVersion: 3, series: s, serial: n });
    }),
    { numRuns: 300 },
  );
});

test('the smallest and the largest numbers come back, and one more is refused', () => {
  for (const number of [0, 1, mostOfSeries]) {
    for (const n of [0, 1, 31, 32, mostOfSerials]) {
      const code = codes.make({ number, keyVersion: 1 }, n);
      expect(code).toHaveLength(20);
      expect(codes.open(code)).toMatchObject({ ok: true, series: number, serial: n });
    }
  }
  expect(() => codes.make({ number: mostOfSeries + 1, keyVersion: 1 }, 1)).toThrow(RangeError);
  expect(() => codes.make({ number: 1, keyVersion: 1 }, mostOfSerials + 1)).toThrow(RangeError);
  expect(() => codes.make({ number: 1, keyVersion: 1 }, 0.5)).toThrow(RangeError);
  expect(() => codes.make({ number: 1, keyVersion: 5 }, 1)).toThrow(/version 5/);
});

test('as people type it: lower case, spaces, dashes, look-alikes', () => {
  const code = codes.make({ number: 12, keyVersion: 0 }, 345);
  const typed = formatUnitCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
  expect(codes.open(` ${typed} `)).toMatchObject({ ok: true, code, series: 12, serial: 345 });
  expect(looksLikeUnit(typed)).toBe(true);
  expect(looksLikeUnit(code.slice(0, 17))).toBe(false);
});

test('a slip of the hand is told from a forgery', () => {
  const code = codes.make({ number: 12, keyVersion: 1 }, 345);
  fc.assert(
    fc.property(fc.nat(19), fc.nat(31), (at, value) => {
      const character = alphabet.charAt(value);
      fc.pre(code[at] !== character);
      const wrong = code.slice(0, at) + character + code.slice(at + 1);
      expect(codes.open(wrong)).toMatchObject({ ok: false, problem: 'check' });
    }),
  );
});

test('who guesses hits nothing, though the check character is public arithmetic', () => {
  for (let n = 0; n < 20_000; n += 1) {
    const body = Array.from({ length: 18 }, () => alphabet.charAt(Math.random() * 32)).join('');
    expect(codes.open(withCheck(`1${body}`))).toMatchObject({ ok: false, problem: 'forged' });
  }
});

test('neighbouring serials have nothing in common that shows', () => {
  const made = Array.from({ length: 2000 }, (_, n) => codes.make({ number: 1, keyVersion: 1 }, n));
  for (let at = 1; at < 19; at += 1) {
    const counts = new Map<string, number>();
    for (const code of made) counts.set(code.charAt(at), (counts.get(code.charAt(at)) ?? 0) + 1);
    // 62.5 of each are expected; 8 standard deviations above would be 125.
    expect(Math.max(...counts.values())).toBeLessThan(125);
  }
  expect(new Set(made).size).toBe(made.length);
});

test('versions: a new key in front, old codes still open, unknown versions are told apart', () => {
  const before = createUnitCodes(`0:${keyOf(9)}`);
  const printed = before.make({ number: 5, keyVersion: 0 }, 6);
  expect(codes.current).toBe(1);
  expect(codes.open(printed)).toMatchObject({ ok: true, keyVersion: 0, series: 5, serial: 6 });
  const foreign = createUnitCodes(`9:${keyOf(1)}`).make({ number: 5, keyVersion: 9 }, 6);
  expect(codes.open(foreign)).toMatchObject({ ok: false, problem: 'version' });
  const otherKey = createUnitCodes(`1:${keyOf(1)}`).make({ number: 5, keyVersion: 1 }, 6);
  expect(codes.open(otherKey)).toMatchObject({ ok: false, problem: 'forged' });
  expect(codes.keyCheck(0)).toBe(before.keyCheck(0));
  expect(codes.keyCheck(1)).not.toBe(codes.keyCheck(0));
  expect(codes.keyCheck(2)).toBeUndefined();
});

test('what is no code is refused by its form, however long or strange', () => {
  const code = codes.make({ number: 12, keyVersion: 1 }, 345);
  for (const text of [
    '',
    code.slice(1),
    `${code}0`,
    'U'.repeat(20),
    '霜'.repeat(20),
    'A'.repeat(1e6),
  ]) {
    expect(codes.open(text)).toMatchObject({ ok: false, problem: 'form' });
  }
  // Cyrillic А looks like Latin A and is none.
  expect(codes.open(`${code.slice(0, 19)}А`)).toMatchObject({ ok: false, problem: 'form' });
});

test('keys of the wrong form are refused', () => {
  for (const keys of ['', 'x', `32:${keyOf(1)}`, `1:${keyOf(1)},1:${keyOf(2)}`, '1:short']) {
    expect(() => createUnitCodes(keys)).toThrow();
  }
});
