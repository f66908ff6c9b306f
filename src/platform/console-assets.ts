import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { sha256Hex } from '../core/hash.ts';
import { consoleFolder } from './console-build.ts';

type Kept = {
  plain: Uint8Array<ArrayBuffer>;
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
  etag: string;
};

let names: Promise<ReadonlySet<string>> | undefined;
const kept = new Map<string, Promise<Kept>>();

/** Called once the folder has been built anew. */
export function forgetConsole(): void {
  names = undefined;
  kept.clear();
}

/** A file of the built console, packed as the browser takes it. All of them are a few MB. */
export async function consoleAsset(name: string, asked: Headers): Promise<Response | undefined> {
  names ??= listed();
  const known = await names;
  if (!known.has(name)) {
    // Not built yet: the next request looks again.
    if (known.size === 0) names = undefined;
    return undefined;
  }
  let file = kept.get(name);
  if (!file) {
    file = read(name, known);
    kept.set(name, file);
  }
  const { plain, br, gzip, etag } = await file;
  const headers = { etag };
  if (asked.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const accepted = asked.get('accept-encoding') ?? '';
  if (br && /\bbr\b/.test(accepted)) return packed(br, 'br', headers);
  if (gzip && /\bgzip\b/.test(accepted)) return packed(gzip, 'gzip', headers);
  return new Response(plain, { headers });
}

function packed(bytes: Uint8Array<ArrayBuffer>, encoding: string, headers: { etag: string }) {
  return new Response(bytes, { headers: { ...headers, 'content-encoding': encoding } });
}

async function listed(): Promise<ReadonlySet<string>> {
  const entries = await readdir(consoleFolder, { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(consoleFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
      ),
  );
}

async function read(name: string, known: ReadonlySet<string>): Promise<Kept> {
  const bytesOf = async (path: string) =>
    Uint8Array.from(await readFile(join(consoleFolder, path)));
  const plain = await bytesOf(name);
  return {
    plain,
    ...(known.has(`${name}.br`) && { br: await bytesOf(`${name}.br`) }),
    ...(known.has(`${name}.gz`) && { gzip: await bytesOf(`${name}.gz`) }),
    etag: `W/"${(await sha256Hex(plain)).slice(0, 32)}"`,
  };
}
