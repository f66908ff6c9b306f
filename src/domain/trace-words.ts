import type { Text } from './text.ts';

/** What a trace calls things, on paper, in files and on the screen. */

export const whereaboutNames = {
  stored: { zh: '在库', en: 'In store' },
  in_transit: { zh: '在途', en: 'In transit' },
  unaccounted: { zh: '去向不明', en: 'Unaccounted for' },
  declared: { zh: '已申报未到货', en: 'Declared, not arrived' },
  sold: { zh: '已售出', en: 'Sold' },
  destroyed: { zh: '已销毁', en: 'Destroyed' },
  lost: { zh: '已报损', en: 'Written off as lost' },
  processed: { zh: '加工损耗', en: 'Lost in processing' },
  withdrawn: { zh: '已撤回申报', en: 'Declaration withdrawn' },
  beyond: { zh: '查看范围之外', en: 'Outside what you may see' },
} as const satisfies Record<string, Text>;

export const actNames = {
  declared: { zh: '申报', en: 'Declared' },
  received: { zh: '首次入库', en: 'Received' },
  moved: { zh: '库内移动', en: 'Moved' },
  shipped: { zh: '发运', en: 'Shipped' },
  delivered: { zh: '到货', en: 'Delivered' },
  taken_back: { zh: '退回', en: 'Taken back' },
  processed: { zh: '投入加工', en: 'Put into processing' },
  made: { zh: '加工产出', en: 'Made' },
  sold: { zh: '售出', en: 'Sold' },
  returned: { zh: '顾客退货', en: 'Returned by a buyer' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
  lost: { zh: '报损', en: 'Lost' },
  found: { zh: '盘盈', en: 'Found' },
  withdrawn: { zh: '撤回申报', en: 'Declaration withdrawn' },
} as const satisfies Record<string, Text>;

export const purposeNames = {
  transfer: { zh: '调拨', en: 'transfer' },
  sale: { zh: '销售', en: 'sale' },
  return: { zh: '退货', en: 'return' },
} as const satisfies Record<string, Text>;

export const shipmentStateNames = {
  in_transit: { zh: '在途', en: 'In transit' },
  matched: { zh: '已收货，相符', en: 'Received, agreed' },
  mismatched: { zh: '已收货，有差异', en: 'Received, with a difference' },
  settled: { zh: '差异已处理', en: 'Difference settled' },
} as const satisfies Record<string, Text>;

export const lotKindNames = {
  import: { zh: '进口', en: 'Imported' },
  domestic: { zh: '国产', en: 'Domestic' },
  processed: { zh: '加工分装', en: 'Processed' },
} as const satisfies Record<string, Text>;

export const buyerKindNames = {
  consumer: { zh: '消费者', en: 'Consumers' },
  firm: { zh: '企业', en: 'Firm' },
} as const satisfies Record<string, Text>;

/** What can still be held comes first. */
export const whereaboutOrder = [
  'stored',
  'in_transit',
  'unaccounted',
  'declared',
  'sold',
  'destroyed',
  'lost',
  'processed',
  'withdrawn',
  'beyond',
] as const satisfies readonly (keyof typeof whereaboutNames)[];

export const processingName: Text = { zh: '加工', en: 'Processing' };
export const hiddenName: Text = { zh: '（不在查看范围内）', en: '(outside what you may see)' };
