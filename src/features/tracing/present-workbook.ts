import type { TypedCell, WorkbookSheet } from '../../core/ports.ts';
import { formatShanghai } from '../../domain/business-time.ts';
import { toGcj02 } from '../../domain/gcj02.ts';
import {
  actNames,
  buyerKindNames,
  lotKindNames,
  purposeNames,
  shipmentStateNames,
  whereaboutNames,
  whereaboutOrder,
} from '../../domain/trace-words.ts';
import { firmText, isCertain, lotText, placeText, standing, sumOf } from './present-facts.ts';
import { bilingual, directionNames } from './present-words.ts';
import type { Span, Trace, TracedNode } from './traced.ts';

type Column = WorkbookSheet['columns'][number];
type Row = readonly TypedCell[];

/** A trace as a workbook in both languages, for who wants to reckon with it. `digest`: `traceDigest`. */
export function traceWorkbook(trace: Trace, digest: string): WorkbookSheet[] {
  return [
    summary(trace, digest),
    lots(trace),
    whereNow(trace),
    movements(trace),
    sales(trace),
    openShipments(trace),
  ];
}

const text = (zh: string, en: string, width?: number): Column => ({
  zh,
  en,
  look: 'text',
  ...(width !== undefined && { width }),
});
const kg = (zh: string, en: string): Column => ({ zh, en, look: 'kg', width: 18 });
const pieces: Column = { zh: '件数', en: 'Pieces', look: 'count', width: 14 };
const moment = (zh: string, en: string): Column => ({
  zh: `${zh}（北京时间）`,
  en: `${en} (Asia/Shanghai)`,
  look: 'moment',
  width: 24,
});
const ofSource = [
  kg('其中源货至少 kg', 'Of the source, at least kg'),
  kg('其中源货至多 kg', 'Of the source, at most kg'),
  text('确定', 'Certain', 12),
];

/** Made as they are written: only a row at a time is in memory beside the trace. */
function* rowsOf<T>(items: Iterable<T>, toRow: (item: T) => Row): Generator<Row> {
  for (const item of items) yield toRow(item);
}

function spanCells(span: Span): Row {
  return [
    span.least / 1000,
    span.most / 1000,
    isCertain(span) ? '是 yes' : '否，为范围 no, a range',
  ];
}

function summary(trace: Trace, digest: string): WorkbookSheet {
  return {
    name: '概要 Summary',
    columns: [
      text('项目', 'Item', 34),
      { zh: '内容', en: 'Value', look: 'wrapped', width: 60 },
      kg('该处全部 kg', 'All goods there kg'),
      pieces,
      ...ofSource,
    ],
    rows: summaryRows(trace, digest),
  };
}

function* summaryRows(trace: Trace, digest: string): Generator<Row> {
  const { question, balance, bound } = trace;
  for (const { kind, label } of question.sources) {
    yield ['查询对象 Asked about', `${bilingual(label)} (${kind})`];
  }
  yield [
    '方向 Directions',
    question.directions.map((one) => bilingual(directionNames[one])).join(' / '),
  ];
  yield ['数据时点 As of', `${formatShanghai(question.at)} Asia/Shanghai (UTC+08:00)`];
  if (question.since) {
    yield ['起因时间 Since', `${formatShanghai(question.since)} Asia/Shanghai (UTC+08:00)`];
  }
  yield ['时区 Time zone', 'Asia/Shanghai (UTC+08:00)'];
  yield [
    '读法 How to read',
    '源货混入其他货物后，只能给出至少和至多；绝不按比例估算。 Where goods of the source stand among others, only at least and at most are known; nothing is estimated by share.',
  ];
  for (const { lotId, grams, pieces: number } of trace.sources.filter(
    ({ direction }) => direction === trace.sources[0]?.direction,
  )) {
    yield ['源货 Source', lotText(trace, lotId), grams / 1000, number];
  }
  if (balance) {
    yield ['源货合计 Source in all', '', balance.source.grams / 1000, balance.source.pieces];
    for (const where of whereaboutOrder) {
      const part = balance.where[where];
      if (part.grams === 0 && part.pieces === 0 && part.source.most === 0) continue;
      yield [
        bilingual(whereaboutNames[where]),
        '',
        part.grams / 1000,
        part.pieces,
        ...spanCells(part.source),
      ];
    }
    const sum = sumOf(Object.values(balance.where).map(({ source }) => source));
    yield [
      '各项合计 Sum of the parts',
      balance.balances
        ? '平衡：源货在合计范围之内 Balances: the source lies within the sum'
        : '不平衡：请核查 Does not balance: look into it',
      null,
      null,
      ...spanCells(sum),
    ];
  }
  if (bound) yield ['未完整 Not complete', boundText(bound)];
  yield ['数据摘要 SHA-256 of the data', digest];
}

function boundText({ kind, limit }: { kind: 'lots' | 'nodes'; limit: number }): string {
  return kind === 'lots'
    ? `已达 ${limit} 个批次的上限，所列正确但不完整。 The bound of ${limit} lots was reached: what is listed is right, but not all.`
    : `已达 ${limit} 个节点的上限，所列正确但不完整。 The bound of ${limit} nodes was reached: what is listed is right, but not all.`;
}

function lots(trace: Trace): WorkbookSheet {
  return {
    name: '批次 Lots',
    columns: [
      text('批号', 'Lot', 24),
      text('类别', 'Kind', 18),
      text('产品', 'Product', 36),
      text('企业', 'Firm', 36),
      moment('申报时间', 'Declared'),
      kg('申报 kg', 'Declared kg'),
      pieces,
    ],
    rows: rowsOf(trace.lots.values(), (lot) => [
      lot.number,
      bilingual(lotKindNames[lot.kind]),
      bilingual(lot.product),
      bilingual(lot.organisation.name),
      lot.declaredAt,
      lot.declaredGrams / 1000,
      lot.declaredPieces,
    ]),
  };
}

function whereNow(trace: Trace): WorkbookSheet {
  return {
    name: '现存 Where it is now',
    columns: [
      text('去向', 'Whereabouts', 24),
      text('批号', 'Lot', 24),
      text('产品', 'Product', 36),
      text('位置', 'Place', 40),
      text('企业', 'Firm', 36),
      text('地址', 'Address', 44),
      text('行政区', 'Division', 30),
      { zh: '经度 WGS-84', en: 'Longitude WGS-84', look: 'degrees', width: 18 },
      { zh: '纬度 WGS-84', en: 'Latitude WGS-84', look: 'degrees', width: 18 },
      { zh: '经度 GCJ-02', en: 'Longitude GCJ-02', look: 'degrees', width: 18 },
      { zh: '纬度 GCJ-02', en: 'Latitude GCJ-02', look: 'degrees', width: 18 },
      kg('现存 kg', 'There now kg'),
      pieces,
      ...ofSource,
      moment('源货最早到达', 'Source first came'),
    ],
    rows: rowsOf(standing(trace), ({ node, where, lot, place }) => {
      const premises = place?.premises;
      return [
        bilingual(whereaboutNames[where]),
        lot?.number ?? '',
        lot ? bilingual(lot.product) : '',
        bilingual(placeText(trace, node)),
        bilingual(firmText(trace, node)),
        premises?.address ?? '',
        premises ? bilingual(premises.division) : '',
        ...coordinates(premises),
        node.grams / 1000,
        node.pieces,
        ...spanCells(node.source),
        node.since,
      ];
    }),
  };
}

type Located = { longitude: number | null; latitude: number | null };

function coordinates(premises: Located | null | undefined): Row {
  const { longitude = null, latitude = null } = premises ?? {};
  if (longitude === null || latitude === null) return [null, null, null, null];
  const shown = toGcj02({ longitude, latitude });
  return [longitude, latitude, sixDecimals(shown.longitude), sixDecimals(shown.latitude)];
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function movements(trace: Trace): WorkbookSheet {
  const nodes = new Map(trace.nodes.map((node) => [node.id, node]));
  const end = (node: TracedNode | undefined): Row => {
    if (!node) return ['', '', ''];
    return [
      lotText(trace, node.lotId),
      bilingual(placeText(trace, node)),
      bilingual(firmText(trace, node)),
    ];
  };
  return {
    name: '流向 Movements',
    columns: [
      text('方向', 'Direction', 30),
      moment('时间', 'Time'),
      text('动作', 'Act', 24),
      text('自批号', 'From lot', 24),
      text('自位置', 'From place', 40),
      text('自企业', 'From firm', 32),
      text('至批号', 'To lot', 24),
      text('至位置', 'To place', 40),
      text('至企业', 'To firm', 32),
      kg('移动 kg', 'Moved kg'),
      pieces,
      ...ofSource,
      { zh: '日志序号', en: 'Journal number', look: 'count', width: 20 },
    ],
    rows: rowsOf(trace.edges, (edge) => [
      bilingual(directionNames[edge.direction]),
      edge.at,
      bilingual(actNames[edge.act]),
      ...end(nodes.get(edge.from)),
      ...end(nodes.get(edge.to)),
      edge.grams / 1000,
      edge.pieces,
      ...spanCells(edge.source),
      edge.seq,
    ]),
  };
}

function sales(trace: Trace): WorkbookSheet {
  return {
    name: '销售 Sales',
    columns: [
      moment('时间', 'Time'),
      text('批号', 'Lot', 24),
      text('销售企业', 'Seller', 36),
      text('销售场所', 'Sold at', 36),
      text('买方类别', 'Kind of buyer', 20),
      text('买方', 'Buyer', 36),
      kg('售出 kg', 'Sold kg'),
      pieces,
      ...ofSource,
      { zh: '日志序号', en: 'Journal number', look: 'count', width: 20 },
    ],
    rows: rowsOf(trace.sales, (sale) => [
      sale.at,
      lotText(trace, sale.lotId),
      bilingual(sale.organisation.name),
      bilingual(sale.premises.name),
      bilingual(buyerKindNames[sale.buyerKind]),
      sale.buyerName ?? '',
      sale.grams / 1000,
      sale.pieces,
      ...spanCells(sale.source),
      sale.seq,
    ]),
  };
}

function openShipments(trace: Trace): WorkbookSheet {
  const open = standing(trace).filter(({ place }) => place?.kind === 'transit');
  return {
    name: '在途与差异 Transit, unaccounted',
    columns: [
      text('去向', 'Whereabouts', 24),
      text('运单', 'Shipment', 24),
      text('状态', 'State', 30),
      text('用途', 'Purpose', 20),
      text('批号', 'Lot', 24),
      text('发货场所', 'From premises', 36),
      text('发货企业', 'From firm', 36),
      text('收货场所', 'To premises', 36),
      text('收货企业', 'To firm', 36),
      text('车牌', 'Vehicle', 16),
      moment('发运时间', 'Shipped'),
      moment('收货时间', 'Received'),
      kg('未到 kg', 'Not arrived kg'),
      pieces,
      ...ofSource,
    ],
    rows: rowsOf(open, ({ node, where, lot }) => {
      const shipment = node.placeId === null ? undefined : trace.shipments.get(node.placeId);
      const facts = shipment
        ? [
            shipment.number,
            bilingual(shipmentStateNames[shipment.state]),
            bilingual(purposeNames[shipment.purpose]),
            lot?.number ?? '',
            bilingual(shipment.from.premises.name),
            bilingual(shipment.from.organisation.name),
            bilingual(shipment.to.premises.name),
            bilingual(shipment.to.organisation.name),
            shipment.vehiclePlate ?? '',
            shipment.shippedAt,
            shipment.receivedAt,
          ]
        : ['', '', '', lot?.number ?? '', '', '', '', '', '', null, null];
      const amounts = [node.grams / 1000, node.pieces, ...spanCells(node.source)];
      return [bilingual(whereaboutNames[where]), ...facts, ...amounts];
    }),
  };
}
