import type { Context } from 'hono';

import {
  createRouter,
  jsonBody,
  jsonResponse,
  privateRoute,
  publicRoute,
} from '../../core/http.ts';
import type { AccountsDeps } from './accounts.deps.ts';
import * as errors from './accounts.errors.ts';
import { SessionView, SignIn } from './accounts.schemas.ts';
import * as service from './accounts.service.ts';
import type { Auth, SignInResult } from './auth.ts';
import { factorRoutes } from './factors.routes.ts';
import { acceptanceRoutes, invitationRoutes } from './invitations.routes.ts';
import { managementRoutes } from './members.routes.ts';
import { phoneRoutes, phoneSessionRoutes } from './phone.routes.ts';
import { providerRoutes, providerSessionRoutes } from './provider.routes.ts';
import { selfRoutes } from './self.routes.ts';

const tags = ['accounts'];

const signIn = publicRoute(
  {
    method: 'post',
    path: '/session',
    operationId: 'signIn',
    summary: 'Sign in; the answer sets the session cookies',
    tags,
    request: { body: jsonBody(SignIn) },
    responses: { 200: jsonResponse(SessionView, 'Signed in') },
  },
  'malformed',
  'unauthenticated',
  'forbidden',
  'invalid',
  'too_many',
);

const signOut = publicRoute({
  method: 'delete',
  path: '/session',
  operationId: 'signOut',
  summary: 'Sign out; harmless when nobody is signed in',
  tags,
  responses: { 204: { description: 'Signed out' } },
});

const readSession = privateRoute({
  method: 'get',
  path: '/session',
  operationId: 'readSession',
  summary: 'Who am I, and what may I do',
  tags,
  responses: { 200: jsonResponse(SessionView, 'The session') },
});

/** Outside sign-in. */
export function sessionRoutes(deps: AccountsDeps) {
  const { auth, addressOf, contextOf } = deps;
  const routes = createRouter();

  routes.openapi(signIn, async (c) => {
    const { headers } = c.req.raw;
    const address = addressOf(headers, c.env);
    const result = await auth.signIn({ ...c.req.valid('json'), headers, address });
    if (!result.ok) throw toError(result);
    const ctx = contextOf(c, result.actor);
    const view = await service.describeSession(ctx, result);
    await service.recordSignIn(ctx, result);
    setCookies(c, result.setCookies);
    return c.json(view, 200);
  });

  routes.openapi(signOut, async (c) => {
    setCookies(c, await auth.signOut(c.req.raw));
    return c.body(null, 204);
  });

  // After these two: the documentation page opens with what a newcomer does first.
  routes.route('/', acceptanceRoutes(deps));
  routes.route('/', phoneSessionRoutes(deps));
  routes.route('/', providerSessionRoutes(deps));
  return routes;
}

/** Behind sign-in. */
export function memberRoutes(auth: Auth) {
  const routes = createRouter();

  routes.openapi(readSession, async (c) =>
    c.json(await service.describeSession(c.var.ctx, c.var.identity), 200),
  );
  routes.route('/', managementRoutes(auth));
  routes.route('/', selfRoutes(auth));
  routes.route('/', factorRoutes(auth));
  routes.route('/', invitationRoutes());
  routes.route('/', phoneRoutes(auth));
  routes.route('/', providerRoutes(auth));

  return routes;
}

export function setCookies(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}

function toError(failure: Extract<SignInResult, { ok: false }>): Error {
  switch (failure.reason) {
    case 'wrong_credentials':
      return errors.wrongCredentials();
    case 'too_many':
      return errors.tooManyTries(failure.retryAfterSeconds);
    case 'untrusted_origin':
      return errors.untrustedOrigin();
    case 'no_organisation':
      return errors.noOrganisation();
  }
}
