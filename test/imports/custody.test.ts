import { expect, test } from 'vitest';

import { declareLot } from '../../src/features/lots/lots.service.ts';
import { createTestApp } from '../support/app.ts';
import { ctxFor } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anImportLot, aProduct } from '../support/factories.ts';
import { declaredAt } from '../support/factories.ts';
import { aStockedFirm, whereIs } from '../support/story.ts';
import { aFirm, commandsOf, csv, importFile, type Row } from './support.ts';

const database = useDatabase();

async function aDeclaredLot() {
  const firm = await aFirm(database());
  const productId = await aProduct(database(), firm.owner);
  const body = anImportLot(productId, firm.premises.id, { supplierLotNo: `S-${firm.product}` });
  const declared = await declareLot(ctxFor(database(), firm.owner, declaredAt), body);
  return { ...firm, ...declared, productId };
}

type Declared = Awaited<ReturnType<typeof aDeclaredLot>>;

function receiptRow(firm: Declared, overrides: Row = {}): Row {
  return {
    '运单号 Shipment number': '',
    '收货场所编码 Receiving premises': firm.premises.code.toLowerCase(),
    '批次号 Lot number': firm.number,
    '供应商批号 Supplier lot number': '',
    '箱号 Container number': 'CSQU3054383',
    '铅封号 Seal number': 'SL1029384',
    '净重(千克) Net weight (kg)': '400',
    '件数 Pieces': '40',
    '拒收重量(千克) Refused weight (kg)': '',
    '拒收件数 Refused pieces': '',
    '拒收原因 Reason of refusal': '',
    '库房编码 Room': 'R-1',
    '收货时间 Received at': '2026-11-21 09:30',
    ...overrides,
  };
}

test('receipts go into the rooms that they name, by our number or the supplier’s', async () => {
  const app = createTestApp(database());
  const firm = await aDeclaredLot();
  const rows = [
    receiptRow(firm),
    receiptRow(firm, {
      '批次号 Lot number': '',
      '供应商批号 Supplier lot number': `S-${firm.product}`,
      '库房编码 Room': '',
    }),
  ];
  const { body } = await importFile(app, 'receipts', 'all_or_nothing', csv(rows), firm.owner);
  expect(body).toMatchObject({ done: 2, refused: 0, recorded: true });
  expect(await whereIs(database(), firm.lotId)).toEqual({
    inbound: [200_000, 20],
    room: [400_000, 40],
    dock: [400_000, 40],
  });
  const again = await importFile(app, 'receipts', 'good_rows', csv(rows), firm.owner);
  expect(again.body).toMatchObject({ done: 0, repeated: 2 });
  const event = await database()
    .selectFrom('event')
    .selectAll()
    .where('org_id', '=', firm.orgId)
    .where('type', '=', 'custody.received')
    .executeTakeFirstOrThrow();
  expect(event.occurred_at.toISOString()).toBe('2026-11-21T01:30:00.000Z');
});

test('faults of receipts point at the cells: room, lot, container, quantity, time', async () => {
  const app = createTestApp(database());
  const firm = await aDeclaredLot();
  const other = await aDeclaredLot();
  const rows = [
    receiptRow(firm, { '库房编码 Room': 'R-9' }),
    receiptRow(firm, { '库房编码 Room': 'R-2' }),
    receiptRow(firm, { '批次号 Lot number': other.number }),
    receiptRow(firm, { '收货场所编码 Receiving premises': other.premises.code }),
    receiptRow(firm, { '箱号 Container number': 'CBHU3202732' }),
    receiptRow(firm, { '净重(千克) Net weight (kg)': '4000' }),
    receiptRow(firm, { '收货时间 Received at': '2026-11-30 09:30' }),
    receiptRow(firm, { '收货时间 Received at': '2026-11-01' }),
    receiptRow(firm, { '批次号 Lot number': '' }),
  ];
  const before = await commandsOf(database(), firm);
  const { body } = await importFile(app, 'receipts', 'all_or_nothing', csv(rows), firm.owner);
  expect(body.faults.map((fault: Row) => [fault['row'], fault['field'], fault['rule']])).toEqual([
    [2, 'room', 'place.unknown'],
    [3, 'room', 'place.temperature_class'],
    [4, 'lotNumber', 'lot.unknown'],
    [5, 'premises', 'premises.unknown'],
    [6, 'containerNo', 'custody.container_differs'],
    [7, 'netWeightKg', 'custody.not_enough'],
    [8, 'occurredAt', 'time.future'],
    [9, 'occurredAt', 'time.before_lot'],
    [10, 'lotNumber', 'lot.unnamed'],
  ]);
  // Who mends a row looks for its goods.
  expect(body.faults[2].lot).toBe(other.number);
  expect(body.faults[8].lot).toBeNull();
  expect(body.recorded).toBe(false);
  expect(await commandsOf(database(), firm)).toBe(before);
});

async function aTransfer() {
  const sender = await aStockedFirm(database());
  const receiver = await aFirm(database());
  const { code } = await database()
    .selectFrom('premises')
    .select('code')
    .where('id', '=', sender.premises.id)
    .executeTakeFirstOrThrow();
  const row = (overrides: Row = {}): Row => ({
    '运单号 Shipment number': 'YD-1',
    '发货场所编码 From premises': code,
    '收货场所编码 To premises': receiver.premises.code,
    '用途 Purpose': '调拨',
    '车牌号 Vehicle plate': '粤B12345',
    '批次号 Lot number': sender.number,
    '库房编码 Room': '',
    '净重(千克) Net weight (kg)': '100',
    '件数 Pieces': '10',
    ...overrides,
  });
  return { sender, receiver, row };
}

test('rows of one shipment number are one shipment, which the receiver’s sheet takes in', async () => {
  const app = createTestApp(database());
  const { sender, receiver, row } = await aTransfer();
  const other = await declareLot(
    ctxFor(database(), sender.owner, declaredAt),
    anImportLot(sender.productId, sender.premises.id),
  );
  await importFile(
    app,
    'receipts',
    'good_rows',
    csv([
      {
        ...receiptRow({ ...receiver, ...other } as unknown as Declared),
        '收货场所编码 Receiving premises': row()['发货场所编码 From premises'] ?? '',
        '库房编码 Room': '',
      },
    ]),
    sender.owner,
  );
  const rows = [
    row(),
    row({ '批次号 Lot number': other.number }),
    row({ '运单号 Shipment number': '', '净重(千克) Net weight (kg)': '1', '件数 Pieces': '0' }),
  ];
  const sent = await importFile(app, 'shipments', 'all_or_nothing', csv(rows), sender.owner);
  expect(sent.body).toMatchObject({ done: 3, refused: 0 });
  const shipments = await app.get('/api/shipments', sender.owner);
  expect(shipments.body.items).toHaveLength(2);
  const again = await importFile(app, 'shipments', 'good_rows', csv(rows), sender.owner);
  expect(again.body).toMatchObject({ done: 0, repeated: 3 });

  const arrival = (lotNumber: string, overrides: Row = {}) =>
    receiptRow(receiver as Declared, {
      '运单号 Shipment number': 'YD-1',
      '批次号 Lot number': lotNumber,
      '箱号 Container number': '',
      '铅封号 Seal number': '',
      '净重(千克) Net weight (kg)': '100',
      '件数 Pieces': '10',
      '收货时间 Received at': '',
      ...overrides,
    });
  const half = await importFile(
    app,
    'receipts',
    'dry_run',
    csv([arrival(sender.number)]),
    receiver.owner,
  );
  expect(half.body.faults).toMatchObject([{ field: 'shipmentNumber', rule: 'shipment.lines' }]);
  const arrivals = [
    arrival(sender.number),
    arrival(other.number, {
      '拒收重量(千克) Refused weight (kg)': '20',
      '拒收件数 Refused pieces': '2',
      '拒收原因 Reason of refusal': '包装破损',
    }),
  ];
  const got = await importFile(app, 'receipts', 'good_rows', csv(arrivals), receiver.owner);
  expect(got.body).toMatchObject({ done: 2, refused: 0 });
  const repeat = await importFile(app, 'receipts', 'good_rows', csv(arrivals), receiver.owner);
  expect(repeat.body).toMatchObject({ done: 0, repeated: 2 });
  expect(await whereIs(database(), other.lotId)).toMatchObject({ room: [80_000, 8] });
});

test('a shipment is refused as a whole when one of its rows is wrong', async () => {
  const app = createTestApp(database());
  const { sender, row } = await aTransfer();
  const rows = [
    row(),
    row({ '批次号 Lot number': 'NONE' }),
    row({ '运单号 Shipment number': 'YD-2', '车牌号 Vehicle plate': '粤B1' }),
    row({ '运单号 Shipment number': 'YD-2', '车牌号 Vehicle plate': '粤B2' }),
    row({ '运单号 Shipment number': 'YD-3' }),
  ];
  const { body } = await importFile(app, 'shipments', 'good_rows', csv(rows), sender.owner);
  expect(body).toMatchObject({ done: 1, refused: 4, faultCount: 2 });
  expect(body.faults).toMatchObject([
    { row: 3, field: 'lotNumber', rule: 'lot.unknown' },
    { row: 5, field: 'vehiclePlate', rule: 'sheet.group_differs' },
  ]);
});

test('rows of one shipment that stand apart, or are too many, are not half recorded', async () => {
  const app = createTestApp(database());
  const { sender, row } = await aTransfer();
  const rows = [
    row(),
    row({ '运单号 Shipment number': 'YD-2' }),
    row(),
    ...Array.from({ length: 201 }, () => row({ '运单号 Shipment number': 'YD-3' })),
  ];
  const { body } = await importFile(app, 'shipments', 'good_rows', csv(rows), sender.owner);
  expect(body).toMatchObject({ rows: 204, done: 1, refused: 203, faultCount: 203 });
  expect(body.faults[0]).toMatchObject({ row: 2, field: 'number', rule: 'sheet.group_scattered' });
  expect(body.faults.at(-1)).toMatchObject({ row: 205, rule: 'sheet.group_too_long' });
});

test('what a later row has no stock for is refused, and what the gate demands is said', async () => {
  const app = createTestApp(database());
  const { sender, row } = await aTransfer();
  const rows = [600, 600].map((weight, index) =>
    row({
      '运单号 Shipment number': `YD-${index}`,
      '净重(千克) Net weight (kg)': String(weight),
    }),
  );
  const { body } = await importFile(app, 'shipments', 'good_rows', csv(rows), sender.owner);
  expect(body).toMatchObject({ done: 1, refused: 1 });
  expect(body.faults).toMatchObject([
    { row: 3, field: 'netWeightKg', rule: 'custody.not_enough', value: '600' },
  ]);
  expect(body.faults[0].message).toContain('there are 400 kg');
});

test('a quality manager receives nothing by sheet either', async () => {
  const app = createTestApp(database());
  const firm = await aDeclaredLot();
  const file = csv([receiptRow(firm)]);
  const sent = await importFile(app, 'receipts', 'good_rows', file, firm.member('quality'));
  expect(sent.status).toBe(403);
});
