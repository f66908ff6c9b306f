import { z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';

import { createRouter, publicRoute } from '../../core/http.ts';
import { networkOf } from '../../domain/network-address.ts';
import { sizeType } from '../../domain/tlog-witness.ts';
import { checkpointTooLarge, unreadableCheckpoint } from './witness.errors.ts';
import {
  addCheckpoint,
  demandTurn,
  demandWitness,
  type WitnessDeps,
  witnessKeyLine,
} from './witness.service.ts';

const tags = ['log'];
const plainText = { 'text/plain': { schema: z.string() } };

const keyRoute = publicRoute(
  {
    method: 'get',
    path: '/witness/key',
    operationId: 'readWitnessKey',
    summary: 'The verifier key of this installation as a witness (C2SP tlog-cosignature)',
    tags,
    responses: { 200: { description: 'One line', content: plainText } },
  },
  'not_offered',
);

const addRoute = publicRoute(
  {
    method: 'post',
    path: '/witness/add-checkpoint',
    operationId: 'addCheckpoint',
    summary: 'Cosigns a checkpoint that grew from the last one seen of its log (C2SP tlog-witness)',
    tags,
    request: { body: { required: true, content: plainText } },
    responses: {
      200: { description: 'The line that cosigns', content: plainText },
      409: {
        description: 'The size of the last one cosigned: `old` has to be it',
        content: { [sizeType]: { schema: z.string() } },
      },
    },
  },
  'malformed',
  'forbidden',
  'not_found',
  'too_large',
  'invalid',
  'too_many',
  'not_offered',
);

/** Sixteen signatures of the longest kind that is in use, and a proof. */
const mostKilobytes = 128;
const limit = bodyLimit({
  maxSize: mostKilobytes * 1024,
  onError: () => {
    throw checkpointTooLarge(mostKilobytes);
  },
});

type Deps = WitnessDeps & {
  auth: { vault: { mac: (purpose: string, text: string) => Promise<string> } };
  addressOf: (headers: Headers, env: unknown) => string | undefined;
};

/** For logs, which have no accounts: what they sign says who they are. */
export function witnessRoutes({ auth, addressOf, ...deps }: Deps) {
  const routes = createRouter();
  routes.openapi(keyRoute, async (c) => {
    const line = await witnessKeyLine(demandWitness(deps));
    return c.text(`${line}\n`, 200);
  });
  // Its answers are not of the kinds that a described route may give.
  routes.openAPIRegistry.registerPath(addRoute);
  routes.post('/witness/add-checkpoint', async (c) => {
    demandWitness(deps);
    const network = networkOf(addressOf(c.req.raw.headers, c.env) ?? '');
    await demandTurn(deps.db, await auth.vault.mac('witness', network), c.var.now);
    await limit(c, async () => {});
    const answer = await addCheckpoint(deps, read(await c.req.arrayBuffer()), c.var.now);
    if ('line' in answer) return c.text(answer.line, 200);
    return c.body(`${answer.known}\n`, 409, { 'content-type': sizeType });
  });
  return routes;
}

/** Every byte counts: what is signed is compared with nothing mended. */
function read(body: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw unreadableCheckpoint();
  }
}
