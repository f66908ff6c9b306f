/** Apart from the session itself, so that the client may tell of it and not import it. */
const listeners = new Set<() => void>();

/** The server no longer knows who asks. */
export function sessionLost(): void {
  for (const listener of listeners) listener();
}

export function onSessionLost(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
