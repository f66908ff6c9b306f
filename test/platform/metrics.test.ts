import { expect, test } from 'vitest';

import { createMetrics } from '../../src/platform/metrics.ts';

test('requests, commands and refusals are exposed by label', async () => {
  const metrics = createMetrics();
  metrics.request('/t/{code}', 'GET', 200, 0.004);
  metrics.command('receive', 'done');
  metrics.command('receive', 'done');
  metrics.gateRefusal('ship', 'quarantine_certificate');
  const { contentType, body } = await metrics.expose();
  expect(contentType).toContain('text/plain; version=0.0.4');
  expect(body).toContain(
    'http_request_duration_seconds_bucket{le="0.005",route="/t/{code}",method="GET",status="200"} 1',
  );
  expect(body).toContain('frostmark_commands_total{name="receive",outcome="done"} 2');
  expect(body).toContain(
    'frostmark_gate_refusals_total{transition="ship",requirement="quarantine_certificate"} 1',
  );
  expect(body).toContain('process_cpu_seconds_total');
  expect(body).not.toContain('frostmark_db_connections');
});

test('the pool is asked at each exposition', async () => {
  let waiting = 0;
  const metrics = createMetrics({ poolStats: () => ({ total: 4, idle: 1, waiting }) });
  await metrics.expose();
  waiting = 7;
  const { body } = await metrics.expose();
  expect(body).toContain('frostmark_db_connections{state="total"} 4');
  expect(body).toContain('frostmark_db_connections{state="waiting"} 7');
});

test('two sets of metrics count apart', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.command('ship', 'refused');
  expect((await other.expose()).body).not.toContain('outcome="refused"');
});
