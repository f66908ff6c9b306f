import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openS3Files } from '../../src/platform/s3-files.ts';
import { fileStoreCases } from './file-store-cases.ts';

const directory = mkdtempSync(join(tmpdir(), 'frostmark-s3-'));
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory,
  configureBuckets: [{ name: 'evidence', configs: [] }],
});
const settings = {
  endpoint: '',
  region: 'us-east-1',
  bucket: 'evidence',
  accessKeyId: 'S3RVER',
  secretAccessKey: 'S3RVER',
};

beforeAll(async () => {
  const { port } = await server.run();
  settings.endpoint = `http://127.0.0.1:${port}/`;
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

describe('an S3-compatible bucket', () => {
  fileStoreCases(() => openS3Files(settings));

  test('a missing bucket is a fault, not a missing file', async () => {
    const store = openS3Files({ ...settings, bucket: 'nowhere' });
    await expect(store.get('any')).rejects.toThrow('S3 GET failed: 404 NoSuchBucket');
    await expect(store.check()).rejects.toThrow('S3 HEAD failed: 404');
  });

  // Not a wrong secret: s3rver checks no v4 signatures.
  test('a refusal names its reason and no key', async () => {
    const store = openS3Files({ ...settings, accessKeyId: 'STRANGER' });
    const refused = store.put('any', new Uint8Array(1), 'text/plain');
    await expect(refused).rejects.toThrow(/^S3 PUT failed: 403 InvalidAccessKeyId$/);
  });

  test('is not ready when nobody listens', async () => {
    const store = openS3Files({ ...settings, endpoint: 'http://127.0.0.1:9' });
    await expect(store.check()).rejects.toThrow();
  });

  test('uses nothing of Node, so that it runs in Workers', () => {
    for (const file of ['s3-files.ts', 'file-key.ts']) {
      const source = readFileSync(new URL(`../../src/platform/${file}`, import.meta.url), 'utf8');
      expect(source).not.toMatch(/node:|\bBuffer\b|process\./);
    }
  });
});
