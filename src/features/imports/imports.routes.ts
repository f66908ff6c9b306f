import { z } from '@hono/zod-openapi';

import type { Ctx } from '../../core/context.ts';
import { createRouter, privateRoute, toProblem } from '../../core/http.ts';
import type { FileStore, Log, Sheets } from '../../core/ports.ts';
import type { Language } from '../../domain/text.ts';
import * as errors from './imports.errors.ts';
import { mendsHeader, readMends } from './imports.mends.ts';
import { importKinds, importModes, ImportResultView } from './imports.schemas.ts';
import * as service from './imports.service.ts';
import { letterOf } from './imports.sheet.ts';

const tags = ['imports'];
const KindParam = z.strictObject({ kind: z.enum(importKinds) });
const lang = z.enum(['zh', 'en']).optional();
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const binary = z.any().openapi({ type: 'string', format: 'binary' });
const sheetContent = { [xlsx]: { schema: binary }, 'text/csv': { schema: binary } };
const uploadContent = { ...sheetContent, 'application/octet-stream': { schema: binary } };

// A record of its own type: the handler answers with either, which the router can't tell apart.
const resultContent = Object.fromEntries([
  ['application/json', { schema: ImportResultView as z.ZodType }],
  ['application/x-ndjson', { schema: z.any().openapi({ type: 'string' }) }],
]);

const templateRoute = privateRoute(
  {
    method: 'get',
    path: '/imports/{kind}/template',
    operationId: 'importTemplate',
    summary: 'The form to fill in, with notes, choices and samples',
    tags,
    request: {
      params: KindParam,
      query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx'), lang }),
    },
    responses: { 200: { description: 'The form', content: sheetContent } },
  },
  'not_offered',
);

const importRoute = privateRoute(
  {
    method: 'post',
    path: '/imports/{kind}',
    operationId: 'importSheet',
    summary: 'Import a spreadsheet: dry run, all or nothing, or the good rows only',
    description:
      'The raw .xlsx or .csv is the body. Rows are known by their content: the same file again ' +
      'changes nothing. With `Accept: application/x-ndjson` lines `{"progress":{"rows","of"}}` ' +
      'come while it runs, and at last `{"result":…}` or `{"problem":…}`.',
    tags,
    request: {
      params: KindParam,
      query: z.strictObject({ mode: z.enum(importModes), lang }),
      headers: z.object({
        [mendsHeader]: z.string().max(8000).optional().openapi({
          description:
            'Cells to take instead of the sheet’s: percent-encoded JSON `[{"row":3,"column":"B","value":"…"}]`.',
        }),
      }),
      body: { required: true, content: uploadContent },
    },
    responses: {
      200: {
        description: 'What became of the rows, and what is wrong with those refused',
        content: resultContent,
      },
    },
  },
  'too_large',
  'too_many',
  'unsupported',
  'not_offered',
);

const fileRoute = privateRoute(
  {
    method: 'get',
    path: '/imports/files/{id}',
    operationId: 'readMarkedUpSheet',
    summary: 'A copy of an imported file with its faults marked, to mend and import again',
    tags,
    request: { params: z.strictObject({ id: z.uuid() }), query: z.strictObject({ lang }) },
    responses: { 200: { description: 'The file', content: sheetContent } },
  },
  'not_found',
);

/** What programs call spreadsheets; browsers on Windows say vnd.ms-excel of CSV, too. */
const taken =
  /^(?:application\/(?:octet-stream|csv|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)|text\/(?:csv|plain|tab-separated-values))\s*(?:;|$)/i;

/** Each holds its file in memory. */
const maxRunning = 3;
const shownFaults = 500;

export type ImportRouteDeps = {
  files: FileStore;
  sheets: Sheets | undefined;
  maxMegabytes: number;
  log: Log;
};

export function importRoutes({ files, sheets, maxMegabytes, log }: ImportRouteDeps) {
  const routes = createRouter();
  let running = 0;

  routes.openapi(templateRoute, (c) => {
    if (!sheets) throw errors.notOffered();
    const { kind } = c.req.valid('param');
    const { format } = c.req.valid('query');
    const { body, mediaType } = service.template(c.var.ctx, sheets, kind, format, c.var.language);
    return download(body, mediaType, `frostmark-${kind}.${format}`);
  });

  routes.openapi(fileRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { body, mediaType } = await service.readMarkedUp(c.var.ctx, files, id);
    const extension = mediaType.startsWith('text/csv') ? 'csv' : 'xlsx';
    return download(body, mediaType, `frostmark-errors-${id.slice(-6)}.${extension}`);
  });

  routes.openapi(importRoute, async (c) => {
    if (!sheets) throw errors.notOffered();
    const type = c.req.header('content-type');
    if (type !== undefined && !taken.test(type)) throw errors.unsupportedBody();
    if (running >= maxRunning) throw errors.busy();
    const { kind } = c.req.valid('param');
    const { mode } = c.req.valid('query');
    const { ctx, language } = c.var;
    const mends = readMends(c.req.header(mendsHeader));
    const source = c.req.raw.body ?? new Blob([]).stream();
    const run = async (options: service.ImportOptions): Promise<ImportResultView> => {
      running += 1;
      try {
        const deps = { sheets, files, maxMegabytes };
        const all = { ...options, language, mends };
        return toView(await service.importSheet(ctx, deps, kind, mode, source, all), language);
      } finally {
        running -= 1;
      }
    };
    if (!/\bapplication\/x-ndjson\b/i.test(c.req.header('accept') ?? '')) {
      return c.json(await run({ signal: c.req.raw.signal }), 200);
    }
    return streamed(run, ctx, language, log);
  });

  return routes;
}

/**
 * The answer begins with the first progress: what is refused before that, such as a file that is no
 * spreadsheet, still gets a status of its own.
 */
async function streamed(
  run: (options: service.ImportOptions) => Promise<ImportResultView>,
  { requestId }: Ctx,
  language: Language,
  log: Log,
): Promise<Response> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(
    undefined,
    undefined,
    // Progress is small and must not hold up the import while nobody reads.
    { highWaterMark: Number.POSITIVE_INFINITY },
  );
  const writer = writable.getWriter();
  const gone = new AbortController();
  writer.closed.catch(() => gone.abort());
  const encoder = new TextEncoder();
  const write = (line: unknown) => {
    writer.write(encoder.encode(`${JSON.stringify(line)}\n`)).catch(() => gone.abort());
  };
  let begun = false;
  await new Promise<void>((begin, refuse) => {
    const onProgress = (progress: service.Progress) => {
      begun = true;
      write({ progress });
      begin();
    };
    run({ onProgress, signal: gone.signal })
      .then((result) => write({ result }))
      .catch((error: unknown) => {
        if (!begun) return refuse(error);
        const { status, body } = toProblem(error, requestId, language);
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        if (status >= 500) log.error({ requestId, error: reason }, 'import failed');
        write({ problem: body });
      })
      .finally(() => {
        begin();
        writer.close().catch(() => undefined);
      });
  });
  return new Response(readable, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
  });
}

function toView(result: service.ImportResult, language: Language): ImportResultView {
  const { kind, mode, recorded, rows, done, repeated, refused, faultCount, faults } = result;
  return {
    kind,
    mode,
    recorded,
    rows,
    done,
    repeated,
    refused,
    faultCount,
    faults: faults.slice(0, shownFaults).map((fault) => ({
      row: fault.row,
      column:
        fault.column === undefined
          ? null
          : `${letterOf(fault.column)} ${fault.header ?? ''}`.trimEnd(),
      field: fault.field ?? null,
      rule: fault.rule,
      message: fault.message[language],
      value: fault.value ?? null,
      lot: fault.lot ?? null,
    })),
    markedUp: result.markedUpId === undefined ? null : `/api/imports/files/${result.markedUpId}`,
  };
}

function download(body: ReadableStream<Uint8Array>, mediaType: string, name: string): Response {
  return new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
