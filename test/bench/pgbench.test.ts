import { expect, test } from 'vitest';

import { rateOf, toScript } from '../../bench/harness/pgbench.ts';

test('parameters stay parameters, and what varies is put into them by an expression', () => {
  const statements = [
    { text: 'begin', values: [] },
    {
      text: 'insert into t (a, b, c) values ($1, $2::json, $3)',
      values: ['LOT', '[{"lot":"LOT","event":"EVENT"}]', null],
    },
    { text: 'update t set b = $1 where a = $2', values: ['10', 'LOT'] },
  ];
  const varying = { LOT: 'lpad(:lot::text, 12)', EVENT: ':serial::text' };
  const { text, constants } = toScript(statements, varying, ['\\set lot random(1, 9)']);
  expect(text.split('\n')).toEqual([
    '\\set lot random(1, 9)',
    'begin;',
    "insert into t (a, b, c) values (replace(:p1_1, 'LOT', lpad(:lot::text, 12)), " +
      "replace(replace(:p1_2, 'LOT', lpad(:lot::text, 12)), 'EVENT', :serial::text)::json, null);",
    "update t set b = :p2_1 where a = replace(:p2_2, 'LOT', lpad(:lot::text, 12));",
  ]);
  expect(constants).toEqual({
    p1_1: 'LOT',
    p1_2: '[{"lot":"LOT","event":"EVENT"}]',
    p2_1: '10',
    p2_2: 'LOT',
  });
});

const output = (failed: number) => `
progress: 1.0 s, 400.0 tps, lat 9.9 ms stddev 1.1, 0 failed
progress: 2.0 s, 900.0 tps, lat 4.4 ms stddev 1.1, 0 failed
progress: 3.0 s, 1000.0 tps, lat 4.0 ms stddev 1.1, 0 failed
number of failed transactions: ${failed} (0.000%)
tps = 766.0 (without initial connection time)
`;

test('the second in which the statements are planned is left out', () => {
  expect(rateOf(output(0))).toBe(950);
});

test('a run with failures gives no rate', () => {
  expect(() => rateOf(output(3))).toThrow(/did not run/);
  expect(() => rateOf('pgbench: error: connection failed')).toThrow(/connection failed/);
});
