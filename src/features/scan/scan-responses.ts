import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { style } from '../../../web/scan/style.ts';
import { sha256 } from '../../core/hash.ts';
import { type AppEnv, wholeAnswer } from '../../core/http.ts';
import type { Language } from '../../domain/text.ts';

/** How an answer is spoken: a page in a language for people, JSON for programs. */
export type Voice = Language | 'json';

export function voiceOf(c: Context<AppEnv>): Voice {
  return wantsPage(c.req.header('accept')) ? c.get('language') : 'json';
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

const scanHeaders = { 'x-robots-tag': 'noindex', vary: 'accept, accept-language' };

/** Nobody on the way keeps it for the next who asks: a hold shows on the very next scan. */
const askEachTime = { 'cache-control': 'no-cache' };

type Headers = Readonly<Record<string, string>>;
let headersByVoice: Record<Voice, Headers> | undefined;

/** The style is allowed by its hash; nothing else may load, run, frame or be sent anywhere. */
async function makeHeaders(): Promise<Record<Voice, Headers>> {
  const hash = btoa(String.fromCharCode(...(await sha256(style))));
  const page = {
    ...scanHeaders,
    ...askEachTime,
    'content-type': 'text/html; charset=UTF-8',
    'content-security-policy':
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; ` +
      "base-uri 'none'; frame-ancestors 'none'",
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  };
  return {
    json: { ...scanHeaders, ...askEachTime, 'content-type': 'application/json' },
    zh: { ...page, 'content-language': 'zh-CN' },
    en: { ...page, 'content-language': 'en' },
  };
}

type Body = string | Uint8Array<ArrayBuffer>;

/** What a code in force shows. */
export async function shown(c: Context<AppEnv>, voice: Voice, body: Body): Promise<Response> {
  headersByVoice ??= await makeHeaders();
  return wholeAnswer(c, body, { headers: headersByVoice[voice] });
}

/** A page that says that there is nothing to show, or asks for a code. */
export async function page(
  c: Context<AppEnv>,
  body: Body,
  status: ContentfulStatusCode,
): Promise<Response> {
  headersByVoice ??= await makeHeaders();
  const own = headersByVoice[c.get('language')];
  if (status === 200) return wholeAnswer(c, body, { headers: own });
  const again = status === 503 ? { 'retry-after': '5' } : {};
  return wholeAnswer(c, body, {
    status,
    headers: { ...own, 'cache-control': 'no-store', ...again },
  });
}
