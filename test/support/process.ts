import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

export type Started = {
  /** Where it listens, once it said so; rejects with what it printed when it ended before. */
  url: Promise<string>;
  ended: Promise<{ code: number | null; signal: string | null }>;
  stop: (signal?: NodeJS.Signals) => Promise<{ code: number | null; signal: string | null }>;
  /** For people, and the log. */
  printed: () => string;
  logged: () => string;
};

/** Each start of the same program would compile it anew. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'frostmark-compiled');

/** Runs a program of this repository as a person would, with these settings and no others. */
export function start(
  script: string,
  settings: Record<string, string>,
  options: { args?: readonly string[]; input?: string } = {},
): Started {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [script, ...(options.args ?? [])], {
    cwd: root,
    env: { PATH, NODE_COMPILE_CACHE, HOST: '127.0.0.1', PORT: '0', ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(options.input ?? '');
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = whenEnded(child);
  return {
    ended,
    url: listeningUrl(child, ended, () => output.stderr),
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
    printed: () => output.stderr,
    logged: () => output.stdout,
  };
}

async function whenEnded(child: ChildProcess) {
  return new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function listeningUrl(
  child: ChildProcess,
  ended: Promise<unknown>,
  printed: () => string,
): Promise<string> {
  const found = new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', () => {
      // A line may come in two pieces.
      if (!printed().endsWith('\n')) return;
      const url = /Frostmark {2}(http:\S+)/.exec(printed())?.[1];
      if (url !== undefined) resolve(url);
    });
    void ended.then(() => reject(new Error(`It ended before it listened:\n${printed()}`)));
  });
  // Whoever waits only for the end must not trip over this.
  found.catch(() => {});
  return found;
}

/** A folder of this test's own, and how to be rid of it. */
export async function aFolder() {
  const path = await mkdtemp(join(tmpdir(), 'frostmark-run-'));
  return { path, remove: async () => rm(path, { recursive: true, force: true }) };
}
