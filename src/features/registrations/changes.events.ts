import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { licenceKinds } from '../../domain/licences.ts';

const licences = z.array(
  z.strictObject({
    kind: z.enum(licenceKinds),
    number: z.string(),
    validUntil: z.iso.date().nullable(),
  }),
);
const lots = () => [];

/** Null is: as it was. `deadlineDays` is what the law gave on that day; null where it gave none. */
export const changeFiled = defineEvent({
  type: 'registration.change_filed',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    divisionId: z.string(),
    happenedOn: z.iso.date(),
    address: z.string().nullable(),
    licences: licences.nullable(),
    nameZh: z.string().nullable(),
    nameEn: z.string().nullable(),
    uscc: z.string().nullable(),
    usccOverrideReason: z.string().nullable(),
    deadlineDays: z.int().nullable(),
    lateDays: z.int(),
    /** Names and credit codes wait for the regulator; the rest is in force at once. */
    awaits: z.boolean(),
  }),
  lots,
});

export const changeConfirmed = defineEvent({
  type: 'registration.change_confirmed',
  version: 1,
  body: z.strictObject({ id: z.uuid(), orgId: z.uuid() }),
  lots,
});

export const changeRejected = defineEvent({
  type: 'registration.change_rejected',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    reasonZh: z.string(),
    reasonEn: z.string(),
  }),
  lots,
});
