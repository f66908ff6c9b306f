import {
  base64url,
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { Kysely, QueryExecutorProvider } from 'kysely';
import { z } from 'zod';

import type { Database } from '../../../db/types.ts';
import {
  insertSigningKey,
  lockSigningKeys,
  type SigningKeyRow,
  signingKeys,
} from './keys.store.ts';

const day = 24 * 3_600_000;
const renewedAfter = 30 * day;
/** A new key signs only when every process has come to know it; until then the one before does. */
const knownAfter = 10_000;
const handOver = 60_000;
/** Longer than anything that is signed lives (a list of holds, three days), whatever clocks make of it. */
const publishedAfterwards = 3 * day + 3_600_000;

export type OpenedKey = {
  kid: string;
  x: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
};

export type Keyring = {
  /** The key to sign with now, made anew when the last one is old. */
  signer: (now: Date) => Promise<OpenedKey>;
  /** Null when it was not sealed with our secret: then it is not ours to believe. */
  open: (row: SigningKeyRow) => Promise<OpenedKey | null>;
};

const Ed25519Jwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
});

/**
 * Signing keys rest in the database under a key made from SECRET, bound to their kid, which is the
 * thumbprint of the public half. Who writes to the table without the secret makes no key of ours.
 */
export function createKeyring(db: Kysely<Database>, secret: string): Keyring {
  let sealing: CryptoKey | undefined;
  const opened = new Map<string, OpenedKey>();

  const sealingKey = async () => (sealing ??= await deriveSealingKey(secret));

  const open = async (row: SigningKeyRow): Promise<OpenedKey | null> => {
    const known = opened.get(row.sealed);
    if (known !== undefined) return known.kid === row.kid ? known : null;
    const jwk = await unseal(await sealingKey(), row);
    if (jwk === null || (await calculateJwkThumbprint(jwk)) !== row.kid) return null;
    const key = await toOpenedKey(row.kid, jwk);
    opened.set(row.sealed, key);
    return key;
  };

  /** Those of ours that may sign, newest first. */
  const usable = async (from: QueryExecutorProvider, now: Date) => {
    const rows = await signingKeys(from, now);
    const keys = await Promise.all(
      rows.map(async (row) => ({ createdAt: row.createdAt, key: await open(row) })),
    );
    return keys.flatMap(({ createdAt, key }) =>
      key === null ? [] : [{ key, age: now.getTime() - createdAt.getTime() }],
    );
  };

  const make = async (now: Date): Promise<OpenedKey> => {
    const jwk = await newJwk();
    const kid = await calculateJwkThumbprint(jwk);
    const row = { kid, sealed: await seal(await sealingKey(), kid, jwk) };
    const signsUntil = new Date(now.getTime() + renewedAfter + handOver);
    const publishedUntil = new Date(signsUntil.getTime() + publishedAfterwards);
    const winner = await db.transaction().execute(async (tx) => {
      await lockSigningKeys(tx);
      const [newest] = await usable(tx, now);
      if (newest !== undefined && newest.age < renewedAfter) return newest.key;
      await insertSigningKey(tx, { ...row, createdAt: now, signsUntil, publishedUntil });
      return undefined;
    });
    return winner ?? toOpenedKey(kid, jwk);
  };

  return {
    open,
    async signer(now) {
      const keys = await usable(db, now);
      const [newest] = keys;
      const isDue = newest === undefined || newest.age >= renewedAfter;
      const made = isDue ? await make(now) : newest.key;
      return keys.find(({ age }) => age >= knownAfter)?.key ?? made;
    },
  };
}

async function deriveSealingKey(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', bytesOf(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  const hkdf = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    // Its own purpose, so that this key tells nothing about the one that signs cookies.
    info: bytesOf('frostmark signing keys 1'),
  };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(hkdf, material, aes, false, ['encrypt', 'decrypt']);
}

const ivLength = 12;

async function seal(key: CryptoKey, kid: string, jwk: JWK): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const how = { name: 'AES-GCM', iv, additionalData: bytesOf(kid) };
  const sealed = await crypto.subtle.encrypt(how, key, bytesOf(JSON.stringify(jwk)));
  const whole = new Uint8Array(ivLength + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), ivLength);
  return base64url.encode(whole);
}

async function unseal(key: CryptoKey, { kid, sealed }: SigningKeyRow) {
  try {
    const whole = Uint8Array.from(base64url.decode(sealed));
    const how = {
      name: 'AES-GCM',
      iv: whole.subarray(0, ivLength),
      additionalData: bytesOf(kid),
    };
    const text = await crypto.subtle.decrypt(how, key, whole.subarray(ivLength));
    return Ed25519Jwk.parse(JSON.parse(new TextDecoder().decode(text)));
  } catch {
    return null;
  }
}

async function newJwk() {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return Ed25519Jwk.parse(await exportJWK(privateKey));
}

async function toOpenedKey(kid: string, jwk: z.infer<typeof Ed25519Jwk>): Promise<OpenedKey> {
  const { kty, crv, x, d } = jwk;
  return {
    kid,
    x,
    privateKey: asCryptoKey(await importJWK({ kty, crv, x, d }, 'EdDSA', { extractable: false })),
    publicKey: asCryptoKey(await importJWK({ kty, crv, x }, 'EdDSA')),
  };
}

/** `importJWK` gives bytes only for symmetric keys. */
function asCryptoKey(key: CryptoKey | Uint8Array): CryptoKey {
  if (key instanceof Uint8Array) throw new TypeError('A symmetric key signs nothing here');
  return key;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
