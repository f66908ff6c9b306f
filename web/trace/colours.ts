/** Colours of a trace: 4.5:1 for text, 3:1 for what tells goods apart, in both schemes. */
export const traceColours = {
  light: {
    page: '#eef3f5',
    card: '#fff',
    ink: '#10262f',
    soft: '#4a606a',
    line: '#c9d6dc',
    link: '#0a5670',
    frame: '#e2eaed',
    edge: '#7f98a3',
    good: '#0a6148',
    'good-bg': '#e2f2ec',
    bad: '#a1181d',
    'bad-bg': '#fde9e8',
    stored: '#0a7d8c',
    in_transit: '#2f6fde',
    unaccounted: '#c4262e',
    declared: '#7b5cc4',
    sold: '#a86400',
    destroyed: '#5d6b72',
    lost: '#b0357c',
    processed: '#67761c',
    beyond: '#8392a0',
  },
  dark: {
    page: '#0b1317',
    card: '#142026',
    ink: '#e8f0f2',
    soft: '#a3b6bf',
    line: '#33464f',
    link: '#8fd0e4',
    frame: '#101b20',
    edge: '#5f7883',
    good: '#86d9b7',
    'good-bg': '#12332a',
    bad: '#ffb4ae',
    'bad-bg': '#43181a',
    stored: '#35b6c6',
    in_transit: '#7aa5ff',
    unaccounted: '#ff6f75',
    declared: '#b39bf0',
    sold: '#e3a246',
    destroyed: '#95a5ad',
    lost: '#ec7fbb',
    processed: '#aebd5b',
    beyond: '#73838f',
  },
} as const;
export type TraceColours = Readonly<Record<keyof (typeof traceColours)['light'], string>>;

export const traceKinds = [
  'stored',
  'in_transit',
  'unaccounted',
  'declared',
  'sold',
  'destroyed',
  'lost',
  'processed',
  'beyond',
] as const;

export function traceVariables(colours: TraceColours): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}
