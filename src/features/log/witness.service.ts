import type { Db } from '../../core/context.ts';
import { uuidv7 } from '../../core/ids.ts';
import { cosign, isSigned, type Witness } from '../../core/note-signing.ts';
import type { Log } from '../../core/ports.ts';
import { countTry, type Limit } from '../../core/rate-limit.ts';
import { parseCheckpoint } from '../../domain/checkpoint.ts';
import { emptyRoot, isConsistent, isSame } from '../../domain/merkle.ts';
import {
  formatKey,
  formatSignature,
  type NoteKey,
  type SignedNote,
} from '../../domain/signed-note.ts';
import { parseAddCheckpoint } from '../../domain/tlog-witness.ts';
import * as errors from './witness.errors.ts';
import { moveWitnessed, readWitnessed } from './witness.store.ts';

export type WitnessDeps = { db: Db; log: Log; witness: Witness | undefined };

/** A busy log comes once a second, and twice when it has lost count. */
const perAddress: Limit = { seconds: 60, most: 300 };

export function demandWitness({ witness }: Pick<WitnessDeps, 'witness'>): Witness {
  if (!witness) throw errors.witnessNotOffered();
  return witness;
}

/** Before a body is read. `asker` is a keyed digest: an address is a person's. */
export async function demandTurn(db: Db, asker: string, now: Date): Promise<void> {
  const counter = { id: uuidv7(now), key: `witness|${asker}` };
  const wait = await countTry(db, counter, perAddress, now);
  if (wait !== null) throw errors.tooManyCheckpoints(wait);
}

export async function witnessKeyLine(witness: Witness): Promise<string> {
  return formatKey((await witness.open()).key);
}

/**
 * C2SP tlog-witness, add-checkpoint: the line that cosigns, or the size that the next request has to begin
 * with. What is cosigned is kept before it is signed.
 */
export async function addCheckpoint(
  { db, log, witness: offered }: WitnessDeps,
  body: string,
  now: Date,
): Promise<{ line: string } | { known: number }> {
  const witness = demandWitness({ witness: offered });
  const asked = parseAddCheckpoint(body);
  const checkpoint = asked && parseCheckpoint(asked.signed.text);
  if (!asked || !checkpoint) throw errors.unreadableCheckpoint();
  const { origin, size, root } = checkpoint;
  const keys = witness.logs.get(origin);
  if (!keys) throw errors.unknownOrigin();
  if (!(await isSignedByOne(asked.signed, keys))) throw errors.notSignedByLog();
  const { old, proof, note } = asked;
  if (old > size) throw errors.oldBeyondCheckpoint(old, size);

  const known = (await readWitnessed(db, origin)) ?? { size: 0, root: emptyRoot };
  if (old !== known.size) return { known: known.size };
  if (old === size && !isSame(root, known.root)) {
    log.warn({ origin, size }, 'a log showed two trees of one size');
    return { known: known.size };
  }
  if (!isConsistent(known, checkpoint, proof)) {
    log.warn({ origin, old, size }, 'a log showed a tree that does not grow from the one before');
    throw errors.inconsistent(old, size);
  }
  const seenAt = await moveWitnessed(db, origin, known, { size, root, note, now });
  // Another request was faster, and its tree is the larger one.
  if (!seenAt) return { known: (await readWitnessed(db, origin))?.size ?? 0 };
  const seconds = Math.floor(seenAt.getTime() / 1000);
  const signature = await cosign(await witness.open(), asked.signed.text, seconds);
  return { line: formatSignature(signature) };
}

/**
 * One of the known keys has to have signed, and none of them may stand there with a signature that is not its. Each
 * is checked once, and the first that fails ends it: anybody may send such lines.
 */
async function isSignedByOne(
  { text, signatures }: SignedNote,
  keys: readonly NoteKey[],
): Promise<boolean> {
  const checked = new Set<NoteKey>();
  for (const { name, id, signature } of signatures) {
    const key = keys.find((one) => one.name === name && one.id === id);
    if (!key) continue;
    if (checked.has(key) || !(await isSigned(text, signature, key))) return false;
    checked.add(key);
  }
  return checked.size > 0;
}
