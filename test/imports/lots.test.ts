import { expect, test } from 'vitest';

import type { Metrics } from '../../src/core/ports.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import {
  aFirm,
  bytesOf,
  cellsOf,
  commandsOf,
  csv,
  importFile,
  lotRow,
  lotsOf,
  xlsx,
} from './support.ts';

const database = useDatabase();

test(
  '2,000 rows become 2,000 lots, and the same rows again change nothing',
  { timeout: 60_000 },
  async () => {
    const app = createTestApp(database());
    const firm = await aFirm(database());
    const rows = Array.from({ length: 2000 }, (_, index) =>
      lotRow(firm, { '批次号 Lot number': `L-${index}` }),
    );
    const before = await commandsOf(database(), firm);
    const first = await importFile(app, 'lots', 'all_or_nothing', csv(rows), firm.owner);
    expect(first.body).toEqual({
      kind: 'lots',
      mode: 'all_or_nothing',
      recorded: true,
      rows: 2000,
      done: 2000,
      repeated: 0,
      refused: 0,
      faultCount: 0,
      faults: [],
      markedUp: null,
    });
    const lots = await lotsOf(database(), firm);
    expect(lots).toHaveLength(2000);
    expect(lots[0]).toMatchObject({
      entry: 'first_station_in',
      origin_country: 'NO',
      container_no: 'CSQU3054383',
      declared_grams: 1_000_500,
      declared_pieces: 100,
      production_date: '2026-09-01',
      supplier_lot_no: 'NO-2609-118',
    });

    const again = await importFile(app, 'lots', 'good_rows', csv(rows), firm.owner);
    expect(again.body).toMatchObject({ recorded: false, done: 0, repeated: 2000, refused: 0 });
    // In another format and with its columns in another order they are still the same rows.
    const turned = rows.map((row) => Object.fromEntries(Object.entries(row).reverse()));
    const asXlsx = await importFile(app, 'lots', 'good_rows', await xlsx(turned), firm.owner);
    expect(asXlsx.body).toMatchObject({ done: 0, repeated: 2000 });
    expect(await commandsOf(database(), firm)).toBe(before + 2000);
  },
);

test('equal rows of one file are as many lots, and the file again is none', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const one = lotRow(firm, {
    '该项净重(千克) Item weight (kg)': '9000',
    '该项件数 Item pieces': '900',
  });
  const first = await importFile(app, 'lots', 'good_rows', csv([one, one]), firm.owner);
  expect(first.body).toMatchObject({ done: 2, repeated: 0 });
  const second = await importFile(app, 'lots', 'good_rows', csv([one, one, one]), firm.owner);
  expect(second.body).toMatchObject({ done: 1, repeated: 2 });
  expect(await lotsOf(database(), firm)).toHaveLength(3);
});

test('a template from before the seal was renamed is read as it was', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const now = new TextDecoder().decode(csv([lotRow(firm, {})]));
  expect(now).toContain('铅封号');
  const before = new TextEncoder().encode(now.replace('铅封号', '封条号'));
  const { body } = await importFile(app, 'lots', 'dry_run', before, firm.owner);
  expect(body).toMatchObject({ faultCount: 0, refused: 0, rows: 1 });
});

test('each fault is told by row, column and value, in words that say what to do', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const rows = [
    lotRow(firm, { '箱号 Container number': 'CSQU3054384' }),
    lotRow(firm, { '产品编码 Product code *': 'NOBODY-KNOWS' }),
    lotRow(firm, { '净重(千克) Net weight (kg) *': '-5' }),
    lotRow(firm, { '生产日期 Production date *': '2026-11-30' }),
    lotRow(firm, { '生产日期 Production date *': '1/9/2026' }),
    lotRow(firm, { '报关单号 Declaration number': '5.30120E+17' }),
    lotRow(firm, { '目的场所编码 Destination premises': 'NOWHERE' }),
    lotRow(firm, { '铅封号 Seal number': '' }),
    lotRow(firm, { '件数 Pieces *': '' }),
    lotRow(firm, { '原产国(地区) Country of origin': 'Atlantis' }),
    lotRow(firm, { '入境方式 Way of entry': '走私' }),
  ];
  const { status, body } = await importFile(app, 'lots', 'dry_run', csv(rows), firm.owner);
  expect(status).toBe(200);
  expect(body).toMatchObject({ recorded: false, rows: 11, done: 0, refused: 11, faultCount: 11 });
  expect(
    body.faults.map((fault: Record<string, unknown>) => [
      fault['row'],
      fault['column'],
      fault['rule'],
    ]),
  ).toEqual(
    [
      [3, 'C 产品编码 Product code *', 'product.unknown'],
      [4, 'G 净重(千克) Net weight (kg) *', 'cell.weight'],
      [6, 'F 生产日期 Production date *', 'cell.date'],
      [7, 'L 报关单号 Declaration number', 'cell.scientific'],
      [8, 'N 目的场所编码 Destination premises', 'premises.unknown'],
      [10, 'H 件数 Pieces *', 'cell.required'],
      [11, 'I 原产国(地区) Country of origin', 'country.unknown'],
      [12, 'B 入境方式 Way of entry', 'cell.choice'],
      [2, 'J 箱号 Container number', 'container.check_digit'],
      [5, 'F 生产日期 Production date *', 'lot.production_in_future'],
      [9, 'K 铅封号 Seal number', 'lot.entry_field'],
    ].sort((left, right) => Number(left[0]) - Number(right[0])),
  );
  expect(body.faults[0].message).toContain('Override reason');
  expect(body.faults[2]).toMatchObject({ row: 4, value: '-5', field: 'netWeightKg' });
  const chinese = await importFile(app, 'lots', 'dry_run', csv(rows), firm.owner, {
    'accept-language': 'zh',
  });
  expect(chinese.body.faults[2].message).toBe('请填写千克数,不为负,最多三位小数,例如 1250.5。');
});

test('a failing check digit passes with its reason in the override column', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const row = lotRow(firm, {
    '箱号 Container number': 'CSQU3054384',
    '校验不符说明 Override reason': '箱门上即为此号',
  });
  const { body } = await importFile(app, 'lots', 'all_or_nothing', csv([row]), firm.owner);
  expect(body).toMatchObject({ recorded: true, done: 1 });
  const [lot] = await lotsOf(database(), firm);
  expect(lot?.overrides).toEqual({ reason: '箱门上即为此号', fields: ['containerNo'] });
});

test('all or nothing leaves nothing, good rows keep the good, a dry run tells the truth', async () => {
  const counted: string[] = [];
  const metrics: Metrics = {
    request: () => {},
    command: (name, outcome) => void counted.push(`${name} ${outcome}`),
    gateRefusal: () => {},
    expose: async () => ({ contentType: '', body: '' }),
  };
  const app = createTestApp(database(), { metrics });
  const firm = await aFirm(database());
  const rows = [
    lotRow(firm, { '批次号 Lot number': 'A' }),
    lotRow(firm, { '批次号 Lot number': 'A' }),
    lotRow(firm, { '批次号 Lot number': 'B' }),
  ];
  const before = await commandsOf(database(), firm);
  for (const mode of ['dry_run', 'all_or_nothing']) {
    const { body } = await importFile(app, 'lots', mode, csv(rows), firm.owner);
    const done = mode === 'dry_run' ? 2 : 0;
    expect(body).toMatchObject({ recorded: false, rows: 3, done, refused: 1, faultCount: 1 });
    expect(body.faults[0]).toMatchObject({ row: 3, rule: 'lot.number_taken' });
    expect(await commandsOf(database(), firm)).toBe(before);
    expect(await lotsOf(database(), firm)).toEqual([]);
  }
  expect(counted).toEqual([]);
  const { body } = await importFile(app, 'lots', 'good_rows', csv(rows), firm.owner);
  expect(body).toMatchObject({ recorded: true, done: 2, refused: 1 });
  expect((await lotsOf(database(), firm)).map(({ number }) => number).sort()).toEqual(['A', 'B']);
  expect(counted).toEqual(['declareLot done', 'declareLot done']);
});

test('the marked-up copy, mended, goes through, and its good rows are not recorded twice', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const rows = [lotRow(firm), lotRow(firm, { '件数 Pieces *': 'many' }), lotRow(firm)];
  for (const file of [csv(rows), await xlsx(rows)]) {
    const before = (await lotsOf(database(), firm)).length;
    const first = await importFile(app, 'lots', 'good_rows', file, firm.owner);
    expect(first.body.refused).toBe(1);
    const copy = await app.get(first.body.markedUp, firm.owner);
    expect(copy.status).toBe(200);
    expect(copy.response.headers.get('content-disposition')).toMatch(
      /^attachment; .*\.(csv|xlsx)"$/,
    );
    const marked = await bytesOf(copy.response.body);
    const cells = await cellsOf(marked);
    expect(cells[2]?.[7]).toBe('many');
    const [headers = [], ...body] = cells;
    const mended = body.map((row) =>
      Object.fromEntries(
        headers.map((header, index) => [header, index === 7 ? '100' : (row[index] ?? '')]),
      ),
    );
    const second = await importFile(app, 'lots', 'all_or_nothing', csv(mended), firm.owner);
    expect(second.body).toMatchObject({ rows: 3, refused: 0, recorded: before === 0 });
    expect(await lotsOf(database(), firm)).toHaveLength(3);
    const stranger = (await anOrganisation(database())).member('owner');
    expect((await app.get(first.body.markedUp, stranger)).status).toBe(404);
  }
});

test('the marked-up copy says at the row what is wrong, and no formula in it runs', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const evil = '=HYPERLINK("http://evil.test","x")';
  const rows = [lotRow(firm, { '件数 Pieces *': '+1', '铅封号 Seal number': evil })];
  const { body } = await importFile(app, 'lots', 'dry_run', csv(rows), firm.owner);
  const copy = await app.get(body.markedUp, firm.owner);
  const text = new TextDecoder().decode(await bytesOf(copy.response.body));
  expect(text).toContain('Enter a whole number');
  expect(text).toContain('错误 Errors');
  expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
  expect(text).toContain("'=HYPERLINK");
});

test('headers that are missing, unknown or repeated are named, and no row is read', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const { '件数 Pieces *': _, ...row } = lotRow(firm, { 仓管员: '张三' });
  const headers = [...Object.keys(row), '产品编码'];
  const { body } = await importFile(app, 'lots', 'good_rows', csv([row], headers), firm.owner);
  expect(body).toMatchObject({ rows: 0, done: 0, recorded: false });
  expect(body.faults).toMatchObject([
    { row: 1, column: 'N 仓管员', rule: 'sheet.unknown_column' },
    { row: 1, column: 'O 产品编码', rule: 'sheet.repeated_column' },
    { row: 1, column: null, rule: 'sheet.missing_column' },
  ]);
  expect(body.faults[1].message).toContain('column C');
  expect(body.faults[2].message).toContain('Pieces');
  expect(await lotsOf(database(), firm)).toEqual([]);
});

test('a cell beside the table is not overlooked', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const row = lotRow(firm);
  const file = new TextDecoder().decode(csv([row])).replace(/\r\n$/, ',stray\r\n');
  const sent = await importFile(app, 'lots', 'dry_run', new TextEncoder().encode(file), firm.owner);
  expect(sent.body.faults).toMatchObject([{ row: 2, rule: 'sheet.no_column' }]);
});

test('CSV in GB18030 with semicolons and short headers is read as well', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  // "件数" and others in GB18030; everything else of the row is ASCII.
  const words: Record<string, number[]> = {
    批次类型: [0xc5, 0xfa, 0xb4, 0xce, 0xc0, 0xe0, 0xd0, 0xcd],
    国产: [0xb9, 0xfa, 0xb2, 0xfa],
    产品编码: [0xb2, 0xfa, 0xc6, 0xb7, 0xb1, 0xe0, 0xc2, 0xeb],
    生产日期: [0xc9, 0xfa, 0xb2, 0xfa, 0xc8, 0xd5, 0xc6, 0xda],
    件数: [0xbc, 0xfe, 0xca, 0xfd],
    生产企业: [0xc9, 0xfa, 0xb2, 0xfa, 0xc6, 0xf3, 0xd2, 0xb5],
  };
  const encode = (text: string) =>
    text
      .split(/(批次类型|国产|产品编码|生产日期|件数|生产企业)/)
      .flatMap((part) => words[part] ?? [...new TextEncoder().encode(part)]);
  const file = Uint8Array.from([
    ...encode(
      '批次类型;产品编码;生产日期;Net weight (kg);件数;Division of origin;生产企业;destination\r\n',
    ),
    ...encode(`国产;${firm.product};20260901;500;50;350200;国产;${firm.premises.code}\r\n`),
  ]);
  const { body } = await importFile(app, 'lots', 'all_or_nothing', file, firm.owner);
  expect(body).toMatchObject({ done: 1, refused: 0 });
  expect(await lotsOf(database(), firm)).toMatchObject([
    { kind: 'domestic', producer: '国产', origin_division_id: '350200' },
  ]);
});

test('a domestic row with an import’s papers is told which cells to clear', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const row = lotRow(firm, {
    '批次类型 Lot kind *': 'domestic',
    '原产国(地区) Country of origin': '',
  });
  const { body } = await importFile(app, 'lots', 'dry_run', csv([row]), firm.owner);
  const rules = body.faults.map((fault: { field: string; rule: string }) => [
    fault.field,
    fault.rule,
  ]);
  expect(rules).toContainEqual(['sealNo', 'lot.not_for_kind']);
  expect(rules).toContainEqual(['producer', 'cell.required']);
});

test('codes of another firm do not resolve', async () => {
  const app = createTestApp(database());
  const [firm, other] = [await aFirm(database()), await aFirm(database())];
  const row = lotRow(firm, { '产品编码 Product code *': other.product });
  const { body } = await importFile(app, 'lots', 'dry_run', csv([row]), firm.owner);
  expect(body.faults).toMatchObject([{ rule: 'product.unknown', value: other.product }]);
});

test('a viewer imports nothing, and a laboratory no lots', async () => {
  const app = createTestApp(database());
  const firm = await aFirm(database());
  const file = csv([lotRow(firm)]);
  const viewer = await importFile(app, 'lots', 'good_rows', file, firm.member('viewer'));
  expect(viewer.status).toBe(403);
  const laboratory = (await anOrganisation(database(), 'laboratory')).member('owner');
  expect((await importFile(app, 'lots', 'good_rows', file, laboratory)).status).toBe(403);
  const keeper = await importFile(app, 'lots', 'good_rows', file, firm.member('keeper'));
  expect(keeper.body).toMatchObject({ done: 1 });
});
