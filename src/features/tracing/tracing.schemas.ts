import { z } from '@hono/zod-openapi';

import { textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { placeKinds } from '../../domain/places.ts';
import { evidenceKinds } from './history.entry.ts';
import { maxLots, relations } from './lineage.queries.ts';
import { hitKinds, hitsPerField, matchedFields } from './search.queries.ts';

const text = z.strictObject({ zh: z.string(), en: z.string() });
const moment = z.iso.datetime();
const named = z.strictObject({ id: z.uuid(), name: text });

export const SearchQuery = z.strictObject({
  q: textField(80).openapi({
    description:
      'A number or the beginning of a name as any paper carries it; case, spaces and hyphens don’t matter.',
    example: 'CSQU 305438 3',
  }),
});

const LotRef = z.strictObject({ id: z.uuid(), number: z.string() });

export const SearchHit = z
  .strictObject({
    kind: z.enum(hitKinds),
    id: z.uuid(),
    matched: z.enum(matchedFields).openapi({ description: 'Which field the text was found in.' }),
    value: z.string(),
    name: text.openapi({ description: 'Of the product, the organisation or the issuer.' }),
    lots: z.array(LotRef).openapi({ description: `The lots concerned, ${hitsPerField} at most.` }),
  })
  .openapi('SearchHit');

export const SearchResult = z
  .strictObject({ items: z.array(SearchHit) })
  .openapi('SearchResult', { description: `At most ${hitsPerField} hits for each field.` });

export const HistoryQuery = PageQuery;

const place = z.strictObject({
  id: z.uuid(),
  kind: z.enum(placeKinds),
  code: z.string().nullable(),
  name: text,
});

const weight = z.number().nullable();

export const HistoryEntry = z
  .strictObject({
    seq: z.int(),
    eventId: z.uuid(),
    type: z.string().openapi({ example: 'custody.received' }),
    title: text,
    text: text.openapi({ description: 'The entry as a sentence.' }),
    occurredAt: moment,
    recordedAt: moment,
    organisation: named.nullable(),
    actorId: z.string().nullable().openapi({ description: 'An account id, never a name.' }),
    premises: z.array(named.extend({ role: z.enum(['at', 'from', 'to']), divisionId: z.string() })),
    counterparty: named.nullable(),
    lines: z.array(
      z.strictObject({
        lotId: z.uuid(),
        number: z.string(),
        relation: z.enum(relations),
        netWeightKg: weight,
        pieces: z.int().nullable(),
        from: place.nullable(),
        to: place.nullable(),
        note: text.nullable(),
      }),
    ),
    evidence: z.array(z.strictObject({ kind: z.enum(evidenceKinds), id: z.string(), label: text })),
    gate: z
      .strictObject({ at: moment, rules: z.array(z.uuid()) })
      .nullable()
      .openapi({ description: 'The rules that were asked before this could happen.' }),
    reason: z.string().nullable(),
    corrects: z.uuid().nullable(),
    correctedBy: z.array(z.uuid()),
  })
  .openapi('HistoryEntry');
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const HistoryPage = z
  .strictObject({
    items: z.array(HistoryEntry),
    nextCursor: z.string().nullable(),
    truncated: z.boolean().openapi({
      description: `True when more than ${maxLots} lots lie before or after: the rest is left out.`,
    }),
  })
  .openapi('HistoryPage');
