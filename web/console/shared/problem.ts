import type { components } from './api-types.d.ts';
import { sharedWords } from './shared-words.ts';

type Problem = components['schemas']['Problem'];
export type FieldProblem = { field: string; rule: string; message: string };

/** What went wrong with a request, in the words of the server where it had any. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** 0 where no answer came. */
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldProblem[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(init: {
    title: string;
    status: number;
    code: string;
    requestId?: string | undefined;
    fields?: readonly FieldProblem[];
    details?: Readonly<Record<string, unknown>>;
    cause?: unknown;
  }) {
    super(init.title, { cause: init.cause });
    this.status = init.status;
    this.code = init.code;
    this.requestId = init.requestId;
    this.fields = init.fields ?? [];
    this.details = init.details ?? {};
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'code' in body;
}

/** Of an answer that isn't a success; a proxy's page has no words for people. */
export function problemFrom(response: Response, body: unknown): ApiProblem {
  const { status } = response;
  if (isProblem(body)) {
    const { title, code, requestId, errors, details } = body;
    return new ApiProblem({ title, status, code, requestId, fields: errors, details });
  }
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const title = sharedWords.say(status === 413 ? 'problem.tooLarge' : 'problem.strange', {
    status,
  });
  return new ApiProblem({ title, status, code: 'answer.strange', requestId });
}

/** Any error as something to tell a person. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof DOMException && error.name === 'AbortError') {
    return new ApiProblem({
      title: sharedWords.say('problem.stopped'),
      status: 0,
      code: 'stopped',
      cause: error,
    });
  }
  // What `fetch` throws when nothing answered.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    const key = navigator.onLine ? 'problem.unreachable' : 'problem.offline';
    return new ApiProblem({
      title: sharedWords.say(key),
      status: 0,
      code: 'unreachable',
      cause: error,
    });
  }
  return new ApiProblem({
    title: sharedWords.say('problem.page'),
    status: 0,
    code: 'page',
    cause: error,
  });
}

/** Whether it's worth asking again by itself. */
export function isPassing(error: unknown): boolean {
  const { status, code } = problemOf(error);
  return code === 'unreachable' || status === 503 || status === 502 || status === 504;
}
