import { betterAuth } from 'better-auth';

import type { OutsideActor } from '../../core/actor.ts';
import type { Log, Sms } from '../../core/ports.ts';
import { normalizeUsername } from './auth-accounts.ts';
import { forgetAttempts } from './auth-attempts.ts';
import { type CookieJar, createCookieJar } from './auth-cookie.ts';
import { createOidc, type Oidc } from './auth-oidc.ts';
import {
  createSessionReader,
  type FactorDue,
  type Identity,
  type SecondFactor,
  sweepSessions,
} from './auth-sessions.ts';
import {
  addressHeader,
  type AuthOptions,
  authSettings,
  isHttps,
  type PasswordHasher,
} from './auth-settings.ts';
import { createVault, type Vault } from './auth-vault.ts';

export type SignInInput = {
  username: string;
  password: string;
  headers: Headers;
  /** The client's IP as the entry knows it. Without one, everybody shares one limit. */
  address?: string | undefined;
};

export type SignInResult =
  | (Identity & { ok: true; setCookies: string[] })
  | { ok: false; reason: 'wrong_credentials' | 'untrusted_origin' | 'no_organisation' }
  | { ok: false; reason: 'too_many'; retryAfterSeconds: number };

/** Whoever a request comes from. Programs have no session. */
export type Caller = {
  actor: OutsideActor;
  displayName: string;
  sessionId?: string;
  factorDue?: FactorDue | undefined;
};

/** The only door to better-auth, and what else the accounts need of secrets. */
export type Auth = {
  authenticate: (request: Request, now: Date) => Promise<Caller | null>;
  identify: (token: string, now: Date) => Promise<Identity | null>;
  /** After whatever may have changed something: what was read of sessions before is asked anew. */
  settle: () => void;
  signIn: (input: SignInInput) => Promise<SignInResult>;
  /** The cookies that make the browser forget. */
  signOut: (request: Request) => Promise<string[]>;
  passwords: PasswordHasher;
  vault: Vault;
  cookie: CookieJar['write'];
  secondFactor: SecondFactor;
  isSecure: boolean;
  sms: Sms | undefined;
  provider: { issuer: string; oidc: Oidc } | undefined;
  log: Log | undefined;
};

export function createAuth(options: AuthOptions): Auth {
  const { db, secret, baseUrl, clock = () => new Date() } = options;
  const jar = createCookieJar(secret, isHttps(baseUrl));
  const { read, settle } = createSessionReader(
    db,
    options.sessionsAbreast ?? Number.POSITIVE_INFINITY,
  );
  const auth = betterAuth(authSettings(options));

  return {
    async authenticate({ headers, method }, now) {
      const token = await jar.read(headers);
      return token === undefined ? null : read(token, now, method === 'GET' || method === 'HEAD');
    },

    identify: async (token, now) => read(token, now),
    settle,

    async signIn(input) {
      const { baseURL } = await auth.$context;
      const response = await auth.handler(signInRequest(`${baseURL}/sign-in/username`, input));
      if (!response.ok) return toFailure(response);
      const setCookies = response.headers.getSetCookie();
      const token = await jar.read(new Headers({ cookie: asCookieHeader(setCookies) }));
      const identity = token === undefined ? null : await read(token, clock());
      if (identity === null) throw new Error('The session just made is not readable');
      await forgetAttempts(db, 'username', normalizeUsername(input.username));
      await sweepSessions(db, identity.actor.userId, clock());
      return { ok: true, ...identity, setCookies };
    },

    async signOut({ headers }) {
      const { headers: answer } = await auth.api.signOut({ headers, returnHeaders: true });
      return answer.getSetCookie();
    },

    passwords: options.password,
    vault: createVault(secret),
    cookie: jar.write,
    secondFactor: options.secondFactor ?? 'required',
    isSecure: isHttps(baseUrl),
    sms: options.sms,
    provider: options.oidc && {
      issuer: options.oidc.issuer,
      oidc: createOidc(options.oidc, `${baseUrl}/api/session/provider/callback`),
    },
    log: options.log,
  };
}

/** Only what better-auth should see: no cookies, and no address but the one the entry vouches for. */
function signInRequest(url: string, input: SignInInput): Request {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of ['origin', 'sec-fetch-site']) {
    const value = input.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  headers.set('user-agent', input.headers.get('user-agent')?.slice(0, 200) ?? '');
  if (input.address !== undefined) headers.set(addressHeader, input.address);
  const { username: name, password } = input;
  return new Request(url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username: name, password }),
  });
}

async function toFailure(response: Response): Promise<SignInResult> {
  switch (response.status) {
    case 400:
    case 401:
    case 422:
      return { ok: false, reason: 'wrong_credentials' };
    case 403: {
      const noOrganisation = (await response.text()).includes('NO_ORGANISATION');
      return { ok: false, reason: noOrganisation ? 'no_organisation' : 'untrusted_origin' };
    }
    case 429: {
      const retryAfterSeconds = Number(response.headers.get('x-retry-after') ?? 60);
      return { ok: false, reason: 'too_many', retryAfterSeconds };
    }
    default:
      throw new Error(`better-auth answered ${response.status} to a sign-in`);
  }
}

function asCookieHeader(setCookies: readonly string[]): string {
  return setCookies.map((cookie) => cookie.split(';', 1)[0] ?? '').join('; ');
}
