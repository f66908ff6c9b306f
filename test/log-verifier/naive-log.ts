import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { onTestFinished } from 'vitest';

import { canonicalJson, type Json } from '../../src/domain/canonical-json.ts';

/*
 * A log made the slow way, straight from the texts of RFC 6962 and of C2SP: shares nothing with the
 * verifier, so that both can't be wrong alike.
 */

export function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function leafOf(entry: string | Uint8Array): Buffer {
  return sha256(Uint8Array.of(0), entry);
}

/** RFC 6962, 2.1: k is the largest power of two smaller than n. */
function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Trees over ranges of the same leaves; hashes of ranges are remembered, or 300² proofs take minutes. */
export function rfcTree(leaves: readonly Buffer[]) {
  const known = new Map<number, Buffer>();

  /** MTH(D[from:to]), 2.1. */
  function mth(from: number, to: number): Buffer {
    if (from === to) return sha256();
    const key = from * 1_048_576 + to;
    const before = known.get(key);
    if (before) return before;
    const n = to - from;
    const hash =
      n === 1
        ? (leaves[from] ?? sha256())
        : sha256(Uint8Array.of(1), mth(from, from + splitOf(n)), mth(from + splitOf(n), to));
    known.set(key, hash);
    return hash;
  }

  /** PATH(m, D[from:to]), 2.1.1. */
  function path(m: number, from: number, to: number): Buffer[] {
    const n = to - from;
    if (n === 1) return [];
    const k = splitOf(n);
    return m < k
      ? [...path(m, from, from + k), mth(from + k, to)]
      : [...path(m - k, from + k, to), mth(from, from + k)];
  }

  /** SUBPROOF(m, D[from:to], b), 2.1.2. */
  function subproof(m: number, from: number, to: number, b: boolean): Buffer[] {
    const n = to - from;
    if (m === n) return b ? [] : [mth(from, to)];
    const k = splitOf(n);
    return m <= k
      ? [...subproof(m, from, from + k, b), mth(from + k, to)]
      : [...subproof(m - k, from + k, to, false), mth(from, from + k)];
  }

  return {
    root: (size: number) => mth(0, size),
    range: mth,
    inclusion: (index: number, size: number) => path(index, 0, size),
    consistency: (old: number, size: number) => subproof(old, 0, size, true),
  };
}

export type Signer = { vkey: string; line: (text: string) => string };

/** A key that is the same in each run. */
function privateKey(seed: string): KeyObject {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    sha256(seed),
  ]);
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
}

function publicBytes(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}

function noteKey(name: string, encoded: Uint8Array) {
  const id = sha256(`${name}\n`, encoded).subarray(0, 4);
  const vkey = `${name}+${id.toString('hex')}+${Buffer.from(encoded).toString('base64')}`;
  const line = (signature: Uint8Array) =>
    `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
  return { vkey, line };
}

export function logSigner(name: string, seed = name): Signer {
  const key = privateKey(seed);
  const { vkey, line } = noteKey(name, Buffer.concat([Uint8Array.of(1), publicBytes(key)]));
  return { vkey, line: (text) => line(sign(null, Buffer.from(text), key)) };
}

export function witness(name: string, seconds: number): Signer {
  const key = privateKey(name);
  const { vkey, line } = noteKey(name, Buffer.concat([Uint8Array.of(4), publicBytes(key)]));
  return {
    vkey,
    line: (text) => {
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(BigInt(seconds));
      const message = `cosignature/v1\ntime ${seconds}\n${text}`;
      return line(Buffer.concat([time, sign(null, Buffer.from(message), key)]));
    },
  };
}

/** Type 0xff, whose signature nobody here can check. */
export function sm2Signer(name: string): Signer {
  const point = Buffer.alloc(65, 7);
  const encoded = Buffer.concat([Uint8Array.of(0xff), Buffer.from('sm2-sm3\0'), point]);
  const { vkey, line } = noteKey(name, encoded);
  return { vkey, line: () => line(Buffer.alloc(64, 9)) };
}

export type LogRecord = { [member: string]: Json };
export type RecordLine = { index: number; record: LogRecord | null; salt: string | null };
export type NaiveLog = { entries: string[]; lines: RecordLine[] };

export const origin = 'frostmark.example/log';

function moment(micros: number): string {
  const text = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19);
  return `${text}.${String(micros % 1_000_000).padStart(6, '0')}Z`;
}

export type Happening = { seed?: string; lateHours?: number; sha256?: string };

/** The record of event `i`; `seed` makes another one of the same number. */
export function naiveRecord(i: number, { seed = '', lateHours = 0, sha256: file }: Happening = {}) {
  const recorded = Date.UTC(2026, 10, 29, 3, 4, 5) * 1000 + i * 1_000_003;
  const id = sha256(`id ${i}${seed}`).toString('hex').slice(0, 32);
  const salt = sha256(`salt ${i}${seed}`).toString('hex').slice(0, 32);
  const recordedAt = moment(recorded);
  const record: LogRecord = {
    actor: sha256(Buffer.from(salt, 'hex'), `keeper ${i % 7}`).toString('hex'),
    body: {
      note: `冻虾 ${i}${seed}`,
      grams: i * 25,
      ...(file === undefined ? {} : { sha256: file }),
    },
    commandId: `command-${i}`,
    corrects: null,
    id,
    lots: [`lot-${i % 3}`],
    occurredAt: moment(recorded - lateHours * 3_600_000_000 - 17),
    orgId: 'org-1',
    reason: null,
    recordedAt,
    seq: i + 1,
    type: 'custody.received',
    version: 1,
  };
  const commitment = sha256(Buffer.from(salt, 'hex'), canonicalJson(record)).toString('hex');
  const entry = canonicalJson({ commitment, lateHours, recordedAt, v: 1 });
  return { id, recordedAt, record, salt, entry };
}

export function naiveLog(size: number, happenings: Record<number, Happening> = {}): NaiveLog {
  const entries: string[] = [];
  const lines: RecordLine[] = [];
  for (let index = 0; index < size; index += 1) {
    const { record, salt, entry } = naiveRecord(index, happenings[index]);
    entries.push(entry);
    lines.push({ index, record, salt });
  }
  return { entries, lines };
}

export const logKey = logSigner(origin);

export function checkpointOf(
  entries: readonly string[],
  signers: readonly Signer[] = [logKey],
  name = origin,
): string {
  const root = rfcTree(entries.map(leafOf)).root(entries.length);
  const text = `${name}\n${entries.length}\n${root.toString('base64')}\n`;
  return `${text}\n${signers.map(({ line }) => line(text)).join('')}`;
}

export function tileName(level: number | string, n: number, width: number): string {
  const elements = [String(n % 1000).padStart(3, '0')];
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    elements.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  return `tile/${level}/${elements.join('/')}${width === 256 ? '' : `.p/${width}`}`;
}

/** Every file of the log by its name. C2SP tlog-tiles: MTH(D[(n*256+i)*256**l : (n*256+i+1)*256**l]). */
export function filesOf({ entries, lines }: NaiveLog, signers?: readonly Signer[]) {
  const files = new Map<string, Buffer>();
  const tree = rfcTree(entries.map(leafOf));
  for (let level = 0; 256 ** level <= entries.length; level += 1) {
    const span = 256 ** level;
    const count = Math.floor(entries.length / span);
    for (let n = 0; n * 256 < count; n += 1) {
      const width = Math.min(256, count - n * 256);
      const hashes = Array.from({ length: width }, (_, i) =>
        tree.range((n * 256 + i) * span, (n * 256 + i + 1) * span),
      );
      files.set(tileName(level, n, width), Buffer.concat(hashes));
      if (level > 0) continue;
      files.set(tileName('entries', n, width), bundleOf(entries.slice(n * 256, n * 256 + width)));
    }
  }
  files.set('checkpoint', Buffer.from(checkpointOf(entries, signers)));
  files.set('keys', Buffer.from((signers ?? [logKey]).map(({ vkey }) => `${vkey}\n`).join('')));
  files.set(
    'records.jsonl',
    Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
  );
  return files;
}

function bundleOf(entries: readonly string[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const bytes = Buffer.from(entry);
      return [Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes];
    }),
  );
}

export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'frostmark-log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>) {
  await rm(folder, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
}
