import { readFile } from 'node:fs/promises';

import pg from 'pg';

import { addFamilies, counts, type widths } from './data/families.ts';
import { foundCity, secret } from './data/firms.ts';
import type { Bench, Stage } from './harness/bench.ts';
import type { Contest } from './harness/contest.ts';
import { startServer } from './harness/servers.ts';

/** The whole answer takes at most so many times as long as finding the same ids. */
const allowed = 3;
/** A hundred lots at once take at most so many times as long as one that reaches as far. */
const manyAllowed = 1.5;
/** Milliseconds that our first bytes may come later than the floor's. */
const firstBytesAllowed = 50;
/** Megabytes. */
const memoryAllowed = 300;

type Asked = { lotIds: readonly string[] };

/**
 * The barest: which lots, then at which places they were. Ids only; without time, quantities, names,
 * rights or order, handed over by a server that does nothing else (as in the bench of scans).
 */
const floorStatement = `
  with recursive reach (id) as (
    select unnest($1::uuid[])
    union
    select p.child_id from reach r join lot_parent p on p.parent_id = r.id
  )
  select distinct m.lot_id, m.to_place from reach r join movement m on m.lot_id = r.id`;

/**
 * The barest that goes the way of the goods: from where something is along each movement to where it went,
 * so that it finds the places themselves and not all places at which a lot that was reached ever was.
 */
const walkingStatement = `
  with recursive reach (lot_id, place_id) as (
    select lot_id, to_place from movement where lot_id = any($1::uuid[])
    union
    select n.lot_id, n.place_id from reach r cross join lateral (
      select m.lot_id, m.to_place from movement m
      where m.lot_id = r.lot_id and m.from_place = r.place_id
      union all
      select m.lot_id, m.to_place from lot_parent p join movement m on m.lot_id = p.child_id
      where p.parent_id = r.lot_id and m.from_place is null) n (lot_id, place_id)
  )
  select lot_id, place_id from reach`;

type Timed = { milliseconds: number; first: number; bytes: number; nodes: number };

export const trace: Bench = {
  name: 'trace',
  about: 'whole traces over HTTP against the barest recursions for the same ids; many lots at once',

  async prepare({ server, undo, quick, say }: Stage): Promise<Contest[]> {
    const database = await server.create();
    const city = await foundCity(database.url);
    const started = performance.now();
    const roots = await addFamilies(database.url, city, quick ? counts.quick : counts.whole);
    const client = new pg.Client(database.url);
    await client.connect();
    undo.add(async () => client.end());
    const { rows } = await client.query(
      `select (select count(*) from lot) as lots, (select count(*) from movement) as movements`,
    );
    const [{ lots, movements }] = rows as [{ lots: string; movements: string }];
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    say(`  ${lots} lots, ${movements} movements loaded in ${seconds} s`);

    const product = await startServer(
      ['bench/authority-server.ts'],
      {
        DATABASE_URL: database.url,
        SECRET: secret,
        DEMO: 'off',
        LOG_LEVEL: 'info',
        SIGN_IN: 'off',
        ACTOR: JSON.stringify({
          kind: 'person',
          userId: 'bench',
          orgId: city.owner.orgId,
          orgKind: 'regulator',
          role: 'inspector',
          jurisdiction: 'CN/',
        }),
      },
      undo,
    );
    const startFloor = async (statement: string) =>
      startServer(
        ['bench/trace-floor.ts'],
        { DATABASE_URL: database.url, STATEMENT: statement },
        undo,
      );
    const [barestFloor, walkingFloor] = [
      await startFloor(floorStatement),
      await startFloor(walkingStatement),
    ];
    const ask = async ({ lotIds }: Asked) => traceOf(product.port, lotIds);
    const find = async ({ lotIds }: Asked) => findIds(barestFloor.port, lotIds);
    const before = await memoryOf(product.pid);

    const contests: Contest[] = [];
    const sizes: [keyof typeof widths, string][] = [
      ['hundred', '100'],
      ['tenThousand', '10000'],
      ['hundredThousand', '100000'],
    ];
    for (const [size, name] of sizes) {
      const [root = ''] = roots[size];
      const asked = { lotIds: [root] };
      const repeats = size === 'hundred' ? 20 : 1;
      const ours = await ask(asked);
      await find(asked);
      const walk = async () => findIds(walkingFloor.port, asked.lotIds);
      await walk();
      const again = [await ask(asked), await find(asked)] as const;
      const later = again[0].first - again[1].first;
      if (later > firstBytesAllowed)
        say(`!!! first bytes ${later.toFixed(0)} ms after the floor's`);
      const common = { bound: 1 / allowed, unit: 'traces/s', rounds: 8 };
      const measured = async () => rateOf(repeats, async () => ask(asked));
      contests.push({
        ...common,
        name: `nodes_${name}`,
        ours: measured,
        floor: async () => rateOf(repeats, async () => find(asked)),
        notes: {
          times_allowed: String(allowed),
          nodes: String(ours.nodes),
          megabytes: (ours.bytes / 1e6).toFixed(1),
          first_bytes_later: `${later.toFixed(0)}ms`,
          first_bytes_allowed: `${firstBytesAllowed}ms`,
          ours_once: `${again[0].milliseconds.toFixed(0)}ms`,
        },
      });
      contests.push({
        ...common,
        name: `walked_${name}`,
        ours: measured,
        floor: async () => rateOf(repeats, walk),
        notes: { times_allowed: String(allowed), nodes: String(ours.nodes) },
      });
    }
    const { peak } = await memoryOf(product.pid);
    say(
      `  the server took ${before.now} MB idle, ${peak} MB at most; ${memoryAllowed} MB are allowed`,
    );
    const hundred = { lotIds: roots.hundred.slice(1, 101) };
    const one = { lotIds: roots.tenThousand.slice(0, 1) };
    contests.push({
      name: 'lots_100',
      bound: 1 / manyAllowed,
      unit: 'traces/s',
      rounds: 8,
      ours: async () => rateOf(3, async () => ask(hundred)),
      floor: async () => rateOf(3, async () => ask(one)),
      notes: {
        times_allowed: String(manyAllowed),
        nodes: String((await ask(hundred)).nodes),
        against_nodes: String((await ask(one)).nodes),
      },
    });
    return contests;
  },
};

async function rateOf(times: number, run: () => Promise<Timed>): Promise<number> {
  let milliseconds = 0;
  for (let turn = 0; turn < times; turn += 1) milliseconds += (await run()).milliseconds;
  return (1000 * times) / milliseconds;
}

async function traceOf(port: number, lotIds: readonly string[]): Promise<Timed> {
  const started = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/api/traces/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      sources: lotIds.map((id) => ({ kind: 'lot', id })),
      directions: ['forward'],
      maxNodes: 1_000_000,
    }),
  });
  if (!answer.ok || !answer.body) throw new Error(`A trace failed: ${await answer.text()}`);
  let [first, bytes] = [0, 0];
  let last = '';
  for await (const chunk of answer.body) {
    if (first === 0) first = performance.now() - started;
    bytes += chunk.length;
    last = `${last}${Buffer.from(chunk.subarray(-4000)).toString('latin1')}`.slice(-4000);
  }
  const milliseconds = performance.now() - started;
  const end = JSON.parse(last.trimEnd().split('\n').at(-1) ?? '') as {
    end: { nodes: number; bound: unknown; balance: { balances: boolean } | null };
  };
  if (end.end.bound !== null || end.end.balance?.balances !== true) {
    throw new Error(`Not a whole trace: ${JSON.stringify(end)}`);
  }
  return { milliseconds, first, bytes, nodes: end.end.nodes };
}

async function findIds(port: number, lotIds: readonly string[]): Promise<Timed> {
  const started = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body: JSON.stringify({ lotIds }),
  });
  if (!answer.ok || !answer.body) throw new Error(`The floor failed: ${await answer.text()}`);
  let [first, bytes] = [0, 0];
  for await (const chunk of answer.body) {
    if (first === 0) first = performance.now() - started;
    bytes += chunk.length;
  }
  return { milliseconds: performance.now() - started, first, bytes, nodes: 0 };
}

/** Of a process, in megabytes; Linux alone tells. */
async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}
