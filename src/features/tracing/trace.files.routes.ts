import { z } from '@hono/zod-openapi';

import { orgOf } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { createRouter, jsonBody, privateRoute } from '../../core/http.ts';
import type { ReportPress, Sheets, UnitCodes } from '../../core/ports.ts';
import { readOrganisation } from '../premises/premises.service.ts';
import { pictureFile, reportFile, spreadsheetFile, xlsxType } from './present-files.ts';
import { tooManyTraceFiles } from './present.errors.ts';
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
    'too_many',
  );
}

const media = {
  workbook: xlsxType,
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
  assets: (name: string) => Promise<Response | undefined>;
};

export function traceFileRoutes({ unitCodes, sheets, reportPress, assets }: TraceFileDeps) {
  const routes = createRouter();
  const oneAtATime = createTurns();
  const traceOf = async (ctx: Ctx, asked: TraceQuestion): Promise<Trace> =>
    collectTrace(await openTrace(ctx, asked, unitCodes));

  routes.openapi(sheetRoute, async (c) =>
    oneAtATime(async () => spreadsheetFile(await traceOf(c.var.ctx, c.req.valid('json')), sheets)),
  );

  routes.openapi(reportRoute, async (c) => {
    const { ctx, language, now } = c.var;
    const { name_zh: zh, name_en: en } = await readOrganisation(ctx, orgOf(ctx.actor));
    return oneAtATime(async () => {
      const trace = await traceOf(ctx, c.req.valid('json'));
      return reportFile(trace, reportPress, language, { at: now, right: { zh, en } });
    });
  });

  routes.openapi(pictureRoute, async (c) => {
    const { ctx, language } = c.var;
    return oneAtATime(async () =>
      pictureFile(await traceOf(ctx, c.req.valid('json')), assets, language),
    );
  });

  return routes;
}

const mostWaiting = 8;

/** A file of a large trace takes a second of the processor: whoever comes meanwhile waits, or is told to. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= mostWaiting) throw tooManyTraceFiles();
    waiting += 1;
    const mine = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = mine.catch(() => {});
    return mine;
  };
}
