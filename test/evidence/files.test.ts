import { expect, test } from 'vitest';

import type { PersonActor } from '../../src/core/actor.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';
import { aJpeg, aPdf, aPng, impostors } from './files.samples.ts';
import { aRegulator, aScene } from './support.ts';

const database = useDatabase();

async function upload(app: TestApp, actor: PersonActor, bytes: Uint8Array, type: string) {
  return app.send('POST', '/api/files', bytes, actor, { 'content-type': type });
}

test.each([
  ['application/pdf', aPdf],
  ['image/png', aPng],
  ['image/jpeg', aJpeg],
])('a %s is stored under its digest and read back as it was', async (type, make) => {
  const app = createTestApp(database());
  const { owner } = await aScene(database());
  const sent = await upload(app, owner, make(), type);
  expect(sent.status).toBe(201);
  expect(sent.body).toMatchObject({ mediaType: type, size: make().length });
  const read = await app.get(`/api/files/${sent.body.sha256}`, owner);
  expect(read.status).toBe(200);
  expect(new Uint8Array(await read.response.arrayBuffer())).toEqual(make());
  expect(Object.fromEntries(read.response.headers)).toMatchObject({
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
});

test('the same bytes again change nothing', async () => {
  const app = createTestApp(database());
  const { owner, firm } = await aScene(database());
  const first = await upload(app, owner, aPdf('same'), 'application/pdf');
  const second = await upload(app, owner, aPdf('same'), 'application/pdf');
  expect(second.body).toEqual(first.body);
  const events = await database()
    .selectFrom('event')
    .select('id')
    .where('type', '=', 'evidence.file_stored')
    .where('org_id', '=', firm.orgId)
    .execute();
  expect(events).toHaveLength(1);
});

test.each(Object.entries(impostors))('%s is refused by its content', async (_, bytes) => {
  const app = createTestApp(database());
  const { owner } = await aScene(database());
  for (const type of ['application/pdf', 'image/png', 'image/jpeg']) {
    const sent = await upload(app, owner, bytes, type);
    expect([sent.status, sent.body.code]).toEqual([415, 'file.content_unsupported']);
  }
});

test('a file that is not what it says is refused, and told what it is', async () => {
  const app = createTestApp(database());
  const { owner } = await aScene(database());
  const sent = await upload(app, owner, aPng(), 'application/pdf');
  expect(sent.status).toBe(422);
  expect(sent.body.errors[0]).toMatchObject({
    field: 'content-type',
    message: 'Should be image/png',
  });
  const html = await upload(app, owner, aPng(), 'text/html');
  expect([html.status, html.body.code]).toEqual([415, 'file.unsupported']);
});

test('a file above 10 MB is refused', async () => {
  const app = createTestApp(database());
  const { owner } = await aScene(database());
  const large = new Uint8Array(10 * 1024 * 1024 + 1);
  expect((await upload(app, owner, large, 'application/pdf')).status).toBe(413);
});

test('who may not record documents may not upload', async () => {
  const app = createTestApp(database());
  const { firm } = await aScene(database());
  const sent = await upload(app, firm.member('viewer'), aPdf(), 'application/pdf');
  expect(sent.status).toBe(403);
});

test('a file is read by those who may see its document, and by the public where it is public', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aScene(database());
  const stranger = (await anOrganisation(database())).member('owner');
  const regulator = await aRegulator(database());
  const closed = (await upload(app, owner, aPdf(unique('closed')), 'application/pdf')).body.sha256;
  const open = (await upload(app, owner, aPng(unique('open')), 'image/png')).body.sha256;
  expect((await app.get(`/api/files/${closed}`, regulator)).status).toBe(404);

  const recorded = await app.post(
    '/api/documents',
    {
      kind: 'quarantine_certificate',
      number: unique('CERT'),
      issuer: '深圳海关',
      files: [
        { sha256: closed, public: false },
        { sha256: open, public: true },
      ],
      lots: [{ lotId }],
    },
    owner,
  );
  expect(recorded.status).toBe(201);
  expect((await app.get(`/api/files/${closed}`, regulator)).status).toBe(200);
  expect((await app.get(`/api/files/${open}`, stranger)).status).toBe(404);
  expect((await app.get(`/t/files/${closed}`)).status).toBe(404);
  const shown = await app.get(`/t/files/${open}`);
  expect(shown.status).toBe(200);
  expect(shown.response.headers.get('content-disposition')).toMatch(
    /^inline; filename="\w+\.png"$/,
  );

  const hide = { files: [{ sha256: open, public: false }] };
  expect((await app.post(`/api/documents/${recorded.body.id}/files`, hide, owner)).status).toBe(
    200,
  );
  expect((await app.get(`/t/files/${open}`)).status).toBe(404);
});

test('a public file of a document without lots, or of a void one, is not shown', async () => {
  const app = createTestApp(database());
  const { owner, lotId } = await aScene(database());
  const sha256 = (await upload(app, owner, aPdf(unique('x')), 'application/pdf')).body.sha256;
  const { body } = await app.post(
    '/api/documents',
    { kind: 'other', number: unique('CERT'), issuer: 'x', files: [{ sha256, public: true }] },
    owner,
  );
  expect((await app.get(`/t/files/${sha256}`)).status).toBe(404);
  await app.post(`/api/documents/${body.id}/lots`, { lots: [{ lotId }] }, owner);
  expect((await app.get(`/t/files/${sha256}`)).status).toBe(200);
  await app.post(`/api/documents/${body.id}/state`, { state: 'void' }, owner);
  expect((await app.get(`/t/files/${sha256}`)).status).toBe(404);
});

test('another firm’s digest attaches nothing', async () => {
  const app = createTestApp(database());
  const { owner } = await aScene(database());
  const other = await aScene(database());
  const { sha256 } = (await upload(app, owner, aPdf(unique('y')), 'application/pdf')).body;
  const sent = await app.post(
    '/api/documents',
    { kind: 'other', number: unique('CERT'), issuer: 'x', files: [{ sha256, public: true }] },
    other.owner,
  );
  expect(sent.status).toBe(422);
  expect(sent.body.errors[0]).toMatchObject({ field: 'files.0.sha256', rule: 'file.unknown' });
});
