import { inspectRoutes } from 'hono/dev';
import { expect, test } from 'vitest';

import { anApp, describedApi } from '../support/api.ts';

/** Whoever adds a line here says that strangers may have it. */
const publicRoutes = [
  'GET /',
  'GET /.well-known/jwks.json',
  'GET /docs',
  'GET /docs/assets/:name',
  'GET /docs/errors',
  'GET /docs/init.js',
  'GET /healthz',
  'GET /scanner',
  'GET /scanner/files/*',
  'GET /console/settings',
  'GET /console/*',
  'GET /keeper',
  'GET /keeper/*',
  'GET /keeper/sw.js',
  'GET /desk',
  'GET /desk/*',
  'GET /log/checkpoint',
  'GET /log/keys',
  'GET /log/tile/*',
  'GET /witness/key',
  'POST /witness/add-checkpoint',
  'GET /metrics',
  'GET /openapi.json',
  'GET /readyz',
  'GET /01/*',
  'GET /T/:code',
  'GET /t',
  'GET /t/:code',
  'GET /t/files/:sha256',
  'GET /t/:code/report',
  'POST /t/:code/report',
  'GET /t/:code/proof',
  'GET /t/reports',
  'GET /t/reports/:receipt',
  'POST /t/reports/:receipt/erasure',
  'POST /api/session',
  'DELETE /api/session',
  'POST /api/token',
  'POST /api/registrations',
  'GET /api/registrations/mine',
  'POST /api/registrations/mine/resubmission',
  'POST /api/registrations/mine/files',
  'POST /api/registrations/account',
  'POST /api/session/invitation',
  'POST /api/session/phone',
  'POST /api/session/phone/code',
  'GET /api/session/provider',
  'GET /api/session/provider/callback',
];

type Operation = { requestBody?: { required?: boolean }; security?: unknown[]; responses: object };

const { app } = anApp();
const routes = inspectRoutes(app).filter(
  ({ isMiddleware, method }) => !isMiddleware && method !== 'ALL',
);
const names = [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
const privateRoutes = names.filter(
  (name) => !publicRoutes.includes(name) && !name.includes('/qr.'),
);

test('there is a good number of routes to look at', () => {
  expect(privateRoutes.length).toBeGreaterThan(40);
});

test.for(privateRoutes)('%s wants a signed-in person', async (name) => {
  const [method = '', path = ''] = name.split(' ');
  const response = await app.request(path.replaceAll(/:\w+(?:\{.*?\})?/g, '0'), { method });
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ code: 'auth.required' });
});

test('everything under /api is described, with its sign-in and the problems it answers', () => {
  const described = Object.entries(describedApi(app).paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      operation: operation as Operation,
    })),
  );
  const wanted = names.filter((name) => name.includes(' /api/'));
  expect(described.map(({ name }) => name).sort()).toEqual(expect.arrayContaining(wanted.sort()));
  for (const { name, operation } of described) {
    if (!privateRoutes.includes(name)) continue;
    expect(operation.security, name).toEqual([{ session: [] }, { bearer: [] }]);
    expect(Object.keys(operation.responses), name).toEqual(
      expect.arrayContaining(['401', '403', '422', '503']),
    );
  }
});

test('every described body is required: without that a missing content type skips validation', () => {
  for (const [path, item] of Object.entries(describedApi(app).paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const { requestBody } = operation as Operation;
      if (requestBody) expect(requestBody.required, `${method} ${path}`).toBe(true);
    }
  }
});
