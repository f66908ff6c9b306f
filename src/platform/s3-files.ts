import { AwsClient } from 'aws4fetch';

import type { FileStore } from '../core/ports.ts';
import { assertFileKey } from './file-key.ts';

export type S3Settings = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
};

const answerTimeoutMs = 10_000;
const putTimeoutMs = 60_000;

/** A FileStore in an S3-compatible bucket. Web standards only: runs in Node and in Workers. */
export function openS3Files(settings: S3Settings): FileStore {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = settings;
  // aws4fetch retries ten times by default: half a minute in which a request just hangs.
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  // Path style: MinIO, Ceph and the like have no DNS name per bucket.
  const bucketUrl = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;

  const urlOf = (key: string): string => {
    assertFileKey(key);
    return `${bucketUrl}/${key}`;
  };

  // The deadline is for the headers: a body may take as long as a slow phone needs.
  const fetchWithin = async (timeoutMs: number, url: string, init: RequestInit) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new Error('S3: no answer in time')), timeoutMs);
    try {
      return await client.fetch(url, { ...init, signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    async put(key, bytes, mediaType) {
      // A copy has a plain ArrayBuffer behind it, which is what a body must have.
      const body = new Uint8Array(bytes);
      const headers = {
        'content-type': mediaType,
        // The store then refuses a body damaged on the way; aws4fetch alone would not sign it.
        'x-amz-content-sha256': await sha256Hex(body),
      };
      const answer = await fetchWithin(putTimeoutMs, urlOf(key), { method: 'PUT', headers, body });
      await expectOk(answer, 'PUT');
      await answer.body?.cancel();
    },

    async get(key) {
      // An encoded answer would have another content-length than the file.
      const headers = { 'accept-encoding': 'identity' };
      const answer = await fetchWithin(answerTimeoutMs, urlOf(key), { headers });
      if (answer.status === 404) {
        const reason = await answer.text();
        // A missing bucket is a fault of the installation, not a missing file.
        if (reason.includes('NoSuchBucket')) throw storeError('GET', 404, reason);
        return undefined;
      }
      await expectOk(answer, 'GET');
      if (answer.body === null) throw new Error('S3 GET: no body');
      return {
        body: answer.body,
        size: Number(answer.headers.get('content-length')),
        mediaType: answer.headers.get('content-type') ?? 'application/octet-stream',
      };
    },

    async check() {
      const answer = await fetchWithin(answerTimeoutMs, bucketUrl, { method: 'HEAD' });
      await expectOk(answer, 'HEAD');
    },
  };
}

async function expectOk(answer: Response, verb: string): Promise<void> {
  if (!answer.ok) throw storeError(verb, answer.status, await answer.text());
}

function storeError(verb: string, status: number, body: string): Error {
  const code = /<Code>([^<]{1,80})<\/Code>/.exec(body)?.[1] ?? 'no reason given';
  return new Error(`S3 ${verb} failed: ${status} ${code}`);
}

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
