import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { access, constants, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import type { FileStore } from '../core/ports.ts';
import { assertFileKey } from './file-key.ts';
import { nodeChunks, toByteStream } from './streams.ts';

const abandonedAfterMs = 60 * 60 * 1000;

/** A FileStore in a folder: a file is complete under its key or not there at all. */
export function openFolderFiles(root: string): FileStore {
  const base = resolve(root);
  const temporary = join(base, '.tmp');
  mkdirSync(temporary, { recursive: true });
  dropAbandoned(temporary);

  const pathOf = (key: string): string => {
    assertFileKey(key);
    return join(base, ...key.split('/'));
  };

  return {
    async put(key, bytes, mediaType) {
      const path = pathOf(key);
      if ((await sizeOf(path)) === bytes.byteLength) return;
      await mkdir(dirname(path), { recursive: true });
      // The media type first, so that whoever sees the content also sees its type.
      await writeWhole(temporary, typePath(path), new TextEncoder().encode(mediaType));
      await writeWhole(temporary, path, bytes);
    },

    async get(key) {
      const path = pathOf(key);
      const size = await sizeOf(path);
      if (size === undefined) return undefined;
      const mediaType = await readFile(typePath(path), 'utf8').catch(undefinedIfMissing);
      return {
        body: toByteStream(() => nodeChunks(createReadStream(path))),
        size,
        mediaType: mediaType ?? 'application/octet-stream',
      };
    },

    async check() {
      await access(temporary, constants.R_OK | constants.W_OK);
    },
  };
}

// `~` is outside the alphabet of keys, so this name can't be anyone's key.
function typePath(path: string): string {
  return `${path}~type`;
}

async function writeWhole(temporary: string, path: string, bytes: Uint8Array): Promise<void> {
  const draft = join(temporary, randomUUID());
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

// Without it the rename itself may not survive a power cut. Windows can't open folders.
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(undefinedIfMissing);
  return found?.isFile() === true ? found.size : undefined;
}

function undefinedIfMissing(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw error;
}

// Another process may be writing here, hence the age.
function dropAbandoned(temporary: string): void {
  const before = Date.now() - abandonedAfterMs;
  for (const name of readdirSync(temporary)) {
    const path = join(temporary, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found !== undefined && found.mtimeMs < before) rmSync(path, { force: true });
  }
}
