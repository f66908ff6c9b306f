import type { Text } from '../../domain/text.ts';

/** What the printed report says besides the names of things. */
export const reportWords = {
  title: { zh: '产品追溯报告', en: 'Trace report' },
  askedAbout: { zh: '查询对象', en: 'Asked about' },
  directions: { zh: '追溯方向', en: 'Directions' },
  asOf: { zh: '数据时点', en: 'As of' },
  since: { zh: '起因时间', en: 'Cause began' },
  madeAt: { zh: '出具时间', en: 'Printed' },
  right: { zh: '查询依据', en: 'By right of' },
  zone: { zh: '（北京时间 UTC+8）', en: ' (Asia/Shanghai, UTC+8)' },
  howToRead: {
    zh: '源货与其他货物混放或混合加工后，只能确定其中源货的至少数量和至多数量，以“至少–至多”表示；不按比例估算。单一数字为确定值。',
    en: 'Where goods of the source stand or are worked among others, only the least and the most of the source among them is known, shown as "least–most". Nothing is estimated by share. A single figure is certain.',
  },
  source: { zh: '源货', en: 'The source' },
  holdable: { zh: '尚可控制', en: 'Can still be held' },
  holdableNote: { zh: '在库、在途、未到货', en: 'in store, in transit, not arrived' },
  soldNote: { zh: '已到买方', en: 'with the buyers' },
  gone: { zh: '已灭失', en: 'Gone' },
  goneNote: { zh: '销毁、报损、加工损耗', en: 'destroyed, lost, lost in processing' },
  unaccountedNote: { zh: '已发运、未收到、无人说明', en: 'shipped, not received, not explained' },
  beyondNote: { zh: '不在查看范围内', en: 'you may not see where' },
  sums: { zh: '数量核对', en: 'The sums' },
  whereabouts: { zh: '去向', en: 'Whereabouts' },
  allGoods: { zh: '该处全部 kg', en: 'All goods there, kg' },
  ofSource: { zh: '其中源货 kg', en: 'Of the source, kg' },
  pieces: { zh: '件数', en: 'Pieces' },
  ofPieces: { zh: '件', en: 'pieces' },
  total: { zh: '合计', en: 'Sum' },
  balances: {
    zh: (source: string, sum: string) => `数量平衡：源货 ${source} 与各项合计 ${sum} 相符。`,
    en: (source: string, sum: string) =>
      `The books balance: the source of ${source} agrees with the sum of the parts, ${sum}.`,
  },
  unbalanced: {
    zh: (source: string, sum: string) =>
      `数量不平衡：源货 ${source} 不在各项合计 ${sum} 之内。使用本报告前请先核查有关记录。`,
    en: (source: string, sum: string) =>
      `The books do not balance: the source of ${source} is not within the sum of the parts, ${sum}. Look into the records before relying on this report.`,
  },
  bound: {
    zh: (limit: string) => `已达 ${limit} 的上限：所列正确，但不完整。`,
    en: (limit: string) =>
      `A bound of ${limit} was reached: what is listed is right, but it is not all.`,
  },
  lots: { zh: '个批次', en: ' lots' },
  nodes: { zh: '个节点', en: ' nodes' },
  whereNow: { zh: '现在何处', en: 'Where it is now' },
  number: { zh: '图号', en: 'No.' },
  premises: { zh: '场所与企业', en: 'Premises and firm' },
  place: { zh: '位置', en: 'Place' },
  address: { zh: '地址与行政区', en: 'Address and division' },
  position: { zh: '经纬度 WGS-84；GCJ-02', en: 'Longitude, latitude: WGS-84; GCJ-02' },
  lot: { zh: '批号与产品', en: 'Lot and product' },
  mapNote: {
    zh: '图中编号见下表，圆点按源货至多数量放大。WGS-84 坐标；表中另列 GCJ-02 坐标，可直接用于国内电子地图。',
    en: 'Numbers are those of the table; dots grow with the most of the source there. WGS-84; the table also has GCJ-02, as maps in China use it.',
  },
  north: { zh: '北', en: 'N' },
  transit: { zh: '在途与去向不明', en: 'In transit and unaccounted for' },
  shipment: { zh: '运单', en: 'Shipment' },
  fromTo: { zh: '自 → 至', en: 'From → to' },
  shippedAt: { zh: '发运时间', en: 'Shipped' },
  sold: { zh: '售给何人、何时', en: 'Sold to whom and when' },
  time: { zh: '时间', en: 'Time' },
  seller: { zh: '销售方', en: 'Seller' },
  buyer: { zh: '买方', en: 'Buyer' },
  kg: { zh: 'kg', en: 'kg' },
  goneTitle: { zh: '销毁、报损与加工损耗', en: 'Destroyed, lost, and lost in processing' },
  firm: { zh: '企业', en: 'Firm' },
  origins: { zh: '来源', en: 'Where it came from' },
  through: { zh: '由此而来 kg', en: 'Came from here, kg' },
  movements: { zh: '流向明细', en: 'Movements' },
  act: { zh: '动作', en: 'Act' },
  from: { zh: '自', en: 'From' },
  to: { zh: '至', en: 'To' },
  nothing: { zh: '无。', en: 'None.' },
  more: {
    zh: (count: string) => `另有 ${count} 行未印出，见电子表格。`,
    en: (count: string) => `${count} more rows are not printed; the spreadsheet has them.`,
  },
  page: {
    zh: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
    en: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  digest: { zh: '数据 SHA-256：', en: 'SHA-256 of the data: ' },
} satisfies Record<string, Text | { zh: Saying; en: Saying }>;

type Saying = (...parts: never[]) => string;
