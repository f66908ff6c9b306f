import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { Html } from '../../../web/scan/layout.ts';
import { refusedPage } from '../../../web/scan/refused-page.ts';
import { scanPage } from '../../../web/scan/scan-page.ts';
import { style } from '../../../web/scan/style.ts';
import type { Db } from '../../core/context.ts';
import { isUnavailable } from '../../core/database-errors.ts';
import { sha256 } from '../../core/hash.ts';
import { type AppEnv, problem } from '../../core/http.ts';
import type { Scan } from '../../domain/scan.ts';
import type { Language, Text } from '../../domain/text.ts';
import { openWarningBook } from './scan-tally.service.ts';
import { type CodeProblem, statusOfProblem, toError } from './scan.errors.ts';
import { prepareScan } from './scan.queries.ts';
import { addressOf, type Found, lookUp, type Scanned } from './scan.service.ts';

/** A way to a code other than `/t/CODE`, which may know more than the code alone. */
export type Way = {
  /** Of the page itself, for its other language. */
  path: string;
  /** Says no where the way and what the code stands for disagree. */
  judge?: (scan: Scan) => CodeProblem | undefined;
  /** What the page says besides. */
  remark?: Text;
};

export type Scans = {
  /** A page for people, JSON for programs, from whatever was typed or scanned. */
  answer: (c: Context<AppEnv>, typed: string, way?: Way) => Promise<Response>;
  /** For ways that end before a code is found. */
  refuse: (c: Context<AppEnv>, problem: CodeProblem, asked: Asked) => Promise<Response>;
  lookUp: (typed: string, now: Date) => Promise<Found>;
  /** For pages of the same look about the same code. */
  show: (c: Context<AppEnv>, html: Html, status: ContentfulStatusCode) => Promise<Response>;
  wantsPage: (c: Context<AppEnv>) => boolean;
};

/** What was asked for: the page's own address, and the text as it was typed. */
type Asked = { path: string; typed: string };

export type ScansDeps = {
  db: Db;
  abreast: number;
  /** Hears of each answer about a code that was issued, also of those from memory. Must not throw. */
  onScanned?: (scanned: Scanned, c: Context<AppEnv>) => void;
};

/** What a phone shows was true when it asked: nobody on the way keeps it for the next who asks. */
const askEachTime = 'no-cache';

export function createScans({ db, abreast, onScanned }: ScansDeps): Scans {
  const sources = { find: prepareScan(db, abreast), bookAt: openWarningBook(db) };

  const answer = async (c: Context<AppEnv>, typed: string, way?: Way) => {
    const { language, now } = c.var;
    const asPage = wantsPage(c);
    const path = way?.path ?? `/t/${addressOf(typed)}`;
    const found = await lookUp(sources, typed, now).catch((error: unknown) => {
      if (asPage && isUnavailable(error)) return undefined;
      throw error;
    });
    if (!found) return away(c, path);
    if (found.scanned) onScanned?.(found.scanned, c);
    if (!('scan' in found)) return refuse(c, found.problem, { path, typed });
    const { scan } = found;
    const disagreement = way?.judge?.(scan);
    if (disagreement) return refuse(c, disagreement, { path, typed });
    if (!asPage) return new Response(JSON.stringify(scan), { headers: jsonHeaders });
    return page(c, scanPage(scan, { language, now, path, remark: way?.remark }), 200);
  };

  return {
    answer,
    refuse,
    lookUp: async (typed, now) => lookUp(sources, typed, now),
    show: page,
    wantsPage,
  };
}

async function refuse(c: Context<AppEnv>, found: CodeProblem, { path, typed }: Asked) {
  if (!wantsPage(c)) return problem(c, toError(found));
  const { kind, code, fault } = found;
  const known = kind === 'form' || kind === 'check' ? { fault: fault.message } : {};
  const { language } = c.var;
  const html = refusedPage({ kind, language, path, typed, code, ...known });
  return page(c, html, statusOfProblem(found));
}

async function away(c: Context<AppEnv>, path: string) {
  const { language } = c.var;
  const kind = 'unavailable';
  return page(c, refusedPage({ kind, language, path, typed: null, code: null }), 503);
}

/** The page on which a code is typed. */
export async function entrance(c: Context<AppEnv>): Promise<Response> {
  const { language } = c.var;
  const blank = { kind: 'enter', path: '/t', typed: null, code: null } as const;
  return page(c, refusedPage({ ...blank, language }), 200);
}

/** People's browsers name text/html; what asks for JSON as well says which it would rather have. */
function wantsPage(c: Context<AppEnv>): boolean {
  const accept = c.req.header('accept');
  if (accept === undefined || !accept.includes('json')) return true;
  if (!accept.includes('text/html')) return false;
  return qualityOf(accept, /json/) <= qualityOf(accept, /^text\/html/);
}

function qualityOf(accept: string, type: RegExp): number {
  const qualities = accept.split(',').map((part) => {
    const [name = '', ...parameters] = part.trim().split(/\s*;\s*/);
    if (!type.test(name)) return 0;
    const stated = parameters.find((parameter) => parameter.startsWith('q='));
    return stated === undefined ? 1 : Number(stated.slice(2)) || 0;
  });
  return Math.max(...qualities);
}

const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

const jsonHeaders = {
  ...safeHeaders,
  'content-type': 'application/json',
  'cache-control': askEachTime,
  vary: 'accept, accept-language',
};

let pageHeaders: Record<string, string> | undefined;

/** The style is allowed by its hash; nothing else may load, run, frame or be sent anywhere. */
async function headersOfPages(): Promise<Record<string, string>> {
  const hash = btoa(String.fromCharCode(...(await sha256(style))));
  return {
    ...safeHeaders,
    'content-security-policy':
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; ` +
      "base-uri 'none'; frame-ancestors 'none'",
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    vary: 'accept, accept-language',
  };
}

async function page(c: Context<AppEnv>, html: Html, status: ContentfulStatusCode) {
  pageHeaders ??= await headersOfPages();
  return c.html(html, status, {
    ...pageHeaders,
    'content-language': tagOf(c.var.language),
    'cache-control': status === 200 ? askEachTime : 'no-store',
    ...(status === 503 ? { 'retry-after': '5' } : {}),
  });
}

function tagOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}
