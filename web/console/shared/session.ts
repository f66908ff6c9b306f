import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect } from 'react';

import { api, got, type Schemas } from './client.ts';
import { problemOf } from './problem.ts';

export type Session = Schemas['Session'];
export type Role = Session['role'];

const storageKey = 'frostmark.session';

/** Who was signed in here last: for a phone without a signal. It opens nothing on the server. */
function rememberedSession(): Session | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return isSession(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isSession(kept: unknown): kept is Session {
  return typeof kept === 'object' && kept !== null && 'userId' in kept && 'permissions' in kept;
}

/** Somebody signed out where the server could not be told: until it is, nobody is signed in here. */
const signedOutKey = 'frostmark.signed-out';

function rememberSession(session: Session | null): void {
  if (session) {
    localStorage.setItem(storageKey, JSON.stringify(session));
    localStorage.removeItem(signedOutKey);
  }
  if (!session) localStorage.removeItem(storageKey);
}

/** Null: nobody. */
async function readSession(): Promise<Session | null> {
  if (localStorage.getItem(signedOutKey) !== null) {
    if (await endSession()) localStorage.removeItem(signedOutKey);
    return null;
  }
  try {
    const { response, ...answer } = await api.GET('/api/session');
    // Not through `got`: to be nobody yet is no lost session.
    if (response.status === 401) {
      // Whoever comes next does not see the page of who was here last.
      rememberSession(null);
      return null;
    }
    const session = await got(Promise.resolve({ ...answer, response }));
    rememberSession(session);
    return session;
  } catch (error) {
    const kept = rememberedSession();
    // Without a server the last who was here goes on; what is sent is judged when it arrives.
    if (problemOf(error).code === 'unreachable' && kept) return kept;
    throw problemOf(error);
  }
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  // Who was here last sees his page at once, and the server is asked behind it.
  initialData: () => rememberedSession(),
  initialDataUpdatedAt: 0,
  staleTime: 5 * 60_000,
});

/** After signing in or out: someone else's answers are not kept. */
export function useEnter() {
  const client = useQueryClient();
  return useCallback(
    (session: Session | null) => {
      const before = client.getQueryData(sessionQuery.queryKey);
      rememberSession(session);
      const same = before && session && before.userId === session.userId;
      if (!same) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      client.setQueryData(sessionQuery.queryKey, session);
      if (same)
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
    [client],
  );
}

/** Whether the server has ended it. */
async function endSession(): Promise<boolean> {
  try {
    const { response } = await api.DELETE('/api/session');
    return response.ok || response.status === 401;
  } catch {
    return false;
  }
}

/** Out of reach of the network as well: the page is gone at once, and the server is told when it can be. */
export function useSignOut() {
  const enter = useEnter();
  return useCallback(async () => {
    localStorage.setItem(signedOutKey, new Date().toISOString());
    enter(null);
    if (await endSession()) localStorage.removeItem(signedOutKey);
  }, [enter]);
}

/** What another tab did: nobody's page stays open behind it. */
export function useOtherTabs() {
  const client = useQueryClient();
  const enter = useEnter();
  useEffect(() => {
    const heard = ({ key, newValue }: StorageEvent) => {
      if (key === signedOutKey && newValue !== null) return enter(null);
      if (key !== storageKey || newValue === null) return;
      const now = rememberedSession();
      const before = client.getQueryData(sessionQuery.queryKey);
      if (now && now.userId !== before?.userId) enter(now);
    };
    addEventListener('storage', heard);
    return () => removeEventListener('storage', heard);
  }, [client, enter]);
}

export const useSessionQuery = () => useQuery(sessionQuery);

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in. Only below `SessionGate`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Nobody is signed in here');
  return session;
}

export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession();
  return useCallback((permission) => permissions.includes(permission), [permissions]);
}

/** Where somebody of this role begins. */
export const homeOf = ({ role }: Session): '/keeper' | '/desk' =>
  role === 'keeper' ? '/keeper' : '/desk';
