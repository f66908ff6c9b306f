import { createRouter } from './core/http.ts';
import type { Log, Metrics } from './core/ports.ts';

/** What has to answer before requests are sent here. Each throws when it is not there. */
export type Checks = Record<string, () => Promise<void>>;

export type OperationsDeps = {
  log: Log;
  metrics: Metrics;
  checks: Checks;
  /** When set, `/metrics` wants it as a bearer token. */
  metricsToken?: string | undefined;
};

const checkTimeoutMs = 5_000;

/** For balancers and Prometheus, not in the API description. */
export function operationsRoutes({ log, metrics, checks, metricsToken }: OperationsDeps) {
  const routes = createRouter();

  routes.get('/healthz', (c) => c.json({ status: 'ok' }, 200, noStore));

  routes.get('/readyz', async (c) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await within(checkTimeoutMs, check());
          return [name, 'ok'] as const;
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          log.warn({ check: name, reason }, 'not ready');
          return [name, 'failed'] as const;
        }
      }),
    );
    const ready = results.every(([, state]) => state === 'ok');
    const body = { status: ready ? 'ready' : 'not_ready', checks: Object.fromEntries(results) };
    return c.json(body, ready ? 200 : 503, noStore);
  });

  routes.get('/metrics', async (c) => {
    if (metricsToken !== undefined && c.req.header('authorization') !== `Bearer ${metricsToken}`) {
      return c.text('', 401, { ...noStore, 'www-authenticate': 'Bearer' });
    }
    const { contentType, body } = await metrics.expose();
    return c.body(body, 200, { ...noStore, 'content-type': contentType });
  });

  return routes;
}

const noStore = { 'cache-control': 'no-store' };

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
