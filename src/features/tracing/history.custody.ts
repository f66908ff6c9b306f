import { lotEntryNames } from '../../domain/lots.ts';
import type { Text } from '../../domain/text.ts';
import * as custody from '../custody/custody.events.ts';
import * as lots from '../lots/lots.events.ts';
import { type Line, named, teller, type Teller } from './history.entry.ts';

const purposes: Record<'transfer' | 'sale' | 'return', Text> = {
  transfer: { zh: '调拨', en: 'transfer' },
  sale: { zh: '销售', en: 'sale' },
  return: { zh: '退货', en: 'return' },
};

const outcomes: Record<custody.MatchOutcome, Text> = {
  agreed: { zh: '相符', en: 'agreed' },
  short: { zh: '短少', en: 'short' },
  over: { zh: '溢出', en: 'over' },
  refused: { zh: '拒收', en: 'refused' },
};

const dispositions: Record<'returned' | 'lost' | 'destroyed' | 'explained', Text> = {
  returned: { zh: '退回', en: 'taken back' },
  lost: { zh: '报损', en: 'written off as lost' },
  destroyed: { zh: '销毁', en: 'destroyed' },
  explained: { zh: '已说明', en: 'explained' },
};

const amended: Record<string, Text> = {
  supplierLotNo: { zh: '生产批号', en: 'producer’s lot' },
  productionDate: { zh: '生产日期', en: 'production date' },
  expiryDate: { zh: '保质期', en: 'expiry date' },
  containerNo: { zh: '箱号', en: 'container' },
  sealNo: { zh: '铅封号', en: 'seal' },
  establishmentHomeNo: { zh: '境外注册编号', en: 'establishment number' },
  establishmentCnNo: { zh: '在华注册编号', en: 'China registration number' },
  destinationPremisesId: { zh: '目的地', en: 'destination' },
};

function kilograms(grams: number): string {
  return `${grams / 1000} kg`;
}

export const lotTellers: readonly Teller[] = [
  teller(lots.lotDeclared, { zh: '申报批次', en: 'Declared the lot' }, (body) => ({
    lines: [{ lotId: body.lotId, grams: body.grams, pieces: body.pieces }],
    ...(body.destinationPremisesId === null ? {} : { to: body.destinationPremisesId }),
    details: [
      body.entry && lotEntryNames[body.entry],
      named('报关单', 'declaration', body.declarationNo),
      named('箱号', 'container', body.containerNo),
      named('铅封', 'seal', body.sealNo),
      named('生产批号', 'producer’s lot', body.supplierLotNo),
      body.overrides && {
        zh: `校验码不符，已说明：${body.overrides.reason}`,
        en: `A check digit fails, said to be right: ${body.overrides.reason}`,
      },
    ],
  })),
  teller(lots.lotAmended, { zh: '更正申报内容', en: 'Amended the declaration' }, (body) => ({
    lines: [{ lotId: body.lotId, grams: null, pieces: null }],
    details: Object.entries(body.changes).map(([field, value]) => {
      const name = amended[field] ?? { zh: field, en: field };
      // An id says nothing to people; the new destination is named as the place.
      if (field === 'destinationPremisesId') return name;
      return { zh: `${name.zh}改为 ${value}`, en: `${name.en} now ${value}` };
    }),
    ...(body.changes.destinationPremisesId === undefined
      ? {}
      : { to: body.changes.destinationPremisesId }),
  })),
  teller(lots.lotWithdrawn, { zh: '撤回申报', en: 'Withdrew the declaration' }, (body) => ({
    lines: [{ lotId: body.lotId, grams: body.grams, pieces: body.pieces }],
  })),
];

export const custodyTellers: readonly Teller[] = [
  teller(custody.received, { zh: '首次入库', en: 'Received' }, (body) => ({
    at: body.premisesId,
    lines: body.lines,
    gate: body.gate,
    details: [named('箱号', 'container', body.containerNo), named('铅封', 'seal', body.sealNo)],
  })),
  teller(custody.moved, { zh: '库内移动', en: 'Moved within the store' }, (body) => ({
    at: body.premisesId,
    lines: body.lines,
    details: [body.kind === 'put_away' ? { zh: '上架', en: 'put away' } : null],
  })),
  teller(custody.shipped, { zh: '出库发运', en: 'Shipped' }, (body) => ({
    from: body.fromPremisesId,
    to: body.toPremisesId,
    toOrg: body.toOrgId,
    lines: body.lines,
    gate: body.gate,
    details: [
      named('运单', 'shipment', body.number),
      purposes[body.purpose],
      named('车牌', 'vehicle', body.vehiclePlate),
    ],
  })),
  teller(custody.shipmentReceived, { zh: '收货核对', en: 'Received a shipment' }, (body) => ({
    at: body.premisesId,
    gate: body.gate,
    lines: body.lines.map((line): Line => {
      const refused = line.refusedGrams + line.refusedPieces > 0;
      const why = line.refusalReason === null ? '' : `：${line.refusalReason}`;
      const { zh, en } = outcomes[line.outcome];
      return {
        lotId: line.lotId,
        grams: line.statedGrams,
        pieces: line.statedPieces,
        toPlace: line.toPlace,
        note: refused
          ? {
              zh: `${zh}，拒收 ${kilograms(line.refusedGrams)}${why}`,
              en: `${en}, refused ${kilograms(line.refusedGrams)}${why.replace('：', ': ')}`,
            }
          : { zh, en },
      };
    }),
  })),
  teller(custody.shipmentSettled, { zh: '处理收货差异', en: 'Settled a difference' }, (body) => ({
    lines: body.lines.map(({ disposition, toPlace, ...line }) => ({
      ...line,
      toPlace,
      note: dispositions[disposition],
    })),
  })),
  teller(custody.processed, { zh: '加工分装', en: 'Processed or repacked' }, (body) => ({
    at: body.premisesId,
    lines: [
      ...body.inputs.map((line) => ({ ...line, note: { zh: '投入', en: 'in' } })),
      ...body.outputs.map(({ lot, toPlace }) => ({
        lotId: lot.lotId,
        grams: lot.grams,
        pieces: lot.pieces,
        toPlace,
        note: { zh: '产出', en: 'out' },
      })),
    ],
    details: [named('损耗', 'loss', kilograms(body.lossGrams))],
  })),
  teller(custody.sold, { zh: '售出', en: 'Sold' }, (body) => ({
    at: body.premisesId,
    lines: body.lines,
    gate: body.gate,
    details: [
      body.buyerKind === 'consumer'
        ? { zh: '售予消费者', en: 'to consumers' }
        : named('售予', 'to', body.buyerName ?? '—'),
    ],
  })),
  teller(custody.returned, { zh: '顾客退货', en: 'Took back from a buyer' }, (body) => ({
    at: body.premisesId,
    lines: body.lines,
  })),
  teller(custody.destroyed, { zh: '销毁', en: 'Destroyed' }, (body) => ({
    at: body.premisesId,
    lines: body.lines,
    details: [named('方式', 'by', body.method), named('凭证', 'record', body.documentNo)],
  })),
  teller(custody.counted, { zh: '盘点', en: 'Counted the stock' }, (body) => ({
    at: body.premisesId,
    lines: body.lines.map((line) => ({
      lotId: line.lotId,
      grams: line.countedGrams,
      pieces: line.countedPieces,
      toPlace: body.placeId,
      note: {
        zh: `账面 ${kilograms(line.expectedGrams)} / ${line.expectedPieces} 件`,
        en: `books said ${kilograms(line.expectedGrams)} / ${line.expectedPieces} pieces`,
      },
    })),
  })),
  teller(custody.corrected, { zh: '更正记录', en: 'Corrected an earlier record' }, (body) => ({
    lines: body.lines.map(({ lotId, grams, pieces }) => ({
      lotId,
      grams,
      pieces,
      note: { zh: '更正为', en: 'put right to' },
    })),
    details: [
      body.kind === 'voided'
        ? { zh: '原记录作废', en: 'the earlier record never happened' }
        : { zh: '原记录数量更正', en: 'the earlier record had wrong quantities' },
    ],
  })),
];
