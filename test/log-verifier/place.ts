import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { verifyLog } from '../../tools/verify-log.mjs';
import {
  filesOf,
  naiveLog,
  tempFolder,
  writeFiles,
  type NaiveLog,
  type RecordLine,
  type Signer,
} from './naive-log.ts';

/** Two full tiles, a partial one, and a tile above. */
export const size = 600;
export const honest = naiveLog(size);

export type Place = { log: string; state: string };

export async function place(log: NaiveLog = honest, signers?: readonly Signer[]): Promise<Place> {
  const folder = await tempFolder();
  const here = { log: join(folder, 'log'), state: join(folder, 'state') };
  await writeFiles(here.log, filesOf(log, signers));
  return here;
}

export function check({ log, state }: Place, options: object = {}) {
  return verifyLog({ target: log, state, ...options });
}

export async function edit(path: string, change: (bytes: Buffer) => Buffer) {
  await writeFile(path, change(await readFile(path)));
}

export async function editLines(here: Place, change: (lines: RecordLine[]) => RecordLine[]) {
  const lines = change(structuredClone(honest.lines));
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await writeFile(join(here.log, 'records.jsonl'), text);
}

export function recordOf(lines: RecordLine[], index: number) {
  const record = lines[index]?.record;
  if (!record) throw new Error(`No record ${index}`);
  return record;
}

export function without(log: NaiveLog, index: number): NaiveLog {
  const lines = log.lines.filter((line) => line.index !== index);
  return {
    entries: log.entries.filter((_, i) => i !== index),
    lines: lines.map((line, i) => ({ ...line, index: i })),
  };
}

export function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Where entry `i` of a bundle begins. */
export function entryOffset(bytes: Buffer, i: number): number {
  let offset = 0;
  for (let n = 0; n < i; n += 1) offset += 2 + bytes.readUInt16BE(offset);
  return offset + 2;
}
