import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';

import { AppError } from './core/errors.ts';
import { type AppEnv, bearerOf, isWhole, languageOf } from './core/http.ts';
import type { Log, Metrics } from './core/ports.ts';

type Middleware = MiddlewareHandler<AppEnv>;

/** Names and times each request; the log gets the route's template, never the address asked for. */
export function requestScope(deps: { clock: () => Date; log: Log; metrics: Metrics }): Middleware {
  const { clock, log, metrics } = deps;
  return async (c, next) => {
    const started = performance.now();
    const asked = c.req.header('x-request-id');
    const requestId =
      asked !== undefined && /^[\w-]{8,64}$/.test(asked) ? asked : crypto.randomUUID();
    c.set('requestId', requestId);
    c.set('language', languageOf(c.req.raw));
    c.set('now', clock());
    await next();
    const ms = performance.now() - started;
    const { status } = c.res;
    const route = routePath(c, -1);
    metrics.request(route, c.req.method, status, ms / 1000);
    log.info({ requestId, route, method: c.req.method, status, ms }, 'request');
    if (!isWhole(c.res)) addHeader(c, 'x-request-id', requestId);
  };
}

/** Not `c.header`, which copies the answer and makes a stream of its text: a third of a scan's time. */
function addHeader(c: Context<AppEnv>, name: string, value: string): void {
  try {
    c.res.headers.set(name, value);
  } catch {
    // The headers of an answer that was fetched from elsewhere can't be changed in place.
    c.header(name, value);
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site's page makes a browser send. Every browser says where a change comes
 * from; who says nothing is a program, which carries no one else's cookies.
 */
export function ownPagesOnly(publicUrl: string): Middleware {
  const own = new URL(publicUrl).origin;
  return async (c, next) => {
    if (safeMethods.has(c.req.method) || saysItself(c)) return next();
    const site = c.req.header('sec-fetch-site');
    // Said first: a page under `Referrer-Policy: no-referrer` sends `Origin: null`.
    if (site === 'same-origin' || site === 'none') return next();
    const origin = c.req.header('origin');
    if (origin === own || origin === new URL(c.req.url).origin) return next();
    if (site === undefined && origin === undefined) return next();
    throw new AppError({
      kind: 'forbidden',
      code: 'request.cross_site',
      message: {
        zh: '该请求来自其他网站的页面,已拒绝。',
        en: "This request comes from another site's page and was refused.",
      },
    });
  };
}

/**
 * A browser adds no bearer token by itself, and one that is sent keeps cookies from being looked at.
 * Signing in and out is about the cookie whatever else comes along.
 */
function saysItself(c: Context<AppEnv>): boolean {
  return bearerOf(c.req.raw.headers) !== undefined && c.req.path !== '/api/session';
}

export type BodyRule = { path: string; megabytes: number };

const megabyte = 1024 * 1024;

/** JSON of moderate size everywhere, except under the paths that take files as they are. */
export function bodyRules(json: number, raw: readonly BodyRule[]): Middleware {
  const jsonLimit = bodyLimit({ maxSize: json * megabyte, onError: () => refuseSize(json) });
  return async (c, next) => {
    if (safeMethods.has(c.req.method)) return next();
    const { path } = c.req;
    const rule = raw.find((one) => path === one.path || path.startsWith(`${one.path}/`));
    const limit = rule?.megabytes ?? json;
    const length = c.req.header('content-length');
    if (length !== undefined && Number(length) > limit * megabyte) refuseSize(limit);
    const type = c.req.header('content-type');
    if (isJson(type)) return length === undefined ? jsonLimit(c, next) : next();
    // Not `raw.body`: Node's adapter has one for every POST, empty or not.
    const announced = length ?? type ?? c.req.header('transfer-encoding');
    if (announced === undefined || length === '0') return next();
    if (rule === undefined) throw jsonOnly();
    if (length === undefined) limitStream(c.req, limit);
    await next();
  };
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/json\s*(;|$)/i.test(contentType);
}

function jsonOnly(): AppError {
  return new AppError({
    kind: 'unsupported',
    code: 'request.json_only',
    message: {
      zh: '此接口只接受 JSON,请设置 Content-Type: application/json。',
      en: 'This address takes JSON; send Content-Type: application/json.',
    },
  });
}

function tooLarge(megabytes: number): AppError {
  return new AppError({
    kind: 'too_large',
    code: 'request.too_large',
    message: {
      zh: `请求体超过 ${megabytes} MB 上限。`,
      en: `The body is larger than the limit of ${megabytes} MB.`,
    },
  });
}

function refuseSize(megabytes: number): never {
  throw tooLarge(megabytes);
}

/** For a body that doesn't say how long it is: counts while it is read. */
function limitStream(req: { raw: Request }, megabytes: number): void {
  let size = 0;
  const counted = req.raw.body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > megabytes * megabyte) controller.error(tooLarge(megabytes));
        else controller.enqueue(chunk);
      },
    }),
  );
  if (!counted) return;
  // Streams in a Request need `duplex`, which the type of RequestInit doesn't know yet.
  const init: RequestInit & { duplex: 'half' } = { body: counted, duplex: 'half' };
  req.raw = new Request(req.raw, init);
}

/** For every answer, also to errors; a page that needs more says so itself, and its word stands. */
const everyAnswer = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const aYear = 365 * 24 * 60 * 60;

export function safeAnswers(publicUrl: string): Middleware {
  const secure = publicUrl.startsWith('https://');
  const safeHeaders = {
    ...everyAnswer,
    ...(secure && { 'strict-transport-security': `max-age=${aYear}` }),
  };
  const headers = Object.entries(safeHeaders);
  return async (c, next) => {
    c.set('safeHeaders', safeHeaders);
    await next();
    if (isWhole(c.res)) return;
    for (const [name, value] of headers) {
      if (!c.res.headers.has(name)) addHeader(c, name, value);
    }
  };
}

/** What is behind sign-in is kept by nobody, unless a route says otherwise. */
export const keptByNobody: Middleware = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
};
