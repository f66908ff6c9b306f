import { expect, test } from 'vitest';

import type { Role } from '../../src/domain/roles.ts';
import { aPdf, impostors } from '../evidence/files.samples.ts';
import { createTestApp } from '../support/app.ts';
import { aPassword } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { anImportLot, anOrganisation, aUscc, unique } from '../support/factories.ts';
import { aCounter, anApplication, eventsAbout } from './support.ts';

const database = useDatabase();
const pdf = 'application/pdf';

test('a firm applies without an account and follows its registration with the token alone', async () => {
  const { app, submit, mine } = await aCounter(database());
  const application = anApplication();
  const { id, token } = await submit(application);
  expect(token).toMatch(/^fmr_[0-9a-hjkmnp-tv-z]{40}$/);
  const read = await mine(token);
  expect(read.status).toBe(200);
  expect(read.body).toMatchObject({
    id,
    state: 'submitted',
    uscc: application.uscc,
    licences: [{ validUntil: null }, { validUntil: '2029-06-30' }],
    files: [],
    reasons: [],
    orgId: null,
  });
  for (const wrong of ['', 'fmr_', `fmr_${'0'.repeat(40)}`, `${token}0`, token.toUpperCase()]) {
    const refused = await mine(wrong);
    expect([wrong, refused.status]).toEqual([wrong, 401]);
    expect(refused.body.code).toBe('registration.token_refused');
  }
  expect((await app.get('/api/registrations/mine')).status).toBe(401);
  expect((await app.get(`/api/registrations/mine?token=${token}`)).status).toBe(401);
});

test('the token is nowhere kept, in the journal least of all', async () => {
  const { submit } = await aCounter(database());
  const { id, token } = await submit();
  const [event] = await eventsAbout(database(), id);
  expect(event).toMatchObject({ type: 'registration.submitted', org_id: null, actor_id: null });
  const everything = JSON.stringify([
    await database().selectFrom('event').selectAll().execute(),
    await database().selectFrom('command').selectAll().execute(),
    await database().selectFrom('auth_registration_token').selectAll().execute(),
  ]);
  expect(everything).toContain(id);
  expect(everything).not.toContain(token.slice(4));
});

test('what is wrong with an application is said field by field', async () => {
  const { app } = await aCounter(database());
  const doubtful = `${aUscc().slice(0, 17)}`;
  const send = async (overrides: Record<string, unknown>) =>
    app.post('/api/registrations', anApplication(overrides));
  const unknown = await send({ divisionId: '999999' });
  expect([unknown.status, unknown.body.code]).toEqual([422, 'registration.division_unknown']);
  const expired = await send({
    licences: [{ kind: 'business_licence', number: '1', validUntil: '2026-11-21' }],
  });
  expect(expired.body.errors).toMatchObject([{ field: 'licences.0.validUntil' }]);
  const right = aUscc();
  const last = right.endsWith('0') ? '1' : '0';
  const digit = await send({ uscc: right.slice(0, 17) + last });
  expect([digit.status, digit.body.code]).toEqual([422, 'identifier.doubtful']);
  const reasoned = { uscc: right.slice(0, 17) + last, overrideReason: '执照如此' };
  expect((await send(reasoned)).status).toBe(201);
  expect(doubtful).toHaveLength(17);
  // These never reach the counter: the door refuses them.
  expect((await send({ uscc: doubtful })).status).toBe(422);
  expect((await send({ kind: 'regulator' })).status).toBe(422);
  expect((await send({ legalRepresentative: '张三' })).status).toBe(422);
});

test('a credit code that is in, or under review, is refused with the way out', async () => {
  const { app, submit, inspector } = await aCounter(database());
  const uscc = aUscc();
  const { id } = await submit({ uscc });
  const pending = await app.post('/api/registrations', anApplication({ uscc }));
  expect([pending.status, pending.body.code]).toEqual([409, 'registration.uscc_pending']);
  expect(pending.body.errors).toMatchObject([{ field: 'uscc' }]);

  const reasons = { reasonZh: '非本单位提交', reasonEn: 'Not submitted by the firm' };
  const refused = await app.post(`/api/registrations/${id}/refusal`, reasons, inspector);
  expect(refused.status).toBe(200);
  const again = await submit({ uscc });
  const opened = await app.post(`/api/registrations/${again.id}/opening`, {}, inspector);
  expect(opened.status).toBe(200);
  const known = await app.post('/api/registrations', anApplication({ uscc }));
  expect([known.status, known.body.code]).toEqual([409, 'registration.uscc_registered']);
});

test('two applications for one code at the same moment: one is taken', async () => {
  const { app } = await aCounter(database());
  const uscc = aUscc();
  const sent = await Promise.all(
    [1, 2, 3].map(async () => app.post('/api/registrations', anApplication({ uscc }))),
  );
  expect(sent.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
});

test('strangers apply a few times from one address, then they wait', async () => {
  const { app, submit } = await aCounter(database());
  for (let nth = 0; nth < 5; nth += 1) await submit();
  const last = await app.post('/api/registrations', anApplication());
  expect([last.status, last.body.code]).toEqual([429, 'registration.too_many']);
  expect(Number(last.response.headers.get('retry-after'))).toBeGreaterThan(0);
  const neighbour = await aCounter(database());
  expect((await neighbour.submit()).id).toBeTypeOf('string');
});

test('licence files are told by their content; only who reviews the registration reads them', async () => {
  const { app, submit, follow, mine, inspector, elsewhere } = await aCounter(database());
  const { id, token } = await submit();
  const added = await follow(token, 'mine/files', aPdf('licence'), pdf);
  expect(added.status).toBe(201);
  const { sha256 } = added.body;
  expect((await follow(token, 'mine/files', aPdf('licence'), pdf)).body).toEqual(added.body);
  expect((await mine(token)).body.files).toMatchObject([{ sha256, mediaType: pdf }]);
  for (const [name, bytes] of Object.entries(impostors)) {
    const refused = await follow(token, 'mine/files', bytes, pdf);
    expect([name, [415, 422].includes(refused.status)]).toEqual([name, true]);
  }
  const stranger = await follow(`fmr_${'1'.repeat(40)}`, 'mine/files', aPdf('x'), pdf);
  expect(stranger.status).toBe(401);

  const path = `/api/registrations/${id}/files/${sha256}`;
  const read = await app.get(path, inspector);
  expect([read.status, read.response.headers.get('content-type')]).toEqual([200, pdf]);
  expect(read.response.headers.get('content-disposition')).toContain('attachment');
  expect((await app.get(path, elsewhere)).status).toBe(404);
  const other = await submit();
  expect((await app.get(`/api/registrations/${other.id}/files/${sha256}`, inspector)).status).toBe(
    404,
  );
  // Nor does the upload open other doors: it belongs to no firm and no document.
  expect((await app.get(`/api/files/${sha256}`, inspector)).status).toBe(404);
  expect((await app.get(`/t/files/${sha256}`)).status).toBe(404);
});

test('twenty files and no more, and none once it is decided', async () => {
  const { app, submit, follow, inspector } = await aCounter(database());
  const { id, token } = await submit();
  for (let nth = 0; nth < 20; nth += 1) {
    expect((await follow(token, 'mine/files', aPdf(`page ${nth}`), pdf)).status).toBe(201);
  }
  const more = await follow(token, 'mine/files', aPdf('page 20'), pdf);
  expect([more.status, more.body.code]).toEqual([409, 'registration.too_many_files']);
  await app.post(`/api/registrations/${id}/opening`, {}, inspector);
  const late = await follow(token, 'mine/files', aPdf('late'), pdf);
  expect([late.status, late.body.code]).toEqual([409, 'registration.files_closed']);
});

const reasons = [
  { field: 'licences.0.number', zh: '编号与影像不符', en: 'Not the number in the picture' },
];

test('returned with reasons, mended and handed in again', async () => {
  const { app, submit, follow, mine, inspector } = await aCounter(database());
  const application = anApplication();
  const { id, token } = await submit(application);
  const early = await follow(token, 'mine/resubmission', application);
  expect([early.status, early.body.code]).toEqual([409, 'registration.wrong_state']);

  const returned = await app.post(`/api/registrations/${id}/return`, { reasons }, inspector);
  expect(returned.status).toBe(200);
  expect((await mine(token)).body).toMatchObject({ state: 'returned', reasons });
  const opening = await app.post(`/api/registrations/${id}/opening`, {}, inspector);
  expect([opening.status, opening.body.code]).toEqual([409, 'registration.wrong_state']);

  const mended = { ...application, licences: [{ kind: 'business_licence', number: '440302000' }] };
  expect((await follow(token, 'mine/resubmission', mended)).status).toBe(200);
  expect((await mine(token)).body).toMatchObject({
    state: 'submitted',
    reasons: [],
    decidedAt: null,
    licences: [{ number: '440302000' }],
  });
  expect((await eventsAbout(database(), id)).map(({ type }) => type)).toEqual([
    'registration.submitted',
    'registration.returned',
    'registration.resubmitted',
  ]);
});

test('only inspectors and supervisors of the division know of a registration', async () => {
  const { app, submit, inspector, elsewhere } = await aCounter(database());
  const { id } = await submit();
  const steps = [
    ['return', { reasons }],
    ['refusal', { reasonZh: '否', reasonEn: 'No' }],
    ['opening', {}],
  ] as const;
  for (const [step, body] of steps) {
    const foreign = await app.post(`/api/registrations/${id}/${step}`, body, elsewhere);
    expect([step, foreign.status, foreign.body.code]).toEqual([
      step,
      404,
      'registration.not_found',
    ]);
  }
  expect((await app.get(`/api/registrations/${id}`, elsewhere)).status).toBe(404);
  expect((await app.get('/api/registrations', elsewhere)).body.items).toEqual([]);

  const firm = (await anOrganisation(database())).member('owner');
  const auditor = { ...inspector, userId: unique('auditor'), role: 'auditor' as Role };
  for (const actor of [firm, auditor]) {
    expect((await app.get('/api/registrations', actor)).status).toBe(403);
    expect((await app.get(`/api/registrations/${id}`, actor)).status).toBe(403);
    for (const [step, body] of steps) {
      const sent = await app.post(`/api/registrations/${id}/${step}`, body, actor);
      expect([step, sent.status]).toEqual([step, 403]);
    }
  }
  const list = await app.get('/api/registrations?state=submitted&limit=200', inspector);
  expect(list.body.items.map((item: { id: string }) => item.id)).toContain(id);
  expect((await app.get(`/api/registrations/${id}`, inspector)).body).toMatchObject({ id });
});

test('a refused registration is over', async () => {
  const { app, submit, mine, follow, inspector } = await aCounter(database());
  const { id, token } = await submit();
  const why = { reasonZh: '执照系伪造', reasonEn: 'The licence is forged' };
  await app.post(`/api/registrations/${id}/refusal`, why, inspector);
  expect((await mine(token)).body).toMatchObject({
    state: 'refused',
    reasons: [{ field: '', zh: why.reasonZh, en: why.reasonEn }],
  });
  for (const step of ['return', 'refusal', 'opening']) {
    const body = { return: { reasons }, refusal: why, opening: {} }[step];
    const sent = await app.post(`/api/registrations/${id}/${step}`, body, inspector);
    expect([step, sent.status]).toEqual([step, 409]);
  }
  expect((await follow(token, 'mine/resubmission', anApplication())).status).toBe(409);
});

const anAccount = () => ({
  username: unique('boss'),
  displayName: '王五',
  password: aPassword,
});

test('opened: the applicant makes the account of its owner, once, and the token ends', async () => {
  const { app, submit, follow, mine, inspector } = await aCounter(database());
  const { id, token } = await submit();
  const early = await follow(token, 'account', anAccount());
  expect([early.status, early.body.code]).toEqual([409, 'registration.wrong_state']);
  const eventId = crypto.randomUUID();
  const opened = await app.post(`/api/registrations/${id}/opening`, { eventId }, inspector);
  expect(opened.status).toBe(200);
  const { orgId } = opened.body;
  const repeated = await app.post(`/api/registrations/${id}/opening`, { eventId }, inspector);
  expect(repeated.body).toEqual(opened.body);
  expect((await mine(token)).body).toMatchObject({ state: 'opened', orgId });

  const weak = await follow(token, 'account', { ...anAccount(), password: 'short' });
  expect([weak.status, weak.body.code]).toEqual([422, 'account.password_length']);
  const account = anAccount();
  const made = await follow(token, 'account', account);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ orgId });
  const [last] = (await eventsAbout(database(), id)).slice(-1);
  expect(last).toMatchObject({
    type: 'registration.account_made',
    body: { id, orgId, userId: made.body.userId },
  });
  expect(JSON.stringify(await database().selectFrom('event').selectAll().execute())).not.toContain(
    account.username,
  );
  expect((await follow(token, 'account', anAccount())).status).toBe(401);
  expect((await mine(token)).status).toBe(401);
});

test('a taken username costs nothing: the token works on', async () => {
  const { app, submit, follow, inspector } = await aCounter(database());
  const [one, two] = [await submit(), await submit()];
  for (const { id } of [one, two]) {
    await app.post(`/api/registrations/${id}/opening`, {}, inspector);
  }
  const account = anAccount();
  expect((await follow(one.token, 'account', account)).status).toBe(201);
  const taken = await follow(two.token, 'account', account);
  expect([taken.status, taken.body.code]).toEqual([409, 'account.username_taken']);
  expect((await follow(two.token, 'account', anAccount())).status).toBe(201);
});

test('two who use one token at once make one account', async () => {
  const { app, submit, follow, inspector } = await aCounter(database());
  const { id, token } = await submit();
  const { orgId } = (await app.post(`/api/registrations/${id}/opening`, {}, inspector)).body;
  const made = await Promise.all([1, 2, 3].map(async () => follow(token, 'account', anAccount())));
  expect(made.filter(({ status }) => status === 201)).toHaveLength(1);
  const members = await database()
    .selectFrom('auth_member')
    .select('id')
    .where('organization_id', '=', orgId)
    .execute();
  expect(members).toHaveLength(1);
});

test('a new firm, from registration to its first receipt', async () => {
  const { app, auth, submit, follow, inspector } = await aCounter(database());
  const { id, token } = await submit();
  await follow(token, 'mine/files', aPdf('our licence'), pdf);
  await app.post(`/api/registrations/${id}/opening`, {}, inspector);
  const account = anAccount();
  await follow(token, 'account', account);

  const real = createTestApp(database(), { auth });
  const { username, password } = account;
  const signedIn = await real.post('/api/session', { username, password });
  expect(signedIn.body).toMatchObject({ role: 'owner', displayName: '王五' });
  const cookie = signedIn.response.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const post = async (path: string, body: unknown) => {
    const sent = await real.send('POST', path, body, undefined, { cookie });
    if (sent.status >= 300) throw new Error(`${path}: ${JSON.stringify(sent.body)}`);
    return sent.body;
  };
  await post('/api/members', { ...anAccount(), role: 'keeper' });
  const premises = await post('/api/premises', {
    code: unique('NEW-'),
    kind: 'cold_store',
    nameZh: '一号冷库',
    nameEn: 'Cold store 1',
    divisionId: '440308',
    address: '盐田路 8 号',
    handlesImports: true,
  });
  await post(`/api/premises/${premises.id}/rooms`, {
    code: 'R-1',
    nameZh: '一号库',
    nameEn: 'Room 1',
    temperatureClass: 'frozen',
  });
  const product = await post('/api/products', {
    code: unique('ART-'),
    nameZh: '冻虾',
    nameEn: 'Frozen shrimp',
    category: 'crustaceans',
    hsCode: '0306170000',
    storageClass: 'frozen',
    shelfLifeDays: 720,
  });
  const lot = anImportLot(product.id, premises.id);
  const { lotId } = await post('/api/lots', lot);
  await post('/api/receipts', {
    premisesId: premises.id,
    containerNo: lot.containerNo,
    sealNo: lot.sealNo,
    lines: [{ lotId, quantity: lot.quantity }],
  });
  const stock = await real.send('GET', `/api/stock?lotId=${lotId}`, undefined, undefined, {
    cookie,
  });
  expect(stock.body.items).toMatchObject([{ quantity: { netWeightKg: 1000, pieces: 100 } }]);
});
