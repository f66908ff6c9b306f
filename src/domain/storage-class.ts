import type { Text } from './text.ts';

export const storageClasses = ['ultra_low', 'frozen', 'chilled', 'constant', 'ambient'] as const;
export type StorageClass = (typeof storageClasses)[number];

/** Limits are inclusive, in °C; null means no limit on that side. */
export type TemperatureClass = {
  readonly code: StorageClass;
  readonly name: Text;
  readonly minC: number | null;
  readonly maxC: number | null;
  readonly source: Text;
};

/** What each class promises, for goods and for the rooms that hold them. */
export const temperatureClasses: Readonly<Record<StorageClass, TemperatureClass>> = {
  ultra_low: {
    code: 'ultra_low',
    name: { zh: '超低温', en: 'Ultra-low' },
    minC: null,
    maxC: -50,
    source: { zh: '行业惯例（生食金枪鱼）', en: 'Trade practice (sashimi tuna)' },
  },
  frozen: {
    code: 'frozen',
    name: { zh: '冷冻', en: 'Frozen' },
    minC: null,
    maxC: -18,
    source: { zh: 'GB 31605-2020、GB/T 24616-2019', en: 'GB 31605-2020, GB/T 24616-2019' },
  },
  chilled: {
    code: 'chilled',
    name: { zh: '冷藏', en: 'Chilled' },
    minC: 0,
    maxC: 8,
    source: { zh: 'GB/T 24616-2019', en: 'GB/T 24616-2019' },
  },
  constant: {
    code: 'constant',
    name: { zh: '恒温', en: 'Constant' },
    minC: 10,
    maxC: 15,
    source: { zh: '行业惯例', en: 'Trade practice' },
  },
  ambient: {
    code: 'ambient',
    name: { zh: '常温', en: 'Ambient' },
    minC: null,
    maxC: null,
    source: { zh: '按产品标签', en: 'As the product label says' },
  },
};

/** Whether a text is the code of a temperature class. */
export function isStorageClass(text: string): text is StorageClass {
  return Object.hasOwn(temperatureClasses, text);
}

/** Whether a room is never warmer than the goods' maximum and never colder than their minimum. */
export function roomAccepts(roomClass: StorageClass, productClass: StorageClass): boolean {
  const room = temperatureClasses[roomClass];
  const goods = temperatureClasses[productClass];
  const coldEnough = (room.maxC ?? Infinity) <= (goods.maxC ?? Infinity);
  const warmEnough = (room.minC ?? -Infinity) >= (goods.minC ?? -Infinity);
  return coldEnough && warmEnough;
}

/** Whether goods of this class are kept below 0 °C, which decides the epidemic workflow. */
export function isBelowZero(storageClass: StorageClass): boolean {
  const { maxC } = temperatureClasses[storageClass];
  return maxC !== null && maxC < 0;
}
