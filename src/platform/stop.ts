// Ctrl-C under npm arrives twice: from the terminal and passed on by npm.
const sameAskingMs = 1_000;

/** Resolves at the first SIGINT or SIGTERM. Who asks again later is not kept waiting. */
export async function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        asked ??= Date.now();
        if (Date.now() - asked > sameAskingMs) process.exit(1);
        resolve(signal);
      });
    }
  });
}
