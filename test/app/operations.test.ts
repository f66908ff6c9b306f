import { expect, test } from 'vitest';

import { createPinoLog } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation } from '../support/factories.ts';

const database = useDatabase();

test('/healthz answers while the process runs', async () => {
  const { get } = createTestApp(database());
  expect((await get('/healthz')).body).toEqual({ status: 'ok' });
});

test('/readyz names what is missing and answers 503 until it is there', async () => {
  let there = false;
  const app = createTestApp(database(), {
    checks: {
      database: async () => {},
      files: async () => {
        if (!there) throw new Error('no bucket');
      },
    },
  });
  const missing = await app.get('/readyz');
  expect(missing.status).toBe(503);
  expect(missing.body).toEqual({
    status: 'not_ready',
    checks: { database: 'ok', files: 'failed' },
  });
  there = true;
  expect((await app.get('/readyz')).status).toBe(200);
});

test('/metrics counts requests by the template of their route, and commands', async () => {
  const app = createTestApp(database(), { metrics: createMetrics() });
  const owner = (await anOrganisation(database())).member('owner');
  await app.get('/api/premises/01a20135-f65f-73f9-a641-3533865fc161', owner);
  const { response } = await app.get('/metrics');
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('version=0.0.4');
  expect(text).toContain(
    'http_request_duration_seconds_count{route="/api/premises/:id",method="GET",status="404"} 1',
  );
  expect(text).not.toContain('01a20135-f65f');
  expect(text).toContain('frostmark_commands_total');
});

test('each answer carries the request id that is in the log', async () => {
  const lines: string[] = [];
  const log = createPinoLog({
    level: 'info',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const app = createTestApp(database(), { log });
  const given = await app.send('GET', '/healthz', undefined, undefined, {
    'x-request-id': 'from-the-balancer-1',
  });
  expect(given.response.headers.get('x-request-id')).toBe('from-the-balancer-1');
  const made = await app.send('GET', '/api/premises', undefined, undefined, {
    'x-request-id': 'no spaces, please',
  });
  const id = made.response.headers.get('x-request-id') ?? '';
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(made.body.requestId).toBe(id);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { requestId: 'from-the-balancer-1', route: '/healthz', status: 200 },
    { requestId: id, status: 401 },
  ]);
});

test('pages load nothing from elsewhere and say so', async () => {
  const { app } = createTestApp(database());
  for (const path of ['/', '/docs', '/docs/errors', '/t']) {
    const response = await app.request(path);
    expect(response.status, path).toBe(200);
    expect(response.headers.get('content-security-policy'), path).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(await response.text(), path).not.toMatch(/(?:src|href)="https?:/);
  }
});

test('a deployment without the files of the documentation says so', async () => {
  const { get } = createTestApp(database());
  const sent = await get('/docs/assets/swagger-ui.css');
  expect(sent.status).toBe(404);
  expect(sent.body.code).toBe('docs.asset_not_found');
});

test('what is behind sign-in is kept by no cache and run by no browser', async () => {
  const app = createTestApp(database());
  const owner = (await anOrganisation(database())).member('owner');
  for (const sent of [await app.get('/api/premises', owner), await app.get('/api/premises')]) {
    expect(sent.response.headers.get('cache-control')).toBe('no-store');
    expect(sent.response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(sent.response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});
