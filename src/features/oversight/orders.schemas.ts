import { z } from '@hono/zod-openapi';

import { commandFields, textField, WeightKg } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { holdKinds, placeScopes } from '../../domain/recalls.ts';

const few = z.array(z.uuid()).max(200).default([]);
const manyLots = z.array(z.uuid()).max(20_000);
const serial = z.int().min(1).max(2_147_483_646);

const HeldUnits = z
  .strictObject({ seriesId: z.uuid(), first: serial, last: serial })
  .openapi('HeldUnits');

/** JSON text of this length is a question, and no data set. */
const longestQuestion = 20_000;

export const PlaceHold = z
  .strictObject({
    ...commandFields,
    number: textField(60).optional().openapi({
      description: 'The number of the written order (文号).',
      example: '粤市监封〔2026〕8号',
    }),
    reasonZh: textField(300),
    reasonEn: textField(300),
    lotIds: manyLots.default([]).openapi({
      description: 'Held wherever they are, with what was made of them and what shared a tube.',
    }),
    units: z.array(HeldUnits).max(200).default([]).openapi({
      description: 'Ranges of a series. Of their lot as many pieces have to stay behind.',
    }),
    placeIds: few.openapi({
      description: 'Rooms and docks: what is in them or comes into them goes nowhere.',
    }),
    premisesIds: few.openapi({ description: 'Whole premises, with rooms that are added later.' }),
    shipmentIds: few.openapi({
      description: 'What is under way. It is taken in only into a place that is held too.',
    }),
    question: z
      .record(z.string().max(100), z.unknown())
      .refine((value) => JSON.stringify(value).length <= longestQuestion)
      .optional()
      .openapi({
        type: 'object',
        description:
          'What was asked when these things were found, such as a trace: kept for who reads the order.',
      }),
  })
  .openapi('PlaceHold');
export type PlaceHold = z.infer<typeof PlaceHold>;
export type PlaceHoldInput = z.input<typeof PlaceHold>;

export const ReleaseOrder = z
  .strictObject({
    ...commandFields,
    reason: textField(300),
    lotIds: manyLots.optional().openapi({
      description: 'Only these lots of the order. Without any selection, all that it still holds.',
    }),
    itemIds: manyLots.optional().openapi({ description: 'Only these items of the order.' }),
    clearingTestIds: few.openapi({
      description:
        'Later negative tests. Where the order came of a test, each lot needs one that clears it; where ' +
        'any is named, each lot needs one.',
    }),
  })
  .openapi('ReleaseHoldOrder');
export type ReleaseOrder = z.infer<typeof ReleaseOrder>;

export const OrderQuery = PageQuery.extend({
  lotId: z.uuid().optional(),
  placeId: z.uuid().optional(),
  premisesId: z.uuid().optional(),
  active: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({ description: 'Whether anything of it is still held.' }),
  goods: z
    .enum(['true'])
    .transform(() => true)
    .optional()
    .openapi({ description: 'Also what each stops: more work than the list itself.' }),
});

export const OrderView = z
  .strictObject({
    id: z.uuid(),
    number: z.string().nullable(),
    kind: z.enum(holdKinds),
    orgId: z.uuid(),
    reasonZh: z.string(),
    reasonEn: z.string(),
    testId: z.uuid().nullable(),
    recallId: z.uuid().nullable(),
    placedAt: z.iso.datetime(),
    active: z.boolean(),
    question: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ type: ['object', 'null'], description: 'For who placed it and those above.' }),
  })
  .openapi('HoldOrder');
export type OrderView = z.infer<typeof OrderView>;

export const OrderWithTotals = OrderView.extend({
  covered: z.int().openapi({ description: 'Lots, unit ranges and places that you may know of.' }),
  held: z.int().openapi({ description: 'Of these, how many are still held.' }),
  standingKg: WeightKg.openapi({
    description:
      'What stands held in rooms, on docks and under way now, with what was made of it, as far as you may see stock.',
  }),
}).openapi('HoldOrderWithTotals');

export const ListedOrder = OrderView.extend({
  goods: OrderWithTotals.pick({ covered: true, standingKg: true })
    .extend({
      first: z
        .strictObject({
          what: z.enum(['lot', 'units', ...placeScopes]),
          lotId: z.uuid().nullable(),
          lotNumber: z.string().nullable(),
          productZh: z.string().nullable(),
          productEn: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable()
    .openapi({ description: 'Null unless asked for by `goods=true`.' }),
}).openapi('HoldOrderListed');
export type ListedOrder = z.infer<typeof ListedOrder>;

export const ItemView = z
  .strictObject({
    id: z.uuid(),
    what: z.enum(['lot', 'units', ...placeScopes]),
    lotId: z.uuid().nullable(),
    declaredBy: z.uuid().nullable().openapi({ description: 'The firm that declared the lot.' }),
    seriesId: z.uuid().nullable(),
    firstSerial: z.int().nullable(),
    lastSerial: z.int().nullable(),
    placeId: z
      .uuid()
      .nullable()
      .openapi({ description: 'The room or dock, or the id of the shipment.' }),
    premisesId: z.uuid().nullable(),
    releasedAt: z.iso.datetime().nullable(),
    releaseReason: z.string().nullable(),
    clearingTestId: z.uuid().nullable(),
  })
  .openapi('HoldItem');
export type ItemView = z.infer<typeof ItemView>;

export const Placed = z
  .strictObject({
    orderId: z.uuid(),
    holdIds: z
      .array(z.uuid())
      .openapi({ description: 'One for each lot, in the order given, repeated ones left out.' }),
  })
  .openapi('PlacedHold');

export const Released = z
  .strictObject({
    id: z.uuid(),
    released: z.int(),
    kept: z
      .array(
        z.strictObject({
          itemId: z.uuid().nullable(),
          lotId: z.uuid().nullable(),
          rule: z.string(),
          messageZh: z.string(),
          messageEn: z.string(),
        }),
      )
      .openapi({ description: 'What stays held or was not held, and why.' }),
  })
  .openapi('ReleasedHoldOrder');
export type Released = z.infer<typeof Released>;
