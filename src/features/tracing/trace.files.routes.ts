import { z } from '@hono/zod-openapi';

import { orgOf } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { createRouter, jsonBody, privateRoute } from '../../core/http.ts';
import type { ReportPress, Sheets, UnitCodes } from '../../core/ports.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { readOrganisation } from '../premises/premises.service.ts';
import { traceDigest } from './present-facts.ts';
import { tracePicture } from './present-picture.ts';
import { traceReport } from './present-report.ts';
import { traceWorkbook } from './present-workbook.ts';
import { TraceQuestion } from './trace.schemas.ts';
import { collectTrace, openTrace } from './trace.service.ts';
import type { Trace } from './traced.ts';

const tags = ['tracing'];

/** One more form in which the same trace is answered. */
function fileRoute(path: `/${string}`, operationId: string, summary: string, mediaType: string) {
  return privateRoute(
    {
      method: 'post',
      path,
      operationId,
      summary,
      tags,
      request: { body: jsonBody(TraceQuestion) },
      responses: {
        200: {
          description: 'The file',
          content: { [mediaType]: { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
    },
    'not_found',
    'not_offered',
  );
}

const media = {
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  page: 'text/html',
};

const sheetRoute = fileRoute(
  '/traces/spreadsheet',
  'traceSpreadsheet',
  'A trace as an XLSX workbook',
  media.workbook,
);
const reportRoute = fileRoute(
  '/traces/report',
  'traceReport',
  'A trace as a report to print, in the language asked for',
  media.pdf,
);
const pictureRoute = fileRoute(
  '/traces/picture',
  'tracePicture',
  'A trace as a page to move about in, one file that needs no network',
  media.page,
);

export type TraceFileDeps = {
  unitCodes: UnitCodes | undefined;
  sheets: Sheets | undefined;
  reportPress: ReportPress | undefined;
  /** The script of a picture's page. */
  pictureScript: (() => Promise<string>) | undefined;
};

export function traceFileRoutes(deps: TraceFileDeps) {
  const { unitCodes, sheets, reportPress, pictureScript } = deps;
  const routes = createRouter();
  const traceOf = async (ctx: Ctx, asked: TraceQuestion): Promise<Trace> =>
    collectTrace(await openTrace(ctx, asked, unitCodes));

  routes.openapi(sheetRoute, async (c) => {
    if (!sheets) throw fileNotOffered();
    const trace = await traceOf(c.var.ctx, c.req.valid('json'));
    const book = sheets.workbook(traceWorkbook(trace, await traceDigest(trace)));
    return fileOf(book, media.workbook, c.var.now, 'xlsx');
  });

  routes.openapi(reportRoute, async (c) => {
    if (!reportPress) throw fileNotOffered();
    const { ctx, language, now } = c.var;
    const trace = await traceOf(ctx, c.req.valid('json'));
    const { name_zh: zh, name_en: en } = await readOrganisation(ctx, orgOf(ctx.actor));
    const printing = { at: now, right: { zh, en }, digest: await traceDigest(trace) };
    const pdf = reportPress.pdf(traceReport(trace, language, printing));
    return fileOf(bodyOf(pdf), media.pdf, now, 'pdf');
  });

  routes.openapi(pictureRoute, async (c) => {
    if (!pictureScript) throw fileNotOffered();
    const { ctx, language, now } = c.var;
    const trace = await traceOf(ctx, c.req.valid('json'));
    const page = tracePicture(trace, language, await pictureScript());
    return fileOf(page, `${media.page}; charset=utf-8`, now, 'html');
  });

  return routes;
}

function bodyOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const running = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await running.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await running.return?.();
    },
  });
}

/** To keep: a page that is opened in our name could act in the name of who is signed in. */
function fileOf(body: ReadableStream<Uint8Array> | string, type: string, now: Date, end: string) {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="trace-${shanghaiDate(now)}.${end}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

const fileNotOffered = () =>
  new AppError({
    kind: 'not_offered',
    code: 'trace.file_not_offered',
    message: {
      zh: '此运行环境不生成文件,请用 JSON 查询,或在 Node 服务上下载。',
      en: 'This installation makes no files here; ask for JSON, or fetch the file from a Node server.',
    },
  });
