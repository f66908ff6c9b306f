import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';

const keyId = z.uuid();
const moment = z.iso.datetime();

/** Ids and rights only: the name that a person gave the key stays outside the journal. */
export const keyIssued = defineEvent({
  type: 'key.issued',
  version: 1,
  body: z.strictObject({
    keyId,
    scopes: z.array(z.string()),
    premisesIds: z.array(z.uuid()).nullable(),
    expiresAt: moment,
  }),
  lots: () => [],
});

export const keyRotated = defineEvent({
  type: 'key.rotated',
  version: 1,
  body: z.strictObject({ keyId, earlierSecretUntil: moment, expiresAt: moment }),
  lots: () => [],
});

export const keyRevoked = defineEvent({
  type: 'key.revoked',
  version: 1,
  body: z.strictObject({ keyId }),
  lots: () => [],
});
