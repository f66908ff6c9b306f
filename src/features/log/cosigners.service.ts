import type { Db } from '../../core/context.ts';
import { isCosigned } from '../../core/note-signing.ts';
import type { AskWitness, Log, NamedWitness, WitnessAnswer } from '../../core/ports.ts';
import {
  formatSignature,
  type NoteKey,
  parseNote,
  parseSignature,
} from '../../domain/signed-note.ts';
import { formatAddCheckpoint, parseSize, sizeType } from '../../domain/tlog-witness.ts';
import * as cosigners from './cosigners.store.ts';
import { lastCheckpoint, type StoredCheckpoint } from './log.store.ts';
import { proveConsistent } from './log.tree.ts';

/**
 * How many of these witnesses have seen a tree of at least so many leaves: a record's is its index and one. Each counts
 * once, by a cosignature that was checked when it came.
 */
export async function witnessesOf(db: Db, names: readonly string[], size: number): Promise<number> {
  return cosigners.countWitnesses(db, names, size);
}

export type Offering = { db: Db; log: Log; ask: AskWitness; now: () => Date };

/** Why a witness did not cosign. `http_…`: what it answered. */
type Fault =
  /** No answer in time, or none that can be read. */
  | 'unreachable'
  /** What it sent is not signed by its key. */
  | 'forged'
  /** It knows another tree of this size, or one that this log did not grow from. */
  | 'fork'
  /** It has seen more of this log than there is: was an old backup put back? */
  | 'ahead'
  /** It names another size at each question. */
  | 'unsteady'
  | `http_${number}`;

/** Longer than two questions may take. */
const turnMs = 15_000;
const firstRestMs = 1_000;
const longestRestMs = 300_000;

/** Offers a witness the newest checkpoint, where it has not seen it and it is its turn. */
export async function offerCheckpoint(offering: Offering, witness: NamedWitness): Promise<void> {
  const { db, log, now } = offering;
  const { name } = witness.key;
  const last = await lastCheckpoint(db);
  const started = now();
  if (!last || !(await cosigners.isDue(db, name, last.size, started))) return;
  const until = new Date(started.getTime() + turnMs);
  const turn = await cosigners.takeTurn(db, name, { now: started, until });
  if (!turn) return;
  const outcome = await cosignatureOf(offering, witness, last, Math.min(turn.size, last.size));
  if ('line' in outcome) {
    const { line } = outcome;
    await cosigners.keepCosignature(db, { name, size: last.size, line, now: now() });
    return;
  }
  const failures = turn.failures + 1;
  const rest = Math.min(longestRestMs, firstRestMs * 2 ** Math.min(failures, 20));
  const nextAt = new Date(now().getTime() + rest);
  await cosigners.noteFailure(db, name, { fault: outcome.fault, nextAt });
  const told = { witness: name, fault: outcome.fault, failures, size: last.size };
  const isAlarm = outcome.fault === 'fork' || outcome.fault === 'ahead';
  if (isAlarm) log.error(told, 'a witness knows another log than this one');
  else log.warn(told, 'a witness did not cosign');
}

type Outcome = { line: string } | { fault: Fault };

async function cosignatureOf(
  { db, ask }: Offering,
  { key, url }: NamedWitness,
  { size, note }: StoredCheckpoint,
  from: number,
): Promise<Outcome> {
  let old = from;
  // Twice: it may have seen more, or less, than is remembered here.
  for (const isAgain of [false, true]) {
    const proof = await proveConsistent(db, old, size);
    const answer = await ask(`${url}/add-checkpoint`, formatAddCheckpoint({ old, proof, note }));
    if (!answer) return { fault: 'unreachable' };
    if (answer.status === 200) {
      const line = await lineOf(answer.text, note, key);
      return line === undefined ? { fault: 'forged' } : { line };
    }
    if (answer.status === 422) return { fault: 'fork' };
    const known = knownSize(answer);
    if (known === undefined) return { fault: `http_${answer.status}` };
    if (known > size) return { fault: 'ahead' };
    if (known === old) return { fault: 'fork' };
    if (isAgain) break;
    old = known;
  }
  return { fault: 'unsteady' };
}

/** The size that a conflict names. */
function knownSize({ status, contentType, text }: WitnessAnswer): number | undefined {
  if (status !== 409 || contentType.split(';')[0]?.trim() !== sizeType) return undefined;
  return text.endsWith('\n') ? parseSize(text.slice(0, -1)) : undefined;
}

/** The line that this witness signed of this checkpoint; whatever else stands there is nobody's word. */
async function lineOf(answer: string, note: string, key: NoteKey): Promise<string | undefined> {
  const text = parseNote(note)?.text ?? '';
  for (const one of answer.split('\n')) {
    const line = parseSignature(one);
    if (line?.name !== key.name || line.id !== key.id) continue;
    if (await isCosigned(text, line.signature, key)) return formatSignature(line);
  }
  return undefined;
}
