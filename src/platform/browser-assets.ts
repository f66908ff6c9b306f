import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

import { scannerAsset } from './scanner-assets.ts';
import { nodeChunks, toByteStream } from './streams.ts';

const scannerFolder = 'scanner/';

/** Asked only for names that the routes know. */
export async function browserAsset(name: string, asked?: Headers): Promise<Response | undefined> {
  if (!name.startsWith(scannerFolder)) return docsAsset(name);
  return scannerAsset(name.slice(scannerFolder.length), asked ?? new Headers());
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
};

/** Files of the installed Swagger UI package. */
async function docsAsset(name: string): Promise<Response | undefined> {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  const type = types[extname(name)];
  if (found === undefined || type === undefined) return undefined;
  const body = toByteStream(() => nodeChunks(createReadStream(path)));
  return new Response(body, {
    headers: { 'content-type': type, 'content-length': String(found.size) },
  });
}
