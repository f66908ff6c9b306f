import type { Text } from '../../domain/text.ts';
import { Ship, ship } from '../custody/shipments.service.ts';
import * as cells from './imports.cells.ts';
import {
  choices,
  faultList,
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
import { defineKind } from './imports.kind.ts';
import { readCodes, readLots } from './imports.queries.ts';
import { recordEach } from './imports.record.ts';

const purposeNames: Record<Ship['purpose'], Text> = {
  transfer: { zh: '调拨', en: 'Transfer' },
  sale: { zh: '销售', en: 'Sale' },
  return: { zh: '退货', en: 'Return' },
};

const columns = {
  number: may('运单号', 'Shipment number', cells.identifier, {
    note: {
      zh: '同一运单的各行排在一起;留空则每行一单,自动编号',
      en: 'Rows of one shipment stand together; empty for one shipment a row, numbered by us',
    },
    width: 22,
  }),
  fromPremises: must('发货场所编码', 'From premises', cells.code),
  toPremises: must('收货场所编码', 'To premises', cells.code),
  purpose: must('用途', 'Purpose', cells.choice(purposeNames), { choices: choices(purposeNames) }),
  vehiclePlate: may('车牌号', 'Vehicle plate', cells.identifier),
  driverWorkerNo: may('司机工号', 'Driver worker number', cells.identifier, {
    note: { zh: '只填工号,不填姓名', en: 'A worker number, never a name' },
  }),
  ...lotColumns,
  room: may('库房编码', 'Room', cells.code, {
    note: { zh: '货物所在库房;留空表示月台', en: 'Where the goods stand; the dock when empty' },
  }),
  ...quantityColumns,
  occurredAt: may('发货时间', 'Shipped at', cells.moment, { note: momentNote, width: 18 }),
};

export const shipmentsKind = defineKind({
  name: 'shipments',
  permission: 'custody:write',
  rowsPerTransaction: 100,
  columns,
  groupBy: 'number',
  shared: ['fromPremises', 'toPremises', 'purpose', 'vehiclePlate', 'driverWorkerNo', 'occurredAt'],
  samples: [
    {
      number: 'YD-20261122-01',
      fromPremises: 'YT-01',
      toPremises: 'SC-07',
      purpose: purposeNames.sale,
      vehiclePlate: '粤B12345',
      driverWorkerNo: 'D-0042',
      lotNumber: 'FM261122-7KQ2MX',
      room: 'R-1',
      netWeightKg: '500',
      pieces: '50',
      occurredAt: '2026-11-22 14:00',
    },
  ],
  schema: Ship,

  async look(tx, orgId, lines) {
    const codes = await readCodes(tx, orgId, {
      premises: lines.flatMap(({ fromPremises, toPremises }) => [fromPremises, toPremises]),
    });
    const lots = await readLots(
      tx,
      orgId,
      lines.map(({ lotNumber }) => lotNumber),
      lines.map(({ supplierLotNo }) => supplierLotNo),
    );
    return { ...codes, orgId, lotOf: lotFinder(lots, orgId) };
  },

  build(lines, found) {
    const list = faultList();
    const [first = {}] = lines;
    const { number, toPremises, purpose, vehiclePlate, driverWorkerNo, occurredAt } = first;
    const fromPremisesId = ownPremises(list, 'fromPremises', first.fromPremises, found);
    const to = found.premises.get(toPremises ?? '');
    const toPremisesId = list.found(0, 'toPremises', toPremises, to?.id, errors.unknownPremises);
    const input = {
      number,
      fromPremisesId,
      toPremisesId,
      purpose,
      vehiclePlate,
      driverWorkerNo,
      occurredAt,
      lines: lines.map((cell, index) => ({
        lotId: found.lotOf(list, index, cell),
        placeId:
          cell.room === undefined
            ? found.docks.get(fromPremisesId ?? '')
            : roomOf(list, index, fromPremisesId, cell.room, found.rooms),
        quantity: { netWeightKg: cell.netWeightKg, pieces: cell.pieces },
      })),
    };
    // Without premises there is no dock to name: their own fault says it all.
    return { input: fromPremisesId === undefined ? undefined : input, faults: list.faults };
  },

  fields: {
    fromPremisesId: ['fromPremises'],
    toPremisesId: ['toPremises'],
    lines: ['number', 'lotNumber'],
    lotId: ['lotNumber', 'supplierLotNo'],
    placeId: ['room', 'fromPremises'],
    quantity: ['netWeightKg'],
    'quantity.netWeightKg': ['netWeightKg'],
    'quantity.pieces': ['pieces'],
  },

  record: async (ctx, items) =>
    recordEach(ctx, items, async (one, { id, input }) => ship(one, { ...input, eventId: id })),
});
