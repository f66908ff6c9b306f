import fc from 'fast-check';
import { expect, test } from 'vitest';

import { madeId } from './made-id.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('a command tells the ids of what it makes: one each, the same on every machine, in order of time', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.nat(200), fc.nat(200), (one, other, n, m) => {
      const id = madeId(one, n);
      expect(id).toMatch(uuid);
      expect(id.slice(0, 13)).toBe(one.slice(0, 13));
      expect(madeId(one.toUpperCase(), n)).toBe(id);
      expect(madeId(other, m) === id).toBe(one === other && n === m);
    }),
  );
});

test('the ids stay what they are: devices have them in their books', () => {
  expect(madeId('019ad001-0000-7000-8000-000000000001')).toMatchInlineSnapshot(
    `"019ad001-0000-8246-b896-7da7cd62762f"`,
  );
  expect(madeId('019ad001-0000-7000-8000-000000000001', 3)).toMatchInlineSnapshot(
    `"019ad001-0000-8822-a501-3b65bb05be75"`,
  );
});
