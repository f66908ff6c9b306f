import type { Log } from '../core/ports.ts';

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type Level = (typeof levels)[number];

/** The Workers runtime collects what is written to the console: one JSON line per event. */
export function createConsoleLog(least: Level): Log {
  const write = (level: 'info' | 'warn' | 'error') => {
    if (levels.indexOf(level) < levels.indexOf(least)) return () => {};
    return (fields: Record<string, unknown>, message: string) => {
      const time = new Date().toISOString();
      // oxlint-disable-next-line no-console -- here the console is the log
      console[level](JSON.stringify({ level, time, service: 'frostmark', ...fields, message }));
    };
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
