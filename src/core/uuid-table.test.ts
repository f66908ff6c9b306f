import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createUuidTable, uuidBytesOf, uuidText } from './uuid-table.ts';

test('the same uuid has the same number, others another, and text comes back as it was', () => {
  // Half of them end alike, as only a table without chains would mistake.
  const uuid = fc.oneof(
    fc.uuid(),
    fc.uuid().map((text) => `${text.slice(0, 24)}0000000000aa`.slice(0, 36)),
  );
  fc.assert(
    fc.property(fc.array(uuid, { maxLength: 300 }), (uuids) => {
      const table = createUuidTable();
      const numbers = uuids.map((text) => table.numberOf(uuidBytesOf(text), 0));
      expect(table.size).toBe(new Set(uuids).size);
      expect(numbers.map((number) => table.textOf(number))).toEqual(uuids);
      expect(uuids.map((text) => table.numberOfText(text))).toEqual(numbers);
      const bytes = uuidBytesOf(uuids[0] ?? '00000000-0000-4000-8000-000000000000');
      expect(uuidBytesOf(uuidText(bytes, 0))).toEqual(bytes);
    }),
    { numRuns: 50 },
  );
});
