/** What has to be taken back at the end, also of an interrupted run: the latest first. */
export type Undo = {
  add: (step: () => Promise<void>) => void;
  all: () => Promise<void>;
};

export function createUndo(): Undo {
  const steps: (() => Promise<void>)[] = [];
  let running = Promise.resolve();
  const takeBack = async () => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      // One failure must not leave the rest behind.
      await step().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    }
  };
  return {
    add: (step) => void steps.push(step),
    // Whoever calls second waits for what the first has begun.
    all: async () => (running = running.then(takeBack)),
  };
}
