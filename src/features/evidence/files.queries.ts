import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type { Viewer } from '../../core/viewer.ts';
import type { FileType } from '../../domain/file-type.ts';
import { seesDocument } from './documents.queries.ts';

export type FileFacts = { sha256: string; mediaType: FileType; size: number };

/** Those of the digests that the organisation has put into the store itself. */
export async function ownFiles(
  db: Db,
  orgId: string,
  digests: readonly string[],
): Promise<Map<string, FileFacts>> {
  if (digests.length === 0) return new Map();
  const rows = await db
    .selectFrom('file')
    .select(['sha256', 'media_type', 'size'])
    .where('org_id', '=', orgId)
    .where('sha256', 'in', digests)
    .execute();
  return new Map(rows.map((row) => [row.sha256, toFacts(row)]));
}

/** One's own upload, or a file of a document that the viewer may see. */
export async function visibleFile(
  db: Db,
  viewer: Viewer,
  sha256: string,
): Promise<FileFacts | undefined> {
  const orgId = viewer.sees === 'own' ? viewer.orgId : null;
  const { rows } = await sql<FileRow>`
    select sha256, media_type, size from file
    where sha256 = ${sha256} and org_id = ${orgId}::uuid
    union all
    select f.sha256, f.media_type, f.size
    from document_file f join document d on d.id = f.document_id
    where f.sha256 = ${sha256} and ${seesDocument(viewer)}
    limit 1
  `.execute(db);
  return rows[0] && toFacts(rows[0]);
}

/** On a standing document of a lot: marked as public where the chain sees the document, or all of a public one. */
export async function publicFile(db: Db, sha256: string): Promise<FileFacts | undefined> {
  const { rows } = await sql<FileRow>`
    select f.sha256, f.media_type, f.size
    from document_file f join document d on d.id = f.document_id
    where f.sha256 = ${sha256} and d.state <> 'void'
      and (d.visibility = 'public' or (d.visibility = 'chain' and f.public))
      and exists (select from document_lot dl where dl.document_id = d.id)
    limit 1
  `.execute(db);
  return rows[0] && toFacts(rows[0]);
}

type FileRow = { sha256: string; media_type: string; size: number };

/** Files get their type from the content check at the door. */
function toFacts({ sha256, media_type, size }: FileRow): FileFacts {
  return { sha256, mediaType: media_type as FileType, size };
}
