import type { PictureData, PictureEdge, PictureNode } from '../../../web/trace/data.ts';
import { tracePage } from '../../../web/trace/page.ts';
import { toGcj02 } from '../../domain/gcj02.ts';
import { sha256Now } from '../../domain/sha256.ts';
import type { Language, Text } from '../../domain/text.ts';
import {
  actNames,
  hiddenName,
  lotKindNames,
  whereaboutNames,
  whereaboutOrder,
} from '../../domain/trace-words.ts';
import { placeText, whereaboutOf } from './present-facts.ts';
import type { Trace, TracedNode, TracedPlace } from './traced.ts';

/** A page that holds the whole trace and what shows it; `script` comes from the entry's assets. */
export function tracePicture(trace: Trace, language: Language, script: string): string {
  const hashOf = (text: string) => btoa(String.fromCharCode(...sha256Now(text)));
  return tracePage(pictureData(trace, language), script, hashOf);
}

export function pictureData(trace: Trace, language: Language): PictureData {
  const { question, balance, bound } = trace;
  const firms = listed<Text>();
  const premises = listed<PictureData['premises'][number]>();
  const lots = new Map([...trace.lots.keys()].map((id, at) => [id, at]));
  const ends = endsOf(trace);
  const places = { firms, premises, lots, ends, starts: startsOf(trace) };
  const joined = joinedPlaces(trace);
  const drawn = trace.nodes.filter(({ id }) => !joined.has(id));
  const indexOf = new Map(drawn.map(({ id }, at) => [id, at]));
  const nodes = drawn.map((node) => toNode(trace, node, places));
  const at = (id: number) => indexOf.get(joined.get(id) ?? id);
  const wayOf = ({ from, to, seq }: Trace['edges'][number]) => `${at(from)} ${at(to)} ${seq}`;
  const areJoined = ({ from, to }: Trace['edges'][number]) => joined.has(from) && joined.has(to);
  const ways = new Set(trace.edges.filter((edge) => !areJoined(edge)).map(wayOf));
  const edges = trace.edges.flatMap((edge): PictureEdge[] => {
    // Between two places that are drawn once, the way forward is drawn already.
    if (areJoined(edge) && ways.has(wayOf(edge))) return [];
    const [from, to] = [at(edge.from), at(edge.to)];
    if (from === undefined || to === undefined) return [];
    const { act, grams, pieces, source, seq } = edge;
    return [{ from, to, act, at: edge.at.getTime(), grams, pieces, ...source, seq }];
  });
  return {
    language,
    about: {
      zh: question.sources.map(({ label }) => label.zh).join('；'),
      en: question.sources.map(({ label }) => label.en).join('; '),
    },
    asOf: question.at.getTime(),
    sourceGrams:
      balance?.source.grams ?? firstSources(trace).reduce((sum, { grams }) => sum + grams, 0),
    balances: balance?.balances ?? null,
    bound,
    where: balance
      ? whereaboutOrder.flatMap((key) => {
          const { source, grams } = balance.where[key];
          return grams === 0 && source.most === 0
            ? []
            : [{ key, name: whereaboutNames[key], ...source }];
        })
      : [],
    acts: actNames,
    firms: firms.items.map((name) => ({ name })),
    premises: premises.items,
    lots: [...trace.lots.values()].map(({ number, kind, product, organisation }) => {
      return { number, kind: lotKindNames[kind], product, firm: organisation.name };
    }),
    nodes,
    edges,
  };
}

type Listed<T> = { items: T[]; at: (id: string, make: () => T) => number };

function listed<T>(): Listed<T> {
  const items: T[] = [];
  const known = new Map<string, number>();
  return {
    items,
    at(id, make) {
      const at = known.get(id) ?? items.push(make()) - 1;
      known.set(id, at);
      return at;
    },
  };
}

type Places = {
  firms: Listed<Text>;
  premises: Listed<PictureData['premises'][number]>;
  lots: ReadonlyMap<string, number>;
  /** Of a node that has no place of its own: where its goods came from. */
  ends: ReadonlyMap<number, TracedPlace>;
  starts: ReadonlySet<number>;
};

function toNode(
  trace: Trace,
  node: TracedNode,
  { firms, premises, lots, ends, starts }: Places,
): PictureNode {
  const place = node.placeId === null ? ends.get(node.id) : trace.places.get(node.placeId);
  const firm = place
    ? firms.at(place.organisation.id, () => place.organisation.name)
    : firms.at('', () => hiddenName);
  const site = place?.premises;
  const { since, grams, pieces, source, through } = node;
  return {
    side: node.direction === 'forward' ? 1 : -1,
    start: starts.has(node.id),
    processing: node.kind === 'processing',
    lot: node.lotId === null ? null : (lots.get(node.lotId) ?? null),
    place: node.kind === 'stock' && place ? roomText(trace, node, place) : placeText(trace, node),
    firm,
    premises: site ? premises.at(site.id, () => toPremises(site, firm)) : null,
    where: whereaboutOf(trace, node),
    since: since.getTime(),
    grams,
    pieces,
    least: source.least,
    most: source.most,
    throughLeast: through.least,
    throughMost: through.most,
  };
}

/** The frame around a box names the premises already. */
function roomText(trace: Trace, node: TracedNode, place: TracedPlace): Text {
  return place.premises ? place.name : placeText(trace, node);
}

function toPremises(
  { name, address, division, longitude, latitude }: NonNullable<TracedPlace['premises']>,
  firm: number,
): PictureData['premises'][number] {
  if (longitude === null || latitude === null) {
    return { firm, name, address, division, position: null };
  }
  const shown = toGcj02({ longitude, latitude });
  const position = [longitude, latitude, shown.longitude, shown.latitude] as const;
  return { firm, name, address, division, position };
}

/** A processing stands where its goods came from. */
function endsOf(trace: Trace): Map<number, TracedPlace> {
  const nodes = new Map(trace.nodes.map((node) => [node.id, node]));
  const ends = new Map<number, TracedPlace>();
  for (const { from, to } of trace.edges) {
    const target = nodes.get(to);
    const place = trace.places.get(nodes.get(from)?.placeId ?? '');
    if (target?.kind !== 'processing' || !place || ends.has(to)) continue;
    ends.set(to, place);
  }
  return ends;
}

/** A trace both ways begins twice with the same goods. */
function firstSources({ sources }: Trace): Trace['sources'] {
  return sources.filter(({ direction }) => direction === sources[0]?.direction);
}

function isSource({ sources }: Trace, { lotId, placeId }: TracedNode): boolean {
  return sources.some((one) => one.lotId === lotId && one.placeId === placeId);
}

/** Nodes where the trace began, of one direction where it has both. */
function startsOf(trace: Trace): Set<number> {
  const begun = trace.nodes.filter((node) => node.kind === 'stock' && isSource(trace, node));
  const forward = begun.filter(({ direction }) => direction === 'forward');
  return new Set((forward.length > 0 ? forward : begun).map(({ id }) => id));
}

/**
 * What a lot passed on its way here is met again on the way forward from its beginning: the same goods at
 * the same place are drawn once, so that the picture runs one way.
 */
function joinedPlaces({ nodes }: Trace): Map<number, number> {
  const forward = new Map(
    nodes.flatMap((node) => {
      const key = node.direction === 'forward' ? placeKey(node) : undefined;
      return key === undefined ? [] : [[key, node.id] as const];
    }),
  );
  return new Map(
    nodes.flatMap((node) => {
      const key = node.direction === 'backward' ? placeKey(node) : undefined;
      const same = key === undefined ? undefined : forward.get(key);
      return same === undefined ? [] : [[node.id, same] as const];
    }),
  );
}

/** Undefined where the place is hidden: two of those may be two. */
function placeKey({ kind, lotId, placeId, seq }: TracedNode): string | undefined {
  if (kind === 'processing') return `#${seq}`;
  return placeId === null ? undefined : `${lotId} ${placeId}`;
}
