import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { mostOfSerials } from '../../domain/unit-code.ts';

export const levels = ['case', 'pack'] as const;
const Serial = z.int().min(0).max(mostOfSerials).openapi({ example: 1 });

const span = { first: Serial, last: Serial };
const reason = textField(200);

export const IssueSeries = z
  .strictObject({
    level: z
      .enum(levels)
      .openapi({ description: 'What carries the code: 箱 (case) or 件 (pack).' }),
    count: z.int().min(1).max(mostOfSerials).openapi({
      example: 10_000_000,
      description: 'How many codes. They are computed: a series of any size is one row.',
    }),
    reason: reason.optional().openapi({
      description: 'Why a lot gets more case codes than it has pieces. Recorded.',
    }),
    ...commandFields,
  })
  .openapi('IssueSeries');
export type IssueSeries = z.infer<typeof IssueSeries>;

export const ActivateSeries = z.strictObject(commandFields).openapi('ActivateSeries');
export type ActivateSeries = z.infer<typeof ActivateSeries>;

export const VoidUnits = z.strictObject({ ...span, reason, ...commandFields }).openapi('VoidUnits');
export type VoidUnits = z.infer<typeof VoidUnits>;

export const MoveUnits = z
  .strictObject({ ...span, toLotId: z.uuid(), reason: reason.optional(), ...commandFields })
  .openapi('MoveUnits', {
    description: 'Repacked with their labels left on: the units are of another lot from then on.',
  });
export type MoveUnits = z.infer<typeof MoveUnits>;

export const ReplaceUnits = z
  .strictObject({
    ...span,
    successor: z.strictObject({ seriesId: z.uuid(), ...span }),
    reason: reason.optional(),
    ...commandFields,
  })
  .openapi('ReplaceUnits', {
    description:
      'Relabelled. With as many new codes as old ones they pair off in order; otherwise the old ones ' +
      'together became the new ones.',
  });
export type ReplaceUnits = z.infer<typeof ReplaceUnits>;

const moment = z.iso.datetime();

export const SeriesPart = z
  .strictObject({
    first: Serial,
    last: Serial,
    state: z.enum(['in_use', 'void', 'replaced']),
    lotId: z.uuid().nullable().openapi({ description: 'Null when you may not see it.' }),
    orgId: z.uuid(),
    successor: z.strictObject({ seriesId: z.uuid(), ...span }).nullable(),
    reason: z.string().nullable(),
    at: moment,
  })
  .openapi('SeriesPart');

export const SeriesView = z
  .strictObject({
    id: z.uuid(),
    lotId: z.uuid().nullable().openapi({
      description: 'For which lot it was issued. Null when you may not see that one.',
    }),
    orgId: z.uuid(),
    level: z.enum(levels),
    first: Serial,
    last: Serial,
    keyVersion: z.int(),
    state: z.enum(['issued', 'active']),
    issuedAt: moment,
    activatedAt: moment.nullable(),
    parts: z.array(SeriesPart).optional().openapi({
      description: 'The series in parts by what became of them. Only when one series is read.',
    }),
  })
  .openapi('CodeSeries');

export const SeriesList = z.strictObject({ items: z.array(SeriesView) }).openapi('CodeSeriesList');

export const UnitView = z
  .strictObject({
    code: z.string().openapi({ example: '1Q2MX5T0KZ9RW3N8A7BC' }),
    printed: z.string(),
    seriesId: z.uuid(),
    serial: Serial,
    level: z.enum(levels),
    state: z.enum(['issued', 'active', 'void', 'replaced']),
    lotId: z.uuid(),
    orgId: z.uuid(),
    successorCode: z.string().nullable(),
    history: z.array(
      z.strictObject({
        kind: z.enum(['moved', 'void', 'replaced']),
        lotId: z.uuid().nullable(),
        reason: z.string().nullable(),
        at: moment,
      }),
    ),
  })
  .openapi('UnitCode');
