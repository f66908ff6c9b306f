import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { sha256Hex } from '../../core/hash.ts';
import type { FileStore, StoredFile } from '../../core/ports.ts';
import { viewerOf } from '../../core/viewer.ts';
import { type FileType, fileTypeOf, fileTypes } from '../../domain/file-type.ts';
import * as errors from './files.errors.ts';
import { fileStored } from './files.events.ts';
import * as queries from './files.queries.ts';

function keyOf(sha256: string): string {
  return `sha256/${sha256.slice(0, 2)}/${sha256}`;
}

/** Keeps a file by its digest: the same bytes again change nothing. */
export async function storeFile(
  ctx: Ctx,
  files: FileStore,
  declaredType: string | undefined,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<queries.FileFacts> {
  authorize(ctx.actor, 'evidence:document');
  const orgId = orgOf(ctx.actor);
  const facts = await keepBytes(files, declaredType, bytes);
  const { sha256 } = facts;
  if ((await queries.ownFiles(ctx.db, orgId, [sha256])).has(sha256)) return facts;
  const command = { name: 'storeFile', input: { sha256 } };
  return commit(ctx, 'evidence:document', command, async () => ({
    result: facts,
    events: [happened(fileStored, { orgId, ...facts })],
  }));
}

/** Bytes first: a record never points at nothing, and bytes without a record harm nobody. */
export async function keepBytes(
  files: FileStore,
  declaredType: string | undefined,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<queries.FileFacts> {
  const mediaType = demandType(declaredType, bytes);
  const sha256 = await sha256Hex(bytes);
  await files.put(keyOf(sha256), bytes, mediaType);
  return { sha256, mediaType, size: bytes.length };
}

function demandType(declared: string | undefined, bytes: Uint8Array): FileType {
  const named = declared?.split(';')[0]?.trim().toLowerCase();
  if (!fileTypes.some((type) => type === named)) throw errors.unsupportedType();
  const actual = fileTypeOf(bytes);
  if (actual === undefined) throw errors.unrecognisedContent();
  if (actual !== named) throw errors.contentDiffers(named ?? '', actual);
  return actual;
}

export type OpenFile = { facts: queries.FileFacts; stored: StoredFile };

export async function readFile(ctx: Ctx, files: FileStore, sha256: string): Promise<OpenFile> {
  authorize(ctx.actor, 'read');
  return openBytes(files, await queries.visibleFile(ctx.db, viewerOf(ctx.actor), sha256));
}

/** Without sign-in: only what was marked as public. */
export async function readPublicFile(db: Db, files: FileStore, sha256: string): Promise<OpenFile> {
  return openBytes(files, await queries.publicFile(db, sha256));
}

/** What a record says about a file, and its bytes. */
export async function openBytes(
  files: FileStore,
  facts: queries.FileFacts | undefined,
): Promise<OpenFile> {
  if (!facts) throw errors.fileNotFound();
  const stored = await files.get(keyOf(facts.sha256));
  if (!stored) throw errors.bytesMissing();
  return { facts, stored };
}
