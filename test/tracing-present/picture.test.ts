import { Script } from 'node:vm';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { sha256Now } from '../../src/domain/sha256.ts';
import { pictureData, tracePicture } from '../../src/features/tracing/present-picture.ts';
import { pictureScript } from '../../src/platform/picture-script.ts';
import type { PictureData } from '../../web/trace/data.ts';
import {
  type Filter,
  firmId,
  firstUnfolded,
  type Folding,
  graphOf,
} from '../../web/trace/graph.ts';
import { box, layOutGraph } from '../../web/trace/layout.ts';
import { aTrace } from './fabricated.ts';

const everything: Filter = {
  until: Number.POSITIVE_INFINITY,
  share: 0,
  firm: null,
  where: new Set(),
  certainOnly: false,
};

function folding(data: PictureData, more: Partial<Folding> = {}): Folding {
  return {
    unfolded: firstUnfolded(data),
    shown: new Map(),
    pinned: new Set(),
    cut: new Set(),
    ...more,
  };
}

const dataOf = (size: number, seed = 1, backward = true) =>
  pictureData(aTrace(size, { seed, backward }), 'zh');

test('the page is one file: its script is whole, allowed by its hash, and loads nothing', async () => {
  const script = await pictureScript();
  expect(() => new Script(script)).not.toThrow();
  expect(script).not.toMatch(/^\s*(?:import|export)\b/m);
  const page = tracePicture(aTrace(12), 'en', script);
  const hash = Buffer.from(sha256Now(script)).toString('base64');
  expect(page).toContain(`script-src 'sha256-${hash}'`);
  expect(page).not.toMatch(/<(?:link|img|iframe)|src=|@import|url\(/);
});

test('names from records cannot end the data and become markup', async () => {
  const trace = aTrace(5);
  const evil = '</script><script>alert(1)</script>';
  const lots = new Map([...trace.lots].map(([id, lot]) => [id, { ...lot, number: evil }]));
  const page = tracePicture({ ...trace, lots }, 'zh', '0');
  expect(page).not.toContain(evil);
  expect(page.match(/<script/g)).toHaveLength(2);
});

test('boxes and lines stand for every node and movement, whatever is folded', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.nat(1000),
      fc.boolean(),
      fc.boolean(),
      (size, seed, backward, folded) => {
        const data = dataOf(size, seed, backward);
        const graph = graphOf(
          data,
          everything,
          folding(data, folded ? { unfolded: new Set() } : {}),
        );
        const members = [...graph.cells.values()].flatMap((cell) => cell.members);
        expect(members.sort((a, b) => a - b)).toEqual(data.nodes.map((_, at) => at));
        const cellOf = new Map(
          [...graph.cells.values()].flatMap(({ id, members: of }) =>
            of.map((at) => [at, id] as const),
          ),
        );
        const between = data.edges.filter(({ from, to }) => cellOf.get(from) !== cellOf.get(to));
        const sum = (list: readonly { grams: number }[]) =>
          list.reduce((all, { grams }) => all + grams, 0);
        expect(sum(graph.links)).toBe(sum(between));
      },
    ),
    { numRuns: 40 },
  );
});

test('no two boxes lie on one another, and goods flow to the right of the start, sources to the left', () => {
  for (const [size, seed] of [
    [10, 1],
    [200, 2],
    [240, 7],
    [500, 3],
  ] as const) {
    const data = dataOf(size, seed);
    const graph = graphOf(data, everything, folding(data));
    const { spots } = layOutGraph(graph);
    const columns = new Map<number, number[]>();
    for (const { x, y } of spots.values()) columns.set(x, [...(columns.get(x) ?? []), y]);
    for (const ys of columns.values()) {
      ys.sort((a, b) => a - b);
      for (const [at, y] of ys.entries()) {
        if (at > 0) expect(y - (ys[at - 1] ?? 0)).toBeGreaterThanOrEqual(box.height);
      }
    }
    const start = [...graph.cells.values()].find((cell) => cell.start);
    const from = spots.get(start?.id ?? '')?.x ?? Number.NaN;
    for (const { id, side } of graph.cells.values()) {
      if (side === -1) expect(spots.get(id)?.x).toBeLessThan(from);
      else expect(spots.get(id)?.x).toBeGreaterThanOrEqual(from);
    }
  }
});

test('5,000 nodes begin as few boxes and are laid out at once', () => {
  const data = dataOf(5000);
  const began = performance.now();
  const graph = graphOf(data, everything, folding(data));
  layOutGraph(graph);
  expect(graph.cells.size).toBeLessThan(100);
  // A fiftieth of it is usual; a machine that does other things may be slow.
  expect(performance.now() - began).toBeLessThan(2000);
  const rest = [...graph.cells.values()].find(({ kind }) => kind === 'rest');
  const more = graphOf(
    data,
    everything,
    folding(data, { shown: new Map([[rest?.parent ?? '', 80]]) }),
  );
  expect(more.cells.size).toBeGreaterThanOrEqual(graph.cells.size + 39);
});

test('unfolding a firm shows what it is made of, and only that', () => {
  const data = dataOf(500);
  const before = graphOf(data, everything, folding(data));
  const firm = [...before.cells.values()].find(({ kind, start }) => kind === 'firm' && !start);
  const after = graphOf(data, everything, folding(data, { unfolded: new Set([firm?.id ?? '']) }));
  expect(after.cells.has(firm?.id ?? '')).toBe(false);
  const parts = [...after.cells.values()].filter(({ parent }) => parent === firm?.id);
  const inside = parts.flatMap(({ members }) => members);
  expect(new Set(inside)).toEqual(new Set(firm?.members));
  expect(inside).toHaveLength(firm?.members.length ?? 0);
});

test('filters leave what they name and the ways that lead there from the start', () => {
  const data = dataOf(120, 4, false);
  const where = new Set(['destroyed']);
  const graph = graphOf(data, { ...everything, where }, folding(data));
  const kept = [...graph.cells.values()].flatMap(({ members }) => members);
  const destroyed = data.nodes.flatMap((node, at) => (node.where === 'destroyed' ? [at] : []));
  expect(destroyed.length).toBeGreaterThan(0);
  expect(kept).toEqual(expect.arrayContaining(destroyed));
  expect(kept.length).toBeLessThan(data.nodes.length);
  const led = new Set(graph.links.map(({ to }) => to));
  for (const { id, start } of graph.cells.values()) expect(start || led.has(id)).toBe(true);
});

test('the slider of time hides what came later', () => {
  const data = dataOf(120, 4, false);
  const times = data.nodes.map(({ since }) => since).sort((a, b) => a - b);
  const until = times[Math.floor(times.length / 2)] ?? 0;
  const graph = graphOf(data, { ...everything, until }, folding(data));
  for (const { members } of graph.cells.values()) {
    for (const at of members) expect(data.nodes[at]?.since).toBeLessThanOrEqual(until);
  }
  for (const { edges } of graph.links)
    for (const { at } of edges) expect(at).toBeLessThanOrEqual(until);
});

test('a hidden branch takes with it what nothing else leads to, and says how much', () => {
  const data = dataOf(120, 4, false);
  const whole = graphOf(data, everything, folding(data));
  const start = [...whole.cells.values()].find((cell) => cell.start);
  const graph = graphOf(data, everything, folding(data, { cut: new Set([start?.id ?? '']) }));
  expect([...graph.cells.keys()]).toEqual([start?.id]);
  expect(graph.hidden).toBe(whole.cells.size - 1);
});

test('a source that is traced both ways is one box between them', () => {
  const trace = aTrace(30, { backward: true });
  const data = pictureData(trace, 'zh');
  expect(data.nodes.filter(({ start }) => start)).toHaveLength(1);
  expect(data.nodes).toHaveLength(trace.nodes.length - 1);
  expect(data.edges).toHaveLength(trace.edges.length);
  expect(firmId(1, 0)).not.toBe(firmId(-1, 0));
});
