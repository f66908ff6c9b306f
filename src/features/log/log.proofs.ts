import { sql } from 'kysely';

import type { Proof } from '../../../web/proof/data.ts';
import type { Db } from '../../core/context.ts';
import type { PublicLog } from '../../core/ports.ts';
import { formatKey, toBase64 } from '../../domain/signed-note.ts';
import { witnessesOf } from './cosigners.service.ts';
import { notLogged } from './log.errors.ts';
import { checkpointOver, entryOfLeaf, keyLines, namesOf } from './log.service.ts';
import { proveConsistent, proveIncluded } from './log.tree.ts';

/** Of a page that anybody may ask for. */
const mostProven = 200;

export type ProvenLot = { lotId: string; code: string; number: string };

/**
 * For anybody who holds a pack: the entries of all events that touch its lot, the newest if there are very
 * many, with their proofs; nothing of what happened. `since`: a size to which the log is compared.
 */
export async function proofOf(
  db: Db,
  publicLog: PublicLog,
  { lotId, ...subject }: ProvenLot,
  { since, most = mostProven }: { since?: number | undefined; most?: number } = {},
): Promise<Proof> {
  const newest = await newestEvents(db, lotId, most + 1);
  const { checkpoint, leaves: logged } = await checkpointOver(db, publicLog, newest, since);
  const { size, note } = checkpoint;
  const leaves = logged.slice(-most);
  const last = leaves.at(-1);
  if (!last) throw notLogged();
  const indexes = leaves.map(({ index }) => index);
  const proofs = await proveIncluded(db, indexes, size);
  return {
    format: 'frostmark-log-bundle/1',
    origin: publicLog.origin,
    keys: await keyLines(publicLog),
    witnessKeys: (publicLog.witnesses ?? []).map(formatKey),
    checkpoint: note,
    subject,
    records: leaves.map((leaf, at) => ({
      index: leaf.index,
      entry: entryOfLeaf(leaf),
      record: null,
      salt: null,
      withheld: true,
      proof: (proofs[at] ?? []).map(toBase64),
    })),
    documents: [],
    more: newest.length > most,
    waiting: newest.length - logged.length,
    witnesses: await witnessesOf(db, namesOf(publicLog), last.index + 1),
    since: since === undefined ? null : { size: since, proof: await proofSince(db, since, size) },
  };
}

/**
 * How many of the witnesses that are named here have seen the newest record of a lot that is in the log; asks
 * nothing where none is named. Undefined where no log is kept.
 */
export function countWitnesses(
  db: Db,
  publicLog: PublicLog | undefined,
): ((lotId: string) => Promise<number>) | undefined {
  if (!publicLog) return undefined;
  const names = namesOf(publicLog);
  return async (lotId) => {
    if (names.length === 0) return 0;
    const { rows } = await sql<{ index: number }>`
      select f.idx as index from event_lot l join log_leaf f on f.seq = l.seq
      where l.lot_id = ${lotId}::uuid order by l.seq desc limit 1
    `.execute(db);
    const [newest] = rows;
    return newest ? witnessesOf(db, names, newest.index + 1) : 0;
  };
}

/** Where the log is smaller than what was asked for there is no proof: whoever asked will say so. */
async function proofSince(db: Db, since: number, size: number): Promise<string[]> {
  return since > size ? [] : (await proveConsistent(db, since, size)).map(toBase64);
}

async function newestEvents(db: Db, lotId: string, limit: number): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`
    select seq from event_lot where lot_id = ${lotId}::uuid order by seq desc limit ${limit}
  `.execute(db);
  return rows.map(({ seq }) => seq);
}
