import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { createSmsWebhook } from '../../src/platform/sms-webhook.ts';
import { aPassword } from '../support/auth.ts';
import { useDatabase } from '../support/database.ts';
import { anInstance, aStaff, codeOf, cookieOf, eventsOf, minutes } from './support.ts';

const database = useDatabase();

const sent: { to: string; text: string }[] = [];
let gatewayStatus = 200;
const gateway = createServer((request, response) => {
  void text(request).then((body) => {
    sent.push(JSON.parse(body));
    response.writeHead(gatewayStatus).end();
  });
});
let sms: ReturnType<typeof createSmsWebhook>;

beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  sms = createSmsWebhook(`http://127.0.0.1:${port}/sms`);
});
afterAll(async () => new Promise((resolve) => gateway.close(resolve)));

let counter = 0;
const aNumber = () => {
  counter += 1;
  return `138${String(10_000_000 + counter)}`;
};

const lastCode = (number: string) =>
  /(\d{6})/.exec(sent.findLast(({ to }) => to === `+86${number}`)?.text ?? '')?.[1] ?? '';

async function someone(role: 'owner' | 'inspector' = 'owner') {
  const one = anInstance(database(), { sms, secondFactor: 'required' });
  const kind = role === 'inspector' ? 'regulator' : 'operator';
  const staff = await aStaff(database(), one.auth, kind, [role]);
  const person = staff.who(role);
  const session = await one.signIn(person.username);
  const link = async (phone: string) => {
    const asked = await session.post('/api/account/phone', { phone, password: aPassword });
    expect(asked.status).toBe(202);
    return session.post('/api/account/phone/confirmation', { phone, code: lastCode(phone) });
  };
  const post = async (path: string, body: unknown) => one.app.post(path, body);
  return { one, person, session, link, post };
}

test('a linked telephone signs its person in, with a code that is good once', async () => {
  const { one, person, session, link, post } = await someone();
  const phone = aNumber();
  expect((await link(phone)).status).toBe(204);
  const masked = `+86138****${phone.slice(-4)}`;
  expect((await session.get('/api/account/phone')).body).toEqual({ phone: masked });

  expect((await post('/api/session/phone/code', { phone })).status).toBe(202);
  await expect.poll(() => sent.filter(({ to }) => to === `+86${phone}`)).toHaveLength(2);
  const code = lastCode(phone);
  const signedIn = await post('/api/session/phone', { phone: `+86 ${phone}`, code });
  expect(signedIn.body).toMatchObject({ userId: person.userId, role: 'owner' });
  const other = one.as(cookieOf(signedIn.response));
  expect((await other.get('/api/session')).status).toBe(200);
  const again = await post('/api/session/phone', { phone, code });
  expect(codeOf(again)).toEqual([422, 'auth.wrong_phone_code']);

  expect((await session.del('/api/account/phone')).status).toBe(204);
  expect((await session.get('/api/account/phone')).body).toEqual({ phone: null });
  expect((await eventsOf(database(), person.userId)).map(({ type }) => type)).toEqual([
    'accounts.member_added',
    'accounts.phone_linked',
    'accounts.phone_unlinked',
  ]);
  const signIns = await database()
    .selectFrom('event')
    .select('body')
    .where('type', '=', 'accounts.signed_in')
    .where('actor_id', '=', person.userId)
    .orderBy('seq')
    .execute();
  expect(signIns.map(({ body }) => (body as { by: string }).by)).toEqual(['password', 'phone']);
});

test('a strange number is answered like a known one, and gets no message', async () => {
  const { post } = await someone();
  const phone = aNumber();
  expect((await post('/api/session/phone/code', { phone })).status).toBe(202);
  const wrong = await post('/api/session/phone', { phone, code: '123456' });
  expect(codeOf(wrong)).toEqual([422, 'auth.wrong_phone_code']);
  expect(sent.filter(({ to }) => to === `+86${phone}`)).toEqual([]);
});

test('the code of a telephone is the first step: a regulator still owes the second', async () => {
  const { session } = await someone('inspector');
  const phone = aNumber();
  const refused = await session.post('/api/account/phone', { phone, password: aPassword });
  expect(codeOf(refused)).toEqual([403, 'auth.second_factor_required']);
});

test('codes run out, guesses and messages are counted in all processes together', async () => {
  const { one, link, post } = await someone();
  const other = anInstance(database(), { sms });
  const phone = aNumber();
  await link(phone);
  await post('/api/session/phone/code', { phone });
  await expect.poll(() => sent.filter(({ to }) => to === `+86${phone}`)).toHaveLength(2);
  const code = lastCode(phone);
  one.passTime(minutes(5));
  expect((await post('/api/session/phone', { phone, code })).status).toBe(422);

  const bad = code === '000000' ? '000001' : '000000';
  for (const { app } of [other, one, other, one]) {
    await app.post('/api/session/phone', { phone, code: bad });
  }
  const full = await other.app.post('/api/session/phone', { phone, code });
  expect(codeOf(full)).toEqual([429, 'auth.too_many_tries']);
  for (const { app } of [one, other, one]) {
    expect((await app.post('/api/session/phone/code', { phone })).status).toBe(202);
  }
  expect((await other.app.post('/api/session/phone/code', { phone })).status).toBe(429);
});

test('a number belongs to one account, and stands nowhere in clear', async () => {
  const [first, second] = [await someone(), await someone()];
  const phone = aNumber();
  expect((await first.link(phone)).status).toBe(204);
  expect(codeOf(await second.link(phone))).toEqual([409, 'account.phone_taken']);
  const rows = [
    await database().selectFrom('auth_phone').selectAll().execute(),
    await database().selectFrom('event').selectAll().execute(),
    await database().selectFrom('command').selectAll().execute(),
  ];
  expect(JSON.stringify(rows)).not.toContain(phone);
});

test('a gateway that fails is said so; no gateway, and the way is not offered', async () => {
  const { session } = await someone();
  gatewayStatus = 500;
  const body = { phone: aNumber(), password: aPassword };
  const failed = await session.post('/api/account/phone', body);
  gatewayStatus = 200;
  expect(codeOf(failed)).toEqual([503, 'auth.sms_failed']);
  const none = anInstance(database());
  const asked = await none.app.post('/api/session/phone/code', { phone: aNumber() });
  expect(codeOf(asked)).toEqual([501, 'auth.sms_not_offered']);
  const odd = await none.app.post('/api/session/phone/code', { phone: '12345' });
  expect(odd.body.errors[0]).toMatchObject({ field: 'phone' });
});
