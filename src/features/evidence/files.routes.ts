import { z } from '@hono/zod-openapi';

import type { Db } from '../../core/context.ts';
import { fileAnswer } from '../../core/file-answer.ts';
import { createRouter, jsonResponse, privateRoute, publicRoute } from '../../core/http.ts';
import type { FileStore } from '../../core/ports.ts';
import { fileTypes } from '../../domain/file-type.ts';
import * as service from './files.service.ts';

const tags = ['files'];
const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const DigestParam = z.strictObject({ sha256: Digest });
const binary = z.any().openapi({ type: 'string', format: 'binary' });
const fileContent = Object.fromEntries(fileTypes.map((type) => [type, { schema: binary }]));

const FileView = z
  .strictObject({ sha256: Digest, mediaType: z.enum(fileTypes), size: z.int() })
  .openapi('File');

const storeFile = privateRoute(
  {
    method: 'post',
    path: '/files',
    operationId: 'storeFile',
    summary: 'Upload a PDF, JPEG or PNG up to 10 MB, as the raw body; told by its content',
    tags,
    request: { body: { required: true, content: fileContent } },
    responses: { 201: jsonResponse(FileView, 'Stored under its SHA-256') },
  },
  'too_large',
  'unsupported',
);

const readFile = privateRoute(
  {
    method: 'get',
    path: '/files/{sha256}',
    operationId: 'readFile',
    summary: 'A file that you uploaded, or one of a document that you may see',
    tags,
    request: { params: DigestParam },
    responses: { 200: { description: 'The file', content: fileContent } },
  },
  'not_found',
);

const readPublicFile = publicRoute(
  {
    method: 'get',
    path: '/t/files/{sha256}',
    operationId: 'readPublicFile',
    summary: 'A file that its owner shows to the public',
    tags: ['scan'],
    request: { params: DigestParam },
    responses: { 200: { description: 'The file', content: fileContent } },
  },
  'not_found',
  'invalid',
);

export function fileRoutes({ files }: { files: FileStore }) {
  const routes = createRouter();

  routes.openapi(storeFile, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const type = c.req.header('content-type');
    return c.json(await service.storeFile(c.var.ctx, files, type, bytes), 201);
  });

  routes.openapi(readFile, async (c) => {
    const { sha256 } = c.req.valid('param');
    return fileAnswer(await service.readFile(c.var.ctx, files, sha256), 'private, no-cache');
  });

  return routes;
}

/** Mounted at the root, in front of sign-in: the addresses that a scan page links to. */
export function publicFileRoutes({ db, files }: { db: Db; files: FileStore }) {
  const routes = createRouter();

  routes.openapi(readPublicFile, async (c) => {
    const { sha256 } = c.req.valid('param');
    return fileAnswer(await service.readPublicFile(db, files, sha256), 'public, max-age=300');
  });

  return routes;
}
