import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { fates } from '../../domain/recall-books.ts';
import { disposalOutcomes, recallKinds, reportSteps } from '../../domain/recalls.ts';
import { figuresBody } from './recalls.figures.ts';

export const recallOpened = defineEvent({
  type: 'oversight.recall_opened',
  version: 2,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    number: z.string(),
    class: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    kind: z.enum(recallKinds),
    reasonZh: z.string(),
    reasonEn: z.string(),
    /** Null: with the opening. */
    knownAt: z.iso.datetime().nullable(),
    knownFrom: z.enum(['stated', 'test', 'opening']),
    knownTestId: z.uuid().nullable(),
    responsibleOrgId: z.uuid().nullable(),
    namedLotIds: z.array(z.uuid()),
    /** The lots named and all that were made of them up to then. */
    lotIds: z.array(z.uuid()),
  }),
  lots: ({ lotIds }) => lotIds,
  // The first ones began with their order and didn't tell the named lots from their descendants.
  lift: (_version, body) => ({
    ...(body as object),
    knownAt: null,
    knownFrom: 'opening',
    knownTestId: null,
    responsibleOrgId: null,
    namedLotIds: (body as { lotIds: string[] }).lotIds,
  }),
});

export const recallClosed = defineEvent({
  type: 'oversight.recall_closed',
  version: 1,
  body: z.strictObject({ id: z.uuid(), orgId: z.uuid(), lotIds: z.array(z.uuid()) }),
  lots: ({ lotIds }) => lotIds,
});

/*
 * What follows is a holder's or a reporter's own: no lot's history, which others read, has it.
 */
const nobodyElses = (): readonly string[] => [];

const grams = z.int().min(0);
const pieces = z.int().min(0);

export const recallNoticeReceived = defineEvent({
  type: 'recalls.notice_received',
  version: 1,
  body: z.strictObject({ recallId: z.uuid(), orgId: z.uuid() }),
  lots: nobodyElses,
});

export const recallAnswered = defineEvent({
  type: 'recalls.answered',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    recallId: z.uuid(),
    orgId: z.uuid(),
    /** Counts the firm's answers; for each lot the latest that names it stands. */
    number: z.int(),
    lines: z.array(
      z.strictObject({
        lotId: z.uuid(),
        fate: z.enum(fates),
        grams,
        pieces,
        toOrgId: z.uuid().nullable(),
        shipmentId: z.uuid().nullable(),
        toName: z.string().nullable(),
      }),
    ),
  }),
  lots: nobodyElses,
});

export const recallDisposed = defineEvent({
  type: 'recalls.disposed',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    recallId: z.uuid(),
    byOrgId: z.uuid(),
    note: z.string().nullable(),
    lines: z.array(
      z.strictObject({
        orgId: z.uuid(),
        lotId: z.uuid(),
        placeId: z.uuid(),
        outcome: z.enum(disposalOutcomes),
        grams,
        pieces,
        documentId: z.uuid().nullable(),
        fileSha256: z.string().nullable(),
        eventId: z.uuid().nullable(),
        shipmentId: z.uuid().nullable(),
        holdId: z.uuid().nullable(),
      }),
    ),
  }),
  lots: nobodyElses,
});

export const recallReported = defineEvent({
  type: 'recalls.reported',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    recallId: z.uuid(),
    orgId: z.uuid(),
    step: z.enum([...reportSteps, 'closing']),
    textZh: z.string(),
    textEn: z.string(),
    figures: figuresBody,
  }),
  lots: nobodyElses,
});
