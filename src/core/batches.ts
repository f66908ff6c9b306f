type Waiting<K, T> = {
  key: K;
  resolve: (found: T | undefined) => void;
  reject: (reason: unknown) => void;
};

/**
 * Answers single questions by reading several at once: at most `abreast` reads run, and who comes
 * meanwhile waits for the next, which takes all that wait, up to `together`. Nobody waits while a
 * read may begin.
 */
export function inBatches<K, T>(
  read: (keys: readonly K[]) => Promise<ReadonlyMap<K, T>>,
  { abreast, together }: { abreast: number; together: number },
): (key: K) => Promise<T | undefined> {
  const waiting: Waiting<K, T>[] = [];
  let running = 0;

  const answer = async (batch: readonly Waiting<K, T>[]) => {
    try {
      const found = await read([...new Set(batch.map(({ key }) => key))]);
      for (const { key, resolve } of batch) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const begin = () => {
    while (running < abreast && waiting.length > 0) {
      running += 1;
      void answer(waiting.splice(0, together)).then(() => {
        running -= 1;
        begin();
      });
    }
  };

  return async (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      begin();
    });
}
