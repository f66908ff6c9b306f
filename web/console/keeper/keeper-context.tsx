import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';

import { useSession } from '../shared/session.ts';
import type { Keeper, KeeperState } from './engine.ts';
import { createLazyKeeper } from './lazy-keeper.ts';
import { forgetOthers } from './typed.ts';

const KeeperContext = createContext<Keeper | undefined>(undefined);

/** One for each person: whoever puts it there gives it a key. */
export function KeeperProvider({ children }: { children: ReactNode }) {
  const { userId, displayName, organisation } = useSession();
  const [keeper] = useState(() => {
    const orgId = organisation.id;
    return createLazyKeeper({ owner: `${userId}@${orgId}`, name: displayName, orgId });
  });
  useEffect(() => keeper.open(), [keeper]);
  useEffect(() => forgetOthers(`${userId}@${organisation.id}`), [userId, organisation.id]);
  return <KeeperContext value={keeper}>{children}</KeeperContext>;
}

export function useKeeper(): Keeper {
  const keeper = useContext(KeeperContext);
  if (!keeper) throw new Error('Outside of the keeper’s pages');
  return keeper;
}

export function useKeeperState(): KeeperState {
  const { subscribe, getState } = useKeeper();
  return useSyncExternalStore(subscribe, getState);
}
