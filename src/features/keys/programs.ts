import type { Kysely } from 'kysely';

import type { Database } from '../../../db/types.ts';
import type { ProgramActor } from '../../core/actor.ts';
import { sha256Hex } from '../../core/hash.ts';
import { bearerOf } from '../../core/http.ts';
import { uuidv7 } from '../../core/ids.ts';
import type { Log } from '../../core/ports.ts';
import { countTry, type Limit } from '../../core/rate-limit.ts';
import { lendable } from '../../domain/permissions.ts';
import * as errors from './keys.errors.ts';
import { findKeyInUse, type KeyInUse } from './keys.queries.ts';
import type { PublicKeys } from './keys.schemas.ts';
import { isOneOf, readSecret } from './keys.secret.ts';
import { noteUse } from './keys.store.ts';
import { createKeyring } from './program-keyring.ts';
import {
  type Believed,
  readToken,
  signDocument,
  signToken,
  tokenSeconds,
} from './program-tokens.ts';
import { createTrust } from './program-trust.ts';

export type ProgramsOptions = {
  db: Kysely<Database>;
  secret: string;
  /** `iss` of the tokens: the same for all processes. */
  publicUrl: string;
  log: Log;
  /** Whether work may go on after the answer. Where it may not, the answer waits for it. */
  writesBehind: boolean;
};

export type Token = { accessToken: string; expiresIn: number; scopes: string[] };

export type Programs = {
  /** Null when the request carries no bearer token; throws when it carries a wrong one. */
  authenticate: (
    headers: Headers,
    now: Date,
  ) => Promise<{ actor: ProgramActor; displayName: string } | null>;
  exchange: (asked: { headers: Headers; address: string | undefined; now: Date }) => Promise<Token>;
  publicKeys: (now: Date) => Promise<PublicKeys>;
  /** Of what is no token: `type` keeps one kind of document from passing for another. */
  sign: (type: string, claims: Record<string, unknown>, now: Date) => Promise<string>;
};

/** A yard of gateways may share one address. */
const triesPerAddress: Limit = { seconds: 60, most: 120 };
/** Counted only for the right secret, or strangers could lock a key that they have seen the id of. */
const tokensPerKey: Limit = { seconds: 60, most: 30 };

const nobody = '00000000-0000-0000-0000-000000000000';
const mostRemembered = 2_000;
const minuteMs = 60_000;

export function createPrograms(options: ProgramsOptions): Programs {
  const { db, publicUrl: issuer } = options;
  const keyring = createKeyring(db, options.secret);
  const trust = createTrust(db, keyring);
  const noteLater = createLastUse(options);
  // Checking a signature takes longer than a quick request; the same bytes stay as valid as they were.
  const believed = new Map<string, Believed>();

  const read = async (token: string, now: Date): Promise<Believed | null> => {
    const known = believed.get(token);
    if (known !== undefined && now.getTime() < known.expiresAt && trust.knows(known.kid)) {
      return known;
    }
    believed.delete(token);
    const keyOf = async (kid: string) => trust.keyOf(kid, now);
    const found = await readToken(token, { issuer, now, keyOf });
    if (found === null) return null;
    const oldest = believed.keys().next();
    if (believed.size >= mostRemembered && !oldest.done) believed.delete(oldest.value);
    believed.set(token, found);
    return found;
  };

  return {
    async authenticate(headers, now) {
      const token = bearerOf(headers);
      if (token === undefined) return null;
      await trust.refresh(now);
      const found = await read(token, now);
      if (found === null || trust.isRevoked(found.actor.keyId)) throw errors.tokenRefused();
      await noteLater(found.actor.keyId, now);
      return { actor: found.actor, displayName: found.actor.keyId };
    },

    async exchange({ headers, address, now }) {
      await demandRate(db, `token-address|${address ?? ''}`, triesPerAddress, now);
      const given = readSecret(bearerOf(headers) ?? '');
      const key = await findKeyInUse(db, given?.keyId ?? nobody, now);
      const isRight = isOneOf(given?.hash, key?.hashes ?? []);
      if (!isRight || key === undefined || !isInForce(key, now)) throw errors.keyRefused();
      await demandRate(db, `token-key|${key.id}`, tokensPerKey, now);
      const actor = toActor(key);
      const left = Math.floor((key.expiresAt.getTime() - now.getTime()) / 1000);
      const seconds = Math.min(tokenSeconds, left);
      const signer = await keyring.signer(now);
      trust.learn(signer);
      const id = uuidv7(now);
      const accessToken = await signToken(signer, { issuer, id, actor, now, seconds });
      await noteLater(key.id, now);
      return { accessToken, expiresIn: seconds, scopes: [...actor.scopes] };
    },

    async sign(type, claims, now) {
      const signer = await keyring.signer(now);
      trust.learn(signer);
      return signDocument(signer, type, claims);
    },

    async publicKeys(now) {
      await trust.refresh(now);
      const keys = trust.published().map(({ kid, x }) => ({
        kty: 'OKP' as const,
        crv: 'Ed25519' as const,
        x,
        kid,
        alg: 'EdDSA' as const,
        use: 'sig' as const,
      }));
      return { keys };
    },
  };
}

async function demandRate(db: Kysely<Database>, name: string, limit: Limit, now: Date) {
  // Hashed: an address is a person's, and this table is not for them.
  const counter = { id: uuidv7(now), key: `token|${await sha256Hex(name)}` };
  const wait = await countTry(db, counter, limit, now);
  if (wait !== null) throw errors.tooManyTokens(wait);
}

function isInForce(key: KeyInUse, now: Date): boolean {
  return key.revokedAt === null && key.expiresAt > now;
}

/** Of the key's scopes only what its organisation may lend today. */
function toActor(key: KeyInUse): ProgramActor {
  return {
    kind: 'program',
    keyId: key.id,
    orgId: key.orgId,
    orgKind: key.orgKind,
    scopes: lendable(key.orgKind).filter((scope) => key.scopes.includes(scope)),
    ...(key.jurisdiction !== null && { jurisdiction: key.jurisdiction }),
    ...(key.premisesIds !== null && { premisesIds: key.premisesIds }),
  };
}

/** Notes once a minute that a key is used, where possible without the answer waiting for it. */
function createLastUse({ db, log, writesBehind }: ProgramsOptions) {
  const noted = new Map<string, number>();
  return async (keyId: string, now: Date): Promise<void> => {
    const minute = now.getTime() - (now.getTime() % minuteMs);
    if (noted.get(keyId) === minute) return;
    noted.set(keyId, minute);
    const written = noteUse(db, keyId, new Date(minute)).catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error.message : '' }, 'a key’s last use was lost');
    });
    if (!writesBehind) await written;
  };
}
