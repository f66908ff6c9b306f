import { z } from '@hono/zod-openapi';

import { commandFields } from '../../core/fields.ts';
import { mostOfSerials } from '../../domain/unit-code.ts';

export const formats = ['pdf', 'zpl', 'svg', 'png', 'csv'] as const;
export type Format = (typeof formats)[number];

export const layouts = ['a4-24', 'a4-40', '60x40', '100x70', 'qr'] as const;
export type Layout = (typeof layouts)[number];

export const links = ['short', 'gs1'] as const;
export type Link = (typeof links)[number];

const Serial = z.int().min(0).max(mostOfSerials).openapi({ example: 1 });
const Dpi = z.union([z.literal(203), z.literal(300)]);

export const PrintLabels = z
  .strictObject({
    format: z.enum(formats),
    layout: z
      .enum(layouts)
      .optional()
      .openapi({
        description:
          'pdf: a4-24 (3 × 8, the default), a4-40 (4 × 10), 60x40, 100x70 (mm). zpl: 60x40 (default), ' +
          '100x70. svg, png: these or qr, the symbol alone. csv: none.',
      }),
    dpi: Dpi.optional().openapi({ description: 'Of a printer that takes ZPL; 203 unless told.' }),
    link: z
      .enum(links)
      .default('short')
      .openapi({
        description:
          'What the symbol says: this installation’s own short link, or a GS1 Digital Link, for products ' +
          'with a GTIN of their own.',
      }),
    first: Serial,
    last: Serial,
    ...commandFields,
  })
  .openapi('PrintLabels');
export type PrintLabels = z.infer<typeof PrintLabels>;

export const PrintView = z
  .strictObject({
    id: z.uuid(),
    seriesId: z.uuid(),
    lotId: z.uuid(),
    orgId: z.uuid(),
    number: z.int().openapi({ description: 'The how manieth print of the series, from 1.' }),
    first: Serial,
    last: Serial,
    labels: z.int(),
    format: z.enum(formats),
    layout: z.enum(layouts).nullable(),
    dpi: Dpi.nullable(),
    link: z.enum(links),
    reprint: z.int().openapi({
      description:
        'The highest number after 重印 on any of its labels; 0 when each of them is the first.',
    }),
    reprinted: z.int().openapi({ description: 'How many of its labels had been printed before.' }),
    printedAt: z.iso.datetime(),
    takenTo: Serial.nullable().openapi({
      description: 'The last label that left the server with none before it left out.',
    }),
    taken: z.int().openapi({ description: 'How many different labels were fetched.' }),
    takenAgain: z.int().openapi({ description: 'How many were fetched more than once.' }),
    file: z.string(),
  })
  .openapi('LabelPrint');

export const PrintList = z.strictObject({ items: z.array(PrintView) }).openapi('LabelPrintList');
