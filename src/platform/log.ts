import { pino, type DestinationStream } from 'pino';

import type { Log } from '../core/ports.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

// Last resort only: callers log ids and counts. `userName`, `access_token` count by their last word.
const personal = /^(?:passwords?|tokens?|cookies?|authorization|secrets?|phones?|names?)$/i;

const maxDepth = 6;

/** A JSON line per event with ISO time, level and service; personal and secret fields dropped. */
export function createPinoLog({
  level,
  destination,
}: {
  level: LogLevel;
  destination?: DestinationStream;
}): Log {
  const options = {
    level,
    base: { service: 'frostmark', pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    messageKey: 'message',
    // Ours are plain objects already; pino's own would rename and rejoin them.
    serializers: { err: (error: unknown) => error },
  };
  const logger = pino(options, destination ?? standardOutput());
  return {
    info: (fields, message) => logger.info(cleanFields(fields), message),
    warn: (fields, message) => {
      logger.warn(cleanFields(fields), message);
      logger.flush();
    },
    error: (fields, message) => {
      logger.error(cleanFields(fields), message);
      logger.flush();
    },
  };
}

/**
 * In batches: a write of its own for each line takes a fifth of a scan's time. What waits is written
 * at the end too, also of a crash; only a kill loses the last quarter of a second.
 */
function standardOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: false, minLength: 12_288, periodicFlush: 250 });
}

function cleanFields(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (!isPersonal(key)) kept[key] = clean(value, depth + 1);
  }
  return kept;
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > maxDepth) return '…';
  if (value instanceof Error) return cleanError(value, depth);
  if (Array.isArray(value)) return value.map((item: unknown) => clean(item, depth + 1));
  return cleanFields({ ...value }, depth);
}

// Not pino's serializer: it copies every property, and PostgreSQL puts row values in `detail`.
function cleanError(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.constructor.name,
    message: error.message,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: clean(error.cause, depth + 1) }),
  };
}

const known = new Map<string, boolean>();
const maxKnown = 1_000;

/** Remembered: the same few keys come with every line. */
function isPersonal(key: string): boolean {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = looksPersonal(key);
  if (known.size < maxKnown) known.set(key, found);
  return found;
}

function looksPersonal(key: string): boolean {
  const words = key.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).filter((word) => word !== '');
  return personal.test(words.at(-1) ?? '');
}
