/** Whole numbers from the first to the last, both counted. */
export type Span = { readonly first: number; readonly last: number };

/** How many numbers of a span lie in any of the others, which do not overlap. */
export function overlap(spans: readonly Span[], { first, last }: Span): number {
  return spans.reduce(
    (sum, one) => sum + Math.max(0, Math.min(last, one.last) - Math.max(first, one.first) + 1),
    0,
  );
}

/** The numbers of all of them, as spans in order that neither overlap nor touch. */
export function joinedSpans(spans: readonly Span[]): Span[] {
  const whole: { first: number; last: number }[] = [];
  for (const { first, last } of spans.toSorted((a, b) => a.first - b.first)) {
    const before = whole.at(-1);
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last);
    else whole.push({ first, last });
  }
  return whole;
}

export type CountedSpan = Span & { readonly times: number };

/** A span in parts, in order, by how many of the others each number lies in. */
export function timesCovered(span: Span, others: readonly Span[]): CountedSpan[] {
  const turns = new Map<number, number>([[span.first, 0]]);
  const turn = (at: number, by: number) => turns.set(at, (turns.get(at) ?? 0) + by);
  for (const { first, last } of others) {
    if (last < span.first || first > span.last) continue;
    turn(Math.max(first, span.first), 1);
    if (last < span.last) turn(last + 1, -1);
  }
  const starts = [...turns].sort(([a], [b]) => a - b);
  const parts: { first: number; last: number; times: number }[] = [];
  let times = 0;
  for (const [at, [first, by]] of starts.entries()) {
    times += by;
    const last = (starts[at + 1]?.[0] ?? span.last + 1) - 1;
    const before = parts.at(-1);
    if (before?.times === times) before.last = last;
    else parts.push({ first, last, times });
  }
  return parts;
}
