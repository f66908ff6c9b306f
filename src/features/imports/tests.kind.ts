import { analyteCodes, analytes, testMethodNames, testResultNames } from '../../domain/analytes.ts';
import type { Text } from '../../domain/text.ts';
import { ReportTest, reportTests } from '../evidence/tests.service.ts';
import * as cells from './imports.cells.ts';
import { choices, faultList, type FaultList, may, momentNote, must } from './imports.columns.ts';
import * as errors from './imports.errors.ts';
import { defineKind, type Values } from './imports.kind.ts';
import { readTubes, type TubeRef } from './imports.queries.ts';

const analyteNames = Object.fromEntries(
  analyteCodes.map((code) => [code, analytes[code].name]),
) as Record<(typeof analyteCodes)[number], Text>;

const yesNo = [
  { zh: '是', en: 'yes' },
  { zh: '否', en: 'no' },
];

const columns = {
  sampleNumber: may('样品编号', 'Sample number', cells.identifier, {
    note: { zh: '与混检管编号填且只填一项', en: 'This or the pool number' },
    width: 22,
  }),
  poolNumber: may('混检管编号', 'Pool number', cells.identifier, { width: 20 }),
  takenByUscc: may('采样单位信用代码', 'Credit code of the sampling firm', cells.code, {
    note: { zh: '几个单位编号相同时填写', en: 'If several firms use the same number' },
    width: 24,
  }),
  analyte: must('检测项目', 'Analyte', cells.choice(analyteNames), {
    choices: choices(analyteNames),
    width: 22,
  }),
  method: must('检测方法', 'Method', cells.choice(testMethodNames), {
    choices: choices(testMethodNames),
    width: 18,
  }),
  result: must('结果', 'Result', cells.choice(testResultNames), {
    choices: choices(testResultNames),
    width: 18,
  }),
  value: may('检测值', 'Value', cells.identifier, {
    note: { zh: '数字,可带 < 或 >,如 <10', en: 'A number, perhaps after < or >, such as <10' },
  }),
  reportNo: may('报告编号', 'Report number', cells.text, { width: 20 }),
  retest: may('复检', 'Retest', cells.yesNo, {
    choices: yesNo,
    note: { zh: '是:替代此前同一项目的结果', en: 'yes: takes over the earlier result' },
  }),
  occurredAt: may('检测时间', 'Tested at', cells.moment, { note: momentNote, width: 18 }),
};

type Cells = Values<typeof columns>;

export const testsKind = defineKind({
  name: 'tests',
  permission: 'evidence:test',
  rowsPerTransaction: 500,
  columns,
  samples: [
    {
      sampleNumber: 'S20261122-0042',
      analyte: analyteNames.sars_cov_2,
      method: testMethodNames.rt_pcr,
      result: testResultNames.negative,
      reportNo: 'BG-20261122-18',
      retest: { zh: '否', en: 'no' },
      occurredAt: '2026-11-22 15:20',
    },
  ],
  schema: ReportTest,
  look: async (tx, orgId, lines) =>
    readTubes(
      tx,
      orgId,
      lines.map(({ sampleNumber }) => sampleNumber),
      lines.map(({ poolNumber }) => poolNumber),
    ),

  build([cell = {}], tubes) {
    const list = faultList();
    const { analyte, method, result, value, reportNo, occurredAt } = cell;
    const target = targetOf(list, cell, tubes);
    const input = { analyte, method, result, value, reportNo, occurredAt, ...target };
    return { input, faults: list.faults };
  },

  fields: {
    sampleId: ['sampleNumber', 'poolNumber'],
    poolId: ['poolNumber'],
    supersedes: ['retest'],
  },
  record: async (ctx, items) => (await reportTests(ctx, items)).refused,
});

/** What was tested: a sample, a pool, or, in a retest, the tube of the result that stands now. */
function targetOf(list: FaultList, cell: Cells, tubes: readonly TubeRef[]) {
  const { sampleNumber, poolNumber, takenByUscc, analyte, retest } = cell;
  const number = sampleNumber ?? poolNumber;
  if (number === undefined || (sampleNumber !== undefined && poolNumber !== undefined)) {
    list.add(0, 'sampleNumber', errors.targetUnnamed());
    return {};
  }
  const kind = sampleNumber === undefined ? 'pool' : 'sample';
  const [tube, ...others] = tubes.filter(
    (one) =>
      one.kind === kind &&
      one.number === number &&
      (takenByUscc === undefined || one.uscc === takenByUscc),
  );
  const field = `${kind}Number`;
  if (!tube) {
    list.add(0, field, kind === 'sample' ? errors.unknownSample() : errors.unknownPool());
    return {};
  }
  if (others.length > 0) {
    list.add(0, field, errors.ambiguousSample());
    return {};
  }
  if (retest !== true) return kind === 'sample' ? { sampleId: tube.id } : { poolId: tube.id };
  const earlier = tube.tests.filter((test) => test.analyte === analyte).at(-1);
  if (!earlier) list.add(0, 'retest', errors.nothingToRetest());
  return { supersedes: earlier?.id };
}
