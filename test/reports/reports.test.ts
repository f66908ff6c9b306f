import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { networkOf } from '../../src/domain/network-address.ts';
import { makeTraceCode } from '../../src/domain/trace-code.ts';
import {
  runDailyRetention,
  loadDefaultRetentionRules,
} from '../../src/features/retention/retention.service.ts';
import { aJpeg, aPdf, impostors } from '../evidence/files.samples.ts';
import { eventsOf } from '../people/support.ts';
import { createTestApp, ctxFor, type TestApp, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, longAgo } from '../support/factories.ts';
import { aStockedFirm } from '../support/story.ts';

const database = useDatabase();

const json = { accept: 'application/json' };
const html = { accept: 'text/html', 'accept-language': 'zh' };
let address = 0;

/** Each with an address of its own, for limits count by it. */
async function aShop() {
  address += 1;
  const app = createTestApp(database(), { address: `198.51.100.${address}` });
  const firm = await aStockedFirm(database(), { supplierLotNo: 'SUP-77' });
  const { body } = await app.post(`/api/lots/${firm.lotId}/code`, {}, firm.owner);
  const code = String(body.code);
  expect((await app.post(`/api/lots/${firm.lotId}/code/activate`, {}, firm.owner)).status).toBe(
    200,
  );
  const regulator = (await anOrganisation(database(), 'regulator')).member('inspector');
  return { app, ...firm, code, regulator };
}

type Fields = { kind?: string; text?: string; photo?: Uint8Array };

async function file(
  app: TestApp,
  code: string,
  fields: Fields,
  headers: Record<string, string> = json,
) {
  const form = new FormData();
  if (fields.kind !== undefined) form.append('kind', fields.kind);
  if (fields.text !== undefined) form.append('text', fields.text);
  const { photo } = fields;
  if (photo) form.append('photo', new File([Uint8Array.from(photo)], 'IMG_0001.HEIC'));
  // Encoded before it is sent: a form that is still being encoded can't be broken off quietly.
  const encoded = new Response(form);
  const response = await app.app.request(`/t/${code}/report`, {
    method: 'POST',
    body: await encoded.arrayBuffer(),
    headers: {
      'accept-language': 'en',
      'content-type': encoded.headers.get('content-type') ?? '',
      ...headers,
    },
  });
  const type = response.headers.get('content-type') ?? '';
  const body = type.includes('json') ? await response.clone().json() : undefined;
  return { status: response.status, body, response, text: await response.clone().text() };
}

const words = '化冻了,有异味,我是王小明';

test('a report needs no account: it gets a receipt, the firm and the authority read it', async () => {
  const { app, code, lotId, owner, regulator } = await aShop();
  const filed = await file(app, code, { kind: 'thawed', text: words });
  expect(filed.status).toBe(201);
  const { receipt, url } = filed.body;
  expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  const followed = await app.send('GET', url, undefined, undefined, json);
  expect(followed.body).toMatchObject({ code, kind: 'thawed', state: 'filed', answerZh: null });
  expect(JSON.stringify(followed.body)).not.toContain('王小明');
  expect(followed.response.headers.get('cache-control')).toBe('no-store');
  for (const reader of [owner, regulator]) {
    const { body } = await app.get(`/api/lots/${lotId}/reports`, reader);
    expect(body.items).toMatchObject([{ code, kind: 'thawed', text: words, photo: null }]);
  }
});

test('what a person wrote stands in one table, and not in the journal or anybody’s reach', async () => {
  const { app, code, lotId } = await aShop();
  await file(app, code, { kind: 'other', text: words });
  const [event] = (await eventsOf(database(), 'reports.filed')).filter(({ body }) =>
    JSON.stringify(body).includes(code),
  );
  expect(event).toMatchObject({ org_id: null, actor_id: null, body: { lotId, code } });
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from event where body::text like '%王小明%')
      or exists (select from command where result::text like '%王小明%') as found
  `.execute(database());
  expect(rows).toEqual([{ found: false }]);
  const asFirm = database.seenBy({ org: (await aShop()).orgId });
  await expect(sql`select * from personal.report`.execute(asFirm)).rejects.toThrow(/permission/);
});

test('only the lot’s own firm and who oversees it read reports; others find none', async () => {
  const { app, code, lotId } = await aShop();
  await file(app, code, { kind: 'label', photo: aJpeg() });
  const stranger = (await anOrganisation(database())).member('owner');
  expect((await app.get(`/api/lots/${lotId}/reports`, stranger)).status).toBe(404);
  const { id } = await database()
    .selectFrom('consumer_report')
    .select('id')
    .where('lot_id', '=', lotId)
    .executeTakeFirstOrThrow();
  expect((await app.get(`/api/reports/${id}/photo`, stranger)).status).toBe(404);
  const elsewhere = {
    ...(await anOrganisation(database(), 'regulator')).member('inspector'),
    jurisdiction: 'CN/350000/',
  };
  expect((await app.get(`/api/lots/${lotId}/reports`, elsewhere)).status).toBe(404);
  const answer = { state: 'upheld', answerZh: '属实', answerEn: 'It is so' };
  expect((await app.post(`/api/reports/${id}/answer`, answer, elsewhere)).status).toBe(404);
});

test('reports of all lots stand in one list, newest first, for who may read them', async () => {
  const { app, code, lotId, owner, regulator } = await aShop();
  const other = await aShop();
  await file(app, code, { kind: 'label' });
  const secondsOn = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
  other.app.clock.now = secondsOn(1);
  await file(other.app, other.code, { kind: 'ill' });
  app.clock.now = secondsOn(2);
  await file(app, code, { kind: 'thawed', text: words });
  const kinds = async (path: string, reader = owner) =>
    (await app.get(path, reader)).body.items.map(({ kind }: { kind: string }) => kind);
  expect((await app.get('/api/reports', owner)).body.items).toMatchObject([
    { lotId, kind: 'thawed', text: words },
    { lotId, kind: 'label' },
  ]);
  expect((await kinds('/api/reports', regulator)).slice(0, 2)).toEqual(['thawed', 'ill']);
  expect(await kinds('/api/reports', (await anOrganisation(database())).member('owner'))).toEqual(
    [],
  );
  const elsewhere = { ...regulator, jurisdiction: 'CN/350000/' };
  expect(await kinds('/api/reports', elsewhere)).toEqual([]);
  const { body: first } = await app.get('/api/reports?limit=1', owner);
  expect(await kinds(`/api/reports?limit=1&cursor=${first.nextCursor}`)).toEqual(['label']);
  const answer = { state: 'examining', answerZh: '核查中', answerEn: 'Looking into it' };
  await app.post(`/api/reports/${first.items[0].id}/answer`, answer, regulator);
  expect(await kinds('/api/reports?state=examining')).toEqual(['thawed']);
  expect(await kinds('/api/reports?state=filed')).toEqual(['label']);
});

test('the authority answers by an event; the reporter reads it by the receipt', async () => {
  const { app, code, lotId, owner, regulator } = await aShop();
  const { body: receipt } = await file(app, code, { kind: 'expired' });
  const { body: list } = await app.get(`/api/lots/${lotId}/reports`, owner);
  const path = `/api/reports/${list.items[0].id}/answer`;
  const answer = { state: 'upheld', answerZh: '已责令下架', answerEn: 'Taken off the shelf' };
  expect((await app.post(path, answer, owner)).status).toBe(403);
  expect((await app.post(path, answer, regulator)).body).toMatchObject({ state: 'upheld' });
  expect(await eventsOf(database(), 'reports.answered')).toContainEqual(
    expect.objectContaining({ actor_id: regulator.userId }),
  );
  const page = await app.send('GET', receipt.url, undefined, undefined, html);
  expect(page.response.headers.get('cache-control')).toBe('no-store');
  const text = await page.response.text();
  expect(text).toContain('核查属实');
  expect(text).toContain('已责令下架');
  const history = await app.get(`/api/lots/${lotId}/history`, owner);
  expect(JSON.stringify(history.body)).toContain('收到消费者举报');
});

test('a decided report is not examined again: a correction is another decision', async () => {
  const { app, code, lotId, regulator } = await aShop();
  await file(app, code, { kind: 'expired' });
  const { body: list } = await app.get(`/api/lots/${lotId}/reports`, regulator);
  const answer = async (state: string) =>
    app.post(
      `/api/reports/${list.items[0].id}/answer`,
      { state, answerZh: '答复', answerEn: 'An answer' },
      regulator,
    );
  for (const state of ['examining', 'examining', 'upheld']) {
    expect((await answer(state)).status).toBe(200);
  }
  expect((await answer('examining')).body).toMatchObject({ status: 409, code: 'report.decided' });
  expect((await answer('unfounded')).status).toBe(200);
  expect((await answer('examining')).status).toBe(409);
});

test('a photo is told by its content and kept without what the camera wrote', async () => {
  const { app, code, lotId, owner } = await aShop();
  const gps = 'Exif\0\0GPS 22.55N';
  const exif = [0xff, 0xe1, 0, gps.length + 2, ...new TextEncoder().encode(gps)];
  const bare = aJpeg();
  const photo = Uint8Array.from([...bare.slice(0, 2), ...exif, ...bare.slice(2)]);
  expect((await file(app, code, { kind: 'damaged', photo })).status).toBe(201);
  const { body } = await app.get(`/api/lots/${lotId}/reports`, owner);
  const sent = await app.get(body.items[0].photo, owner);
  expect(sent.response.headers.get('content-type')).toBe('image/jpeg');
  expect(new Uint8Array(await sent.response.arrayBuffer())).toEqual(bare);
  address += 1;
  const other = createTestApp(database(), { address: `198.51.100.${address}` });
  const refused = [aPdf(), impostors['a web page'], impostors['half a PNG']];
  for (const wrong of refused) {
    const answer = await file(other, code, { kind: 'damaged', photo: wrong ?? new Uint8Array() });
    expect(answer.body).toMatchObject({ status: 422, code: 'report.photo_type' });
  }
  const large = new Uint8Array(5 * 1024 * 1024 + 1);
  large.set(bare);
  expect((await file(other, code, { kind: 'damaged', photo: large })).status).toBe(413);
  const huge = new Uint8Array(7 * 1024 * 1024);
  expect((await file(other, code, { kind: 'damaged', photo: huge })).status).toBe(413);
});

test('the page works without a script, keeps what was typed, and ends on the receipt', async () => {
  const { app, code } = await aShop();
  const scanPage = await app.send('GET', `/t/${code}`, undefined, undefined, html);
  expect(await scanPage.response.text()).toContain(`href="/t/${code}/report"`);
  const form = await app.send('GET', `/t/${code}/report`, undefined, undefined, html);
  const text = await form.response.text();
  expect(text).toContain('enctype="multipart/form-data"');
  expect(text).not.toContain('<script');
  expect(form.response.headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*form-action 'self'/,
  );
  expect(text).toContain('href="/t/reports?lang=zh"');
  expect(text).toMatch(/href="https:\/\/www\.12315\.cn\/"/);
  expect(text).toMatch(/追溯码：.*生产批号：SUP-77.*生产日期：2026-09-01/s);
  const refused = await file(app, code, { text: '<b>坏了</b>' }, html);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('请选择发现了什么问题');
  expect(refused.text).toContain('&lt;b&gt;坏了&lt;/b&gt;');
  const bare = await file(app, code, { kind: 'other', text: ' ' }, html);
  expect(bare.text).toContain('请写明发现了什么');
  const done = await file(app, code, { kind: 'ill' }, html);
  expect(done.status).toBe(303);
  const path = done.response.headers.get('location') ?? '';
  const receipt = await app.send('GET', path, undefined, undefined, html);
  const told = await receipt.response.text();
  expect(told).toContain('已收到，等待核查');
  expect(told).toContain('href="/t/reports?lang=zh"');
  expect(told).toContain('<button class="quiet" type="submit">删除我写的内容和照片</button>');
});

test('another site’s page can’t report for its visitor; a program without a browser can', async () => {
  const { app, code } = await aShop();
  const foreign = { ...json, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
  expect((await file(app, code, { kind: 'ill' }, foreign)).body.code).toBe('request.cross_site');
  // What a browser that says no more than its origin sends of a form depends on this.
  const page = await app.send('GET', `/t/${code}/report`, undefined, undefined, html);
  expect(page.response.headers.get('referrer-policy')).toBe('same-origin');
  const old = { ...json, origin: 'https://trace.test' };
  expect((await file(app, code, { kind: 'ill' }, old)).status).toBe(201);
  const own = { ...json, 'sec-fetch-site': 'same-origin' };
  expect((await file(app, code, { kind: 'ill' }, own)).status).toBe(201);
  const response = await app.app.request(`/t/${code}/report`, {
    method: 'POST',
    headers: { ...json, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'kind=label&text=x',
  });
  expect(response.status).toBe(201);
  expect((await app.post(`/t/${code}/report`, { kind: 'ill' })).status).toBe(415);
});

test('a form without a photo is small, for reading one takes the square of its fields', async () => {
  const { app, code } = await aShop();
  const send = async (body: string, headers: Record<string, string> = {}) => {
    const response = await app.app.request(`/t/${code}/report`, {
      method: 'POST',
      headers: { ...json, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
    return { status: response.status, body: await response.json() };
  };
  const fields = `kind=label&text=${encodeURIComponent('化'.repeat(1_000))}`;
  expect((await send(fields)).status).toBe(201);
  const flood = `${fields}&${'a&'.repeat(60_000)}`;
  for (const length of [{}, { 'content-length': String(flood.length) }]) {
    expect(await send(flood, length)).toMatchObject({
      status: 413,
      body: { code: 'report.form_large' },
    });
  }
});

test('a receipt that ends in half a character is told to be none', async () => {
  const { app } = await aShop();
  const typed = encodeURIComponent(`${'a'.repeat(39)}😀`);
  const asked = await app.send('GET', `/t/reports?receipt=${typed}`, undefined, undefined, html);
  expect(asked.status).toBe(303);
  const path = asked.response.headers.get('location') ?? '';
  expect((await app.send('GET', path, undefined, undefined, html)).status).toBe(404);
});

test('a code that nobody issued takes no report; a void one does', async () => {
  const { app, code, lotId, owner } = await aShop();
  const none = makeTraceCode(new Uint8Array(10));
  expect((await file(app, none, { kind: 'label' })).body).toMatchObject({ code: 'code.unknown' });
  expect((await file(app, 'nonsense', { kind: 'label' }, html)).status).toBe(404);
  await app.post(`/api/lots/${lotId}/code/void`, { reason: '被复制' }, owner);
  expect((await file(app, code, { kind: 'label' })).status).toBe(201);
});

test('reports are limited by address, of which only a keyed digest is kept', async () => {
  const { app, code } = await aShop();
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    statuses.push((await file(app, code, { kind: 'label' })).status);
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  const page = await file(app, code, { kind: 'label' }, html);
  expect([page.status, page.response.headers.get('retry-after')]).toEqual([429, '300']);
  const { rows } = await sql<{ key: string }>`
    select key from auth_rate_limit where key like 'report|%'
  `.execute(database());
  for (const { key } of rows) expect(key).toMatch(/^report\|(file|follow)\|[\w-]{43}$/);
});

test('an IPv6 line is limited as one, whichever of its addresses it uses', async () => {
  const { code } = await aShop();
  const statuses: number[] = [];
  for (let n = 1; n <= 6; n += 1) {
    const app = createTestApp(database(), { address: `2001:db8:0:7::${n}` });
    statuses.push((await file(app, code, { kind: 'label' })).status);
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  const next = createTestApp(database(), { address: '2001:db8:0:8::1' });
  expect((await file(next, code, { kind: 'label' })).status).toBe(201);
  expect(networkOf('2001:0DB8::0007:1:2:3:4')).toBe('2001:db8:0:7::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
});

test('a receipt is typed as people type; a wrong one, and too many of them, are told so', async () => {
  const { app, code } = await aShop();
  const { receipt } = (await file(app, code, { kind: 'label' })).body;
  const typed = receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
  const asked = await app.send('GET', `/t/reports?receipt=${encodeURIComponent(typed)}`);
  expect(asked.status).toBe(303);
  const path = asked.response.headers.get('location') ?? '';
  expect((await app.send('GET', path, undefined, undefined, json)).status).toBe(200);
  const wrong = '/t/reports/00000-00000-00000-00000';
  expect((await app.send('GET', wrong, undefined, undefined, json)).body.code).toBe(
    'report.receipt_unknown',
  );
  const page = await app.send('GET', wrong, undefined, undefined, html);
  expect(page.status).toBe(404);
  expect(await page.response.text()).toContain('没有这个回执号');
  let last = 0;
  for (let n = 0; n < 30; n += 1) {
    last = (await app.send('GET', wrong, undefined, undefined, json)).status;
  }
  expect(last).toBe(429);
});

test('the reporter takes words and photo back; that there was a report stays', async () => {
  const { app, code, lotId, owner } = await aShop();
  const filed = await file(app, code, { kind: 'thawed', text: words, photo: aJpeg() });
  const { body: before } = await app.get(`/api/lots/${lotId}/reports`, owner);
  const erased = await app.send('POST', `${filed.body.url}/erasure`, undefined, undefined, json);
  expect(erased.status).toBe(204);
  const again = await app.send('POST', `${filed.body.url}/erasure`, undefined, undefined, json);
  expect(again.status).toBe(204);
  const { body } = await app.get(`/api/lots/${lotId}/reports`, owner);
  expect(body.items).toMatchObject([{ kind: 'thawed', text: null, photo: null }]);
  expect((await app.get(before.items[0].photo, owner)).status).toBe(404);
  expect((await app.send('GET', filed.body.url, undefined, undefined, json)).body).toMatchObject({
    state: 'filed',
    erasedAt: app.clock.now.toISOString(),
  });
  expect(await eventsOf(database(), 'reports.erased')).toMatchObject([
    { body: { by: 'consumer' } },
  ]);
});

test('a year after the answer words and photo go by themselves, and old hours of scans with them', async () => {
  const { app, code, lotId, owner } = await aShop();
  const system = { kind: 'system' } as const;
  await loadDefaultRetentionRules(ctxFor(database(), system, longAgo));
  await file(app, code, { kind: 'thawed', text: words });
  await app.send('GET', `/t/${code}`, undefined, undefined, json);
  await app.tally.flush();
  const read = async () => (await app.get(`/api/lots/${lotId}/reports`, owner)).body.items[0].text;
  await runDailyRetention(ctxFor(database(), system, new Date('2027-11-21T09:00:00Z')));
  expect(await read()).toBe(words);
  const due = new Date('2027-11-24T09:00:00Z');
  const ran = await runDailyRetention(ctxFor(database(), system, due));
  expect(ran?.done).toContainEqual(expect.objectContaining({ kind: 'scan_hour', count: 1 }));
  expect(await read()).toBeNull();
  const { body } = await app.get(`/api/lots/${lotId}/scans`, owner);
  expect(body).toMatchObject({ scans: 1, hours: [] });
});
