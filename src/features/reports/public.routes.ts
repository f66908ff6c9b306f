import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { Html } from '../../../web/scan/layout.ts';
import {
  type Goods,
  receiptEntryPage,
  receiptPage,
  reportPage,
} from '../../../web/scan/report-page.ts';
import type { Actor } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import {
  type AppEnv,
  createRouter,
  jsonResponse,
  Problem,
  problem,
  statusOf,
} from '../../core/http.ts';
import type { FileStore } from '../../core/ports.ts';
import { type ReportKind, reportKinds } from '../../domain/consumer-reports.ts';
import { networkOf } from '../../domain/network-address.ts';
import { cleanText } from '../../domain/plain-text.ts';
import type { Language } from '../../domain/text.ts';
import { type CodeProblem, escaped, type Found } from '../scan/scan.service.ts';
import * as errors from './reports.errors.ts';
import type { Report } from './reports.queries.ts';
import { FollowedReport, ReceiptView } from './reports.schemas.ts';
import * as service from './reports.service.ts';

/** What the scan lends: how a code is looked up, and how a page of its kind is answered. */
type Scans = {
  lookUp: (typed: string, now: Date) => Promise<Found>;
  refuse: (
    c: Context<AppEnv>,
    problem: CodeProblem,
    asked: { path: string; typed: string },
  ) => Response | Promise<Response>;
  voiceOf: (c: Context<AppEnv>) => Language | 'json';
  page: (c: Context<AppEnv>, body: string, status: ContentfulStatusCode) => Promise<Response>;
};

export type PublicReportDeps = {
  auth: { vault: { mac: (purpose: string, text: string) => Promise<string> } };
  scans: Scans;
  files: FileStore;
  addressOf: (headers: Headers, env: unknown) => string | undefined;
  contextOf: (c: Context<AppEnv>, actor: Actor) => Ctx;
};

const mostText = 1_000;

/** Open to everyone: no account, no script, nothing but forms. */
export function publicReportRoutes({ auth, scans, files, addressOf, contextOf }: PublicReportDeps) {
  const routes = createRouter();
  const contextFor = (c: Context<AppEnv>) => contextOf(c, { kind: 'system' });
  const wantsPage = (c: Context<AppEnv>) => scans.voiceOf(c) !== 'json';
  const show = async (c: Context<AppEnv>, html: Html, status: ContentfulStatusCode) => {
    const page = await scans.page(c, String(await html), status);
    // Without it browsers say `Origin: null`, and those on http, or of 2022, nothing else of themselves.
    page.headers.set('referrer-policy', 'same-origin');
    return page;
  };
  const askedBy = async (c: Context<AppEnv>): Promise<service.Asked> => {
    const network = networkOf(addressOf(c.req.raw.headers, c.env) ?? '');
    return { asker: await auth.vault.mac('report', network) };
  };

  /** Refusals of what a person sends are told on a page where a page was asked for. */
  const orTell = async (
    c: Context<AppEnv>,
    tell: (error: AppError) => Html,
    work: () => Promise<Response>,
  ): Promise<Response> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || !wantsPage(c)) throw error;
      const response = await show(c, tell(error), statusOf[error.kind]);
      const wait = error.details['retryAfterSeconds'];
      if (typeof wait === 'number') response.headers.set('retry-after', String(wait));
      return response;
    }
  };

  routes.get('/t/reports', async (c) => {
    const { language } = c.var;
    const typed = c.req.query('receipt')?.trim() ?? '';
    if (typed === '') return show(c, receiptEntryPage(language), 200);
    return c.redirect(`/t/reports/${escaped(typed)}?lang=${language}`, 303);
  });

  routes.get('/t/reports/:receipt', async (c) => {
    const { language } = c.var;
    const receipt = c.req.param('receipt');
    const tell = ({ text }: AppError) => receiptEntryPage(language, text);
    return orTell(c, tell, async () => {
      const report = await service.followReport(contextFor(c), await askedBy(c), receipt);
      if (!wantsPage(c)) return c.json(toFollowed(report), 200, noStore);
      const page = await show(c, receiptPage(toShown(report, receipt), language), 200);
      // Whoever has its address may read it and erase: no cache on the way keeps it.
      page.headers.set('cache-control', 'no-store');
      return page;
    });
  });

  routes.post('/t/reports/:receipt/erasure', async (c) => {
    const { language } = c.var;
    const receipt = c.req.param('receipt');
    const tell = ({ text }: AppError) => receiptEntryPage(language, text);
    return orTell(c, tell, async () => {
      await service.eraseOwnReport(contextFor(c), await askedBy(c), receipt);
      if (!wantsPage(c)) return c.body(null, 204, noStore);
      return c.redirect(`/t/reports/${escaped(receipt)}?lang=${language}`, 303);
    });
  });

  const found = async (c: Context<AppEnv>, typed: string) => {
    const looked = await scans.lookUp(typed, c.var.now);
    if (looked.scanned) return { goods: goodsOf(looked), lotId: looked.scanned.lotId };
    return { refusal: 'problem' in looked ? looked.problem : undefined };
  };

  const refuse = async (c: Context<AppEnv>, refusal: CodeProblem | undefined, typed: string) => {
    if (!refusal) return problem(c, errors.reportNotFound());
    return scans.refuse(c, refusal, { path: `/t/${escaped(typed)}`, typed });
  };

  routes.get('/t/:code/report', async (c) => {
    const typed = c.req.param('code');
    const { goods, refusal } = await found(c, typed);
    if (!goods) return refuse(c, refusal, typed);
    return show(c, reportPage({ language: c.var.language, goods }), 200);
  });

  routes.post('/t/:code/report', async (c) => {
    const { language } = c.var;
    const typed = c.req.param('code');
    const ctx = contextFor(c);
    const { goods, lotId, refusal } = await found(c, typed);
    if (!goods) return refuse(c, refusal, typed);
    let said: Said = {};
    const tell = ({ text: fault, issues }: AppError) =>
      reportPage({ language, goods, fault: issues[0]?.message ?? fault, ...said });
    return orTell(c, tell, async () => {
      await service.demandTurn(ctx, await askedBy(c));
      const form = await readForm(c);
      said = saidIn(form);
      const input = { code: goods.code, lotId, ...(await demandReport(form)) };
      const { receipt } = await service.fileReport(ctx, files, input);
      const url = `/t/reports/${receipt}`;
      // To a page of its own, so that looking at it again sends nothing again.
      if (wantsPage(c)) return c.redirect(`${url}?lang=${language}`, 303);
      return c.json({ receipt, url }, 201, noStore);
    });
  });

  describe(routes);
  return routes;
}

const noStore = { 'cache-control': 'no-store' };

type Form = Record<string, unknown>;
type Said = { kind?: string | undefined; text?: string | undefined };

/** A report without a photo: a thousand characters, each of them nine bytes at most. */
const plainFormKilobytes = 64;
const plainFormLimit = bodyLimit({
  maxSize: plainFormKilobytes * 1024,
  onError: () => {
    throw errors.formTooLarge(plainFormKilobytes);
  },
});

async function readForm(c: Context<AppEnv>): Promise<Form> {
  const type = c.req.header('content-type') ?? '';
  const [, kind] =
    /^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i.exec(type) ?? [];
  if (kind === undefined) throw errors.formOnly();
  // Reading takes the square of the number of its fields, of which 6 MB hold three million.
  if (!kind.toLowerCase().startsWith('multipart')) await plainFormLimit(c, async () => {});
  return c.req.parseBody().catch((error: unknown) => {
    throw error instanceof AppError ? error : errors.unreadableForm();
  });
}

/** What a refused form still holds, so that nobody writes it twice; a photo has to be chosen anew. */
function saidIn({ kind, text }: Form): Said {
  return {
    kind: typeof kind === 'string' ? kind : undefined,
    text: typeof text === 'string' ? (cleanText(text, { multiline: true }) ?? '') : undefined,
  };
}

async function demandReport(form: Form) {
  const kind = reportKinds.find((one): one is ReportKind => one === form['kind']);
  if (!kind) throw errors.kindMissing();
  const text = demandText(form['text']);
  if (text === null && kind === 'other') throw errors.wordsMissing();
  const { photo } = form;
  // A browser sends an empty file where none was chosen.
  const bytes =
    photo instanceof File && photo.size > 0 ? new Uint8Array(await photo.arrayBuffer()) : null;
  return { kind, text, photo: bytes };
}

function demandText(given: unknown): string | null {
  if (given === undefined || typeof given !== 'string') return null;
  const clean = cleanText(given, { multiline: true });
  if (clean === undefined) throw errors.wordsForbidden();
  if (clean.length > mostText) throw errors.wordsTooLong(mostText);
  return clean === '' ? null : clean;
}

function goodsOf(found: Found): Goods {
  const code = found.scanned?.code ?? '';
  if (!('scan' in found)) {
    const nothing = { name: null, lotNumber: null, supplierLotNo: null };
    return { code, ...nothing, productionDate: null, declaredBy: null };
  }
  const { product, lot, declaredBy } = found.scan;
  return {
    code,
    name: product.name,
    lotNumber: lot.number,
    supplierLotNo: lot.supplierLotNo,
    productionDate: lot.productionDate,
    declaredBy,
  };
}

function toFollowed(row: Report): z.infer<typeof FollowedReport> {
  return {
    code: row.code,
    kind: row.kind,
    state: row.state,
    answerZh: row.answer_zh,
    answerEn: row.answer_en,
    answeredAt: row.answered_at?.toISOString() ?? null,
    filedAt: row.filed_at.toISOString(),
    erasedAt: row.erased_at?.toISOString() ?? null,
  };
}

function toShown(row: Report, receipt: string) {
  const { answer_zh: zh, answer_en: en } = row;
  return {
    receipt,
    code: row.code,
    kind: row.kind,
    state: row.state,
    filedAt: row.filed_at,
    answer: zh !== null && en !== null ? { zh, en } : null,
    erased: row.erased_at !== null,
  };
}

const tags = ['reports'];
const page = { 'text/html': { schema: z.string() } };
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});
const CodeParam = z.strictObject({ code: z.string().openapi({ example: '7Q2MX5T0KZ9RW3N8A' }) });
const ReceiptParam = z.strictObject({
  receipt: z.string().openapi({ example: '7Q2MX-5T0KZ-9RW3N-8ABCD' }),
});

function describe({ openAPIRegistry }: ReturnType<typeof createRouter>): void {
  const body = z.object({
    kind: z.enum(reportKinds),
    text: z.string().max(mostText).optional(),
    photo: z.any().optional().openapi({ type: 'string', format: 'binary' }),
  });
  openAPIRegistry.registerPath({
    method: 'post',
    path: '/t/{code}/report',
    operationId: 'fileReport',
    summary: 'A consumer reports what is wrong with the goods: a form, no account',
    tags,
    request: {
      params: CodeParam,
      body: { required: true, content: { 'multipart/form-data': { schema: body } } },
    },
    responses: {
      201: jsonResponse(ReceiptView, 'Filed; the receipt is shown once'),
      303: { description: 'Filed; the page of the receipt' },
      404: refused('No such code'),
      413: refused('The photo is too large'),
      415: refused('Not a form'),
      422: refused('See `errors`'),
      429: refused('Too many from this address'),
    },
  });
  openAPIRegistry.registerPath({
    method: 'get',
    path: '/t/reports/{receipt}',
    operationId: 'followReport',
    summary: 'What became of a report',
    tags,
    request: { params: ReceiptParam },
    responses: {
      200: {
        description: 'Its state',
        content: { ...jsonResponse(FollowedReport, '').content, ...page },
      },
      404: refused('No such receipt'),
      429: refused('Too many from this address'),
    },
  });
  openAPIRegistry.registerPath({
    method: 'post',
    path: '/t/reports/{receipt}/erasure',
    operationId: 'eraseReport',
    summary: 'The reporter deletes words and photo; the report itself stays',
    tags,
    request: { params: ReceiptParam },
    responses: {
      204: { description: 'Deleted' },
      303: { description: 'Deleted; the page of the receipt' },
      404: refused('No such receipt'),
      429: refused('Too many from this address'),
    },
  });
}
