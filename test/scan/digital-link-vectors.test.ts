import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import {
  escapePart,
  parseDigitalLink,
  type Reading,
  unescapePart,
  writeDigitalLink,
} from '../../src/domain/digital-link.ts';
import {
  type Elements,
  parseBracketed,
  parseElementString,
  separator,
  toElementString,
} from '../../src/domain/element-string.ts';
import type { Pair, Refused } from '../../src/domain/identified-values.ts';
import { rules } from '../../src/domain/identifier-rules.ts';

// GS1's own examples and what its software answers. They are read where they lie.
const folder = new URL('../../../shared/interop/', import.meta.url);
const here = existsSync(folder);
if (!here) {
  process.stderr.write(`Skipped: the Digital Link vectors are not at ${folder.pathname}\n`);
}

const tolerated =
  'lenient reading takes a slash at the end, as ev-004 and GS1’s resolver tests ask';
const malformed =
  'RFC 3986 knows no % without two hexadecimal digits; a link that has one is refused';
const compressed = 'compressed links are not offered: see docs/decisions/0009-digital-link.md';

/** Where we answer otherwise, and why. A line here whose vector agrees after all is an error too. */
const disagreements: Readonly<Record<string, string>> = {
  'se-parse-112': 'the engine’s option of passing unknown identifiers through is not offered',
  'se-gen-019': 'the same; the file leaves the option out, so this is se-gen-018 again',
  'sp-027 lenient': tolerated,
  'sp-059 lenient':
    'the simple parser keeps + in a query and checks no characters; its strict row agrees',
  'se-esc-008': malformed,
  'se-esc-012': malformed,
  'se-esc-013': malformed,
  'se-esc-014': malformed,
  'ev-comp-2': compressed,
  'ev-comp-3': compressed,
  'ev-comp-4': compressed,
  'ev-comp-5': compressed,
};

const met = new Set<string>();

/** Holds the vector against the list: agreement wanted unless it is there, disagreement if it is. */
function judge(id: string, answer: unknown, expected: unknown): void {
  if (disagreements[id] === undefined) {
    expect(answer, id).toEqual(expected);
    return;
  }
  met.add(id);
  expect(answer, `${id} agrees by now: take it off the list`).not.toEqual(expected);
}

function read<T>(file: string): T[] {
  // The files' own shape, which `expect` then finds to be so.
  return here ? (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as T[]) : [];
}

type Listed = [ai: string, value: string][];
type Strict = { valid: boolean; ai?: Listed | null; canonical?: string | null };
type Parse = { id: string; uri: string; syntaxValid: boolean; strict: Strict };

function listed(pairs: readonly Pair[]): Listed {
  return pairs.map(({ ai, value }) => [ai, value]);
}

/** Validity, and of a valid link what the vector says of it. */
function answerTo(uri: string, reading: Reading, asked: Partial<Strict>) {
  const link = parseDigitalLink(uri, reading);
  if (!link.ok) return { valid: false };
  return {
    valid: true,
    ...(asked.ai && { ai: listed(link.pairs) }),
    ...(asked.canonical && { canonical: link.canonical }),
  };
}

function expectedOf({ valid, ai, canonical }: Strict) {
  return valid ? { valid, ...(ai && { ai }), ...(canonical && { canonical }) } : { valid };
}

function inCaretForm(pairs: readonly Pair[]): string {
  return toElementString(pairs).replaceAll(separator, '^');
}

describe.skipIf(!here)('the vectors of others', () => {
  type EngineParse = Parse & { elementString: string | null; options: Record<string, boolean> };
  test.for(read<EngineParse>('gs1-syntax-engine/dl-parse.json'))('$id $uri', (vector) => {
    const { id, uri, syntaxValid, elementString, options, strict } = vector;
    expect(answerTo(uri, 'strict', strict)).toEqual(expectedOf(strict));
    const asked = Object.keys(options).length > 0;
    const link = parseDigitalLink(uri, asked ? 'lenient' : 'strict');
    judge(id, link.ok ? inCaretForm(link.pairs) : null, syntaxValid ? elementString : null);
  });

  type SimpleParse = Parse & { ai: Listed | null };
  test.for(read<SimpleParse>('gs1-dl-simple-parser/dl-parse.json'))('$id $uri', (vector) => {
    const { id, uri, syntaxValid, ai, strict } = vector;
    judge(id, answerTo(uri, 'strict', strict), expectedOf(strict));
    const loosely: Strict = { valid: syntaxValid, ai };
    judge(`${id} lenient`, answerTo(uri, 'lenient', loosely), expectedOf(loosely));
  });

  type Oracle = { id: string; uri: string; ignoredQueryParams: string[] | null } & Strict;
  test.for(read<Oracle>('generated-dl-oracle/dl-food.json'))('$id $uri', (vector) => {
    judge(vector.id, answerTo(vector.uri, 'strict', vector), expectedOf(vector));
    const link = parseDigitalLink(vector.uri);
    expect(link.ok ? link.ignored : null).toEqual(vector.ignoredQueryParams);
  });

  type Lenient = { id: string; uri: string; lenientValid: boolean; strict: Strict };
  test.for(read<Lenient>('digital-link.js/dl-validate.json'))('$id $uri', (vector) => {
    const { id, uri, lenientValid, strict } = vector;
    judge(id, answerTo(uri, 'strict', strict), expectedOf(strict));
    judge(`${id} lenient`, answerTo(uri, 'lenient', {}), { valid: lenientValid });
  });

  type Compression = { id: string; uncompressed: string; compressed: string };
  test.for(read<Compression>('digital-link.js/compression.json'))('$id $compressed', (vector) => {
    const plain = parseDigitalLink(vector.uncompressed);
    const short = parseDigitalLink(vector.compressed);
    expect(plain.ok).toBe(true);
    judge(vector.id, short, plain);
  });

  type Generate = { id: string; stem: string | null; ai: Listed; expected: string | null };
  test.for(read<Generate>('gs1-syntax-engine/dl-generate.json'))('$id', (vector) => {
    const pairs = vector.ai.map(([ai, value]) => ({ ai, value }));
    const written = writeDigitalLink(pairs, vector.stem ?? undefined);
    judge(vector.id, written.ok ? written.uri : null, vector.expected);
  });

  type Sequence = { id: string; sequence: string[]; valid: boolean };
  test.for(read<Sequence>('gs1-syntax-engine/dl-key-qualifier-sequences.json'))(
    '$id $sequence',
    ({ id, sequence, valid }) => {
      const path = sequence.map((ai) => `/${ai}/${examples[ai] ?? 'A1'}`).join('');
      judge(id, parseDigitalLink(`https://example.com${path}`).ok, valid);
    },
  );

  type Escape = { id: string; kind: string; in: string; path: string; query: string };
  test.for(read<Escape>('gs1-syntax-engine/uri-escape.json'))('$id $in', (vector) => {
    const change = vector.kind === 'uri-escape' ? escapePart : unescapePart;
    const { path, query } = vector;
    const answer = { path: change(vector.in, 'path'), query: change(vector.in, 'query') };
    judge(vector.id, answer, { path, query });
  });

  type Data = { id: string; kind: string; in: string; valid: boolean; elementString?: string };
  test.for(read<Data>('gs1-syntax-engine/ai-data.json'))('$id $kind $in', (vector) => {
    const { id, kind, valid, elementString } = vector;
    const found =
      kind === 'ai-elementstring'
        ? parseElementString(vector.in.replaceAll('^', separator))
        : parseBracketed(vector.in);
    judge(id, found.ok && (!kind.startsWith('ai-association') || fits(found)), valid);
    if (found.ok && typeof elementString === 'string') {
      expect(inCaretForm(found.pairs)).toBe(elementString);
    }
  });

  // Lengths and characters are looked at before a rule is asked, so those rows are not its business.
  type Lint = { id: string; linter: string; in: string; valid: boolean; error: string | null };
  const lints = read<Lint>('gs1-syntax-dictionary/linters.json').filter(
    ({ linter, error }) =>
      ruleNames[linter] !== undefined && !/_SHORT|_LONG|LENGTH|_CHARACTER$/.test(error ?? ''),
  );
  test.for(lints)('$id $in', ({ id, linter, in: text, valid }) => {
    judge(id, rules[ruleNames[linter] ?? '']?.(text) === undefined, valid);
  });

  test('every disagreement on the list was met', () => {
    expect([...met].sort()).toEqual(Object.keys(disagreements).sort());
  });
});

function fits(found: Elements | Refused): boolean {
  return found.ok && found.doubts.length === 0;
}

const ruleNames: Readonly<Record<string, string>> = {
  csum: 'sum',
  csumalpha: 'pair',
  yymmdd: 'day',
  yymmd0: 'month',
  yyyymmdd: 'longday',
  hhmi: 'time',
  hh: 'hour',
  mi: 'sixty',
  ss: 'sixty',
  iso3166: 'country',
  iso3166999: 'countries',
  pcenc: 'percent',
  nonzero: 'nonzero',
  nozeroprefix: 'unpadded',
  latitude: 'latitude',
  longitude: 'longitude',
  pieceoftotal: 'piece',
  yesno: 'yesno',
  zero: 'zero',
  winding: 'winding',
  hyphen: 'hyphen',
};

/** Some value for each identifier that is more than free text. */
const examples: Readonly<Record<string, string>> = {
  '00': '006141411234567890',
  '01': '12312312312333',
  '253': '9526064000028',
  '255': '9526064000028',
  '402': '12345678901234560',
  '414': '9526064000028',
  '415': '9526064000028',
  '417': '9526064000028',
  '7040': '1ABC',
  '8003': '09526064000028',
  '8006': '123123123123330102',
  '8011': '12',
  '8013': '1987654Ad4X4bL5ttr2310c2K',
  '8017': '006141411234567890',
  '8018': '006141411234567890',
  '8019': '12',
};
