import { base64url, createLocalJWKSet, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { expect, test } from 'vitest';

import { createKeyring } from '../../src/features/keys/program-keyring.ts';
import { createTestApp, testSecret, testSettings } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { serverUrl } from '../support/servers.ts';
import {
  aFirm,
  forged,
  aKey,
  aToken,
  days,
  exchange,
  later,
  minutes,
  withToken,
} from './support.ts';

const database = useDatabase();

/** The key that signs now, as a process with the installation's secret has it. */
const ourSigner = (now: Date) => createKeyring(database(), testSecret).signer(now);

test('anyone may read the public keys, and verify a token with them alone', async () => {
  const { app, owner } = await aFirm(database());
  const { token } = await aToken(app, owner, ['read']);
  later(app, 3_000);
  const { status, body, response } = await app.get('/.well-known/jwks.json');
  expect(status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  expect(JSON.stringify(body)).not.toContain('"d"');
  const { payload } = await jwtVerify(token, createLocalJWKSet(body), {
    issuer: testSettings.publicUrl,
    audience: 'frostmark',
    currentDate: app.clock.now,
  });
  expect(payload['org']).toBe(owner.orgId);
});

test('the signing key changes every thirty days; the old one is published until what it signed is over', async () => {
  const { app, owner } = await aFirm(database());
  later(app, days(100));
  const { secret } = await aKey(app, owner, ['read'], { expiresInDays: 400 });
  const kidNow = async () => {
    const { body } = await exchange(app, secret);
    return decodeProtectedHeader(body.accessToken).kid ?? '';
  };
  const published = async () => {
    later(app, 2_000);
    const { body } = await app.get('/.well-known/jwks.json');
    return body.keys.map(({ kid }: { kid: string }) => kid);
  };
  const first = await kidNow();
  later(app, days(30) - minutes(1));
  expect(await kidNow()).toBe(first);
  const old = (await exchange(app, secret)).body.accessToken;
  later(app, minutes(1));
  // Made now, it signs once every process has had the time to read it.
  expect(await kidNow()).toBe(first);
  expect(await published()).toHaveLength(2);
  later(app, 8_000);
  const second = await kidNow();
  expect(second).not.toBe(first);
  expect(await published()).toEqual(expect.arrayContaining([first, second]));
  expect((await withToken(app, old, 'GET', '/api/lots')).status).toBe(200);
  // A list of holds may be believed for three days.
  later(app, days(3));
  expect(await published()).toEqual(expect.arrayContaining([first, second]));
  later(app, minutes(61));
  expect(await published()).toEqual([second]);
});

test('a signing key taken out of the table is believed for five seconds at most', async () => {
  const { app, owner } = await aFirm(database());
  const { token, secret } = await aToken(app, owner, ['read']);
  expect((await withToken(app, token, 'GET', '/api/lots')).status).toBe(200);
  await database().deleteFrom('auth_signing_key').execute();
  later(app, 5_000);
  expect((await withToken(app, token, 'GET', '/api/lots')).status).toBe(401);
  const { body } = await exchange(app, secret);
  expect((await withToken(app, body.accessToken, 'GET', '/api/lots')).status).toBe(200);
});

test('a signing key is sealed: neither another secret nor a row put in from outside makes tokens', async () => {
  const { app, owner } = await aFirm(database());
  const { token } = await aToken(app, owner, ['read']);
  const { now } = app.clock;
  const rows = await database().selectFrom('auth_signing_key').selectAll().execute();
  const kid = decodeProtectedHeader(token).kid ?? '';
  const row = rows.find((one) => one.kid === kid);
  expect(row).toBeDefined();
  const sealed = row?.sealed ?? '';
  expect(new TextDecoder('latin1').decode(base64url.decode(sealed))).not.toContain('Ed25519');
  const ours = createKeyring(database(), testSecret);
  const other = createKeyring(database(), 'another secret of thirty-two characters');
  expect((await ours.open({ kid, sealed }))?.kid).toBe(kid);
  expect(await other.open({ kid, sealed })).toBeNull();
  expect(await ours.open({ kid: 'else', sealed })).toBeNull();
  const flipped = `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`;
  expect(await ours.open({ kid, sealed: flipped })).toBeNull();

  const theirs = await other.signer(now);
  expect(theirs.kid).not.toBe(kid);
  const planted = await forged(await ourSigner(now), token, {
    key: theirs.privateKey,
    header: { kid: theirs.kid },
  });
  const fresh = createTestApp(database());
  expect((await withToken(fresh, planted, 'GET', '/api/lots')).status).toBe(401);
  expect((await withToken(fresh, token, 'GET', '/api/lots')).status).toBe(200);
  expect((await ours.signer(now)).kid).toBe(kid);
  await expect(
    importJWK({ kty: 'OKP', crv: 'Ed25519', x: theirs.x }, 'EdDSA'),
  ).resolves.toBeDefined();
});

test.runIf(serverUrl)('processes that start together agree on one signing key', async () => {
  const now = new Date('2031-01-01T00:00:00.000Z');
  const signers = await Promise.all(
    Array.from({ length: 8 }, () => createKeyring(database(), testSecret).signer(now)),
  );
  expect(new Set(signers.map(({ kid }) => kid)).size).toBe(1);
});
