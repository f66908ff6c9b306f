/**
 * A tracer that is slow and plain, for comparing the real one with. It knows the domain, not the
 * product: what happened comes as a list, every gram is a gram of its own, and all the ways in which
 * they may have gone are tried.
 */

export type Quantity = { grams: number; pieces: number };
/** Goods of a lot between two places; null is outside the books, or the processing itself. */
export type Line = Quantity & { lot: string; from: string | null; to: string | null };

/** An event as it was told. In a processing, what goes to null goes in and what comes from null comes out. */
export type Told =
  | { kind: 'moved' | 'processed'; seq: number; at: number; lines: readonly Line[] }
  /** The right quantities of all lines of an earlier event, all zero when it never happened. */
  | { kind: 'corrected'; seq: number; at: number; corrects: number; right: readonly Quantity[] };
export type Happened = Exclude<Told, { kind: 'corrected' }>;

/** Where goods can be: `lot@place`, or `#seq` within a processing; what is lost in it stays there. */
export type Node = string;
export const nodeOf = (lot: string, place: string): Node => `${lot}@${place}`;
export const processingOf = (seq: number): Node => `#${seq}`;
export const lotOfNode = (node: Node) => (node.startsWith('#') ? null : node.split('@')[0]);
export const placeOfNode = (node: Node) => (node.startsWith('#') ? null : node.split('@')[1]);

/**
 * The goods that a trace is about: all that is in such a node at any moment of a span of time. Of a lot
 * that means what is there when the span begins, and what is new in the books; what was gone comes back as it went.
 */
export type Source = {
  has: (node: Node) => boolean;
  from: number;
  to: number;
  /** Only what enters the books or leaves a processing is added later. */
  anew: boolean;
};
export const wholeLots = (
  ids: Iterable<string>,
  since = -Infinity,
  isGone: (place: string) => boolean = () => false,
): Source => {
  const lots = new Set<string | null | undefined>(ids);
  const has = (node: Node) =>
    lots.has(lotOfNode(node)) && (since === -Infinity || !isGone(placeOfNode(node) ?? ''));
  return { has, from: since, to: Infinity, anew: since !== -Infinity };
};
export const inPlace = (place: string, from = -Infinity, to = Infinity): Source => {
  return { has: (node) => placeOfNode(node) === place, from, to, anew: false };
};

export type Span = { least: number; most: number };
type Flow = Quantity & { id: string; from: Node | null; to: Node | null };
/** Flows at once: all are taken before any arrives. */
type Step = { at: number; flows: Flow[] };

/** What stands of each event by all that is known, in the order of time. */
export function happened(told: readonly Told[]): Happened[] {
  const right = new Map(
    told.flatMap((event) => (event.kind === 'corrected' ? [[event.corrects, event.right]] : [])),
  );
  return told
    .flatMap((event) => {
      if (event.kind === 'corrected') return [];
      const lines = event.lines.map((line, index) => ({
        ...line,
        ...right.get(event.seq)?.[index],
      }));
      return [{ ...event, lines }];
    })
    .sort((a, b) => a.at - b.at || a.seq - b.seq);
}

function stepsOf(told: readonly Told[], at: number): Step[] {
  return happened(told)
    .filter((event) => event.at <= at)
    .flatMap((event) => {
      const inside = event.kind === 'processed' ? processingOf(event.seq) : null;
      const end = (lot: string, place: string | null) =>
        place === null ? inside : nodeOf(lot, place);
      const flows = event.lines.map(({ lot, from, to, grams, pieces }, index) => ({
        id: `${event.seq}/${index}`,
        from: end(lot, from),
        to: end(lot, to),
        grams,
        pieces,
      }));
      const some = flows.filter(({ grams, pieces }) => grams + pieces > 0);
      if (inside === null) return [{ at: event.at, flows: some }];
      return [
        { at: event.at, flows: some.filter(({ to }) => to === inside) },
        { at: event.at, flows: some.filter(({ from }) => from === inside) },
      ];
    });
}

/** What stood where at a moment, by what is known now. */
export function standing(told: readonly Told[], at: number): Map<Node, Quantity> {
  const sums = new Map<Node, Quantity>();
  const add = (node: Node | null, sign: 1 | -1, { grams, pieces }: Quantity) => {
    if (node === null) return;
    const was = sums.get(node) ?? { grams: 0, pieces: 0 };
    sums.set(node, { grams: was.grams + sign * grams, pieces: was.pieces + sign * pieces });
  };
  for (const flow of stepsOf(told, at).flatMap(({ flows }) => flows)) {
    add(flow.from, -1, flow);
    add(flow.to, 1, flow);
  }
  return sums;
}

export type Question = {
  sources: readonly Source[];
  direction: 'forward' | 'backward';
  at: number;
};

/**
 * The truth: the nodes that a gram of the source may have been in, and for each movement, and each
 * node at the end, the fewest and the most grams of the source in any course of things. Backward, the
 * end is the beginning. Undefined if goods left a place that they had not come to.
 */
export type Truth = {
  reached: Set<Node>;
  edges: Map<string, Span>;
  ends: Map<Node, Span>;
  /** Whether each uncertain way is one of its own: none parts and meets again. */
  isForest: boolean;
};

export function truthOf(
  told: readonly Told[],
  { sources: all, direction, at }: Question,
): Truth | undefined {
  // What comes later is no cause of what is asked about.
  const sources = all.filter(({ from }) => from <= at);
  const steps = stepsOf(told, at);
  if (direction === 'forward') return play(steps, new Map(), sources, 1);
  const stands = new Map([...standing(told, at)].map(([node, { grams }]) => [node, grams]));
  const back = steps.toReversed().map((step) => {
    return {
      ...step,
      flows: step.flows.map((flow) => ({ ...flow, from: flow.to, to: flow.from })),
    };
  });
  return play(back, stands, sources, -1);
}

/** What each node holds of the source, in one course of things. */
type State = ReadonlyMap<Node, number>;
/** More courses than these are not tried. */
const mostStates = 3000;

function play(
  steps: readonly Step[],
  stands: Map<Node, number>,
  sources: readonly Source[],
  way: 1 | -1,
): Truth | undefined {
  const reached = new Set<Node>();
  const edges = new Map<string, Span>();
  const ways = openWays();
  let states: State[] = [new Map()];
  const waiting = new Set(sources);
  // What stands in a node of the source at some moment before the next step is the source's, all of it.
  const paint = (until: number) => {
    const active = sources.filter((source) => {
      const [start, end] = way === 1 ? [source.from, source.to] : [source.to, source.from];
      const begins = waiting.has(source) && way * (start - until) < 0;
      if (begins) waiting.delete(source);
      // What stays is painted again and again; what is added only as it enters, when the span begins.
      return begins || (!source.anew && !waiting.has(source) && way * (end - until) >= 0);
    });
    const painted = [...stands].filter(([node, grams]) => {
      return grams > 0 && active.some(({ has }) => has(node));
    });
    states = distinct(states.map((state) => new Map([...state, ...painted])));
    for (const [node, k] of states.flatMap((state) => [...state])) if (k > 0) reached.add(node);
    for (const [node] of painted) ways.settle(node);
  };
  for (const { at, flows } of steps) {
    paint(at);
    let courses = states.map((state): Course => ({ state, arriving: new Map() }));
    for (const { id, from, to, grams } of flows) {
      const there = from === null ? 0 : (stands.get(from) ?? 0);
      if (from !== null && there < grams) return undefined;
      const isSource = sources.some(({ has, anew, ...span }) => {
        const enters = !anew || way === -1 || from === null || from.startsWith('#');
        return to !== null && enters && has(to) && span.from <= at && at <= span.to;
      });
      const span = { least: Infinity, most: 0 };
      courses = distinctCourses(
        courses.flatMap(({ state, arriving }) => {
          const has = from === null ? 0 : (state.get(from) ?? 0);
          const fewest = from === null ? 0 : Math.max(0, grams - (there - has));
          const next: Course[] = [];
          for (let k = fewest; k <= Math.min(grams, has); k += 1) {
            const comes = isSource ? grams : k;
            span.least = Math.min(span.least, comes);
            span.most = Math.max(span.most, comes);
            next.push({
              state: from === null ? state : plus(state, from, -k),
              arriving: to === null ? arriving : plus(arriving, to, comes),
            });
          }
          return next;
        }),
      );
      if (courses.length > mostStates) return undefined;
      edges.set(id, span);
      if (from !== null) stands.set(from, there - grams);
    }
    const holds = (node: Node) => spanOf(courses.map(({ state }) => state.get(node) ?? 0));
    ways.step(flows, edges, holds);
    for (const { to, grams } of flows) {
      if (to !== null) stands.set(to, (stands.get(to) ?? 0) + grams);
    }
    states = distinct(
      courses.map(({ state, arriving }) =>
        [...arriving].reduce((sum, [node, k]) => plus(sum, node, k), state),
      ),
    );
  }
  paint(way * Infinity);
  const ends = new Map(
    [...stands.keys()].map((node) => [node, spanOf(states.map((state) => state.get(node) ?? 0))]),
  );
  return { reached, edges, ends, isForest: ways.isForest() };
}

type Course = { state: State; arriving: State };

function plus(state: State, node: Node, k: number): State {
  if (k === 0) return state;
  return new Map(state).set(node, (state.get(node) ?? 0) + k);
}

function spanOf(numbers: readonly number[]): Span {
  return { least: Math.min(...numbers), most: Math.max(...numbers) };
}

function keyOf(state: State): string {
  const held = [...state].filter(([, k]) => k > 0).map(([node, k]) => `${node}=${k}`);
  return held.sort().join();
}

function distinct(states: readonly State[]): State[] {
  if (states.length < 2) return [...states];
  return [...new Map(states.map((state) => [keyOf(state), state])).values()];
}

function distinctCourses(courses: readonly Course[]): Course[] {
  if (courses.length < 2) return [...courses];
  const key = ({ state, arriving }: Course) => `${keyOf(state)};${keyOf(arriving)}`;
  return [...new Map(courses.map((course) => [key(course), course])).values()];
}

/** Notes whether goods of which nobody knows how many are the source's part and meet again. */
function openWays() {
  const version = new Map<Node, number>();
  const root = new Map<string, string>();
  let forest = true;
  const find = (vertex: string): string => {
    const up = root.get(vertex);
    return up === undefined ? vertex : find(up);
  };
  const join = (a: string, b: string) => {
    const [one, other] = [find(a), find(b)];
    if (one === other) forest = false;
    else root.set(one, other);
  };
  const now = (node: Node) => `${node}:${version.get(node) ?? 0}`;
  const later = (node: Node) => `${node}:${(version.get(node) ?? 0) + 1}`;
  const isUncertain = (span: Span | undefined) => span !== undefined && span.least < span.most;
  return {
    /** What became the source's altogether has nothing to do with what was before. */
    settle: (node: Node) => void version.set(node, (version.get(node) ?? 0) + 1),
    step: (
      flows: readonly Flow[],
      edges: ReadonlyMap<string, Span>,
      left: (node: Node) => Span,
    ) => {
      const nodes = new Set(flows.flatMap(({ from, to }) => [from, to]).filter((n) => n !== null));
      for (const { id, from, to } of flows) {
        if (from !== null && to !== null && isUncertain(edges.get(id))) join(now(from), later(to));
      }
      for (const node of nodes) if (isUncertain(left(node))) join(now(node), later(node));
      for (const node of nodes) version.set(node, (version.get(node) ?? 0) + 1);
    },
    isForest: () => forest,
  };
}
