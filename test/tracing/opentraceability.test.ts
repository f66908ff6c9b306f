import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { sweepOf } from './oracle-sweep.ts';
import { type Line, type Told, truthOf, wholeLots } from './oracle.ts';

// Trace-backs that OpenTraceability publishes with their counts. They are read where they lie.
const folder = new URL('../../../shared/interop/opentraceability/', import.meta.url);
const here = existsSync(folder);
if (!here) {
  process.stderr.write(`Skipped: the OpenTraceability documents are not at ${folder.pathname}\n`);
}

type Quantities = readonly { epcClass: string }[];
type EpcisEvent = {
  type: string;
  action?: string;
  eventTime: string;
  bizStep?: string;
  epcList?: readonly string[];
  quantityList?: Quantities;
  parentID?: string;
  childEPCs?: readonly string[];
  childQuantityList?: Quantities;
  inputEPCList?: readonly string[];
  inputQuantityList?: Quantities;
  outputEPCList?: readonly string[];
  outputQuantityList?: Quantities;
};

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, ''));

function eventsOf(name: string): EpcisEvent[] {
  const { epcisBody } = read(name);
  const list: EpcisEvent[] = epcisBody.eventList ?? epcisBody.queryResults.resultsBody.eventList;
  return list.toSorted((a, b) => Date.parse(a.eventTime) - Date.parse(b.eventTime));
}

const named = (epcs: readonly string[] = [], classes: Quantities = []) => [
  ...epcs,
  ...classes.map(({ epcClass }) => epcClass),
];

/**
 * EPCIS events as our history. Each thing with a name is a lot; packing is a processing, since the case has a name
 * of its own. The documents use more of some lots than there is and pack the same goods twice, so the
 * weights are ours: eight grams when something begins, half of what is left at each use.
 */
function asHistory(events: readonly EpcisEvent[]) {
  const told: Told[] = [];
  const lots: string[] = [];
  const stands = new Map<string, { place: string; grams: number }>();
  const line = (lot: string, from: string | null, to: string | null, grams: number): Line => {
    return { lot, from, to, grams, pieces: 0 };
  };
  for (const [index, event] of events.entries()) {
    const [seq, at, place] = [index + 1, Date.parse(event.eventTime), `after ${index + 1}`];
    const come = (lot: string, grams: number): Line => {
      if (!lots.includes(lot)) lots.push(lot);
      stands.set(lot, { place, grams: (stands.get(lot)?.grams ?? 0) + grams });
      return line(lot, null, place, grams);
    };
    const use = (lot: string): Line[] => {
      const now = stands.get(lot);
      if (!now) return [];
      const grams = Math.ceil(now.grams / 2);
      stands.set(lot, { place: now.place, grams: now.grams - grams });
      return [line(lot, now.place, null, grams)];
    };
    const move = (lot: string, to: string): Line[] => {
      const now = stands.get(lot);
      if (!now || now.grams === 0) return [];
      stands.set(lot, { place: to, grams: to === 'unpacked' ? 0 : now.grams });
      return [line(lot, now.place, to, now.grams)];
    };
    const make = (from: readonly string[], into: readonly string[]) => {
      const inputs = from.flatMap(use);
      const grams = inputs.reduce((sum, input) => sum + input.grams, 0);
      const outputs = into.map((lot) => come(lot, Math.floor(grams / into.length)));
      told.push({ kind: 'processed', seq, at, lines: [...inputs, ...outputs] });
    };
    const things = named(event.epcList, event.quantityList);
    const parent = event.parentID === undefined ? [] : [event.parentID];
    if (event.type === 'TransformationEvent') {
      make(
        named(event.inputEPCList, event.inputQuantityList),
        named(event.outputEPCList, event.outputQuantityList),
      );
    } else if (event.type === 'AggregationEvent' && event.action === 'ADD') {
      make(named(event.childEPCs, event.childQuantityList), parent);
    } else {
      const lines =
        event.type === 'AggregationEvent'
          ? parent.flatMap((lot) => move(lot, 'unpacked'))
          : things.flatMap((lot) => (event.action === 'ADD' ? [come(lot, 8)] : move(lot, place)));
      told.push({ kind: 'moved', seq, at, lines });
    }
  }
  return { told, lots };
}

/** What happened to things behind a case after they had left it: a filet was cut of a fish that was unpacked. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'gdst-trace-18': [],
  'gdst-trace-13': ['2022-03-01T17:00:00.000Z'],
};

describe.skipIf(!here)('trace-backs that OpenTraceability publishes', () => {
  const asked: { id: string; dataset: string; request: string; expect: { events?: number } }[] =
    here
      ? read('query-scenarios.json').filter(({ id }: { id: string }) =>
          id.startsWith('gdst-trace-'),
        )
      : [];

  test('the two that are published are found', () => {
    expect(asked.map(({ id }) => id)).toEqual(['gdst-trace-18', 'gdst-trace-13']);
  });

  test.each(asked)('$id: the events behind a case are as many as published', (scenario) => {
    const { told, lots } = asHistory(eventsOf(scenario.dataset.replace('opentraceability/', '')));
    const asset = scenario.request.replace('trace-back from ', '');
    expect(lots).toContain(asset);
    const start = { kind: 'lots', ids: [asset], since: -Infinity } as const;
    const { edges, reached } = sweepOf(told, lots, [start], 'backward', Infinity);
    // Theirs are all events that name a thing behind the case, whenever they were.
    const behind = new Set([...reached].map((node) => node.split('@')[0]));
    const naming = told.filter((event) => {
      return event.kind !== 'corrected' && event.lines.some(({ lot }) => behind.has(lot));
    });
    expect(naming.length).toBe(scenario.expect.events);
    // Ours are those that its goods went through.
    const through = new Set([...edges.keys()].map((id) => Number(id.split('/')[0])));
    const others = naming.filter(({ seq }) => !through.has(seq));
    expect(others.map(({ at }) => new Date(at).toISOString())).toEqual(elsewhere[scenario.id]);
    const sources = [wholeLots([asset])];
    const truth = truthOf(told, { sources, direction: 'backward', at: Number.MAX_SAFE_INTEGER });
    for (const [id, span] of truth?.edges ?? []) {
      const said = edges.get(id) ?? { least: 0, most: 0 };
      expect([id, said.least <= span.least, said.most >= span.most]).toEqual([id, true, true]);
      expect([id, said.most > 0]).toEqual([id, span.most > 0]);
    }
  });

  test('whatever is behind a case, the case is ahead of it', () => {
    const { told, lots } = asHistory(eventsOf('epcisquerydoc-example01.jsonld'));
    const of = (id: string, direction: 'forward' | 'backward') => {
      const start = { kind: 'lots', ids: [id], since: -Infinity } as const;
      const { reached } = sweepOf(told, lots, [start], direction, Infinity);
      return new Set([...reached].map((node) => node.split('@')[0]));
    };
    let pairs = 0;
    for (const x of lots) {
      const ahead = of(x, 'forward');
      for (const y of lots) {
        if (ahead.has(y)) pairs += 1;
        expect([x, y, of(y, 'backward').has(x)]).toEqual([x, y, ahead.has(y)]);
      }
    }
    expect(pairs).toBeGreaterThan(lots.length * 2);
  });
});
