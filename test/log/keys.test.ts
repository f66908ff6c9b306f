import { sm2 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';

import { createJournal } from '../../src/core/journal.ts';
import { isSigned } from '../../src/core/note-signing.ts';
import { formatKey, parseKey, parseNote } from '../../src/domain/signed-note.ts';
import { integrate } from '../../src/features/log/log.sequencer.ts';
import * as store from '../../src/features/log/log.store.ts';
import { openLogKeys } from '../../src/platform/log-keys.ts';
import { projections } from '../../src/projections.ts';
import { testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';

const database = useDatabase();
const [old, fresh, sm2Seed] = ['A', 'B', 'C'].map((letter) => `${letter.repeat(42)}A`);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

async function checkpointBy(seeds: string, sm2Key?: string) {
  await anOrganisation(database());
  const keys = await openLogKeys(seeds, 'rotated.test/log', sm2Key);
  await integrate(createJournal(database(), projections), keys, testNow);
  const note = parseNote((await store.lastCheckpoint(database()))?.note ?? '');
  if (!note) throw new Error('No note');
  return { keys, note };
}

test('while a key is changed both sign, so that each vouches for the other', async () => {
  const { keys, note } = await checkpointBy(`${fresh} ${old}`);
  expect(note.signatures.map(({ id }) => id)).toEqual(keys.signers.map(({ key }) => key.id));
  for (const [at, { signature }] of note.signatures.entries()) {
    const key = keys.signers[at]?.key;
    expect(key && (await isSigned(note.text, signature, key))).toBe(true);
    expect(key && parseKey(formatKey(key))).toEqual(key);
  }
  const [first, second] = note.signatures;
  const key = keys.signers[1]?.key;
  expect(key && (await isSigned(note.text, first?.signature ?? new Uint8Array(), key))).toBe(false);
  expect(second?.id).toBe((await openLogKeys(old ?? '', 'rotated.test/log')).signers[0]?.key.id);
});

test('where the law asks for it, SM2 with SM3 signs as well', async () => {
  const { keys, note } = await checkpointBy(fresh ?? '', sm2Seed);
  const key = keys.signers[1]?.key.key ?? new Uint8Array();
  expect(Buffer.from(key.subarray(0, 8)).toString()).toBe('sm2-sm3\0');
  const signature = hex(note.signatures[1]?.signature ?? new Uint8Array());
  const text = new TextEncoder().encode(note.text);
  const point = hex(key.subarray(8));
  expect(sm2.doVerifySignature(text, signature, point, { hash: true })).toBe(true);
  expect(sm2.doVerifySignature(`${note.text} `, signature, point, { hash: true })).toBe(false);
});
