import { resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { ConfigError, misspelt, readConfig } from '../../src/config.ts';

const secret = 'x'.repeat(32);

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ name }) => name);
    throw error;
  }
  return [];
}

test('without any setting it is the embedded database with the demo', () => {
  expect(readConfig({})).toMatchObject({
    database: { kind: 'embedded', folder: resolve('data/database') },
    files: { kind: 'folder', folder: resolve('data/files') },
    host: '127.0.0.1',
    port: 3000,
    demo: true,
    publicUrl: undefined,
  });
});

test('with a server the demo is off, for its passwords are public, and a secret is wanted', () => {
  const DATABASE_URL = 'postgresql://u:p@db.example/frost';
  expect(readConfig({ DATABASE_URL, SECRET: secret })).toMatchObject({
    database: { kind: 'postgres', url: DATABASE_URL, poolSize: 4 },
    demo: false,
  });
  expect(faultsOf({ DATABASE_URL })).toEqual(['SECRET']);
  expect(readConfig({ DATABASE_URL, DEMO: 'on' })).toMatchObject({ demo: true, secret: undefined });
});

test('an empty variable counts as left out', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: ' ' }).port).toBe(3000);
});

test('the public address loses its last slash', () => {
  expect(readConfig({ PUBLIC_URL: 'https://t.example.cn/' }).publicUrl).toBe(
    'https://t.example.cn',
  );
});

test('faults come all at once, each once', () => {
  const faults = faultsOf({
    DATABASE_URL: 'oracle://x',
    SECRET: 'short',
    PORT: '-1',
    POOL_SIZE: '1',
    FILES: 's3',
    S3_ENDPOINT: 'no url',
    TRUSTED_PROXIES: '1.5',
  });
  expect(faults.toSorted()).toEqual([
    'DATABASE_URL',
    'POOL_SIZE',
    'PORT',
    'S3_ACCESS_KEY_ID',
    'S3_BUCKET',
    'S3_ENDPOINT',
    'S3_SECRET_ACCESS_KEY',
    'SECRET',
    'TRUSTED_PROXIES',
  ]);
});

describe('names that look like a setting misspelt', () => {
  test.for([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_ULR', 'DATABASE_URL'],
    ['POOLSIZE', 'POOL_SIZE'],
    ['S3_BUCKETS', 'S3_BUCKET'],
    ['log_levl', 'LOG_LEVEL'],
  ])('%s is taken for %s', ([name = '', meant]) => {
    expect(misspelt({ [name]: 'x' })).toEqual([{ name, meant }]);
  });

  test.for(['PATH', 'HOSTNAME', 'PWD', 'DATABASE_HOST', 'DEMO', 'PUBLIC_URL'])(
    '%s is left alone',
    (name) => {
      expect(misspelt({ [name]: 'x' })).toEqual([]);
    },
  );
});
