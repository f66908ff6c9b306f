import { expect, test } from 'vitest';

import { aHistory, dice, isGone } from './oracle-histories.ts';
import { type Start, sweepOf } from './oracle-sweep.ts';
import { inPlace, standing, truthOf, wholeLots } from './oracle.ts';

const directions = ['forward', 'backward'] as const;

const sourceOf = (start: Start) =>
  start.kind === 'lots'
    ? wholeLots(start.ids, start.since, isGone)
    : inPlace(start.place, start.from, start.to);

function aQuestion(random: () => number, { lots, places, end }: ReturnType<typeof aHistory>) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const moment = () => Math.floor((random() * end) / 1000) * 1000 + 500;
  const [one, other] = [moment(), moment()];
  const fate = random();
  const start: Start =
    fate < 0.5
      ? { kind: 'lots', ids: [pick(lots)], since: -Infinity }
      : fate < 0.65
        ? { kind: 'lots', ids: [pick(lots)], since: one }
        : fate < 0.8
          ? { kind: 'place', place: pick(places), from: -Infinity, to: Infinity }
          : {
              kind: 'place',
              place: pick(places),
              from: Math.min(one, other),
              to: Math.max(one, other),
            };
  return { start, direction: pick(directions), at: random() < 0.8 ? end : moment() };
}

test('ranges hold what gram by gram is true, and are that wherever ways don’t part and meet again', () => {
  const seen = { all: 0, skipped: 0, exact: 0, wide: 0, forest: 0 };
  const failures: Record<string, string[]> = {};
  const fail = (what: string, detail: unknown) => {
    (failures[what] ??= []).push(JSON.stringify(detail));
  };
  for (let seed = 1; seed <= Number(process.env['N'] ?? 10_000); seed += 1) {
    const random = dice(seed);
    const history = aHistory(random);
    const { start, direction, at } = aQuestion(random, history);
    const truth = truthOf(history.told, { sources: [sourceOf(start)], direction, at });
    if (!truth) {
      seen.skipped += 1;
      continue;
    }
    seen.all += 1;
    if (truth.isForest) seen.forest += 1;
    const answer = sweepOf(history.told, history.lots, [start], direction, at);
    const key = { seed, start, direction, at };
    const compare = (
      what: string,
      id: string,
      span: { least: number; most: number },
      told?: { least: number; most: number },
    ) => {
      const said = told ?? { least: 0, most: 0 };
      if (said.least > span.least || said.most < span.most)
        fail(`${what} ${direction} ${start.kind} outside`, [key, id, span, said]);
      else if (said.least === span.least && said.most === span.most) seen.exact += 1;
      else {
        seen.wide += 1;
        if (truth.isForest) fail(`${what} ${direction} ${start.kind} wider`, [key, id, span, said]);
      }
    };
    for (const [id, span] of truth.edges) compare('edge', id, span, answer.edges.get(id));
    for (const [node, span] of truth.ends)
      compare('end', node, span, answer.ends.get(node)?.source);
    const stands = standing(history.told, at);
    for (const [node, { grams }] of answer.ends) {
      if (grams !== (stands.get(node)?.grams ?? 0)) fail('stands', [key, node, grams]);
    }
    for (const node of truth.reached)
      if (!answer.reached.has(node)) fail(`reach missed ${direction} ${start.kind}`, [key, node]);
    for (const node of answer.reached)
      if (!truth.reached.has(node)) fail(`reach too far ${direction} ${start.kind}`, [key, node]);
  }
  console.log(
    seen,
    Object.fromEntries(Object.entries(failures).map(([k, v]) => [k, [v.length, v[0], v[1]]])),
  );
  expect(Object.keys(failures)).toEqual([]);
});
