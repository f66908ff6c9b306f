import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';

import type { CommandRecord, FileRecord } from './record.ts';

export interface KeeperSchema extends DBSchema {
  commands: { key: number; value: CommandRecord; indexes: { id: string; owner: string } };
  files: { key: [owner: string, sha256: string]; value: FileRecord };
  /** By name: the snapshot, the list of holds, keys, the clock, what was used last. */
  kept: { key: string; value: unknown };
}

export type KeeperDb = IDBPDatabase<KeeperSchema>;
type Upgrade = (
  db: KeeperDb,
  tx: IDBPTransaction<KeeperSchema, readonly ('commands' | 'files' | 'kept')[], 'versionchange'>,
) => void;

/** One for each version, never edited after its release: what is in the queue outlives the application. */
export const upgrades: readonly Upgrade[] = [
  (db) => {
    const commands = db.createObjectStore('commands', { keyPath: 'n', autoIncrement: true });
    commands.createIndex('id', 'id', { unique: true });
    commands.createIndex('owner', 'owner');
    db.createObjectStore('files', { keyPath: ['owner', 'sha256'] });
    db.createObjectStore('kept');
  },
];

const databaseName = 'frostmark-keeper';

export async function openStore(
  options: {
    name?: string;
    steps?: readonly Upgrade[];
    /** Another tab has a newer application and waits for this one to let go. */
    onOld?: () => void;
    /** Tabs with an older one have to let go first. */
    onBlocked?: () => void;
    /** A newer application was here and was taken back: all is there to be read. */
    onNewer?: () => void;
    /** The browser took it away; it may be opened again. */
    onLost?: () => void;
  } = {},
): Promise<KeeperDb> {
  const { name = databaseName, steps = upgrades, onOld, onBlocked, onNewer, onLost } = options;
  const open = async (version: number | undefined): Promise<KeeperDb> => {
    const db = await openDB<KeeperSchema>(name, version, {
      upgrade: (opened, from, _to, tx) => {
        for (const step of steps.slice(from)) step(opened, tx);
      },
      blocked: () => onBlocked?.(),
      blocking: () => {
        db.close();
        onOld?.();
      },
      terminated: () => onLost?.(),
    });
    return db;
  };
  try {
    return await open(steps.length);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'VersionError') throw error;
    onNewer?.();
    return open(undefined);
  }
}

/** Typed access to one name of `kept`; whoever reads a name is who wrote it. */
export function keptUnder<T>(name: string) {
  return {
    read: async (db: KeeperDb): Promise<T | undefined> =>
      (await db.get('kept', name)) as T | undefined,
    write: async (db: KeeperDb, value: T): Promise<void> =>
      void (await db.put('kept', value, name)),
    drop: async (db: KeeperDb): Promise<void> => db.delete('kept', name),
  };
}
