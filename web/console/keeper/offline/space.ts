/** How much the browser lets this site keep. */
export type Space = {
  persist?: () => Promise<boolean>;
  persisted?: () => Promise<boolean>;
  estimate?: () => Promise<{ usage?: number; quota?: number }>;
};

/** Thrown before anything is acknowledged: what was typed is still on the screen. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** What is left free for commands when photos are taken. */
const reserve = 2_000_000;
/** A command and what the browser needs around it. */
const small = 64_000;

export async function demandSpace(space: Space | undefined, bytes: number): Promise<void> {
  const { usage, quota } = (await space?.estimate?.()) ?? {};
  if (usage === undefined || quota === undefined) return;
  const wanted = bytes > small ? bytes + reserve : small;
  if (quota - usage < wanted) throw new StorageFull();
}

/** A transaction that ran out of room has stored nothing. */
export async function orStorageFull<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isQuota(error)) throw new StorageFull();
    throw error;
  }
}

function isQuota(error: unknown): boolean {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return false;
  return error.name === 'QuotaExceededError' || /quota/i.test(error.message);
}
