/** What became of a part of a series. Of ranges that overlap, the one with the highest sequence counts. */
export type CodeRange = {
  id: string;
  sequence: number;
  first: number;
  last: number;
  kind: 'void' | 'moved' | 'replaced';
  /** Who answers for the units from then on, and which lot they are of. */
  orgId: string;
  lotId: string;
  successor: (SerialSpan & { seriesId: string }) | null;
  reason: string | null;
  at: Date;
};

export type SerialSpan = { first: number; last: number };

export type CodeSegment = SerialSpan & { range: CodeRange | null };

/** A span in parts, in order, each decided by one range or still as it was issued. */
export function segmentsOf(span: SerialSpan, ranges: readonly CodeRange[]): CodeSegment[] {
  const decided: CodeSegment[] = [];
  let open: SerialSpan[] = [span];
  for (const range of ranges.toSorted((a, b) => b.sequence - a.sequence)) {
    const left: SerialSpan[] = [];
    for (const part of open) {
      const first = Math.max(part.first, range.first);
      const last = Math.min(part.last, range.last);
      if (first > last) {
        left.push(part);
        continue;
      }
      decided.push({ first, last, range });
      if (part.first < first) left.push({ first: part.first, last: first - 1 });
      if (part.last > last) left.push({ first: last + 1, last: part.last });
    }
    open = left;
  }
  const untouched = open.map((part) => ({ ...part, range: null }));
  return [...decided, ...untouched].sort((a, b) => a.first - b.first);
}

/** The one that took the place of the nth unit, when there are as many new ones as old. */
export function successorOf(range: CodeRange, serial: number): number | null {
  const { successor } = range;
  if (!successor) return null;
  const same = successor.last - successor.first === range.last - range.first;
  return same ? successor.first + serial - range.first : null;
}
