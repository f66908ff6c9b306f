import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Kysely, sql } from 'kysely';

import { migrateToLatest } from '../db/migrate.ts';
import { openPostgres } from '../db/postgres.ts';
import type { Database } from '../db/types.ts';
import { createJournal } from '../src/core/journal.ts';
import { recordText } from '../src/domain/log-entry.ts';
import { formatKey, toBase64 } from '../src/domain/signed-note.ts';
import { integrate, type LogKeys } from '../src/features/log/log.sequencer.ts';
import { entryOfLeaf, readCheckpoint } from '../src/features/log/log.service.ts';
import * as store from '../src/features/log/log.store.ts';
import { proveIncluded } from '../src/features/log/log.tree.ts';
import { openLogKeys } from '../src/platform/log-keys.ts';
import { verifyBundle } from '../tools/verify-log.mjs';
import { secret } from './data/firms.ts';
import { addEvents, addLeaves } from './data/leaves.ts';
import { codeKeys } from './data/lots.ts';
import { createOneWorld } from './data/worlds.ts';
import type { Bench, Stage } from './harness/bench.ts';
import type { Contest } from './harness/contest.ts';
import { load } from './harness/http-load.ts';
import { startProduct } from './harness/servers.ts';
import { createSession } from './harness/sessions.ts';
import { requestOf } from './receive.ts';

const seed = randomBytes(32).toString('base64url');
const clients = 4;
const batch = 10_000;
const inBundle = 200;
const leaves = { whole: 10_000_000, quick: 300_000 };

/** What the issue asks for as figures: the floor is the figure itself. */
const wanted = { integrated: batch, proofs: 500, bundles: 20 };

export const log: Bench = {
  name: 'log',
  about:
    'the public log: writes with it and without; integrating, proving and verifying in a large one',

  async prepare(stage: Stage): Promise<Contest[]> {
    const { quick, say } = stage;
    const [large, small] = [await aLog(stage), await aLog(stage)];
    const count = quick ? leaves.quick : leaves.whole;
    const started = performance.now();
    await addLeaves(large.db, count);
    await addLeaves(small.db, batch);
    say(`  ${count} leaves loaded in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    const sizes = { leaves: String(count) };
    return [
      ...(await writing(stage)),
      {
        name: 'integrate',
        bound: 1,
        unit: 'events/s',
        rounds: 4,
        ours: async () => integrating(large),
        floor: async () => wanted.integrated,
        notes: { ...sizes, at_once: String(batch) },
      },
      {
        name: 'integrate_growth',
        // As the logarithm grows from the small log to the large one.
        bound: Math.log(batch) / Math.log(count),
        unit: 'events/s',
        rounds: 4,
        ours: async () => integrating(large),
        floor: async () => integrating(small),
        notes: { ...sizes, against: String(batch) },
      },
      {
        name: 'proof',
        bound: 1,
        unit: 'proofs/s',
        rounds: 4,
        ours: async () => proving(large),
        floor: async () => wanted.proofs,
        notes: sizes,
      },
      await bundles(stage, large),
    ];
  },
};

type OneLog = { db: Kysely<Database>; keys: LogKeys };

async function aLog({ server, undo }: Stage): Promise<OneLog> {
  const { url } = await server.create();
  const { db } = openPostgres({ connectionString: url, poolSize: 1 });
  undo.add(async () => db.destroy());
  await migrateToLatest(db);
  return { db, keys: await openLogKeys(seed, 'bench.test/log') };
}

async function integrating({ db, keys }: OneLog): Promise<number> {
  await addEvents(db, batch);
  const started = performance.now();
  const count = await integrate(createJournal(db, []), keys, new Date());
  if (count !== batch) throw new Error(`Integrated ${count}`);
  return (count * 1000) / (performance.now() - started);
}

async function proving({ db }: OneLog): Promise<number> {
  const { size } = await store.readState(db);
  const times = 200;
  const started = performance.now();
  for (let n = 0; n < times; n += 1) await proveIncluded(db, [randomInt(size)], size);
  return (times * 1000) / (performance.now() - started);
}

/** A bundle of the newest events, as its verifier gets it. */
async function bundles({ undo }: Stage, { db, keys }: OneLog): Promise<Contest> {
  await integrating({ db, keys });
  const { size, note } = await readCheckpoint(db);
  const newest = await store.leavesBetween(db, size - inBundle, size);
  const indexes = newest.map(({ index }) => index);
  const events = await store.eventsOfLeaves(db, indexes);
  const proofs = await proveIncluded(db, indexes, size);
  const records = newest.map((leaf, at) => {
    const event = events.get(leaf.index);
    if (!event || !leaf.salt) throw new Error('An event is missing');
    return {
      index: leaf.index,
      entry: entryOfLeaf(leaf),
      record: JSON.parse(recordText(event, leaf.salt)) as object,
      salt: Buffer.from(leaf.salt).toString('hex'),
      proof: (proofs[at] ?? []).map(toBase64),
    };
  });
  const key = formatKey(keys.signers[0]?.key ?? fail());
  const folder = await mkdtemp(join(tmpdir(), 'frostmark-bench-'));
  undo.add(async () => rm(folder, { recursive: true }));
  const bundle = join(folder, 'bundle.json');
  await writeFile(
    bundle,
    JSON.stringify({
      format: 'frostmark-log-bundle/1',
      origin: keys.origin,
      keys: [key],
      checkpoint: note,
      subject: { lotId: '', number: '' },
      records,
      documents: [],
    }),
  );
  return {
    name: 'bundle',
    bound: 1,
    unit: 'bundles/s',
    rounds: 4,
    ours: async () => {
      const times = 20;
      const started = performance.now();
      for (let n = 0; n < times; n += 1) {
        const { verdict, problems } = await verifyBundle({
          bundle,
          keys: [key],
          state: join(folder, 'state'),
        });
        if (verdict !== 'OK') throw new Error(`Not verified: ${JSON.stringify(problems)}`);
      }
      return (times * 1000) / (performance.now() - started);
    },
    floor: async () => wanted.bundles,
    notes: { events: String(inBundle) },
  };
}

/** The same receipts at two products, of which one publishes a log; and how fast that keeps up. */
async function writing(stage: Stage): Promise<Contest[]> {
  const { undo, seconds } = stage;
  const { city, world } = await createOneWorld(stage);
  // Both are copies: a database that was filled and one that was copied are not as fast.
  const { name } = world.database;
  const [own, other] = [await stage.server.create(name), await stage.server.create(name)];
  const shared = { CODE_KEYS: codeKeys };
  const logged = await startProduct(own.url, secret, undo, {
    ...shared,
    LOG_KEY: seed,
  });
  const plain = await startProduct(other.url, secret, undo, shared);
  const rateOf = (server: typeof logged) => {
    const session = createSession(server);
    return async () => {
      const next = requestOf(city, world, await session());
      return load({ port: server.port, connections: clients, seconds, next });
    };
  };
  const { db } = openPostgres({ connectionString: own.url, poolSize: 1 });
  undo.add(async () => db.destroy());
  while ((await store.unlogged(db, Number.MAX_SAFE_INTEGER)).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  // One run has both figures: what was written, and what of it is in the log a second after.
  const told = { events: [] as number[], leaves: [] as number[] };
  const tell = async (what: 'events' | 'leaves'): Promise<number> => {
    if (told[what].length === 0) {
      const before = await countsOf(db);
      await rateOf(logged)();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const after = await countsOf(db);
      told.events.push((after.events - before.events) / seconds);
      told.leaves.push((after.leaves - before.leaves) / seconds);
    }
    return told[what].shift() ?? 0;
  };
  return [
    {
      name: 'write',
      bound: 0.95,
      unit: 'receipts/s',
      ours: rateOf(logged),
      floor: rateOf(plain),
      notes: { clients: String(clients) },
    },
    {
      name: 'keeps_up',
      bound: 1,
      unit: 'events/s',
      rounds: 4,
      ours: async () => tell('leaves'),
      floor: async () => tell('events'),
    },
  ];
}

async function countsOf(db: Kysely<Database>): Promise<{ events: number; leaves: number }> {
  const { rows } = await sql<{ events: number; leaves: number }>`
    select (select count(*) from event) as events, (select count(*) from log_leaf) as leaves
  `.execute(db);
  return rows[0] ?? { events: 0, leaves: 0 };
}

function fail(): never {
  throw new Error('No key');
}
