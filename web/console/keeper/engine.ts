import { languageNow, tagOf } from '../shared/words.ts';
import { notOpen } from './lazy-keeper.ts';
import { type Books, booksOf } from './offline/books.ts';
import { believedNow, type ClockFix } from './offline/clock.ts';
import type { HoldsState } from './offline/holds.ts';
import { type OneAtATime, oneAtATime } from './offline/lock.ts';
import {
  keepFile,
  keptClock,
  listQueue,
  noteSeen,
  prune,
  type QueueDeps,
  record,
  replace,
} from './offline/queue.ts';
import type { CommandRecord, FileRecord } from './offline/record.ts';
import { keptHolds, keptSnapshot, keptStore, refresh, refreshHolds } from './offline/refresh.ts';
import { fetchUnits, readUnits, type Units } from './offline/scan.ts';
import { createServer } from './offline/server.ts';
import { type KeeperDb, keptUnder, openStore } from './offline/store.ts';
import { type Round, syncOnce } from './offline/sync.ts';
import type { Draft, WireSnapshot } from './offline/wire.ts';

/** What every screen of the keeper's looks at. */
export type KeeperState = {
  /** False until the device's own store has been read. */
  isOpen: boolean;
  queue: CommandRecord[];
  snapshot: WireSnapshot | undefined;
  /** The store that somebody chose for this device. */
  store: string | undefined;
  books: Books | undefined;
  holds: HoldsState;
  clock: ClockFix | undefined;
  /** How the last round ended. */
  round: Round | undefined;
  isSyncing: boolean;
  /** Another tab has a newer application and closed this one's store. */
  isOld: boolean;
  /** Why this device's store is not to be had, or not to be written. */
  trouble: 'blocked' | 'newer' | 'failed' | undefined;
  /** Waiting commands of others on this device, by their names. */
  others: { name: string; waiting: number }[];
};

export type Keeper = {
  getState: () => KeeperState;
  subscribe: (listener: () => void) => () => void;
  now: () => Date;
  /** `kept` is told the moment it is on the disk. */
  record: (draft: Draft, kept?: () => void) => Promise<CommandRecord>;
  /** In the place of one that was refused. */
  replace: (id: string, draft: Draft, kept?: () => void) => Promise<CommandRecord>;
  keepPhoto: (bytes: ArrayBuffer, mediaType: string) => Promise<FileRecord>;
  /** For what changes the queue: who calls tells by `changed`. */
  queueDeps: () => QueueDeps;
  sync: () => void;
  chooseStore: (premisesId: string) => Promise<void>;
  /** Asked by whoever shows what may not move: online, and no more often than it is of use. */
  freshHolds: () => Promise<void>;
  units: () => Promise<Units>;
  remembered: <T>(name: string) => Promise<T | undefined>;
  remember: (name: string, value: unknown) => Promise<void>;
  /** Answers how to close it again. */
  open: () => () => void;
};

const firstWait = 3_000;
const longestWait = 60_000;
/** How often somebody else's work is looked for while the page is open. */
const lookAgain = 120_000;
/** What may not move is asked anew after this while somebody looks at it. */
const holdsFreshFor = 60_000;

/** The offline core with a browser around it: one for each person who signs in. */
export function createKeeper({
  owner,
  name,
  orgId,
}: {
  owner: string;
  name: string;
  orgId: string;
}): Keeper {
  let state = notOpen;
  let db: KeeperDb | undefined;
  let alone: OneAtATime | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let holdsAskedAt = 0;
  let isWanted = false;
  let isClosed = false;
  /** Which opening is the present one: a page may open, close and open again at once. */
  let life = 0;
  const listeners = new Set<() => void>();
  let tabs: BroadcastChannel | undefined;
  const device = () => Date.now();
  const server = createServer(
    async (path, init) => fetch(path, init),
    device,
    () => tagOf(languageNow()),
  );

  const set = (change: Partial<KeeperState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const lookAtQueue = async () => {
    if (!db) return;
    await noteSeen(db, device()).catch(() => undefined);
    if (!db) return;
    const [queue, snapshot, clock, store] = await Promise.all([
      listQueue(db, owner),
      keptSnapshot(owner).read(db),
      keptClock.read(db),
      keptStore(owner).read(db),
    ]);
    const books = snapshot && booksOf(snapshot, queue);
    set({ isOpen: true, queue, snapshot, books, clock, store });
  };

  /** Reads what the device has; another tab or a round may have changed it. */
  const look = async () => {
    await lookAtQueue();
    if (!db) return;
    const { openHolds } = await import('./offline/hold-signature.ts');
    const holds = await openHolds(await keptHolds(owner).read(db), orgId);
    set({ holds, others: await othersOn(db, owner) });
  };

  const changed = async () => {
    tabs?.postMessage('changed');
    await look();
  };

  const deps = (): QueueDeps => {
    if (!db) throw new Error('The store of this device is not open');
    if (state.trouble === 'newer') throw new Error('The store was written by a newer application');
    const { storage } = navigator;
    return { db, owner, now: device, space: storage, changed: () => void changed() };
  };

  const quiet = (): QueueDeps => ({ ...deps(), changed: () => {} });

  /** Who is told that it was recorded finds it counted. */
  const counted = async (stored: CommandRecord) => {
    later(50);
    tabs?.postMessage('changed');
    await lookAtQueue().catch(() => undefined);
    return stored;
  };

  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void sync(), wait);
  };

  const sync = async () => {
    // Asked for during a round, it is done once more behind it: something may have come too late for it.
    isWanted = state.isSyncing;
    if (!db || !alone || isClosed || state.isSyncing || state.trouble === 'newer') return;
    clearTimeout(timer);
    set({ isSyncing: true });
    const own = db;
    const round = await syncOnce(
      {
        db: own,
        server,
        owner,
        now: device,
        changed: () => void look(),
        refresh: async () => {
          await refresh({ db: own, server, owner, now: device });
          holdsAskedAt = performance.now();
          const snapshot = await keptSnapshot(owner).read(own);
          if (snapshot) await fetchUnits({ db: own, server }, snapshot);
          await prune(own, owner, device());
        },
      },
      alone,
    ).catch((): Round => ({ end: 'away', retryAfterMs: undefined }));
    if (isClosed) return;
    set({ isSyncing: false, round });
    void changed();
    failures = round.end === 'away' ? failures + 1 : 0;
    later(isWanted ? 0 : waitAfter(round));
  };

  const waitAfter = (round: Round): number => {
    const jitter = 0.5 + Math.random();
    switch (round.end) {
      case 'away':
        return Math.max(
          round.retryAfterMs ?? 0,
          jitter * Math.min(longestWait, firstWait * 2 ** Math.min(failures, 8)),
        );
      case 'left':
        return Math.min(lookAgain, Math.max(firstWait, (round.nextTryAt ?? Infinity) - device()));
      case 'busy':
        return firstWait * 4;
      case 'sent_all':
      case 'sign_in':
      case 'second_factor':
      case 'other_person':
        return lookAgain;
    }
  };

  const freshHolds = async () => {
    const isOnline = state.round?.end === 'sent_all' || state.round?.end === 'left';
    const isFresh = performance.now() - holdsAskedAt < holdsFreshFor;
    if (!db || isClosed || state.isSyncing || document.hidden || !isOnline || isFresh) return;
    holdsAskedAt = performance.now();
    await refreshHolds({ db, server, owner });
    void changed();
  };

  const soon = () => void sync();
  const seen = () => {
    if (!document.hidden) void look().then(sync);
  };

  const close = () => {
    isClosed = true;
    clearTimeout(timer);
    globalThis.removeEventListener('online', soon);
    document.removeEventListener('visibilitychange', seen);
    tabs?.close();
    db?.close();
    db = undefined;
  };

  const failed = () => set({ isOpen: true, trouble: 'failed' });

  const open = () => {
    life += 1;
    const mine = life;
    isClosed = false;
    set({ isSyncing: false });
    const isMine = () => !isClosed && mine === life;
    const opening = openStore({
      onOld: () => set({ isOld: true }),
      onBlocked: () => isMine() && set({ trouble: 'blocked' }),
      onNewer: () => set({ trouble: 'newer' }),
      // The browser took it away, for room or by a fault of its own: what is on the disk is still there.
      onLost: () => {
        if (!isMine()) return;
        close();
        setTimeout(() => mine === life && open(), firstWait);
      },
    });
    void opening.then(async (opened) => {
      if (state.trouble === 'blocked') set({ trouble: undefined });
      if (isClosed || mine !== life) return opened.close();
      db = opened;
      alone = oneAtATime(opened, 'locks' in navigator ? navigator.locks : undefined, device);
      globalThis.addEventListener('online', soon);
      document.addEventListener('visibilitychange', seen);
      if ('BroadcastChannel' in globalThis) tabs = new BroadcastChannel('frostmark-keeper');
      if (tabs) tabs.onmessage = () => void look();
      if (state.trouble !== 'newer') {
        await keptUnder<string>(`name/${owner}`).write(opened, name);
      }
      await look();
      void navigator.storage?.persist?.();
      await sync();
    }, failed);
    return close;
  };

  return {
    getState: () => state,
    open,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: () => believedNow(device(), state.clock),
    record: async (draft, kept) => {
      const stored = await record(quiet(), draft);
      kept?.();
      return counted(stored);
    },
    replace: async (id, draft, kept) => {
      const stored = await replace(quiet(), id, draft);
      kept?.();
      return counted(stored);
    },
    keepPhoto: async (bytes, mediaType) => keepFile(deps(), bytes, mediaType),
    queueDeps: deps,
    sync: soon,
    chooseStore: async (premisesId) => {
      const own = deps().db;
      const before = await keptStore(owner).read(own);
      await keptStore(owner).write(own, premisesId);
      // Of this one all is here already.
      if (premisesId === state.snapshot?.premisesId) return void changed();
      const came = await refresh({ db: own, server, owner, now: device });
      // Out of reach of the network nothing is known of another store.
      if (came === 'away') {
        if (before === undefined) await keptStore(owner).drop(own);
        else await keptStore(owner).write(own, before);
      }
      void changed();
    },
    freshHolds,
    units: async () => (db && state.snapshot ? readUnits(db, state.snapshot) : []),
    remembered: async (key) => (db ? keptUnder<never>(`used/${owner}/${key}`).read(db) : undefined),
    remember: async (key, value) => {
      if (db) await keptUnder<unknown>(`used/${owner}/${key}`).write(db, value);
    },
  };
}

/** Whoever recorded them signs in to send them. */
async function othersOn(db: KeeperDb, owner: string): Promise<KeeperState['others']> {
  const counts = new Map<string, number>();
  for (const command of await db.getAll('commands')) {
    if (command.owner === owner || !['waiting', 'refused'].includes(command.state)) continue;
    counts.set(command.owner, (counts.get(command.owner) ?? 0) + 1);
  }
  return Promise.all(
    [...counts].map(async ([other, waiting]) => ({
      name: (await keptUnder<string>(`name/${other}`).read(db)) ?? '—',
      waiting,
    })),
  );
}
