import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { documentKinds, documentStates, documentVisibilities } from '../../domain/documents.ts';
import { fileTypes } from '../../domain/file-type.ts';

const file = z.strictObject({
  sha256: z.string(),
  mediaType: z.enum(fileTypes),
  size: z.int(),
  public: z.boolean(),
});

const link = z.strictObject({ lotId: z.uuid(), grams: z.int() });

const paper = {
  number: z.string().nullable(),
  issuedOn: z.iso.date().nullable(),
  validUntil: z.iso.date().nullable(),
  coversGrams: z.int().nullable(),
};

export const documentRecorded = defineEvent({
  type: 'evidence.document_recorded',
  version: 2,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    kind: z.enum(documentKinds),
    issuer: z.string(),
    state: z.enum(documentStates),
    ...paper,
    visibility: z.enum(documentVisibilities),
    files: z.array(file),
    lots: z.array(link),
  }),
  lots: ({ lots }) => lots.map(({ lotId }) => lotId),
  // Before documents had a visibility, who handled the lots saw them.
  lift: (_version, body) => ({ ...(body as object), visibility: 'chain' }),
});

/** With what the paper says now: one that is issued later brings its number and dates. */
export const documentStateChanged = defineEvent({
  type: 'evidence.document_state_changed',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    state: z.enum(documentStates),
    ...paper,
    lotIds: z.array(z.uuid()),
  }),
  lots: ({ lotIds }) => lotIds,
});

export const documentFilesAttached = defineEvent({
  type: 'evidence.document_files_attached',
  version: 1,
  body: z.strictObject({ id: z.uuid(), files: z.array(file), lotIds: z.array(z.uuid()) }),
  lots: ({ lotIds }) => lotIds,
});

export const documentLotsLinked = defineEvent({
  type: 'evidence.document_lots_linked',
  version: 1,
  body: z.strictObject({ id: z.uuid(), lots: z.array(link) }),
  lots: ({ lots }) => lots.map(({ lotId }) => lotId),
});

export const documentVisibilityChanged = defineEvent({
  type: 'evidence.document_visibility_changed',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    visibility: z.enum(documentVisibilities),
    lotIds: z.array(z.uuid()),
  }),
  lots: ({ lotIds }) => lotIds,
});
