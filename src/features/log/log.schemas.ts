import { z } from '@hono/zod-openapi';

const proof = z.array(z.string()).openapi({ description: 'From the leaf upwards, base64.' });

export const LoggedRecord = z
  .strictObject({
    index: z.int().openapi({ description: 'Its leaf, counted from 0.' }),
    entry: z.string().openapi({ description: 'What the public log holds of it, to the letter.' }),
    record: z.looseObject({}).nullable(),
    salt: z.string().nullable(),
    withheld: z.literal(true).optional().openapi({
      description: 'Another’s doing, of which you learn that it happened; else null means erased.',
    }),
    proof,
  })
  .openapi('LoggedRecord');

export const LogBundle = z
  .strictObject({
    format: z.literal('frostmark-log-bundle/1'),
    origin: z.string(),
    keys: z
      .array(z.string())
      .openapi({ description: 'Keys of the log, as C2SP signed-note has them.' }),
    checkpoint: z
      .string()
      .openapi({ description: 'A signed note: whose log, how large, its root.' }),
    subject: z.strictObject({ lotId: z.uuid(), number: z.string() }),
    records: z.array(LoggedRecord),
    documents: z.array(
      z.strictObject({ id: z.uuid(), number: z.string().nullable(), sha256: z.string() }),
    ),
    more: z.boolean().openapi({
      description: 'The lot has older events than these, the newest 2,000.',
    }),
  })
  .openapi('LogBundle');

export const LogProof = z
  .strictObject({
    format: z.literal('frostmark-log-bundle/1'),
    origin: z.string(),
    keys: z.array(z.string()),
    witnessKeys: z
      .array(z.string())
      .openapi({ description: 'Of witnesses whose cosignatures the checkpoint may have.' }),
    checkpoint: z.string(),
    subject: z.strictObject({ code: z.string(), number: z.string() }),
    records: z.array(
      z.strictObject({
        index: z.int(),
        entry: z.string(),
        record: z.null(),
        salt: z.null(),
        withheld: z.literal(true),
        proof,
      }),
    ),
    documents: z.array(z.string()).max(0),
    more: z.boolean().openapi({ description: 'The lot has older records than these.' }),
    waiting: z.int().openapi({ description: 'Recorded, and newer than the checkpoint.' }),
    witnesses: z.int().openapi({ description: 'How many have seen all of these records.' }),
    since: z.strictObject({ size: z.int(), proof }).nullable(),
  })
  .openapi('LogProof');
