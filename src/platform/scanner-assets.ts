import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { scannerLibrary } from '../app-scanner.ts';
import { sha256Hex } from '../core/hash.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = import.meta.url.endsWith('.js');
const compress = promisify(gzip);

type Kept = { plain: Uint8Array<ArrayBuffer>; packed: Uint8Array<ArrayBuffer>; etag: string };

const kept = new Map<string, Promise<Kept>>();

/** Asked only for names that the route knows. Files stay in memory: about 2 MB with their packed form. */
export async function scannerAsset(name: string, asked: Headers): Promise<Response | undefined> {
  let file = kept.get(name);
  if (!file) {
    file = read(name).then(keep);
    kept.set(name, file);
  }
  const { plain, packed, etag } = await file;
  const headers = { etag };
  if (asked.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  if (!/\bgzip\b/.test(asked.get('accept-encoding') ?? '')) return new Response(plain, { headers });
  return new Response(packed, { headers: { ...headers, 'content-encoding': 'gzip' } });
}

/** What the browser runs: as it was built, or from the source without its types. */
async function read(name: string): Promise<Uint8Array> {
  if (name === scannerLibrary.script) return readFile(join(library(), 'dist/iife/reader/index.js'));
  if (name === scannerLibrary.wasm) return readFile(join(library(), 'dist/reader', name));
  if (isBuilt) return readFile(join(root, name));
  const source = await readFile(join(root, name.replace(/\.js$/, '.ts')), 'utf8');
  return new TextEncoder().encode(scriptOf(source));
}

function library(): string {
  const inside = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  return dirname(dirname(dirname(inside)));
}

function scriptOf(source: string): string {
  return stripTypeScriptTypes(source).replace(/(\bfrom '\.[^'\n]+)\.ts'/g, "$1.js'");
}

async function keep(bytes: Uint8Array): Promise<Kept> {
  const plain = Uint8Array.from(bytes);
  const packed = Uint8Array.from(await compress(plain));
  return { plain, packed, etag: `W/"${(await sha256Hex(plain)).slice(0, 32)}"` };
}
