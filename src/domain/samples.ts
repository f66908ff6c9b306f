import type { Text } from './text.ts';

export const sampleKinds = [
  'personnel',
  'product_surface',
  'product_inner',
  'product_outer',
  'environment',
  'vehicle',
] as const;
export type SampleKind = (typeof sampleKinds)[number];

export const sampleKindNames: Record<SampleKind, Text> = {
  personnel: { zh: '人员', en: 'Personnel' },
  product_surface: { zh: '产品表面', en: 'Product surface' },
  product_inner: { zh: '内包装', en: 'Inner packaging' },
  product_outer: { zh: '外包装', en: 'Outer packaging' },
  environment: { zh: '环境', en: 'Environment' },
  vehicle: { zh: '车辆', en: 'Vehicle' },
};

export function isProductSample(kind: SampleKind): boolean {
  return kind.startsWith('product_');
}
