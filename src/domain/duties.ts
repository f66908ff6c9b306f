/** What a worker does around the goods. */
export const duties = [
  'keeper',
  'driver',
  'loader',
  'sampler',
  'disinfector',
  'quality',
  'sales',
  'other',
] as const;
export type Duty = (typeof duties)[number];
