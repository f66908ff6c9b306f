import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';

import type { PersonActor } from '../../src/core/actor.ts';
import { booksOf } from '../../web/console/keeper/offline/books.ts';
import { checkDraft } from '../../web/console/keeper/offline/check.ts';
import { believedNow } from '../../web/console/keeper/offline/clock.ts';
import { openHolds } from '../../web/console/keeper/offline/hold-signature.ts';
import { oneAtATime } from '../../web/console/keeper/offline/lock.ts';
import { keptClock, listQueue, record } from '../../web/console/keeper/offline/queue.ts';
import type { CommandRecord } from '../../web/console/keeper/offline/record.ts';
import {
  keptHolds,
  keptSnapshot,
  keptStore,
  refresh,
} from '../../web/console/keeper/offline/refresh.ts';
import { createServer } from '../../web/console/keeper/offline/server.ts';
import type { Space } from '../../web/console/keeper/offline/space.ts';
import { openStore } from '../../web/console/keeper/offline/store.ts';
import { type Round, syncOnce } from '../../web/console/keeper/offline/sync.ts';
import type { Draft } from '../../web/console/keeper/offline/wire.ts';
import type { TestApp } from '../support/app.ts';

/** What becomes of a request on its way: told by its number and path. */
export type Weather = (request: {
  nth: number;
  method: string;
  path: string;
}) => 'through' | 'cut' | 'answer_lost' | Response | Promise<Response>;

export type Device = Awaited<ReturnType<typeof aDevice>>;

/** A phone of somebody, in front of the real app, with a network that can be spoilt. */
export async function aDevice(
  app: TestApp,
  actor: PersonActor,
  options: { storeId?: string; clockOff?: number; name?: string; space?: Space } = {},
) {
  // A worker's tests share what the browser keeps, whatever file they stand in.
  const name = options.name ?? `device-${randomUUID()}`;
  const db = await openStore({ name });
  const air = {
    weather: ((): 'through' | 'cut' => 'through') as Weather,
    actor: actor as PersonActor | undefined,
    log: [] as string[],
    nth: 0,
  };
  const clock = { off: options.clockOff ?? 0 };
  const now = () => app.clock.now.getTime() + clock.off;
  const fetcher = async (path: string, init: RequestInit): Promise<Response> => {
    air.nth += 1;
    const method = init.method ?? 'GET';
    const became = await air.weather({ nth: air.nth, method, path });
    if (became instanceof Response) return became;
    if (became === 'cut') throw new TypeError('Failed to fetch');
    air.log.push(`${method} ${path}`);
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = init.body === undefined ? undefined : await bytesOf(init.body);
    const { response } = await app.send(method, path, body, air.actor, headers);
    if (became === 'answer_lost') throw new TypeError('Failed to fetch');
    const withTime = new Headers(response.headers);
    withTime.set('date', app.clock.now.toUTCString());
    const { status } = response;
    const empty = status === 304 || status === 204;
    return new Response(empty ? null : await response.arrayBuffer(), { status, headers: withTime });
  };
  const owner = `${actor.userId}@${actor.orgId}`;
  const server = createServer(fetcher, now, () => 'zh-CN');
  const deps = { db, server, owner, now, space: options.space };
  if (options.storeId !== undefined) await keptStore(owner).write(db, options.storeId);
  const alone = oneAtATime(db, undefined, now);
  return {
    ...deps,
    name,
    air,
    clock,
    record: (draft: Draft) => record(deps, draft),
    queue: () => listQueue(db, owner),
    states: async () => (await listQueue(db, owner)).map(({ state }) => state),
    refresh: () => refresh(deps),
    sync: (): Promise<Round> => syncOnce({ ...deps, refresh: () => refresh(deps) }, alone),
    /** What the keeper sees: the snapshot with what waits. */
    books: async () => {
      const snapshot = await keptSnapshot(owner).read(db);
      if (!snapshot) throw new Error('No snapshot');
      return booksOf(snapshot, await listQueue(db, owner));
    },
    check: async (draft: Draft) => {
      const snapshot = await keptSnapshot(owner).read(db);
      if (!snapshot) throw new Error('No snapshot');
      const books = booksOf(snapshot, await listQueue(db, owner));
      const holds = await openHolds(await keptHolds(owner).read(db), actor.orgId);
      return checkDraft(books, holds, draft, believedNow(now(), await keptClock.read(db)));
    },
    offline: () => {
      air.weather = () => 'cut';
    },
    online: () => {
      air.weather = () => 'through';
    },
  };
}

async function bytesOf(body: BodyInit | null): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body).arrayBuffer());
}

/** What was posted to the API, in the order in which it arrived. */
export const commandsIn = (log: readonly string[]): string[] =>
  log.filter((line) => line.startsWith('POST '));

export const codesOf = (queue: readonly CommandRecord[]): (string | undefined)[] =>
  queue.map(({ refusal }) => refusal?.code);
