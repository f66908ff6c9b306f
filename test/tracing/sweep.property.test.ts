import { expect, test } from 'vitest';

import { aHistory, dice, type History, isGone } from './oracle-histories.ts';
import { type Answer, type Start, sweepOf } from './oracle-sweep.ts';
import {
  happened,
  inPlace,
  lotOfNode,
  placeOfNode,
  type Span,
  standing,
  truthOf,
  wholeLots,
} from './oracle.ts';

const directions = ['forward', 'backward'] as const;
const always = { from: -Infinity, to: Infinity };
const nothing: Span = { least: 0, most: 0 };

const sourceOf = (start: Start) =>
  start.kind === 'lots'
    ? wholeLots(start.ids, start.since, isGone)
    : inPlace(start.place, start.from, start.to);

const differenceOf = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  new Set([...one, ...other].filter((node) => one.has(node) !== other.has(node)));

const wholeLot = (id: string): Start => ({ kind: 'lots', ids: [id], since: -Infinity });

function aQuestion(random: () => number, { lots, places, end }: History) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const moment = () => Math.floor((random() * end) / 1000) * 1000 + 500;
  const [one, other] = [moment(), moment()].toSorted((a, b) => a - b);
  const fate = random();
  const place = { kind: 'place', place: pick(places) } as const;
  const start: Start =
    fate < 0.5
      ? wholeLot(pick(lots))
      : fate < 0.65
        ? { kind: 'lots', ids: [pick(lots)], since: one ?? 0 }
        : fate < 0.8
          ? { ...place, ...always }
          : { ...place, from: one ?? 0, to: other ?? 0 };
  return { start, direction: pick(directions), at: random() < 0.8 ? end : moment() };
}

/** Histories in which nothing was taken by what is known now before it had come. */
function* histories(count: number, from = 1): Generator<{ seed: number; history: History }> {
  for (let seed = from; seed < from + count; seed += 1) {
    const history = aHistory(dice(seed));
    if (!takesTooEarly(history)) yield { seed, history };
  }
}

function takesTooEarly({ told, end }: History): boolean {
  return truthOf(told, { sources: [], direction: 'forward', at: end }) === undefined;
}

test('ranges hold what gram by gram is true, and are that where uncertain ways don’t part and meet again', () => {
  const seen = { histories: 0, spans: 0, wide: 0, forests: 0 };
  const wrong: unknown[] = [];
  for (const { seed, history } of histories(10_000)) {
    const { told, lots } = history;
    const { start, direction, at } = aQuestion(dice(seed + 1e6), history);
    const truth = truthOf(told, { sources: [sourceOf(start)], direction, at });
    if (!truth) continue;
    const answer = sweepOf(told, lots, [start], direction, at);
    seen.histories += 1;
    if (truth.isForest) seen.forests += 1;
    const compare = (what: string, right: Span, said: Span = nothing) => {
      seen.spans += 1;
      const isRight = said.least === right.least && said.most === right.most;
      const holds = said.least <= right.least && said.most >= right.most;
      if (!isRight) seen.wide += 1;
      if (!holds || (!isRight && truth.isForest)) {
        wrong.push({ seed, start, direction, at, what, right, said });
      }
    };
    for (const [id, span] of truth.edges) compare(id, span, answer.edges.get(id));
    for (const [node, span] of truth.ends) compare(node, span, answer.ends.get(node)?.source);
    const differ = differenceOf(answer.reached, truth.reached);
    if (differ.size > 0) wrong.push({ seed, start, direction, at, reached: [...differ] });
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  // Not empty-handed: most histories were comparable, and some had ways that met again.
  expect(seen.histories).toBeGreaterThan(9000);
  expect(seen.forests).toBeLessThan(seen.histories);
  expect(seen.wide / seen.spans).toBeLessThan(0.01);
}, 120_000);

test('in the trace of a whole lot all that is in the lot is the source’s, to the gram', () => {
  for (const { history } of histories(1000, 20_001)) {
    const { told, end } = history;
    for (const lot of history.lots) {
      const answer = sweepOf(told, history.lots, [wholeLot(lot)], 'forward', end);
      const stands = standing(told, end);
      for (const [node, { grams, source }] of answer.ends) {
        if (lotOfNode(node) !== lot) continue;
        expect([node, source, grams]).toEqual([
          node,
          { least: grams, most: grams },
          stands.get(node)?.grams ?? 0,
        ]);
      }
    }
  }
});

test('what stood where on any past date is told right, whatever was put right since', () => {
  for (const { seed, history } of histories(1000, 30_001)) {
    const { told, lots, end } = history;
    const at = 500 + 1000 * Math.floor((dice(seed)() * end) / 1000);
    const answer = sweepOf(told, lots, lots.map(wholeLot), 'forward', at);
    for (const [node, { grams }] of standing(told, at)) {
      // A lot that all comes of others is no source of its own, and told with them.
      expect([seed, node, answer.ends.get(node)?.grams ?? 0]).toEqual([seed, node, grams]);
    }
  }
});

test('the parts add up to the source, at every moment', () => {
  for (const { seed, history } of histories(1000, 40_001)) {
    const { told, lots } = history;
    const random = dice(seed);
    const { start, at } = aQuestion(random, history);
    const answer = sweepOf(told, lots, [start], 'forward', at);
    const withdrawn = happened(told).flatMap(({ kind, seq, lines }) =>
      lines.flatMap(({ to }, index) => {
        const span = answer.edges.get(`${seq}/${index}`);
        return kind === 'moved' && to === null && span ? [span] : [];
      }),
    );
    const parts = [...[...answer.ends.values()].map(({ source }) => source), ...withdrawn];
    const sum = (end: keyof Span) => parts.reduce((total, span) => total + span[end], 0);
    const isWhole = start.kind === 'lots' && start.since === -Infinity;
    expect(sum('least'), `${seed}`).toBeLessThanOrEqual(answer.caused.most);
    expect(sum('most'), `${seed}`).toBeGreaterThanOrEqual(answer.caused.least);
    if (isWhole) expect(answer.caused.least).toBe(answer.caused.most);
  }
});

const lotsIn = ({ reached }: Answer) => new Set([...reached].map(lotOfNode));

test('forward from x there is y exactly when backward from y there is x: lots, and lots in places', () => {
  let pairs = 0;
  for (const { seed, history } of histories(300, 50_001)) {
    const { told, lots, places, end } = history;
    const of = (start: Start, direction: 'forward' | 'backward') =>
      sweepOf(told, lots, [start], direction, end);
    const down = new Map(lots.map((lot) => [lot, lotsIn(of(wholeLot(lot), 'forward'))]));
    for (const y of lots) {
      const up = lotsIn(of(wholeLot(y), 'backward'));
      for (const x of lots)
        expect([seed, x, y, up.has(x)]).toEqual([seed, x, y, down.get(x)?.has(y)]);
    }
    const starts = lots.flatMap((lot) => places.map((place) => ({ lot, place })));
    const node = ({ lot, place }: { lot: string; place: string }) => `${lot}@${place}`;
    const at = (start: (typeof starts)[number], direction: 'forward' | 'backward') =>
      of({ kind: 'place', ...start, ...always }, direction).reached;
    const after = new Map(starts.map((start) => [node(start), at(start, 'forward')]));
    for (const y of starts) {
      const before = at(y, 'backward');
      for (const x of starts) {
        if (before.has(node(x))) pairs += 1;
        expect([seed, x, y, before.has(node(x))]).toEqual([
          seed,
          x,
          y,
          after.get(node(x))?.has(node(y)),
        ]);
      }
    }
  }
  expect(pairs).toBeGreaterThan(5000);
}, 60_000);

test('a trace in two halves reaches what the whole reaches', () => {
  for (const { seed, history } of histories(1000, 60_001)) {
    const { told, lots, end } = history;
    const random = dice(seed);
    const { start } = aQuestion(random, history);
    if (start.kind === 'lots' && start.since !== -Infinity) continue;
    const middle = 500 + 1000 * Math.floor((random() * end) / 1000);
    const first = sweepOf(told, lots, [start], 'forward', middle);
    const rest: Start[] = [...first.ends].flatMap(([node, { source }]) => {
      const [lot, place] = [lotOfNode(node), placeOfNode(node)];
      if (source.most === 0 || lot == null || place == null) return [];
      return [{ kind: 'place', lot, place, from: middle, to: middle }];
    });
    // What enters the source only later is a part of the second half.
    const later: Start[] =
      start.kind === 'lots'
        ? [{ ...start, since: middle }]
        : start.to < middle
          ? []
          : [{ ...start, from: Math.max(start.from, middle) }];
    const second = sweepOf(told, lots, [...rest, ...later], 'forward', end);
    const whole = sweepOf(told, lots, [start], 'forward', end);
    expect([
      seed,
      differenceOf(new Set([...first.reached, ...second.reached]), whole.reached),
    ]).toEqual([seed, new Set()]);
  }
});

test('many sources at once reach what each of them reaches', () => {
  for (const { seed, history } of histories(1000, 70_001)) {
    const { told, lots, end } = history;
    for (const direction of directions) {
      const one = (id: string) => sweepOf(told, lots, [wholeLot(id)], direction, end).reached;
      const some = lots.filter((_, index) => (seed + index) % 2 === 0);
      const each = some
        .map(one)
        .reduce((all, reached) => new Set([...all, ...reached]), new Set<string>());
      const together = sweepOf(
        told,
        lots,
        [{ kind: 'lots', ids: some, since: -Infinity }],
        direction,
        end,
      );
      expect([seed, together.reached]).toEqual([seed, each]);
    }
  }
});

test('what happens elsewhere changes nothing', () => {
  for (const { seed, history } of histories(1000, 80_001)) {
    const other = aHistory(dice(seed + 5), { prefix: 'x' });
    const past = Math.max(...history.told.map(({ seq }) => seq));
    const both = [
      ...history.told,
      ...other.told.map((event) => ({
        ...event,
        seq: event.seq + past,
        ...(event.kind === 'corrected' && { corrects: event.corrects + past }),
      })),
    ];
    const { start, direction, at } = aQuestion(dice(seed), history);
    if (start.kind === 'place' && start.place.startsWith('B')) continue;
    const alone = sweepOf(history.told, history.lots, [start], direction, at);
    const among = sweepOf(both, [...other.lots, ...history.lots], [start], direction, at);
    expect([seed, among.edges, among.reached]).toEqual([seed, alone.edges, alone.reached]);
  }
});
