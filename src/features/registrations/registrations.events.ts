import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { fileTypes } from '../../domain/file-type.ts';
import { licenceKinds } from '../../domain/licences.ts';

export const firmKinds = ['operator', 'importer', 'laboratory', 'disinfection', 'market'] as const;

const licence = z.strictObject({
  kind: z.enum(licenceKinds),
  number: z.string(),
  validUntil: z.iso.date().nullable(),
});

/** Of the firm only: who represents it, and how to reach that person, is not asked for. */
const application = z.strictObject({
  id: z.uuid(),
  kind: z.enum(firmKinds),
  nameZh: z.string(),
  nameEn: z.string(),
  uscc: z.string(),
  usccOverrideReason: z.string().nullable(),
  divisionId: z.string(),
  address: z.string(),
  licences: z.array(licence),
});
export type Application = z.infer<typeof application>;

const reason = z.strictObject({ field: z.string(), zh: z.string(), en: z.string() });
const lots = () => [];

export const registrationSubmitted = defineEvent({
  type: 'registration.submitted',
  version: 1,
  body: application,
  lots,
});

/** Mended as asked, and handed in anew. */
export const registrationResubmitted = defineEvent({
  type: 'registration.resubmitted',
  version: 1,
  body: application,
  lots,
});

/** The bytes stay outside the journal. */
export const registrationFileAdded = defineEvent({
  type: 'registration.file_added',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    sha256: z.string(),
    mediaType: z.enum(fileTypes),
    size: z.int(),
  }),
  lots,
});

export const registrationReturned = defineEvent({
  type: 'registration.returned',
  version: 1,
  body: z.strictObject({ id: z.uuid(), reasons: z.array(reason) }),
  lots,
});

export const registrationRefused = defineEvent({
  type: 'registration.refused',
  version: 1,
  body: z.strictObject({ id: z.uuid(), reasons: z.array(reason) }),
  lots,
});

export const registrationOpened = defineEvent({
  type: 'registration.opened',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    divisionId: z.string(),
    address: z.string(),
    licences: z.array(licence),
  }),
  lots,
});

/** The applicant made the owner's account; from here on the follow-up token is no more. */
export const registrationAccountMade = defineEvent({
  type: 'registration.account_made',
  version: 1,
  body: z.strictObject({ id: z.uuid(), orgId: z.uuid(), userId: z.uuid() }),
  lots,
});
