import type { z } from '@hono/zod-openapi';

import type { FileType } from '../../domain/file-type.ts';
import { licencesOf, type Registration, type RegistrationFile } from './registrations.queries.ts';
import type { RegistrationFileView, RegistrationView } from './registrations.schemas.ts';

export function toRegistrationView(row: Registration): z.infer<typeof RegistrationView> {
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    uscc: row.uscc,
    usccOverrideReason: row.uscc_override_reason,
    divisionId: row.division_id,
    address: row.address,
    licences: licencesOf(row),
    reasons: row.reasons.map(({ field, zh, en }) => ({ field, zh, en })),
    orgId: row.org_id,
    submittedAt: row.submitted_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}

export function toFileView(row: RegistrationFile): z.infer<typeof RegistrationFileView> {
  return {
    sha256: row.sha256,
    // Files get their type from the content check at the door.
    mediaType: row.media_type as FileType,
    size: row.size,
    addedAt: row.added_at.toISOString(),
  };
}
