import { expect, test } from 'vitest';

import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';

const database = useDatabase();

async function anOwnersApp() {
  const { app } = createTestApp(database());
  const stub = createTestApp(database());
  const owner = (await anOrganisation(database())).member('owner');
  // The first call makes the stub know its owner.
  await stub.get('/api/premises', owner);
  const send = async (init: RequestInit & { duplex?: 'half' }, path = '/api/products') => {
    const headers = new Headers(init.headers);
    headers.set('x-test-actor', owner.userId);
    headers.set('accept-language', 'en');
    const response = await stub.app.request(path, { method: 'POST', ...init, headers });
    const body: unknown = response.status === 204 ? undefined : await response.json();
    return { status: response.status, body, response };
  };
  return { app, owner, send };
}

const json = { 'content-type': 'application/json' };

/** A body in pieces, whose length nobody announced. */
function stream(megabytes: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent === megabytes * 16) controller.close();
      else controller.enqueue(new Uint8Array(65_536).fill(0x20));
      sent += 1;
    },
  });
}

test('malformed JSON is refused and named', async () => {
  const { send } = await anOwnersApp();
  for (const body of ['{"code":', '', 'null x', '{"a":1}{"b":2}']) {
    const sent = await send({ headers: json, body });
    expect(sent, body).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
  }
});

test('JSON that is no object is refused with the field list, not with a fault of ours', async () => {
  const { send } = await anOwnersApp();
  for (const body of ['null', '[]', '7', '"text"', 'true']) {
    expect((await send({ headers: json, body })).status, body).toBe(422);
  }
});

test('a body without or with another content type is refused with 415', async () => {
  const { send } = await anOwnersApp();
  const body = '{"code":"X"}';
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''];
  for (const type of types) {
    const sent = await send({ headers: { 'content-type': type, 'content-length': '12' }, body });
    expect(sent, type).toMatchObject({ status: 415, body: { code: 'request.json_only' } });
  }
});

test('no body at all names the fields that are missing', async () => {
  const { send } = await anOwnersApp();
  const sent = await send({});
  expect(sent.status).toBe(422);
  expect(JSON.stringify(sent.body)).toContain('nameZh');
});

test('20 MB of JSON are refused, announced or not', async () => {
  const { send } = await anOwnersApp();
  const announced = await send({
    headers: { ...json, 'content-length': String(20 * 1024 * 1024) },
    body: '{}',
  });
  expect(announced).toMatchObject({ status: 413, body: { code: 'request.too_large' } });
  const streamed = await send({ headers: json, body: stream(20), duplex: 'half' });
  expect(streamed).toMatchObject({ status: 413, body: { code: 'request.too_large' } });
});

test('a file of 20 MB is refused, announced or not', async () => {
  const { send } = await anOwnersApp();
  const headers = { 'content-type': 'application/pdf' };
  const announced = await send(
    { headers: { ...headers, 'content-length': String(20 * 1024 * 1024) }, body: 'x' },
    '/api/files',
  );
  expect(announced.status).toBe(413);
  const streamed = await send({ headers, body: stream(20), duplex: 'half' }, '/api/files');
  expect(streamed.status).toBe(413);
});

test('a NUL or half a surrogate in a text is refused, not a fault of ours', async () => {
  const { send } = await anOwnersApp();
  for (const text of ['\\u0000', 'a\\u0000b', '\\ud800']) {
    const body = `{"code":"ABC","nameZh":"${text}","nameEn":"x"}`;
    expect((await send({ headers: json, body })).status, text).toBe(422);
  }
  const sent = await send({ method: 'GET' }, '/api/divisions/%00');
  expect(sent.status).toBe(422);
});

test('a wrong method is told which ones there are', async () => {
  const { send } = await anOwnersApp();
  const sent = await send({ method: 'PUT' });
  expect(sent).toMatchObject({ status: 405, body: { code: 'route.wrong_method' } });
  expect(sent.response.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
  const nowhere = await send({ method: 'GET' }, '/api/nowhere');
  expect(nowhere).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
});

test('OPTIONS names the methods and opens nothing to other sites', async () => {
  const { send } = await anOwnersApp();
  const sent = await send({ method: 'OPTIONS', headers: { origin: 'https://evil.test' } });
  expect(sent.status).toBe(204);
  expect(sent.response.headers.get('allow')).toContain('POST');
  expect(sent.response.headers.get('access-control-allow-origin')).toBeNull();
});

test('errors speak the language that was asked for', async () => {
  const { app } = await anOwnersApp();
  const title = async (path: string, language: string) => {
    const response = await app.request(path, { headers: { 'accept-language': language } });
    return [response.headers.get('content-language'), await response.text()] as const;
  };
  expect(await title('/api/premises', 'en-GB,zh;q=0.5')).toEqual([
    'en',
    expect.stringContaining('Sign in first.'),
  ]);
  expect(await title('/api/premises', 'fr')).toEqual([
    'zh-CN',
    expect.stringContaining('请先登录'),
  ]);
  expect((await title('/api/premises?lang=en', 'zh'))[0]).toBe('en');
});
