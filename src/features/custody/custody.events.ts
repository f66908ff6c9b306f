import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { lotFacts } from '../lots/lots.service.ts';
import { gateRecord } from '../policy/policy.service.ts';

const grams = z.int().min(0);
const pieces = z.int().min(0);

/** Quantity of a lot going from one place to another. */
const movedLine = z.strictObject({
  lotId: z.uuid(),
  fromPlace: z.uuid(),
  toPlace: z.uuid(),
  grams,
  pieces,
});
export type MovedLine = z.infer<typeof movedLine>;

const lotsOf = ({ lines }: { lines: readonly { lotId: string }[] }) =>
  lines.map(({ lotId }) => lotId);

export const received = defineEvent({
  type: 'custody.received',
  version: 1,
  body: z.strictObject({
    premisesId: z.uuid(),
    containerNo: z.string().nullable(),
    sealNo: z.string().nullable(),
    lines: z.array(movedLine),
    gate: gateRecord,
  }),
  lots: lotsOf,
});

export const moved = defineEvent({
  type: 'custody.moved',
  version: 1,
  body: z.strictObject({
    premisesId: z.uuid(),
    /** Off the dock into a room, or from room to room. */
    kind: z.enum(['put_away', 'move']),
    lines: z.array(movedLine),
  }),
  lots: lotsOf,
});

export const shipped = defineEvent({
  type: 'custody.shipped',
  version: 1,
  body: z.strictObject({
    /** Also the id of the place that holds the goods on their way. */
    shipmentId: z.uuid(),
    number: z.string(),
    fromPremisesId: z.uuid(),
    toOrgId: z.uuid(),
    toPremisesId: z.uuid(),
    purpose: z.enum(['transfer', 'sale', 'return']),
    vehiclePlate: z.string().nullable(),
    driverWorkerNo: z.string().nullable(),
    lines: z.array(movedLine),
    gate: gateRecord,
  }),
  lots: lotsOf,
});

export const matchOutcomes = ['agreed', 'short', 'over', 'refused'] as const;
export type MatchOutcome = (typeof matchOutcomes)[number];

export const shipmentReceived = defineEvent({
  type: 'custody.shipment_received',
  version: 1,
  body: z.strictObject({
    shipmentId: z.uuid(),
    premisesId: z.uuid(),
    lines: z.array(
      z.strictObject({
        lotId: z.uuid(),
        toPlace: z.uuid(),
        /** What the receiver found, refused goods included. */
        statedGrams: grams,
        statedPieces: pieces,
        refusedGrams: grams,
        refusedPieces: pieces,
        /** What changes hands: never more than was shipped. */
        bookedGrams: grams,
        bookedPieces: pieces,
        refusalReason: z.string().nullable(),
        outcome: z.enum(matchOutcomes),
      }),
    ),
    gate: gateRecord,
  }),
  lots: lotsOf,
});

/** What the sender does about goods that did not change hands. */
export const shipmentSettled = defineEvent({
  type: 'custody.shipment_settled',
  version: 1,
  body: z.strictObject({
    shipmentId: z.uuid(),
    lines: z.array(
      z.strictObject({
        lotId: z.uuid(),
        disposition: z.enum(['returned', 'lost', 'destroyed', 'explained']),
        toPlace: z.uuid().nullable(),
        grams,
        pieces,
      }),
    ),
  }),
  lots: lotsOf,
});

export const processed = defineEvent({
  type: 'custody.processed',
  version: 1,
  body: z.strictObject({
    premisesId: z.uuid(),
    orgId: z.uuid(),
    inputs: z.array(movedLine),
    outputs: z.array(z.strictObject({ lot: lotFacts, toPlace: z.uuid() })),
    lossGrams: grams,
  }),
  lots: ({ inputs, outputs }) => [
    ...inputs.map(({ lotId }) => lotId),
    ...outputs.map(({ lot }) => lot.lotId),
  ],
});

export const sold = defineEvent({
  type: 'custody.sold',
  version: 1,
  body: z.strictObject({
    premisesId: z.uuid(),
    orgId: z.uuid(),
    buyerKind: z.enum(['consumer', 'firm']),
    buyerName: z.string().nullable(),
    lines: z.array(movedLine),
    gate: gateRecord,
  }),
  lots: lotsOf,
});

export const returned = defineEvent({
  type: 'custody.returned',
  version: 1,
  body: z.strictObject({ premisesId: z.uuid(), lines: z.array(movedLine) }),
  lots: lotsOf,
});

export const destroyed = defineEvent({
  type: 'custody.destroyed',
  version: 1,
  body: z.strictObject({
    premisesId: z.uuid(),
    method: z.string(),
    documentNo: z.string().nullable(),
    lines: z.array(movedLine),
  }),
  lots: lotsOf,
});

export const counted = defineEvent({
  type: 'custody.counted',
  version: 1,
  body: z.strictObject({
    premisesId: z.uuid(),
    placeId: z.uuid(),
    lostPlaceId: z.uuid(),
    lines: z.array(
      z.strictObject({
        lotId: z.uuid(),
        expectedGrams: grams,
        expectedPieces: pieces,
        countedGrams: grams,
        countedPieces: pieces,
        /** The part of a surplus that no earlier loss explains: seen, not booked. */
        unbookedGrams: grams,
        unbookedPieces: pieces,
      }),
    ),
  }),
  lots: lotsOf,
});

/** The truth about an earlier event: its lines' right quantities, all zero when it never happened. */
export const corrected = defineEvent({
  type: 'custody.corrected',
  version: 1,
  body: z.strictObject({
    correctedId: z.uuid(),
    correctedType: z.string(),
    kind: z.enum(['replaced', 'voided']),
    shipmentId: z.uuid().nullable(),
    lines: z.array(z.strictObject({ line: z.int(), lotId: z.uuid(), grams, pieces })),
    movements: z.array(
      z.strictObject({
        lotId: z.uuid(),
        fromPlace: z.uuid().nullable(),
        toPlace: z.uuid().nullable(),
        grams,
        pieces,
      }),
    ),
  }),
  lots: lotsOf,
});
