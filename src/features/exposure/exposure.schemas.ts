import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { exposureReasons } from '../../domain/exposure.ts';
import { placeKinds } from '../../domain/places.ts';
import { recordKinds } from './contacts.queries.ts';

const text = z.strictObject({ zh: z.string(), en: z.string() });
const moment = z.iso.datetime();
const named = z.strictObject({ id: z.uuid(), name: text });
const reason = z.enum(exposureReasons);
/** A month: further apart it is no longer a contact. */
const hours = z.int().min(0).max(720);

export const HypothesisInput = z
  .strictObject({
    hoursBefore: hours.default(0).openapi({
      description: 'How long before the cause’s moment what came near counts as well.',
    }),
    hoursAfter: hours.default(24).openapi({
      description: 'How long after the cause was gone what came near still counts.',
    }),
    reasons: z
      .array(reason)
      .min(1)
      .max(exposureReasons.length)
      .default([...exposureReasons]),
    leastHours: z.number().min(0).max(720).default(0).openapi({
      description: 'In a room or on a dock: less time together does not count.',
    }),
    closeHours: z.number().min(0).max(720).default(4).openapi({
      description: 'From so many hours in one room on it is class 2, below class 3.',
    }),
    descendants: z.boolean().default(true).openapi({
      description: 'Whether what was made of exposed lots afterwards counts too.',
    }),
  })
  .openapi('ExposureHypothesis');
export type HypothesisInput = z.infer<typeof HypothesisInput>;

const question = {
  lotIds: z.array(z.uuid()).min(1).max(200).openapi({
    description: 'The causes. All lots of a trace, where what became of them counts as one.',
  }),
  since: z.iso.datetime({ offset: true }).optional().openapi({
    description: 'When the cause began; without it, when each lot came to each place.',
  }),
  hypothesis: HypothesisInput.prefault({}),
  whatIf: z
    .array(hours)
    .max(8)
    .default([6, 12, 24, 48, 72])
    .openapi({ description: 'Settings of `hoursAfter` to show the figures for.' }),
};

/** As many exposed lots as one answer lists; the figures are of all. */
export const maxListed = 2000;

export const FindExposures = z
  .strictObject({ ...question, limit: z.int().min(1).max(maxListed).default(200) })
  .openapi('FindExposures');
export type FindExposures = z.infer<typeof FindExposures>;
export type ExposureQuestion = Omit<FindExposures, 'limit'>;

export const AssessExposure = z
  .strictObject({
    ...commandFields,
    ...question,
    note: textField(1000, { multiline: true }).openapi({ description: 'What was decided on it.' }),
  })
  .omit({ occurredAt: true })
  .openapi('AssessExposure', {
    description: 'Keeps the question with the figures of this moment.',
  });
export type AssessExposure = z.infer<typeof AssessExposure>;

const quantity = z.strictObject({ netWeightKg: z.number(), pieces: z.int() });

export const FiguresView = z
  .strictObject({
    lots: z.int(),
    firms: z.int().openapi({ description: 'With goods in stock or in transit now.' }),
    places: z.int(),
    stored: quantity,
    inTransit: quantity,
    sold: quantity.openapi({ description: 'Gone already.' }),
  })
  .openapi('ExposureFigures', {
    description: 'All of these lots, wherever they stand: a hold stops all of a lot.',
  });

const beyond = FiguresView.nullable().openapi({
  description: 'For an authority: what lies where it may not look, as sums. Null for a firm.',
});

export const FiguresOfMoment = z
  .strictObject({
    union: FiguresView.openapi({ description: 'Of all reasons together, each lot once.' }),
    reasons: z
      .array(
        z.strictObject({
          reason,
          name: text,
          alone: FiguresView,
          added: FiguresView.openapi({ description: 'Beyond what the reasons above hold.' }),
        }),
      )
      .openapi({ description: 'In the order of rank.' }),
    whatIf: z.array(z.strictObject({ hoursAfter: z.int(), figures: FiguresView })),
    beyond,
    incomplete: z.array(reason).openapi({
      description: 'Reasons with more contacts than are read: their figures are too low.',
    }),
  })
  .openapi('ExposureFiguresOfMoment');
export type FiguresOfMoment = z.infer<typeof FiguresOfMoment>;

const record = z.strictObject({ kind: z.enum(recordKinds), id: z.uuid() });
const exposureClass = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const ContactView = z
  .strictObject({
    reason,
    name: text,
    class: exposureClass,
    causeLotId: z.uuid(),
    from: moment,
    to: moment.nullable().openapi({ description: 'Null while it lasts.' }),
    hours: z.number().openapi({ description: 'Time together, the hours after it included.' }),
    place: named
      .extend({ kind: z.enum(placeKinds), code: z.string().nullable(), premises: named.nullable() })
      .nullable(),
    vehiclePlate: z.string().nullable(),
    workerNo: z.string().nullable(),
    record: record.openapi({ description: 'Of a stay, its place; of a processing, its event.' }),
    causeRecord: record,
  })
  .openapi('ExposureContact');
export type ContactView = z.infer<typeof ContactView>;

/** Of one lot's contacts, the strongest. */
export const maxContactsShown = 5;

export const ExposureView = z
  .strictObject({
    lotId: z.uuid(),
    number: z.string(),
    product: text,
    organisation: named,
    class: exposureClass.openapi({
      description:
        '1 one tube or one processing run · 2 one load, one vehicle at the same time, one room for `closeHours`, one processing line within hours · 3 one worker or disinfection, one room for less · 4 one dock, one vehicle at another time.',
    }),
    hours: z.number(),
    contacts: z.array(ContactView).openapi({ description: `At most ${maxContactsShown}.` }),
    contactCount: z.int(),
    madeOf: z.array(z.uuid()).openapi({ description: 'The exposed lots that it was made of.' }),
    stored: quantity,
    inTransit: quantity,
    sold: quantity,
  })
  .openapi('Exposure');
export type ExposureView = z.infer<typeof ExposureView>;

export const ExposureAnswer = z
  .strictObject({
    at: moment,
    hypothesis: HypothesisInput,
    exposures: z.array(ExposureView).openapi({ description: 'By class, then hours together.' }),
    truncated: z
      .boolean()
      .openapi({ description: 'True when there are more than were asked for.' }),
    figures: FiguresOfMoment,
  })
  .openapi('ExposureAnswer');
export type ExposureAnswer = z.infer<typeof ExposureAnswer>;

export const AssessmentQuery = PageQuery.extend({ lotId: z.uuid().optional() });

export const AssessmentView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    actorId: z.string().nullable().openapi({ description: 'An account id, never a name.' }),
    lotIds: z.array(z.uuid()),
    since: moment.nullable(),
    hypothesis: HypothesisInput,
    figures: FiguresOfMoment,
    note: z.string(),
    assessedAt: moment,
  })
  .openapi('ExposureAssessment');
export type AssessmentView = z.infer<typeof AssessmentView>;
