import { expect, test } from 'vitest';

import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { formatKey, formatNote, parseKey, parseNote } from './signed-note.ts';

/** From the documentation of golang.org/x/mod/sumdb/note. */
const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const note = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

test("Go's note and its key read and write as they are, and the signature holds", async () => {
  const key = parseKey(vkey);
  const parsed = parseNote(note);
  expect(key && formatKey(key)).toBe(vkey);
  expect(parsed && formatNote(parsed)).toBe(note);
  expect(parsed?.signatures[0]).toMatchObject({ name: 'PeterNeumann', id: key?.id });
  const imported = await crypto.subtle.importKey(
    'raw',
    Uint8Array.from(key?.key ?? []),
    'Ed25519',
    false,
    ['verify'],
  );
  const signature = Uint8Array.from(parsed?.signatures[0]?.signature ?? []);
  const text = new TextEncoder().encode(parsed?.text);
  expect(await crypto.subtle.verify('Ed25519', imported, signature, text)).toBe(true);
});

test('what is no key and no note is refused', () => {
  expect(parseKey(vkey.replace('c74f20a3', 'c74f20a4'))).toBeUndefined();
  expect(parseKey('a b+00000000+AA==')).toBeUndefined();
  expect(parseNote('text\n')).toBeUndefined();
  expect(parseNote(`${note}not a signature\n`)).toBeUndefined();
  expect(parseNote(note.trimEnd())).toBeUndefined();
});

test('a checkpoint reads as it was written, and nothing else does', () => {
  const checkpoint = {
    origin: 'example.org/log',
    size: 20_852_163,
    root: new Uint8Array(32).fill(7),
  };
  const text = formatCheckpoint(checkpoint);
  expect(parseCheckpoint(text)).toEqual(checkpoint);
  expect(parseCheckpoint(`${text}an extension\n`)).toEqual(checkpoint);
  for (const wrong of ['', 'a\n01\nAA==\n', text.replace('20852163', '-1'), 'a\n1\nAAAA\n']) {
    expect(parseCheckpoint(wrong)).toBeUndefined();
  }
});
