import type { LabelFile } from './labels.service.ts';

/** Often enough to know where a print broke off, seldom enough not to fill the journal. */
const noteEvery = 10_000;

/** A reader that takes nothing for so long has gone, or keeps others from theirs. */
const idleSeconds = 60;

/**
 * A body that makes the next piece when the last one is gone, and tells every so often, at the end and
 * when its reader goes away, which labels were taken.
 */
export function bodyOf(
  { pieces, from, note }: LabelFile,
  { begun, ended }: { begun: () => void; ended: () => void },
): ReadableStream<Uint8Array> {
  const source = pieces[Symbol.asyncIterator]();
  let given: number | null = null;
  let noted = from - 1;
  let state: 'waiting' | 'open' | 'closed' = 'waiting';
  let idle: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    clearTimeout(idle);
    if (state === 'waiting') begun();
    state = 'open';
  };
  const close = () => {
    clearTimeout(idle);
    if (state === 'open') ended();
    state = 'closed';
  };
  const tell = async () => {
    if (given === null || given === noted) return;
    noted = given;
    await note(given);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        open();
        try {
          // Being asked for more means that what was given before is gone.
          if (given !== null && given - noted >= noteEvery) await tell();
          const next = await source.next();
          if (next.done === true) {
            await tell();
            close();
            controller.close();
            return;
          }
          controller.enqueue(next.value.bytes);
          given = next.value.last ?? given;
          idle = setTimeout(() => {
            close();
            controller.error(new Error(`Nothing was taken for ${idleSeconds} seconds`));
            void Promise.resolve(source.return?.())
              .then(tell)
              .catch(() => {});
          }, idleSeconds * 1000);
        } catch (error) {
          close();
          throw error;
        }
      },
      async cancel() {
        close();
        await source.return?.();
        await tell();
      },
    },
    { highWaterMark: 0 },
  );
}
