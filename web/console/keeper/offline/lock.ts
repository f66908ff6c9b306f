import { type KeeperDb, keptUnder } from './store.ts';

/** One tab at a time sends. */
export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T | undefined>;

const lockName = 'frostmark-keeper-sync';

export function oneAtATime(
  db: KeeperDb,
  locks: Pick<LockManager, 'request'> | undefined,
  now: () => number,
): OneAtATime {
  if (!locks) return byLease(db, now);
  return async (work) =>
    locks.request(lockName, { ifAvailable: true }, async (lock) =>
      lock === null ? undefined : work(),
    );
}

type Lease = { holder: string; until: number };
const lease = keptUnder<Lease>('lease');
const leaseMs = 45_000;

/**
 * For browsers without Web Locks: a lease in the database, renewed while work goes on. Two that send at once
 * would do no harm: the server records an id once.
 */
function byLease(db: KeeperDb, now: () => number): OneAtATime {
  const holder = crypto.randomUUID();
  const take = async (): Promise<boolean> => {
    const tx = db.transaction('kept', 'readwrite');
    const held = (await tx.store.get('lease')) as Lease | undefined;
    const free = held === undefined || held.holder === holder || held.until < now();
    // A clock that was put back must not lock the queue for a day.
    const stale = held !== undefined && held.until - now() > leaseMs * 2;
    if (free || stale) await tx.store.put({ holder, until: now() + leaseMs }, 'lease');
    await tx.done;
    return free || stale;
  };
  return async (work) => {
    if (!(await take())) return undefined;
    const renewal = setInterval(() => void take(), leaseMs / 3);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      await lease.drop(db);
    }
  };
}
