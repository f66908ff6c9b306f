import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { fileTypes } from '../../domain/file-type.ts';

/** The bytes stay outside the journal; who put them there, and their digest, is in it. */
export const fileStored = defineEvent({
  type: 'evidence.file_stored',
  version: 1,
  body: z.strictObject({
    orgId: z.uuid(),
    sha256: z.string(),
    mediaType: z.enum(fileTypes),
    size: z.int(),
  }),
  lots: () => [],
});
