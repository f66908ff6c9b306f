import type { PrintedReport, ReportBlock, ReportColumn } from '../../core/ports.ts';
import { formatShanghai } from '../../domain/business-time.ts';
import { toGcj02 } from '../../domain/gcj02.ts';
import type { Language, Text } from '../../domain/text.ts';
import {
  actNames,
  buyerKindNames,
  purposeNames,
  shipmentStateNames,
  whereaboutNames,
  whereaboutOrder,
} from '../../domain/trace-words.ts';
import {
  count,
  firmText,
  isCertain,
  kilograms,
  lotText,
  origins,
  placeText,
  type Standing,
  standing,
  sumOf,
  spanText,
} from './present-facts.ts';
import { reportWords as words } from './present-report.words.ts';
import { directionNames } from './present-words.ts';
import type { Balance, Span, Trace, Whereabout } from './traced.ts';

/**
 * When a report is printed, and by what right: an organisation or an office, never a person's name.
 * `digest` is `traceDigest`'s.
 */
export type Printing = { at: Date; right: Text; digest: string };

/** So many rows are printed; the spreadsheet has all. */
const longest = { places: 1_000, movements: 200 };

export function traceReport(
  trace: Trace,
  language: Language,
  { at, right, digest }: Printing,
): PrintedReport {
  const say = (text: Text) => text[language];
  const told: Told = { trace, language, say, stands: standing(trace) };
  return {
    title: say(words.title),
    language,
    foot: say(words.digest) + digest,
    pageOf: words.page[language],
    blocks: [
      { kind: 'facts', items: question(told, at, right) },
      ...sums(told),
      ...whereNow(told),
      ...transit(told),
      ...sales(told),
      ...gone(told),
      ...cameFrom(told),
      ...movements(told),
    ],
  };
}

type Told = {
  trace: Trace;
  language: Language;
  say: (text: Text) => string;
  stands: readonly Standing[];
};

function question({ trace, say }: Told, at: Date, right: Text) {
  const { sources, directions, since, at: asOf } = trace.question;
  const moment = (instant: Date) => formatShanghai(instant) + say(words.zone);
  return [
    { name: say(words.askedAbout), value: sources.map(({ label }) => say(label)).join('; ') },
    {
      name: say(words.directions),
      value: directions.map((one) => say(directionNames[one])).join('; '),
    },
    { name: say(words.asOf), value: moment(asOf) },
    ...(since ? [{ name: say(words.since), value: moment(since) }] : []),
    { name: say(words.madeAt), value: moment(at) },
    { name: say(words.right), value: say(right) },
  ];
}

function sums({ trace, language, say }: Told): ReportBlock[] {
  const { balance, bound } = trace;
  const blocks: ReportBlock[] = [];
  if (bound) {
    const limit = count(bound.limit) + say(words[bound.kind]);
    blocks.push({ kind: 'paragraph', tone: 'warning', text: words.bound[language](limit) });
  }
  if (!balance) return blocks;
  blocks.push(figures(balance, say));
  const sum = sumOf(whereaboutOrder.map((where) => balance.where[where].source));
  const rows = whereaboutOrder.flatMap((where) => {
    const { grams, pieces, source } = balance.where[where];
    if (grams === 0 && pieces === 0 && source.most === 0) return [];
    return [[say(whereaboutNames[where]), kilograms(grams), count(pieces), bare(source)]];
  });
  rows.push([say(words.total), '', '', bare(sum)]);
  const statement = balance.balances ? words.balances : words.unbalanced;
  const source = `${kilograms(balance.source.grams)} kg`;
  return [
    ...blocks,
    { kind: 'heading', text: say(words.sums) },
    {
      kind: 'paragraph',
      text: statement[language](source, spanText(sum)),
      ...(!balance.balances && { tone: 'warning' }),
    },
    {
      kind: 'table',
      columns: [
        { name: say(words.whereabouts), share: 3 },
        { name: say(words.allGoods), share: 2, figures: true },
        { name: say(words.pieces), share: 2, figures: true },
        { name: say(words.ofSource), share: 3, figures: true },
      ],
      rows,
    },
    { kind: 'paragraph', tone: 'quiet', text: say(words.howToRead) },
  ];
}

function figures({ source, where }: Balance, say: Told['say']): ReportBlock {
  const of = (...parts: Whereabout[]) => spanText(sumOf(parts.map((one) => where[one].source)));
  return {
    kind: 'figures',
    items: [
      {
        name: say(words.source),
        value: `${kilograms(source.grams)} kg`,
        note: `${count(source.pieces)} ${say(words.ofPieces)}`,
      },
      {
        name: say(words.holdable),
        value: of('stored', 'in_transit', 'declared'),
        note: say(words.holdableNote),
      },
      { name: say(whereaboutNames.sold), value: of('sold'), note: say(words.soldNote) },
      {
        name: say(words.gone),
        value: of('destroyed', 'lost', 'processed'),
        note: say(words.goneNote),
      },
      {
        name: say(whereaboutNames.unaccounted),
        value: of('unaccounted'),
        note: say(words.unaccountedNote),
      },
      { name: say(whereaboutNames.beyond), value: of('beyond'), note: say(words.beyondNote) },
    ],
  };
}

function whereNow(told: Told): ReportBlock[] {
  const { trace, say, stands } = told;
  if (!trace.question.directions.includes('forward')) return [];
  const here = stands.filter(({ where }) => where === 'stored' || where === 'declared');
  const sites = sitesOf(here, told);
  const numberOf = new Map(sites.map(({ id }, at) => [id, String(at + 1)]));
  const points = sites.flatMap(({ longitude, latitude, most, id }) =>
    longitude === null || latitude === null
      ? []
      : [{ label: numberOf.get(id) ?? '', longitude, latitude, weight: most }],
  );
  const map: ReportBlock[] = [
    { kind: 'map', north: say(words.north), points },
    { kind: 'paragraph', tone: 'quiet', text: say(words.mapNote) },
  ];
  return [
    { kind: 'heading', text: say(words.whereNow) },
    ...(points.length > 0 ? map : []),
    ...tableOf(
      told,
      [
        { name: say(words.number), share: 1 },
        { name: say(words.premises), share: 4 },
        { name: say(words.address), share: 4 },
        { name: say(words.position), share: 3.6 },
        { name: say(words.lot), share: 3.4 },
        { name: say(words.allGoods), share: 2.2, figures: true },
        { name: say(words.ofSource), share: 2.8, figures: true },
      ],
      here,
      longest.places,
      ({ node, lot, place }) => {
        const premises = place?.premises;
        return [
          numberOf.get(premises?.id ?? '') ?? '—',
          `${say(placeText(trace, node))}\n${say(firmText(trace, node))}`,
          premises ? `${premises.address}\n${say(premises.division)}` : '—',
          position(premises),
          `${lot?.number ?? ''}\n${lot ? say(lot.product) : ''}`,
          kilograms(node.grams),
          bare(node.source),
        ];
      },
    ),
  ];
}

type Site = { id: string; longitude: number | null; latitude: number | null; most: number };

/** Premises in the order of the table, which goes by quantity. */
function sitesOf(stands: readonly Standing[], { trace }: Told): Site[] {
  const sites = new Map<string, Site>();
  for (const { node, place } of stands.slice(0, longest.places)) {
    const premises = place?.premises ?? trace.places.get(node.placeId ?? '')?.premises;
    if (!premises) continue;
    const { id, longitude, latitude } = premises;
    const known = sites.get(id);
    if (known) known.most += node.source.most;
    else sites.set(id, { id, longitude, latitude, most: node.source.most });
  }
  return [...sites.values()];
}

function position(
  premises: { longitude: number | null; latitude: number | null } | null | undefined,
): string {
  const { longitude = null, latitude = null } = premises ?? {};
  if (longitude === null || latitude === null) return '—';
  const shown = toGcj02({ longitude, latitude });
  const pair = (x: number, y: number) => `${x.toFixed(5)}, ${y.toFixed(5)}`;
  return `${pair(longitude, latitude)}\n${pair(shown.longitude, shown.latitude)}`;
}

function transit(told: Told): ReportBlock[] {
  const { trace, say, stands } = told;
  if (!trace.question.directions.includes('forward')) return [];
  const rows = stands.filter(({ where }) => where === 'in_transit' || where === 'unaccounted');
  return [
    { kind: 'heading', text: say(words.transit) },
    ...tableOf(
      told,
      [
        { name: say(words.whereabouts), share: 2.4 },
        { name: say(words.shipment), share: 3 },
        { name: say(words.fromTo), share: 5 },
        { name: say(words.shippedAt), share: 2.6 },
        { name: say(words.lot), share: 3 },
        { name: say(words.allGoods), share: 2, figures: true },
        { name: say(words.ofSource), share: 2.6, figures: true },
      ],
      rows,
      longest.places,
      ({ node, where, lot }) => {
        const shipment = trace.shipments.get(node.placeId ?? '');
        const end = (at: 'from' | 'to') =>
          shipment
            ? `${say(shipment[at].premises.name)} (${say(shipment[at].organisation.name)})`
            : '—';
        return [
          say(whereaboutNames[where]),
          shipment
            ? `${shipment.number} · ${say(purposeNames[shipment.purpose])}\n${say(shipmentStateNames[shipment.state])}`
            : '—',
          `${end('from')} → ${end('to')}`,
          shipment ? formatShanghai(shipment.shippedAt) : '—',
          lot?.number ?? '—',
          kilograms(node.grams),
          bare(node.source),
        ];
      },
    ),
  ];
}

function sales(told: Told): ReportBlock[] {
  const { trace, say } = told;
  if (!trace.question.directions.includes('forward')) return [];
  return [
    { kind: 'heading', text: say(words.sold) },
    ...tableOf(
      told,
      [
        { name: say(words.time), share: 2.6 },
        { name: say(words.lot), share: 3 },
        { name: say(words.seller), share: 4.6 },
        { name: say(words.buyer), share: 4.4 },
        { name: say(words.kg), share: 2, figures: true },
        { name: say(words.ofSource), share: 2.8, figures: true },
      ],
      trace.sales,
      longest.places,
      (sale) => [
        formatShanghai(sale.at),
        lotText(trace, sale.lotId),
        `${say(sale.organisation.name)}\n${say(sale.premises.name)}`,
        sale.buyerName ?? say(buyerKindNames[sale.buyerKind]),
        kilograms(sale.grams),
        bare(sale.source),
      ],
    ),
  ];
}

function gone(told: Told): ReportBlock[] {
  const { trace, say, stands } = told;
  if (!trace.question.directions.includes('forward')) return [];
  const kinds: ReadonlySet<Whereabout> = new Set(['destroyed', 'lost', 'processed']);
  return [
    { kind: 'heading', text: say(words.goneTitle) },
    ...tableOf(
      told,
      [
        { name: say(words.whereabouts), share: 2.6 },
        { name: say(words.lot), share: 4 },
        { name: say(words.place), share: 4 },
        { name: say(words.firm), share: 4.4 },
        { name: say(words.allGoods), share: 2, figures: true },
        { name: say(words.ofSource), share: 2.6, figures: true },
      ],
      stands.filter(({ where }) => kinds.has(where)),
      longest.places,
      ({ node, where, lot }) => [
        say(whereaboutNames[where]),
        lot ? `${lot.number}\n${say(lot.product)}` : '—',
        say(placeText(trace, node)),
        say(firmText(trace, node)) || '—',
        kilograms(node.grams),
        bare(node.source),
      ],
    ),
  ];
}

function cameFrom(told: Told): ReportBlock[] {
  const { trace, say } = told;
  if (!trace.question.directions.includes('backward')) return [];
  return [
    { kind: 'heading', text: say(words.origins) },
    ...tableOf(
      told,
      [
        { name: say(words.lot), share: 4 },
        { name: say(words.place), share: 4 },
        { name: say(words.firm), share: 4 },
        { name: say(words.time), share: 2.6 },
        { name: say(words.through), share: 3, figures: true },
      ],
      origins(trace),
      longest.places,
      (node) => [
        lotText(trace, node.lotId),
        say(placeText(trace, node)),
        say(firmText(trace, node)),
        formatShanghai(node.since),
        bare(node.through),
      ],
    ),
  ];
}

function movements(told: Told): ReportBlock[] {
  const { trace, say } = told;
  const nodes = new Map(trace.nodes.map((node) => [node.id, node]));
  const end = (id: number) => {
    const node = nodes.get(id);
    if (!node) return '—';
    return [lotText(trace, node.lotId), say(placeText(trace, node)), say(firmText(trace, node))]
      .filter((part) => part !== '')
      .join('\n');
  };
  return [
    { kind: 'heading', text: say(words.movements) },
    ...tableOf(
      told,
      [
        { name: say(words.time), share: 2.6 },
        { name: say(words.act), share: 2.2 },
        { name: say(words.from), share: 5 },
        { name: say(words.to), share: 5 },
        { name: say(words.kg), share: 2, figures: true },
        { name: say(words.ofSource), share: 2.8, figures: true },
      ],
      trace.edges,
      longest.movements,
      ({ at, act, from, to, grams, source }) => [
        formatShanghai(at),
        say(actNames[act]),
        end(from),
        end(to),
        kilograms(grams),
        bare(source),
      ],
    ),
  ];
}

/** The first rows as a table, and how many more there are; a word where there are none. */
function tableOf<T>(
  { language, say }: Told,
  columns: readonly ReportColumn[],
  items: readonly T[],
  most: number,
  toRow: (item: T) => readonly string[],
): ReportBlock[] {
  if (items.length === 0) return [{ kind: 'paragraph', tone: 'quiet', text: say(words.nothing) }];
  const left = items.length - most;
  return [
    { kind: 'table', columns, rows: items.slice(0, most).map(toRow) },
    ...(left > 0
      ? [{ kind: 'paragraph', tone: 'quiet', text: words.more[language](count(left)) } as const]
      : []),
  ];
}

/** Where the column says kg. */
function bare(span: Span): string {
  const { least, most } = span;
  return isCertain(span) ? kilograms(most) : `${kilograms(least)}–${kilograms(most)}`;
}
