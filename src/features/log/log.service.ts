import type { Ctx, Db } from '../../core/context.ts';
import type { PublicLog } from '../../core/ports.ts';
import { toHex } from '../../domain/hex.ts';
import { entryBundle, entryText, recordText } from '../../domain/log-entry.ts';
import { formatKey, parseNote, toBase64 } from '../../domain/signed-note.ts';
import { type TileName, tileWidth } from '../../domain/tlog-tiles.ts';
import { listDocuments } from '../evidence/documents.service.ts';
import { demandLot } from '../lots/lots.service.ts';
import { eventsOfLot } from '../tracing/tracing.service.ts';
import { notLogged, nothingPublished } from './log.errors.ts';
import * as store from './log.store.ts';
import { proveIncluded, tileAt } from './log.tree.ts';

/** The newest checkpoint with what witnesses said of it; a signed note. */
export async function readCheckpoint(db: Db) {
  const last = await store.lastCheckpoint(db);
  if (!last) throw nothingPublished();
  return withCosignatures(last);
}

/**
 * One that others have seen, where one of them covers the records: the newest is often still on its way to them.
 * `size`: what the asker has seen already, which it must not fall short of.
 */
export async function checkpointOver(
  db: Db,
  publicLog: PublicLog,
  seqs: readonly number[],
  size = 0,
) {
  const newest = await readCheckpoint(db);
  const leaves = (await store.leavesOfEvents(db, seqs)).filter(({ index }) => index < newest.size);
  const least = Math.max(size, (leaves.at(-1)?.index ?? 0) + 1);
  const cosigned = await store.lastCosigned(db, least, namesOf(publicLog));
  const ids = new Set((await publicLog.keys()).map(({ id }) => id));
  // Of a key that was dropped since, nobody could check the signature.
  const isCurrent = parseNote(cosigned?.note ?? '')?.signatures.some(({ id }) => ids.has(id));
  return { checkpoint: cosigned && isCurrent ? withCosignatures(cosigned) : newest, leaves };
}

/** Those who are asked now: what others once signed counts for nothing. */
export function namesOf({ witnesses = [] }: PublicLog): string[] {
  return witnesses.map(({ name }) => name);
}

function withCosignatures<T extends { note: string; cosignatures: readonly string[] }>(one: T): T {
  return { ...one, note: `${one.note}${one.cosignatures.join('')}` };
}

/** A tile, or a bundle of entries (level -1), of the tree that was published last. */
export async function readTile(db: Db, name: TileName): Promise<Uint8Array | undefined> {
  const last = await store.lastCheckpoint(db);
  if (!last) return undefined;
  if (name.level >= 0) return tileAt(db, name, last.size);
  const first = name.index * tileWidth;
  if (last.size < first + name.width) return undefined;
  const leaves = await store.leavesBetween(db, first, first + name.width);
  return leaves.length === name.width ? entryBundle(leaves.map(entryOfLeaf)) : undefined;
}

export function entryOfLeaf({ commitment, recordedAt, lateHours }: store.Leaf): string {
  return entryText({ commitment: toHex(commitment), recordedAt, lateHours });
}

export async function keyLines({ keys }: PublicLog): Promise<string[]> {
  return (await keys()).map(formatKey);
}

/**
 * Evidence for one lot that an expert checks elsewhere: each of its events as far as the asker may see it
 * whole, with salt and proof; of the others the entry and its proof.
 */
export async function bundleOf(ctx: Ctx, lotId: string, publicLog: PublicLog) {
  const lot = await demandLot(ctx.db, ctx.actor, lotId);
  const { events: visible, more } = await eventsOfLot(ctx, lotId);
  const { checkpoint, leaves } = await checkpointOver(
    ctx.whole,
    publicLog,
    visible.map(({ seq }) => seq),
  );
  if (leaves.length === 0) throw notLogged();
  const indexes = leaves.map(({ index }) => index);
  const proofs = await proveIncluded(ctx.whole, indexes, checkpoint.size);
  const events = await store.eventsOfLeaves(ctx.whole, indexes);
  const own = new Set(visible.filter((event) => event.own).map(({ seq }) => seq));
  const records = leaves.map((leaf, at) => {
    const event = events.get(leaf.index);
    const withheld = !own.has(leaf.seq);
    const shown = withheld || !event || !leaf.salt ? undefined : { event, salt: leaf.salt };
    return {
      index: leaf.index,
      entry: entryOfLeaf(leaf),
      record: shown ? (JSON.parse(recordText(shown.event, shown.salt)) as object) : null,
      salt: shown ? toHex(shown.salt) : null,
      ...(withheld && { withheld: true as const }),
      proof: (proofs[at] ?? []).map(toBase64),
    };
  });
  return {
    format: 'frostmark-log-bundle/1' as const,
    origin: publicLog.origin,
    keys: await keyLines(publicLog),
    checkpoint: checkpoint.note,
    subject: { lotId, number: lot.number },
    records,
    documents: await documentsOf(ctx, lotId),
    more,
  };
}

const mostDocuments = 500;

async function documentsOf(ctx: Ctx, lotId: string) {
  const { documents, parts } = await listDocuments(ctx, { lotId, limit: mostDocuments });
  const numbers = new Map(documents.map(({ id, number }) => [id, number]));
  return parts.files.map(({ document_id: id, sha256 }) => ({
    id,
    number: numbers.get(id) ?? null,
    sha256,
  }));
}
