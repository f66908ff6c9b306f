import { expect, test } from 'vitest';

import { createPinoLog } from '../../src/platform/log.ts';
import type { LogLevel } from '../../src/platform/log.ts';

function recorded(level: LogLevel = 'info') {
  const lines: string[] = [];
  const log = createPinoLog({ level, destination: { write: (line) => void lines.push(line) } });
  const last = () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, unknown>;
  return { log, lines, last };
}

test('a line is JSON with ISO time, level, service and message', () => {
  const { log, last } = recorded();
  log.info({ requestId: 'r1', rows: 3 }, 'imported');
  expect(last()).toMatchObject({
    level: 'info',
    service: 'frostmark',
    message: 'imported',
    requestId: 'r1',
    rows: 3,
  });
  expect(last()['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('personal and secret fields are dropped at any depth', () => {
  const { log, lines } = recorded();
  const secrets = { password: 's3', accessToken: 's3', 'set-cookie': 's3', Authorization: 's3' };
  log.warn({ ...secrets, users: [{ id: 'u1', phone: 's3', displayName: 's3' }] }, 'odd');
  log.error({ headers: { cookie: 's3', client_secret: 's3' }, name: 's3' }, 'odd');
  expect(lines.join()).not.toContain('s3');
  expect(lines.join()).toContain('"id":"u1"');
});

test('words that only contain such a name stay', () => {
  const { log, last } = recorded();
  log.info({ hostname: 'h', tokenCount: 2, renamed: true }, 'kept');
  expect(last()).toMatchObject({ hostname: 'h', tokenCount: 2, renamed: true });
});

test('an error keeps type, code, stack and cause, not the row values beside it', () => {
  const { log, last, lines } = recorded();
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: '(phone)=(138)',
  });
  log.error({ err: new TypeError('failed', { cause }) }, 'command failed');
  expect(last()['err']).toMatchObject({
    type: 'TypeError',
    message: 'failed',
    cause: { code: '23505', message: 'duplicate key' },
  });
  expect(lines.join()).not.toContain('138');
});

test('cycles and big integers do not break the line', () => {
  const { log, last } = recorded();
  const loop: Record<string, unknown> = { grams: 12n };
  loop['self'] = loop;
  log.info({ loop }, 'loop');
  expect(last()['loop']).toMatchObject({ grams: '12' });
});

test('below the level nothing is written', () => {
  const { log, lines } = recorded('error');
  log.info({}, 'quiet');
  log.warn({}, 'quiet');
  expect(lines).toEqual([]);
});
