import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { ConfigError, readConfig } from '../../src/config.ts';
import { cosign, isCosigned, openSigner } from '../../src/core/note-signing.ts';
import type { Log, NamedWitness } from '../../src/core/ports.ts';
import {
  formatKey,
  formatSignature,
  parseKey,
  parseNote,
  signatureTypes,
} from '../../src/domain/signed-note.ts';
import { offerCheckpoint, witnessesOf } from '../../src/features/log/cosigners.service.ts';
import { lastCheckpoint } from '../../src/features/log/log.store.ts';
import { createWitnessClient } from '../../src/platform/witness-client.ts';
import { openWitness } from '../../src/platform/witness-keys.ts';
import { createTestApp, testLogKeys, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, unique } from '../support/factories.ts';
import { aSeed, integrateAll } from './support.ts';

/** Ours, and the one of the installation that is asked to cosign. */
const database = useDatabase();
const elsewhere = useDatabase();

const clock = { now: testNow };
const told: Record<string, unknown>[] = [];
const hear = (fields: Record<string, unknown>) => void told.push(fields);
const log: Log = { info: () => {}, warn: hear, error: hear };
const ask = createWitnessClient(new AbortController().signal);

const offer = async (witness: NamedWitness) =>
  offerCheckpoint({ db: database(), log, ask, now: () => clock.now }, witness);

/** Records something, and has it in the log. */
async function grow(): Promise<number> {
  await anOrganisation(database());
  await integrateAll(database(), clock.now);
  return (await lastCheckpoint(database()))?.size ?? 0;
}

const rowOf = async (name: string) =>
  database().selectFrom('log_cosigner').selectAll().where('name', '=', name).executeTakeFirst();

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map(async (close) => close()));
});

/** A whole Frostmark that witnesses this log, on a port of its own. */
async function aWitness(): Promise<NamedWitness> {
  const [{ key }] = (await testLogKeys).signers as [never];
  const witness = openWitness(aSeed(), unique('other.example/witness'), [key]);
  const { app } = createTestApp(elsewhere(), { witness });
  const { server, port } = await new Promise<{ server: Closable; port: number }>((resolve) => {
    const one = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (at) =>
      resolve({ server: one, port: at.port }),
    );
  });
  closing.push(async () => closed(server));
  const url = `http://127.0.0.1:${port}/witness`;
  const named = parseKey((await (await fetch(`${url}/key`)).text()).trim());
  if (!named) throw new Error('No key');
  return { key: named, url };
}

type Closable = { close: (done: () => void) => void };
const closed = async (server: Closable) =>
  new Promise<void>((resolve) => {
    if ('closeAllConnections' in server) (server.closeAllConnections as () => void)();
    server.close(() => resolve());
  });

type Behave = (body: string, answer: ServerResponse) => void | Promise<void>;

/** Somebody who answers as the test says. */
async function aStranger(behave: Behave) {
  const signer = await openSigner(
    unique('stranger.example/w'),
    Buffer.from(aSeed(), 'base64url'),
    signatureTypes.cosignature,
  );
  const bodies: string[] = [];
  const server = createServer((request: IncomingMessage, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      bodies.push(body);
      void behave(body, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => closed(server));
  const { port } = server.address() as AddressInfo;
  const named = { key: signer.key, url: `http://127.0.0.1:${port}` };
  return { named, bodies, signer };
}

const conflict = (answer: ServerResponse, size: number) =>
  answer.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${size}\n`);

beforeAll(async () => {
  await grow();
});

test('another Frostmark cosigns each checkpoint after the one it saw, and it is published so', async () => {
  const witness = await aWitness();
  const first = await grow();
  await offer(witness);
  expect(await rowOf(witness.key.name)).toMatchObject({ size: first, failures: 0, fault: null });
  const before = await witnessesOf(database(), [witness.key.name], first);
  const second = await grow();
  expect(await witnessesOf(database(), [witness.key.name], second)).toBe(0);
  await offer(witness);
  expect(await witnessesOf(database(), [witness.key.name], second)).toBe(1);
  expect(await witnessesOf(database(), [witness.key.name], first)).toBe(before);

  const published = await (await createTestApp(database()).get('/log/checkpoint')).response.text();
  const note = parseNote(published);
  const line = note?.signatures.find(({ name }) => name === witness.key.name);
  expect(line?.id).toBe(witness.key.id);
  expect(await isCosigned(note?.text ?? '', line?.signature ?? new Uint8Array(), witness.key)).toBe(
    true,
  );
});

test('one that saw more or less than is remembered is asked once more, from where it is', async () => {
  const witness = await aWitness();
  const { name } = witness.key;
  await offer(witness);
  await sql`update log_cosigner set size = 1 where name = ${name}`.execute(database());
  await grow();
  await offer(witness);
  const size = await grow();
  await sql`delete from log_witnessed`.execute(elsewhere());
  await offer(witness);
  expect(await rowOf(name)).toMatchObject({ size, failures: 0 });
});

test('nothing is asked, and nothing written, while there is nothing new', async () => {
  const { named, bodies, signer } = await aStranger(async (body, answer) => {
    const text = parseNote(body.slice(body.indexOf('\n\n') + 2))?.text ?? '';
    answer.writeHead(200).end(formatSignature(await cosign(signer, text, 1)));
  });
  await grow();
  await offer(named);
  await offer(named);
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toMatch(
    /^old 0\n\nfrostmark\.test\/log\n\d+\n\S{44}\n\n\u2014 frostmark\.test\/log \S+\n$/,
  );
  const before = await rowOf(named.key.name);
  const size = await grow();
  await offer(named);
  expect(bodies[1]).toMatch(new RegExp(`^old ${before?.size}\n(\\S{44}\n)+\n`));
  expect(await rowOf(named.key.name)).toMatchObject({ size });
});

test('of processes that come at once one asks', async () => {
  const { named, bodies } = await aStranger((_, answer) => {
    setTimeout(() => answer.writeHead(500).end(), 300);
  });
  await Promise.all(Array.from({ length: 5 }, async () => offer(named)));
  expect(bodies).toHaveLength(1);
});

test('a line that its key did not sign is refused and told of, and nothing is kept', async () => {
  const forger = await openSigner('forger', Buffer.from(aSeed(), 'base64url'), 4);
  const { named } = await aStranger(async (body, answer) => {
    const text = parseNote(body.slice(body.indexOf('\n\n') + 2))?.text ?? '';
    const { signature } = await cosign(forger, text, 1_700_000_000);
    const { name, id } = named.key;
    answer.writeHead(200).end(formatSignature({ name, id, signature }));
  });
  const { name } = named.key;
  told.length = 0;
  const size = await grow();
  await offer(named);
  expect(told).toEqual([{ witness: name, fault: 'forged', failures: 1, size }]);
  const kept = await database()
    .selectFrom('log_cosignature')
    .selectAll()
    .where('witness', '=', name)
    .execute();
  expect(kept).toEqual([]);
  expect(await rowOf(name)).toMatchObject({ size: 0, fault: 'forged', seen_at: null });
  expect(await witnessesOf(database(), [name], size)).toBe(0);
});

test('one that fails is asked more and more rarely, until it cosigns', async () => {
  let works = false;
  const { named, bodies, signer } = await aStranger(async (body, answer) => {
    if (!works) return void answer.writeHead(503).end();
    const text = parseNote(body.slice(body.indexOf('\n\n') + 2))?.text ?? '';
    answer.writeHead(200).end(formatSignature(await cosign(signer, text, 1)));
  });
  const asked: number[] = [];
  for (let second = 0; second < 3600; second += 1) {
    clock.now = new Date(testNow.getTime() + second * 1000);
    const before = bodies.length;
    await offer(named);
    if (bodies.length > before) asked.push(second);
  }
  expect(asked.slice(0, 9)).toEqual([0, 2, 6, 14, 30, 62, 126, 254, 510]);
  expect(asked.slice(-2)).toEqual([3210, 3510]);
  works = true;
  clock.now = new Date(testNow.getTime() + 3810_000);
  await offer(named);
  expect(await rowOf(named.key.name)).toMatchObject({ failures: 0, fault: null });
  clock.now = testNow;
});

test.for<[string, string, Behave]>([
  [
    'sees another tree of this size',
    'fork',
    (body, answer) => void conflict(answer, Number(/\d+/.exec(body)?.[0])),
  ],
  ['finds that it did not grow', 'fork', (_, answer) => void answer.writeHead(422).end()],
  ['has seen more than there is', 'ahead', (_, answer) => void conflict(answer, 1_000_000)],
  [
    'names another size each time',
    'unsteady',
    (body, answer) => void conflict(answer, 1 + Number(/\d+/.exec(body)?.[0])),
  ],
  ['refuses', 'http_403', (_, answer) => void answer.writeHead(403).end()],
  ['conflicts without a size', 'http_409', (_, answer) => void answer.writeHead(409).end('5\n')],
  [
    'sends elsewhere',
    'unreachable',
    (_, answer) => void answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  ],
  ['answers without end', 'unreachable', (_, answer) => pour(answer)],
  ['never answers', 'unreachable', () => {}],
])('a witness that %s: %s', async ([, fault, behave]) => {
  const { named, bodies } = await aStranger(behave);
  await grow();
  const started = performance.now();
  await offer(named);
  expect(performance.now() - started).toBeLessThan(7_000);
  expect(await rowOf(named.key.name)).toMatchObject({ fault, failures: 1, size: 0 });
  expect(bodies.length).toBe(fault === 'unsteady' ? 2 : 1);
});

function pour(answer: ServerResponse): void {
  answer.writeHead(200);
  const more = () => {
    while (!answer.destroyed && answer.write('x'.repeat(16_384)));
    if (!answer.destroyed) answer.once('drain', more);
  };
  more();
}

test('settings name witnesses and logs by their keys, each wrong entry by its place', async () => {
  const { key } = await openSigner('w.example/w', new Uint8Array(32), signatureTypes.cosignature);
  const { key: logKey } = await openSigner('log.example/log', new Uint8Array(32));
  const vkey = formatKey(key);
  const config = readConfig({
    LOG_WITNESSES: `${vkey} https://w.example/witness/`,
    WITNESS_LOGS: `${formatKey(logKey)}\n${formatKey(logKey)}`,
    WITNESS_KEY: 'A'.repeat(43),
  });
  expect(config.logWitnesses).toEqual([{ key, url: 'https://w.example/witness' }]);
  expect(config.witnessLogs).toEqual([logKey, logKey]);
  const faultsOf = (env: Record<string, string>): string[] => {
    try {
      readConfig(env);
    } catch (error) {
      if (error instanceof ConfigError) {
        return error.faults.map(({ name, text }) => `${name}: ${text.en}`);
      }
      throw error;
    }
    return [];
  };
  const wrong = /^LOG_WITNESSES: entry 2 has to be/;
  for (const second of [
    `${vkey} ftp://w.example`,
    vkey,
    `${formatKey(logKey)} https://w.example`,
    `${vkey.slice(0, -4)} https://w.example`,
    `${vkey} https://w.example more`,
  ]) {
    const value = `${vkey} https://w.example/,\n ${second}`;
    expect(faultsOf({ LOG_WITNESSES: value })).toContainEqual(expect.stringMatching(wrong));
  }
  expect(faultsOf({ LOG_WITNESSES: `${vkey} http://a, ${vkey} http://b` })).toEqual([
    'LOG_WITNESSES: each witness stands once (a name comes twice)',
  ]);
  expect(faultsOf({ WITNESS_LOGS: vkey })).toEqual([
    expect.stringMatching(/^WITNESS_LOGS: entry 1 is no Ed25519 key of a log/),
  ]);
});
