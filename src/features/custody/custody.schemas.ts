import { z } from '@hono/zod-openapi';

import {
  commandFields,
  identifierField,
  QuantityInput,
  textField,
  WeightKg,
} from '../../core/fields.ts';
import { checkContainer } from '../../domain/container.ts';
import { checkSealNumber } from '../../domain/customs.ts';
import { checkBatchAi10 } from '../../domain/gs1.ts';
import { placeKinds } from '../../domain/places.ts';
import { matchOutcomes } from './custody.events.ts';

const maxLines = 200;

/** A list of lines, each lot in each place named once: two lines for one stock row are a slip. */
function linesOf<S extends z.ZodObject>(line: S) {
  return z.array(line).min(1).max(maxLines);
}

/** A worker number as the employer issues it: never a name, never an identity number. */
export const WorkerNo = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,24}$/)
  .openapi({ example: 'W-0412' });

export const Receive = z
  .strictObject({
    ...commandFields,
    premisesId: z.uuid(),
    containerNo: identifierField(checkContainer, 'CSQU3054383').optional(),
    sealNo: identifierField(checkSealNumber, 'SL1029384').optional(),
    lines: linesOf(
      z.strictObject({
        lotId: z.uuid(),
        quantity: QuantityInput,
        placeId: z.uuid().optional().openapi({ description: 'A room; the dock when left out.' }),
      }),
    ),
  })
  .openapi('Receive');
export type Receive = z.infer<typeof Receive>;

export const Move = z
  .strictObject({
    ...commandFields,
    premisesId: z.uuid(),
    lines: linesOf(
      z.strictObject({
        lotId: z.uuid(),
        fromPlaceId: z.uuid(),
        toPlaceId: z.uuid(),
        quantity: QuantityInput,
      }),
    ),
  })
  .openapi('Move');
export type Move = z.infer<typeof Move>;

const takenLine = z.strictObject({ lotId: z.uuid(), placeId: z.uuid(), quantity: QuantityInput });

export const Ship = z
  .strictObject({
    ...commandFields,
    fromPremisesId: z.uuid(),
    toPremisesId: z.uuid(),
    purpose: z.enum(['transfer', 'sale', 'return']),
    number: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,30}$/)
      .optional()
      .openapi({ description: 'Your delivery note number; made when left out.' }),
    vehiclePlate: textField(16).optional(),
    driverWorkerNo: WorkerNo.optional(),
    lines: linesOf(takenLine),
  })
  .openapi('Ship');
export type Ship = z.infer<typeof Ship>;

export const ReceiveShipment = z
  .strictObject({
    ...commandFields,
    lines: linesOf(
      z.strictObject({
        lotId: z.uuid(),
        stated: QuantityInput.openapi({ description: 'What arrived, refused goods included.' }),
        refused: QuantityInput.optional(),
        refusalReason: textField(200).optional(),
        placeId: z.uuid().optional(),
      }),
    ),
  })
  .openapi('ReceiveShipment');
export type ReceiveShipment = z.infer<typeof ReceiveShipment>;

export const SettleShipment = z
  .strictObject({
    ...commandFields,
    reason: textField(200),
    lines: linesOf(
      z.strictObject({
        lotId: z.uuid(),
        disposition: z.enum(['returned', 'lost', 'destroyed', 'explained']),
        placeId: z.uuid().optional().openapi({ description: 'Where returned goods stand again.' }),
        quantity: QuantityInput,
      }),
    ),
  })
  .openapi('SettleShipment');
export type SettleShipment = z.infer<typeof SettleShipment>;

export const Process = z
  .strictObject({
    ...commandFields,
    premisesId: z.uuid(),
    inputs: linesOf(takenLine),
    outputs: linesOf(
      z.strictObject({
        number: identifierField(checkBatchAi10, 'FM261122-7KQ2MX').optional(),
        productId: z.uuid(),
        productionDate: z.iso.date(),
        expiryDate: z.iso.date().optional(),
        placeId: z.uuid(),
        quantity: QuantityInput,
      }),
    ),
    lossWeightKg: WeightKg.openapi({ description: 'Inputs less outputs, to the gram.' }),
    reason: textField(200).optional(),
  })
  .openapi('Process');
export type Process = z.infer<typeof Process>;

export const Sell = z
  .strictObject({
    ...commandFields,
    premisesId: z.uuid(),
    buyer: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('consumer') }),
      z.strictObject({ kind: z.literal('firm'), name: textField(120) }),
    ]),
    lines: linesOf(takenLine),
  })
  .openapi('Sell');
export type Sell = z.infer<typeof Sell>;

export const Return = z
  .strictObject({
    ...commandFields,
    premisesId: z.uuid(),
    reason: textField(200),
    lines: linesOf(
      z.strictObject({ lotId: z.uuid(), quantity: QuantityInput, placeId: z.uuid().optional() }),
    ),
  })
  .openapi('Return');
export type Return = z.infer<typeof Return>;

export const Destroy = z
  .strictObject({
    ...commandFields,
    premisesId: z.uuid(),
    reason: textField(200),
    method: textField(80),
    documentNo: textField(60).optional(),
    lines: linesOf(takenLine),
  })
  .openapi('Destroy');
export type Destroy = z.infer<typeof Destroy>;

export const Count = z
  .strictObject({
    ...commandFields,
    premisesId: z.uuid(),
    placeId: z.uuid(),
    reason: textField(200).optional(),
    lines: linesOf(z.strictObject({ lotId: z.uuid(), counted: QuantityInput })),
  })
  .openapi('Count');
export type Count = z.infer<typeof Count>;

export const Correct = z
  .strictObject({
    ...commandFields,
    corrects: z.uuid().openapi({ description: 'The event that was wrong.' }),
    kind: z.enum(['replaced', 'voided']),
    reason: textField(200),
    lines: z
      .array(z.strictObject({ line: z.int().min(0), quantity: QuantityInput }))
      .max(maxLines)
      .optional()
      .openapi({ description: 'Right quantities by line number (from 0); others stay.' }),
  })
  .openapi('Correct');
export type Correct = z.infer<typeof Correct>;

const quantityView = z.strictObject({ netWeightKg: z.number(), pieces: z.int() });

export const StockView = z
  .strictObject({
    lotId: z.uuid(),
    lotNumber: z.string(),
    productNameZh: z.string(),
    productNameEn: z.string(),
    premisesId: z.uuid().nullable(),
    placeId: z.uuid(),
    placeKind: z.enum(placeKinds),
    placeCode: z.string().nullable(),
    productionDate: z.iso.date(),
    expiryDate: z.iso.date(),
    quantity: quantityView,
  })
  .openapi('Stock');
export type StockView = z.infer<typeof StockView>;

export const ShipmentLineView = z
  .strictObject({
    lotId: z.uuid(),
    shipped: quantityView,
    stated: quantityView.nullable(),
    refused: quantityView,
    settled: quantityView,
    difference: quantityView.nullable().openapi({ description: 'Stated less shipped.' }),
    refusalReason: z.string().nullable(),
    outcome: z.enum(['pending', ...matchOutcomes]),
  })
  .openapi('ShipmentLine');

export const ShipmentView = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    fromOrgId: z.uuid(),
    fromPremisesId: z.uuid(),
    toOrgId: z.uuid(),
    toPremisesId: z.uuid(),
    purpose: z.enum(['transfer', 'sale', 'return']),
    vehiclePlate: z.string().nullable(),
    state: z.enum(['in_transit', 'matched', 'mismatched', 'settled']),
    shippedAt: z.iso.datetime(),
    receivedAt: z.iso.datetime().nullable(),
  })
  .openapi('Shipment');
export type ShipmentView = z.infer<typeof ShipmentView>;

export const ShipmentWithLines = ShipmentView.extend({
  lines: z.array(ShipmentLineView),
}).openapi('ShipmentWithLines');
export type ShipmentWithLines = z.infer<typeof ShipmentWithLines>;
