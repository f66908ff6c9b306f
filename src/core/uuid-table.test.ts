import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createUuidTable, uuidText, writeUuid } from './uuid-table.ts';

test('the same uuid has the same number, others another, and text comes back as it was', () => {
  // Half of them end alike, as only a table that compares all of it tells apart.
  const uuid = fc.oneof(
    fc.uuid(),
    fc.uuid().map((text) => `${text.slice(0, 24)}0000000000aa`.slice(0, 36)),
  );
  fc.assert(
    fc.property(fc.array(uuid, { maxLength: 300 }), (uuids) => {
      const table = createUuidTable();
      const numbers = uuids.map((text) => table.numberOf(bytesOf(text), 0));
      expect(table.size).toBe(new Set(uuids).size);
      expect(numbers.map((number) => table.textOf(number))).toEqual(uuids);
      expect(uuids.map((text) => table.numberOfText(text.toUpperCase()))).toEqual(numbers);
      expect(table.literalOf(numbers)).toBe(`{${uuids.join(',')}}`);
      expect(uuids.map((text) => uuidText(bytesOf(text), 0))).toEqual(uuids);
    }),
    { numRuns: 50 },
  );
});

function bytesOf(uuid: string): DataView {
  const bytes = new DataView(new ArrayBuffer(16));
  writeUuid(uuid, bytes);
  return bytes;
}
