import type { Text } from './text.ts';

export const disinfectedObjects = [
  'container_wall',
  'outer_package',
  'pallet',
  'vehicle',
  'room',
  'floor',
] as const;
export type DisinfectedObject = (typeof disinfectedObjects)[number];

export const disinfectedObjectNames: Record<DisinfectedObject, Text> = {
  container_wall: { zh: '集装箱内壁', en: 'Container wall' },
  outer_package: { zh: '外包装', en: 'Outer package' },
  pallet: { zh: '托盘货物', en: 'Pallet' },
  vehicle: { zh: '车辆', en: 'Vehicle' },
  room: { zh: '库房', en: 'Room' },
  floor: { zh: '地面', en: 'Floor' },
};

const goodsObjects: readonly DisinfectedObject[] = ['container_wall', 'outer_package', 'pallet'];

/** Whether disinfecting this is done for goods, whose lots are then named. */
export function isDoneForGoods(object: DisinfectedObject): boolean {
  return goodsObjects.includes(object);
}

export const disinfectionMethods = ['spray', 'wipe', 'machine'] as const;
export type DisinfectionMethod = (typeof disinfectionMethods)[number];

export const disinfectionMethodNames: Record<DisinfectionMethod, Text> = {
  spray: { zh: '喷洒', en: 'Spray' },
  wipe: { zh: '擦拭', en: 'Wipe' },
  machine: { zh: '机器消毒', en: 'Machine' },
};

export const concentrationUnits = [
  'chlorine_mg_l',
  'paa_percent',
  'h2o2_percent',
  'clo2_mg_l',
  'qac_mg_l',
] as const;
export type ConcentrationUnit = (typeof concentrationUnits)[number];

export const concentrationUnitNames: Record<ConcentrationUnit, Text> = {
  chlorine_mg_l: { zh: 'mg/L 有效氯', en: 'mg/L available chlorine' },
  paa_percent: { zh: '% 过氧乙酸', en: '% peracetic acid' },
  h2o2_percent: { zh: '% 过氧化氢', en: '% hydrogen peroxide' },
  clo2_mg_l: { zh: 'mg/L 二氧化氯', en: 'mg/L chlorine dioxide' },
  qac_mg_l: { zh: 'mg/L 季铵盐', en: 'mg/L quaternary ammonium' },
};

/** Thousandths of the unit; nothing stronger than pure substance or a gram per millilitre. */
export function maxConcentrationMilli(unit: ConcentrationUnit): number {
  return unit.endsWith('_percent') ? 100_000 : 1_000_000_000;
}

/** A prepared agent loses strength: it is used within a day. */
export const agentUsableHours = 24;
