import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';

import type { Actor } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import {
  type AppEnv,
  bearerOf,
  createRouter,
  jsonBody,
  jsonResponse,
  publicRoute,
} from '../../core/http.ts';
import type { FileStore } from '../../core/ports.ts';
import { fileTypes } from '../../domain/file-type.ts';
import {
  OwnerAccount,
  RegistrationWithFiles,
  SubmitRegistration,
  SubmittedRegistration,
} from './registrations.schemas.ts';
import * as service from './registrations.service.ts';
import { toFileView, toRegistrationView } from './registrations.views.ts';

export type RegistrationDeps = {
  auth: Parameters<typeof service.makeOwnerAccount>[0];
  files: FileStore;
  /** The client's address as the entry vouches for it. */
  addressOf: (headers: Headers, env: unknown) => string | undefined;
  contextOf: (c: Context<AppEnv>, actor: Actor) => Ctx;
};

const tags = ['registrations'];
const Changed = z.strictObject({ id: z.uuid() });
const binary = z.any().openapi({ type: 'string', format: 'binary' });
const fileContent = Object.fromEntries(fileTypes.map((type) => [type, { schema: binary }]));
const withToken = { tags, security: [{ followUp: [] }] };

const submit = publicRoute(
  {
    method: 'post',
    path: '/registrations',
    operationId: 'submitRegistration',
    summary: 'A firm that is not in the system applies to be let in; no account is needed',
    tags,
    request: { body: jsonBody(SubmitRegistration) },
    responses: { 201: jsonResponse(SubmittedRegistration, 'Submitted; the token is shown once') },
  },
  'malformed',
  'invalid',
  'conflict',
  'too_many',
);

const readMine = publicRoute(
  {
    method: 'get',
    path: '/registrations/mine',
    operationId: 'readOwnRegistration',
    summary: 'How far the registration of this token is, and what has to be mended',
    ...withToken,
    responses: { 200: jsonResponse(RegistrationWithFiles, 'The registration') },
  },
  'unauthenticated',
  'too_many',
);

const resubmit = publicRoute(
  {
    method: 'post',
    path: '/registrations/mine/resubmission',
    operationId: 'resubmitRegistration',
    summary: 'Hand a returned registration in again, mended; all fields anew',
    ...withToken,
    request: { body: jsonBody(SubmitRegistration) },
    responses: { 200: jsonResponse(Changed, 'Submitted again') },
  },
  'malformed',
  'unauthenticated',
  'invalid',
  'conflict',
  'too_many',
);

const addFile = publicRoute(
  {
    method: 'post',
    path: '/registrations/mine/files',
    operationId: 'addRegistrationFile',
    summary: 'Add a picture of a licence: PDF, JPEG or PNG as the raw body',
    ...withToken,
    request: { body: { required: true, content: fileContent } },
    responses: {
      201: jsonResponse(
        z.strictObject({ sha256: z.string(), mediaType: z.enum(fileTypes), size: z.int() }),
        'Added',
      ),
    },
  },
  'unauthenticated',
  'invalid',
  'conflict',
  'too_large',
  'unsupported',
  'too_many',
);

const makeAccount = publicRoute(
  {
    method: 'post',
    path: '/registrations/account',
    operationId: 'makeOwnerAccount',
    summary: "Once the firm is opened: make its owner's account; the token ends with it",
    ...withToken,
    request: { body: jsonBody(OwnerAccount) },
    responses: {
      201: jsonResponse(z.strictObject({ userId: z.uuid(), orgId: z.uuid() }), 'Made; sign in'),
    },
  },
  'malformed',
  'unauthenticated',
  'invalid',
  'conflict',
  'too_many',
);

/** Outside sign-in: for who has no account yet. */
export function registrationRoutes({ auth, files, addressOf, contextOf }: RegistrationDeps) {
  const routes = createRouter();
  const contextFor = (c: Context<AppEnv>) => contextOf(c, { kind: 'system' });
  const followerOf = (c: Context<AppEnv>): service.Follower => ({
    token: bearerOf(c.req.raw.headers),
    address: addressOf(c.req.raw.headers, c.env),
  });

  routes.openapi(submit, async (c) => {
    const made = await service.submitRegistration(
      contextFor(c),
      followerOf(c),
      c.req.valid('json'),
    );
    return c.json(made, 201);
  });

  routes.openapi(readMine, async (c) => {
    const found = await service.readOwnRegistration(contextFor(c), followerOf(c));
    const view = toRegistrationView(found.registration);
    return c.json({ ...view, files: found.files.map(toFileView) }, 200);
  });

  routes.openapi(resubmit, async (c) => {
    const input = c.req.valid('json');
    return c.json(await service.resubmitRegistration(contextFor(c), followerOf(c), input), 200);
  });

  routes.openapi(addFile, async (c) => {
    const ctx = contextFor(c);
    // Before the body is read: who may send nothing fills no memory.
    const { id } = await service.demandFilesOpen(ctx, followerOf(c));
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const type = c.req.header('content-type');
    return c.json(await service.addRegistrationFile(ctx, id, files, type, bytes), 201);
  });

  routes.openapi(makeAccount, async (c) => {
    const input = c.req.valid('json');
    const made = await service.makeOwnerAccount(auth, contextFor(c), followerOf(c), input);
    return c.json(made, 201);
  });

  return routes;
}
