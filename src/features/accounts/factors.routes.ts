import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';

import {
  type AppEnv,
  createRouter,
  jsonBody,
  jsonResponse,
  privateRoute,
} from '../../core/http.ts';
import { noFactorDue, sessionNotFound } from './accounts.errors.ts';
import {
  Code,
  Confirmation,
  Enrolment,
  Proof,
  RecoveryCodes,
  SessionView,
} from './accounts.schemas.ts';
import { describeSession } from './accounts.service.ts';
import type { Auth } from './auth.ts';
import * as service from './factors.service.ts';

const IdParam = z.strictObject({ id: z.uuid() });
const tags = ['accounts'];

const passFactor = privateRoute(
  {
    method: 'post',
    path: '/session/second-factor',
    operationId: 'passSecondFactor',
    summary: 'The second step of signing in: a code of your authenticator, or a recovery code',
    tags,
    request: { body: jsonBody(Code) },
    responses: { 200: jsonResponse(SessionView, 'Signed in') },
  },
  'conflict',
  'too_many',
);

const beginEnrolment = privateRoute(
  {
    method: 'post',
    path: '/account/second-factor',
    operationId: 'beginSecondFactor',
    summary: 'A secret for your authenticator program; confirm it with a code',
    tags,
    request: { body: jsonBody(Confirmation) },
    responses: { 201: jsonResponse(Enrolment, 'Begun') },
  },
  'conflict',
  'too_many',
);

const confirmEnrolment = privateRoute(
  {
    method: 'post',
    path: '/account/second-factor/confirmation',
    operationId: 'confirmSecondFactor',
    summary: 'Confirm with a code; the answer holds the recovery codes, shown this once',
    tags,
    request: { body: jsonBody(Code) },
    responses: { 200: jsonResponse(RecoveryCodes, 'Enrolled') },
  },
  'not_found',
  'too_many',
);

const removeFactor = privateRoute(
  {
    method: 'post',
    path: '/account/second-factor/removal',
    operationId: 'removeSecondFactor',
    summary: 'Give your second factor up, or make room for another',
    tags,
    request: { body: jsonBody(Proof) },
    responses: { 204: { description: 'Removed' } },
  },
  'conflict',
  'too_many',
);

const renewRecoveryCodes = privateRoute(
  {
    method: 'post',
    path: '/account/recovery-codes',
    operationId: 'renewRecoveryCodes',
    summary: 'New recovery codes; the old ones are void',
    tags,
    request: { body: jsonBody(Proof) },
    responses: { 200: jsonResponse(RecoveryCodes, 'Made') },
  },
  'too_many',
);

const resetFactor = privateRoute(
  {
    method: 'post',
    path: '/members/{id}/second-factor/reset',
    operationId: 'resetSecondFactor',
    summary: "Forget a member's second factor, for one who lost it; its sessions end",
    tags,
    request: { params: IdParam },
    responses: { 204: { description: 'Forgotten' } },
  },
  'not_found',
  'conflict',
);

export function factorRoutes(auth: Auth) {
  const routes = createRouter();

  routes.openapi(passFactor, async (c) => {
    const { ctx, identity } = c.var;
    if (identity.factorDue !== 'verify') throw noFactorDue();
    const { code } = c.req.valid('json');
    const { token, seconds } = await service.passFactor(auth, ctx, sessionOf(c), code);
    c.header('set-cookie', await auth.cookie(token, seconds));
    const { actor, displayName } = identity;
    return c.json(await describeSession(ctx, { actor, displayName }), 200);
  });

  routes.openapi(beginEnrolment, async (c) => {
    const { password } = c.req.valid('json');
    return c.json(await service.beginEnrolment(auth, c.var.ctx, password), 201);
  });

  routes.openapi(confirmEnrolment, async (c) => {
    const { code } = c.req.valid('json');
    const enrolled = await service.confirmEnrolment(auth, c.var.ctx, sessionOf(c), code);
    const { token, seconds } = enrolled.session;
    c.header('set-cookie', await auth.cookie(token, seconds));
    return c.json({ recoveryCodes: enrolled.recoveryCodes }, 200);
  });

  routes.openapi(removeFactor, async (c) => {
    await service.removeFactor(auth, c.var.ctx, sessionOf(c), c.req.valid('json'));
    return c.body(null, 204);
  });

  routes.openapi(renewRecoveryCodes, async (c) => {
    const recoveryCodes = await service.renewRecoveryCodes(auth, c.var.ctx, c.req.valid('json'));
    return c.json({ recoveryCodes }, 200);
  });

  routes.openapi(resetFactor, async (c) => {
    await service.resetFactor(c.var.ctx, c.req.valid('param').id);
    return c.body(null, 204);
  });

  return routes;
}

function sessionOf(c: Context<AppEnv>): string {
  const { sessionId } = c.var.identity;
  if (sessionId === undefined) throw sessionNotFound();
  return sessionId;
}
