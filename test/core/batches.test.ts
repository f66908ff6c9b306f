import { expect, test } from 'vitest';

import { inBatches } from '../../src/core/batches.ts';

/** A reader that answers when it is told to, and knows every key but `unknown`. */
function aReader() {
  const reads: { keys: readonly string[]; finish: () => void; fail: () => void }[] = [];
  const read = async (keys: readonly string[]) =>
    new Promise<Map<string, string>>((resolve, reject) => {
      const known = keys.filter((key) => key !== 'unknown');
      const finish = () => resolve(new Map(known.map((key) => [key, key.toUpperCase()])));
      reads.push({ keys, finish, fail: () => reject(new Error('away')) });
    });
  return { read, reads };
}

test('nobody waits while a read may begin', () => {
  const { read, reads } = aReader();
  const find = inBatches(read, { abreast: 2, together: 16 });
  void find('a');
  void find('b');
  expect(reads.map(({ keys }) => keys)).toEqual([['a'], ['b']]);
});

test('who comes while all reads are under way shares the next, and each gets its own', async () => {
  const { read, reads } = aReader();
  const find = inBatches(read, { abreast: 1, together: 16 });
  const first = find('a');
  const others = ['b', 'c', 'unknown', 'b'].map(async (key) => find(key));
  expect(reads).toHaveLength(1);
  reads[0]?.finish();
  expect(await first).toBe('A');
  expect(reads[1]?.keys).toEqual(['b', 'c', 'unknown']);
  reads[1]?.finish();
  expect(await Promise.all(others)).toEqual(['B', 'C', undefined, 'B']);
});

test('a read takes no more than it may, and those left over come next', async () => {
  const { read, reads } = aReader();
  const find = inBatches(read, { abreast: 1, together: 2 });
  const all = ['a', 'b', 'c', 'd'].map(async (key) => find(key));
  for (let index = 0; index < 3; index += 1) {
    reads[index]?.finish();
    await all[index === 0 ? 0 : 2 * index - 1];
  }
  expect(reads.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c'], ['d']]);
});

test('a read that fails fails those it was for, and the next goes on', async () => {
  const { read, reads } = aReader();
  const find = inBatches(read, { abreast: 1, together: 16 });
  const first = find('a');
  const second = find('b');
  reads[0]?.fail();
  await expect(first).rejects.toThrow('away');
  reads[1]?.finish();
  expect(await second).toBe('B');
});

test('without a limit each has a read of its own', async () => {
  const { read, reads } = aReader();
  const find = inBatches(read, { abreast: Number.POSITIVE_INFINITY, together: 16 });
  const all = ['a', 'b', 'c'].map(async (key) => find(key));
  expect(reads.map(({ keys }) => keys)).toEqual([['a'], ['b'], ['c']]);
  for (const { finish } of reads) finish();
  expect(await Promise.all(all)).toEqual(['A', 'B', 'C']);
});
