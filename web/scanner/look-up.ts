import type { BarcodeReading } from '../../src/domain/barcode-reading.ts';
import type { Verdict } from '../../src/domain/scan.ts';
import type { Language } from '../../src/domain/text.ts';
import { verdictWords } from '../scan/words.ts';

export type LotFound = { id: string; number: string };

/** What the server knows of a reading: in public, and to whoever is signed in. */
export type Known = {
  /** Of the product. */
  name: string | undefined;
  lotNumber: string | undefined;
  verdict: Verdict | undefined;
  /** The server's own sentence on why it shows nothing. */
  refusal: string | undefined;
  lots: readonly LotFound[];
  /** A lot number alone may be that of another product. */
  onlySameNumber: boolean;
  away: boolean;
};

type Asker = { language: Language; signedIn: boolean };

export async function isSignedIn(): Promise<boolean> {
  const response = await fetch('/api/session').catch(() => undefined);
  return response?.ok === true;
}

/** Strangers may ask only what has a page of its own. */
export function canLookUp(reading: BarcodeReading, { signedIn }: Asker): boolean {
  return reading.path !== null || (signedIn && questionsOf(reading).length > 0);
}

export async function lookUp(reading: BarcodeReading, asker: Asker): Promise<Known> {
  const shown = reading.path === null ? undefined : await ask(reading.path, asker);
  const { by, hits } = asker.signedIn ? await search(reading, asker) : nothing;
  const { body } = shown ?? {};
  const refused = shown !== undefined && !shown.ok && !shown.away;
  return {
    name: textAt(body, 'product', 'name', asker.language) ?? nameIn(hits, asker.language),
    lotNumber: textAt(body, 'lot', 'number'),
    verdict: verdictIn(body),
    refusal: refused ? textAt(body, 'title') : undefined,
    lots: lotsIn(hits),
    onlySameNumber: by === 'lot',
    away: shown?.away === true,
  };
}

function verdictIn(body: unknown): Verdict | undefined {
  const verdict = textAt(body, 'verdict');
  return verdict !== undefined && isVerdict(verdict) ? verdict : undefined;
}

function isVerdict(text: string): text is Verdict {
  return Object.hasOwn(verdictWords, text);
}

type Answer = { ok: boolean; away: boolean; body: unknown };

async function ask(path: string, { language, signedIn }: Asker): Promise<Answer> {
  const headers = {
    accept: 'application/json',
    'accept-language': language,
    // Work in a cold store is no consumer's scan.
    ...(signedIn && { 'x-scan-purpose': 'work' }),
  };
  try {
    const response = await fetch(path, { headers });
    const body: unknown = await response.json();
    return { ok: response.ok, away: response.status >= 500, body };
  } catch {
    return { ok: false, away: true, body: undefined };
  }
}

const searched = ['code', 'lot', 'container', 'gtin', 'content'] as const;

type Question = readonly [by: (typeof searched)[number] | 'text', value: string];
type Hits = { by: Question[0] | undefined; hits: readonly unknown[] };
const nothing: Hits = { by: undefined, hits: [] };

/** As many characters as the search takes. */
const longestSearch = 80;

/** What is none of the known numbers may be one of our own, such as a lot's. */
function questionsOf({ kind, key, fields }: BarcodeReading): Question[] {
  if (kind === 'text') return key.length > longestSearch ? [] : [['text', key]];
  return searched.flatMap((name) => {
    const field = fields.find((one) => one.name === name);
    return field ? [[name, field.value] as const] : [];
  });
}

/** Tries one number after the other until something is found under it. */
async function search(reading: BarcodeReading, asker: Asker): Promise<Hits> {
  for (const [name, value] of questionsOf(reading)) {
    const { body } = await ask(`/api/search?q=${encodeURIComponent(value)}`, asker);
    const items = at(body, 'items');
    if (Array.isArray(items) && items.length > 0) return { by: name, hits: items };
  }
  return nothing;
}

const mostLots = 3;

function lotsIn(hits: readonly unknown[]): LotFound[] {
  const lots = hits.flatMap((hit) => {
    const found = at(hit, 'lots');
    return Array.isArray(found) ? found : [];
  });
  const named = lots.flatMap((lot) => {
    const [id, number] = [textAt(lot, 'id'), textAt(lot, 'number')];
    return id === undefined || number === undefined ? [] : [{ id, number }];
  });
  return [...new Map(named.map((lot) => [lot.id, lot])).values()].slice(0, mostLots);
}

function nameIn([first]: readonly unknown[], language: Language): string | undefined {
  return textAt(first, 'name', language);
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = path.reduce(at, value);
  return typeof found === 'string' ? found : undefined;
}
