import { fileExtensions, type FileType } from '../domain/file-type.ts';
import type { StoredFile } from './ports.ts';

type Facts = { sha256: string; mediaType: FileType; size: number };

/** Uploaded bytes run nowhere: no sniffing, no scripts, and PDF goes to the reader's own program. */
export function fileAnswer(
  { facts, stored }: { facts: Facts; stored: StoredFile },
  cacheControl: string,
): Response {
  const { sha256, mediaType, size } = facts;
  const disposition = mediaType === 'application/pdf' ? 'attachment' : 'inline';
  return new Response(stored.body, {
    headers: {
      'content-type': mediaType,
      'content-length': String(size),
      'content-disposition': `${disposition}; filename="${sha256.slice(0, 16)}.${fileExtensions[mediaType]}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': cacheControl,
      etag: `"${sha256}"`,
    },
  });
}
