import { parseArgs } from 'node:util';

import { benches } from './benches.ts';
import type { Bench } from './harness/bench.ts';
import { hold } from './harness/contest.ts';
import { openDatabaseServer } from './harness/databases.ts';
import { isMissed, lineOf, type Verdict } from './harness/statistics.ts';
import { createUndo } from './harness/undo.ts';

const usage = `
npm run bench -- NAME [--quick | --once]

Measures us and a floor in the same run and ends in a line per measure; exit code 1 when a ratio is
under its bound. BENCH_DATABASE_URL names a PostgreSQL server on which it may create databases: it
makes its own and drops them. --quick keeps it under 45 seconds, on less data; --once only shows that it
runs: a single short round, whose ratios mean little.

${benches.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}
`.trim();

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

type Run = { bench: Bench; url: string; pace: keyof typeof paces };

/** `seconds`: of one side of a round. */
const paces = {
  whole: { rounds: 12, atLeast: 12, seconds: 3 },
  quick: { rounds: 8, atLeast: 3, seconds: 1 },
  once: { rounds: 1, atLeast: 1, seconds: 1 },
};

function readArguments(): Run | string {
  const { values, positionals } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      once: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const bench = benches.find(({ name }) => name === positionals[0]);
  if (!bench || positionals.length > 1) return usage;
  const url = process.env['BENCH_DATABASE_URL'];
  if (!url) return `BENCH_DATABASE_URL is not set, and there is no default.\n\n${usage}`;
  return { bench, url, pace: values.once ? 'once' : values.quick ? 'quick' : 'whole' };
}

/** Leaves some of the 45 for the last round and for dropping the databases. */
const quickSeconds = 32;

const undo = createUndo();

async function main(): Promise<number> {
  const run = readArguments();
  if (typeof run === 'string') {
    say(run);
    return 2;
  }
  const { bench, url } = run;
  const { seconds, ...pace } = paces[run.pace];
  const quick = run.pace !== 'whole';
  const end = performance.now() + (quick ? quickSeconds * 1000 : Number.POSITIVE_INFINITY);
  const server = await openDatabaseServer(url, undo);
  const contests = await bench.prepare({ server, undo, quick, seconds, say });
  const verdicts: Verdict[] = [];
  for (const [index, contest] of contests.entries()) {
    const now = performance.now();
    const deadline = now + (end - now) / (contests.length - index);
    verdicts.push(await hold(bench.name, contest, { ...pace, deadline }, say));
  }
  await undo.all();
  for (const verdict of verdicts) process.stdout.write(`${lineOf(verdict)}\n`);
  return verdicts.some(isMissed) ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say('Interrupted; dropping what was made.');
    void undo.all().finally(() => process.exit(1));
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 3;
} finally {
  await undo.all();
}
