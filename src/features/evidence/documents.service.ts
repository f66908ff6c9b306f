import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { isUniqueViolation } from '../../core/database-errors.ts';
import { invalidField } from '../../core/errors.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf, toGrams } from '../../core/fields.ts';
import { idMadeBy } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { checkCertificateNumber, checkDeclarationNumber } from '../../domain/customs.ts';
import {
  type DocumentKind,
  type DocumentState,
  isShownToChain,
  mayBecome,
} from '../../domain/documents.ts';
import { formatKg } from '../../domain/quantity.ts';
import * as errors from './documents.errors.ts';
import {
  documentFilesAttached,
  documentLotsLinked,
  documentRecorded,
  documentStateChanged,
  documentVisibilityChanged,
} from './documents.events.ts';
import * as queries from './documents.queries.ts';
import type {
  AttachFiles,
  ChangeDocumentState,
  ChangeVisibility,
  LinkLots,
  RecordDocument,
} from './documents.schemas.ts';
import { moreThanLot } from './evidence.errors.ts';
import { readReferences } from './evidence.queries.ts';
import { demandLots } from './evidence.rules.ts';
import { ownFiles } from './files.queries.ts';

export async function recordDocument(ctx: Ctx, input: RecordDocument) {
  const command = { id: input.eventId, name: 'recordDocument', input };
  return commit(ctx, 'evidence:document', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const occurredAt = occurredAtOf(ctx, input);
    const { kind, issuer, state = 'issued', visibility = 'chain' } = input;
    const paper = paperOf(ctx, kind, state, input);
    if (paper.number !== null) await demandFree(tx, { orgId, kind, issuer, number: paper.number });
    const files = await demandFiles(tx, orgId, input.files ?? []);
    const lots = await demandLinks(tx, ctx, input.lots ?? [], occurredAt);
    demandCover(paper.coversGrams, 0, lots);
    const id = idMadeBy(input.eventId, ctx.now);
    const body = { id, orgId, kind, issuer, state, ...paper, visibility, files, lots };
    return { result: { id }, events: [happened(documentRecorded, body, { occurredAt })] };
  }).catch(asNumberTaken);
}

/** For two that record the same number at the same moment. */
function asNumberTaken(error: unknown): never {
  throw isUniqueViolation(error, ['document_number_key']) ? errors.numberTaken() : error;
}

type Paper = {
  number: string | null;
  issuedOn: string | null;
  validUntil: string | null;
  coversGrams: number | null;
};

type PaperInput = {
  number?: string | undefined;
  issuedOn?: string | undefined;
  validUntil?: string | undefined;
  coversKg?: number | undefined;
};

/** What the paper says, new fields over what was known. */
function paperOf(
  ctx: Ctx,
  kind: DocumentKind,
  state: DocumentState,
  input: PaperInput,
  known?: Paper,
): Paper {
  const { coversKg } = input;
  const paper = {
    number:
      input.number === undefined ? (known?.number ?? null) : numberOf(ctx, kind, input.number),
    issuedOn: input.issuedOn ?? known?.issuedOn ?? null,
    validUntil: input.validUntil ?? known?.validUntil ?? null,
    coversGrams: coversKg === undefined ? (known?.coversGrams ?? null) : toGrams(coversKg),
  };
  if (state === 'issued' && paper.number === null) throw errors.numberMissing();
  if (state === 'not_requested' && paper.number !== null) throw errors.numberNotRequested();
  const { issuedOn, validUntil } = paper;
  if (issuedOn !== null && issuedOn > shanghaiDate(ctx.now)) throw errors.badDate('issuedOn');
  if (issuedOn !== null && validUntil !== null && validUntil < issuedOn) {
    throw errors.badDate('validUntil');
  }
  return paper;
}

function numberOf(ctx: Ctx, kind: DocumentKind, text: string): string {
  const thisYear = Number(shanghaiDate(ctx.now).slice(0, 4));
  const checked =
    kind === 'customs_declaration'
      ? checkDeclarationNumber(text, { importLot: false, thisYear })
      : checkCertificateNumber(text);
  if (checked.ok) return checked.value;
  throw invalidField('number', checked.fault.code, checked.fault.message);
}

async function demandFree(tx: Db, key: Parameters<typeof queries.numberExists>[1]): Promise<void> {
  if (await queries.numberExists(tx, key)) throw errors.numberTaken();
}

/** Only one's own uploads: a digest alone opens no other firm's file. */
async function demandFiles(
  tx: Db,
  orgId: string,
  files: readonly { sha256: string; public: boolean }[],
) {
  const digests = files.map(({ sha256 }) => sha256);
  const known = await ownFiles(tx, orgId, digests);
  const unknown = digests.flatMap((sha256, index) =>
    known.has(sha256) ? [] : [`files.${index}.sha256`],
  );
  if (unknown.length > 0) throw errors.unknownFiles(unknown);
  const shown = new Map(files.map((file) => [file.sha256, file.public]));
  return [...known.values()].map((file) => ({ ...file, public: shown.get(file.sha256) === true }));
}

type Link = { lotId: string; grams: number };

async function demandLinks(
  tx: Db,
  ctx: Ctx,
  links: readonly { lotId: string; netWeightKg?: number | undefined }[],
  at: Date,
): Promise<Link[]> {
  if (links.length === 0) return [];
  const ids = links.map(({ lotId }) => lotId);
  const references = await readReferences(tx, viewerOf(ctx.actor), { lotIds: ids });
  const lots = demandLots(references, ids, at, {
    lot: (index) => `lots.${index}.lotId`,
    time: 'occurredAt',
  });
  return lots.map((lot, index) => {
    const kg = links[index]?.netWeightKg;
    const grams = kg === undefined ? lot.grams : toGrams(kg);
    if (grams > lot.grams) {
      throw moreThanLot(`lots.${index}.netWeightKg`, `${formatKg(lot.grams)} kg`);
    }
    return { lotId: lot.id, grams };
  });
}

/** The first line that no longer fits is named, with what is left for it. */
function demandCover(coversGrams: number | null, coveredGrams: number, links: readonly Link[]) {
  if (coversGrams === null) return;
  let left = coversGrams - coveredGrams;
  for (const [index, { grams }] of links.entries()) {
    if (grams > left) throw errors.usedUp(`lots.${index}.netWeightKg`, left, grams);
    left -= grams;
  }
}

export async function changeDocumentState(ctx: Ctx, id: string, input: ChangeDocumentState) {
  const command = { id: input.eventId, name: 'changeDocumentState', input: { ...input, id } };
  return commit(ctx, 'evidence:document', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const document = await lockOwn(tx, orgId, id);
    const { kind, issuer } = document;
    if (!mayBecome(document.state, input.state)) {
      throw errors.badTransition(document.state, input.state);
    }
    const paper = paperOf(ctx, kind, input.state, input, {
      number: document.number,
      issuedOn: document.issued_on,
      validUntil: document.valid_until,
      coversGrams: document.covers_grams,
    });
    if (paper.number !== null && paper.number !== document.number) {
      await demandFree(tx, { orgId, kind, issuer, number: paper.number });
    }
    if (paper.coversGrams !== null && paper.coversGrams < document.covered_grams) {
      throw errors.usedUp('coversKg', paper.coversGrams, document.covered_grams);
    }
    const lotIds = await queries.linkedLots(tx, id);
    const body = { id, state: input.state, ...paper, lotIds };
    const occurredAt = occurredAtOf(ctx, input);
    const meta = input.reason === undefined ? { occurredAt } : { occurredAt, reason: input.reason };
    return { result: { id }, events: [happened(documentStateChanged, body, meta)] };
  }).catch(asNumberTaken);
}

export async function changeVisibility(ctx: Ctx, id: string, input: ChangeVisibility) {
  const command = { id: input.eventId, name: 'changeVisibility', input: { ...input, id } };
  return commit(ctx, 'evidence:document', command, async (tx) => {
    await lockOwn(tx, orgOf(ctx.actor), id);
    const { visibility } = input;
    if (!isShownToChain(visibility) && (await queries.hasTravelled(tx, id))) {
      throw errors.travels();
    }
    const lotIds = await queries.linkedLots(tx, id);
    const occurredAt = occurredAtOf(ctx, input);
    const body = { id, visibility, lotIds };
    return {
      result: { id },
      events: [happened(documentVisibilityChanged, body, { occurredAt })],
    };
  });
}

export async function attachFiles(ctx: Ctx, id: string, input: AttachFiles) {
  const command = { id: input.eventId, name: 'attachFiles', input: { ...input, id } };
  return commit(ctx, 'evidence:document', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    await lockStanding(tx, orgId, id);
    const files = await demandFiles(tx, orgId, input.files);
    const lotIds = await queries.linkedLots(tx, id);
    const occurredAt = occurredAtOf(ctx, input);
    const event = happened(documentFilesAttached, { id, files, lotIds }, { occurredAt });
    return { result: { id }, events: [event] };
  });
}

export async function linkLots(ctx: Ctx, id: string, input: LinkLots) {
  const command = { id: input.eventId, name: 'linkLots', input: { ...input, id } };
  return commit(ctx, 'evidence:document', command, async (tx) => {
    const document = await lockStanding(tx, orgOf(ctx.actor), id);
    const occurredAt = occurredAtOf(ctx, input);
    const lots = await demandLinks(tx, ctx, input.lots, occurredAt);
    const linked = new Set(await queries.linkedLots(tx, id));
    const again = lots.flatMap(({ lotId }, index) =>
      linked.has(lotId) ? [`lots.${index}.lotId`] : [],
    );
    if (again.length > 0) throw errors.lotLinked(again);
    demandCover(document.covers_grams, document.covered_grams, lots);
    return {
      result: { id },
      events: [happened(documentLotsLinked, { id, lots }, { occurredAt })],
    };
  });
}

async function lockOwn(tx: Db, orgId: string, id: string): Promise<queries.Document> {
  const document = await queries.lockOwnDocument(tx, orgId, id);
  if (!document) throw errors.documentNotFound();
  return document;
}

async function lockStanding(tx: Db, orgId: string, id: string): Promise<queries.Document> {
  const document = await lockOwn(tx, orgId, id);
  if (document.state === 'void') throw errors.isVoid();
  return document;
}

export async function readDocument(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const viewer = viewerOf(ctx.actor);
  const document = await queries.findDocument(ctx.db, viewer, id);
  if (!document) throw errors.documentNotFound();
  return { document, parts: await queries.readParts(ctx.db, viewer, [id]) };
}

export async function listDocuments(ctx: Ctx, filter: Parameters<typeof queries.listDocuments>[2]) {
  authorize(ctx.actor, 'read');
  const viewer = viewerOf(ctx.actor);
  const documents = await queries.listDocuments(ctx.db, viewer, filter);
  const ids = documents.map(({ id }) => id);
  return { documents, parts: await queries.readParts(ctx.db, viewer, ids) };
}
