import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  isBelowZero,
  isStorageClass,
  roomAccepts,
  storageClasses,
  temperatureClasses,
} from './storage-class.ts';

test('rooms and goods match as the cold store manager expects', () => {
  const accepted = Object.fromEntries(
    storageClasses.map((room) => [
      room,
      storageClasses.filter((goods) => roomAccepts(room, goods)),
    ]),
  );
  expect(accepted).toEqual({
    ultra_low: ['ultra_low', 'frozen', 'ambient'],
    frozen: ['frozen', 'ambient'],
    chilled: ['chilled', 'ambient'],
    constant: ['constant', 'ambient'],
    ambient: ['ambient'],
  });
});

test('a room is accepted exactly when no temperature it may have harms the goods', () => {
  const allows = (code: (typeof storageClasses)[number], celsius: number) => {
    const { minC, maxC } = temperatureClasses[code];
    return (minC === null || celsius >= minC) && (maxC === null || celsius <= maxC);
  };
  const range = Array.from({ length: 321 }, (_, i) => (i - 200) / 2);
  const one = fc.constantFrom(...storageClasses);
  fc.assert(
    fc.property(one, one, (room, goods) => {
      const harmless = range.every((celsius) => !allows(room, celsius) || allows(goods, celsius));
      expect(roomAccepts(room, goods)).toBe(harmless);
    }),
  );
});

test('only ultra-low and frozen lie below zero', () => {
  expect(storageClasses.filter(isBelowZero)).toEqual(['ultra_low', 'frozen']);
});

test('a class code is known or it is not', () => {
  expect(storageClasses.every(isStorageClass)).toBe(true);
  expect(isStorageClass('toString')).toBe(false);
  expect(isStorageClass('Frozen')).toBe(false);
});

test('each row of the table carries its own code', () => {
  expect(storageClasses.map((code) => temperatureClasses[code].code)).toEqual(storageClasses);
});
