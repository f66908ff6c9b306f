import { z } from '@hono/zod-openapi';

import { Receive, receive } from '../custody/receipts.service.ts';
import { ReceiveShipment, receiveShipment } from '../custody/shipments.service.ts';
import * as cells from './imports.cells.ts';
import {
  faultList,
  type FaultList,
  lotColumns,
  lotFinder,
  may,
  momentNote,
  must,
  ownPremises,
  quantityColumns,
  roomOf,
} from './imports.columns.ts';
import * as errors from './imports.errors.ts';
import { defineKind, type Values } from './imports.kind.ts';
import { readCodes, readLots, readShipments, type ShipmentRef } from './imports.queries.ts';
import { recordEach } from './imports.record.ts';

const columns = {
  shipmentNumber: may('运单号', 'Shipment number', cells.identifier, {
    note: {
      zh: '接收其他场所发来的货物时填写,须列出运单上的每个批次;接收申报货物时留空',
      en: 'For goods that another shipped: list every lot of it. Empty for declared goods',
    },
    width: 22,
  }),
  premises: must('收货场所编码', 'Receiving premises', cells.code),
  ...lotColumns,
  containerNo: may('箱号', 'Container number', cells.identifier, {
    note: { zh: '整柜货物须与申报一致', en: 'As declared' },
    width: 16,
  }),
  sealNo: may('铅封号', 'Seal number', cells.identifier, { once: ['封条号'] }),
  ...quantityColumns,
  refusedKg: may('拒收重量(千克)', 'Refused weight (kg)', cells.weightKg, {
    note: { zh: '仅用于运单收货', en: 'Of a shipment only' },
  }),
  refusedPieces: may('拒收件数', 'Refused pieces', cells.wholeNumber),
  refusalReason: may('拒收原因', 'Reason of refusal', cells.text, { width: 20 }),
  room: may('库房编码', 'Room', cells.code, {
    note: { zh: '留空表示月台', en: 'The dock when empty' },
  }),
  occurredAt: may('收货时间', 'Received at', cells.moment, { note: momentNote, width: 18 }),
};

type Cells = Values<typeof columns>;

const schema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('receive'), input: Receive }),
  z.strictObject({
    verb: z.literal('receiveShipment'),
    shipmentId: z.uuid(),
    input: ReceiveShipment,
  }),
]);

export const receiptsKind = defineKind({
  name: 'receipts',
  permission: 'custody:write',
  rowsPerTransaction: 100,
  columns,
  groupBy: 'shipmentNumber',
  shared: ['premises', 'occurredAt'],
  samples: [
    {
      premises: 'YT-01',
      lotNumber: 'FM261122-7KQ2MX',
      containerNo: 'CSQU3054383',
      sealNo: 'SL1029384',
      netWeightKg: '24000',
      pieces: '2400',
      occurredAt: '2026-11-22 09:30',
    },
    {
      shipmentNumber: 'YD-20261122-01',
      premises: 'YT-01',
      lotNumber: 'FM261101-3C9PZT',
      netWeightKg: '500',
      pieces: '50',
      room: 'R-1',
      occurredAt: '2026-11-22 14:00',
    },
  ],
  schema,

  async look(tx, orgId, lines) {
    const codes = await readCodes(tx, orgId, { premises: lines.map(({ premises }) => premises) });
    const shipments = await readShipments(
      tx,
      orgId,
      lines.map(({ shipmentNumber }) => shipmentNumber),
    );
    const lots = await readLots(
      tx,
      orgId,
      lines.map(({ lotNumber }) => lotNumber),
      lines.map(({ supplierLotNo }) => supplierLotNo),
    );
    return { ...codes, orgId, shipments, lotOf: lotFinder(lots, orgId) };
  },

  build(lines, found) {
    const list = faultList();
    const [first = {}] = lines;
    const { shipmentNumber, occurredAt, containerNo, sealNo } = first;
    const premisesId = ownPremises(list, 'premises', first.premises, found);
    const room = (index: number, cell: Cells) =>
      roomOf(list, index, premisesId, cell.room, found.rooms);
    if (shipmentNumber === undefined) {
      const input = {
        premisesId,
        containerNo,
        sealNo,
        occurredAt,
        lines: lines.map((cell, index) => ({
          lotId: found.lotOf(list, index, cell),
          quantity: quantityOf(cell),
          placeId: room(index, cell),
        })),
      };
      return { input: { verb: 'receive', input }, faults: list.faults };
    }
    const shipment = shipmentOf(list, found.shipments, shipmentNumber, premisesId);
    const lotIds = new Set(shipment?.lotIds);
    const among = shipment ? ({ id }: { id: string }) => lotIds.has(id) : undefined;
    const input = {
      occurredAt,
      lines: lines.map((cell, index) => ({
        lotId: found.lotOf(list, index, cell, among),
        stated: quantityOf(cell),
        refused: refusedOf(cell),
        refusalReason: cell.refusalReason,
        placeId: room(index, cell),
      })),
    };
    return {
      input: { verb: 'receiveShipment', shipmentId: shipment?.id, input },
      faults: list.faults,
    };
  },

  fields: {
    premisesId: ['premises'],
    shipmentId: ['shipmentNumber'],
    lines: ['shipmentNumber', 'lotNumber'],
    lotId: ['lotNumber', 'supplierLotNo'],
    placeId: ['room', 'premises'],
    quantity: ['netWeightKg'],
    'quantity.netWeightKg': ['netWeightKg'],
    'quantity.pieces': ['pieces'],
    stated: ['netWeightKg'],
    'stated.netWeightKg': ['netWeightKg'],
    'stated.pieces': ['pieces'],
    refused: ['refusedKg', 'refusedPieces', 'refusalReason'],
    'refused.netWeightKg': ['refusedKg', 'refusedPieces'],
    'refused.pieces': ['refusedPieces', 'refusedKg'],
  },

  record: async (ctx, items) =>
    recordEach(ctx, items, async (one, { id, input: command }) =>
      command.verb === 'receive'
        ? receive(one, { ...command.input, eventId: id })
        : receiveShipment(one, command.shipmentId, { ...command.input, eventId: id }),
    ),
});

function quantityOf({ netWeightKg, pieces }: Cells) {
  return { netWeightKg, pieces };
}

function refusedOf({ refusedKg, refusedPieces }: Cells) {
  if (refusedKg === undefined && refusedPieces === undefined) return undefined;
  return { netWeightKg: refusedKg ?? 0, pieces: refusedPieces ?? 0 };
}

function shipmentOf(
  list: FaultList,
  shipments: readonly ShipmentRef[],
  number: string,
  premisesId: string | undefined,
): ShipmentRef | undefined {
  const named = shipments.filter((shipment) => shipment.number === number);
  const [shipment, ...others] = named;
  if (!shipment) list.add(0, 'shipmentNumber', errors.unknownShipment());
  else if (others.length > 0) list.add(0, 'shipmentNumber', errors.ambiguousShipment());
  else if (premisesId !== undefined && shipment.premisesId !== premisesId) {
    list.add(0, 'premises', errors.otherShipmentPremises());
  } else return shipment;
  return undefined;
}
