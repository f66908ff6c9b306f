import { type ClockFix, fixFrom } from './clock.ts';
import type { Refusal } from './record.ts';

/** Of the browser, or of a test that cuts, delays and loses. */
export type Fetcher = (path: string, init: RequestInit) => Promise<Response>;

/** What came of a request. Only what the server itself said counts as its word. */
export type Answer =
  | { kind: 'done'; body: unknown }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'sign_in' }
  | { kind: 'other_person' }
  | { kind: 'second_factor' }
  /** It failed on this request: others may go on. */
  | { kind: 'failed' }
  /** No network, or somebody in between: nothing is known. `arrived`: it answered, and did nothing. */
  | { kind: 'away'; retryAfterMs: number | undefined; arrived: boolean };

export type Server = {
  send: (
    method: 'GET' | 'POST',
    path: string,
    options?: {
      body?: BodyInit;
      type?: string;
      owner?: string;
      headers?: Record<string, string>;
    },
  ) => Promise<{ answer: Answer; response: Response | undefined; fix: ClockFix | undefined }>;
};

const patience = 30_000;
/** As fast as a line at the edge of a steel room still is: 16 kB a second. */
const bytesPerMs = 16;

function sizeOf(body: BodyInit | undefined): number {
  if (body instanceof ArrayBuffer) return body.byteLength;
  return body instanceof Blob ? body.size : 0;
}

export function createServer(fetcher: Fetcher, now: () => number, language: () => string): Server {
  return {
    send: async (method, path, { body, type, owner, headers = {} } = {}) => {
      const sentAt = now();
      const init: RequestInit = {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'manual',
        signal: AbortSignal.timeout(patience + Math.ceil(sizeOf(body) / bytesPerMs)),
        headers: {
          accept: 'application/json',
          'accept-language': language(),
          ...(type !== undefined && { 'content-type': type }),
          ...(owner !== undefined && { 'frostmark-recorded-by': owner }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      };
      try {
        const response = await fetcher(path, init);
        const answer = await read(response, now, method);
        return { answer, response, fix: readClock(response, sentAt, now()) };
      } catch {
        const answer = { kind: 'away', retryAfterMs: undefined, arrived: false } as const;
        return { answer, response: undefined, fix: undefined };
      }
    },
  };
}

function readClock(response: Response, sentAt: number, answeredAt: number): ClockFix | undefined {
  const date = response.headers.get('date');
  const told = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(told) ? undefined : fixFrom(new Date(told), sentAt, answeredAt);
}

async function read(
  response: Response,
  now: () => number,
  method: 'GET' | 'POST',
): Promise<Answer> {
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  if (status === 304) return { kind: 'done', body: undefined };
  // What writes is confirmed only by the server itself, which numbers its answers.
  if (response.ok && method === 'POST' && !response.headers.has('x-request-id')) {
    return away(response, false);
  }
  if (response.ok) {
    if (/^application\/jose\b/.test(type)) return { kind: 'done', body: await response.text() };
    // A hotel's sign-in page says 200 as well.
    if (/\bjson\b/.test(type)) return { kind: 'done', body: await response.json() };
    return away(response, false);
  }
  if (!type.startsWith('application/problem+json')) return away(response, false);
  const problem: unknown = await response.json();
  const refusal = toRefusal(problem, status, now());
  if (status === 401) return { kind: 'sign_in' };
  if (refusal.code === 'auth.other_person') return { kind: 'other_person' };
  if (refusal.code === 'auth.second_factor_required') return { kind: 'second_factor' };
  if (status === 500) return { kind: 'failed' };
  if (status >= 500 || status === 429 || status === 408) return away(response, true);
  return { kind: 'refused', refusal };
}

function away(response: Response, arrived: boolean): Answer {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  // 503 may be a commit whose answer was lost inside.
  return { kind: 'away', retryAfterMs, arrived: arrived && response.status === 429 };
}

function toRefusal(problem: unknown, status: number, now: number): Refusal {
  const { code, title, requestId, errors, details } = recordOf(problem);
  return {
    status,
    code: textOf(code) ?? `http.${status}`,
    title: textOf(title) ?? '',
    requestId: textOf(requestId) ?? '',
    errors: (Array.isArray(errors) ? errors : []).map((one: unknown) => {
      const { field, rule, message } = recordOf(one);
      return {
        field: textOf(field) ?? '',
        rule: textOf(rule) ?? '',
        message: textOf(message) ?? '',
      };
    }),
    details: recordOf(details),
    at: new Date(now).toISOString(),
  };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
