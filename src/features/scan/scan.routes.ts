import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';

import type { Html } from '../../../web/scan/layout.ts';
import { refusedPage } from '../../../web/scan/refused-page.ts';
import { scanPage } from '../../../web/scan/scan-page.ts';
import { style } from '../../../web/scan/style.ts';
import type { Db } from '../../core/context.ts';
import { isUnavailable } from '../../core/database-errors.ts';
import { sha256 } from '../../core/hash.ts';
import { type AppEnv, createRouter, jsonResponse, Problem, problem } from '../../core/http.ts';
import { parseTraceCode } from '../../domain/trace-code.ts';
import { toError } from './scan.errors.ts';
import { prepareScan } from './scan.queries.ts';
import { ScanView } from './scan.schemas.ts';
import { lookUp } from './scan.service.ts';

/** A hold must show within seconds, also behind a cache. */
const briefly = 'public, max-age=5';

/** Open to everyone. No validation or sign-in stands before the hot path. */
export function scanRoutes({ db, abreast }: { db: Db; abreast: number }) {
  const routes = createRouter();
  const find = prepareScan(db, abreast);

  routes.get('/t', async (c) => {
    const typed = c.req.query('code')?.trim() ?? '';
    const { language } = c.var;
    if (typed !== '') return c.redirect(`/t/${addressOf(typed)}?lang=${language}`, 303);
    const blank = { kind: 'enter', path: '/t', typed: null, code: null } as const;
    return page(c, refusedPage({ ...blank, language }), 200);
  });

  // QR symbols are smaller in capitals, so their address is.
  routes.on('GET', ['/t/:code', '/T/:code'], async (c) => {
    const { language, now } = c.var;
    const typed = c.req.param('code');
    const asPage = !wantsJson(c.req.header('accept'));
    const path = `/t/${addressOf(typed)}`;
    const found = await lookUp(find, typed, now).catch((error: unknown) => {
      if (asPage && isUnavailable(error)) return undefined;
      throw error;
    });
    if (!found) {
      const away = { kind: 'unavailable', language, path, typed: null, code: null } as const;
      return page(c, refusedPage(away), 503);
    }
    if ('scan' in found) {
      if (asPage) return page(c, scanPage(found.scan, language, now), 200);
      return new Response(JSON.stringify(found.scan), { headers: jsonHeaders });
    }
    const error = toError(found.problem);
    if (!asPage) return problem(c, error);
    const { kind, code, fault } = found.problem;
    const known = kind === 'form' || kind === 'check' ? { fault: fault.message } : {};
    const html = refusedPage({ kind, language, path, typed, code, ...known });
    return page(c, html, kind === 'void' ? 410 : 404);
  });

  routes.openAPIRegistry.registerPath({
    method: 'get',
    path: '/t/{code}',
    operationId: 'scan',
    summary: 'What the holder of a pack may know: a page for people, JSON for programs (Accept)',
    tags: ['scan'],
    request: {
      params: z.strictObject({ code: z.string().openapi({ example: '7Q2MX5T0KZ9RW3N8A' }) }),
      query: z.strictObject({ lang: z.enum(['zh', 'en']).optional() }),
    },
    responses: {
      200: {
        description:
          'The code is in force; `verdict` says whether anything speaks against the goods',
        content: {
          ...jsonResponse(ScanView, '').content,
          'text/html': { schema: z.string() },
        },
      },
      404: problemOf('Not a code, never issued, or not in force yet: see `code`'),
      410: problemOf('The code is void'),
      503: problemOf('The records can’t be read at the moment'),
    },
  });

  return routes;
}

function problemOf(description: string) {
  return { description, content: { 'application/problem+json': { schema: Problem } } };
}

/** The canonical code where it is one, so that every way of typing it shares an address. */
function addressOf(typed: string): string {
  const parsed = parseTraceCode(typed);
  return parsed.ok ? parsed.value : encodeURIComponent(typed.slice(0, 80));
}

/** People's browsers name text/html; what asks for JSON as well says which it would rather have. */
function wantsJson(accept: string | undefined): boolean {
  if (accept === undefined || !accept.includes('json')) return false;
  if (!accept.includes('text/html')) return true;
  return qualityOf(accept, /json/) > qualityOf(accept, /^text\/html/);
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
  'cache-control': briefly,
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

async function page(c: Context<AppEnv>, html: Html, status: 200 | 404 | 410 | 503) {
  pageHeaders ??= await headersOfPages();
  return c.html(html, status, {
    ...pageHeaders,
    'content-language': c.var.language === 'zh' ? 'zh-CN' : 'en',
    'cache-control': status === 200 ? briefly : 'no-store',
    ...(status === 503 ? { 'retry-after': '5' } : {}),
  });
}
