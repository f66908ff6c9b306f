import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { AuthOptions } from '../../src/features/accounts/auth-settings.ts';
import { type Auth, createAuth } from '../../src/features/accounts/auth.ts';
import { hashPassword, verifyPassword } from '../../src/platform/passwords.ts';
import { testNow, testSecret, testSettings } from './app.ts';

export const aPassword = 'correct horse battery';

/** Sign-in as it is in production. */
export function realAuth(db: Kysely<Database>, options: Partial<AuthOptions> = {}): Auth {
  return createAuth({
    db,
    secret: testSecret,
    baseUrl: testSettings.publicUrl,
    password: { hash: hashPassword, verify: verifyPassword },
    secondFactor: 'optional',
    clock: () => testNow,
    ...options,
  });
}

/** The same, for tests that say by a header who acts. */
export function withoutSignIn(auth: Auth): Omit<Auth, 'authenticate'> {
  const { authenticate: _, ...rest } = auth;
  return rest;
}
