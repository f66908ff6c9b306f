import { z } from '@hono/zod-openapi';

import { uuidOf } from '../../core/ids.ts';
import {
  concentrationUnitNames,
  disinfectedObjectNames,
  disinfectionMethodNames,
} from '../../domain/disinfection.ts';
import {
  PrepareDisinfectant,
  prepareDisinfectant,
  RecordDisinfection,
  recordDisinfection,
} from '../evidence/disinfections.service.ts';
import * as cells from './imports.cells.ts';
import {
  choices,
  faultList,
  type FaultList,
  lotColumns,
  lotFinder,
  may,
  must,
  roomOf,
} from './imports.columns.ts';
import * as errors from './imports.errors.ts';
import { defineKind, type Values } from './imports.kind.ts';
import { type AgentRef, readAgents, readCodes, readLots } from './imports.queries.ts';
import { recordEach } from './imports.record.ts';

const columns = {
  certificateNo: must('消毒证明编号', 'Certificate number', cells.identifier, {
    note: {
      zh: '一份证明涉及几个批次时,每批一行,排在一起',
      en: 'One row for each lot that the certificate covers, together',
    },
    width: 22,
  }),
  premises: must('场所编码', 'Premises', cells.code),
  room: may('库房编码', 'Room', cells.code),
  object: must('消毒对象', 'Object', cells.choice(disinfectedObjectNames), {
    choices: choices(disinfectedObjectNames),
  }),
  method: must('消毒方式', 'Method', cells.choice(disinfectionMethodNames), {
    choices: choices(disinfectionMethodNames),
  }),
  agent: must('消毒剂', 'Agent', cells.text, { width: 20 }),
  preparedAt: must('配制时间', 'Prepared at', cells.moment, {
    note: { zh: '北京时间,如 2026-11-22 08:00', en: 'Beijing time, such as 2026-11-22 08:00' },
    width: 18,
  }),
  concentration: may('浓度', 'Concentration', cells.decimal, {
    note: {
      zh: '配制尚未登记时填写,与单位一同登记',
      en: 'With its unit, if the preparation is not recorded yet',
    },
  }),
  concentrationUnit: may('浓度单位', 'Concentration unit', cells.choice(concentrationUnitNames), {
    choices: choices(concentrationUnitNames),
    width: 18,
  }),
  productLicenceNo: may('产品许可批件号', 'Product licence', cells.text),
  ratio: may('配比', 'Ratio', cells.text, { note: { zh: '如 1:100', en: 'Such as 1:100' } }),
  startedAt: must('开始时间', 'Started at', cells.moment, { width: 18 }),
  occurredAt: must('结束时间', 'Ended at', cells.moment, { width: 18 }),
  contactMinutes: must('作用时间(分钟)', 'Contact time (minutes)', cells.wholeNumber),
  temperatureC: may('环境温度(℃)', 'Temperature (°C)', cells.decimal),
  sixSides: must('六面消毒', 'Six sides', cells.yesNo, {
    choices: [
      { zh: '是', en: 'yes' },
      { zh: '否', en: 'no' },
    ],
  }),
  workerNo: must('操作员工号', 'Worker number', cells.identifier, {
    note: { zh: '只填工号,不填姓名', en: 'A worker number, never a name' },
  }),
  ...lotColumns,
  netWeightKg: may('净重(千克)', 'Net weight (kg)', cells.weightKg, {
    note: { zh: '对货物消毒时填写', en: 'If goods were disinfected' },
  }),
  pieces: may('件数', 'Pieces', cells.wholeNumber),
  repeatReason: may('再次消毒原因', 'Reason for repeating', cells.text, {
    note: { zh: '该批次已消毒过时填写', en: 'If these goods were disinfected before' },
    width: 20,
  }),
};

type Cells = Values<typeof columns>;

const schema = z.strictObject({
  preparation: PrepareDisinfectant.optional(),
  disinfectantId: z.uuid().optional(),
  input: RecordDisinfection.omit({ disinfectantId: true }),
});

export const disinfectionsKind = defineKind({
  name: 'disinfections',
  permission: 'evidence:disinfect',
  rowsPerTransaction: 100,
  columns,
  groupBy: 'certificateNo',
  shared: [
    'premises',
    'room',
    'object',
    'method',
    'agent',
    'preparedAt',
    'concentration',
    'concentrationUnit',
    'startedAt',
    'occurredAt',
    'contactMinutes',
    'temperatureC',
    'sixSides',
    'workerNo',
  ],
  samples: [
    {
      certificateNo: 'XD20261122-0008',
      premises: 'YT-01',
      object: disinfectedObjectNames.outer_package,
      method: disinfectionMethodNames.spray,
      agent: '二氧化氯消毒剂',
      preparedAt: '2026-11-22 08:00',
      concentration: '500',
      concentrationUnit: concentrationUnitNames.clo2_mg_l,
      startedAt: '2026-11-22 09:00',
      occurredAt: '2026-11-22 09:45',
      contactMinutes: '30',
      temperatureC: '-5',
      sixSides: { zh: '是', en: 'yes' },
      workerNo: 'W0042',
      lotNumber: 'FM261122-7KQ2MX',
      netWeightKg: '24000',
      pieces: '2400',
    },
  ],
  schema,

  async look(tx, orgId, lines) {
    const codes = await readCodes(tx, orgId, { premises: lines.map(({ premises }) => premises) });
    const lots = await readLots(
      tx,
      orgId,
      lines.map(({ lotNumber }) => lotNumber),
      lines.map(({ supplierLotNo }) => supplierLotNo),
    );
    const agents = await readAgents(
      tx,
      orgId,
      lines.map(({ agent }) => agent),
      lines.map(({ preparedAt }) => preparedAt),
    );
    return { ...codes, orgId, agents, lotOf: lotFinder(lots, orgId) };
  },

  build(lines, found) {
    const list = faultList();
    const [first = {}] = lines;
    const premises = found.premises.get(first.premises ?? '');
    const premisesId = list.found(
      0,
      'premises',
      first.premises,
      premises?.id,
      errors.unknownPremises,
    );
    const input = {
      certificateNo: first.certificateNo,
      premisesId,
      placeId: roomOf(list, 0, premisesId, first.room, found.rooms),
      object: first.object,
      method: first.method,
      contactMinutes: first.contactMinutes,
      temperatureC: first.temperatureC,
      sixSides: first.sixSides,
      workerNo: first.workerNo,
      startedAt: first.startedAt,
      occurredAt: first.occurredAt,
      lots: (lines.length === 1 && !namesGoods(first) ? [] : lines).map((cell, index) => ({
        lotId: found.lotOf(list, index, cell),
        netWeightKg: cell.netWeightKg,
        pieces: cell.pieces,
        repeatReason: cell.repeatReason,
      })),
    };
    return { input: { ...agentOf(list, first, found.agents), input }, faults: list.faults };
  },

  fields: {
    premisesId: ['premises'],
    placeId: ['room'],
    lots: ['lotNumber', 'supplierLotNo', 'object'],
    lotId: ['lotNumber', 'supplierLotNo'],
    disinfectantId: ['agent'],
    preparation: ['agent'],
    'preparation.agent': ['agent'],
    'preparation.concentration': ['concentration'],
    'preparation.concentrationUnit': ['concentrationUnit'],
    'preparation.productLicenceNo': ['productLicenceNo'],
    'preparation.ratio': ['ratio'],
    'preparation.workerNo': ['workerNo'],
    'preparation.occurredAt': ['preparedAt'],
  },

  record: async (ctx, items, { orgId }) => {
    // Rows of one file share a preparation that none of them finds in the records yet.
    const prepared = new Map<string, string>();
    return recordEach(ctx, items, async (one, { id, input: command }) => {
      const { preparation, input } = command;
      const key = JSON.stringify(preparation);
      const prepare = async () => {
        const eventId = uuidOf(orgId, 'disinfectants', key);
        return (
          await prepareDisinfectant(one, { ...PrepareDisinfectant.parse(preparation), eventId })
        ).id;
      };
      const disinfectantId = command.disinfectantId ?? prepared.get(key) ?? (await prepare());
      await recordDisinfection(one, { ...input, disinfectantId, eventId: id });
      if (preparation) prepared.set(key, disinfectantId);
    });
  },
});

function namesGoods({ lotNumber, supplierLotNo, netWeightKg, pieces }: Cells): boolean {
  return [lotNumber, supplierLotNo, netWeightKg, pieces].some((cell) => cell !== undefined);
}

/** A preparation on record, or what it takes to record it. */
function agentOf(list: FaultList, cell: Cells, agents: readonly AgentRef[]) {
  const { agent, preparedAt, concentration, concentrationUnit } = cell;
  if (agent === undefined || preparedAt === undefined) return {};
  const minute = preparedAt.slice(0, 16);
  const known = agents.find((one) => one.agent === agent && one.preparedAt.startsWith(minute));
  if (known) return { disinfectantId: known.id };
  if (concentration === undefined || concentrationUnit === undefined) {
    list.add(0, 'agent', errors.preparationUnnamed());
    return {};
  }
  const { productLicenceNo, ratio, workerNo } = cell;
  const facts = { agent, concentration, concentrationUnit, productLicenceNo, ratio, workerNo };
  return { preparation: { ...facts, occurredAt: preparedAt } };
}
