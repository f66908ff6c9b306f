import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isBuilt = import.meta.url.endsWith('.js');
const root = fileURLToPath(new URL(isBuilt ? '../../../' : '../../', import.meta.url));

/** Where the built console stands, from the source and from `dist` alike. */
export const consoleFolder = join(root, 'dist/console');
const stamp = join(consoleFolder, 'built-from.txt');
/** What a build of the console depends on. */
const sources = [
  'web/console',
  'web/trace',
  'web/proof',
  'src/domain',
  'package-lock.json',
  'scripts/console.ts',
];

export type ConsoleBuild = {
  isNeeded: boolean;
  isUnderWay: () => boolean;
  done: Promise<void>;
  stop: () => void;
};

/**
 * Builds the console behind a start from the source, where it is missing or its source has changed.
 * The built product carries it and builds nothing.
 */
export async function buildConsole(): Promise<ConsoleBuild> {
  if (isBuilt || (await isConsoleFresh())) {
    return { isNeeded: false, isUnderWay: () => false, done: Promise.resolve(), stop: () => {} };
  }
  const child = spawn(process.execPath, [join(root, 'scripts/console.ts'), '--if-stale'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let underWay = true;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      underWay = false;
      if (code === 0) resolve();
      else reject(new Error(said.trim() || `it ended with ${code}`));
    });
  });
  return { isNeeded: true, isUnderWay: () => underWay, done, stop: () => void child.kill() };
}

export async function isConsoleFresh(): Promise<boolean> {
  const built = await readFile(stamp, 'utf8').catch(() => undefined);
  return built !== undefined && built === (await sourceDigest());
}

/** Of all that the console is made from, names and contents. */
export async function sourceDigest(): Promise<string> {
  const digest = createHash('sha256');
  for (const source of sources) {
    for (const name of await filesOf(source)) {
      digest.update(`${name}\n`).update(await readFile(join(root, name)));
    }
  }
  return digest.digest('hex');
}

async function filesOf(source: string): Promise<string[]> {
  if (/\.\w+$/.test(source)) return [source];
  const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}
