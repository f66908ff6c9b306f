import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  accountedGrams,
  type Fates,
  type Flow,
  holdingsOf,
  noFates,
  shareOf,
  type Spot,
  total,
} from './recall-books.ts';

const room = (orgId: string): Spot => ({ orgId, kind: 'room', toOrgId: null, returning: false });
const of = (orgId: string, kind: Spot['kind']): Spot => ({ ...room(orgId), kind });
const transit = (orgId: string, toOrgId: string, returning = false): Spot => ({
  orgId,
  kind: 'transit',
  toOrgId,
  returning,
});
const flow = (from: Spot | null, to: Spot | null, grams: number): Flow => ({
  lotId: 'lot',
  from,
  to,
  grams,
  pieces: 0,
});

test('what a firm sent is its own until received, then it was sold on; what came back was returned', () => {
  const holdings = holdingsOf(
    [
      flow(null, of('a', 'inbound'), 1000),
      flow(of('a', 'inbound'), room('a'), 1000),
      flow(room('a'), transit('a', 'b'), 400),
      flow(transit('a', 'b'), room('b'), 300),
      flow(room('b'), transit('b', 'a', true), 50),
      flow(transit('b', 'a', true), room('a'), 50),
    ],
    [],
  );
  const [a, b] = holdings;
  expect(a?.fates).toMatchObject({ here: { grams: 650 }, sold_on: { grams: 400 } });
  expect([a?.came.grams, a?.stands.grams]).toEqual([1050, 750]);
  expect(b?.fates).toMatchObject({ here: { grams: 250 }, returned: { grams: 50 } });
  expect([b?.came.grams, b?.stands.grams]).toEqual([300, 250]);
});

test('a receipt that was corrected gives the sender its goods back', () => {
  const [a, b] = holdingsOf(
    [
      flow(null, room('a'), 1000),
      flow(room('a'), transit('a', 'b'), 400),
      flow(transit('a', 'b'), room('b'), 400),
      flow(room('b'), transit('a', 'b'), 100),
    ],
    [],
  );
  expect([a?.came.grams, a?.stands.grams]).toEqual([1000, 700]);
  expect([b?.came.grams, b?.stands.grams]).toEqual([300, 300]);
});

const spots: readonly (Spot | null)[] = [
  null,
  room('a'),
  of('a', 'sold'),
  of('a', 'destroyed'),
  transit('a', 'b'),
  room('b'),
  of('b', 'lost'),
  transit('b', 'a', true),
  room('c'),
];

test('whatever moves, the holders together stand with what came from outside', () => {
  const moves = fc.array(
    fc.tuple(
      fc.constantFrom(...spots),
      fc.constantFrom(...spots),
      fc.integer({ min: 1, max: 1000 }),
    ),
  );
  fc.assert(
    fc.property(moves, (list) => {
      const flows = list.map(([from, to, grams]) => flow(from, to, grams));
      const outside = flows.reduce(
        (sum, { from, to, grams }) => sum + (from ? 0 : grams) - (to ? 0 : grams),
        0,
      );
      const stands = total(holdingsOf(flows, []).map((one) => one.stands));
      expect(stands.grams).toBe(outside);
    }),
  );
});

const g = (grams: number) => ({ grams, pieces: 0 });
const saying = (fates: Partial<Fates>): Fates => ({ ...noFates(), ...fates });

test.for([
  ['all of it is told', saying({ here: g(600), sold_on: g(400) }), 0, 600],
  ['a tenth is left open', saying({ here: g(500), sold_on: g(400) }), 0, 500],
  [
    'what was not found is not accounted for',
    saying({ here: g(500), sold_on: g(400), not_found: g(100) }),
    0,
    500,
  ],
  ['more is told than ever came', saying({ here: g(5000) }), 0, 600],
  ['nothing is told, some was destroyed with evidence', undefined, 120, 120],
  ['nothing is told', undefined, 0, 0],
] as const)('%s', ([, answer, disposed, accounted]) => {
  expect(accountedGrams({ came: g(1000), stands: g(600) }, answer, disposed)).toBe(accounted);
});

test('a share is never rounded up to all, and of nothing it is none', () => {
  expect(shareOf(99_999, 100_000).percent).toBe(99.99);
  expect(shareOf(100, 100).percent).toBe(100);
  expect(shareOf(0, 0).percent).toBeNull();
});
