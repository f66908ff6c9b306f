import { useRef, useState } from 'react';

import { newId } from '../../keeper/offline/ids.ts';

/** A command of one click: sent once however often it is clicked, with the same id when it is tried again. */
export function useAction(
  send: (eventId: string) => Promise<unknown>,
  after: () => Promise<unknown>,
) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const id = useRef<string>(undefined);
  const start = () => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    id.current ??= newId(new Date());
    void send(id.current)
      .then(async () => {
        id.current = undefined;
        await after();
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { isBusy, error, start };
}
