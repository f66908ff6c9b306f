import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

import { pictureScript } from './picture-script.ts';
import { scannerAsset } from './scanner-assets.ts';
import { nodeChunks, toByteStream } from './streams.ts';

const scannerFolder = 'scanner/';
/** What a trace's picture runs, to be put into its page. */
const traceScript = 'trace/picture.js';
let script: Promise<string> | undefined;

/** Asked only for names that the routes know. */
export async function browserAsset(name: string, asked?: Headers): Promise<Response | undefined> {
  if (name === traceScript) return scriptResponse();
  if (!name.startsWith(scannerFolder)) return docsAsset(name);
  return scannerAsset(name.slice(scannerFolder.length), asked ?? new Headers());
}

async function scriptResponse(): Promise<Response> {
  script ??= pictureScript();
  return new Response(await script, { headers: { 'content-type': types['.js'] ?? '' } });
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
