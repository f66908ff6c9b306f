import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { Html } from '../../../web/scan/layout.ts';
import { style } from '../../../web/scan/style.ts';
import { sha256 } from '../../core/hash.ts';
import type { AppEnv } from '../../core/http.ts';
import type { Language } from '../../domain/text.ts';

/** How an answer is spoken: a page in a language for people, JSON for programs. */
export type Voice = Language | 'json';

export function voiceOf(c: Context<AppEnv>): Voice {
  return wantsPage(c.req.header('accept')) ? c.var.language : 'json';
}

/** People's browsers name text/html; what asks for JSON as well says which it would rather have. */
function wantsPage(accept: string | undefined): boolean {
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
  vary: 'accept, accept-language',
};

/** Nobody on the way keeps it for the next who asks: a hold shows on the very next scan. */
const askEachTime = { 'cache-control': 'no-cache' };

const jsonHeaders = { ...safeHeaders, ...askEachTime, 'content-type': 'application/json' };

let pageHeaders: Record<Language, Record<string, string>> | undefined;

/** The style is allowed by its hash; nothing else may load, run, frame or be sent anywhere. */
async function headersOfPages() {
  const hash = btoa(String.fromCharCode(...(await sha256(style))));
  const headers = {
    ...safeHeaders,
    'content-type': 'text/html; charset=UTF-8',
    'content-security-policy':
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; ` +
      "base-uri 'none'; frame-ancestors 'none'",
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
  };
  return {
    zh: { ...headers, 'content-language': 'zh-CN' },
    en: { ...headers, 'content-language': 'en' },
  };
}

type Body = string | Uint8Array<ArrayBuffer>;

/** What a code in force shows. */
export async function shown(voice: Voice, body: Body): Promise<Response> {
  if (voice === 'json') return new Response(body, { headers: jsonHeaders });
  pageHeaders ??= await headersOfPages();
  return new Response(body, { headers: { ...pageHeaders[voice], ...askEachTime } });
}

/** A page that says that there is nothing to show, or asks for a code. */
export async function page(
  language: Language,
  html: Html,
  status: ContentfulStatusCode,
): Promise<Response> {
  pageHeaders ??= await headersOfPages();
  const headers = {
    ...pageHeaders[language],
    'cache-control': status === 200 ? 'no-cache' : 'no-store',
    ...(status === 503 && { 'retry-after': '5' }),
  };
  return new Response(String(await html), { status, headers });
}
