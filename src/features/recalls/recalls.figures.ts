import { z } from 'zod';

import type { whereabouts } from '../../domain/recall-books.ts';

const quantity = z.strictObject({ grams: z.int(), pieces: z.int() });
const share = z.strictObject({
  numeratorGrams: z.int(),
  denominatorGrams: z.int(),
  percent: z.number().nullable(),
});
const where = z.strictObject({
  stored: quantity,
  in_transit: quantity,
  consumers: quantity,
  outside_firms: quantity,
  destroyed: quantity,
  lost: quantity,
} satisfies Record<(typeof whereabouts)[number], typeof quantity>);

const disposed = z.strictObject({
  returned: quantity,
  destroyed: quantity,
  downgraded: quantity,
  released: quantity,
});

/** A recall's figures at a moment, as a report keeps them. */
export const figuresBody = z.strictObject({
  at: z.iso.datetime(),
  lotIds: z.array(z.uuid()),
  holders: z.int(),
  received: z.int(),
  answered: z.int(),
  overdue: z.int(),
  disagreeing: z.int(),
  firstNoticeAt: z.iso.datetime().nullable(),
  lastAnswerAt: z.iso.datetime().nullable(),
  minutesToFirstNotice: z.int().nullable(),
  minutesToLastAnswer: z.int().nullable(),
  where,
  disposed,
  effectiveness: share,
  /** What stands somewhere and was neither downgraded nor released. */
  undisposed: quantity,
  undisposedReason: z.string().nullable(),
  /** Those that whoever asks may see. */
  byHolder: z.array(
    z.strictObject({ orgId: z.uuid(), lots: z.int(), where, effectiveness: share }),
  ),
});
export type Figures = z.infer<typeof figuresBody>;
