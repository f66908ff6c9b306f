import { base64url, decodeProtectedHeader, exportSPKI, generateKeyPair, UnsecuredJWT } from 'jose';
import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { newSecret } from '../../src/features/keys/keys.secret.ts';
import { createKeyring } from '../../src/features/keys/program-keyring.ts';
import { createTestApp, realPrograms, testSecret, testSettings } from '../support/app.ts';
import { aPassword, realAuth, withoutSignIn } from '../support/auth.ts';
import { aDatabaseAway } from '../support/away.ts';
import { useDatabase } from '../support/database.ts';
import {
  anImportLot,
  anOrganisation,
  aProduct,
  somePremises,
  unique,
} from '../support/factories.ts';
import { aStockedFirm } from '../support/story.ts';
import {
  aFirm,
  forged,
  aKey,
  aToken,
  claimsOf,
  days,
  exchange,
  later,
  minutes,
  withToken,
} from './support.ts';

const database = useDatabase();

/** The key that signs now, as a process with the installation's secret has it. */
const ourSigner = (now: Date) => createKeyring(database(), testSecret).signer(now);

test('a key is exchanged for a token of ten minutes that says all a request needs', async () => {
  const { app, org, owner } = await aFirm(database());
  const premises = await somePremises(database(), owner);
  const key = await aKey(app, owner, ['read', 'custody:write'], { premisesIds: [premises.id] });
  const { status, body, response } = await exchange(app, key.secret);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    tokenType: 'Bearer',
    expiresIn: 600,
    scopes: ['read', 'custody:write'],
  });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(decodeProtectedHeader(body.accessToken)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' });
  const at = app.clock.now.getTime() / 1000;
  expect(claimsOf(body.accessToken)).toEqual({
    iss: testSettings.publicUrl,
    aud: 'frostmark',
    sub: key.id,
    jti: expect.any(String),
    org: org.orgId,
    orgKind: 'operator',
    scopes: ['read', 'custody:write'],
    premises: [premises.id],
    iat: at,
    nbf: at,
    exp: at + 600,
  });
});

test('a regulator’s token carries its division, and what it sees ends there', async () => {
  const { app, owner } = await aFirm(database(), 'regulator');
  const { token } = await aToken(app, owner, ['read']);
  expect(claimsOf(token)['jurisdiction']).toBe('CN/440000/440300/');
  expect((await withToken(app, token, 'GET', '/api/lots')).status).toBe(200);
});

test('a program acts with its scopes and no others, and the journal names its key', async () => {
  const { app, owner } = await aFirm(database());
  const { id: premisesId } = await somePremises(database(), owner);
  const productId = await aProduct(database(), owner);
  const { id, token } = await aToken(app, owner, ['lots:declare']);
  const lot = anImportLot(productId, premisesId);
  const declared = await withToken(app, token, 'POST', '/api/lots', lot);
  expect(declared.status).toBe(201);
  const event = await database()
    .selectFrom('event')
    .innerJoin('event_lot', 'event_lot.seq', 'event.seq')
    .select(['event.actor_id', 'event.org_id'])
    .where('event_lot.lot_id', '=', declared.body.lotId)
    .executeTakeFirstOrThrow();
  expect(event).toEqual({ actor_id: id, org_id: owner.orgId });

  const reading = await withToken(app, token, 'GET', '/api/lots');
  expect(reading.status).toBe(403);
  expect(reading.body.code).toBe('auth.forbidden');
  const product = { code: unique('P'), nameZh: '虾', nameEn: 'Shrimp' };
  expect((await withToken(app, token, 'POST', '/api/products', product)).status).toBe(403);
  expect((await withToken(app, token, 'GET', '/api/session')).status).toBe(403);
});

test('the key of one firm never works for another’s lot', async () => {
  const app = createTestApp(database());
  const firm = await aStockedFirm(database());
  const other = await anOrganisation(database());
  const scopes = ['read', 'custody:write', 'lots:amend', 'codes:issue'] as const;
  const { token } = await aToken(app, other.member('owner'), scopes);
  const own = await aToken(app, firm.owner, scopes);
  const path = `/api/lots/${firm.lotId}`;
  expect((await withToken(app, own.token, 'GET', path)).status).toBe(200);
  expect((await withToken(app, token, 'GET', path)).status).toBe(404);
  const withdrawal = await withToken(app, token, 'POST', `${path}/withdrawal`, { reason: 'x' });
  expect(withdrawal.status).toBe(404);
  expect((await withToken(app, token, 'POST', `${path}/code`, {})).status).toBe(404);
  const sale = {
    premisesId: firm.premises.id,
    buyer: { kind: 'consumer' },
    lines: [{ lotId: firm.lotId, placeId: firm.dock, quantity: { netWeightKg: 1, pieces: 0 } }],
  };
  expect((await withToken(app, token, 'POST', '/api/sales', sale)).status).toBe(422);
  const listed = await withToken(app, token, 'GET', '/api/lots');
  expect(listed.body.items).toEqual([]);
});

test('unknown, wrong, mistyped, revoked, expired and missing keys get one and the same answer', async () => {
  const { app, owner } = await aFirm(database());
  const right = await aKey(app, owner, ['read']);
  const revoked = await aKey(app, owner, ['read']);
  await app.post(`/api/keys/${revoked.id}/revocation`, {}, owner);
  const expired = await aKey(app, owner, ['read'], { expiresInDays: 1 });
  later(app, days(1));
  const answers = [];
  for (const secret of [
    newSecret(crypto.randomUUID()).text,
    newSecret(right.id).text,
    right.secret.slice(0, -1),
    revoked.secret,
    expired.secret,
    'x',
    undefined,
  ]) {
    const { status, body, response } = await exchange(app, secret);
    expect(status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="frostmark"/);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const { requestId: _, ...rest } = body;
    answers.push(JSON.stringify(rest));
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('auth.key_refused');
  expect((await exchange(app, right.secret)).status).toBe(200);
});

test('whatever is wrong with a token, the answer is the same 401', async () => {
  const { app, owner } = await aFirm(database());
  const { token, secret } = await aToken(app, owner, ['read']);
  const { now } = app.clock;
  const at = Math.floor(now.getTime() / 1000);
  const signer = await ourSigner(now);
  const stranger = await generateKeyPair('EdDSA');
  const rsa = await generateKeyPair('RS256');
  const [head = '', body = '', signature = ''] = token.split('.');
  const changed = base64url.encode(
    JSON.stringify({ ...claimsOf(token), scopes: ['read', 'custody:write'] }),
  );
  const publicPem = new TextEncoder().encode(await exportSPKI(signer.publicKey));
  const publicX = base64url.decode(signer.x);
  const none = base64url.encode(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: signer.kid }));
  const cases: Record<string, string> = {
    rubbish: 'x',
    empty: '',
    'a key instead': secret,
    'tampered claims': `${head}.${changed}.${signature}`,
    'tampered signature': `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    'no signature': `${head}.${body}.`,
    'alg none': `${none}.${body}.`,
    'alg none by jose': new UnsecuredJWT(claimsOf(token)).encode(),
    'another issuer': await forged(await ourSigner(now), token, {
      claims: { iss: 'https://else.test' },
    }),
    'another audience': await forged(await ourSigner(now), token, { claims: { aud: 'else' } }),
    'another type': await forged(await ourSigner(now), token, { header: { typ: 'JWT' } }),
    'no type': await forged(await ourSigner(now), token, { header: { typ: undefined } }),
    'no expiry': await forged(await ourSigner(now), token, { without: ['exp'] }),
    'no beginning': await forged(await ourSigner(now), token, { without: ['nbf'] }),
    'no subject': await forged(await ourSigner(now), token, { without: ['sub'] }),
    'no issuer': await forged(await ourSigner(now), token, { without: ['iss'] }),
    'no audience': await forged(await ourSigner(now), token, { without: ['aud'] }),
    expired: await forged(await ourSigner(now), token, { claims: { exp: at - 31 } }),
    'not yet': await forged(await ourSigner(now), token, { claims: { nbf: at + 31 } }),
    'made to last': await forged(await ourSigner(now), token, {
      claims: { iat: at - 700, nbf: at - 700, exp: at + 86_400 },
    }),
    'scope unheard of': await forged(await ourSigner(now), token, {
      claims: { scopes: ['everything'] },
    }),
    'no organisation': await forged(await ourSigner(now), token, { without: ['org'] }),
    'a stranger’s signature': await forged(await ourSigner(now), token, {
      key: stranger.privateKey,
    }),
    'a stranger’s kid': await forged(await ourSigner(now), token, {
      key: stranger.privateKey,
      header: { kid: 'stranger' },
    }),
    'no kid': await forged(await ourSigner(now), token, { header: { kid: undefined } }),
    'alg RS256': await forged(await ourSigner(now), token, {
      key: rsa.privateKey,
      header: { alg: 'RS256' },
    }),
    'alg HS256 with the public key': await forged(await ourSigner(now), token, {
      key: publicPem,
      header: { alg: 'HS256' },
    }),
    'alg HS256 with its bytes': await forged(await ourSigner(now), token, {
      key: publicX,
      header: { alg: 'HS256' },
    }),
    'an embedded key': await forged(await ourSigner(now), token, {
      key: stranger.privateKey,
      header: { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } },
    }),
    'far too long': `${head}.${base64url.encode('x'.repeat(9_000))}.${signature}`,
  };
  const answers = new Set<string>();
  for (const [name, wrong] of Object.entries(cases)) {
    const { status, body: problem, response } = await withToken(app, wrong, 'GET', '/api/lots');
    expect(status, name).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(
      'Bearer realm="frostmark", error="invalid_token"',
    );
    const { requestId: _, ...rest } = problem;
    answers.add(JSON.stringify(rest));
  }
  expect(answers.size).toBe(1);
  expect([...answers][0]).toContain('auth.token_refused');
  // The forger's hand is as good as ours where nothing is changed, and within the skew of clocks.
  const fine = [
    await forged(await ourSigner(now), token, {}),
    await forged(await ourSigner(now), token, { claims: { exp: at - 29 } }),
    await forged(await ourSigner(now), token, { claims: { nbf: at + 29 } }),
  ];
  for (const one of fine) expect((await withToken(app, one, 'GET', '/api/lots')).status).toBe(200);
});

test('a token dies after ten minutes and the skew of clocks, also one that was believed before', async () => {
  const { app, owner } = await aFirm(database());
  const { token } = await aToken(app, owner, ['read']);
  expect((await withToken(app, token, 'GET', '/api/lots')).status).toBe(200);
  later(app, minutes(10) + 29_000);
  expect((await withToken(app, token, 'GET', '/api/lots')).status).toBe(200);
  later(app, 1_000);
  expect((await withToken(app, token, 'GET', '/api/lots')).status).toBe(401);
});

test('a token never outlives its key', async () => {
  const { app, owner } = await aFirm(database());
  const { secret } = await aKey(app, owner, ['read'], { expiresInDays: 1 });
  later(app, days(1) - minutes(4));
  const { body } = await exchange(app, secret);
  expect(body.expiresIn).toBe(240);
  expect(claimsOf(body.accessToken).exp).toBe(app.clock.now.getTime() / 1000 + 240);
});

test('after a revocation the key’s tokens are refused within five seconds in every process', async () => {
  const { app, owner } = await aFirm(database());
  const elsewhere = createTestApp(database());
  const { id, token } = await aToken(app, owner, ['read']);
  const other = await aToken(app, owner, ['read']);
  const look = async (where: typeof app) =>
    (await withToken(where, token, 'GET', '/api/lots')).status;
  expect([await look(app), await look(elsewhere)]).toEqual([200, 200]);
  await app.post(`/api/keys/${id}/revocation`, {}, owner);
  later(app, 5_000);
  later(elsewhere, 5_000);
  expect([await look(app), await look(elsewhere)]).toEqual([401, 401]);
  expect((await withToken(elsewhere, other.token, 'GET', '/api/lots')).status).toBe(200);
});

test('tokens are verified without the database, which may be away for a few seconds', async () => {
  const { app, owner } = await aFirm(database());
  const { token } = await aToken(app, owner, ['read']);
  let asked = 0;
  const programs = realPrograms(
    new Proxy(database(), {
      get: (target, name) => {
        if (name === 'getExecutor') asked += 1;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }),
  );
  const headers = new Headers({ authorization: `Bearer ${token}` });
  const { now } = app.clock;
  await programs.authenticate(headers, now);
  const first = asked;
  expect(first).toBeGreaterThan(0);
  for (let count = 0; count < 50; count += 1) await programs.authenticate(headers, now);
  expect(asked).toBe(first);

  const nowhere = realPrograms(aDatabaseAway());
  await expect(nowhere.authenticate(headers, now)).rejects.toThrow('ECONNREFUSED');
});

test('a request with a token uses no cookie, sets none, and may come from another site’s program', async () => {
  const auth = realAuth(database());
  const app = createTestApp(database(), { auth });
  const org = await anOrganisation(database());
  const { orgId } = org;
  const stub = createTestApp(database(), { auth: withoutSignIn(auth) });
  const regulator = await anOrganisation(database(), 'regulator');
  const username = unique('owner');
  await stub.post(
    `/api/organisations/${orgId}/members`,
    { username, displayName: '张三', password: aPassword },
    regulator.member('inspector'),
  );
  const signedIn = await app.post('/api/session', { username, password: aPassword });
  const cookie = signedIn.response.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const { token } = await aToken(stub, org.member('owner'), ['read']);

  expect((await app.send('GET', '/api/keys', undefined, undefined, { cookie })).status).toBe(200);
  const both = await withToken(app, token, 'GET', '/api/keys', undefined, { cookie });
  expect(both.status).toBe(403);
  const wrong = await withToken(app, 'x', 'GET', '/api/keys', undefined, { cookie });
  expect(wrong.status).toBe(401);
  const onlySession = cookie.split('; ').filter((one) => one.includes('session_token'));
  const renewing = await withToken(app, token, 'GET', '/api/lots', undefined, {
    cookie: onlySession.join(),
  });
  expect(renewing.status).toBe(200);
  expect(renewing.response.headers.getSetCookie()).toEqual([]);

  const foreign = { origin: 'https://erp.example', 'sec-fetch-site': 'cross-site' };
  const body = { name: 'x', scopes: ['read'] };
  const byCookie = await app.send('POST', '/api/keys', body, undefined, { cookie, ...foreign });
  expect(byCookie.body.code).toBe('request.cross_site');
  const byToken = await withToken(app, token, 'POST', '/api/keys', body, { cookie, ...foreign });
  expect(byToken.body.code).toBe('auth.forbidden');
  const out = await withToken(app, token, 'DELETE', '/api/session', undefined, {
    cookie,
    ...foreign,
  });
  expect(out.body.code).toBe('request.cross_site');
});

test('too many tries from one address are refused for a while, by all processes together', async () => {
  const db = database();
  const [one, two] = [createTestApp(db), createTestApp(db)];
  for (const app of [one, two]) later(app, days(30));
  const statuses: number[] = [];
  for (let count = 0; count < 121; count += 1) {
    statuses.push((await exchange(count % 2 === 0 ? one : two, 'x')).status);
  }
  expect(new Set(statuses.slice(0, 120))).toEqual(new Set([401]));
  expect(statuses[120]).toBe(429);
  const refused = await exchange(two, 'x');
  expect(refused.body.code).toBe('auth.too_many_tokens');
  expect(Number(refused.response.headers.get('retry-after'))).toBeGreaterThan(0);
  later(one, minutes(1));
  expect((await exchange(one, 'x')).status).toBe(401);
  const kept = await db
    .selectFrom('auth_rate_limit' as 'auth_user')
    .select(sql<string>`key`.as('key'))
    .where(sql<boolean>`key like 'token%'`)
    .execute();
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain('192.0.2.1');
});

test('a key gets thirty tokens a minute; wrong secrets for it count nothing against it', async () => {
  const { app, owner } = await aFirm(database());
  later(app, days(40));
  const { id, secret } = await aKey(app, owner, ['read']);
  for (let count = 0; count < 40; count += 1) await exchange(app, newSecret(id).text);
  for (let count = 0; count < 30; count += 1) {
    expect((await exchange(app, secret)).status).toBe(200);
  }
  const refused = await exchange(app, secret);
  expect([refused.status, refused.body.code]).toEqual([429, 'auth.too_many_tokens']);
  later(app, minutes(1));
  expect((await exchange(app, secret)).status).toBe(200);
});
