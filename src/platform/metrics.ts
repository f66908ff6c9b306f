import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Metrics } from '../core/ports.ts';

export type PoolStats = { total: number; idle: number; waiting: number };

/** Prometheus metrics in a registry of their own, so that a process can hold several. */
export function createMetrics({ poolStats }: { poolStats?: () => PoolStats } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer an HTTP request, by route template.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const commands = new Counter({
    name: 'frostmark_commands_total',
    help: 'Commands by name and outcome: done, replayed, refused, failed.',
    labelNames: ['name', 'outcome'],
    registers,
  });
  const refusals = new Counter({
    name: 'frostmark_gate_refusals_total',
    help: 'Unmet requirements named by a refusing gate.',
    labelNames: ['transition', 'requirement'],
    registers,
  });
  if (poolStats !== undefined) addPoolGauge(poolStats, registers);

  return {
    request(route, method, status, seconds) {
      requests.observe({ route, method, status }, seconds);
    },
    command(name, outcome) {
      commands.inc({ name, outcome });
    },
    gateRefusal(transition, requirement) {
      refusals.inc({ transition, requirement });
    },
    async expose() {
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

function addPoolGauge(poolStats: () => PoolStats, registers: Registry[]): void {
  const gauge = new Gauge({
    name: 'frostmark_db_connections',
    help: 'Database connections of this process; waiting counts requests in the queue.',
    labelNames: ['state'],
    registers,
    collect() {
      const { total, idle, waiting } = poolStats();
      gauge.set({ state: 'total' }, total);
      gauge.set({ state: 'idle' }, idle);
      gauge.set({ state: 'waiting' }, waiting);
    },
  });
}
