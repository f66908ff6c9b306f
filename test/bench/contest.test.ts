import { expect, test } from 'vitest';

import { hold } from '../../bench/harness/contest.ts';
import { createUndo } from '../../bench/harness/undo.ts';

const noEnd = { rounds: 4, atLeast: 4, deadline: Number.POSITIVE_INFINITY };

function recorded(oursRate = 50, floorRate = 100) {
  const turns: string[] = [];
  const side = (name: string, rate: number) => async () => {
    turns.push(name);
    return rate;
  };
  const sides = { ours: side('ours', oursRate), floor: side('floor', floorRate) };
  return { turns, contest: { name: 'lots', bound: 0.2, unit: 'rows/s', ...sides } };
}

test('after warming up, the sides take turns in going first', async () => {
  const { turns, contest } = recorded();
  await hold('import', contest, noEnd, () => {});
  const [warm, counted] = [turns.slice(0, 2), turns.slice(2)];
  expect(warm).toEqual(['ours', 'floor']);
  expect(counted.join(' ')).toBe('ours floor floor ours ours floor floor ours');
});

test('the warm-up does not count', async () => {
  const { contest } = recorded();
  let first = true;
  const ours = async () => {
    const rate = first ? 1 : 50;
    first = false;
    return rate;
  };
  const verdict = await hold('import', { ...contest, ours }, noEnd, () => {});
  expect(verdict).toMatchObject({ name: 'import.lots', ratio: 0.5, ours: 50, rounds: 4 });
});

test('the answers of all counted rounds are one tail', async () => {
  const { contest } = recorded();
  const rounds = [[1000], [1, 1], [1, 9], [1], [1]];
  const ours = async () => ({ rate: 50, latencies: rounds.shift() ?? [] });
  const verdict = await hold('scan', { ...contest, ours, tailAllowed: 5 }, noEnd, () => {});
  expect(verdict).toMatchObject({ ratio: 0.5, tail: { p50: 1, p99: 9, allowed: 5 } });
});

test('once its time is over a measure ends, but not before the fewest rounds', async () => {
  const { contest } = recorded();
  const over = { rounds: 8, atLeast: 3, deadline: performance.now() - 1 };
  expect((await hold('import', contest, over, () => {})).rounds).toBe(3);
});

test('a measure whose rounds are long may ask for fewer', async () => {
  const { contest } = recorded();
  const verdict = await hold('import', { ...contest, rounds: 2 }, noEnd, () => {});
  expect(verdict.rounds).toBe(2);
});

test('what was made is taken back, the latest first, each once, whatever fails', async () => {
  const undo = createUndo();
  const done: string[] = [];
  undo.add(async () => void done.push('database'));
  undo.add(async () => {
    done.push('server');
    throw new Error('already gone');
  });
  await Promise.all([undo.all(), undo.all()]);
  expect(done).toEqual(['server', 'database']);
});
