import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { scriptedSha256, sha256Now } from './sha256.ts';

/** The runtime's and ours have to say the same: other runtimes have ours alone. */
function hex(text: string): string {
  const [here, ours] = [sha256Now(text), scriptedSha256(text)];
  expect(Buffer.from(here)).toEqual(Buffer.from(ours));
  return Buffer.from(ours).toString('hex');
}

test('the examples of FIPS 180-4', () => {
  expect(hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('equal to the platform’s at every length around the block borders, and for any text', () => {
  const platform = (text: string) => createHash('sha256').update(text).digest('hex');
  for (let length = 0; length < 200; length += 1) {
    const text = '霜'.repeat(length % 7) + 'x'.repeat(length);
    expect(hex(text)).toBe(platform(text));
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 9000 }), (text) => {
      expect(hex(text)).toBe(platform(text));
    }),
    { numRuns: 200 },
  );
});
