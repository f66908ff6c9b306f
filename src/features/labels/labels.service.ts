import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import type { LabelPress, UnitCodes } from '../../core/ports.ts';
import { viewerOf } from '../../core/viewer.ts';
import {
  type CountedSpan,
  joinedSpans,
  overlap,
  type Span,
  timesCovered,
} from '../../domain/spans.ts';
import { lotWithdrawn, notBefore } from '../codes/codes.service.ts';
import { demandOwnSeries, demandPrintable, readSeries } from '../codes/series.service.ts';
import { demandLot } from '../lots/lots.service.ts';
import * as errors from './labels.errors.ts';
import { labelsPrinted, labelsTaken, type PrintedFacts } from './labels.events.ts';
import { demandDigitalLink, linkStart } from './labels.link.ts';
import * as queries from './labels.queries.ts';
import {
  fileKindOf,
  layoutsOf,
  mediaTypes,
  type Piece,
  render,
  type Sheet,
} from './labels.render.ts';
import type { Format, PrintLabels } from './labels.schemas.ts';

export type { Print } from './labels.queries.ts';

/**
 * Prints a span of a series. Every print counts, from the moment it is asked for; labels that an earlier
 * one had carry the number of their reprint.
 */
export async function printLabels(
  ctx: Ctx,
  most: number,
  seriesId: string,
  input: PrintLabels,
): Promise<{ id: string }> {
  const command = { id: input.eventId, name: 'printLabels', input: { ...input, seriesId } };
  return commit(ctx, 'labels:print', command, async (tx) => {
    const { format, dpi, link } = input;
    const span = { first: input.first, last: input.last };
    // Whoever prints the same span at this moment waits here.
    const series = await demandOwnSeries(tx, ctx, seriesId);
    const parts = await demandPrintable(tx, series, span);
    const asked = span.last - span.first + 1;
    if (asked > most) throw errors.tooManyLabels(asked, most);
    if (dpi !== undefined && format !== 'zpl') throw errors.dpiUnfit(format);
    const lots = parts.map(({ first, range }) => ({ first, id: range?.lotId ?? series.lot_id }));
    const lotId = lots[0]?.id ?? series.lot_id;
    const other = lots.find(({ id }) => id !== lotId);
    if (other) throw errors.severalLots(other.first);
    const lot = await demandLot(tx, ctx.actor, lotId);
    if (lot.withdrawn_at !== null) throw lotWithdrawn();
    const facts = { ...(await queries.factsOfLot(tx, lotId)), level: series.level };
    if (link === 'gs1') demandDigitalLink(facts);
    const before = timesCovered(span, await queries.earlierPrints(tx, seriesId, span));
    const id = uuidv7(ctx.now);
    const body = {
      printId: id,
      seriesId,
      lotId,
      orgId: orgOf(ctx.actor),
      number: await queries.nextNumber(tx, seriesId),
      firstSerial: span.first,
      lastSerial: span.last,
      format,
      layout: layoutOf(format, input.layout),
      dpi: format === 'zpl' ? (dpi ?? 203) : null,
      link,
      facts,
      reprint: Math.max(...before.map(({ times }) => times)),
      reprinted: before
        .filter(({ times }) => times > 0)
        .reduce((sum, { first, last }) => sum + last - first + 1, 0),
    };
    const occurredAt = notBefore(occurredAtOf(ctx, input), series.issued_at);
    return { result: { id }, events: [happened(labelsPrinted, body, { occurredAt })] };
  });
}

function layoutOf(format: Format, asked: PrintLabels['layout']) {
  const fitting = layoutsOf[format];
  if (asked === undefined) return fitting[0] ?? null;
  if (!fitting.includes(asked)) throw errors.layoutUnfit(format, fitting);
  return asked;
}

export async function readPrint(ctx: Ctx, id: string): Promise<queries.Print> {
  authorize(ctx.actor, 'read');
  const print = await queries.findPrint(ctx.db, viewerOf(ctx.actor), id);
  if (!print) throw errors.printNotFound();
  return print;
}

export async function listPrints(ctx: Ctx, seriesId: string): Promise<queries.Print[]> {
  authorize(ctx.actor, 'read');
  await readSeries(ctx, seriesId);
  return queries.printsOf(ctx.db, viewerOf(ctx.actor), seriesId);
}

/** Of the spans that were fetched, where the first ends when it begins with the first label. */
export function progressOf(print: queries.Print) {
  const spans = takenOf(print);
  const [start] = spans;
  return {
    takenTo: start?.first === print.first_serial ? start.last : null,
    taken: overlap(spans, { first: print.first_serial, last: print.last_serial }),
    takenAgain: print.taken_again,
  };
}

/** Written by the projector alone. */
function takenOf({ taken }: Pick<queries.Print, 'taken'>): Span[] {
  return taken as Span[];
}

export type FileDeps = {
  codes: UnitCodes;
  press: LabelPress | undefined;
  publicUrl: string;
  /** False where nothing may go on after the answer: then all that is asked for counts as taken. */
  notesBehind: boolean;
  clock: () => Date;
};

export type LabelFile = {
  pieces: AsyncIterable<Piece>;
  mediaType: string;
  name: string;
  from: number;
  /** Tells that labels up to this one were taken. */
  note: (last: number) => Promise<void>;
};

/** The file of a print from a label on. Its labels are the same whenever it is fetched. */
export async function openFile(
  ctx: Ctx,
  { codes, press, publicUrl, notesBehind, clock }: FileDeps,
  id: string,
  asked: number | undefined,
): Promise<LabelFile> {
  authorize(ctx.actor, 'labels:print');
  const print = await readPrint(ctx, id);
  const whole = { first: print.first_serial, last: print.last_serial };
  const from = asked ?? whole.first;
  if (from < whole.first || from > whole.last) throw errors.outsidePrint(whole);
  const span = { first: from, last: whole.last };
  const { series } = await readSeries(ctx, print.series_id);
  // What was stopped since it was printed is not to be stuck on anything.
  await demandPrintable(ctx.db, series, span);
  const earlier = await queries.earlierPrints(ctx.db, print.series_id, span, print.number);
  const before = timesCovered(span, earlier);
  // As the event kept them.
  const facts = print.facts as PrintedFacts;
  const start = linkStart(publicUrl, print.link, facts);
  const key = { number: series.number, keyVersion: series.key_version };
  const reprintOf = lookUp(before);
  const sheet: Sheet = {
    format: print.format,
    layout: print.layout,
    dpi: print.dpi,
    facts,
    title: `${facts.lotNumber} ${whole.first}–${whole.last}`,
    name: `F${print.id.replaceAll('-', '').slice(-5)}`.toUpperCase(),
    ...span,
    unit: (serial) => {
      const code = codes.make(key, serial);
      return { serial, code, link: start + code, reprint: reprintOf(serial) };
    },
    reprints: [...new Set(before.map(({ times }) => times))].filter((times) => times > 0),
  };
  const pieces = render(sheet, press);
  let next = from;
  const note = async (last: number) => {
    if (last < next) return;
    await takeLabels({ ...ctx, now: clock() }, print.id, { first: next, last });
    next = last + 1;
  };
  if (!notesBehind) await note(span.last);
  const kind = fileKindOf(sheet);
  const name = `labels-${print.number}-${from}-${span.last}.${kind}`;
  return { pieces, mediaType: mediaTypes[kind], name, from, note };
}

/** For serials that are asked for in order. */
function lookUp(parts: readonly CountedSpan[]): (serial: number) => number {
  let at = 0;
  return (serial) => {
    while ((parts[at]?.last ?? serial) < serial) at += 1;
    while ((parts[at]?.first ?? serial) > serial) at -= 1;
    return parts[at]?.times ?? 0;
  };
}

/** A record of what left the house: whoever fetched a label could stick it on anything. */
async function takeLabels(ctx: Ctx, printId: string, span: Span): Promise<void> {
  const input = { printId, ...span };
  await commit(ctx, 'labels:print', { name: 'takeLabels', input }, async (tx: Db) => {
    const print = await queries.lockPrint(tx, viewerOf(ctx.actor), printId);
    if (!print) throw errors.printNotFound();
    const body = {
      printId,
      lotId: print.lot_id,
      firstSerial: span.first,
      lastSerial: span.last,
      again: overlap(joinedSpans(takenOf(print)), span),
    };
    return { result: {}, events: [happened(labelsTaken, body)] };
  });
}
