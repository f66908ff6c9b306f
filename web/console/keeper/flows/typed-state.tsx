import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react';

import { useSession } from '../../shared/session.ts';
import { useKeeper } from '../keeper-context.tsx';
import { nothingTyped, openTyped, type Typed } from '../typed.ts';

const Context = createContext<Typed>(nothingTyped);

export const useTypedForm = (): Typed => useContext(Context);

/** Around one form: what it holds outlives a reload, and is gone once it is recorded or left. Give it its address as a key. */
export function TypedForm({ address, children }: { address: string; children: ReactNode }) {
  const { userId, organisation } = useSession();
  const [typed] = useState(() => openTyped(`${userId}@${organisation.id}`, address));
  // Whoever leaves is elsewhere by then; a session that ended takes the form down where it is, and brings it back.
  useLayoutEffect(() => {
    const { href } = location;
    return () => {
      if (location.href !== href) typed.forget();
    };
  }, [typed]);
  return <Context value={typed}>{children}</Context>;
}

/** The state of a form: all of it goes through here, or a reload loses it. */
export function useTyped<T>(name: string, begin: () => T): [value: T, set: (value: T) => void] {
  const typed = useContext(Context);
  const [value, setValue] = useState(() => typed.first(name, begin));
  const set = (next: T) => {
    typed.put(name, next);
    setValue(() => next);
  };
  return [value, set];
}

export type Remembered = {
  value: string;
  set: (value: string) => void;
  /** For the next time, on this device. */
  keep: (value?: string) => void;
};

/** Begins with what was typed or chosen the last time. */
export function useRemembered(name: string, given = ''): Remembered {
  const keeper = useKeeper();
  const typed = useContext(Context);
  const [value, setValue] = useState(() => typed.first(name, () => given));
  useEffect(() => {
    // What was emptied before a reload stays empty.
    if (typed.has(name)) return;
    let isStale = false;
    void keeper.remembered<string>(name).then((known) => {
      if (known === undefined || isStale) return;
      setValue((now) => {
        const next = now === '' ? known : now;
        typed.note(name, next);
        return next;
      });
    });
    return () => void (isStale = true);
  }, [keeper, name, typed]);
  const set = (next: string) => {
    typed.put(name, next);
    setValue(next);
  };
  return { value, set, keep: (used = value) => void keeper.remember(name, used) };
}
