import { authorize } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { uuidOf, uuidv7 } from '../../core/ids.ts';
import type { FileStore } from '../../core/ports.ts';
import { countTry, type Limit } from '../../core/rate-limit.ts';
import { viewerOf } from '../../core/viewer.ts';
import { isDecided, type ReportKind } from '../../domain/consumer-reports.ts';
import { fileTypeOf } from '../../domain/file-type.ts';
import { withoutMetadata } from '../../domain/picture-metadata.ts';
import { keepBytes, openBytes } from '../evidence/files.service.ts';
import { demandLot } from '../lots/lots.service.ts';
import * as errors from './reports.errors.ts';
import { reportAnswered, reportErased, reportFiled } from './reports.events.ts';
import * as queries from './reports.queries.ts';
import { newReceipt, receiptHash } from './reports.receipt.ts';
import type { AnswerReport } from './reports.schemas.ts';
import { eraseWords, insertWords, type Photo } from './reports.store.ts';

export { reportsDue } from './reports.queries.ts';

/*
 * A consumer has no account: the context is the installation's, and the receipt says which report it is.
 */

/** No longer than sign-in's window, after which the counters are swept. */
const reportsPerAddress: Limit = { seconds: 300, most: 5 };
const followUpsPerAddress: Limit = { seconds: 60, most: 30 };
export const photoMegabytes = 5;

/** Who asks, as a keyed digest: an address is a person's, and whoever has the table could try them all. */
export type Asked = { asker: string };

async function demandRate(ctx: Ctx, name: string, limit: Limit, { asker }: Asked) {
  const key = `report|${name}|${asker}`;
  const wait = await countTry(ctx.whole, { id: uuidv7(ctx.now), key }, limit, ctx.now);
  if (wait !== null) throw errors.tooManyReports(wait);
}

/** Before a body is read: who may send nothing fills no memory. */
export async function demandTurn(ctx: Ctx, asked: Asked): Promise<void> {
  await demandRate(ctx, 'file', reportsPerAddress, asked);
}

export type FiledReport = {
  code: string;
  lotId: string;
  kind: ReportKind;
  text: string | null;
  photo: Uint8Array<ArrayBuffer> | null;
};

export async function fileReport(
  ctx: Ctx,
  files: FileStore,
  { code, lotId, kind, text, photo: bytes }: FiledReport,
): Promise<{ id: string; receipt: string }> {
  const photo = bytes && (await keepPhoto(files, bytes));
  const id = uuidv7(ctx.now);
  const receipt = newReceipt();
  // The journal keeps a hash of this: no words of a person, which could be tried out.
  const command = { name: 'fileReport', input: { id, code, kind } };
  await commit(ctx, 'reports:file', command, async (tx) => {
    const orgId = await queries.orgOfLot(tx, lotId);
    if (orgId === undefined) throw errors.reportNotFound();
    await insertWords(tx, { id, receiptHash: receipt.hash, text, photo });
    return { result: { id }, events: [happened(reportFiled, { id, lotId, orgId, code, kind })] };
  });
  return { id, receipt: receipt.text };
}

/** A picture by its content, without what tells where and by whom it was taken. */
async function keepPhoto(files: FileStore, bytes: Uint8Array<ArrayBuffer>): Promise<Photo> {
  if (bytes.length > photoMegabytes * 1024 * 1024) throw errors.photoTooLarge(photoMegabytes);
  const mediaType = fileTypeOf(bytes);
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') throw errors.notAPhoto();
  return keepBytes(files, mediaType, withoutMetadata(bytes, mediaType));
}

async function demandReceipt(ctx: Ctx, asked: Asked, receipt: string): Promise<queries.Report> {
  await demandRate(ctx, 'follow', followUpsPerAddress, asked);
  const hash = receiptHash(receipt);
  const found = hash === undefined ? undefined : await queries.findByReceipt(ctx.whole, hash);
  if (!found) throw errors.receiptUnknown();
  return found;
}

/** What became of it. What was written is not shown again: a receipt may be read over a shoulder. */
export const followReport = demandReceipt;

/** The consumer takes words and photo back; the report itself stays. */
export async function eraseOwnReport(ctx: Ctx, asked: Asked, receipt: string) {
  const { id, erased_at: erasedAt } = await demandReceipt(ctx, asked, receipt);
  // Once, also of two at a time: nobody fills the journal with a receipt.
  if (erasedAt !== null) return;
  const command = { id: uuidOf('reports.erasure', id), name: 'eraseReport', input: { id } };
  await commit(ctx, 'reports:file', command, async (tx) => {
    const { event } = await eraseOne(tx, id, 'consumer');
    return { result: { id }, events: [event] };
  });
}

async function eraseOne(tx: Db, id: string, by: 'consumer' | 'retention') {
  const report = await queries.lockReport(tx, id);
  if (!report) throw errors.reportNotFound();
  await eraseWords(tx, [id]);
  return { event: happened(reportErased, { id, lotId: report.lot_id, by }) };
}

/** For retention, within its transaction. */
export async function eraseReports(tx: Db, ids: readonly string[]): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for (const id of ids) events.push((await eraseOne(tx, id, 'retention')).event);
  return events;
}

export type ReadReport = queries.Report & { words: queries.Words | undefined };

/** Of one lot or of all: for the firm that declared it and for who oversees it. */
export async function listReports(ctx: Ctx, filter: queries.ReportFilter): Promise<ReadReport[]> {
  authorize(ctx.actor, 'read');
  if (filter.lotId !== undefined) await demandLot(ctx.db, ctx.actor, filter.lotId);
  const reports = await queries.listReports(ctx.db, viewerOf(ctx.actor), filter);
  // Personal words are beyond what readers' roles reach: asked for by the ids that these were shown.
  const words = await queries.readWords(
    ctx.whole,
    reports.map(({ id }) => id),
  );
  return reports.map((report) => ({ ...report, words: words.get(report.id) }));
}

export async function readPhoto(ctx: Ctx, files: FileStore, id: string) {
  authorize(ctx.actor, 'read');
  const report = await queries.findReport(ctx.db, viewerOf(ctx.actor), id);
  if (!report) throw errors.reportNotFound();
  const words = (await queries.readWords(ctx.whole, [id])).get(id);
  const sha256 = words?.photo_sha256 ?? null;
  if (sha256 === null) throw errors.photoNotFound();
  const mediaType = words?.photo_type === 'image/png' ? 'image/png' : 'image/jpeg';
  return openBytes(files, { sha256, mediaType, size: words?.photo_size ?? 0 });
}

export async function answerReport(ctx: Ctx, id: string, input: AnswerReport) {
  const command = { id: input.eventId, name: 'answerReport', input: { ...input, id } };
  return commit(ctx, 'reports:answer', command, async (tx) => {
    const report = await queries.lockReport(tx, id);
    const seen = await queries.findReport(tx, viewerOf(ctx.actor), id);
    if (!report || !seen) throw errors.reportNotFound();
    const { state, answerZh, answerEn } = input;
    if (state === 'examining' && isDecided(report.state)) throw errors.alreadyDecided(report.state);
    const body = { id, lotId: report.lot_id, state, answerZh, answerEn };
    return { result: { id, state }, events: [happened(reportAnswered, body)] };
  });
}
