import { z } from '@hono/zod-openapi';

import { commandFields, QuantityInput, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { effectivenessFormula, fates } from '../../domain/recall-books.ts';
import { recallSteps } from '../../domain/recall-clock.ts';
import { disposalOutcomes, recallKinds, reportSteps } from '../../domain/recalls.ts';

const lotIds = z.array(z.uuid()).min(1).max(200);
const recallClass = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const maxLines = 500;

export const OpenRecall = z
  .strictObject({
    ...commandFields,
    number: textField(60).optional().openapi({
      description:
        'The number of the order, wanted for an ordered one; made for others when left out.',
      example: '粤市监召〔2026〕12号',
    }),
    class: recallClass,
    kind: z.enum(recallKinds).openapi({
      description: 'ordered: the authority alone. mock: a drill, which stops no goods.',
    }),
    reasonZh: textField(300),
    reasonEn: textField(300),
    knownAt: z.iso
      .datetime({ offset: true })
      .optional()
      .openapi({
        description:
          'When the risk was known; the clock starts here. When left out: the first standing positive ' +
          'result of the lots, or else the opening. A drill begins with its opening.',
      }),
    responsibleOrgId: z.uuid().optional().openapi({
      description:
        "The firm that recalls and reports; a firm's own recall names itself, an authority's the declarant of the first lot.",
    }),
    lotIds,
  })
  .openapi('OpenRecall');
export type OpenRecall = z.infer<typeof OpenRecall>;

export const CloseRecall = z
  .strictObject({
    ...commandFields,
    reason: textField(300),
    releaseHolds: z.boolean().openapi({
      description:
        'Whether what is left of the goods may move again: then all of it is disposed of as released. Of the authority alone, drills excepted.',
    }),
    undisposedReason: textField(300).optional().openapi({
      description: 'Why goods that nobody disposed of stay as they are. Of the authority alone.',
    }),
  })
  .openapi('CloseRecall');
export type CloseRecall = z.infer<typeof CloseRecall>;

export const ReceiveNotice = z.strictObject({ ...commandFields }).openapi('ReceiveRecallNotice');
export type ReceiveNotice = z.infer<typeof ReceiveNotice>;

export const AnswerRecall = z
  .strictObject({
    ...commandFields,
    lines: z
      .array(
        z.strictObject({
          lotId: z.uuid(),
          fate: z.enum(fates),
          quantity: QuantityInput,
          toOrgId: z.uuid().optional(),
          shipmentId: z.uuid().optional(),
          toName: textField(120)
            .optional()
            .openapi({ description: 'Of a firm not in the system.' }),
        }),
      )
      .min(1)
      .max(maxLines)
      .openapi({
        description:
          'What became of all that ever came to you of each lot named. A later answer that names a lot replaces the earlier one for it as a whole. sold_on says to whom: toOrgId, shipmentId or toName.',
      }),
  })
  .openapi('AnswerRecall');
export type AnswerRecall = z.infer<typeof AnswerRecall>;

export const DisposeRecalled = z
  .strictObject({
    ...commandFields,
    note: textField(300).optional(),
    lines: z
      .array(
        z.strictObject({
          lotId: z.uuid(),
          placeId: z.uuid().openapi({ description: 'Where the goods stand, or stood.' }),
          outcome: z.enum(disposalOutcomes),
          quantity: QuantityInput,
          evidence: z
            .strictObject({
              eventId: z.uuid().optional(),
              shipmentId: z.uuid().optional(),
              documentId: z.uuid().optional(),
              fileSha256: z
                .string()
                .regex(/^[0-9a-f]{64}$/)
                .optional(),
              holdId: z.uuid().optional(),
            })
            .openapi({
              description:
                'destroyed: eventId of your record of the destruction. returned: shipmentId of a return that was received. downgraded: documentId or fileSha256 of your own. released: holdId of a released hold of this recall (the authority).',
            }),
        }),
      )
      .min(1)
      .max(maxLines),
  })
  .openapi('DisposeRecalled');
export type DisposeRecalled = z.infer<typeof DisposeRecalled>;

export const FileRecallReport = z
  .strictObject({
    ...commandFields,
    step: z.enum(reportSteps),
    textZh: textField(4000, { multiline: true }),
    textEn: textField(4000, { multiline: true }),
  })
  .openapi('FileRecallReport');
export type FileRecallReport = z.infer<typeof FileRecallReport>;

export const RecallQuery = PageQuery.extend({
  lotId: z.uuid().optional(),
  active: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({ description: 'Whether it is still under way.' }),
});

export const MomentQuery = z.strictObject({
  at: z.iso.datetime({ offset: true }).optional().openapi({
    description: 'The moment to answer for, by what is known now. Never in the future.',
  }),
  lang: z.enum(['zh', 'en']).optional(),
});

const text = z.strictObject({ zh: z.string(), en: z.string() });
const moment = z.iso.datetime();
const quantity = z.strictObject({ netWeightKg: z.number(), pieces: z.int() });

/** A drill is marked wherever it appears. */
const drill = {
  drill: z.boolean(),
  drillText: text.nullable().openapi({ description: 'What to tell readers of a drill.' }),
};

export const RecallView = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    orgId: z.uuid(),
    class: recallClass,
    kind: z.enum(recallKinds),
    kindName: text,
    ...drill,
    reasonZh: z.string(),
    reasonEn: z.string(),
    responsibleOrgId: z.uuid().nullable(),
    knownAt: moment,
    knownFrom: z.enum(['stated', 'test', 'opening']),
    openedAt: moment,
    closedAt: moment.nullable(),
  })
  .openapi('Recall');
export type RecallView = z.infer<typeof RecallView>;

const DeadlineView = z
  .strictObject({
    step: z.enum(recallSteps),
    name: text,
    dueAt: moment,
    doneAt: moment.nullable(),
    state: z.enum(['met', 'late', 'open', 'overdue']),
    basis: z.enum(['law', 'platform']),
    basisText: text,
    holidaysNotPublished: z.array(z.int()).openapi({
      description:
        'Years on the way to this day whose holidays are not published: weekends only were counted out.',
    }),
    calendarText: text.nullable(),
  })
  .openapi('RecallDeadline');

export const RecallClockView = z
  .strictObject({ at: moment, deadlines: z.array(DeadlineView) })
  .openapi('RecallClock');
export type RecallClockView = z.infer<typeof RecallClockView>;

export const RecallWithLots = RecallView.extend({
  lotIds: z.array(z.uuid()).openapi({ description: 'The recalled lots that you handle.' }),
  clock: RecallClockView,
}).openapi('RecallWithLots');

const share = z
  .strictObject({
    accountedKg: z.number(),
    distributedKg: z.number(),
    percent: z.number().nullable().openapi({ description: 'Null where nothing was distributed.' }),
  })
  .openapi('RecallShare', { description: effectivenessFormula.en });

const where = z
  .strictObject({
    stored: quantity,
    in_transit: quantity,
    consumers: quantity,
    outside_firms: quantity,
    destroyed: quantity,
    lost: quantity,
  })
  .openapi('RecallWhereabouts');

const disposed = z
  .strictObject({
    returned: quantity,
    destroyed: quantity,
    downgraded: quantity,
    released: quantity,
  })
  .openapi('RecallDisposed');

export const RecallFiguresView = z
  .strictObject({
    at: moment,
    formula: text,
    effectiveness: share,
    lots: z.int(),
    holders: z.int(),
    received: z.int(),
    answered: z.int(),
    overdue: z.int(),
    disagreeing: z.int().openapi({ description: 'Holders whose answer differs from the books.' }),
    firstNoticeAt: moment.nullable(),
    lastAnswerAt: moment.nullable(),
    minutesToFirstNotice: z.int().nullable().openapi({ description: 'Since the risk was known.' }),
    minutesToLastAnswer: z.int().nullable().openapi({ description: 'Since the first notice.' }),
    where,
    disposed,
    undisposed: quantity.openapi({
      description: 'Stands somewhere and was neither downgraded nor released.',
    }),
    undisposedReason: z.string().nullable(),
    byHolder: z
      .array(z.strictObject({ orgId: z.uuid(), lots: z.int(), where, effectiveness: share }))
      .openapi({ description: 'Those that you may see.' }),
  })
  .openapi('RecallFigures');
export type RecallFiguresView = z.infer<typeof RecallFiguresView>;

const fateQuantities = z
  .strictObject({
    here: quantity,
    sold_on: quantity,
    consumers: quantity,
    destroyed: quantity,
    returned: quantity,
    processed: quantity,
    not_found: quantity,
  })
  .openapi('RecallFates');

const answerLine = z.strictObject({
  lotId: z.uuid(),
  fate: z.enum(fates),
  quantity,
  toOrgId: z.uuid().nullable(),
  shipmentId: z.uuid().nullable(),
  toName: z.string().nullable(),
});

export const RecallNoticeView = z
  .strictObject({
    recallId: z.uuid(),
    number: z.string(),
    ...drill,
    orgId: z.uuid(),
    orgNameZh: z.string(),
    orgNameEn: z.string(),
    issuedAt: moment,
    dueAt: moment.openapi({
      description:
        "When the answer is due: the hours of the class after the notice, this platform's default.",
    }),
    receivedAt: moment.nullable(),
    lastAnswerAt: moment.nullable(),
    answered: z.boolean(),
    overdue: z.boolean(),
    effectiveness: share,
    lots: z.array(
      z.strictObject({
        lotId: z.uuid(),
        lotNumber: z.string(),
        productNameZh: z.string(),
        productNameEn: z.string(),
        issuedAt: moment,
        came: quantity.openapi({ description: 'All that ever came to this holder, by the books.' }),
        notArrived: quantity,
        books: fateQuantities,
        answeredAt: moment.nullable(),
        answer: z.array(answerLine).nullable(),
        disagreements: z
          .array(
            z.strictObject({
              fate: z.enum(fates),
              answered: quantity,
              booked: quantity,
              difference: quantity,
            }),
          )
          .openapi({ description: 'The answer against the books as of the moment of the answer.' }),
        disposed,
      }),
    ),
  })
  .openapi('RecallNotice');
export type RecallNoticeView = z.infer<typeof RecallNoticeView>;

export const RecallAnswerView = z
  .strictObject({
    id: z.uuid(),
    recallId: z.uuid(),
    ...drill,
    orgId: z.uuid(),
    number: z.int(),
    answeredAt: moment,
    recordedAt: moment,
    lines: z.array(answerLine),
  })
  .openapi('RecallAnswer');
export type RecallAnswerView = z.infer<typeof RecallAnswerView>;

export const RecallDisposalView = z
  .strictObject({
    id: z.uuid(),
    recallId: z.uuid(),
    orgId: z.uuid(),
    byOrgId: z.uuid(),
    lotId: z.uuid(),
    placeId: z.uuid(),
    outcome: z.enum(disposalOutcomes),
    outcomeName: text,
    quantity,
    evidence: z.strictObject({
      eventId: z.uuid().nullable(),
      shipmentId: z.uuid().nullable(),
      documentId: z.uuid().nullable(),
      fileSha256: z.string().nullable(),
      holdId: z.uuid().nullable(),
    }),
    note: z.string().nullable(),
    disposedAt: moment,
  })
  .openapi('RecallDisposal');
export type RecallDisposalView = z.infer<typeof RecallDisposalView>;

/** A report as it was filed: its text, and the figures frozen at that moment. */
export const RecallReport = z
  .strictObject({
    id: z.uuid(),
    recallId: z.uuid(),
    number: z.string(),
    class: recallClass,
    kind: z.enum(recallKinds),
    ...drill,
    step: z.enum([...reportSteps, 'closing']),
    stepName: text,
    filedBy: z.uuid(),
    filedAt: moment,
    textZh: z.string(),
    textEn: z.string(),
    figures: RecallFiguresView,
  })
  .openapi('RecallReport');
export type RecallReport = z.infer<typeof RecallReport>;
