import { formatKg, gramsToKg } from './quantity.ts';
import type { Text } from './text.ts';

/** What the books should not show. */
export const alertKinds = [
  'surplus',
  'yield',
  'customs_item',
  'certificate',
  'reused_file',
  'unshipped',
  'time_order',
  'expired',
  'broken_chain',
  'duplicate',
] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertKindNames: Record<AlertKind, Text> = {
  surplus: { zh: '出大于进', en: 'More out than in' },
  yield: { zh: '出成率异常', en: 'Yield out of bounds' },
  customs_item: { zh: '超出报关商品项', en: 'Larger than the customs item' },
  certificate: { zh: '超出检疫证明', en: 'Larger than the certificate' },
  reused_file: { zh: '同一文件两个编号', en: 'One file under two numbers' },
  unshipped: { zh: '来货无人发出', en: 'Goods nobody shipped' },
  time_order: { zh: '时间顺序异常', en: 'Times out of order' },
  expired: { zh: '过期货物仍在流转', en: 'Expired goods still moving' },
  broken_chain: { zh: '来源去向中断', en: 'Broken chain' },
  duplicate: { zh: '重复申报', en: 'Declared twice' },
};

/** resolved: its cause is gone by itself, through a correction or a settlement. */
export const alertStates = ['open', 'in_hand', 'dismissed', 'settled', 'resolved'] as const;
export type AlertState = (typeof alertStates)[number];

const workable: readonly AlertState[] = ['open', 'in_hand'];

/** An officer works what is open; what was closed is opened again first. */
export function isWorkable(state: AlertState): boolean {
  return workable.includes(state);
}

/** In whose whole units a rule's figure is counted inside: grams where the wire says kg. */
export type AlertUnit = 'kg' | 'permille' | 'days' | 'hours' | 'minutes' | 'count';

type Rule = {
  kind: AlertKind;
  unit: AlertUnit;
  /** More than this is an alert, unless a division says otherwise. In the unit of the wire. */
  most: number;
  text: Text;
};

/**
 * `{name}` stands for a fact, `{name:kg}` for one in grams. One rule finds one thing about one record;
 * its figure is compared with one number.
 */
export const alertRules = {
  over_received: {
    kind: 'surplus',
    unit: 'kg',
    most: 1,
    text: {
      zh: '运单 {shipment} 批次 {lot}:发出 {shipped:kg},收货方称收到 {stated:kg},多 {excess:kg}。',
      en: 'Shipment {shipment}, lot {lot}: {shipped:kg} shipped, the receiver states {stated:kg}, {excess:kg} more.',
    },
  },
  unbooked_count: {
    kind: 'surplus',
    unit: 'kg',
    most: 1,
    text: {
      zh: '批次 {lot} 盘点 {counted:kg},账面 {expected:kg};其中 {excess:kg} 没有任何记录可以解释。',
      en: 'Lot {lot}: {counted:kg} counted, {expected:kg} in the books; no record explains {excess:kg} of it.',
    },
  },
  negative_past: {
    kind: 'surplus',
    unit: 'kg',
    most: 0,
    text: {
      zh: '按更正后的记录,批次 {lot} 在 {at} 时某处的结存为负,缺 {excess:kg}。',
      en: 'By the records as corrected, lot {lot} stood below zero in a place at {at}: {excess:kg} were lacking.',
    },
  },
  yield_over: {
    kind: 'yield',
    unit: 'permille',
    most: 0,
    text: {
      zh: '加工投入 {input:kg},产出产品 {product} {output:kg}({actual}‰),高于该产品出成率上限 {bound}‰。',
      en: '{input:kg} went in, {output:kg} of {product} came out ({actual}‰): above the most it yields, {bound}‰.',
    },
  },
  yield_under: {
    kind: 'yield',
    unit: 'permille',
    most: 0,
    text: {
      zh: '加工投入 {input:kg},产出产品 {product} 仅 {output:kg}({actual}‰),低于下限 {bound}‰;其余记为损耗。',
      en: '{input:kg} went in, only {output:kg} of {product} came out ({actual}‰): below the least it yields, {bound}‰; the rest is booked as loss.',
    },
  },
  yield_lost: {
    kind: 'yield',
    unit: 'permille',
    most: 700,
    text: {
      zh: '加工投入 {input:kg},产出合计 {output:kg},损耗 {loss}‰;产品未登记出成率。',
      en: '{input:kg} went in and {output:kg} came out, {loss}‰ were lost; the products have no registered yield.',
    },
  },
  item_exceeded: {
    kind: 'customs_item',
    unit: 'kg',
    most: 0,
    text: {
      zh: '报关单 {declaration} 第 {item} 项:{firms} 家企业共申报 {drawn:kg},大于商品项 {covers:kg}。',
      en: 'Declaration {declaration}, item {item}: {firms} firms declared {drawn:kg} together, more than the {covers:kg} of the item.',
    },
  },
  item_disagrees: {
    kind: 'customs_item',
    unit: 'kg',
    most: 0,
    text: {
      zh: '报关单 {declaration} 第 {item} 项:{firms} 家企业填写的总量不同,{least:kg} 至 {covers:kg}。',
      en: 'Declaration {declaration}, item {item}: {firms} firms state different totals, {least:kg} to {covers:kg}.',
    },
  },
  certificate_exceeded: {
    kind: 'certificate',
    unit: 'kg',
    most: 0,
    text: {
      zh: '证明 {number} 载明 {covers:kg},{documents} 份登记共用于 {used:kg} 货物。',
      en: 'Certificate {number} covers {covers:kg}; registered {documents} times, it is used for {used:kg} of goods.',
    },
  },
  certificate_disagrees: {
    kind: 'certificate',
    unit: 'kg',
    most: 0,
    text: {
      zh: '证明 {number} 登记了 {documents} 次,载明重量不同:{least:kg} 至 {covers:kg}。',
      en: 'Certificate {number} was registered {documents} times with different weights: {least:kg} to {covers:kg}.',
    },
  },
  file_two_numbers: {
    kind: 'reused_file',
    unit: 'count',
    most: 1,
    text: {
      zh: '同一份文件(sha256 {sha256})以 {numbers} 个不同编号登记为同类证明:{list}。',
      en: 'One file (sha256 {sha256}) is registered as certificates of one kind under {numbers} numbers: {list}.',
    },
  },
  source_unknown: {
    kind: 'unshipped',
    unit: 'count',
    most: 0,
    text: {
      zh: '批次 {lot} 引用的上一出仓证明 {number} 不在账上;本系统有外省出仓证明 {known} 份。',
      en: 'Lot {lot} names the earlier out-certificate {number}, which is not on record; {known} out-certificates of other provinces are.',
    },
  },
  source_used_up: {
    kind: 'unshipped',
    unit: 'kg',
    most: 0,
    text: {
      zh: '出仓证明 {number} 载明 {covers:kg},引用它的批次共 {used:kg}。',
      en: 'Out-certificate {number} covers {covers:kg}; the lots that name it as their source are {used:kg}.',
    },
  },
  source_shared: {
    kind: 'unshipped',
    unit: 'count',
    most: 1,
    text: {
      zh: '{firms} 家企业的批次引用同一上一出仓证明 {number},共 {used:kg}。',
      en: 'Lots of {firms} firms name one earlier out-certificate, {number}, for {used:kg} together.',
    },
  },
  out_certificate_twice: {
    kind: 'unshipped',
    unit: 'count',
    most: 1,
    text: {
      zh: '出仓证明编号 {number} 被 {firms} 家企业用于没有关联的货物。',
      en: 'The out-certificate number {number} is used by {firms} firms for goods that have nothing in common.',
    },
  },
  redeclared: {
    kind: 'unshipped',
    unit: 'kg',
    most: 0,
    text: {
      zh: '批次 {lot} 的来源批号 {source} 是另一企业在账批次,但该企业从未向其发货。',
      en: "Lot {lot} names {source} as its supplier's lot: another firm has that lot on record and never shipped any of it there.",
    },
  },
  back_dated: {
    kind: 'time_order',
    unit: 'minutes',
    most: 60,
    text: {
      zh: '批次 {lot} 于 {held} 被封存;之后在 {recorded} 才补记一条称发生于 {occurred} 的记录({type})。',
      en: 'Lot {lot} was stopped at {held}; a record ({type}) that says it happened at {occurred}, before that, came in only at {recorded}.',
    },
  },
  paper_before_goods: {
    kind: 'time_order',
    unit: 'days',
    most: 0,
    text: {
      zh: '证明 {number} 于 {issued} 签发,早于批次 {lot} 的生产日期 {produced}。',
      en: 'Certificate {number} was issued on {issued}, before lot {lot} was produced on {produced}.',
    },
  },
  product_before_input: {
    kind: 'time_order',
    unit: 'days',
    most: 0,
    text: {
      zh: '加工批次 {lot} 的生产日期 {produced} 早于其全部原料(最早 {input})。',
      en: 'Processed lot {lot} claims to be produced on {produced}, before any of its inputs (the oldest: {input}).',
    },
  },
  expired_traded: {
    kind: 'expired',
    unit: 'days',
    most: 0,
    text: {
      zh: '批次 {lot} 于 {expiry} 到期,{at} 仍有 {moved:kg} 出库、销售或加工。',
      en: 'Lot {lot} expired on {expiry}; {moved:kg} of it were shipped, sold or processed at {at}.',
    },
  },
  expired_moved: {
    kind: 'expired',
    unit: 'days',
    most: 3,
    text: {
      zh: '批次 {lot} 于 {expiry} 到期,{at} 仍有 {moved:kg} 在库内移动。',
      en: 'Lot {lot} expired on {expiry}; {moved:kg} of it were moved between rooms at {at}.',
    },
  },
  shelf_life_stretched: {
    kind: 'expired',
    unit: 'days',
    most: 0,
    text: {
      zh: '批次 {lot} 的保质期至 {expiry},比产品保质期({produced} 起 {life} 天)多 {over} 天。',
      en: 'Lot {lot} is said to keep until {expiry}, {over} days longer than its product keeps ({life} days from {produced}).',
    },
  },
  in_transit_long: {
    kind: 'broken_chain',
    unit: 'hours',
    most: 240,
    text: {
      zh: '运单 {shipment} 于 {since} 发出,{grams:kg} 至今无人收货。',
      en: 'Shipment {shipment} left at {since}; nobody has received its {grams:kg} yet.',
    },
  },
  short_unsettled: {
    kind: 'broken_chain',
    unit: 'days',
    most: 14,
    text: {
      zh: '运单 {shipment} 于 {since} 收货,短少或拒收的 {grams:kg} 至今没有处理。',
      en: 'Shipment {shipment} was received at {since}; {grams:kg} that were short or refused are still unsettled.',
    },
  },
  never_arrived: {
    kind: 'broken_chain',
    unit: 'days',
    most: 45,
    text: {
      zh: '批次 {lot} 于 {since} 申报,{grams:kg} 至今没有到货,也没有撤销申报。',
      en: 'Lot {lot} was declared at {since}; {grams:kg} of it never arrived, and the declaration was not withdrawn.',
    },
  },
  buyer_unnamed: {
    kind: 'broken_chain',
    unit: 'kg',
    most: 0,
    text: {
      zh: '批次 {lot} 的 {grams:kg} 售给企业,买方名称仅为"{buyer}"。',
      en: '{grams:kg} of lot {lot} were sold to a firm whose name is given as "{buyer}".',
    },
  },
  container_twice: {
    kind: 'duplicate',
    unit: 'count',
    most: 1,
    text: {
      zh: '集装箱 {container}、报关单 {declaration} 第 {item} 项被 {firms} 家企业申报。',
      en: 'Container {container} with declaration {declaration}, item {item}, was declared by {firms} firms.',
    },
  },
  supplier_lot_relabelled: {
    kind: 'duplicate',
    unit: 'days',
    most: 0,
    text: {
      zh: '同一境外企业({establishment})的同一批号 {supplierLot},生产日期不同:{first} 至 {last}。',
      en: 'One lot number {supplierLot} of one establishment ({establishment}) has different production dates: {first} to {last}.',
    },
  },
} as const satisfies Record<string, Rule>;

export type AlertRule = keyof typeof alertRules;
// The table's own keys.
export const alertRuleCodes = Object.keys(alertRules) as [AlertRule, ...AlertRule[]];

export type AlertFacts = Readonly<Record<string, string | number>>;

export function tellAlert(rule: AlertRule, facts: AlertFacts): Text {
  const { zh, en } = alertRules[rule].text;
  return { zh: fill(zh, facts), en: fill(en, facts) };
}

function fill(text: string, facts: AlertFacts): string {
  return text.replace(/\{(\w+)(:kg)?\}/g, (_all, name: string, kg: string | undefined) => {
    const value = facts[name] ?? '?';
    return kg === undefined ? String(value) : `${formatKg(Number(value))} kg`;
  });
}

export type AlertThreshold = {
  rule: AlertRule;
  /** Division and all above it, as `CN/440000/`. */
  path: string;
  most: number;
};

/** A rule's shipped number in the units of inside. */
export function shippedMost(rule: AlertRule): number {
  const { unit, most } = alertRules[rule];
  return unit === 'kg' ? most * 1000 : most;
}

/**
 * What touches several divisions is judged by the strictest of them: each of them has to hear of what it
 * would not let pass. Within a division the most specific threshold counts.
 */
export function mostAllowed(
  rule: AlertRule,
  paths: readonly string[],
  thresholds: readonly AlertThreshold[],
): number {
  const own = thresholds.filter((one) => one.rule === rule);
  const numbers = paths.map((path) => {
    const over = own.filter((one) => path.startsWith(one.path));
    const [nearest] = over.toSorted((a, b) => b.path.length - a.path.length);
    return nearest?.most ?? shippedMost(rule);
  });
  return numbers.length === 0 ? shippedMost(rule) : Math.min(...numbers);
}

/** Facts as the wire has them: what the sentence gives as a weight is in kg. */
export function factsOutside(rule: AlertRule, facts: AlertFacts): AlertFacts {
  const { en } = alertRules[rule].text;
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      en.includes(`{${name}:kg}`) ? gramsToKg(Number(value)) : value,
    ]),
  );
}
