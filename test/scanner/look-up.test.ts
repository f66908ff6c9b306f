import { afterEach, expect, test, vi } from 'vitest';

import { readBarcode } from '../../src/domain/barcode-reading.ts';
import { canLookUp, lookUp } from '../../web/scanner/look-up.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aStockedFirm } from '../support/story.ts';

const database = useDatabase();
afterEach(() => vi.unstubAllGlobals());

const readingOf = (text: string) => readBarcode({ text, symbology: null, ownHosts: [] });

test('a text that is no number of trade is searched for by who is signed in', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aStockedFirm(database());
  const { body } = await app.get(`/api/lots/${lotId}`, owner);
  const asked: string[] = [];
  // As a browser would: with the session, to where the page is from.
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return (await app.send('GET', path, undefined, owner)).response;
  });
  const reading = readingOf(body.number);
  expect(reading.kind).toBe('text');
  const asker = { language: 'zh', signedIn: true } as const;
  expect(canLookUp(reading, asker)).toBe(true);
  const known = await lookUp(reading, asker);
  expect(known.lots).toEqual([{ id: lotId, number: body.number }]);
  expect(known).toMatchObject({ away: false, onlySameNumber: false, refusal: undefined });
  expect(asked).toHaveLength(1);
});

test('strangers’ texts, and those longer than the search takes, are not sent', () => {
  const reading = readingOf('FM261003-DEMO1A');
  expect(canLookUp(reading, { language: 'zh', signedIn: false })).toBe(false);
  expect(canLookUp(readingOf('样'.repeat(81)), { language: 'zh', signedIn: true })).toBe(false);
});
