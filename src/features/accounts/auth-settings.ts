import type { BetterAuthOptions } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { username } from 'better-auth/plugins/username';
import type { Kysely } from 'kysely';

import type { Database } from '../../../db/types.ts';
import { uuidv7 } from '../../core/ids.ts';
import type { Log, Sms } from '../../core/ports.ts';
import {
  maxPasswordLength,
  minPasswordLength,
  normalizeUsername,
  usernamePattern,
} from './auth-accounts.ts';
import { countAttempt } from './auth-attempts.ts';
import { cookiePrefix } from './auth-cookie.ts';
import type { OidcSettings } from './auth-oidc.ts';
import { type SecondFactor, sessionFields, sessionLimits } from './auth-sessions.ts';

/** Lent by the entry: a slow hash needs the runtime. `verify` must cost as much as `hash`. */
export type PasswordHasher = {
  hash: (password: string) => Promise<string>;
  verify: (attempt: { hash: string; password: string }) => Promise<boolean>;
};

export type AuthOptions = {
  db: Kysely<Database>;
  secret: string;
  /** As people see it. Cookies are `Secure` when it starts with https. */
  baseUrl: string;
  password: PasswordHasher;
  /** Left out, `required`: regulators and administrators do nothing before they have one. */
  secondFactor?: SecondFactor | undefined;
  /** Left out, no telephone signs in. */
  sms?: Sms | undefined;
  /** Left out, no identity provider signs in. */
  oidc?: OidcSettings | undefined;
  clock?: () => Date;
  /** How many statements look sessions up at once. Left out where requests may not wait for one another. */
  sessionsAbreast?: number | undefined;
  /** Further origins the sign-in form may be served from. */
  trustedOrigins?: readonly string[];
  log?: Log;
};

/** How the entry's word on the client's address reaches better-auth. */
export const addressHeader = 'x-frostmark-address';
// The cookie's; the session itself ends by its role (see auth-sessions.ts).
const secondsPerCookie =
  Math.max(...Object.values(sessionLimits).map(({ absolute }) => absolute)) / 1000;

// A whole shift may share one address.
const triesPerAddress = { window: 60, max: 60 };

export function isHttps(baseUrl: string): boolean {
  return baseUrl.startsWith('https://');
}

export function authSettings({
  db,
  secret,
  baseUrl,
  password,
  trustedOrigins = [],
  log,
  secondFactor = 'required',
  clock = () => new Date(),
}: AuthOptions) {
  return {
    appName: 'Frostmark',
    baseURL: baseUrl,
    // Not `secret`: a BETTER_AUTH_SECRETS in the environment would win over that.
    secrets: [{ version: 1, value: secret }],
    database: { db, type: 'postgres' },
    trustedOrigins: [...trustedOrigins],
    telemetry: { enabled: false },
    logger: {
      disableColors: true,
      // Warnings name what people typed; only faults are worth a line.
      log: (level, message) => {
        if (level === 'error') log?.error({}, `better-auth: ${message}`);
      },
    },
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
      password,
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'auth_rate_limit',
      fields: { lastRequest: 'last_request' },
      ...triesPerAddress,
      customRules: { '/sign-in/username': triesPerAddress },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: isHttps(baseUrl),
      // Said aloud because the default is off under NODE_ENV=test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => uuidv7(new Date()), validateSchema: false },
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'auth_session',
      fields: {
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
      additionalFields: {
        activeOrganizationId: {
          type: 'string',
          required: true,
          input: false,
          fieldName: 'active_organization_id',
        },
        orgKind: { type: 'string', required: true, input: false, fieldName: 'org_kind' },
        role: { type: 'string', required: true, input: false },
        jurisdiction: { type: 'string', required: false, input: false },
        // A list as JSON text: better-auth has no arrays.
        premisesIds: { type: 'string', required: false, input: false, fieldName: 'premises_ids' },
        factorDue: { type: 'string', required: false, input: false, fieldName: 'factor_due' },
        lastSeenAt: { type: 'date', required: true, input: false, fieldName: 'last_seen_at' },
      },
      expiresIn: secondsPerCookie,
    },
    account: {
      modelName: 'auth_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const fields = await sessionFields(db, session.userId, secondFactor, clock());
            if (fields) return { data: { ...session, ...fields } };
            throw new APIError('FORBIDDEN', { code: 'NO_ORGANISATION' });
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== '/sign-in/username') return;
        // better-auth checks the origin of this path only when a cookie comes with it.
        const origin = context.headers?.get('origin') ?? null;
        if (!isOwnPage(context.headers) && origin !== null) {
          const isTrusted = context.context.isTrustedOrigin(origin);
          if (!isTrusted) throw new APIError('FORBIDDEN', { code: 'INVALID_ORIGIN' });
        }
        const waitSeconds = await countAttempt(
          db,
          'username',
          normalizeUsername(String(context.body.username)),
          clock(),
        );
        if (waitSeconds === null) return;
        throw new APIError(
          'TOO_MANY_REQUESTS',
          { code: 'TOO_MANY_ATTEMPTS' },
          { 'x-retry-after': String(waitSeconds) },
        );
      }),
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 3,
        maxUsernameLength: 30,
        usernameNormalization: normalizeUsername,
        validationOrder: { username: 'post-normalization' },
        usernameValidator: (name) => usernamePattern.test(name),
      }),
    ],
  } satisfies BetterAuthOptions;
}

/** Says more than `Origin`, which a page under `Referrer-Policy: no-referrer` sends as "null". */
function isOwnPage(headers: Headers | undefined): boolean {
  return headers?.get('sec-fetch-site') === 'same-origin';
}
