import type { Kysely } from 'kysely';

import type { Database } from '../../../db/types.ts';
import { readTrust } from './keys.store.ts';
import type { Keyring, OpenedKey } from './program-keyring.ts';
import { skewSeconds, tokenSeconds } from './program-tokens.ts';

/** After this long the next request looks anew, while others go on with what is known. */
const freshMs = 2_000;
/** Nobody goes on with what is older: the bound within which a revocation is felt everywhere. */
export const oldestMs = 5_000;
/** A token of a key made a moment ago elsewhere is worth a look, made-up ones are not worth many. */
const strangersMs = 250;

/** Revoked longer ago, a key has no tokens left; doubled for processes whose clocks differ. */
const remembersRevokedMs = 2 * (tokenSeconds + skewSeconds) * 1000;

type Known = { at: number; signing: Map<string, OpenedKey>; revoked: Set<string> };

export type Trust = {
  /** Throws what the database threw when it is away for longer than anything may be believed. */
  refresh: (now: Date) => Promise<void>;
  keyOf: (kid: string, now: Date) => Promise<OpenedKey | undefined>;
  /** A key of our own making needs no look. */
  learn: (key: OpenedKey) => void;
  knows: (kid: string) => boolean;
  isRevoked: (keyId: string) => boolean;
  published: () => OpenedKey[];
};

/**
 * What is believed without asking: read every few seconds by one request, never by a timer and never
 * through a promise that another request waits for, which Workers forbid.
 */
export function createTrust(db: Kysely<Database>, keyring: Keyring): Trust {
  let known: Known = { at: Number.NEGATIVE_INFINITY, signing: new Map(), revoked: new Set() };
  let lookedAt = Number.NEGATIVE_INFINITY;
  let lookedForStrangers = Number.NEGATIVE_INFINITY;

  const look = async (now: Date): Promise<void> => {
    const at = now.getTime();
    const since = new Date(at - remembersRevokedMs);
    const { signing, revoked } = await readTrust(db, now, since);
    const keys = await Promise.all(signing.map(keyring.open));
    const opened = keys.flatMap((key) => (key === null ? [] : [key]));
    // A slow look must not put back what a later one has replaced.
    if (at < known.at) return;
    known = {
      at,
      signing: new Map(opened.map((key) => [key.kid, key])),
      revoked: new Set(revoked),
    };
  };

  const isWithin = (since: number, now: Date, ms: number) =>
    now.getTime() >= since && now.getTime() - since < ms;

  return {
    async refresh(now) {
      const usable = isWithin(known.at, now, oldestMs);
      if (usable && isWithin(lookedAt, now, freshMs)) return;
      lookedAt = now.getTime();
      await look(now).catch((error: unknown) => {
        if (!usable) throw error;
      });
    },
    async keyOf(kid, now) {
      const key = known.signing.get(kid);
      if (key !== undefined) return key;
      if (isWithin(lookedForStrangers, new Date(), strangersMs)) return undefined;
      lookedForStrangers = Date.now();
      await look(now);
      return known.signing.get(kid);
    },
    learn: (key) => void known.signing.set(key.kid, key),
    knows: (kid) => known.signing.has(kid),
    isRevoked: (keyId) => known.revoked.has(keyId),
    published: () => [...known.signing.values()],
  };
}
