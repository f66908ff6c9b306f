import { createRemoteJWKSet, jwtVerify } from 'jose';
import { type QueryExecutorProvider, sql } from 'kysely';
import { z } from 'zod';

import { sha256 } from '../../core/hash.ts';
import { uuidv7 } from '../../core/ids.ts';
import { providerRefused, providerUnavailable } from './accounts.errors.ts';
import { toBase64Url, type Vault } from './auth-vault.ts';

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string };

/** What only the browser that began may know; it travels sealed in a cookie of its own. */
export type Flow = { state: string; nonce: string; verifier: string };

/** An OpenID Connect provider, by the authorization code flow with PKCE. */
export type Oidc = {
  authorizeUrl: (flow: Flow) => Promise<string>;
  /** Who came back, as the provider names that person: the issuer's own, stable subject. */
  redeem: (code: string, flow: Flow) => Promise<string>;
};

const patienceMs = 10_000;
const rememberedMs = 10 * 60_000;

const discovered = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
type Provider = z.infer<typeof discovered>;

export function createOidc(settings: OidcSettings, redirectUri: string): Oidc {
  const { issuer, clientId } = settings;
  let known: { provider: Provider; until: number } | undefined;

  const discover = async (): Promise<Provider> => {
    if (known !== undefined && known.until > Date.now()) return known.provider;
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const provider = discovered.parse(await fetchJson(url));
    if (provider.issuer !== issuer) throw new Error('The provider names another issuer');
    known = { provider, until: Date.now() + rememberedMs };
    return provider;
  };

  return {
    authorizeUrl: async (flow) => {
      const { authorization_endpoint: endpoint } = await discover().catch(unavailable);
      const url = new URL(endpoint);
      const challenge = toBase64Url(await sha256(flow.verifier));
      for (const [name, value] of Object.entries({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: 'openid',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      })) {
        url.searchParams.set(name, value);
      }
      return url.href;
    },

    redeem: async (code, flow) => {
      const provider = await discover().catch(unavailable);
      const idToken = await fetchIdToken(provider, settings, redirectUri, code, flow.verifier);
      const keys = createRemoteJWKSet(new URL(provider.jwks_uri), { timeoutDuration: patienceMs });
      const { payload } = await jwtVerify(idToken, keys, {
        issuer,
        audience: clientId,
        requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
        // Never what a shared secret could sign, nor nothing.
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      }).catch(refused);
      if (payload['nonce'] !== flow.nonce || payload.sub === undefined) throw providerRefused();
      return payload.sub;
    },
  };
}

async function fetchIdToken(
  provider: Provider,
  { clientId, clientSecret }: OidcSettings,
  redirectUri: string,
  code: string,
  verifier: string,
): Promise<string> {
  const credentials = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const answer = await fetch(provider.token_endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(credentials)}`, accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(unavailable);
  if (answer.status >= 500) throw providerUnavailable(new Error(`token: ${answer.status}`));
  const told = z.object({ id_token: z.string() }).safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !told.success) throw providerRefused();
  return told.data.id_token;
}

async function fetchJson(url: string): Promise<unknown> {
  const answer = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!answer.ok) throw new Error(`The provider answered ${answer.status}`);
  return answer.json();
}

function unavailable(cause: unknown): never {
  throw providerUnavailable(cause);
}

function refused(): never {
  throw providerRefused();
}

const providerId = 'oidc';

/** Keyed, like telephone numbers: some providers use the number of an identity card. */
async function accountIdOf(vault: Vault, issuer: string, subject: string): Promise<string> {
  return vault.mac('oidc', `${issuer}\n${subject}`);
}

export type Outsider = { issuer: string; subject: string };

export async function findByProvider(
  db: QueryExecutorProvider,
  vault: Vault,
  { issuer, subject }: Outsider,
): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string }>`
    select a.user_id as "userId" from auth_account a
    where a.provider_id = ${providerId}
      and a.account_id = ${await accountIdOf(vault, issuer, subject)}
  `.execute(db);
  return rows[0]?.userId;
}

/** False where this identity or this account is linked already. */
export async function linkProvider(
  tx: QueryExecutorProvider,
  vault: Vault,
  { userId, issuer, subject, now }: Outsider & { userId: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into auth_account (id, user_id, account_id, provider_id, created_at, updated_at)
    select ${uuidv7(now)}::uuid, ${userId}::uuid, ${await accountIdOf(vault, issuer, subject)},
      ${providerId}, ${now}::timestamptz, ${now}::timestamptz
    where not exists (
      select from auth_account where user_id = ${userId} and provider_id = ${providerId})
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

export async function unlinkProvider(tx: QueryExecutorProvider, userId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from auth_account where user_id = ${userId} and provider_id = ${providerId} returning id
  `.execute(tx);
  return rows.length > 0;
}
