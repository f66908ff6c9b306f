import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

import {
  type AppEnv,
  createRouter,
  jsonBody,
  jsonResponse,
  privateRoute,
  publicRoute,
} from '../../core/http.ts';
import type { AccountsDeps } from './accounts.deps.ts';
import { providerRefused } from './accounts.errors.ts';
import { Confirmation, ProviderLink } from './accounts.schemas.ts';
import type { Auth } from './auth.ts';
import * as service from './provider.service.ts';
import { startSession } from './session-start.ts';

const tags = ['accounts'];
const language = z.strictObject({ lang: z.enum(['zh', 'en']).optional() });

const beginSignIn = publicRoute(
  {
    method: 'get',
    path: '/session/provider',
    operationId: 'beginProviderSignIn',
    summary: 'Sign in at the identity provider: sends the browser there',
    tags,
    request: { query: language },
    responses: { 302: { description: 'To the provider' } },
  },
  'invalid',
  'not_offered',
);

const comeBack = publicRoute(
  {
    method: 'get',
    path: '/session/provider/callback',
    operationId: 'finishProviderSignIn',
    summary: 'Where the identity provider sends the browser back to',
    tags,
    request: {
      // Providers add parameters of their own.
      query: z.object({
        code: z.string().max(4000).optional(),
        state: z.string().max(200).optional(),
        iss: z.string().max(500).optional(),
      }),
    },
    responses: { 303: { description: 'Signed in, or linked: on to the front page' } },
  },
  'forbidden',
  'conflict',
  'invalid',
  'not_offered',
);

const beginLink = privateRoute(
  {
    method: 'post',
    path: '/account/provider',
    operationId: 'linkProvider',
    summary: 'Link your identity at the provider: the answer says where to send the browser',
    tags,
    request: { body: jsonBody(Confirmation) },
    responses: { 200: jsonResponse(ProviderLink, 'Go there') },
  },
  'too_many',
  'not_offered',
);

const unlink = privateRoute(
  {
    method: 'delete',
    path: '/account/provider',
    operationId: 'unlinkProvider',
    summary: 'Unlink your identity at the provider',
    tags,
    responses: { 204: { description: 'Unlinked' } },
  },
  'conflict',
);

const cookieName = 'frostmark.provider';

/** Lax: the browser comes back from another site. */
function keepFlow(c: Context<AppEnv>, auth: Auth, sealed: string): void {
  setCookie(c, cookieName, sealed, {
    httpOnly: true,
    secure: auth.isSecure,
    sameSite: 'Lax',
    path: '/api/session/provider',
    maxAge: sealed === '' ? 0 : service.flowSeconds,
  });
}

/** Outside sign-in. */
export function providerSessionRoutes(deps: AccountsDeps) {
  const { auth, db, contextOf } = deps;
  const routes = createRouter();

  routes.openapi(beginSignIn, async (c) => {
    const { url, sealed } = await service.beginSignIn(auth, c.var.now);
    keepFlow(c, auth, sealed);
    return c.redirect(url, 302);
  });

  routes.openapi(comeBack, async (c) => {
    const query = c.req.valid('query');
    const { now } = c.var;
    const sealed = getCookie(c, cookieName);
    const { outsider, linkTo } = await service.comeBack(auth, now, { ...query, sealed });
    keepFlow(c, auth, '');
    if (linkTo === null) {
      const ctxAs = (actor: Parameters<typeof contextOf>[1]) => contextOf(c, actor);
      const userAgent = c.req.header('user-agent') ?? '';
      const input = { outsider, userAgent };
      const session = await service.signInByProvider(auth, { db, now }, ctxAs, input);
      await startSession(deps, c, session);
    } else {
      const caller = await auth.authenticate(c.req.raw, now);
      const same = caller?.actor.kind === 'person' && caller.actor.userId === linkTo;
      if (!same || caller.factorDue !== undefined) throw providerRefused();
      await service.linkOutsider(auth, contextOf(c, caller.actor), outsider);
    }
    return c.redirect('/', 303);
  });

  return routes;
}

/** Behind sign-in. */
export function providerRoutes(auth: Auth) {
  const routes = createRouter();

  routes.openapi(beginLink, async (c) => {
    const { password } = c.req.valid('json');
    const { url, sealed } = await service.beginLink(auth, c.var.ctx, password);
    keepFlow(c, auth, sealed);
    return c.json({ url }, 200);
  });

  routes.openapi(unlink, async (c) => {
    await service.unlinkOutsider(c.var.ctx);
    return c.body(null, 204);
  });

  return routes;
}
