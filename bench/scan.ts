import { randomInt } from 'node:crypto';

import { plannedOnce } from '../db/postgres.ts';
import { prepareScan } from '../src/features/scan/scan.queries.ts';
import { secret } from './data/firms.ts';
import { createWorlds, slowdownBound, slowdownNotes, type World } from './data/worlds.ts';
import type { Bench, Stage } from './harness/bench.ts';
import type { Contest } from './harness/contest.ts';
import { load } from './harness/http-load.ts';
import { openRecorder } from './harness/recorder.ts';
import { type RunningServer, startProduct, startServer } from './harness/servers.ts';

/** As many scan at once: enough to keep every core busy. */
const connections = 32;
/** The product's default. */
const poolSize = 4;

/** A code in force, at random from all there are, asked for as a program asks. */
function requestOf(codes: readonly string[]): () => string {
  return () => {
    const code = codes[randomInt(codes.length)] ?? '';
    return `GET /t/${code} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\r\n`;
  };
}

async function statementOf({ database, codes }: World): Promise<string> {
  const { db, statements } = openRecorder(database.url);
  await prepareScan(db, 1)({ code: codes[0] ?? '', unit: null });
  await db.destroy();
  const [statement] = statements;
  if (!statement) throw new Error('A scan sent no statement');
  return statement.text;
}

export const scan: Bench = {
  name: 'scan',
  about: 'scans as JSON, uncached: node:http with pg and the same statement; many lots and few',

  async prepare(stage: Stage): Promise<Contest[]> {
    const { small, large } = await createWorlds(stage);
    const { undo, seconds } = stage;
    const bare = await startServer(
      ['bench/scan-floor.ts'],
      {
        DATABASE_URL: large.database.url,
        STATEMENT: await statementOf(large),
        POOL_SIZE: String(poolSize),
        PGOPTIONS: plannedOnce,
      },
      undo,
    );
    const withFew = await startProduct(small.database.url, secret, undo);
    const withMany = await startProduct(large.database.url, secret, undo);
    const rate = ({ port }: RunningServer, { codes }: World) =>
      load({ port, connections, seconds, next: requestOf(codes) });

    return [
      {
        name: 'json',
        bound: 0.8,
        unit: 'scans/s',
        ours: async () => rate(withMany, large),
        floor: async () => rate(bare, large),
        notes: { lots: String(large.count) },
      },
      {
        name: 'many_lots',
        bound: slowdownBound,
        unit: 'scans/s',
        ours: async () => rate(withMany, large),
        floor: async () => rate(withFew, small),
        notes: slowdownNotes(small, large),
      },
    ];
  },
};
