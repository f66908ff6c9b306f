import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

import { consoleAsset } from './console-assets.ts';
import { pictureScript } from './picture-script.ts';
import { proofScript } from './proof-script.ts';
import { scannerAsset } from './scanner-assets.ts';
import { nodeChunks, toByteStream } from './streams.ts';

const scannerFolder = 'scanner/';
const consoleNames = 'console/';
/** What is put into pages: a trace's picture, and the check of a lot's records. */
const scripts: Readonly<Record<string, () => Promise<string>>> = {
  'trace/picture.js': pictureScript,
  'proof/check.js': proofScript,
};
const written = new Map<string, Promise<string>>();

/** Asked only for names that the routes know. */
export async function browserAsset(name: string, asked?: Headers): Promise<Response | undefined> {
  const write = scripts[name];
  if (write) return scriptResponse(name, write);
  if (name.startsWith(consoleNames)) {
    return consoleAsset(name.slice(consoleNames.length), asked ?? new Headers());
  }
  if (!name.startsWith(scannerFolder)) return docsAsset(name);
  return scannerAsset(name.slice(scannerFolder.length), asked ?? new Headers());
}

async function scriptResponse(name: string, write: () => Promise<string>): Promise<Response> {
  const script = written.get(name) ?? write();
  written.set(name, script);
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
