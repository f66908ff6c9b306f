import { expect, test, vi } from 'vitest';

import { uuidv7 } from '../../src/core/ids.ts';
import { bodyOf } from '../../src/features/labels/labels.stream.ts';
import { createTestApp, testCodes, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, aProduct } from '../support/factories.ts';
import { aReceivedLot, aStockedFirm } from '../support/story.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();
vi.setConfig({ testTimeout: 60_000 });

/** A firm with a series of case codes. */
async function aSeries(count = 100, options: Parameters<typeof createTestApp>[1] = {}) {
  const app = createTestApp(database(), options);
  const firm = await aStockedFirm(database());
  const { owner, lotId } = firm;
  const issued = await app.post(
    `/api/lots/${lotId}/series`,
    { level: 'case', count, reason: '打印测试' },
    owner,
  );
  const seriesId = issued.body.id as string;
  const prints = `/api/series/${seriesId}/prints`;
  const print = async (body: object) => app.post(prints, body, owner);
  const file = async (id: string, query = '') =>
    (await app.get(`/api/prints/${id}/file${query}`, owner)).response;
  return { ...firm, app, seriesId, prints, print, file };
}

const spanOf = (first: number, last: number) => ({ format: 'csv', first, last });

function rowsOf(text: string): string[][] {
  const [head, ...rows] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  expect(head).toBe('serial,code,printed,link,reprint');
  return rows.map((row) => row.split(','));
}

async function eventsOf(lotId: string, type: string) {
  return database()
    .selectFrom('event')
    .innerJoin('event_lot', 'event_lot.seq', 'event.seq')
    .select('event.body')
    .where('event_lot.lot_id', '=', lotId)
    .where('event.type', '=', type)
    .orderBy('event.seq')
    .execute();
}

test('a printing house gets every code with its printed form and its link, each of them genuine', async () => {
  const { print, file, seriesId, lotId, owner } = await aSeries();
  const made = await print(spanOf(3, 12));
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    seriesId,
    lotId,
    orgId: owner.orgId,
    number: 1,
    first: 3,
    last: 12,
    labels: 10,
    format: 'csv',
    layout: null,
    dpi: null,
    link: 'short',
    reprint: 0,
    reprinted: 0,
    taken: 0,
    takenTo: null,
  });
  const response = await file(made.body.id);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="labels-1-3-12.csv"',
  );
  const rows = rowsOf(await response.text());
  expect(rows.map(([serial]) => Number(serial))).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  for (const [serial, code = '', printed, link, reprint] of rows) {
    expect(testCodes.open(code)).toMatchObject({ ok: true, serial: Number(serial) });
    expect(printed?.replaceAll('-', '')).toBe(code);
    expect(link).toBe(`HTTPS://TRACE.TEST/T/${code}`);
    expect(reprint).toBe('0');
  }
  expect(await eventsOf(lotId, 'labels.printed')).toHaveLength(1);
});

test('labels printed before are reprints, each with its own number, on the label and in the history', async () => {
  const { app, print, file, lotId, owner } = await aSeries();
  expect((await print(spanOf(1, 50))).body).toMatchObject({ reprint: 0, reprinted: 0 });
  expect((await print(spanOf(41, 60))).body).toMatchObject({ reprint: 1, reprinted: 10 });
  const third = await print(spanOf(45, 70));
  expect(third.body).toMatchObject({ number: 3, reprint: 2, reprinted: 16 });
  const rows = rowsOf(await (await file(third.body.id)).text());
  const times = Object.fromEntries(rows.map(([serial, , , , reprint]) => [serial, reprint]));
  expect([times['45'], times['50'], times['51'], times['60'], times['61']]).toEqual([
    '2',
    '2',
    '1',
    '1',
    '0',
  ]);
  const history = await app.get(`/api/lots/${lotId}/history?lang=zh`, owner);
  const told = JSON.stringify(history.body);
  expect(told).toContain('其中 16 张为重印，最高为重印 2');
  expect(told).toContain('该号段第 3 次打印');
});

test('of two prints of the same labels at once one is the first and the other a reprint', async () => {
  const { print } = await aSeries();
  const made = await Promise.all(Array.from({ length: 4 }, () => print(spanOf(1, 100))));
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const sorted = made.map(({ body }) => body).sort((a, b) => a.number - b.number);
  expect(sorted.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(sorted.map(({ reprint }) => reprint)).toEqual([0, 1, 2, 3]);
});

test('a print sent twice with the same event id is one print', async () => {
  const { app, print, prints, owner } = await aSeries();
  const body = { ...spanOf(1, 10), eventId: uuidv7(testNow) };
  const [first, again] = [await print(body), await print(body)];
  expect(again.body).toEqual(first.body);
  expect((await app.get(prints, owner)).body.items).toHaveLength(1);
});

test('a file goes on where it is asked to, and what was fetched is known and counted', async () => {
  const { app, print, file, lotId, owner } = await aSeries(3000);
  const { body } = await print(spanOf(1, 2600));
  const whole = await (await file(body.id)).text();
  const rest = rowsOf(await (await file(body.id, '?from=2001')).text());
  expect(rest).toEqual(rowsOf(whole).slice(2000));
  const read = await app.get(`/api/prints/${body.id}`, owner);
  expect(read.body).toMatchObject({ taken: 2600, takenTo: 2600, takenAgain: 600 });
  expect((await eventsOf(lotId, 'labels.taken')).map((event) => event.body)).toEqual([
    { printId: body.id, lotId, firstSerial: 1, lastSerial: 2600, again: 0 },
    { printId: body.id, lotId, firstSerial: 2001, lastSerial: 2600, again: 600 },
  ]);
  const outside = await app.get(`/api/prints/${body.id}/file?from=2601`, owner);
  expect(outside.status).toBe(422);
  expect(outside.body.code).toBe('print.from');
});

test('a reader that goes away leaves behind how far it got', async () => {
  const { app, print, file, owner } = await aSeries(5000);
  const { body } = await print(spanOf(1, 5000));
  const reader = (await file(body.id)).body?.getReader();
  await reader?.read();
  await reader?.read();
  await reader?.cancel();
  const read = await app.get(`/api/prints/${body.id}`, owner);
  expect(read.body).toMatchObject({ taken: 1000, takenTo: 1000, takenAgain: 0 });
  const rest = rowsOf(await (await file(body.id, '?from=1001')).text());
  expect(rest).toHaveLength(4000);
  const done = await app.get(`/api/prints/${body.id}`, owner);
  expect(done.body).toMatchObject({ taken: 5000, takenTo: 5000, takenAgain: 0 });
});

test('a hundred thousand labels are noted as they go, in some ten events', async () => {
  const { app, print, file, lotId, owner } = await aSeries(100_000);
  const { body } = await print(spanOf(1, 100_000));
  const response = await file(body.id);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.length;
  expect(bytes).toBeGreaterThan(100_000 * 70);
  const read = await app.get(`/api/prints/${body.id}`, owner);
  expect(read.body).toMatchObject({ taken: 100_000, takenTo: 100_000 });
  expect(await eventsOf(lotId, 'labels.taken')).toHaveLength(10);
});

test('more labels than a print may have are refused, and so is a viewer whatever it asks for', async () => {
  const { app, prints, print, member } = await aSeries(1_000_000);
  const viewer = await app.post(prints, spanOf(1, 1_000_000), member('viewer'));
  expect(viewer.status).toBe(403);
  const refused = await print(spanOf(1, 1_000_000));
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ code: 'print.too_many', errors: [{ field: 'last' }] });
  expect(refused.body.title).toContain('Split it into 10 prints');
  expect((await print(spanOf(900_001, 1_000_000))).status).toBe(201);
});

test('a viewer of the firm sees a print but does not fetch it; to others there is none', async () => {
  const { app, print, member, prints } = await aSeries();
  const { id } = (await print(spanOf(1, 5))).body;
  const viewer = member('viewer');
  expect((await app.get(`/api/prints/${id}`, viewer)).status).toBe(200);
  expect((await app.get(`/api/prints/${id}/file`, viewer)).status).toBe(403);
  const stranger = (await anOrganisation(database())).member('owner');
  for (const path of [`/api/prints/${id}`, `/api/prints/${id}/file`, prints]) {
    const answer = await app.get(path, stranger);
    expect(answer.status).toBe(404);
  }
  const nobodys = await app.get(`/api/prints/${uuidv7(testNow)}`, stranger);
  expect({ ...nobodys.body, requestId: 0 }).toEqual({
    ...(await app.get(`/api/prints/${id}`, stranger)).body,
    requestId: 0,
  });
  expect((await app.post(prints, spanOf(1, 5), stranger)).status).toBe(404);
});

test('void codes are not printed; the refusal names them', async () => {
  const { app, print, seriesId, owner } = await aSeries();
  const voided = { first: 20, last: 29, reason: '标签损毁' };
  await app.post(`/api/series/${seriesId}/void`, voided, owner);
  const refused = await print(spanOf(1, 50));
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'series.not_in_use',
    details: { first: 20, last: 29, state: 'void' },
  });
  expect((await print(spanOf(1, 19))).status).toBe(201);
  expect((await print(spanOf(30, 101))).body.code).toBe('series.span');
});

test('the file of a print holds no labels of units that were stopped since', async () => {
  const { app, seriesId, print, file, owner } = await aSeries();
  const { body: printed } = await print(spanOf(1, 20));
  const reason = '标签纸受潮';
  const voided = await app.post(
    `/api/series/${seriesId}/void`,
    { first: 5, last: 6, reason },
    owner,
  );
  expect(voided.status).toBeLessThan(300);
  const refused = await file(printed.id);
  expect(await refused.json()).toMatchObject({
    status: 409,
    code: 'series.not_in_use',
    details: { first: 5, last: 6, state: 'void' },
  });
  expect((await file(printed.id, '?from=6')).status).toBe(409);
  expect(rowsOf(await (await file(printed.id, '?from=7')).text())).toHaveLength(14);
});

test('units that a repack moved bear the words of their new lot, and are printed lot by lot', async () => {
  const { app, owner, lotId, child, post } = await aJourney(database());
  const issued = await post(`/api/lots/${lotId}/series`, { level: 'case', count: 10 }, owner);
  const moved = { first: 3, last: 4, toLotId: child.lotId };
  await post(`/api/series/${issued.id}/move`, moved, owner);
  const prints = `/api/series/${issued.id}/prints`;
  const mixed = await app.post(prints, spanOf(1, 10), owner);
  expect(mixed.status).toBe(422);
  expect(mixed.body.code).toBe('print.several_lots');
  expect(mixed.body.title).toContain('from serial 3 on');
  const made = await app.post(prints, spanOf(3, 4), owner);
  expect(made.body).toMatchObject({ lotId: child.lotId });
  const printed = await eventsOf(child.lotId, 'labels.printed');
  const { number } = await database()
    .selectFrom('lot')
    .select('number')
    .where('id', '=', child.lotId)
    .executeTakeFirstOrThrow();
  expect(printed).toMatchObject([{ body: { facts: { lotNumber: number } } }]);
});

test('a layout or a resolution that the format does not have is refused by name', async () => {
  const { print } = await aSeries();
  const asked = [
    [{ format: 'pdf', layout: 'qr' }, 'print.layout'],
    [{ format: 'csv', layout: '60x40' }, 'print.layout'],
    [{ format: 'zpl', layout: 'a4-24' }, 'print.layout'],
    [{ format: 'pdf', dpi: 300 }, 'print.dpi'],
  ] as const;
  for (const [body, code] of asked) {
    const refused = await print({ ...body, first: 1, last: 2 });
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe(code);
  }
  const zpl = await print({ format: 'zpl', first: 1, last: 2 });
  expect(zpl.body).toMatchObject({ layout: '60x40', dpi: 203 });
});

test('a Digital Link is printed for a GTIN of one’s own only', async () => {
  const { app, print, file, owner, premises } = await aSeries();
  // The product of a test is registered without a GTIN, and gets a code of restricted circulation.
  const refused = await print({ ...spanOf(1, 2), link: 'gs1' });
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0]).toMatchObject({ field: 'link', rule: 'print.link' });
  expect(refused.body.title).toContain('prefix 02, 04 or 20–29');
  expect((await print(spanOf(1, 2))).status).toBe(201);

  const productId = await aProduct(database(), owner, { code: 'GTIN-1', gtin: '09506000134352' });
  const lot = await aReceivedLot(database(), owner, premises.id, productId, { number: 'Lot/7' });
  const issued = await app.post(
    `/api/lots/${lot.lotId}/series`,
    { level: 'pack', count: 9 },
    owner,
  );
  const made = await app.post(
    `/api/series/${issued.body.id}/prints`,
    { ...spanOf(9, 9), link: 'gs1' },
    owner,
  );
  expect(made.status).toBe(201);
  const [[, code, , link] = []] = rowsOf(await (await file(made.body.id)).text());
  expect(link).toBe(`HTTPS://TRACE.TEST/01/09506000134352/10/Lot%2F7/21/${code}`);
});

test('without keys there is nothing to print, and without a font no pictures', async () => {
  const bare = await aSeries(10, { labelPress: undefined });
  const svg = await bare.print({ format: 'svg', first: 1, last: 1 });
  expect((await bare.file(svg.body.id)).status).toBe(501);
  const symbol = await bare.print({ format: 'svg', layout: 'qr', first: 1, last: 1 });
  expect((await bare.file(symbol.body.id)).status).toBe(200);
  const zpl = await bare.print({ format: 'zpl', first: 1, last: 2 });
  const text = await (await bare.file(zpl.body.id)).text();
  expect(text.match(/\^XA/g)).toHaveLength(2);
  expect(text).toMatch(/REPRINT 2/);
  const keyless = createTestApp(database(), { unitCodes: undefined });
  expect((await keyless.post(bare.prints, spanOf(1, 2), bare.owner)).status).toBe(501);
});

test('a print is not dated before the codes on its labels were issued', async () => {
  const { print } = await aSeries();
  const early = await print({ ...spanOf(1, 10), occurredAt: '2001-01-01T00:00:00Z' });
  expect(early.status).toBe(422);
  expect(early.body.errors[0]).toMatchObject({ field: 'occurredAt', rule: 'time.too_early' });
});

test('of many who fetch files at once no more are served than there is room for', async () => {
  const { print, file } = await aSeries(5_000);
  const { body } = await print(spanOf(1, 5_000));
  const all = await Promise.all(Array.from({ length: 8 }, async () => file(body.id)));
  const statuses = all.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(3);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  for (const response of all) await response.body?.cancel();
  const later = await file(body.id);
  expect(later.status).toBe(200);
  await later.text();
});

test('one firm’s files leave room for another’s, and all of them together have an end', async () => {
  const app = createTestApp(database());
  const firms = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const { print, owner } = await aSeries(5_000);
      const { body } = await print(spanOf(1, 5_000));
      return async () => (await app.get(`/api/prints/${body.id}/file`, owner)).response;
    }),
  );
  const begun = [];
  for (const fetchFile of firms)
    for (let n = 0; n < 4; n += 1) {
      const response = await fetchFile();
      const reader = response.body?.getReader();
      if (response.status === 200) await reader?.read();
      begun.push({ status: response.status, reader });
    }
  const served = begun.map(({ status }) => (status === 200 ? '+' : String(status))).join(' ');
  expect(served).toBe('+ + + 429 + + + 429 + + 429 429');
  for (const { reader } of begun) await reader?.cancel();
});

test('a reader that takes nothing for a minute gives its place back', async () => {
  vi.useFakeTimers();
  try {
    const events: string[] = [];
    const pieces = (async function* () {
      for (let last = 1; ; last += 1) yield { bytes: new Uint8Array(1), last };
    })();
    const note = async (last: number) => void events.push(`noted ${last}`);
    const body = bodyOf(
      { pieces, note, from: 1, mediaType: 'text/csv', name: 'labels.csv' },
      { begun: () => void events.push('begun'), ended: () => void events.push('ended') },
    );
    const reader = body.getReader();
    await reader.read();
    await vi.advanceTimersByTimeAsync(59_000);
    await reader.read();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(events).toEqual(['begun']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(events).toEqual(['begun', 'ended', 'noted 2']);
    await expect(reader.read()).rejects.toThrow('60 seconds');
  } finally {
    vi.useRealTimers();
  }
});

test('each reprint of a roll has a picture of its own in the printer, however many there are', async () => {
  const { print, file } = await aSeries();
  for (let last = 30; last >= 1; last -= 1) await print(spanOf(1, last));
  const { body } = await print({ ...spanOf(1, 31), format: 'zpl' });
  const zpl = await (await file(body.id)).text();
  const loaded = [...zpl.matchAll(/~DG(R:[^,]+),/g)].map(([, name]) => name);
  expect(loaded).toHaveLength(31);
  expect(new Set(loaded).size).toBe(31);
  for (const name of loaded) expect(name).toMatch(/^R:[0-9A-Z]{1,8}\.GRF$/);
});
