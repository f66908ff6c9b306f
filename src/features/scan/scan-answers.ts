import type { Context } from 'hono';

import { refusedPage } from '../../../web/scan/refused-page.ts';
import { grouped, scanPage } from '../../../web/scan/scan-page.ts';
import { refusalWords } from '../../../web/scan/words.ts';
import { inBatches } from '../../core/batches.ts';
import type { Db } from '../../core/context.ts';
import { isUnavailable } from '../../core/database-errors.ts';
import { type AppEnv, problem } from '../../core/http.ts';
import type { UnitCodes } from '../../core/ports.ts';
import type { Scan } from '../../domain/scan.ts';
import type { Language, Text } from '../../domain/text.ts';
import { createScanMemory, type MemoryLimits } from './scan-memory.ts';
import { page, shown, type Voice, voiceOf } from './scan-responses.ts';
import { openWarningBook } from './scan-tally.service.ts';
import { type CodeProblem, statusOf, toError } from './scan.errors.ts';
import { prepareScan, readGeneration, type Wanted } from './scan.queries.ts';
import { addressOf, createLookUp, escaped, type Found, type Scanned } from './scan.service.ts';
import { cutStencil, type Stencil } from './stencil.ts';

/** A way to a code other than `/t/CODE`, which may know more than the code alone. */
export type Way = {
  /** Of the page itself, for its other language. */
  path: string;
  /** Says no where the way and what the code stands for disagree. Sees nothing but these two. */
  judge?: (scan: Scan) => CodeProblem | undefined;
  /** What the page says besides. */
  remark?: Text;
};

export type Scans = {
  /** A page for people, JSON for programs, from whatever was typed or scanned. */
  answer: (c: Context<AppEnv>, typed: string, way?: Way) => Response | Promise<Response>;
  /** For ways that end before a code is found. */
  refuse: (c: Context<AppEnv>, problem: CodeProblem, asked: Asked) => Response | Promise<Response>;
  lookUp: (typed: string, now: Date) => Promise<Found>;
  /** Says on a page, to people, that nothing can be read just now. */
  orAway: (c: Context<AppEnv>, typed: string, work: () => Promise<Response>) => Promise<Response>;
  /** For pages of the same look about the same code. */
  voiceOf: typeof voiceOf;
  page: typeof page;
};

/** What was asked for: the page's own address, and the text as it was typed. */
type Asked = { path: string; typed: string };

export type ScansDeps = {
  db: Db;
  unitCodes: UnitCodes | undefined;
  /** How many statements look scans up at once; scans that come meanwhile share the next. */
  abreast: number;
  /** Left out where an answer may not outlive its request. */
  memory: MemoryLimits | undefined;
  /**
   * How many independent witnesses have seen a lot's records in the public log. Left out where none is kept.
   */
  witnessesOf?: ((lotId: string) => Promise<number>) | undefined;
  /** Hears of each answer about a code that was issued, also of those from memory. Must not throw. */
  onScanned?: (scanned: Scanned, c: Context<AppEnv>) => void;
};

const longestKey = 300;

export function createScans(deps: ScansDeps) {
  const { db, unitCodes, abreast, memory: limits, witnessesOf, onScanned } = deps;
  const { read, find } = createLookUp({
    find: prepareScan(db, abreast),
    unitCodes,
    bookAt: openWarningBook(db),
  });
  const memory = limits && createScanMemory(sharedGeneration(db), limits);

  const make = async (c: Context<AppEnv>, asked: Sought) => {
    const [language, now] = [c.get('language'), c.get('now')];
    const { typed, wanted, way, voice, key } = asked;
    const found = await find(wanted, now);
    const path = way?.path ?? `/t/${wanted.code}`;
    if (found.scanned) onScanned?.(found.scanned, c);
    if (!('scan' in found)) return refuse(c, found.problem, { path, typed });
    const { scan, scanned, generation } = found;
    const disagreement = way?.judge?.(scan);
    if (disagreement) return refuse(c, disagreement, { path, typed });
    const write = async () => {
      const witnesses = await witnessesOf?.(scanned.lotId);
      return String(await scanPage(scan, { language, now, path, remark: way?.remark, witnesses }));
    };
    const text = voice === 'json' ? JSON.stringify(scan) : await write();
    if (!memory) return shown(c, voice, text);
    const body = encoder.encode(text);
    if (key.length <= longestKey) memory.keep(key, { body, scanned }, generation, now);
    return shown(c, voice, body);
  };

  const recall = async (c: Context<AppEnv>, asked: Unread) => {
    const known = await memory?.recall(asked.key, c.get('now'));
    if (!known) return readAndMake(c, asked);
    onScanned?.(known.scanned, c);
    return shown(c, asked.voice, known.body);
  };

  /** Whoever floods us with codes that can't be ours is answered before anything is waited for. */
  const readAndMake = (c: Context<AppEnv>, asked: Unread) => {
    const { typed, way } = asked;
    const wanted = read(typed);
    if (!('problem' in wanted)) return make(c, { ...asked, wanted });
    const { code } = wanted.problem;
    const path = way?.path ?? `/t/${code ?? escaped(typed)}`;
    return refuse(c, wanted.problem, { path, typed });
  };

  const answer = (c: Context<AppEnv>, typed: string, way?: Way) => {
    const voice = voiceOf(c);
    const asked = { typed, way, voice, key: keyOf(voice, typed, way) };
    const answered = memory?.holds(asked.key) ? recall(c, asked) : readAndMake(c, asked);
    if (voice === 'json' || answered instanceof Response) return answered;
    return answered.catch((error: unknown) => {
      if (!isUnavailable(error)) throw error;
      return away(c, way?.path ?? `/t/${addressOf(typed)}`);
    });
  };

  const orAway = async (c: Context<AppEnv>, typed: string, work: () => Promise<Response>) =>
    work().catch((error: unknown) => {
      if (voiceOf(c) === 'json' || !isUnavailable(error)) throw error;
      return away(c, `/t/${addressOf(typed)}`);
    });

  const lookUp = async (typed: string, now: Date) => {
    const wanted = read(typed);
    return 'problem' in wanted ? wanted : find(wanted, now);
  };

  return { answer, refuse, lookUp, orAway, voiceOf, page } satisfies Scans;
}

type Unread = { typed: string; way: Way | undefined; voice: Voice; key: string };
type Sought = Unread & { wanted: Wanted };

const encoder = new TextEncoder();

/** As typed, so that a scan that is remembered opens no code a second time. */
function keyOf(voice: Voice, typed: string, way: Way | undefined): string {
  return `${voice} ${way ? way.path : `/t/${typed}`}`;
}

/** Who comes while it is asked waits for the next answer: this one may be older than their scan. */
function sharedGeneration(db: Db): () => Promise<number> {
  const ask = inBatches(async () => new Map([['', await readGeneration(db)]]), {
    abreast: 1,
    together: 1_000,
  });
  return async () => (await ask('')) ?? Number.NaN;
}

function refuse(
  c: Context<AppEnv>,
  found: CodeProblem,
  asked: Asked,
): Response | Promise<Response> {
  return voiceOf(c) === 'json' ? problem(c, toError(found)) : refuseOnPage(c, found, asked);
}

async function refuseOnPage(c: Context<AppEnv>, found: CodeProblem, { path, typed }: Asked) {
  const language = c.get('language');
  const { kind, code, fault, successor } = found;
  if (code !== null && kind in cheap && path === `/t/${code}`) {
    return page(c, await cheapPage(kind, code, language), statusOf(found));
  }
  const known = refusalWords[kind].say.zh === '' ? { fault: fault.message } : {};
  const html = refusedPage({ kind, language, path, typed, code, successor, ...known });
  return page(c, String(await html), statusOf(found));
}

/** What nobody issued anybody can ask for, as often as he likes. */
const cheap: Partial<Record<CodeProblem['kind'], true>> = {
  version: true,
  forged: true,
  unknown: true,
};

const stencils = new Map<string, Stencil>();

async function cheapPage(kind: CodeProblem['kind'], code: string, language: Language) {
  const key = `${kind} ${code.length} ${language}`;
  let stencil = stencils.get(key);
  if (!stencil) {
    const sample = 'Z'.repeat(code.length);
    const refused = { kind, language, path: `/t/${sample}`, typed: null, code: sample };
    stencil = cutStencil(sample, String(await refusedPage(refused)), [String, grouped]);
    stencils.set(key, stencil);
  }
  return stencil(code);
}

async function away(c: Context<AppEnv>, path: string) {
  const language = c.get('language');
  const kind = 'unavailable';
  const html = refusedPage({ kind, language, path, typed: null, code: null });
  return page(c, String(await html), 503);
}

const entrances = new Map<Language, Uint8Array<ArrayBuffer>>();

/** The page on which a code is typed. */
export async function entrance(c: Context<AppEnv>): Promise<Response> {
  const language = c.get('language');
  let body = entrances.get(language);
  if (!body) {
    const blank = { kind: 'enter', path: '/t', typed: null, code: null } as const;
    body = encoder.encode(String(await refusedPage({ ...blank, language })));
    entrances.set(language, body);
  }
  return page(c, body, 200);
}
