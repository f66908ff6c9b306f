import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Statement } from './recorder.ts';
import type { Undo } from './undo.ts';

/** A word in recorded parameters that is another in each transaction: an SQL expression for it. */
export type Varying = Readonly<Record<string, string>>;

export type PgbenchScript = {
  text: string;
  /** `-D`: the parameters that stay the same. They go to the server as parameters, as ours do. */
  constants: Readonly<Record<string, string>>;
};

/**
 * The same statements with the same parameters, save that what varies is put into them by an
 * expression: pgbench has no strings of its own to vary.
 */
export function toScript(
  statements: readonly Statement[],
  varying: Varying,
  preamble: readonly string[],
): PgbenchScript {
  const constants: Record<string, string> = {};
  const lines = statements.map(({ text, values }, at) =>
    text.replaceAll(/\$(\d+)/g, (_, number: string) => {
      const value = values[Number(number) - 1];
      if (value === null || value === undefined) return 'null';
      const name = `p${at}_${number}`;
      constants[name] = value;
      return Object.entries(varying).reduce(
        (expression, [word, sql]) =>
          value.includes(word) ? `replace(${expression}, '${word}', ${sql})` : expression,
        `:${name}`,
      );
    }),
  );
  return { text: [...preamble, ...lines.map((line) => `${line};`)].join('\n'), constants };
}

export type Pgbench = (run: {
  url: string;
  clients: number;
  seconds: number;
  /** The settings that our own sessions have. */
  session: string;
  variables: Readonly<Record<string, string | number>>;
}) => Promise<number>;

/** Transactions per second, the first second left out: there the statements are still planned. */
export async function preparePgbench(script: PgbenchScript, undo: Undo): Promise<Pgbench> {
  const program = await findProgram('pgbench');
  const folder = await mkdtemp(join(tmpdir(), 'frostmark-bench-'));
  undo.add(async () => rm(folder, { recursive: true }));
  const path = join(folder, 'script.sql');
  await writeFile(path, script.text);
  return async ({ url, clients, seconds, session, variables }) => {
    const given = Object.entries({ ...script.constants, ...variables });
    const output = await run(
      program,
      [
        '--no-vacuum',
        '--protocol=prepared',
        '--progress=1',
        `--file=${path}`,
        `--client=${clients}`,
        `--time=${seconds + 1}`,
        ...given.flatMap(([name, value]) => ['-D', `${name}=${value}`]),
        url,
      ],
      session,
    );
    return rateOf(output);
  };
}

/** The mean of the seconds after the first. */
export function rateOf(output: string): number {
  const rates = [...output.matchAll(/^progress: [\d.]+ s, ([\d.]+) tps/gm)].map((match) =>
    Number(match[1]),
  );
  const counted = rates.slice(1);
  if (counted.length === 0 || /number of failed transactions: [1-9]/.test(output)) {
    throw new Error(`pgbench did not run as it should:\n${output}`);
  }
  return counted.reduce((sum, rate) => sum + rate, 0) / counted.length;
}

async function run(program: string, args: readonly string[], session: string): Promise<string> {
  const env = { ...process.env, PGOPTIONS: session };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${output}`);
  return output;
}

/** Of PostgreSQL's own programs: on the path, or where Debian keeps them. */
export async function findProgram(name: 'pgbench' | 'psql'): Promise<string> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const kept = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => `/usr/lib/postgresql/${version}/bin/${name}`);
  for (const program of [name, ...kept]) {
    const found = await promisify(execFile)(program, ['--version']).catch(() => undefined);
    if (found) return program;
  }
  throw new Error(`${name} is needed; it comes with PostgreSQL (Debian: postgresql).`);
}
