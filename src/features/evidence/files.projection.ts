import { sql } from 'kysely';

import { on, type Projection } from '../../core/journal.ts';
import { fileStored } from './files.events.ts';

export const filesTables = ['file'] as const;

export const filesProjections: readonly Projection[] = [
  on(fileStored, async (tx, events) => {
    const rows = events.map(({ body, recordedAt }) => ({ ...body, recordedAt }));
    // The same bytes may come twice at once: the earlier time wins, whichever is written first.
    await sql`
      insert into file (org_id, sha256, media_type, size, uploaded_at)
      select "orgId", sha256, "mediaType", size, min("recordedAt")
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        "orgId" uuid, sha256 text, "mediaType" text, size bigint, "recordedAt" timestamptz)
      group by 1, 2, 3, 4
      on conflict (org_id, sha256) do update
      set uploaded_at = least(file.uploaded_at, excluded.uploaded_at)
    `.execute(tx);
  }),
];
