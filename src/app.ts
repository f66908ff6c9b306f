import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Kysely } from 'kysely';

import type { ReadAs } from '../db/readers.ts';
import type { Database } from '../db/types.ts';
import { consoleRoutes, type ConsoleSettings } from './app-console.ts';
import { docsRoutes } from './app-docs.ts';
import {
  bodyRules,
  keptByNobody,
  ownPagesOnly,
  requestScope,
  safeAnswers,
} from './app-middleware.ts';
import { type Checks, operationsRoutes } from './app-operations.ts';
import { scannerRoutes } from './app-scanner.ts';
import { authorizeRoute, demandRules } from './core/access.ts';
import { type Actor, demandSamePerson } from './core/actor.ts';
import type { Ctx } from './core/context.ts';
import { AppError } from './core/errors.ts';
import { type AppEnv, createRouter, problem } from './core/http.ts';
import { createJournal } from './core/journal.ts';
import type { Witness } from './core/note-signing.ts';
import type {
  FileStore,
  LabelPress,
  Log,
  Metrics,
  PersonalKeys,
  PublicLog,
  ReportPress,
  Sheets,
  UnitCodes,
} from './core/ports.ts';
import { eyesOf, viewerOf } from './core/viewer.ts';
import { memberRoutes, sessionRoutes } from './features/accounts/accounts.routes.ts';
import type { Auth } from './features/accounts/auth.ts';
import { demandFactor } from './features/accounts/second-factor.ts';
import { alertRoutes } from './features/alerts/alerts.routes.ts';
import { codesRoutes, qrRoutes } from './features/codes/codes.routes.ts';
import { seriesRoutes } from './features/codes/series.routes.ts';
import { custodyRoutes } from './features/custody/custody.routes.ts';
import { evidenceRoutes } from './features/evidence/evidence.routes.ts';
import { publicFileRoutes } from './features/evidence/files.routes.ts';
import { exposureRoutes } from './features/exposure/exposure.routes.ts';
import { importRoutes } from './features/imports/imports.routes.ts';
import { keeperRoutes } from './features/keeper/keeper.routes.ts';
import { keyRoutes } from './features/keys/keys.routes.ts';
import type { Programs } from './features/keys/programs.ts';
import { publicKeyRoutes, tokenRoutes } from './features/keys/tokens.routes.ts';
import { labelRoutes } from './features/labels/labels.routes.ts';
import { countWitnesses } from './features/log/log.proofs.ts';
import { logRoutes, publicLogRoutes } from './features/log/log.routes.ts';
import { monitorRoutes } from './features/log/monitor.routes.ts';
import { proofRoutes } from './features/log/proof.routes.ts';
import { witnessRoutes } from './features/log/witness.routes.ts';
import { lotRoutes } from './features/lots/lots.routes.ts';
import { holdListRoutes } from './features/oversight/hold-list.routes.ts';
import { orderRoutes } from './features/oversight/orders.routes.ts';
import { oversightRoutes } from './features/oversight/oversight.routes.ts';
import { peopleRoutes } from './features/people/people.routes.ts';
import { policyRoutes } from './features/policy/policy.routes.ts';
import { premisesRoutes } from './features/premises/premises.routes.ts';
import { productRoutes } from './features/products/products.routes.ts';
import { recallsRoutes } from './features/recalls/recalls.routes.ts';
import { referenceRoutes } from './features/reference/reference.routes.ts';
import { changeRoutes } from './features/registrations/changes.routes.ts';
import { registrationRoutes } from './features/registrations/registrations.routes.ts';
import { reviewRoutes } from './features/registrations/review.routes.ts';
import { publicReportRoutes } from './features/reports/public.routes.ts';
import { reportRoutes } from './features/reports/reports.routes.ts';
import { retentionRoutes } from './features/retention/retention.routes.ts';
import { digitalLinkRoutes } from './features/scan/digital-link.routes.ts';
import { createScans } from './features/scan/scan-answers.ts';
import type { MemoryLimits } from './features/scan/scan-memory.ts';
import { tallyRoutes } from './features/scan/scan-tally.routes.ts';
import { type Tally, tellTally } from './features/scan/scan-tally.ts';
import { scanRoutes } from './features/scan/scan.routes.ts';
import { statisticsRoutes } from './features/statistics/statistics.routes.ts';
import { traceFileRoutes } from './features/tracing/trace.files.routes.ts';
import { traceRoutes } from './features/tracing/trace.routes.ts';
import { tracingRoutes } from './features/tracing/tracing.routes.ts';
import { projections } from './projections.ts';

export type AppDeps = {
  db: Kysely<Database>;
  readAs: ReadAs;
  auth: Auth;
  programs: Programs;
  clock: () => Date;
  log: Log;
  metrics: Metrics;
  files: FileStore;
  tally: Tally;
  /** Undefined where the runtime can't offer it: the routes then say so. */
  sheets: Sheets | undefined;
  /** Undefined where nobody set them: nothing on workers is then taken. */
  personal: PersonalKeys | undefined;
  /** Undefined where nobody set their keys: no unit is then labelled, and none can be scanned. */
  unitCodes: UnitCodes | undefined;
  /** Undefined where nobody set its key: no log is then published. */
  publicLog: PublicLog | undefined;
  /** Undefined where nobody set its key: others' logs are then not cosigned. */
  witness: Witness | undefined;
  /** Undefined where the runtime can't offer it: labels then come as ZPL and CSV only. */
  labelPress: LabelPress | undefined;
  /** Undefined where the runtime can't offer it: reports are then not printed. */
  reportPress: ReportPress | undefined;
  checks: Checks;
  /** Files that browsers load, by name; told what the browser has already. */
  assets: (name: string, asked?: Headers) => Promise<Response | undefined>;
  addressOf: (headers: Headers, env: unknown) => string | undefined;
  settings: AppSettings;
};

export type AppSettings = {
  /** Where people and QR symbols reach this installation. */
  publicUrl: string;
  limits: {
    jsonMegabytes: number;
    fileMegabytes: number;
    importMegabytes: number;
    /** Of one print. */
    labels: number;
  };
  /** How long a signed list of holds may be believed; a day if left out. */
  holdListHours?: number | undefined;
  metricsToken?: string | undefined;
  /**
   * How many statements look scans up at once; scans that come meanwhile share the next. Left out
   * where requests may not wait for one another, each has its own.
   */
  scansAbreast?: number | undefined;
  /** False where nothing may go on after an answer was begun. */
  worksBehind?: boolean | undefined;
  /** Finished answers to scans. Left out where nothing may outlive its request. */
  scanMemory?: MemoryLimits | undefined;
  /** In which an edge that is trusted names the region of who asks: a code of GB/T 2260. */
  regionHeader?: string | undefined;
  console?: ConsoleSettings | undefined;
  /** Shown on the front page of a demo. */
  exampleCodes: readonly string[];
};

const plainConsole: ConsoleSettings = { mapTiles: undefined, sendsTextMessages: false };

/** A photo of five and what else a form holds. */
const formMegabytes = 6;

export function createApp(deps: AppDeps) {
  const { db, readAs, auth, programs, clock, log, metrics, files, settings } = deps;
  const { publicUrl, limits } = settings;
  const journal = createJournal(db, projections, metrics);
  const app = createRouter();

  app.use(requestScope({ clock, log, metrics }));
  app.use(safeAnswers(publicUrl));

  app.onError((error, c) => {
    const response = problem(c, error);
    // What is not offered here is no fault.
    if (response.status >= 500 && response.status !== 501) {
      log.error({ requestId: c.var.requestId, error: describe(error) }, 'request failed');
    }
    return response;
  });

  app.notFound((c) => unknownRoute(app, c));

  app.route('/', operationsRoutes({ ...deps, metricsToken: settings.metricsToken }));
  app.route('/', docsRoutes({ ...deps, exampleCodes: settings.exampleCodes }));
  app.route('/', scannerRoutes({ ...deps, publicUrl }));
  app.route('/', consoleRoutes({ ...deps, settings: settings.console ?? plainConsole }));
  app.route('/t', qrRoutes({ publicUrl }));
  app.route('/', publicKeyRoutes({ programs }));
  app.route('/', publicFileRoutes({ db, files }));
  app.route('/', publicLogRoutes(deps));
  app.use('/witness/*', ownPagesOnly(publicUrl));
  app.route('/', witnessRoutes(deps));
  const scans = createScans({
    db,
    unitCodes: deps.unitCodes,
    abreast: settings.scansAbreast ?? Number.POSITIVE_INFINITY,
    memory: settings.scanMemory,
    witnessesOf: countWitnesses(db, deps.publicLog),
    onScanned: tellTally(deps.tally, settings.regionHeader),
  });
  app.route('/', digitalLinkRoutes({ db, scans, publicUrl }));

  const contextOf = (c: Context<AppEnv>, actor: Actor): Ctx => {
    const { now, requestId } = c.var;
    const seen = actor.kind === 'system' ? db : readAs(eyesOf(viewerOf(actor)));
    return { db: seen, whole: db, journal, actor, now, requestId };
  };
  const rules = bodyRules(limits.jsonMegabytes, [
    { path: '/api/files', megabytes: limits.fileMegabytes },
    { path: '/api/imports', megabytes: limits.importMegabytes },
    { path: '/api/registrations/mine/files', megabytes: limits.fileMegabytes },
  ]);
  // A form from another site's page would report in the name of who happens to look at that page.
  for (const path of ['/t/:code/report', '/t/reports/*']) {
    app.use(path, ownPagesOnly(publicUrl));
    app.use(path, bodyRules(limits.jsonMegabytes, [{ path: '/t', megabytes: formMegabytes }]));
  }
  app.route('/', publicReportRoutes({ ...deps, scans, contextOf }));
  app.route('/', proofRoutes({ ...deps, scans, publicUrl }));
  app.route('/', scanRoutes({ scans }));
  app.use('/api/*', keptByNobody);
  app.use('/api/*', ownPagesOnly(publicUrl));
  app.use('/api/*', async (c, next) => {
    await next();
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') auth.settle();
  });
  app.use('/api/token', rules);
  app.route('/api', tokenRoutes({ programs, addressOf: deps.addressOf }));
  app.use('/api/session/*', rules);
  app.route('/api', sessionRoutes({ auth, db, addressOf: deps.addressOf, contextOf }));

  for (const path of ['', '/account', '/mine/*']) app.use(`/api/registrations${path}`, rules);
  app.route('/api', registrationRoutes({ ...deps, contextOf }));

  app.use('/api/*', async (c, next) => {
    // Who brings a token is nobody else, whatever cookies come along.
    const program = await programs.authenticate(c.req.raw.headers, c.var.now);
    const found = program ?? (await auth.authenticate(c.req.raw, c.var.now));
    if (!found) throw signInFirst();
    demandSamePerson(c.req.raw.headers, found.actor);
    c.set('identity', found);
    c.set('ctx', contextOf(c, found.actor));
    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
    demandFactor('factorDue' in found ? found.factorDue : undefined, route);
    authorizeRoute(found.actor, route);
    await next();
  });
  app.use('/api/*', rules);

  app.route('/api', memberRoutes(auth));
  app.route('/api', keyRoutes());
  app.route('/api', referenceRoutes());
  app.route('/api', premisesRoutes());
  app.route('/api', reviewRoutes({ files }));
  app.route('/api', changeRoutes());
  app.route('/api', productRoutes());
  app.route('/api', lotRoutes());
  app.route('/api', custodyRoutes());
  app.route('/api', evidenceRoutes({ files }));
  app.route('/api', keeperRoutes(deps));
  app.route('/api', orderRoutes());
  app.route(
    '/api',
    holdListRoutes({
      publicUrl,
      unitCodes: deps.unitCodes,
      sign: async (...document) => programs.sign(...document),
      hours: settings.holdListHours ?? 24,
    }),
  );
  app.route('/api', oversightRoutes());
  app.route('/api', exposureRoutes());
  app.route('/api', recallsRoutes());
  app.route('/api', policyRoutes());
  app.route('/api', codesRoutes({ publicUrl }));
  app.route('/api', seriesRoutes(deps));
  app.route(
    '/api',
    labelRoutes({
      ...deps,
      press: deps.labelPress,
      publicUrl,
      maxLabels: limits.labels,
      notesBehind: settings.worksBehind ?? true,
    }),
  );
  app.route('/api', importRoutes({ ...deps, maxMegabytes: limits.importMegabytes }));
  app.route('/api', tallyRoutes());
  app.route('/api', reportRoutes({ files }));
  app.route('/api', tracingRoutes(deps));
  app.route('/api', logRoutes(deps));
  app.route('/api', monitorRoutes(deps));
  app.route('/api', traceRoutes(deps));
  app.route('/api', traceFileRoutes(deps));
  app.route('/api', peopleRoutes(deps));
  app.route('/api', alertRoutes());
  app.route('/api', statisticsRoutes());
  app.route('/api', retentionRoutes());

  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'frostmark.session_token',
    description: 'Set by `POST /api/session`.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'For programs: a token from `POST /api/token`.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'fmk_…',
    description: "A program's key, made by an owner with `POST /api/keys`.",
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'followUp', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'fmr_…',
    description: "An applicant's follow-up token, from `POST /api/registrations`.",
  });
  let description: string | undefined;
  app.get('/openapi.json', (c) => {
    description ??= describeApi(app);
    return c.body(description, 200, { 'content-type': 'application/json' });
  });
  demandRules(app.routes);
  return app;
}

export type App = ReturnType<typeof createApp>;

/** The OpenAPI description as it is served, and as `openapi.json` is committed. */
export function describeApi(app: OpenAPIHono<AppEnv>): string {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Frostmark 霜印', version: '0.1.0', description: introduction },
    servers: [{ url: '/' }],
    tags: Object.entries(tagNames).map(([name, description]) => ({ name, description })),
  });
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** In the order in which a newcomer needs them. */
const tagNames = {
  accounts: '账号',
  registrations: '企业注册',
  premises: '单位与场所',
  products: '产品',
  lots: '批次',
  custody: '流转',
  keeper: '仓管员离线快照',
  evidence: '凭证',
  policy: '规则',
  codes: '追溯码',
  labels: '标签打印',
  scan: '扫码',
  reports: '消费者举报',
  tracing: '追溯',
  oversight: '监管',
  exposure: '波及排查',
  recalls: '召回',
  alerts: '预警',
  statistics: '统计',
  log: '公开日志',
  imports: '表格导入',
  keys: '程序接入',
  people: '人员',
  retention: '保存期限',
  reference: '基础资料',
};

const introduction = `
冷链食品追溯。先在 **POST /api/session** 用账号登录(Try it out → Execute),之后的请求带着会话 Cookie。
时间一律为 ISO 8601;重量以千克计,最多三位小数;错误为 problem+json,\`Accept-Language\` 或 \`?lang=\` 选择 zh 或 en。

Cold-chain traceability. Sign in at **POST /api/session** first (Try it out → Execute); what you send
afterwards carries the session cookie. Times are ISO 8601, weights kilograms with at most three
decimals, errors problem+json in the language of \`Accept-Language\` or \`?lang=\`. A command with an
\`eventId\` of your own may be sent again: it happens once.
`.trim();

const otherMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Nothing there, or there for another method: then the answer names those that are. */
function unknownRoute(app: OpenAPIHono<AppEnv>, c: Context<AppEnv>): Response {
  const allowed = otherMethods.filter((method) =>
    app.router
      .match(method, c.req.path)[0]
      .some(([[, route]]) => route.method !== 'ALL' && route.path !== '/*'),
  );
  if (allowed.length === 0) return problem(c, noSuchRoute());
  const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { allow });
  const response = problem(c, wrongMethod(allow));
  response.headers.set('allow', allow);
  return response;
}

function noSuchRoute(): AppError {
  return new AppError({
    kind: 'not_found',
    code: 'route.not_found',
    message: {
      zh: '没有该地址。接口说明见 /docs。',
      en: 'No such address. The API is described at /docs.',
    },
  });
}

function wrongMethod(allow: string): AppError {
  return new AppError({
    kind: 'wrong_method',
    code: 'route.wrong_method',
    message: {
      zh: `该地址不接受此方法,可用:${allow}。`,
      en: `This address does not take this method; it takes ${allow}.`,
    },
  });
}

function signInFirst(): AppError {
  return new AppError({
    kind: 'unauthenticated',
    code: 'auth.required',
    message: { zh: '请先登录。', en: 'Sign in first.' },
  });
}

/** Class, message and place; never the request, which may hold personal data. */
function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
