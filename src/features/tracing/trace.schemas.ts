import { z } from '@hono/zod-openapi';

import { identifierField, textField } from '../../core/fields.ts';
import { lotKinds } from '../../domain/lots.ts';
import { placeKinds } from '../../domain/places.ts';
import { checkWorkerNumber } from '../../domain/worker-number.ts';
import { streamColumns } from './trace.columns.ts';
import { acts, whereabouts } from './traced.ts';

const text = z.strictObject({ zh: z.string(), en: z.string() });
const moment = z.iso.datetime();
const asked = z.iso.datetime({ offset: true });
const named = z.strictObject({ id: z.uuid(), name: text });
const kg = z.number();

const stay = {
  id: z.uuid(),
  from: asked.openapi({ description: 'What stood there then, and what came until `to`.' }),
  to: asked,
};

export const TraceSource = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('lot'), id: z.uuid() }),
    z.strictObject({ kind: z.literal('unit'), code: textField(200) }),
    z.strictObject({ kind: z.literal('shipment'), id: z.uuid() }),
    z.strictObject({ kind: z.literal('place'), ...stay }),
    z.strictObject({ kind: z.literal('premises'), ...stay }),
    z.strictObject({ kind: z.literal('document'), id: z.uuid() }),
    z.strictObject({ kind: z.literal('disinfection'), id: z.uuid() }),
    z.strictObject({
      kind: z.literal('worker'),
      organisationId: z.uuid().openapi({ description: 'The employer.' }),
      workerNo: identifierField(checkWorkerNumber, 'W0042'),
      from: asked,
      to: asked,
    }),
  ])
  .openapi('TraceSource', {
    description:
      'What to begin with. A unit stands for its lot, a document for the lots it covers, a worker for the goods driven, disinfected or sampled.',
  });
export type TraceSource = z.infer<typeof TraceSource>;

export const directions = ['forward', 'backward'] as const;
export const nodeLimits = { usual: 20_000, most: 1_000_000 };

export const TraceQuestion = z
  .strictObject({
    sources: z.array(TraceSource).min(1).max(200),
    directions: z
      .array(z.enum(directions))
      .min(1)
      .max(2)
      .default(['forward', 'backward'])
      .overwrite((list) => [...new Set(list)]),
    since: asked.optional().openapi({
      description:
        'When the cause began: goods of a lot that had left before are not followed. Of lots, units and documents; other sources have a time of their own.',
    }),
    at: asked.optional().openapi({
      description: 'The moment to describe, if not now: what happened later is left out.',
    }),
    maxNodes: z.int().min(1).max(nodeLimits.most).default(nodeLimits.usual).openapi({
      description: 'A trace that reaches it stops, and says so in `bound`.',
    }),
  })
  .openapi('TraceQuestion');
export type TraceQuestion = z.infer<typeof TraceQuestion>;

const Range = z
  .strictObject({ leastKg: kg, mostKg: kg })
  .openapi('TraceRange', { description: 'At least and at most. Equal where it is certain.' });

const where = z.enum(whereabouts);

export const TraceHead = z
  .strictObject({
    sources: z.array(z.strictObject({ kind: z.string(), id: z.string(), label: text })),
    directions: z.array(z.enum(directions)),
    since: moment.nullable(),
    at: moment,
    basis: z.int().openapi({ description: 'The number of the newest record that was read.' }),
  })
  .openapi('TraceHead');

export const TracedLotView = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    kind: z.enum(lotKinds),
    product: text,
    organisation: named,
    declaredAt: moment,
    declared: z.strictObject({ netWeightKg: kg, pieces: z.int() }),
  })
  .openapi('TracedLot');

export const TracedPlaceView = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(placeKinds),
    code: z.string().nullable(),
    name: text,
    organisation: named,
    premises: named
      .extend({
        kind: z.string(),
        address: z.string(),
        divisionId: z.string(),
        division: text,
        longitude: z.number().nullable().openapi({ description: 'Degrees, WGS-84.' }),
        latitude: z.number().nullable(),
      })
      .nullable(),
  })
  .openapi('TracedPlace');

const shipmentEnd = z.strictObject({ premises: named, organisation: named });
export const TracedShipmentView = z
  .strictObject({
    id: z.uuid().openapi({ description: 'Also of the place that holds its goods on their way.' }),
    number: z.string(),
    state: z.enum(['in_transit', 'matched', 'mismatched', 'settled']),
    purpose: z.enum(['transfer', 'sale', 'return']),
    from: shipmentEnd,
    to: shipmentEnd,
    vehiclePlate: z.string().nullable(),
    shippedAt: moment,
    receivedAt: moment.nullable(),
  })
  .openapi('TracedShipment');

const node = z.int();
export const TracedNodeView = z
  .strictObject({
    id: node,
    direction: z.enum(directions),
    kind: z.enum(['stock', 'processing']),
    lotId: z.uuid().nullable(),
    placeId: z.uuid().nullable(),
    seq: z.int().nullable(),
    since: moment,
    netWeightKg: kg.openapi({
      description:
        'What stands there; of a processing, its loss. Zero at the places of a backward trace, where `through` tells.',
    }),
    pieces: z.int(),
    source: Range.openapi({ description: 'How much of that is the source’s.' }),
    through: Range.openapi({ description: 'How much of the source’s ever came there.' }),
  })
  .openapi('TracedNode');

export const TracedEdgeView = z
  .strictObject({
    direction: z.enum(directions),
    from: node.openapi({ description: 'A node; -1 is outside the books.' }),
    to: node,
    seq: z.int().openapi({ description: 'Of the event, as in the history of its lots.' }),
    act: z.enum(acts),
    at: moment,
    netWeightKg: kg,
    pieces: z.int(),
    source: Range,
  })
  .openapi('TracedEdge');

export const TracedSaleView = z
  .strictObject({
    seq: z.int(),
    at: moment,
    lotId: z.uuid(),
    organisation: named,
    premises: named,
    buyerKind: z.enum(['consumer', 'firm']),
    buyerName: z.string().nullable(),
    netWeightKg: kg,
    pieces: z.int(),
    source: Range,
  })
  .openapi('TracedSale');

export const TraceBalance = z
  .strictObject({
    source: z.strictObject({ netWeightKg: kg, pieces: z.int() }),
    where: z.array(
      z
        .strictObject({ where, netWeightKg: kg, pieces: z.int(), source: Range })
        .openapi('TraceSum'),
    ),
    balances: z.boolean().openapi({
      description: 'Whether all of the source is in one of these. `where` is exact for all goods.',
    }),
  })
  .openapi('TraceBalance');

export const TraceBound = z
  .strictObject({ kind: z.enum(['lots', 'nodes']), limit: z.int() })
  .openapi('TraceBound', { description: 'What is told is right, but is not all.' });

export const TraceView = z
  .strictObject({
    question: TraceHead,
    sources: z.array(
      z
        .strictObject({
          direction: z.enum(directions),
          lotId: z.uuid(),
          placeId: z.uuid(),
          netWeightKg: kg,
          pieces: z.int(),
        })
        .openapi('TracedSource', { description: 'Where it began, with at most so much.' }),
    ),
    lots: z.array(TracedLotView),
    places: z.array(TracedPlaceView),
    shipments: z.array(TracedShipmentView),
    nodes: z.array(TracedNodeView),
    edges: z.array(TracedEdgeView),
    sales: z.array(TracedSaleView),
    balance: TraceBalance.nullable().openapi({
      description: 'Of the forward trace; null without one, or where a bound was reached.',
    }),
    bound: TraceBound.nullable(),
  })
  .openapi('Trace');
export type TraceView = z.infer<typeof TraceView>;

const cell = z.union([z.string(), z.number(), z.null()]);
type Table = keyof typeof streamColumns;
const tables = Object.keys(streamColumns) as Table[];
const rows = z.array(z.array(cell)).optional();

/** One line of the stream: the question with the names of the columns, then rows, then how it ended. */
export const TraceLine = z
  .union([
    z.strictObject({
      question: TraceHead,
      columns: z.record(z.enum(tables), z.array(z.string())).openapi({
        description:
          'What the arrays of each table hold. `lot`, `place`, `organisation`, `premises`, `site` and `product` count the rows of that table over all lines, from 0. A node without a lot is a processing. Moments are milliseconds since 1970.',
      }),
    }),
    z.strictObject({
      end: z.strictObject({
        nodes: z.int(),
        balance: TraceBalance.nullable(),
        bound: TraceBound.nullable(),
      }),
    }),
    z.strictObject({
      direction: z.enum(directions),
      ...(Object.fromEntries(tables.map((table) => [table, rows])) as Record<Table, typeof rows>),
    }),
  ])
  .openapi('TraceLine');
