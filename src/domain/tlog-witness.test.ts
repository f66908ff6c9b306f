import { expect, test } from 'vitest';

import { formatNote, parseSignature } from './signed-note.ts';
import {
  cosignedText,
  formatAddCheckpoint,
  formatCosignature,
  parseAddCheckpoint,
  parseCosignature,
} from './tlog-witness.ts';

const text = 'log.example/log\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n';
const signature = { name: 'log.example/log', id: 7, signature: new Uint8Array(64) };
const note = formatNote({ text, signatures: [signature] });
const hash = new Uint8Array(32).fill(3);

test('a request is read back as it was written', () => {
  const request = { old: 3, proof: [hash, hash], note };
  const body = formatAddCheckpoint(request);
  expect(body.split('\n').slice(0, 5)).toEqual([
    'old 3',
    'AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=',
    'AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=',
    '',
    'log.example/log',
  ]);
  expect(parseAddCheckpoint(body)).toEqual({
    ...request,
    signed: { text, signatures: [signature] },
  });
  expect(parseAddCheckpoint(`old 0\n\n${note}`)).toMatchObject({ old: 0, proof: [] });
});

test.for([
  ['nothing', ''],
  ['no size', `old\n\n${note}`],
  ['zeros in front', `old 05\n\n${note}`],
  ['a sign', `old +5\n\n${note}`],
  ['two spaces', `old  5\n\n${note}`],
  ['a size beyond what a number holds', `old 99999999999999999999\n\n${note}`],
  ['a proof that is no base64', `old 3\n???\n\n${note}`],
  ['a short hash', `old 3\nAAAA\n\n${note}`],
  ['sixty-four hashes', formatAddCheckpoint({ old: 3, proof: Array(64).fill(hash), note })],
  ['carriage returns', `old 0\r\n\r\n${note}`],
  ['a zero byte', `old 0\n\n${note.replace('log', 'l\0g')}`],
  ['no signature', `old 0\n\n${text}\n`],
  ['no note', 'old 0\n\n'],
])('not a request: %s', ([, body = '']) => {
  expect(parseAddCheckpoint(body)).toBeUndefined();
});

test('a cosignature has its time in front, and the text it signs as the standard shows it', () => {
  const line =
    '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==';
  const { signature: bytes = new Uint8Array() } = parseSignature(line) ?? {};
  const read = parseCosignature(bytes);
  expect(read?.seconds).toBe(1679315147);
  expect(formatCosignature(1679315147, read?.signature ?? new Uint8Array())).toEqual(bytes);
  expect(parseCosignature(bytes.slice(1))).toBeUndefined();
  expect(cosignedText(1679315147, text)).toBe(`cosignature/v1\ntime 1679315147\n${text}`);
});
