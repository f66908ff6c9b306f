import { z } from '@hono/zod-openapi';

import { commandFields } from '../../core/fields.ts';
import { verdicts } from './log.events.ts';

const moment = z.iso.datetime();
const organisation = z.strictObject({
  id: z.uuid(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
});
const root = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/)
  .openapi({ description: 'Of the tree, in base64 as its checkpoint has it.' });
const verdict = z.enum(verdicts);

export const RecordVerification = z
  .strictObject({
    ...commandFields,
    size: z.int().min(0).openapi({ description: 'Of the checkpoint that was checked.' }),
    root,
    verdict,
    problems: z.int().min(0).max(1_000_000_000).openapi({ description: 'With `ok` none.' }),
    checkedAt: z.iso.datetime({ offset: true }),
  })
  .omit({ occurredAt: true })
  .openapi('RecordLogVerification');
export type RecordVerification = z.infer<typeof RecordVerification>;

export const MonitorView = z
  .strictObject({
    origin: z.string(),
    at: moment,
    since: moment.openapi({ description: 'From when on it looks back: 30 days.' }),
    size: z.int(),
    checkpoint: z
      .strictObject({ size: z.int(), signedAt: moment, ageSeconds: z.int() })
      .nullable()
      .openapi({ description: 'The newest.' }),
    growth: z
      .array(z.strictObject({ day: z.iso.date(), entries: z.int() }))
      .openapi({ description: 'What came into the log on each day, of Asia/Shanghai.' }),
    pauses: z
      .array(
        z.strictObject({
          began: moment,
          ended: moment.nullable().openapi({ description: 'Null: it lasts.' }),
          waitingSince: moment.openapi({ description: 'From when on a record waited.' }),
          waitedHours: z.number(),
        }),
      )
      .openapi({
        description:
          'No checkpoint for more than an hour while a record waited for one; one that lasts first, then the longest twenty.',
      }),
    late: z
      .strictObject({
        records: z.int(),
        dayOrMore: z.int(),
        firms: z.int(),
        byFirm: z.array(
          z.strictObject({
            organisation,
            records: z.int(),
            dayOrMore: z.int(),
            worstHours: z.int(),
          }),
        ),
      })
      .openapi({
        description:
          'Records of your jurisdiction that came whole hours after what they tell of; the worst 200 firms.',
      }),
    witnesses: z.array(
      z.strictObject({
        name: z.string(),
        size: z.int().openapi({ description: 'The largest tree that it cosigned.' }),
        behind: z.int(),
        seenAt: moment.nullable(),
        askedAt: moment.nullable().openapi({
          description: 'Long ago: it is named in LOG_WITNESSES no more.',
        }),
        failures: z.int().openapi({ description: 'In a row, since it last cosigned.' }),
        fault: z
          .string()
          .nullable()
          .openapi({
            description:
              'unreachable · forged: not signed by its key · fork: it knows another tree than this log’s · ' +
              'ahead: it has seen more than there is · unsteady · http_<status>',
          }),
      }),
    ),
    pending: z.strictObject({
      events: z.int(),
      hasMore: z.boolean().openapi({ description: 'Counting ended there.' }),
      oldestAt: moment.nullable(),
    }),
    gaps: z
      .array(z.strictObject({ first: z.int(), last: z.int(), since: moment }))
      .openapi({ description: 'Numbers of the journal that are missing and still waited for.' }),
    lastVerification: z
      .strictObject({
        organisation,
        size: z.int(),
        root,
        verdict,
        problems: z.int(),
        checkedAt: moment,
        recordedAt: moment,
        agrees: z.boolean().nullable().openapi({
          description: 'Whether this log signed that root; null: it signed no tree of that size.',
        }),
      })
      .nullable()
      .openapi({ description: 'What a verifier told last.' }),
  })
  .openapi('LogMonitor');
