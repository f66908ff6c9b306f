import type { JSONWebKeySet } from 'jose';

import { type HoldList, judgeOffline } from '../../../../src/domain/hold-list.ts';

export type KeptHolds = {
  jws: string;
  etag: string;
  /** As they were published while the network was there. */
  keys: JSONWebKeySet;
};

export type HoldsState =
  | { state: 'known'; list: HoldList }
  /** Never fetched. */
  | { state: 'none' }
  /** Not signed by a known key: nothing in it is believed. */
  | { state: 'forged' }
  /** This browser can't check it (Ed25519 in WebCrypto: since 2025). */
  | { state: 'unverifiable' };

export type HoldVerdict = 'held' | 'not_held' | 'unknown';

/** Whatever the list doesn't name, or is too old to say, is unknown. */
export function judgeHold(
  holds: HoldsState,
  at: Date,
  question: Parameters<typeof judgeOffline>[2],
): HoldVerdict {
  if (holds.state !== 'known') return 'unknown';
  const verdict = judgeOffline(holds.list, at, question);
  return verdict === 'too_old' ? 'unknown' : verdict;
}
