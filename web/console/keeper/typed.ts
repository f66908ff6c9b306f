const prefix = 'frostmark.typed/';
/** What is older was left, whatever page a browser brings back: goods have moved since. */
const keptForMs = 30 * 60_000;

type Values = Record<string, unknown>;
/** `at`: when something was last typed, by the device's clock. */
type Kept = { at: number; values: Values };

/** What somebody has typed into one form, until it is recorded or left on purpose: a reload finds it again. */
export type Typed = {
  /** What was there before the reload, else what the form begins with. */
  first: <T>(name: string, begin: () => T) => T;
  /** What the form holds without anybody having typed it; it is kept beside what was. */
  note: (name: string, value: unknown) => void;
  put: (name: string, value: unknown) => void;
  has: (name: string) => boolean;
  forget: () => void;
};

export const nothingTyped: Typed = {
  first: (_name, begin) => begin(),
  note: () => {},
  put: () => {},
  has: () => false,
  forget: () => {},
};

/** Each tab has its own. `address` names the form and where it began, `owner` who is signed in. */
export function openTyped(owner: string, address: string): Typed {
  const key = `${prefix}${owner}/${address}`;
  const kept = read(key);
  const values: Values = { ...kept };
  let isOver = false;
  return {
    first: (name, begin) => {
      const initial = begin();
      const before = kept[name];
      const value = isLike(before, initial) ? before : initial;
      values[name] = value;
      return value;
    },
    note: (name, value) => void (values[name] = value),
    put: (name, value) => {
      values[name] = value;
      if (!isOver) write(key, values);
    },
    has: (name) => Object.hasOwn(kept, name),
    forget: () => {
      isOver = true;
      forgetKey(key);
    },
  };
}

/** At home no form is open; after signing out nobody's is. */
export function forgetTyped(): void {
  for (const key of storedKeys()) if (key.startsWith(prefix)) forgetKey(key);
}

/** Another person took over the page. */
export function forgetOthers(owner: string): void {
  const own = `${prefix}${owner}/`;
  for (const key of storedKeys()) {
    if (key.startsWith(prefix) && !key.startsWith(own)) forgetKey(key);
  }
}

/** An application that was updated meanwhile may hold something else under the same name. */
function isLike<T>(kept: unknown, initial: T): kept is T {
  if (kept === undefined) return false;
  if (initial === undefined) return true;
  return typeof kept === typeof initial && Array.isArray(kept) === Array.isArray(initial);
}

/** A browser that keeps nothing forgets it at a reload, and the form works. */
function read(key: string): Values {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Kept>;
    return Date.now() - (kept.at ?? 0) < keptForMs ? { ...kept.values } : {};
  } catch {
    return {};
  }
}

function write(key: string, values: Values): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), values } satisfies Kept));
  } catch {
    // No room, or not allowed: what is typed stays on the screen.
  }
}

function forgetKey(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept either.
  }
}

function storedKeys(): string[] {
  try {
    return Object.keys(sessionStorage);
  } catch {
    return [];
  }
}
