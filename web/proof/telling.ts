import type { Kept, Proof } from './data.ts';
import type { CheckedRecord, Findings, Verdict } from './verify.ts';
import { worst } from './verify.ts';
import type { Words } from './words.ts';

/** What was found, in the words of the page. Nothing here touches the page or the network. */

export type StepName = 'entries' | 'paths' | 'signature' | 'witnesses' | 'before';
export type Step = { name: StepName; verdict: Verdict; text: string };
export type Told = {
  verdict: Verdict;
  heading: string;
  text: string;
  steps: Step[];
  facts: [string, string][];
  late: string;
  lateRecords: string[];
};

/** From this on an entry is told to be late. */
const lateFrom = 24;

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** In China, whose clocks have been eight hours ahead since 1991. */
export function momentOf(iso: string): string {
  const at = Date.parse(`${iso.slice(0, 19)}Z`);
  if (Number.isNaN(at)) return '?';
  return new Date(at + 28_800_000).toISOString().slice(0, 19).replace('T', ' ');
}

export function tell(
  proof: Proof,
  found: Findings | undefined,
  words: Words,
  kept: Kept | undefined,
): Told {
  const nothing = { steps: [], facts: [], late: '', lateRecords: [] };
  if (!found) {
    const [heading, text] = [words.headings.failed, words.brokenText];
    return { ...nothing, verdict: 'failed', heading, text };
  }
  const count = found.records.length;
  const listed = (records: readonly CheckedRecord[]) =>
    records.map(({ index }) => index).join(words.comma);
  const failing = found.records.filter(({ fault }) => fault);
  const steps = [
    recordsStep('entries', found, words, listed),
    recordsStep('paths', found, words, listed),
    signatureStep(found, words),
    witnessesStep(proof, found, words),
    beforeStep(found, words, kept),
  ];
  const decisive = steps.filter(({ name, verdict }) => verdict === 'failed' || !isExtra(name));
  const verdict = worst(decisive.map((step) => step.verdict)) ?? 'failed';
  const values = { count, numbers: listed(failing) };
  const text = failing.length > 0 ? words.failedRecords : words.texts[verdict];
  const late = found.records.filter(({ lateHours }) => lateHours >= lateFrom);
  return {
    verdict,
    heading: words.headings[verdict],
    text: fill(text, values),
    steps,
    facts: factsOf(proof, found, words),
    late: late.length > 0 ? words.lateSome : words.lateNone,
    lateRecords: late.map((record) => lateText(record, words)),
  };
}

/** What a check may be without: there need be no witness, and no earlier visit. */
function isExtra(name: StepName): boolean {
  return name === 'witnesses' || name === 'before';
}

type Listed = (records: readonly CheckedRecord[]) => string;

function recordsStep(
  name: 'entries' | 'paths',
  { records, tree }: Findings,
  words: Words,
  listed: Listed,
): Step {
  const wrong = records.filter(({ fault }) => fault === name);
  const verdict = wrong.length === 0 ? 'held' : 'failed';
  const values = { count: records.length, size: tree.size, numbers: listed(wrong) };
  return { name, verdict, text: fill(words[name][verdict], values) };
}

function signatureStep({ signature: verdict, signed }: Findings, words: Words): Step {
  const keys = signed.map(({ id }) => id).join(words.comma);
  return { name: 'signature', verdict, text: fill(words.signature[verdict], { keys }) };
}

function witnessesStep({ witnesses: count }: Proof, { witnesses }: Findings, words: Words): Step {
  const verdict = worst(witnesses.map((one) => one.verdict));
  const names = witnesses
    .filter((one) => one.verdict === verdict)
    .map(({ name }) => name)
    .join(words.comma);
  const told = verdict ? fill(words.witnesses[verdict], { names }) : words.witnessesNone;
  const seen = count === 1 ? words.witnessesSeenOne : words.witnessesSeen;
  const text = count > 0 ? `${told} ${fill(seen, { count })}` : told;
  return { name: 'witnesses', verdict: verdict ?? 'unchecked', text };
}

function beforeStep(
  { before: verdict = 'unchecked' }: Findings,
  words: Words,
  kept: Kept | undefined,
): Step {
  const text = kept
    ? fill(words.before[verdict], { size: kept.size, at: momentOf(kept.at) })
    : words.beforeFirst;
  return { name: 'before', verdict, text };
}

function factsOf({ more, waiting }: Proof, { records }: Findings, words: Words) {
  const facts: [string, string][] = [];
  const count = String(records.length);
  facts.push([words.count, more ? fill(words.countMore, { count }) : count]);
  // Not the first and the last of the list: they are in the log's order, which need not be that of time.
  const times = records.map(({ recordedAt }) => recordedAt).sort();
  const zoned = (iso = '') => fill(words.zone, { at: momentOf(iso) });
  facts.push([more ? words.firstListed : words.first, zoned(times[0])]);
  facts.push([words.last, zoned(times[times.length - 1])]);
  if (waiting > 0) facts.push([words.waiting, String(waiting)]);
  return facts;
}

function lateText({ index, recordedAt, lateHours }: CheckedRecord, words: Words): string {
  const by = fill(words.lateBy, { days: Math.floor(lateHours / 24), hours: lateHours % 24 });
  return `${fill(words.record, { index })} · ${fill(words.zone, { at: momentOf(recordedAt) })} · ${by}`;
}
