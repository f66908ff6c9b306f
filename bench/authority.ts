import { randomInt, randomUUID } from 'node:crypto';

import { type City, secret } from './data/firms.ts';
import { lotId } from './data/lots.ts';
import { createOneWorld, type World } from './data/worlds.ts';
import type { Bench, Stage } from './harness/bench.ts';
import type { Contest } from './harness/contest.ts';
import { load } from './harness/http-load.ts';
import { type RunningServer, startServer } from './harness/servers.ts';
import { createSession } from './harness/sessions.ts';
import { receiptOf, waiting } from './receive.ts';

const connections = 16;
const writers = 4;

/** What people at the first firm look at, whose lots are those that wait; each as often as the others. */
function requestOf({ arrived, count }: World, cookies: string): () => string {
  const paths = [
    () => `/api/lots/${lotId(randomInt(arrived, count) + 1)}`,
    () => '/api/lots?limit=20',
    () => '/api/stock?limit=20',
    () => `/api/lots/${lotId(randomInt(arrived, count) + 1)}/trace`,
  ];
  return () => {
    const path = paths[randomInt(paths.length)]?.() ?? '';
    return `GET ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookies}\r\n\r\n`;
  };
}

function receipts(city: City, world: World, header: string): () => string {
  const head =
    'POST /api/receipts HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n' + header;
  return () => {
    const body = JSON.stringify(receiptOf(city, waiting(world), randomUUID()));
    return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
}

/** As a program goes about it: an owner's key once, a token for each round. */
function createTokens(server: RunningServer): () => Promise<string> {
  const session = createSession(server);
  const post = async (path: string, headers: Record<string, string>, body?: unknown) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as { secret?: string; accessToken?: string };
  };
  let key: string | undefined;
  return async () => {
    key ??= (
      await post(
        '/api/keys',
        { cookie: await session() },
        { name: 'bench', scopes: ['read', 'custody:write'] },
      )
    ).secret;
    const { accessToken } = await post('/api/token', { authorization: `Bearer ${key}` });
    return `authorization: Bearer ${accessToken}\r\n`;
  };
}

/** A signed-in read costs at most so many times the same read of somebody taken at their word. */
const signInAllowed = 1.3;

export const authority: Bench = {
  name: 'authority',
  about:
    'reads of a signed-in firm: with row security and without; with sign-in and without; writes with a token',

  async prepare(stage: Stage): Promise<Contest[]> {
    const { city, world } = await createOneWorld(stage);
    const { undo, seconds } = stage;
    const serverWith = async (guards: Record<string, string>) =>
      startServer(
        ['bench/authority-server.ts'],
        {
          DATABASE_URL: world.database.url,
          SECRET: secret,
          DEMO: 'off',
          LOG_LEVEL: 'info',
          ACTOR: JSON.stringify(city.owner),
          ...guards,
        },
        undo,
      );
    const whole = await serverWith({});
    const unwalled = await serverWith({ WALL: 'off' });
    const taken = await serverWith({ SIGN_IN: 'off' });
    const rateOf = (server: RunningServer) => {
      const session = createSession(server);
      return async () => {
        const next = requestOf(world, await session());
        return load({ port: server.port, connections, seconds, next });
      };
    };
    const ours = rateOf(whole);
    const writes = (server: RunningServer, header: () => Promise<string>) => async () => {
      const next = receipts(city, world, await header());
      return load({ port: server.port, connections: writers, seconds, next });
    };
    const allowed = { slowdown_allowed: String(signInAllowed) };
    return [
      { name: 'wall', bound: 0.85, unit: 'reads/s', ours, floor: rateOf(unwalled), notes: {} },
      {
        name: 'session',
        bound: 1 / signInAllowed,
        unit: 'reads/s',
        ours,
        floor: rateOf(taken),
        notes: allowed,
      },
      {
        name: 'token',
        bound: 1 / signInAllowed,
        unit: 'receipts/s',
        ours: writes(whole, createTokens(whole)),
        floor: writes(taken, async () => ''),
        notes: allowed,
      },
    ];
  },
};
