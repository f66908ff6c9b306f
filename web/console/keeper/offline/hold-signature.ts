import { compactVerify, createLocalJWKSet, decodeProtectedHeader } from 'jose';

import type { HoldList } from '../../../../src/domain/hold-list.ts';
import type { HoldsState, KeptHolds } from './holds.ts';

/** What signs a list, so that no other document of ours passes for one. */
const typ = 'hold-list+jwt';

export async function openHolds(kept: KeptHolds | undefined, orgId: string): Promise<HoldsState> {
  if (kept === undefined) return { state: 'none' };
  try {
    if (decodeProtectedHeader(kept.jws).typ !== typ) return { state: 'forged' };
    const { payload } = await compactVerify(kept.jws, createLocalJWKSet(kept.keys));
    // Only what we signed gets here, and we sign lists of this shape.
    const list = JSON.parse(new TextDecoder().decode(payload)) as HoldList & { org: string };
    return list.org === orgId ? { state: 'known', list } : { state: 'forged' };
  } catch (error) {
    const unsupported = error instanceof Error && /NotSupported/i.test(error.name);
    return { state: unsupported ? 'unverifiable' : 'forged' };
  }
}
