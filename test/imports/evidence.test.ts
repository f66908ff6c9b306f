import { expect, test } from 'vitest';

import { aScene, holdsOf, sampled } from '../evidence/support.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';
import { csv, importFile, type Row } from './support.ts';

const database = useDatabase();

function testRow(overrides: Row): Row {
  return {
    '样品编号 Sample number': '',
    '混检管编号 Pool number': '',
    '采样单位信用代码 Credit code of the sampling firm': '',
    '检测项目 Analyte': '新冠病毒核酸',
    '检测方法 Method': '实时荧光 PCR',
    '结果 Result': '阴性',
    '检测值 Value': '',
    '报告编号 Report number': '',
    '复检 Retest': '',
    '检测时间 Tested at': '',
    ...overrides,
  };
}

test('results are reported by sample or pool; positive ones hold the lots, retests take over', async () => {
  const app = createTestApp(database());
  const scene = await aScene(database());
  const second = await scene.lot();
  const first = await sampled(app, scene, [scene.lotId], { number: 'S-1' });
  await sampled(app, scene, [second], { number: 'S-2' });
  const pool = await app.post('/api/pools', { number: 'P-1', sampleIds: [first] }, scene.owner);
  expect(pool.status).toBe(201);
  const rows = [
    testRow({ '样品编号 Sample number': 'S-2', '结果 Result': 'positive' }),
    testRow({ '混检管编号 Pool number': 'P-1', '结果 Result': 'Negative' }),
  ];
  const sent = await importFile(app, 'tests', 'all_or_nothing', csv(rows), scene.technician);
  expect(sent.body).toMatchObject({ done: 2, refused: 0 });
  expect(await holdsOf(database(), second)).toMatchObject([{ kind: 'test', released_at: null }]);
  expect(await holdsOf(database(), scene.lotId)).toEqual([]);
  const again = await importFile(app, 'tests', 'good_rows', csv(rows), scene.technician);
  expect(again.body).toMatchObject({ done: 0, repeated: 2 });

  const retest = [testRow({ '样品编号 Sample number': 'S-2', '复检 Retest': '是' })];
  const taken = await importFile(app, 'tests', 'good_rows', csv(retest), scene.technician);
  expect(taken.body).toMatchObject({ done: 1 });
  const results = await app.get('/api/tests?analyte=sars_cov_2', scene.technician);
  expect(results.body.items.filter((one: Row) => one['supersedes'] !== null)).toHaveLength(1);
});

test('faults of results point at the cells', async () => {
  const app = createTestApp(database());
  const scene = await aScene(database());
  await sampled(app, scene, [scene.lotId], { number: 'S-9' });
  const named = { '样品编号 Sample number': 'S-9' };
  const rows = [
    testRow({ '样品编号 Sample number': 'S-404' }),
    testRow({}),
    testRow({ ...named, '检测方法 Method': '平板计数法' }),
    testRow({ ...named, '检测项目 Analyte': '菌落总数', '检测方法 Method': '平板计数法' }),
    testRow({ ...named, '复检 Retest': 'yes' }),
    testRow({ ...named, '结果 Result': 'fine' }),
  ];
  const { body } = await importFile(app, 'tests', 'dry_run', csv(rows), scene.technician);
  expect(body.faults.map((fault: Row) => [fault['row'], fault['field'], fault['rule']])).toEqual([
    [2, 'sampleNumber', 'sample.unknown'],
    [3, 'sampleNumber', 'test.target'],
    [4, 'method', 'test.method'],
    [5, 'value', 'test.value'],
    [6, 'retest', 'test.nothing_to_retest'],
    [7, 'result', 'cell.choice'],
  ]);
  const strangers = await anOrganisation(database(), 'laboratory');
  const file = csv([testRow(named)]);
  const other = await importFile(app, 'tests', 'dry_run', file, strangers.member('quality'));
  expect(other.body.faults).toMatchObject([{ rule: 'sample.unknown' }]);
  expect(
    (await importFile(app, 'tests', 'dry_run', file, scene.firm.member('keeper'))).status,
  ).toBe(403);
});

async function aDisinfectionScene() {
  const scene = await aScene(database());
  const { number } = await database()
    .selectFrom('lot')
    .select('number')
    .where('id', '=', scene.lotId)
    .executeTakeFirstOrThrow();
  const row = (overrides: Row = {}): Row => ({
    '消毒证明编号 Certificate number': 'XD20261122-1',
    '场所编码 Premises': scene.premises.code,
    '库房编码 Room': '',
    '消毒对象 Object': '外包装',
    '消毒方式 Method': '喷洒',
    '消毒剂 Agent': '二氧化氯消毒剂',
    '配制时间 Prepared at': '2026-11-22 08:00',
    '浓度 Concentration': '500',
    '浓度单位 Concentration unit': 'mg/L 二氧化氯',
    '开始时间 Started at': '2026-11-22 09:00',
    '结束时间 Ended at': '2026-11-22 09:45',
    '作用时间(分钟) Contact time (minutes)': '30',
    '六面消毒 Six sides': '是',
    '操作员工号 Worker number': 'W0042',
    '批次号 Lot number': number,
    '净重(千克) Net weight (kg)': '1000',
    '件数 Pieces': '100',
    '再次消毒原因 Reason for repeating': '',
    ...overrides,
  });
  return { scene, row };
}

test('disinfections come with their preparation, which is recorded once', async () => {
  const app = createTestApp(database());
  const { scene, row } = await aDisinfectionScene();
  const vehicle = {
    '消毒证明编号 Certificate number': 'XD20261122-2',
    '消毒对象 Object': 'vehicle',
    '批次号 Lot number': '',
    '净重(千克) Net weight (kg)': '',
    '件数 Pieces': '',
  };
  const rows = [row(), row(vehicle)];
  const sent = await importFile(app, 'disinfections', 'good_rows', csv(rows), scene.owner);
  expect(sent.body).toMatchObject({ done: 2, refused: 0 });
  const agents = await app.get('/api/disinfectants', scene.owner);
  expect(agents.body.items).toMatchObject([{ concentration: 500, concentrationUnit: 'clo2_mg_l' }]);
  const again = await importFile(app, 'disinfections', 'good_rows', csv(rows), scene.owner);
  expect(again.body).toMatchObject({ done: 0, repeated: 2 });
  // A later sheet finds the preparation by agent and time alone.
  const later = row({
    ...vehicle,
    '消毒证明编号 Certificate number': 'XD20261122-3',
    '浓度 Concentration': '',
    '浓度单位 Concentration unit': '',
  });
  const third = await importFile(app, 'disinfections', 'good_rows', csv([later]), scene.owner);
  expect(third.body).toMatchObject({ done: 1 });
  expect((await app.get('/api/disinfectants', scene.owner)).body.items).toHaveLength(1);
});

test('a refused disinfection leaves no preparation, and its cell is named', async () => {
  const app = createTestApp(database());
  const { scene, row } = await aDisinfectionScene();
  const rows = [
    row({ '作用时间(分钟) Contact time (minutes)': '90' }),
    row({
      '消毒证明编号 Certificate number': 'XD20261122-4',
      '净重(千克) Net weight (kg)': '5000',
    }),
    row({
      '消毒证明编号 Certificate number': 'XD20261122-5',
      '浓度 Concentration': '',
    }),
  ];
  const { body } = await importFile(app, 'disinfections', 'good_rows', csv(rows), scene.owner);
  expect(body.faults.map((fault: Row) => [fault['row'], fault['field'], fault['rule']])).toEqual([
    [2, 'contactMinutes', 'disinfection.contact'],
    [3, 'netWeightKg', 'lot.less_declared'],
    [4, 'agent', 'disinfectant.unknown'],
  ]);
  expect((await app.get('/api/disinfectants', scene.owner)).body.items).toEqual([]);
  const twice = [row(), row({ '消毒证明编号 Certificate number': 'XD20261122-6' })];
  const second = await importFile(app, 'disinfections', 'good_rows', csv(twice), scene.owner);
  expect(second.body).toMatchObject({ done: 1, refused: 1 });
  expect(second.body.faults).toMatchObject([
    { field: 'repeatReason', rule: 'disinfection.repeated' },
  ]);
});
