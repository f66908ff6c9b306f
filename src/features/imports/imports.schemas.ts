import { z } from '@hono/zod-openapi';

export const importKinds = ['lots', 'receipts', 'shipments', 'tests', 'disinfections'] as const;
export type ImportKind = (typeof importKinds)[number];

export const importModes = ['dry_run', 'all_or_nothing', 'good_rows'] as const;
export type ImportMode = (typeof importModes)[number];

export const FaultView = z
  .strictObject({
    row: z.int().openapi({ description: 'As the spreadsheet program counts; the header is 1.' }),
    column: z.string().nullable().openapi({
      description: "The column's letter and header; null when it is about the whole row.",
      example: 'C 产品编码 Product code',
    }),
    field: z.string().nullable(),
    rule: z.string(),
    message: z.string(),
    value: z.string().nullable().openapi({ description: 'What the cell holds.' }),
    lot: z
      .string()
      .nullable()
      .openapi({ description: "The row's lot number, or its supplier's, where it has one." }),
  })
  .openapi('ImportFault');

export const ImportResultView = z
  .strictObject({
    kind: z.enum(importKinds),
    mode: z.enum(importModes),
    recorded: z.boolean().openapi({
      description: 'Whether the rows counted as done are in the journal now.',
    }),
    rows: z.int().openapi({ description: 'Rows read, without header and samples.' }),
    done: z.int().openapi({
      description: 'Rows recorded; after a dry run those that would be. 0 when nothing was kept.',
    }),
    repeated: z.int().openapi({ description: 'Rows that had been recorded earlier.' }),
    refused: z.int(),
    faultCount: z.int(),
    faults: z.array(FaultView).openapi({ description: 'The first ones.' }),
    markedUp: z.string().nullable().openapi({
      description: 'Address of a copy of the file with its faults marked, to mend and send again.',
    }),
  })
  .openapi('ImportResult');
export type ImportResultView = z.infer<typeof ImportResultView>;
