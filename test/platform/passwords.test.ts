import { hashPassword as theirHash, verifyPassword as theirVerify } from 'better-auth/crypto';
import { expect, test } from 'vitest';

import { hashPassword, verifyPassword } from '../../src/platform/passwords.ts';

// Full-width and composed characters: what an input method may give on one day and not the next.
const password = 'Ａ密码é-1';

test('hashes of better-auth and ours are interchangeable', async () => {
  expect(await verifyPassword({ hash: await theirHash(password), password })).toBe(true);
  expect(await theirVerify({ hash: await hashPassword(password), password })).toBe(true);
});

test('a wrong password is refused, an equivalent spelling is not', async () => {
  const hash = await hashPassword(password);
  expect(await verifyPassword({ hash, password: 'A密码e\u0301-1' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'A密码e-1' })).toBe(false);
});

test('the same password never has the same hash twice', async () => {
  expect(await hashPassword(password)).not.toBe(await hashPassword(password));
});

test.each(['', ':', 'salt:key', `${'0'.repeat(32)}:00`])('%j is nobody’s hash', async (hash) => {
  expect(await verifyPassword({ hash, password })).toBe(false);
});
