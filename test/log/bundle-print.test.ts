import { beforeAll, expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { createJournal } from '../../src/core/journal.ts';
import { LogBundle } from '../../src/features/log/log.schemas.ts';
import { integrate } from '../../src/features/log/log.sequencer.ts';
import { printedBundle } from '../../src/features/log/present-bundle.ts';
import { projections } from '../../src/projections.ts';
import { pdfPages } from '../labels/reading.ts';
import { createTestApp, testLogKeys, testNow, type TestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

let app: TestApp;
let lotId: string;
let owner: PersonActor;

beforeAll(async () => {
  ({ app, lotId, owner } = await aJourney(database()));
  const journal = createJournal(database(), projections);
  while ((await integrate(journal, await testLogKeys, testNow)) > 0);
});

async function printed(language: string) {
  const path = `/api/lots/${lotId}/log-bundle.pdf?lang=${language}`;
  const { response, status } = await app.get(path, owner);
  expect(status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-disposition')).toContain(`-${language}.pdf`);
  const pages = await pdfPages(Buffer.from(await response.arrayBuffer()));
  const texts: string[] = [];
  for (let page = 1; page <= pages.count; page += 1) texts.push(await pages.text(page));
  return texts;
}

const bundle = async () =>
  LogBundle.parse((await app.get(`/api/lots/${lotId}/log-bundle`, owner)).body);
/** Lines break where they must: what is left is the letters. */
const letters = (text: string) => text.replaceAll(/\s/g, '');

test.each([
  ['zh', '公开日志存证清单', '第 1 页，共'],
  ['en', 'Evidence from the public log', 'Page 1 of'],
] as const)('the bundle on paper in %s has every hash of the bundle', async (language, ...said) => {
  const texts = await printed(language);
  for (const text of said) expect(texts[0]).toContain(text);
  const all = letters(texts.join('\n'));
  expect(all).not.toContain('〓');
  const { keys, checkpoint, records, documents } = await bundle();
  expect(records.length).toBeGreaterThan(5);
  for (const { index, entry } of records) {
    const { commitment, recordedAt } = JSON.parse(entry);
    expect(all).toContain(commitment);
    expect(all).toContain(recordedAt);
    expect(all).toContain(String(index));
  }
  for (const { sha256 } of documents) expect(all).toContain(sha256);
  for (const key of keys) expect(all).toContain(letters(key));
  for (const line of checkpoint.split('\n')) expect(all).toContain(letters(line));
});

test('neither language leaves words of the other behind, and what happened is not printed', async () => {
  const made = JSON.stringify(printedBundle(await bundle(), 'en', testNow));
  expect(made).not.toMatch(/[\u4e00-\u9fff]/);
  for (const { salt } of (await bundle()).records) if (salt) expect(made).not.toContain(salt);
  expect(made).not.toContain('custody.');
});

test('a very long history is cut, and says so', async () => {
  const all = await bundle();
  const [record] = all.records;
  if (!record) throw new Error('No record');
  const records = Array.from({ length: 1_001 }, (_, index) => ({ ...record, index }));
  const { blocks } = printedBundle({ ...all, records }, 'en', testNow);
  expect(JSON.stringify(blocks)).toContain('Only the newest 1000 are printed');
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : []));
  expect(tables[0]).toBe(1_000);
});

test('strangers get nothing, and a runtime without fonts says where to ask', async () => {
  const path = `/api/lots/${lotId}/log-bundle.pdf`;
  const stranger = (await anOrganisation(database())).member('owner');
  expect((await app.get(path, stranger)).status).toBe(404);
  const edge = createTestApp(database(), { reportPress: undefined });
  expect((await edge.get(path, owner)).body).toMatchObject({ code: 'log.print_not_here' });
  const without = createTestApp(database(), { publicLog: undefined });
  expect((await without.get(path, owner)).body).toMatchObject({ code: 'log.not_offered' });
});
