import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { type CodeSegment, segmentsOf, type SerialSpan } from '../../domain/code-ranges.ts';
import type { Text } from '../../domain/text.ts';
import { mostOfSeries } from '../../domain/unit-code.ts';
import { demandLot, knownLots, type Lot } from '../lots/lots.service.ts';
import { demandOutsideHeldPlaces, demandUnitsFree } from '../oversight/held.service.ts';
import { demandGate } from '../policy/policy.service.ts';
import { lotWithdrawn } from './codes.errors.ts';
import { lockLot } from './codes.queries.ts';
import { notBefore, whereGoodsAre } from './codes.service.ts';
import * as errors from './series.errors.ts';
import {
  seriesActivated,
  seriesIssued,
  unitsMoved,
  unitsReplaced,
  unitsVoided,
} from './series.events.ts';
import * as queries from './series.queries.ts';
import type {
  ActivateSeries,
  IssueSeries,
  MoveUnits,
  ReplaceUnits,
  VoidUnits,
} from './series.schemas.ts';

export { unitCodesNotOffered } from './series.errors.ts';

/** Any firm that handles the lot may label it. A series of any size is one row. */
export async function issueSeries(
  ctx: Ctx,
  codes: UnitCodes,
  lotId: string,
  input: IssueSeries,
): Promise<{ id: string }> {
  const command = { id: input.eventId, name: 'issueSeries', input: { ...input, lotId } };
  return commit(ctx, 'codes:issue', command, async (tx) => {
    const lot = await demandLot(tx, ctx.actor, lotId);
    if (lot.withdrawn_at !== null) throw lotWithdrawn();
    const occurredAt = notBefore(occurredAtOf(ctx, input), lot.declared_at);
    await demandForCases(tx, lot, input);
    const number = await queries.nextNumber(tx);
    if (number > mostOfSeries) throw errors.seriesFull();
    const id = uuidv7(ctx.now);
    const body = {
      seriesId: id,
      number,
      keyVersion: codes.current,
      keyCheck: codes.keyCheck(codes.current) ?? '',
      lotId,
      orgId: orgOf(ctx.actor),
      level: input.level,
      firstSerial: 1,
      lastSerial: input.count,
    };
    const meta = { occurredAt, ...(input.reason !== undefined && { reason: input.reason }) };
    return { result: { id }, events: [happened(seriesIssued, body, meta)] };
  });
}

/** More case codes than cases is how labels get on other goods: it takes a reason, which is recorded. */
async function demandForCases(tx: Db, lot: Lot, { level, count, reason }: IssueSeries) {
  if (level !== 'case' || reason !== undefined) return;
  await lockLot(tx, lot.id);
  const issued = await queries.caseCodesOf(tx, lot.id);
  const pieces = lot.declared_pieces;
  if (issued + count > pieces) throw errors.moreThanPieces({ pieces, issued, count });
}

/** Puts all codes of a series into force: every proof that the rules ask for must be there. */
export async function activateSeries(ctx: Ctx, seriesId: string, input: ActivateSeries) {
  const command = { id: input.eventId, name: 'activateSeries', input: { ...input, seriesId } };
  return commit(ctx, 'codes:issue', command, async (tx) => {
    const series = await demandOwnSeries(tx, ctx, seriesId);
    const lot = await demandLot(tx, ctx.actor, series.lot_id);
    if (lot.withdrawn_at !== null) throw lotWithdrawn();
    if (series.activated_at !== null) throw errors.seriesActive();
    const at = notBefore(occurredAtOf(ctx, input), series.issued_at);
    await demandUnitsFree(tx, seriesId, { first: series.first_serial, last: series.last_serial });
    await demandOutsideHeldPlaces(tx, lot.id, orgOf(ctx.actor));
    const { gate, premisesId } = await askGate(tx, ctx, lot, at);
    const elsewhere = await queries.lotsInUse(tx, seriesId, lot.id);
    const theirs = await demandGate(tx, ctx, { transition: 'activate', lotIds: elsewhere, at });
    const rules = [...new Set([...gate.rules, ...theirs.rules])].sort();
    const body = { seriesId, lotId: lot.id, premisesId, gate: { ...gate, rules } };
    return { result: {}, events: [happened(seriesActivated, body, { occurredAt: at })] };
  });
}

/** Judged where most of the firm's goods of the lot stand, or where they are bound. */
async function askGate(tx: Db, ctx: Ctx, lot: Lot, at: Date, more: { holdsPass?: true } = {}) {
  const premises = await whereGoodsAre(tx, lot, orgOf(ctx.actor));
  const request = { transition: 'activate', lotIds: [lot.id], premises, at, ...more } as const;
  return { gate: await demandGate(tx, ctx, request), premisesId: premises?.id ?? null };
}

/** For labels that were lost, spoilt or copied, or whose units are no more. */
export async function voidUnits(ctx: Ctx, seriesId: string, input: VoidUnits) {
  const command = { id: input.eventId, name: 'voidUnits', input: { ...input, seriesId } };
  return commit(ctx, 'codes:issue', command, async (tx) => {
    const [series] = await queries.lockSeries(tx, [seriesId]);
    const units = await demandUnits(tx, ctx, series, input, '');
    if (units.orgId !== orgOf(ctx.actor)) throw errors.notYourUnits();
    const meta = {
      occurredAt: notBefore(occurredAtOf(ctx, input), units.since),
      reason: input.reason,
    };
    const body = { ...(await newRange(tx, ctx, seriesId, input)), lotId: units.lotId };
    return { result: {}, events: [happened(unitsVoided, body, meta)] };
  });
}

/** A repack that leaves labels on: the units are of the new lot from then on. */
export async function moveUnits(ctx: Ctx, seriesId: string, input: MoveUnits) {
  const command = { id: input.eventId, name: 'moveUnits', input: { ...input, seriesId } };
  return commit(ctx, 'codes:issue', command, async (tx) => {
    const [series] = await queries.lockSeries(tx, [seriesId]);
    const units = await demandUnits(tx, ctx, series, input, '');
    const lot = await demandLot(tx, ctx.actor, input.toLotId);
    if (lot.org_id !== orgOf(ctx.actor)) throw errors.notYourLot();
    if (lot.withdrawn_at !== null) throw lotWithdrawn();
    const made = lot.id !== units.lotId && (await queries.descendsFrom(tx, lot.id, units.lotId));
    if (!made) throw errors.notMadeFrom();
    await demandTakenIn(tx, ctx, units, lot.id, countOf(input));
    const since = units.since > lot.declared_at ? units.since : lot.declared_at;
    const occurredAt = notBefore(occurredAtOf(ctx, input), since);
    const body = {
      ...(await newRange(tx, ctx, seriesId, input)),
      lotId: lot.id,
      fromLotId: units.lotId,
      // Codes in force must not come to goods whose proofs nobody has asked for.
      gate: units.active
        ? (await askGate(tx, ctx, lot, occurredAt, { holdsPass: true })).gate
        : null,
    };
    const meta = { occurredAt, ...(input.reason !== undefined && { reason: input.reason }) };
    return { result: {}, events: [happened(unitsMoved, body, meta)] };
  });
}

/** Other labels took the place of theirs: on the same goods, or on what was made of them. */
export async function replaceUnits(ctx: Ctx, seriesId: string, input: ReplaceUnits) {
  const command = { id: input.eventId, name: 'replaceUnits', input: { ...input, seriesId } };
  return commit(ctx, 'codes:issue', command, async (tx) => {
    const { successor } = input;
    const locked = await queries.lockSeries(tx, [seriesId, successor.seriesId]);
    const series = locked.find(({ id }) => id === seriesId);
    const next = locked.find(({ id }) => id === successor.seriesId);
    const old = await demandUnits(tx, ctx, series, input, '');
    if (next === series) throw errors.sameSeries();
    const fresh = await demandUnits(tx, ctx, next, successor, 'successor.');
    if (fresh.orgId !== orgOf(ctx.actor)) throw errors.notYourUnits();
    await demandRelabelling(tx, ctx, old, fresh, countOf(input));
    const body = {
      ...(await newRange(tx, ctx, seriesId, input)),
      lotId: fresh.lotId,
      fromLotId: old.lotId,
      successor: {
        seriesId: successor.seriesId,
        firstSerial: successor.first,
        lastSerial: successor.last,
      },
    };
    const since = old.since > fresh.since ? old.since : fresh.since;
    const occurredAt = notBefore(occurredAtOf(ctx, input), since);
    const meta = { occurredAt, ...(input.reason !== undefined && { reason: input.reason }) };
    return { result: {}, events: [happened(unitsReplaced, body, meta)] };
  });
}

/** The series whose codes are, or were, on a lot's units. */
export async function listSeries(ctx: Ctx, lotId: string) {
  authorize(ctx.actor, 'read');
  await demandLot(ctx.db, ctx.actor, lotId);
  const items = await queries.seriesOfLot(ctx.db, lotId);
  const lots = items.map((series) => series.lot_id);
  return { items, known: await knownLots(ctx.db, ctx.actor, lots) };
}

export type SeriesInParts = {
  series: queries.Series;
  parts: CodeSegment[];
  /** The lots of it that the reader may know of. */
  known: ReadonlySet<string>;
};

/** A series with what became of its parts, for who may know of any lot that it is on. */
export async function readSeries(ctx: Ctx, id: string): Promise<SeriesInParts> {
  authorize(ctx.actor, 'read');
  const series = await queries.findSeries(ctx.db, id);
  if (!series) throw errors.seriesNotFound();
  const whole = { first: series.first_serial, last: series.last_serial };
  const parts = segmentsOf(whole, await queries.rangesOf(ctx.db, id, whole));
  const lots = [series.lot_id, ...parts.flatMap(({ range }) => range?.lotId ?? [])];
  const known = await knownLots(ctx.db, ctx.actor, lots);
  if (known.size === 0) throw errors.seriesNotFound();
  return { series, parts, known };
}

/** One unit by its code, with what became of it. */
export async function readUnit(ctx: Ctx, codes: UnitCodes, text: string) {
  authorize(ctx.actor, 'read');
  const opened = codes.open(text);
  if (!opened.ok) throw errors.unitNotFound();
  const series = await queries.findSeriesByNumber(ctx.db, opened.series);
  const { serial } = opened;
  const issued =
    series?.key_version === opened.keyVersion &&
    serial >= series.first_serial &&
    serial <= series.last_serial;
  if (!issued) throw errors.unitNotFound();
  const ranges = await queries.rangesOf(ctx.db, series.id, { first: serial, last: serial });
  const lotId = ranges.at(-1)?.lotId ?? series.lot_id;
  const lots = [lotId, ...ranges.map((range) => range.lotId)];
  const known = await knownLots(ctx.db, ctx.actor, lots);
  // Whoever once had the units may see the series, and no more of them than that.
  if (!known.has(lotId)) throw errors.unitNotFound();
  return { code: opened.code, serial, series, ranges, lotId, known };
}

/** Of a command that prints or changes codes: only who answers for the series. */
export async function demandOwnSeries(tx: Db, ctx: Ctx, id: string): Promise<queries.Series> {
  const [series] = await queries.lockSeries(tx, [id]);
  const known = await knownLots(tx, ctx.actor, series ? [series.lot_id] : []);
  if (!series || known.size === 0) throw errors.seriesNotFound();
  if (series.org_id !== orgOf(ctx.actor)) throw errors.notYourUnits();
  return series;
}

/** The parts of a span, none of them void or replaced, for who prints labels. */
export async function demandPrintable(tx: Db, series: queries.Series, span: SerialSpan) {
  const segments = await segmentsIn(tx, series, span, '');
  const stopped = segments.find(({ range }) => range !== null && range.kind !== 'moved');
  if (stopped) throw errors.notAllInUse(stopped);
  return segments;
}

async function segmentsIn(tx: Db, series: queries.Series, span: SerialSpan, field: string) {
  const whole = { first: series.first_serial, last: series.last_serial };
  if (span.first > span.last || span.first < whole.first || span.last > whole.last) {
    throw errors.notInSeries(`${field}last`, whole);
  }
  return segmentsOf(span, await queries.rangesOf(tx, series.id, span));
}

/** On the same goods whoever answers for the old labels; on what was made of them, who made it. */
async function demandRelabelling(
  tx: Db,
  ctx: Ctx,
  old: Units,
  fresh: Units,
  count: number,
): Promise<void> {
  if (fresh.lotId === old.lotId) {
    if (old.orgId !== orgOf(ctx.actor)) throw errors.notYourUnits();
    return;
  }
  if (!(await queries.descendsFrom(tx, fresh.lotId, old.lotId))) throw errors.notMadeFrom();
  const lot = await demandLot(tx, ctx.actor, fresh.lotId);
  if (lot.org_id !== orgOf(ctx.actor)) throw errors.notYourLot();
  await demandTakenIn(tx, ctx, old, fresh.lotId, count);
}

const countOf = ({ first, last }: SerialSpan) => last - first + 1;

/**
 * Of units that somebody else answers for, a firm takes over no more than went into the lot that it
 * made: as cases, which its processing counted. Otherwise whoever has one case could take all codes.
 */
async function demandTakenIn(
  tx: Db,
  ctx: Ctx,
  units: Units,
  lotId: string,
  count: number,
): Promise<void> {
  if (units.orgId === orgOf(ctx.actor)) return;
  if (units.level !== 'case') throw errors.packsOfOthers();
  await lockLot(tx, lotId);
  const { came, taken } = await queries.takenInto(tx, lotId);
  if (taken + count > came) throw errors.moreThanCame({ came, taken, count });
}

/** The parts of a span, each with its lot, for who holds them; locked, so that none moves meanwhile. */
export async function unitsToHold(tx: Db, seriesId: string, span: SerialSpan, field: string) {
  const [series] = await queries.lockSeries(tx, [seriesId]);
  if (!series) return undefined;
  const segments = await segmentsIn(tx, series, span, field);
  return segments.map(({ first, last, range }) => ({
    first,
    last,
    lotId: range?.lotId ?? series.lot_id,
    inUse: range === null || range.kind === 'moved',
  }));
}

type Units = {
  lotId: string;
  orgId: string;
  since: Date;
  level: queries.Series['level'];
  active: boolean;
};

/** Units that are in use and of one lot that the actor handles. */
async function demandUnits(
  tx: Db,
  ctx: Ctx,
  series: queries.Series | undefined,
  span: SerialSpan,
  field: string,
): Promise<Units> {
  if (!series) throw errors.seriesNotFound();
  const issued = { lotId: series.lot_id, orgId: series.org_id, since: series.issued_at };
  const ofAll = { level: series.level, active: series.activated_at !== null };
  const { first, last } = span;
  const segments = await segmentsIn(tx, series, { first, last }, field);
  const each = segments.map((segment) => {
    const { range } = segment;
    return range
      ? { segment, lotId: range.lotId, orgId: range.orgId, since: range.at }
      : { segment, ...issued };
  });
  const units = each[0] ?? { segment: null, ...issued };
  // Before anything else is told: to a stranger there is no such series.
  const known = await knownLots(tx, ctx.actor, [units.lotId]);
  if (known.size === 0) throw errors.seriesNotFound();
  const stopped = segments.find(({ range }) => range !== null && range.kind !== 'moved');
  if (stopped) throw errors.notAllInUse(stopped);
  const other = each.find(({ lotId, orgId }) => lotId !== units.lotId || orgId !== units.orgId);
  if (other) throw errors.severalLots(other.segment);
  await demandUnitsFree(tx, series.id, span);
  const since = new Date(Math.max(...each.map((one) => one.since.getTime())));
  return { lotId: units.lotId, orgId: units.orgId, since, ...ofAll };
}

async function newRange(tx: Db, ctx: Ctx, seriesId: string, span: SerialSpan) {
  return {
    rangeId: uuidv7(ctx.now),
    sequence: await queries.nextSequence(tx, seriesId),
    seriesId,
    orgId: orgOf(ctx.actor),
    firstSerial: span.first,
    lastSerial: span.last,
  };
}

/**
 * Asked before anything is served: undefined unless codes were printed with a key that is missing, or
 * is another now. They would all be called forged.
 */
export async function lostCodeKeys(
  db: Db,
  codes: UnitCodes | undefined,
): Promise<Text | undefined> {
  const used = await queries.keysInUse(db);
  const lost = used.filter(({ version, check }) => codes?.keyCheck(version) !== check);
  return lost.length === 0 ? undefined : errors.keysLost(lost.map(({ version }) => version));
}
