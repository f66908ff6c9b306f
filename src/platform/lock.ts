import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const sqliteBusy = 5;

// Keeps the handles reachable: a collected one would let go of a lock whose holder still runs.
const held = new Set<DatabaseSync>();

/** Holds a folder for this process alone; the kernel lets go when the process dies. */
export function lockFolder(folder: string): { release(): void } {
  const asked = resolve(folder);
  mkdirSync(asked, { recursive: true });
  // Two ways to one folder (a symbolic link) must meet at one lock.
  const real = realpathSync(asked);
  // Beside the folder, not in it: PGlite owns what is inside. Nothing else may open this file:
  // on POSIX, closing any handle of it drops the process's lock.
  const lockFile = join(dirname(real), `${basename(real)}.lock`);
  const database = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw folderLocked(asked, lockFile, error);
    throw error;
  }
  held.add(database);
  return {
    release() {
      if (held.delete(database)) database.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function folderLocked(folder: string, lockFile: string, cause: unknown): Error {
  return new Error(
    `数据目录 ${folder} 正被另一个进程使用，请先停止它。` +
      ` The data folder ${folder} is in use by another process; stop that one first (lock: ${lockFile}).`,
    { cause },
  );
}
