import { expect, test } from 'vitest';

import { createReads, quietMs, type Store } from '../../web/scanner/reads.ts';

const one = { key: 'A', text: 'a', symbology: ']Q1' };
const other = { key: 'B', text: 'b', symbology: null };

function aStore(): Store & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
  };
}

test('a label that stays in the picture counts once, however long', () => {
  const reads = createReads(undefined);
  expect(reads.see(one, 0)).toBe('first');
  for (let at = 100; at < 20_000; at += 100) expect(reads.see(one, at)).toBe('still');
  expect(reads.all()).toMatchObject([{ key: 'A', times: 1, firstAt: 0 }]);
});

test('a label lost for a moment is still the same; one gone for a while counts once more', () => {
  const reads = createReads(undefined);
  reads.see(one, 0);
  expect(reads.see(one, quietMs - 1)).toBe('still');
  expect(reads.see(one, 2 * quietMs - 1)).toBe('again');
  expect(reads.all()).toMatchObject([{ times: 2, firstAt: 0, lastAt: 2 * quietMs - 1 }]);
});

test('labels side by side are apart, the last one seen on top', () => {
  const reads = createReads(undefined);
  expect([reads.see(one, 0), reads.see(other, 10), reads.see(one, 20)]).toEqual([
    'first',
    'first',
    'still',
  ]);
  expect(reads.all().map(({ key }) => key)).toEqual(['B', 'A']);
  reads.see(one, 20 + quietMs);
  expect(reads.all().map(({ key }) => key)).toEqual(['A', 'B']);
});

test('a reload keeps what was read, and what is read once more counts on', () => {
  const store = aStore();
  createReads(store).see(one, 0);
  const reads = createReads(store);
  expect(reads.all()).toMatchObject([{ key: 'A', times: 1 }]);
  expect(reads.see(one, 10)).toBe('again');
  reads.clear();
  expect([reads.all(), createReads(store).all(), store.texts.size]).toEqual([[], [], 0]);
});

test('what else lies in the store, or a store that refuses, does no harm', () => {
  const store = aStore();
  for (const text of ['{', 'null', '[{"key":1}]', '[null]', '"x"']) {
    store.texts.set('frostmark.reads', text);
    expect(createReads(store).all()).toEqual([]);
  }
  const full = createReads({
    ...store,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  });
  expect(full.see(one, 0)).toBe('first');
  expect(full.all()).toHaveLength(1);
});
