import { z } from '@hono/zod-openapi';

import { authorize } from '../../core/actor.ts';
import type { Db } from '../../core/context.ts';
import { createRouter, jsonResponse, privateRoute, publicRoute } from '../../core/http.ts';
import type { PublicLog, ReportPress } from '../../core/ports.ts';
import { streamed } from '../../core/streamed.ts';
import { parseTilePath, tileWidth } from '../../domain/tlog-tiles.ts';
import { bundleNotPrinted, logNotOffered, noSuchTile } from './log.errors.ts';
import { LogBundle } from './log.schemas.ts';
import { bundleOf, keyLines, readCheckpoint, readTile } from './log.service.ts';
import { printedBundle } from './present-bundle.ts';

const tags = ['log'];
const plainText = { 'text/plain': { schema: z.string() } };

const checkpointRoute = publicRoute(
  {
    method: 'get',
    path: '/log/checkpoint',
    operationId: 'readLogCheckpoint',
    summary: 'The newest signed checkpoint of the public log (C2SP tlog-checkpoint)',
    tags,
    responses: { 200: { description: 'A signed note', content: plainText } },
  },
  'not_found',
  'not_offered',
);

const keysRoute = publicRoute(
  {
    method: 'get',
    path: '/log/keys',
    operationId: 'readLogKeys',
    summary: 'Verifier keys of the public log, a line each (C2SP signed-note)',
    tags,
    responses: { 200: { description: 'The current key first', content: plainText } },
  },
  'not_offered',
);

const tileRoute = publicRoute(
  {
    method: 'get',
    path: '/log/tile/{path}',
    operationId: 'readLogTile',
    summary: 'Hashes or entries of the public log (C2SP tlog-tiles)',
    description:
      '`<L>/<N>[.p/<W>]` or `entries/<N>[.p/<W>]`, with slashes as they are. Full tiles never change.',
    tags,
    request: { params: z.strictObject({ path: z.string().max(100) }) },
    responses: {
      200: {
        description: 'Hashes of 32 bytes, or entries after their length in two bytes',
        content: { 'application/octet-stream': { schema: z.string() } },
      },
    },
  },
  'not_found',
  'not_offered',
);

const bundleRoute = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/log-bundle',
    operationId: 'readLogBundle',
    summary: 'Evidence of a lot for who checks it elsewhere: its records with their proofs',
    tags,
    request: { params: z.strictObject({ id: z.uuid() }) },
    responses: { 200: jsonResponse(LogBundle, 'One file, which the verifier checks offline') },
  },
  'not_found',
  'not_offered',
);

const printRoute = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/log-bundle.pdf',
    operationId: 'printLogBundle',
    summary: 'The hashes of that evidence to print, in the language asked for',
    tags,
    request: { params: z.strictObject({ id: z.uuid() }) },
    responses: {
      200: {
        description: 'The file',
        content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
      },
    },
  },
  'not_found',
  'not_offered',
);

type Deps = { db: Db; publicLog: PublicLog | undefined };

/** For anybody: nothing in it says what happened or to whom. */
export function publicLogRoutes({ db, publicLog }: Deps) {
  const routes = createRouter();
  routes.openapi(checkpointRoute, async (c) => {
    if (!publicLog) throw logNotOffered();
    const { note } = await readCheckpoint(db);
    return c.text(note, 200, { 'cache-control': 'no-cache' });
  });
  routes.openapi(keysRoute, async (c) => {
    if (!publicLog) throw logNotOffered();
    const lines = await keyLines(publicLog);
    return c.text(lines.map((line) => `${line}\n`).join(''), 200);
  });
  // Paths of tiles have slashes in them, which no parameter matches.
  routes.openAPIRegistry.registerPath(tileRoute);
  routes.get('/log/tile/*', async (c) => {
    if (!publicLog) throw logNotOffered();
    const name = parseTilePath(c.req.path.slice('/log/tile/'.length));
    const bytes = name && (await readTile(db, name));
    if (!bytes) throw noSuchTile();
    const isFull = name.width === tileWidth;
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': isFull ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
    });
  });
  return routes;
}

type LotDeps = { publicLog: PublicLog | undefined; reportPress: ReportPress | undefined };

export function logRoutes({ publicLog, reportPress }: LotDeps) {
  const routes = createRouter();
  routes.openapi(bundleRoute, async (c) => {
    const { ctx } = c.var;
    authorize(ctx.actor, 'read');
    if (!publicLog) throw logNotOffered();
    return c.json(await bundleOf(ctx, c.req.valid('param').id, publicLog), 200);
  });
  routes.openapi(printRoute, async (c) => {
    const { ctx, language, now } = c.var;
    authorize(ctx.actor, 'read');
    if (!publicLog) throw logNotOffered();
    if (!reportPress) throw bundleNotPrinted();
    const bundle = await bundleOf(ctx, c.req.valid('param').id, publicLog);
    const name = bundle.subject.number.replace(/[^\w.-]+/g, '_');
    return new Response(streamed(reportPress.pdf(printedBundle(bundle, language, now))), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="log-${name}-${language}.pdf"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  });
  return routes;
}
