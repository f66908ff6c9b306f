import type { JSONWebKeySet } from 'jose';

import { fixFrom } from './clock.ts';
import type { KeptHolds } from './holds.ts';
import { keptClock, listQueue } from './queue.ts';
import type { CommandRecord } from './record.ts';
import { orStorageFull } from './space.ts';
import { type KeeperDb, keptUnder } from './store.ts';
import { isInTheAir, type SyncDeps } from './sync.ts';
import type { WireSnapshot } from './wire.ts';

export const keptSnapshot = (owner: string) => keptUnder<WireSnapshot>(`snapshot/${owner}`);
export const keptHolds = (owner: string) => keptUnder<KeptHolds>(`holds/${owner}`);
/** Which of the firm's stores this device is at. */
export const keptStore = (owner: string) => keptUnder<string>(`store/${owner}`);

export type Refreshed = 'refreshed' | 'away';

/** Fetches anew what a shift needs. What can't be fetched leaves what was there. */
export async function refresh(deps: SyncDeps): Promise<Refreshed> {
  const holds = await refreshHolds(deps);
  const snapshot = await refreshSnapshot(deps);
  deps.changed?.();
  return holds && snapshot ? 'refreshed' : 'away';
}

async function refreshSnapshot({ db, owner, server, now }: SyncDeps): Promise<boolean> {
  const before = await listQueue(db, owner);
  const store = await keptStore(owner).read(db);
  const query = store === undefined ? '' : `?premisesId=${store}`;
  const sentAt = now();
  const { answer } = await server.send('GET', `/api/keeper/snapshot${query}`, { owner });
  if (answer.kind === 'refused' && answer.refusal.code === 'keeper.store_unknown') {
    // No longer this person's store: the next round asks for the first that is.
    await keptStore(owner).drop(db);
    return false;
  }
  if (answer.kind !== 'done') return false;
  // The server's own answer, in the shape that it documents; whoever stands in between answers another.
  const snapshot = answer.body as WireSnapshot;
  if (!owner.endsWith(`@${snapshot.orgId}`) || Number.isNaN(Date.parse(snapshot.at))) return false;
  await keptClock.write(db, fixFrom(new Date(snapshot.at), sentAt, now()));
  return orStorageFull(keepSnapshot(db, owner, snapshot, before));
}

/**
 * With it, in one step, what of the queue it holds already. False where that can't be told: something
 * was on its way, or was confirmed, while it was read.
 */
async function keepSnapshot(
  db: KeeperDb,
  owner: string,
  snapshot: WireSnapshot,
  before: readonly CommandRecord[],
): Promise<boolean> {
  const wasDone = new Set(before.flatMap(({ id, state }) => (state === 'done' ? [id] : [])));
  const tx = db.transaction(['kept', 'commands'], 'readwrite');
  const commands = tx.objectStore('commands');
  const queue = await commands.index('owner').getAll(owner);
  const done = queue.filter(({ state, inSnapshot }) => state === 'done' && !inSnapshot);
  const isKnown =
    ![...before, ...queue].some(isInTheAir) && done.every(({ id }) => wasDone.has(id));
  if (isKnown) {
    await tx.objectStore('kept').put(snapshot, `snapshot/${owner}`);
    for (const command of done) await commands.put({ ...command, inSnapshot: true });
  }
  await tx.done;
  return isKnown;
}

/** Of the same store's lists the later has the greater one. Who signed it is judged where it is read. */
function serialOf(jws: string): number {
  try {
    const payload = jws.split('.')[1] ?? '';
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const { serial } = JSON.parse(text) as { serial?: unknown };
    return typeof serial === 'number' ? serial : 0;
  } catch {
    return 0;
  }
}

export async function refreshHolds({
  db,
  owner,
  server,
}: Pick<SyncDeps, 'db' | 'owner' | 'server'>): Promise<boolean> {
  const known = await keptHolds(owner).read(db);
  const store = await keptStore(owner).read(db);
  const query = store === undefined ? '' : `?premisesId=${store}`;
  const { answer, response } = await server.send('GET', `/api/hold-list${query}`, {
    owner,
    headers: known ? { 'if-none-match': known.etag } : {},
  });
  if (response?.status === 304) return true;
  if (answer.kind !== 'done' || typeof answer.body !== 'string') return false;
  const keys = await server.send('GET', '/.well-known/jwks.json');
  if (keys.answer.kind !== 'done') return false;
  const jws = answer.body;
  // A list that was made earlier, from whatever cache on the way, takes nothing back.
  if (known && serialOf(jws) < serialOf(known.jws)) return false;
  const etag = response?.headers.get('etag') ?? '';
  const came = { jws, etag, keys: keys.answer.body as JSONWebKeySet };
  if (!(await isBetter(came, known, owner))) return false;
  await keptHolds(owner).write(db, came);
  return true;
}

/** A device never goes back to an older list, nor from a good one to one that nobody signed. */
async function isBetter(
  came: KeptHolds,
  known: KeptHolds | undefined,
  owner: string,
): Promise<boolean> {
  const { openHolds } = await import('./hold-signature.ts');
  const orgId = owner.slice(owner.indexOf('@') + 1);
  const [after, before] = [await openHolds(came, orgId), await openHolds(known, orgId)];
  if (before.state !== 'known') return true;
  return after.state === 'known' && after.list.serial >= before.list.serial;
}
