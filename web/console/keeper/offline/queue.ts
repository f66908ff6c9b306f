import { madeId } from '../../../../src/domain/made-id.ts';
import { believedNow, type ClockFix, momentOf, withSeen } from './clock.ts';
import { newId } from './ids.ts';
import { filesOf, linksOf, pathOf, relationOf } from './links.ts';
import {
  type CommandRecord,
  type FileRecord,
  type Links,
  type NewRecord,
  recordVersion,
} from './record.ts';
import { demandSpace, orStorageFull, type Space } from './space.ts';
import { type KeeperDb, keptUnder } from './store.ts';
import type { Draft } from './wire.ts';

export const keptClock = keptUnder<ClockFix>('clock');

/** Kept, so that a page that is opened anew does not go back behind it either. */
export async function noteSeen(db: KeeperDb, device: number): Promise<void> {
  const tx = db.transaction('kept', 'readwrite');
  const fix = (await tx.store.get('clock')) as ClockFix | undefined;
  const seen = fix && withSeen(device, fix);
  if (seen) await tx.store.put(seen, 'clock');
  await tx.done;
}

export type QueueDeps = {
  db: KeeperDb;
  /** `<account>@<organisation>`. */
  owner: string;
  /** The device's clock, right or wrong. */
  now: () => number;
  space?: Space | undefined;
  /** Told after every change, for screens and for the sender. */
  changed?: () => void;
};

/** On the disk before it is acknowledged: batteries die in the cold. */
export const lasting = { durability: 'strict' } as const;

export async function listQueue(db: KeeperDb, owner: string): Promise<CommandRecord[]> {
  return db.getAllFromIndex('commands', 'owner', owner);
}

/** Stored when this resolves: only then may a screen say so. Throws `StorageFull` before. */
export async function record(
  deps: QueueDeps,
  draft: Draft,
  options: { replaces?: CommandRecord } = {},
): Promise<CommandRecord> {
  const { db, owner, now, space } = deps;
  await demandSpace(space, 0);
  const fix = await keptClock.read(db);
  const stored = await orStorageFull(
    (async () => {
      const tx = db.transaction('commands', 'readwrite', lasting);
      const earlier = await tx.store.index('owner').getAll(owner);
      const moment = momentOf(now(), fix, earlier.at(-1)?.moment.occurredAt);
      const id = newId(believedNow(now(), fix));
      const made: NewRecord = {
        ...blank,
        v: recordVersion,
        id,
        owner,
        draft,
        path: pathOf(draft),
        files: filesOf(draft),
        links: linksOf(id, draft, correctedBy(draft, earlier)),
        moment: options.replaces?.moment ?? moment,
        replaces: options.replaces?.id ?? null,
      };
      // The key is the store's to give.
      const n = await tx.store.add(made as CommandRecord);
      await tx.done;
      return { ...made, n };
    })(),
  );
  deps.changed?.();
  return stored;
}

/** What a correction takes back, as far as it was recorded here. */
function correctedBy(draft: Draft, queue: readonly CommandRecord[]): Links | undefined {
  if (draft.op !== 'correct') return undefined;
  return queue.find(({ id }) => id === draft.body.corrects)?.links;
}

const blank = {
  state: 'waiting',
  sent: null,
  refusal: null,
  result: null,
  nextTryAt: 0,
  inSnapshot: false,
  doneAt: null,
  replacedBy: null,
  note: null,
} as const;

/** Kept as it will be sent. Throws `StorageFull` before anything is acknowledged. */
export async function keepFile(
  { db, owner, space }: QueueDeps,
  bytes: ArrayBuffer,
  mediaType: string,
): Promise<FileRecord> {
  await demandSpace(space, bytes.byteLength);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = await db.get('files', [owner, sha256]);
  if (known && (known.uploaded || known.blob !== null)) return known;
  const size = bytes.byteLength;
  const file: FileRecord = { owner, sha256, mediaType, size, blob: bytes, uploaded: false };
  await orStorageFull(
    (async () => {
      const tx = db.transaction('files', 'readwrite', lasting);
      await tx.store.put(file);
      await tx.done;
    })(),
  );
  return file;
}

export class NotPossible extends Error {
  override readonly name = 'NotPossible';
  readonly reason: 'sent' | 'built_on' | 'not_refused' | 'gone';
  constructor(reason: NotPossible['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** Takes a command back that was never sent. What builds on it has to be taken back first. */
export async function withdraw(deps: QueueDeps, id: string): Promise<void> {
  await change(deps, id, (command, queue) => {
    if (command.state !== 'waiting' || command.sent !== null) throw new NotPossible('sent');
    if (buildersOn(command, queue).length > 0) throw new NotPossible('built_on');
    return { ...command, state: 'withdrawn' };
  });
  await dropNeedless(deps, id);
}

/** Photos of what is let go are nobody's any more. */
async function dropNeedless({ db, owner }: QueueDeps, id: string): Promise<void> {
  const queue = await listQueue(db, owner);
  const gone = queue.find((one) => one.id === id);
  const needed = new Set(
    queue.flatMap(({ state, files }) => (state === 'waiting' || state === 'refused' ? files : [])),
  );
  for (const sha256 of gone?.files ?? []) {
    if (!needed.has(sha256)) await db.delete('files', [owner, sha256]);
  }
}

/** The waiting commands that mean nothing without this one. */
function buildersOn(command: CommandRecord, queue: readonly CommandRecord[]): CommandRecord[] {
  return queue.filter(
    (later) =>
      later.n > command.n &&
      (later.state === 'waiting' || later.state === 'refused') &&
      relationOf(command.links, later.links) === 'builds',
  );
}

/** As it was, to the byte: what stood in its way may be gone. */
export async function sendAgain(deps: QueueDeps, id: string): Promise<void> {
  await change(deps, id, (command) => {
    if (command.state !== 'refused') throw new NotPossible('not_refused');
    return { ...command, state: 'waiting', refusal: null, nextTryAt: 0 };
  });
}

/** It is let go, with the reason: what builds on it is judged by the server on its own. */
export async function setAside(deps: QueueDeps, id: string, note: string): Promise<void> {
  await change(deps, id, (command) => {
    if (command.state !== 'refused') throw new NotPossible('not_refused');
    return { ...command, state: 'set_aside', note };
  });
  await dropNeedless(deps, id);
}

/**
 * Records a changed command in the place of a refused one. What was built on the old one and never sent
 * builds on the new one: the ids of what it makes are written anew.
 */
export async function replace(deps: QueueDeps, id: string, draft: Draft): Promise<CommandRecord> {
  const { db, owner, now, space } = deps;
  await demandSpace(space, 0);
  const fix = await keptClock.read(db);
  const stored = await orStorageFull(
    (async () => {
      const tx = db.transaction('commands', 'readwrite', lasting);
      const queue = await tx.store.index('owner').getAll(owner);
      const old = queue.find((one) => one.id === id);
      if (old?.state !== 'refused') {
        tx.abort();
        await tx.done.catch(() => undefined);
        throw new NotPossible('not_refused');
      }
      const newer = newId(believedNow(now(), fix));
      const made: CommandRecord = {
        ...blank,
        // In its place: what was recorded after it still comes after it.
        n: old.n,
        v: recordVersion,
        id: newer,
        owner,
        draft,
        path: pathOf(draft),
        files: filesOf(draft),
        links: linksOf(newer, draft, correctedBy(draft, queue)),
        moment: old.moment,
        replaces: old.id,
      };
      await tx.store.delete(old.n);
      await tx.store.put(made);
      const { n: _, ...put } = old;
      await tx.store.add({
        ...put,
        state: 'replaced',
        replacedBy: newer,
      } as CommandRecord);
      const names = new Map([[old.id, newer], ...outcomes(old.id, newer)]);
      for (const later of buildersOn(old, queue)) {
        // A refused one was recorded nowhere: it may be sent with other words under its id.
        if (later.sent === null || later.state === 'refused') {
          await tx.store.put({ ...renamed(later, names), sent: null });
        }
      }
      await tx.done;
      return made;
    })(),
  );
  deps.changed?.();
  return stored;
}

/** As many as a command has lines at most. */
function outcomes(older: string, newer: string): [string, string][] {
  return Array.from({ length: 200 }, (_, n) => [madeId(older, n), madeId(newer, n)]);
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function renamed(command: CommandRecord, names: ReadonlyMap<string, string>): CommandRecord {
  const anew = <T>(value: T): T =>
    // Ids are exchanged for ids: the shape stays.
    JSON.parse(JSON.stringify(value).replaceAll(uuid, (id) => names.get(id) ?? id)) as T;
  return {
    ...command,
    draft: anew(command.draft),
    path: anew(command.path),
    links: anew(command.links),
  };
}

const keptFor = 14 * 86_400_000;

/** What is settled, and in the snapshot, is let go after a while: the journal has it. */
export async function prune(db: KeeperDb, owner: string, now: number): Promise<void> {
  const tx = db.transaction('commands', 'readwrite');
  for (const command of await tx.store.index('owner').getAll(owner)) {
    const isOpen = command.state === 'waiting' || command.state === 'refused';
    const isOld = now - Date.parse(command.moment.device) > keptFor;
    const isBooked = command.state !== 'done' || command.inSnapshot;
    if (!isOpen && isOld && isBooked) await tx.store.delete(command.n);
  }
  await tx.done;
}

async function change(
  deps: QueueDeps,
  id: string,
  decide: (command: CommandRecord, queue: readonly CommandRecord[]) => CommandRecord,
): Promise<void> {
  const { db, owner } = deps;
  const tx = db.transaction('commands', 'readwrite', lasting);
  const queue = await tx.store.index('owner').getAll(owner);
  try {
    const command = queue.find((one) => one.id === id);
    if (!command) throw new NotPossible('gone');
    await tx.store.put(decide(command, queue));
    await tx.done;
  } catch (error) {
    await tx.done.catch(() => undefined);
    throw error;
  }
  deps.changed?.();
}
