import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonicalJson as canonicalOfProduct, type Json } from '../../src/domain/canonical-json.ts';
import {
  canonicalJson,
  checkCosignatures,
  checkSignatures,
  leafHash,
  parseCheckpoint,
  parseEntry,
  parseEntryBundle,
  parseNote,
  parseVerifierKey,
  rootOf,
  tilePath,
  verifyConsistency,
  verifyInclusion,
} from '../../tools/verify-log.mjs';
import { leaves as texts, roots } from '../support/certificate-transparency.ts';

const leaves = texts.map((leaf) => leafHash(hex(leaf)));

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

test.each(roots.map((root, size) => ({ size, root })))(
  'the root of the first $size leaves is that of certificate-transparency',
  ({ size, root }) => {
    expect(rootOf(leaves.slice(0, size)).toString('hex')).toBe(root);
  },
);

test.each([
  {
    index: 0,
    size: 8,
    proof: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    index: 5,
    size: 8,
    proof: [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
])('leaf $index of $size is proven as there', ({ index, size, proof }) => {
  const root = hex(roots[size] ?? '');
  const leaf = leaves[index] ?? root;
  expect(verifyInclusion(leaf, index, size, proof.map(hex), root)).toBe(true);
  expect(verifyInclusion(leaf, index + 1, size, proof.map(hex), root)).toBe(false);
});

test.each([
  {
    from: 1,
    to: 8,
    proof: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    from: 6,
    to: 8,
    proof: [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  {
    from: 2,
    to: 5,
    proof: [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
])('$from leaves are a prefix of $to as there', ({ from, to, proof }) => {
  const [old, now] = [hex(roots[from] ?? ''), hex(roots[to] ?? '')];
  expect(verifyConsistency(from, to, old, now, proof.map(hex))).toBe(true);
  expect(verifyConsistency(from, to, now, old, proof.map(hex))).toBe(false);
});

/** The key and note of the documentation of golang.org/x/mod/sumdb/note. */
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const advice =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const signature =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

function keyOf(text: string) {
  const key = parseVerifierKey(text);
  if (key === null) throw new Error(`Not a key: ${text}`);
  return key;
}

function noteOf(text: string | Buffer) {
  const note = parseNote(text);
  if (note === null) throw new Error('Not a note');
  return note;
}

test('the note of sumdb/note is signed by its key', () => {
  const note = noteOf(`${advice}\n${signature}`);
  expect(note.text).toBe(advice);
  expect(checkSignatures(note, [keyOf(peter)]).valid).toHaveLength(1);
});

test('the same note with another text is not', () => {
  const note = noteOf(`${advice.replace('answer', 'question')}\n${signature}`);
  expect(checkSignatures(note, [keyOf(peter)])).toMatchObject({ valid: [], invalid: [{}] });
});

test('a signature whose name or id is unknown is ignored', () => {
  const other = signature.replace('PeterNeumann', 'EnochRoot');
  const note = noteOf(`${advice}\n${other}${signature}`);
  expect(checkSignatures(note, [keyOf(peter)])).toMatchObject({ valid: [{}], invalid: [] });
});

test.each([
  ['another id', peter.replace('c74f20a3', 'c74f20a4')],
  ['an id in capitals', peter.replace('c74f20a3', 'C74F20A3')],
  ['a space in the name', peter.replace('PeterN', 'Peter N')],
  ['no key', 'PeterNeumann+c74f20a3'],
  ['no base64', 'PeterNeumann+c74f20a3+!!!!'],
  ['a longer key', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
])('a verifier key with %s is refused', (_what, text) => {
  expect(parseVerifierKey(text)).toBeNull();
});

test.each([
  ['no empty line', `${advice}${signature}`],
  ['no signature', `${advice}\n`],
  ['no newline at the end', `${advice}\n${signature}`.slice(0, -1)],
  ['a hyphen for the dash', `${advice}\n${signature.replace('—', '-')}`],
  ['a carriage return', `${advice.replace('\n', '\r\n')}\n${signature}`],
  ['no UTF-8', Buffer.concat([Buffer.from([0xff]), Buffer.from(`${advice}\n${signature}`)])],
  ['too many signatures', `${advice}\n${signature.repeat(101)}`],
  ['an unfinished base64', `${advice}\n${signature.replace('AM=', 'AN=')}`],
])('a note with %s is refused', (_what, text) => {
  expect(parseNote(text)).toBeNull();
});

/** The example of C2SP tlog-checkpoint. */
test('the checkpoint of the specification is read', () => {
  const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
  expect(parseCheckpoint(`example.com/behind-the-sofa\n20852163\n${root}\n`)).toEqual({
    origin: 'example.com/behind-the-sofa',
    size: 20_852_163,
    root: Buffer.from(root, 'base64'),
  });
  for (const size of ['020852163', '-1', '1e3', '', '99999999999999999']) {
    expect(parseCheckpoint(`example.com\n${size}\n${root}\n`)).toBeNull();
  }
  expect(parseCheckpoint(`example.com\n1\n${root}\n\n`)).toBeNull();
  expect(parseCheckpoint(`example.com\n1\nAAAA\n`)).toBeNull();
});

test('a cosignature of type 1 or without a time does not count', () => {
  const note = noteOf(`${advice}\n${signature}`);
  expect(checkCosignatures(note, [keyOf(peter)]).valid).toEqual([]);
});

/** The example of C2SP tlog-tiles. */
test('tiles have the paths of the specification', () => {
  expect(tilePath(0, 1_234_067)).toBe('tile/0/x001/x234/067');
  expect(tilePath(1, 0, 17)).toBe('tile/1/000.p/17');
  expect(tilePath('entries', 273, 112)).toBe('tile/entries/273.p/112');
  expect(tilePath('entries', 1000)).toBe('tile/entries/x001/000');
});

test('a bundle ends where it says, and no read goes beyond', () => {
  const bytes = Buffer.from('0000000161000362', 'hex');
  const { entries, used } = parseEntryBundle(bytes, 3);
  expect(entries.map(String)).toEqual(['', 'a']);
  expect(used).toBe(5);
});

test('an entry is read only in its one form', () => {
  const commitment = 'ab'.repeat(32);
  const text = `{"commitment":"${commitment}","lateHours":0,"recordedAt":"2026-11-29T03:04:05.678000Z","v":1}`;
  expect(parseEntry(text)).toEqual({
    commitment,
    lateHours: 0,
    recordedAt: '2026-11-29T03:04:05.678000Z',
  });
  for (const other of [
    text.replace('"v":1', '"v":2'),
    text.replace(':0,', ':00,'),
    text.replace('678000', '678'),
    text.replace('11-29', '13-29'),
    `${text} `,
    text.replace('{', '{"a":1,'),
  ]) {
    expect(parseEntry(other)).toBeNull();
  }
});

test('the sample of RFC 8785, 3.2.2 and 3.2.3 comes out as printed', () => {
  const input = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`;
  expect(canonicalJson(JSON.parse(input))).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test('keys sort by UTF-16 code units, RFC 8785, 3.2.3', () => {
  const input = String.raw`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`;
  const order = [...canonicalJson(JSON.parse(input)).matchAll(/:(\d)/g)].map(([, digit]) => digit);
  expect(order.join('')).toBe('2467153');
});

test.each([
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('double %s prints as %s (RFC 8785, appendix B)', (bits, expected) => {
  expect(canonicalJson(hex(bits).readDoubleBE())).toBe(expected);
});

test.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])(
  'double %s is refused',
  (bits) => {
    expect(() => canonicalJson([hex(bits).readDoubleBE()])).toThrow(TypeError);
  },
);

test('lone surrogates are refused in values and keys', () => {
  expect(() => canonicalJson('\udead')).toThrow(TypeError);
  expect(() => canonicalJson({ '\ud83d': 1 })).toThrow(TypeError);
});

test('the product and the verifier, written apart, say the same of any value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      expect(canonicalJson(value)).toBe(canonicalOfProduct(value as Json));
    }),
  );
});
