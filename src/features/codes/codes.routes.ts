import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import { qrPng, qrSvg, qrText } from '../../core/qr.ts';
import { formatTraceCode, parseTraceCode } from '../../domain/trace-code.ts';
import { malformedCode } from './codes.errors.ts';
import type { TraceCode } from './codes.queries.ts';
import { ActivateCode, CodeView, IssueCode, VoidCode } from './codes.schemas.ts';
import * as service from './codes.service.ts';

const LotParam = z.strictObject({ id: z.uuid() });
const tags = ['codes'];

const issueCode = privateRoute(
  {
    method: 'post',
    path: '/lots/{id}/code',
    operationId: 'issueCode',
    summary: 'Issue the trace code of a lot',
    tags,
    request: { params: LotParam, body: jsonBody(IssueCode) },
    responses: { 201: jsonResponse(CodeView, 'Issued; not active yet') },
  },
  'not_found',
  'conflict',
);

const readCode = privateRoute(
  {
    method: 'get',
    path: '/lots/{id}/code',
    operationId: 'readCode',
    summary: 'The trace code of a lot, with links to its page and QR symbols',
    tags,
    request: { params: LotParam },
    responses: { 200: jsonResponse(CodeView, 'The code') },
  },
  'not_found',
);

const activateCode = privateRoute(
  {
    method: 'post',
    path: '/lots/{id}/code/activate',
    operationId: 'activateCode',
    summary: 'Put the code into force: every proof that the rules ask for must be there',
    tags,
    request: { params: LotParam, body: jsonBody(ActivateCode) },
    responses: { 200: jsonResponse(CodeView, 'Active') },
  },
  'not_found',
  'conflict',
);

const voidCode = privateRoute(
  {
    method: 'post',
    path: '/lots/{id}/code/void',
    operationId: 'voidCode',
    summary: 'Void a code that was misprinted, lost or copied',
    tags,
    request: { params: LotParam, body: jsonBody(VoidCode) },
    responses: { 200: jsonResponse(CodeView, 'Void') },
  },
  'not_found',
  'conflict',
);

export type CodesDeps = {
  /** Where the public reaches this installation, such as https://t.example.cn */
  publicUrl: string;
};

/** Behind sign-in. */
export function codesRoutes({ publicUrl }: CodesDeps) {
  const routes = createRouter();

  routes.openapi(issueCode, async (c) => {
    const { ctx } = c.var;
    const { id } = c.req.valid('param');
    await service.issueCode(ctx, id, c.req.valid('json'));
    return c.json(toCodeView(publicUrl, await service.readCode(ctx, id)), 201);
  });

  routes.openapi(readCode, async (c) => {
    const code = await service.readCode(c.var.ctx, c.req.valid('param').id);
    return c.json(toCodeView(publicUrl, code), 200);
  });

  routes.openapi(activateCode, async (c) => {
    const { ctx } = c.var;
    const { id } = c.req.valid('param');
    await service.activateCode(ctx, id, c.req.valid('json'));
    return c.json(toCodeView(publicUrl, await service.readCode(ctx, id)), 200);
  });

  routes.openapi(voidCode, async (c) => {
    const { ctx } = c.var;
    const { id } = c.req.valid('param');
    await service.voidCode(ctx, id, c.req.valid('json'));
    return c.json(toCodeView(publicUrl, await service.readCode(ctx, id)), 200);
  });

  return routes;
}

const unchanging = { 'cache-control': 'public, max-age=86400' };

/** Open to everyone, at `/t`. Symbols are drawn from the text alone: no code is looked up. */
export function qrRoutes({ publicUrl }: CodesDeps) {
  const routes = createRouter();

  routes.get('/:code/qr.svg', (c) => {
    const svg = qrSvg(qrText(publicUrl, demandCode(c.req.param('code'))));
    return c.body(svg, 200, { 'content-type': 'image/svg+xml', ...unchanging });
  });

  routes.get('/:code/qr.png', async (c) => {
    const png = await qrPng(qrText(publicUrl, demandCode(c.req.param('code'))));
    return c.body(png, 200, { 'content-type': 'image/png', ...unchanging });
  });

  return routes;
}

function demandCode(text: string): string {
  const code = parseTraceCode(text);
  if (!code.ok) throw malformedCode(code.fault);
  return code.value;
}

function toCodeView(publicUrl: string, row: TraceCode): z.infer<typeof CodeView> {
  const page = `${publicUrl.replace(/\/$/, '')}/t/${row.code}`;
  return {
    code: row.code,
    printed: formatTraceCode(row.code),
    lotId: row.lot_id,
    orgId: row.org_id,
    state: row.state,
    issuedAt: row.issued_at.toISOString(),
    activatedAt: row.activated_at?.toISOString() ?? null,
    voidedAt: row.voided_at?.toISOString() ?? null,
    voidReason: row.void_reason,
    links: { page, qrSvg: `${page}/qr.svg`, qrPng: `${page}/qr.png` },
  };
}
