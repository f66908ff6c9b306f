import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { duties } from '../../domain/duties.ts';
import { identityKinds } from '../../domain/identity-number.ts';
import { personalFields } from './people.crypto.ts';

/** These say that a person's data was touched and which, never what it said. */
const worker = { orgId: z.uuid(), workerNo: z.string() };
const fields = z.array(z.enum(personalFields));

export const workerRegistered = defineEvent({
  type: 'people.worker_registered',
  version: 1,
  body: z.strictObject({
    ...worker,
    premisesId: z.uuid().nullable(),
    duty: z.enum(duties),
    activeSince: z.iso.date(),
    activeUntil: z.iso.date().nullable(),
    fields,
  }),
  lots: () => [],
});

export const workerAmended = defineEvent({
  type: 'people.worker_amended',
  version: 1,
  body: z.strictObject({
    ...worker,
    premisesId: z.uuid().nullable(),
    duty: z.enum(duties),
    activeSince: z.iso.date(),
    activeUntil: z.iso.date().nullable(),
    fields,
  }),
  lots: () => [],
});

/** Recorded before the values are answered. */
export const workerDisclosed = defineEvent({
  type: 'people.worker_disclosed',
  version: 1,
  body: z.strictObject({ ...worker, fields }),
  lots: () => [],
});

export const workerSought = defineEvent({
  type: 'people.worker_sought',
  version: 1,
  body: z.strictObject({
    by: z.enum(identityKinds).exclude(['none']),
    found: z.array(z.strictObject(worker)),
  }),
  lots: () => [],
});

export const workerErased = defineEvent({
  type: 'people.worker_erased',
  version: 1,
  body: z.strictObject({ ...worker, because: z.enum(['request', 'retention']) }),
  lots: () => [],
});

export const keyDestroyed = defineEvent({
  type: 'people.key_destroyed',
  version: 1,
  body: z.strictObject({ orgId: z.uuid() }),
  lots: () => [],
});

export const keysRewrapped = defineEvent({
  type: 'people.keys_rewrapped',
  version: 1,
  body: z.strictObject({ keyId: z.string(), keys: z.int() }),
  lots: () => [],
});
