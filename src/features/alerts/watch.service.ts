import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { uuidv7 } from '../../core/ids.ts';
import { inOneTransaction } from '../../core/journal.ts';
import {
  alertRuleCodes,
  alertRules,
  type AlertRule,
  isWorkable,
  mostAllowed,
  tellAlert,
} from '../../domain/alerts.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { alertChanged, alertRaised, alertResolved, type FindingBody } from './alerts.events.ts';
import * as store from './alerts.store.ts';
import { chainDetectors } from './chain.detectors.ts';
import type { Detectors, Found, Scope } from './finding.ts';
import { paperDetectors } from './papers.detectors.ts';
import { quantityDetectors } from './quantities.detectors.ts';
import * as queries from './watch.queries.ts';

const detectors: Detectors = { ...quantityDetectors, ...paperDetectors, ...chainDetectors };
/** What only the passage of time shows. */
const byTime: readonly AlertRule[] = ['in_transit_long', 'short_unsettled', 'never_arrived'];

const recordsAtOnce = 300;
const lotsAtOnce = 500;
const hourMs = 3_600_000;

export type Watched = { records: number; alerts: number };

/**
 * Reads what the journal holds since last time, looks for what should not be there and raises, changes
 * and resolves alerts; once an hour also at what has been waiting. One process at a time looks.
 */
export async function watchRecords(ctx: Ctx): Promise<Watched> {
  const sum: Watched = { records: 0, alerts: 0 };
  for (;;) {
    const step = await readOn(ctx);
    if (step === undefined) break;
    sum.records += step.records;
    sum.alerts += step.alerts;
  }
  const waited = await lookAtWaiting(ctx);
  return { ...sum, alerts: sum.alerts + waited };
}

async function readOn(ctx: Ctx): Promise<Watched | undefined> {
  const before = await store.readBookmark(ctx.whole);
  const ahead = (await queries.lastSeq(ctx.whole)) > before.seq;
  if (!ahead && before.gaps.length === 0) return undefined;
  return inOneTransaction(ctx.journal, async (journal, tx) => {
    if (!(await store.takeTurn(tx))) return undefined;
    const mark = await store.readBookmark(tx);
    const missing = mark.gaps.map(({ seq }) => seq);
    const records = await queries.recordsAfter(tx, mark.seq, missing, recordsAtOnce);
    const next = bookmarkAfter(mark, records, ctx.now);
    if (records.length === 0) {
      if (next.gaps.length < mark.gaps.length) await store.keepBookmark(tx, next);
      return undefined;
    }
    const scope = {
      lots: [...new Set(records.flatMap(({ lots }) => lots))],
      documents: [...new Set(records.flatMap(({ document }) => document ?? []))],
    };
    const alerts = await lookAt({ ...ctx, journal }, tx, scope, alertRuleCodes);
    await store.keepBookmark(tx, next);
    return { records: records.length, alerts };
  });
}

/** No transaction takes longer: a number that is missing after that was never used. */
const gapsKeptMs = hourMs;

/** A number that is missing may belong to a command that is about to end: it is asked for again. */
export function bookmarkAfter(
  mark: store.Bookmark,
  records: readonly { seq: number }[],
  now: Date,
): store.Bookmark {
  const here = new Set(records.map(({ seq }) => seq));
  const end = Math.max(mark.seq, ...here);
  const since = now.getTime();
  const gaps = mark.gaps.filter((gap) => !here.has(gap.seq) && gap.since > since - gapsKeptMs);
  // The journal of a database that is new to the watch begins somewhere.
  const start = mark.seq === 0 ? Math.min(end, ...here) : mark.seq + 1;
  for (let seq = start; seq <= end; seq += 1) {
    if (!here.has(seq)) gaps.push({ seq, since });
  }
  return { ...mark, seq: end, gaps };
}

async function lookAtWaiting(ctx: Ctx): Promise<number> {
  const due = ({ lookedAt }: store.Bookmark) =>
    lookedAt === null || ctx.now.getTime() - lookedAt.getTime() >= hourMs;
  if (!due(await store.readBookmark(ctx.whole))) return 0;
  return inOneTransaction(ctx.journal, async (journal, tx) => {
    if (!(await store.takeTurn(tx))) return 0;
    const mark = await store.readBookmark(tx);
    if (!due(mark)) return 0;
    const lots = await queries.lotsWaiting(tx);
    const alerts = await lookAt({ ...ctx, journal }, tx, { lots, documents: [] }, byTime);
    await store.keepBookmark(tx, { ...mark, lookedAt: ctx.now });
    return alerts;
  });
}

/** By parts, so that an import of thousands is no single question. */
async function lookAt(
  ctx: Ctx,
  tx: Db,
  scope: Scope,
  rules: readonly AlertRule[],
): Promise<number> {
  let alerts = 0;
  const parts = Math.max(scope.lots.length, scope.documents.length);
  for (let start = 0; start < parts; start += lotsAtOnce) {
    const end = start + lotsAtOnce;
    const part = {
      lots: scope.lots.slice(start, end),
      documents: scope.documents.slice(start, end),
    };
    const events = await judge(tx, ctx.now, part, rules);
    const [first, ...rest] = events;
    if (first === undefined) continue;
    const command = { name: 'watchRecords', input: { alerts: events.length } };
    await commit(ctx, 'alerts:raise', command, async () => ({
      result: { alerts: events.length },
      events: [first, ...rest],
    }));
    alerts += events.length;
  }
  return alerts;
}

async function judge(
  tx: Db,
  now: Date,
  asked: Scope,
  rules: readonly AlertRule[],
): Promise<NewEvent[]> {
  const open = await queries.openAbout(tx, asked, rules);
  // All that an open alert is about: or one that is not found again might only not be in sight.
  const scope = {
    lots: [...new Set([...asked.lots, ...open.flatMap(({ lots }) => lots)])],
    documents: [...new Set([...asked.documents, ...open.flatMap(({ documents }) => documents)])],
  };
  const findings = await detect(tx, now, scope, rules);
  const before = new Map(
    (await queries.knownByKey(tx, [...findings.keys()])).map((one) => [one.key, one]),
  );
  const events: NewEvent[] = [];
  for (const [key, { rule, found }] of findings) {
    const finding = toFinding(rule, found);
    const known = before.get(key);
    if (known === undefined) {
      const { kind } = alertRules[rule];
      events.push(happened(alertRaised, { id: uuidv7(now), rule, kind, key, finding }));
    } else if (known.state === 'resolved' || !isSame(known, found)) {
      const reopens =
        !isWorkable(known.state) && (known.state === 'resolved' || worse(known, found));
      events.push(happened(alertChanged, { id: known.id, finding, reopens }));
    }
  }
  for (const { id, key } of open) {
    if (!findings.has(key)) events.push(happened(alertResolved, { id }));
  }
  return events;
}

type Judged = { rule: AlertRule; found: Found };

async function detect(
  tx: Db,
  now: Date,
  scope: Scope,
  rules: readonly AlertRule[],
): Promise<Map<string, Judged>> {
  const all: Judged[] = [];
  for (const rule of rules) {
    const rows = await detectors[rule](scope, now).execute(tx);
    all.push(...rows.rows.map((found) => ({ rule, found })));
  }
  if (all.length === 0) return new Map();
  const thresholds = await queries.thresholdsAt(tx, now);
  const paths = await queries.pathsOfFirms(tx, [
    ...new Set(all.flatMap(({ found }) => found.firms)),
  ]);
  const judged = all.filter(({ rule, found }) => {
    const touched = found.firms.flatMap((id) => paths.get(id) ?? []);
    return Number(found.size) > mostAllowed(rule, touched, thresholds);
  });
  return new Map(judged.map((one) => [one.found.key, one]));
}

function toFinding(rule: AlertRule, found: Found): FindingBody {
  const { facts, firms, lots, events, documents, shipments } = found;
  const text = tellAlert(rule, facts);
  return {
    orgId: found.org_id,
    grams: gramsOf(found),
    facts,
    textZh: text.zh,
    textEn: text.en,
    firms,
    lots,
    events,
    documents,
    shipments,
  };
}

const gramsOf = ({ grams }: { grams: number | null }) => (grams === null ? null : Number(grams));

function isSame(known: queries.Known, found: Found): boolean {
  const parts = (one: queries.Known | Found) =>
    canonicalJson([
      gramsOf(one),
      one.org_id,
      { ...one.facts },
      one.firms,
      one.lots,
      one.events,
      one.documents,
      one.shipments,
    ]);
  return parts(known) === parts(found);
}

/** What an officer closed is opened again only by more of it. */
function worse(known: queries.Known, found: Found): boolean {
  return (
    (gramsOf(found) ?? 0) > (gramsOf(known) ?? 0) ||
    found.firms.length > known.firms.length ||
    found.lots.length > known.lots.length ||
    found.documents.length > known.documents.length
  );
}
