import type { Keeper, KeeperState } from './engine.ts';

export const notOpen: KeeperState = {
  isOpen: false,
  queue: [],
  snapshot: undefined,
  store: undefined,
  books: undefined,
  holds: { state: 'none' },
  clock: undefined,
  round: undefined,
  isSyncing: false,
  isOld: false,
  others: [],
  trouble: undefined,
};

/** To ask for more while the first screen is drawn makes it late; a page in the background draws nothing and goes on. */
const afterFirstPaint = async () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
    setTimeout(resolve, 150);
  });

/**
 * The keeper before his engine is there: the first screen stands while books, gates and the queue are
 * still on their way over a slow line.
 */
export function createLazyKeeper(of: { owner: string; name: string; orgId: string }): Keeper {
  let inner: Keeper | undefined;
  const listeners = new Set<() => void>();
  const ready = afterFirstPaint().then(async () => {
    const { createKeeper } = await import('./engine.ts');
    const made = createKeeper(of);
    inner = made;
    made.subscribe(() => {
      for (const listener of listeners) listener();
    });
    return made;
  });
  return {
    getState: () => inner?.getState() ?? notOpen,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: () => inner?.now() ?? new Date(),
    record: async (draft, kept) => (await ready).record(draft, kept),
    replace: async (id, draft, kept) => (await ready).replace(id, draft, kept),
    keepPhoto: async (bytes, mediaType) => (await ready).keepPhoto(bytes, mediaType),
    queueDeps: () => {
      if (!inner) throw new Error('The store of this device is not open');
      return inner.queueDeps();
    },
    sync: () => inner?.sync(),
    chooseStore: async (premisesId) => (await ready).chooseStore(premisesId),
    freshHolds: async () => (await ready).freshHolds(),
    units: async () => (await ready).units(),
    remembered: async (name) => (await ready).remembered(name),
    remember: async (name, value) => (await ready).remember(name, value),
    open: () => {
      let close: (() => void) | undefined;
      let isOver = false;
      void ready.then((made) => {
        if (!isOver) close = made.open();
      });
      return () => {
        isOver = true;
        close?.();
      };
    },
  };
}
