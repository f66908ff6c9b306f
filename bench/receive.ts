import { randomInt, randomUUID } from 'node:crypto';

import { plannedOnce } from '../db/postgres.ts';
import type { Ctx } from '../src/core/context.ts';
import { createJournal } from '../src/core/journal.ts';
import { receive as receiveVerb } from '../src/features/custody/receipts.service.ts';
import { projections } from '../src/projections.ts';
import { type City, secret } from './data/firms.ts';
import { codeKeys, containerOf, lotId } from './data/lots.ts';
import { createWorlds, slowdownBound, slowdownNotes, type World } from './data/worlds.ts';
import type { Bench, Stage } from './harness/bench.ts';
import type { Contest } from './harness/contest.ts';
import { load } from './harness/http-load.ts';
import { preparePgbench, toScript } from './harness/pgbench.ts';
import { openRecorder } from './harness/recorder.ts';
import { type RunningServer, startProduct } from './harness/servers.ts';
import { createSession } from './harness/sessions.ts';

/** Of HTTP and of pgbench alike; also the product's default number of database connections. */
const clients = 4;

/** One kilogram of a lot that waits in its container: enough to do it a thousand times. */
export function receiptOf(city: City, n: number, eventId: string) {
  return {
    eventId,
    premisesId: city.firms[0]?.premisesId ?? '',
    ...containerOf(n),
    lines: [{ lotId: lotId(n), quantity: { netWeightKg: 1, pieces: 0 } }],
  };
}

export function waiting({ arrived, count }: World): number {
  return randomInt(arrived + 1, count + 1);
}

export function requestOf(city: City, world: World, cookies: string): () => string {
  const head =
    'POST /api/receipts HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n' +
    `cookie: ${cookies}\r\n`;
  return () => {
    const body = JSON.stringify(receiptOf(city, waiting(world), randomUUID()));
    return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
}

/** What the command sends to the server, from `begin` to `commit`, with what varies marked. */
async function scriptOf(city: City, world: World) {
  const { db, statements } = openRecorder(world.database.url);
  const eventId = randomUUID();
  const ctx: Ctx = {
    db,
    journal: createJournal(db, projections),
    actor: city.owner,
    now: new Date(),
    whole: db,
    requestId: 'bench',
  };
  const n = waiting(world);
  await receiveVerb(ctx, receiptOf(city, n, eventId));
  await db.destroy();
  const marks = { lot: 'LOT-LOT-LOT', event: 'EVENT-EVENT' };
  const marked = statements.map(({ text, values }) => ({
    text,
    values: values.map(
      (value) => value?.replaceAll(lotId(n), marks.lot).replaceAll(eventId, marks.event) ?? null,
    ),
  }));
  return toScript(
    marked,
    {
      [marks.lot]: `'${lotId(0).slice(0, -12)}' || lpad(:lot::text, 12, '0')`,
      [marks.event]: `'f0000000-0000-7000-8' || lpad(:client_id::text, 3, '0') || '-' ||
        lpad(:serial::text, 12, '0')`,
    },
    ['\\set serial :serial + 1', '\\set lot random(:first, :last)'],
  );
}

export const receive: Bench = {
  name: 'receive',
  about: 'POST /api/receipts: pgbench with the same statements; many lots and few',

  async prepare(stage: Stage): Promise<Contest[]> {
    const { city, small, large } = await createWorlds(stage);
    const { undo, seconds } = stage;
    const pgbench = await preparePgbench(await scriptOf(city, large), undo);
    const keys = { CODE_KEYS: codeKeys };
    const withFew = await startProduct(small.database.url, secret, undo, keys);
    const withMany = await startProduct(large.database.url, secret, undo, keys);
    const rateOf = (server: RunningServer, world: World) => {
      const session = createSession(server);
      return async () => {
        const next = requestOf(city, world, await session());
        return load({ port: server.port, connections: clients, seconds, next });
      };
    };
    let run = 0;
    const floor = async () => {
      run += 1;
      return pgbench({
        url: large.database.url,
        clients,
        seconds,
        session: plannedOnce,
        variables: { serial: run * 1_000_000, first: large.arrived + 1, last: large.count },
      });
    };

    return [
      {
        name: 'command',
        bound: 0.3,
        unit: 'receipts/s',
        ours: rateOf(withMany, large),
        floor,
        notes: { lots: String(large.count), clients: String(clients) },
      },
      {
        name: 'many_lots',
        bound: slowdownBound,
        unit: 'receipts/s',
        ours: rateOf(withMany, large),
        floor: rateOf(withFew, small),
        notes: slowdownNotes(small, large),
      },
    ];
  },
};
