import {
  createRouter,
  jsonBody,
  jsonResponse,
  privateRoute,
  publicRoute,
} from '../../core/http.ts';
import type { AccountsDeps } from './accounts.deps.ts';
import {
  AskPhoneCode,
  ConfirmPhone,
  LinkPhone,
  PhoneView,
  SessionView,
} from './accounts.schemas.ts';
import type { Auth } from './auth.ts';
import * as service from './phone.service.ts';
import { startSession } from './session-start.ts';

const tags = ['accounts'];
const asked = { 202: { description: 'A code is on its way, if there is a number to send it to' } };

const askSignInCode = publicRoute(
  {
    method: 'post',
    path: '/session/phone/code',
    operationId: 'askSignInCode',
    summary: 'Send a code to a telephone that is linked to an account',
    tags,
    request: { body: jsonBody(AskPhoneCode) },
    responses: asked,
  },
  'malformed',
  'invalid',
  'too_many',
  'not_offered',
);

const signInByPhone = publicRoute(
  {
    method: 'post',
    path: '/session/phone',
    operationId: 'signInByPhone',
    summary: 'Sign in with the code sent to a telephone',
    tags,
    request: { body: jsonBody(ConfirmPhone) },
    responses: { 200: jsonResponse(SessionView, 'Signed in') },
  },
  'malformed',
  'forbidden',
  'invalid',
  'too_many',
  'not_offered',
);

const readPhone = privateRoute({
  method: 'get',
  path: '/account/phone',
  operationId: 'readPhone',
  summary: 'Your telephone number, masked',
  tags,
  responses: { 200: jsonResponse(PhoneView, 'The number, or null') },
});

const linkPhone = privateRoute(
  {
    method: 'post',
    path: '/account/phone',
    operationId: 'linkPhone',
    summary: 'Link a telephone to your account: sends it a code',
    tags,
    request: { body: jsonBody(LinkPhone) },
    responses: asked,
  },
  'too_many',
  'not_offered',
);

const confirmPhone = privateRoute(
  {
    method: 'post',
    path: '/account/phone/confirmation',
    operationId: 'confirmPhone',
    summary: 'Confirm the telephone with the code; from now on it signs you in',
    tags,
    request: { body: jsonBody(ConfirmPhone) },
    responses: { 204: { description: 'Linked' } },
  },
  'conflict',
  'too_many',
);

const unlinkPhone = privateRoute(
  {
    method: 'delete',
    path: '/account/phone',
    operationId: 'unlinkPhone',
    summary: 'Forget your telephone number',
    tags,
    responses: { 204: { description: 'Forgotten' } },
  },
  'conflict',
);

/** Outside sign-in. */
export function phoneSessionRoutes(deps: AccountsDeps) {
  const { auth, db, contextOf } = deps;
  const routes = createRouter();

  routes.openapi(askSignInCode, async (c) => {
    const { phone } = c.req.valid('json');
    await service.askSignInCode(auth, { db, now: c.var.now }, phone);
    return c.body(null, 202);
  });

  routes.openapi(signInByPhone, async (c) => {
    const { phone: number, code } = c.req.valid('json');
    const session = await service.signInByPhone(
      auth,
      { db, now: c.var.now },
      (actor) => contextOf(c, actor),
      { number, code, userAgent: c.req.header('user-agent') ?? '' },
    );
    return c.json(await startSession(deps, c, session), 200);
  });

  return routes;
}

/** Behind sign-in. */
export function phoneRoutes(auth: Auth) {
  const routes = createRouter();

  routes.openapi(readPhone, async (c) =>
    c.json({ phone: await service.describePhone(auth, c.var.ctx) }, 200),
  );

  routes.openapi(linkPhone, async (c) => {
    const { phone: number, password } = c.req.valid('json');
    await service.askLinkCode(auth, c.var.ctx, { number, password });
    return c.body(null, 202);
  });

  routes.openapi(confirmPhone, async (c) => {
    const { phone: number, code } = c.req.valid('json');
    await service.confirmPhone(auth, c.var.ctx, { number, code });
    return c.body(null, 204);
  });

  routes.openapi(unlinkPhone, async (c) => {
    await service.forgetPhone(c.var.ctx);
    return c.body(null, 204);
  });

  return routes;
}
