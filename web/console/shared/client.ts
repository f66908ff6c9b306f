import createClient from 'openapi-fetch';

import type { components, paths } from './api-types.d.ts';
import { problemFrom, problemOf } from './problem.ts';
import { sessionLost } from './session-events.ts';
import { languageNow, tagOf } from './words.ts';

export type Schemas = components['schemas'];

/** Every call of the console, typed by what the API says of itself. */
export const api = createClient<paths>({
  // Looked up at each call: who replaces it (a test, a worker) is heard.
  fetch: async (request) => fetch(request),
});

api.use({
  onRequest: ({ request }) => {
    request.headers.set('accept-language', tagOf(languageNow()));
    return request;
  },
});

type Answered<T> = { data?: T; error?: unknown; response: Response };

/** What was asked for, or an `ApiProblem`. */
export async function got<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked.catch((failure: unknown) => {
    throw problemOf(failure);
  });
  if (!response.ok) {
    const problem = problemFrom(response, error);
    if (problem.status === 401 && problem.code === 'auth.required') sessionLost();
    throw problem;
  }
  // Of an answer without a body there is nothing to miss.
  return data as T;
}

/** For bodies that are no JSON: files and spreadsheets. */
export async function sendBytes(
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Readonly<Record<string, string>> },
): Promise<Response> {
  const headers = { 'accept-language': tagOf(languageNow()), ...init.headers };
  const response = await fetch(path, { ...init, headers }).catch((failure: unknown) => {
    throw problemOf(failure);
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  await got(Promise.resolve({ error: body, response }));
  return response;
}
