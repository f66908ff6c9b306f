import type { Text } from './text.ts';

/** Where quantity can be. The virtual places of a firm take what is in no room of it. */
export const placeKinds = [
  'room',
  'dock',
  'inbound',
  'transit',
  'processed',
  'sold',
  'destroyed',
  'lost',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Made with every organisation: declared but not arrived, turned into other lots, gone. */
export const virtualPlaceKinds = ['inbound', 'processed', 'sold', 'destroyed', 'lost'] as const;
export type VirtualPlaceKind = (typeof virtualPlaceKinds)[number];

export const placeNames: Record<PlaceKind, Text> = {
  room: { zh: '库房', en: 'Room' },
  dock: { zh: '收货月台', en: 'Receiving dock' },
  inbound: { zh: '已申报未到货', en: 'Declared, not arrived' },
  transit: { zh: '运输途中', en: 'In transit' },
  processed: { zh: '已加工', en: 'Processed' },
  sold: { zh: '已售出', en: 'Sold' },
  destroyed: { zh: '已销毁', en: 'Destroyed' },
  lost: { zh: '盘亏', en: 'Lost' },
};

export const premisesKinds = [
  'cold_store',
  'central_warehouse',
  'market',
  'shop',
  'plant',
  'laboratory',
] as const;
export type PremisesKind = (typeof premisesKinds)[number];

export const premisesKindNames: Record<PremisesKind, Text> = {
  cold_store: { zh: '冷库', en: 'Cold store' },
  central_warehouse: { zh: '集中监管仓', en: 'Central supervised warehouse' },
  market: { zh: '市场', en: 'Market' },
  shop: { zh: '商店', en: 'Shop' },
  plant: { zh: '加工厂', en: 'Processing plant' },
  laboratory: { zh: '检测机构', en: 'Laboratory' },
};

/** 正常 / 闭仓 / 废弃: only premises in normal state take goods in. */
export const premisesStates = ['normal', 'closed', 'abandoned'] as const;
export type PremisesState = (typeof premisesStates)[number];
