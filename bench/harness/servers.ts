import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

import packageJson from '../../package.json' with { type: 'json' };
import type { Undo } from './undo.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm start` tells Node: how soon it collects garbage decides how much memory it takes. */
const flags = packageJson.scripts.start.split(' ').filter((word) => word.startsWith('--'));

export type RunningServer = { port: number; pid: number; stop: () => Promise<void> };

/** The product as it is started, with the settings that it has by default, save those given. */
export async function startProduct(
  url: string,
  secret: string,
  undo: Undo,
  settings: Readonly<Record<string, string>> = {},
) {
  const env = { DATABASE_URL: url, SECRET: secret, DEMO: 'off', LOG_LEVEL: 'info', ...settings };
  return startServer(['src/node.ts'], env, undo);
}

/** A program that listens on PORT. Its log goes where a log is not kept: nowhere. */
export async function startServer(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  undo: Undo,
): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd: root,
    // Nothing of the caller's environment but PATH: settings of theirs must not change ours.
    env: { PATH: process.env['PATH'], ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  undo.add(stop);
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended:\n${said}`);
    if (Date.now() > deadline) throw new Error(`${args.join(' ')} doesn't answer:\n${said}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return { port, pid: child.pid ?? 0, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('No free port'));
      });
    });
  });
}
