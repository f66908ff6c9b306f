import { randomInt } from 'node:crypto';

import { plannedOnce } from '../db/postgres.ts';
import { prepareScan, type Wanted } from '../src/features/scan/scan.queries.ts';
import { createUnitCodes } from '../src/platform/unit-codes.ts';
import { secret } from './data/firms.ts';
import { codeKeys, seriesOf, unitCodes, unitsPerLot } from './data/lots.ts';
import { createWorlds, slowdownNotes, type World } from './data/worlds.ts';
import type { Bench, Stage } from './harness/bench.ts';
import type { Contest } from './harness/contest.ts';
import { load, measure } from './harness/http-load.ts';
import { openRecorder } from './harness/recorder.ts';
import { type RunningServer, startProduct, startServer } from './harness/servers.ts';

/** As many scan at once: enough to keep every core busy. */
const connections = 32;
/** The product's default. */
const poolSize = 4;
/** The slowest hundredth takes at most so many medians. */
const tailAllowed = 5;
/** Ten times as many lots cost at most so much. */
const slowdownAllowed = 1.15;

const json = 'application/json';
const html = 'text/html';

/** Drawn once for a run: making a code takes as long as sending it. */
const drawn = 200_000;
const hotCodes = 1_000;

function pick<T>(list: readonly T[]): T {
  const one = list[randomInt(list.length)];
  if (one === undefined) throw new RangeError('Nothing to pick from');
  return one;
}

/** In force: of a lot that has arrived, and none of those that were voided. */
function aUnit({ arrived }: World): Wanted {
  const series = randomInt(arrived) + 1;
  const serial = randomInt(unitsPerLot - 10) + 1;
  const key = seriesOf(series);
  const code = unitCodes.make(key, serial);
  return { code, unit: { keyVersion: key.keyVersion, series, serial } };
}

/** Codes of units and of lots, as many of the one as of the other, at random from all there are. */
function draw(world: World): Wanted[] {
  return Array.from({ length: drawn }, (_, at) =>
    at % 2 === 0 ? aUnit(world) : { code: pick(world.codes), unit: null },
  );
}

/** With the right form and check character, by somebody who has another key. */
function forge(): string[] {
  const forger = createUnitCodes(codeKeys.replaceAll('Q', 'F'));
  return Array.from({ length: drawn }, (_, at) =>
    forger.make({ number: at, keyVersion: unitCodes.current }, at % unitsPerLot),
  );
}

function requestOf(path: string, accept: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: ${accept}\r\n\r\n`;
}

function anyOf(requests: readonly string[]): () => string {
  return () => pick(requests);
}

const codeRequest = (accept: string) => (code: string) => requestOf(`/t/${code}`, accept);

/** The floor opens no codes: it is told what the product computes from them. */
function bareRequest({ code, unit }: Wanted): string {
  const numbers = unit === null ? '' : `/${unit.keyVersion}/${unit.series}/${unit.serial}`;
  return requestOf(`/${code}${numbers}`, json);
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
  about:
    'scans of lots and units: node:http with pg and the same statement; from memory; forged; many lots and few',

  async prepare(stage: Stage): Promise<Contest[]> {
    const { small, large } = await createWorlds(stage, 10);
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
    const start = async (world: World, settings = {}) =>
      startProduct(world.database.url, secret, undo, { CODE_KEYS: codeKeys, ...settings });
    const forgetful = { SCAN_CACHE_SECONDS: '0' };
    const product = await start(large);
    const uncached = await start(large, forgetful);
    const uncachedWithFew = await start(small, forgetful);

    const wanted = draw(large);
    const codes = wanted.map(({ code }) => code);
    const [asJson, asPage] = [json, html].map((accept) => codes.map(codeRequest(accept)));
    const ofFew = draw(small).map(({ code }) => codeRequest(json)(code));
    const forged = forge();
    const [forgedPages, forgedJson] = [html, json].map((accept) => forged.map(codeRequest(accept)));
    const hot = asPage?.slice(0, hotCodes) ?? [];
    const bareRequests = anyOf(wanted.map(bareRequest));

    const from = ({ port }: RunningServer, next: () => string, status = 200) => ({
      port,
      connections,
      seconds,
      next,
      status,
    });
    const floor = async () => load(from(bare, bareRequests));
    const sizes = { lots: `${large.count}`, units: `${large.count * unitsPerLot}` };
    const common = { unit: 'scans/s', tailAllowed, notes: sizes };

    return [
      {
        ...common,
        name: 'json',
        bound: 0.8,
        ours: async () => measure(from(uncached, anyOf(asJson ?? []))),
        floor,
      },
      {
        ...common,
        name: 'page',
        bound: 0.6,
        ours: async () => measure(from(uncached, anyOf(asPage ?? []))),
        floor,
      },
      {
        ...common,
        name: 'hot',
        bound: 1.5,
        // Nine of ten.
        ours: async () =>
          measure(from(product, () => pick(randomInt(10) === 0 ? (asPage ?? []) : hot))),
        floor,
        notes: { ...sizes, hot_codes: `${hotCodes}` },
      },
      {
        ...common,
        name: 'forged',
        bound: 0.8,
        ours: async () => measure(from(product, anyOf(forgedPages ?? []), 404)),
        // A page of the same size and the same for everybody.
        floor: async () => load(from(product, () => requestOf('/t', html))),
        notes: { against: '/t' },
      },
      {
        ...common,
        name: 'forged_json',
        bound: 0.8,
        ours: async () => measure(from(product, anyOf(forgedJson ?? []), 404)),
        floor: async () => load(from(product, () => requestOf('/healthz', json))),
        notes: { against: '/healthz' },
      },
      {
        ...common,
        name: 'many_lots',
        bound: 1 / slowdownAllowed,
        ours: async () => measure(from(uncached, anyOf(asJson ?? []))),
        floor: async () => load(from(uncachedWithFew, anyOf(ofFew))),
        notes: slowdownNotes(small, large, slowdownAllowed),
      },
    ];
  },
};
