import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { Language, Text } from '../domain/text.ts';
import type { OutsideActor } from './actor.ts';
import type { Ctx } from './context.ts';
import { isOutsideCalendar, isUnavailable, isUnstorable } from './database-errors.ts';
import { AppError, type ErrorKind, type Issue } from './errors.ts';
import { wordsOf } from './issue-words.ts';

export type AppEnv = {
  Variables: {
    /** Set behind sign-in only. */
    ctx: Ctx;
    identity: {
      actor: OutsideActor;
      displayName: string;
      /** A person's. */
      sessionId?: string;
      factorDue?: 'verify' | 'enrol' | undefined;
    };
    requestId: string;
    language: Language;
    now: Date;
    /** What every answer carries unless it says otherwise. */
    safeHeaders: Readonly<Record<string, string>>;
  };
};

const whole = new WeakSet<Response>();

/**
 * An answer with all its headers from the start. One that is added afterwards turns them into an
 * object that takes longer to make and to read than a scan that is remembered takes otherwise.
 */
export function wholeAnswer(
  c: Context<AppEnv>,
  body: string | Uint8Array<ArrayBuffer>,
  { status = 200, headers }: { status?: number; headers: Readonly<Record<string, string>> },
): Response {
  // Not `c.var`, which copies all of them at each use.
  const all = { ...c.get('safeHeaders'), ...headers, 'x-request-id': c.get('requestId') };
  const response = new Response(body, { status, headers: all });
  whole.add(response);
  return response;
}

export function isWhole(response: Response): boolean {
  return whole.has(response);
}

export const statusOf: Record<ErrorKind, ContentfulStatusCode> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  wrong_method: 405,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  too_many: 429,
  not_offered: 501,
  unavailable: 503,
};

/** RFC 9457 problem details: the body of every error that this API returns. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ field: z.string(), rule: z.string(), message: z.string() })),
    details: z.record(z.string(), z.unknown()),
  })
  .openapi('Problem');

function problemResponses(...kinds: ErrorKind[]) {
  const content = { 'application/problem+json': { schema: Problem } };
  return Object.fromEntries(
    kinds.map((kind) => [statusOf[kind], { description: kind.replace('_', ' '), content }]),
  );
}

/** A route behind sign-in: documents its usual refusals whether or not its author remembered. */
export function privateRoute<const R extends RouteConfig>(route: R, ...kinds: ErrorKind[]) {
  const errors = problemResponses(
    'malformed',
    'unauthenticated',
    'forbidden',
    'invalid',
    'unavailable',
    ...kinds,
  );
  return createRoute({
    ...route,
    security: [{ session: [] }, { bearer: [] }],
    responses: { ...errors, ...route.responses },
  } as R);
}

export function publicRoute<const R extends RouteConfig>(route: R, ...kinds: ErrorKind[]) {
  return createRoute({
    ...route,
    responses: { ...problemResponses('unavailable', ...kinds), ...route.responses },
  } as R);
}

/** `required` is not optional: without it a missing Content-Type skips validation. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

export function jsonResponse<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } } as const;
}

export function createRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      throw new AppError({
        kind: 'invalid',
        code: `request.invalid_${result.target}`,
        message: {
          zh: '请求内容不符合接口说明,请按所列字段修改。',
          en: 'The request does not match the API description; mend the fields listed.',
        },
        issues: toIssues(result.error.issues),
      });
    },
  });
}

type ZodIssue = z.core.$ZodIssue;

export function toIssues(issues: readonly ZodIssue[]): Issue[] {
  return issues.map((issue) => ({
    field: issue.path.map(String).join('.'),
    rule: ruleOf(issue),
    message: messageOf(issue),
  }));
}

/** A refinement may carry its own rule code and sentence in `params` (see core/fields.ts). */
function ruleOf(issue: ZodIssue): string {
  const rule = issue.code === 'custom' ? issue.params?.['rule'] : undefined;
  return typeof rule === 'string' ? rule : `format.${issue.code}`;
}

function messageOf(issue: ZodIssue): Text {
  const own = issue.code === 'custom' ? issue.params?.['text'] : undefined;
  return isText(own) ? own : wordsOf(issue);
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}

/** `?lang=` wins over Accept-Language; Chinese is the first language of the trade here. */
export function languageOf(request: Request): Language {
  const asked = /[?&]lang=(zh|en)\b/.exec(request.url)?.[1];
  if (asked === 'zh' || asked === 'en') return asked;
  const preferred = /\b(zh|en)\b/i.exec(request.headers.get('accept-language') ?? '')?.[1];
  return preferred?.toLowerCase() === 'en' ? 'en' : 'zh';
}

/** A request with one says by itself who it is, and carries no cookie's authority. */
export function bearerOf(headers: Headers): string | undefined {
  const given = headers.get('authorization');
  if (given === null || !/^bearer( |$)/i.test(given)) return undefined;
  return given.slice('bearer '.length).trim();
}

/** The one table from what went wrong to what HTTP says. */
export function toProblem(error: unknown, requestId: string, language: Language) {
  const known = asAppError(error);
  const status = known ? statusOf[known.kind] : 500;
  const code = known?.code ?? 'internal';
  const text = known?.text ?? internal;
  const body: z.infer<typeof Problem> = {
    type: `/docs/errors#${code}`,
    title: text[language],
    status,
    code,
    requestId,
    errors: (known?.issues ?? []).map(({ field, rule, message }) => ({
      field,
      rule,
      message: message[language],
    })),
    details: known?.details ?? {},
  };
  const headers = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'content-language': language === 'zh' ? 'zh-CN' : 'en',
    ...retryAfter(status, known),
    ...challenge(status, code),
  };
  return { status, body, headers };
}

export function problem(c: Context<AppEnv>, error: unknown): Response {
  const { body, ...answer } = toProblem(error, c.get('requestId'), c.get('language'));
  return wholeAnswer(c, JSON.stringify(body), answer);
}

function retryAfter(status: number, error: AppError | undefined): Record<string, string> {
  const asked = error?.details['retryAfterSeconds'];
  if (typeof asked === 'number') return { 'retry-after': String(asked) };
  return status === 503 ? { 'retry-after': '2' } : {};
}

/** RFC 6750: what to send, and whether what was sent is to blame. */
function challenge(status: number, code: string): Record<string, string> {
  if (status !== 401) return {};
  const blamed = code === 'auth.token_refused' || code === 'auth.key_refused';
  return {
    'www-authenticate': `Bearer realm="frostmark"${blamed ? ', error="invalid_token"' : ''}`,
  };
}

const internal: Text = {
  zh: '系统内部错误,已记录。请稍后重试,并向管理员提供请求编号。',
  en: 'Something went wrong on our side and was logged. Try again and give support the request id.',
};

function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (isUnstorable(error)) {
    return new AppError({
      kind: 'invalid',
      code: 'request.unstorable_text',
      message: {
        zh: '文字中含有无法保存的字符(如空字符),请删除后重试。',
        en: 'A text holds a character that cannot be stored (such as NUL); remove it.',
      },
    });
  }
  if (isOutsideCalendar(error)) {
    return new AppError({
      kind: 'invalid',
      code: 'request.outside_calendar',
      message: {
        zh: '日期或时间超出可记录的范围,请检查年份。',
        en: 'A date or time lies outside the calendar that can be recorded; check its year.',
      },
    });
  }
  if (isUnavailable(error)) {
    return new AppError({
      kind: 'unavailable',
      code: 'database.unavailable',
      message: {
        zh: '数据库暂时不可用,没有写入任何内容或结果未知。请用同一事件编号重试。',
        en: 'The database is away for a moment. Send the same request with the same event id again.',
      },
      cause: error,
    });
  }
  if (!(error instanceof HTTPException)) return undefined;
  return fromHttpException(error);
}

function fromHttpException(error: HTTPException): AppError | undefined {
  const kind = (Object.keys(statusOf) as ErrorKind[]).find((k) => statusOf[k] === error.status);
  if (!kind) return undefined;
  const malformed = kind === 'malformed';
  return new AppError({
    kind,
    code: malformed ? 'request.malformed' : 'request.rejected',
    message: malformed
      ? { zh: '请求体不是合法的 JSON。', en: 'The body is not well-formed JSON.' }
      : { zh: `请求被拒绝(${error.status})。`, en: `The request was rejected (${error.status}).` },
  });
}
