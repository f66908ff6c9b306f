import type { Db } from '../../core/context.ts';
import type { PublicLog } from '../../core/ports.ts';
import { toHex } from '../../domain/hex.ts';
import { entryBundle, recordText } from '../../domain/log-entry.ts';
import { indexPath, tileWidth, widthOf } from '../../domain/tlog-tiles.ts';
import { entryOfLeaf, keyLines, readCheckpoint } from './log.service.ts';
import * as store from './log.store.ts';
import { tileAt } from './log.tree.ts';

export type ExportedFile = { path: string; bytes: Uint8Array };

const encoder = new TextEncoder();
const recordsAtOnce = 1024;

/** The published log as files, laid out as it is served: whoever has them needs no server. */
export async function* exportLog(db: Db, publicLog: PublicLog): AsyncGenerator<ExportedFile> {
  const { size, note } = await readCheckpoint(db);
  yield { path: 'checkpoint', bytes: encoder.encode(note) };
  const keys = (await keyLines(publicLog)).map((line) => `${line}\n`).join('');
  yield { path: 'keys', bytes: encoder.encode(keys) };
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    for (let index = 0; widthOf(level, index, size) > 0; index += 1) {
      const width = widthOf(level, index, size);
      const bytes = await tileAt(db, { level, index, width }, size);
      if (bytes) yield { path: `tile/${level}/${pathOf(index, width)}`, bytes };
    }
  }
  for (let index = 0; widthOf(0, index, size) > 0; index += 1) {
    const width = widthOf(0, index, size);
    const first = index * tileWidth;
    const leaves = await store.leavesBetween(db, first, first + width);
    const bytes = entryBundle(leaves.map(entryOfLeaf));
    yield { path: `tile/entries/${pathOf(index, width)}`, bytes };
  }
}

function pathOf(index: number, width: number): string {
  return width === tileWidth ? indexPath(index) : `${indexPath(index)}.p/${width}`;
}

/**
 * Every record with its salt, as JSON lines: for who checks the whole, and for nobody else. What was erased is
 * null; a record that is not there, though its salt is, has no line.
 */
export async function* exportRecords(db: Db, size: number): AsyncGenerator<string> {
  for (let from = 0; from < size; from += recordsAtOnce) {
    const leaves = await store.leavesBetween(db, from, Math.min(size, from + recordsAtOnce));
    const events = await store.eventsOfLeaves(
      db,
      leaves.map(({ index }) => index),
    );
    let lines = '';
    for (const { index, salt } of leaves) {
      const event = events.get(index);
      if (salt && event) {
        const text = recordText(event, salt);
        lines += `{"index":${index},"record":${text},"salt":"${toHex(salt)}"}\n`;
      } else if (!salt && !event) lines += `{"index":${index},"record":null,"salt":null}\n`;
    }
    yield lines;
  }
}
