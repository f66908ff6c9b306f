import type { TraceQuestion } from './trace-stream.ts';

type Source = TraceQuestion['sources'][number];

/** What the address of a trace holds. */
export type TraceSearch = {
  /** `lot:<id>`, `premises:<id>|<from>|<to>` and so on, by commas. */
  from?: string;
  at?: string;
  way?: 'forward' | 'backward';
};

export function sourceText(source: Source): string {
  switch (source.kind) {
    case 'unit':
      return `unit:${source.code}`;
    case 'place':
    case 'premises':
      return `${source.kind}:${source.id}|${source.from}|${source.to}`;
    case 'worker':
      return `worker:${source.organisationId}|${source.workerNo}|${source.from}|${source.to}`;
    case 'lot':
    case 'shipment':
    case 'document':
    case 'disinfection':
      return `${source.kind}:${source.id}`;
  }
}

function sourceOf(text: string): Source | undefined {
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  const [first = '', second = '', third = '', fourth = ''] = text.slice(colon + 1).split('|');
  switch (kind) {
    case 'unit':
      return { kind, code: first };
    case 'place':
    case 'premises':
      return { kind, id: first, from: second, to: third };
    case 'worker':
      return { kind, organisationId: first, workerNo: second, from: third, to: fourth };
    case 'lot':
    case 'shipment':
    case 'document':
    case 'disinfection':
      return { kind, id: first };
    default:
      return undefined;
  }
}

export function questionOf({ from, at, way }: TraceSearch): TraceQuestion | undefined {
  const sources = (from ?? '').split(',').flatMap((text) => sourceOf(text) ?? []);
  if (sources.length === 0) return undefined;
  return { sources, ...(at !== undefined && { at }), ...(way && { directions: [way] }) };
}

export const traceOfLots = (lotIds: readonly string[]): TraceSearch => ({
  from: lotIds.map((id) => sourceText({ kind: 'lot', id })).join(','),
});
