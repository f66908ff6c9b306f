import { analytes, testMethodNames, testResultNames } from '../../domain/analytes.ts';
import { disinfectedObjectNames } from '../../domain/disinfection.ts';
import {
  documentKindNames,
  documentStateNames,
  documentVisibilityNames,
} from '../../domain/documents.ts';
import { holdKindNames } from '../../domain/recalls.ts';
import { sampleKindNames } from '../../domain/samples.ts';
import { formatTraceCode } from '../../domain/trace-code.ts';
import * as codes from '../codes/codes.events.ts';
import * as series from '../codes/series.events.ts';
import * as disinfections from '../evidence/disinfections.events.ts';
import * as documents from '../evidence/documents.events.ts';
import { fileStored } from '../evidence/files.events.ts';
import * as samples from '../evidence/samples.events.ts';
import { testReported } from '../evidence/tests.events.ts';
import * as orders from '../oversight/orders.events.ts';
import * as oversight from '../oversight/oversight.events.ts';
import { type Line, named, pair, teller, type Teller } from './history.entry.ts';

/** Lots that an entry concerns without a quantity. */
function concerned(ids: readonly string[]): Line[] {
  return ids.map((lotId) => ({ lotId, grams: null, pieces: null }));
}

function covered(lots: readonly { lotId: string; grams: number }[]): Line[] {
  return lots.map(({ lotId, grams }) => ({ lotId, grams, pieces: null }));
}

export const evidenceTellers: readonly Teller[] = [
  teller(documents.documentRecorded, { zh: '登记证明文件', en: 'Recorded a document' }, (body) => ({
    lines: covered(body.lots),
    evidence: [
      { kind: 'document', id: body.id, label: documentLabel(body.kind, body.number, body.state) },
    ],
    details: [
      { zh: `签发单位 ${body.issuer}`, en: `issued by ${body.issuer}` },
      named('签发日期', 'on', body.issuedOn),
    ],
  })),
  teller(
    documents.documentStateChanged,
    { zh: '证明文件状态变更', en: 'Changed the state of a document' },
    (body) => ({
      lines: concerned(body.lotIds),
      evidence: [
        {
          kind: 'document',
          id: body.id,
          label: {
            zh: [body.number, documentStateNames[body.state].zh].filter(Boolean).join(' '),
            en: [body.number, documentStateNames[body.state].en].filter(Boolean).join(' '),
          },
        },
      ],
    }),
  ),
  teller(
    documents.documentFilesAttached,
    { zh: '上传证明文件影像', en: 'Attached files to a document' },
    (body) => ({
      lines: concerned(body.lotIds),
      evidence: [
        {
          kind: 'document',
          id: body.id,
          label: { zh: `影像 ${body.files.length} 份`, en: `${body.files.length} files` },
        },
      ],
    }),
  ),
  teller(
    documents.documentLotsLinked,
    { zh: '证明文件关联批次', en: 'Linked lots to a document' },
    (body) => ({
      lines: covered(body.lots),
      evidence: [{ kind: 'document', id: body.id, label: { zh: '证明文件', en: 'Document' } }],
    }),
  ),
  teller(
    documents.documentVisibilityChanged,
    { zh: '变更证明文件可见范围', en: 'Changed who may read a document' },
    (body) => ({
      lines: concerned(body.lotIds),
      evidence: [
        { kind: 'document', id: body.id, label: documentVisibilityNames[body.visibility] },
      ],
    }),
  ),
  teller(fileStored, { zh: '存入影像文件', en: 'Stored a file' }),
  teller(samples.sampleTaken, { zh: '采样', en: 'Took a sample' }, (body) => ({
    at: body.premisesId,
    lines: concerned(body.lotIds),
    evidence: [
      {
        kind: 'sample',
        id: body.id,
        label: pair(sampleKindNames[body.kind], { zh: body.number, en: body.number }),
      },
    ],
    details: [named('部位', 'at', body.spot)],
  })),
  teller(samples.poolMade, { zh: '样品混管', en: 'Pooled samples' }, (body) => ({
    lines: concerned(body.lotIds),
    evidence: [{ kind: 'pool', id: body.id, label: { zh: body.number, en: body.number } }],
    details: [{ zh: `${body.sampleIds.length} 份样品`, en: `${body.sampleIds.length} samples` }],
  })),
  teller(testReported, { zh: '出具检测结果', en: 'Reported a test' }, (body) => ({
    lines: concerned(body.lotIds),
    evidence: [
      {
        kind: 'test',
        id: body.id,
        label: pair(analytes[body.analyte].name, testResultNames[body.result]),
      },
    ],
    details: [
      testMethodNames[body.method],
      named('检测值', 'value', body.value),
      named('报告', 'report', body.reportNo),
      body.supersedes === null ? null : { zh: '取代先前结果', en: 'supersedes an earlier result' },
    ],
  })),
  teller(disinfections.disinfectantPrepared, { zh: '配制消毒剂', en: 'Prepared a disinfectant' }),
  teller(disinfections.disinfected, { zh: '消毒', en: 'Disinfected' }, (body) => ({
    at: body.premisesId,
    lines: body.lots.map(({ repeatReason, ...line }) => ({
      ...line,
      ...(repeatReason === null
        ? {}
        : {
            note: { zh: `重复消毒：${repeatReason}`, en: `disinfected again: ${repeatReason}` },
          }),
    })),
    evidence: [
      {
        kind: 'disinfection',
        id: body.id,
        label: pair(
          { zh: '消毒证明', en: 'Certificate' },
          { zh: body.certificateNo, en: body.certificateNo },
        ),
      },
    ],
    details: [
      disinfectedObjectNames[body.object],
      { zh: `作用 ${body.contactMinutes} 分钟`, en: `${body.contactMinutes} minutes` },
    ],
  })),
];

function documentLabel(
  kind: keyof typeof documentKindNames,
  number: string | null,
  state: keyof typeof documentStateNames,
) {
  const [name, now] = [documentKindNames[kind], documentStateNames[state]];
  const no = number === null ? '' : ` ${number}`;
  return { zh: `${name.zh}${no}（${now.zh}）`, en: `${name.en}${no} (${now.en.toLowerCase()})` };
}

export const oversightTellers: readonly Teller[] = [
  teller(oversight.lotsHeld, { zh: '封存', en: 'Put on hold' }, (body) => ({
    lines: concerned(body.holds.map(({ lotId }) => lotId)),
    evidence: body.holds.map(({ id, lotId }) => ({
      kind: 'hold',
      id,
      lotId,
      label: holdKindNames[body.kind],
    })),
    details: [{ zh: body.reasonZh, en: body.reasonEn }],
  })),
  teller(oversight.holdsReleased, { zh: '解除封存', en: 'Lifted a hold' }, (body) => ({
    lines: concerned(body.holds.map(({ lotId }) => lotId)),
    evidence: [
      ...body.holds.map(({ id, lotId }) => ({
        kind: 'hold' as const,
        id,
        lotId,
        label: { zh: '封存', en: 'Hold' },
      })),
      ...(body.clearingTestId === null
        ? []
        : [
            {
              kind: 'test' as const,
              id: body.clearingTestId,
              label: { zh: '复检结果', en: 'Clearing test' },
            },
          ]),
    ],
    details: [{ zh: body.reason, en: body.reason }],
  })),
  teller(orders.holdOrdered, { zh: '封存', en: 'Put on hold' }, (body) => ({
    lines: concerned([...body.lots, ...body.units].map(({ lotId }) => lotId)),
    evidence: [...body.lots, ...body.units].map(({ id, lotId }) => ({
      kind: 'hold',
      id,
      lotId,
      label: holdKindNames[body.kind],
    })),
    details: [{ zh: body.reasonZh, en: body.reasonEn }, named('文号', 'no.', body.number)],
  })),
  teller(orders.orderReleased, { zh: '解除封存', en: 'Lifted a hold' }, (body) => ({
    lines: concerned([...body.lots, ...body.units].map(({ lotId }) => lotId)),
    evidence: [...body.lots, ...body.units].map(({ id, lotId }) => ({
      kind: 'hold',
      id,
      lotId,
      label: { zh: '封存', en: 'Hold' },
    })),
    details: [{ zh: body.reason, en: body.reason }],
  })),
];

function codeRef(code: string) {
  const label = { zh: formatTraceCode(code), en: formatTraceCode(code) };
  return [{ kind: 'code' as const, id: code, label }];
}

export const codeTellers: readonly Teller[] = [
  teller(codes.codeIssued, { zh: '申领追溯码', en: 'Issued the trace code' }, (body) => ({
    lines: concerned([body.lotId]),
    evidence: codeRef(body.code),
  })),
  teller(
    codes.codeActivated,
    { zh: '启用追溯码', en: 'Put the trace code into force' },
    (body) => ({
      lines: concerned([body.lotId]),
      evidence: codeRef(body.code),
      gate: body.gate,
      ...(body.premisesId === null ? {} : { at: body.premisesId }),
    }),
  ),
  teller(codes.codeVoided, { zh: '作废追溯码', en: 'Voided the trace code' }, (body) => ({
    lines: concerned([body.lotId]),
    evidence: codeRef(body.code),
  })),
  teller(
    series.seriesIssued,
    { zh: '申领单件追溯码', en: 'Issued codes for units' },
    ({ lotId, level, firstSerial, lastSerial }) => ({
      lines: concerned([lotId]),
      details: [levelNames[level], spanText(firstSerial, lastSerial)],
    }),
  ),
  teller(
    series.seriesActivated,
    { zh: '启用单件追溯码', en: 'Put the codes of units into force' },
    (body) => ({
      lines: concerned([body.lotId]),
      gate: body.gate,
      ...(body.premisesId === null ? {} : { at: body.premisesId }),
    }),
  ),
  teller(series.unitsVoided, { zh: '作废单件追溯码', en: 'Voided codes of units' }, (body) => ({
    lines: concerned([body.lotId]),
    details: [spanText(body.firstSerial, body.lastSerial)],
  })),
  teller(
    series.unitsMoved,
    { zh: '单件追溯码随分装转入新批次', en: 'Moved units, labels left on, to another lot' },
    (body) => ({
      lines: concerned([body.fromLotId, body.lotId]),
      details: [spanText(body.firstSerial, body.lastSerial)],
    }),
  ),
  teller(
    series.unitsReplaced,
    { zh: '更换单件追溯码', en: 'Replaced codes of units' },
    ({ fromLotId, lotId, firstSerial, lastSerial }) => ({
      lines: concerned([...new Set([fromLotId, lotId])]),
      details: [spanText(firstSerial, lastSerial)],
    }),
  ),
];

const levelNames = {
  case: { zh: '箱码', en: 'for cases' },
  pack: { zh: '件码', en: 'for packs' },
};

function spanText(first: number, last: number) {
  return { zh: `序号 ${first}–${last}`, en: `serials ${first}–${last}` };
}
