import { believedNow, mendMoment } from './clock.ts';
import { blockerOf } from './links.ts';
import type { OneAtATime } from './lock.ts';
import { keptClock, lasting, listQueue } from './queue.ts';
import { type CommandRecord, type FileRecord, recordVersion, type Refusal } from './record.ts';
import type { Answer, Server } from './server.ts';
import type { KeeperDb } from './store.ts';
import type { Draft } from './wire.ts';

export type Person = {
  userId: string;
  orgId: string;
  displayName: string;
};

const ownerOf = ({ userId, orgId }: Pick<Person, 'userId' | 'orgId'>): string =>
  `${userId}@${orgId}`;

/** How a round ended. */
export type Round =
  | { end: 'sent_all' }
  /** Something waits for its turn: a failed request, or a refused one that a person deals with. */
  | { end: 'left'; nextTryAt: number | undefined }
  | { end: 'away'; retryAfterMs: number | undefined }
  | { end: 'sign_in' }
  | { end: 'second_factor' }
  | { end: 'other_person'; person: Person }
  /** Another tab is at it. */
  | { end: 'busy' };

export type SyncDeps = {
  db: KeeperDb;
  server: Server;
  /** Whose queue is sent. */
  owner: string;
  now: () => number;
  changed?: (() => void) | undefined;
  /** After a round that left nothing of ours on its way. */
  refresh?: (() => Promise<unknown>) | undefined;
};

export async function syncOnce(deps: SyncDeps, alone: OneAtATime): Promise<Round> {
  return (await alone(async () => round(deps))) ?? { end: 'busy' };
}

async function round(deps: SyncDeps): Promise<Round> {
  const { answer, person } = await whoIsSignedIn(deps);
  if (answer.kind !== 'done') return endOf(answer);
  if (!person) return { end: 'sign_in' };
  if (ownerOf(person) !== deps.owner) return { end: 'other_person', person };
  for (;;) {
    const next = await nextToSend(deps);
    if (next === undefined) break;
    const ended = await sendOne(deps, next);
    deps.changed?.();
    if (ended !== undefined) return ended;
  }
  const queue = await listQueue(deps.db, deps.owner);
  const waiting = queue.filter(({ state }) => state === 'waiting');
  // A snapshot that might hold what is still waiting here would count it twice.
  const inTheAir = waiting.some(isInTheAir);
  if (!inTheAir) await deps.refresh?.();
  if (waiting.length === 0) return { end: 'sent_all' };
  const times = waiting.flatMap(({ nextTryAt }) => (nextTryAt > deps.now() ? [nextTryAt] : []));
  return { end: 'left', nextTryAt: times.length > 0 ? Math.min(...times) : undefined };
}

/** Nobody knows whether it was recorded. */
export function isInTheAir({ state, sent }: CommandRecord): boolean {
  return state === 'waiting' && sent !== null && (!sent.answered || sent.lost === true);
}

async function whoIsSignedIn(
  deps: Pick<SyncDeps, 'db' | 'server'>,
): Promise<{ answer: Answer; person: Person | undefined }> {
  const { answer, fix } = await deps.server.send('GET', '/api/session');
  const person = answer.kind === 'done' ? toPerson(answer.body) : undefined;
  // The clock of whoever stands in between says nothing.
  const isServers = answer.kind === 'done' ? person !== undefined : answer.kind !== 'away';
  if (fix && isServers) await keptClock.write(deps.db, fix);
  return { answer, person };
}

function toPerson(body: unknown): Person | undefined {
  // The server's own answer, in the shape that it documents.
  const session = body as {
    userId: string;
    displayName: string;
    organisation: { id: string };
  } | null;
  if (!session?.userId || !session.organisation) return undefined;
  const { userId, displayName, organisation } = session;
  return { userId, displayName, orgId: organisation.id };
}

async function nextToSend({ db, owner, now }: SyncDeps): Promise<CommandRecord | undefined> {
  const queue = await listQueue(db, owner);
  const free = queue.filter(
    (command) =>
      command.state === 'waiting' &&
      // A newer application's record is left to it.
      command.v <= recordVersion &&
      isDue(command, now()) &&
      blockerOf(command, queue) === undefined,
  );
  // One that something on the way swallows each time lets those pass that don't build on it.
  return free.find(({ sent }) => (sent?.tries ?? 0) < patientTries) ?? free[0];
}

const patientTries = 3;

/** Also when the clock was put back meanwhile: no wait is longer than the longest. */
function isDue({ nextTryAt }: CommandRecord, now: number): boolean {
  return nextTryAt <= now || nextTryAt - now > longestWait * 2;
}

const longestWait = 5 * 60_000;

async function sendOne(deps: SyncDeps, command: CommandRecord): Promise<Round | undefined> {
  const { db, owner, server } = deps;
  for (const sha256 of command.files) {
    const ended = await uploadFile(deps, command, sha256);
    if (ended === 'refused') return undefined;
    if (ended !== undefined) return ended;
  }
  const frozen = await freeze(deps, command);
  if (frozen === undefined) return undefined;
  const { answer } = await server.send('POST', frozen.path, {
    body: frozen.sent?.text ?? '',
    type: 'application/json',
    owner,
  });
  return settle(deps, frozen, answer, async () => {
    const done: Partial<CommandRecord> = {
      state: 'done',
      result: answer.kind === 'done' ? answer.body : null,
      doneAt: believedNow(deps.now(), await keptClock.read(db)).toISOString(),
    };
    await put(deps, frozen, done);
    await dropFiles(deps, frozen);
  });
}

/** What goes on the wire is stored before it goes: after that it never changes while it may have arrived. */
async function freeze(
  { db, now }: SyncDeps,
  command: CommandRecord,
): Promise<CommandRecord | undefined> {
  const fix = await keptClock.read(db);
  // Lost, it would be sent in other words under the same id.
  const tx = db.transaction('commands', 'readwrite', lasting);
  const current = await tx.store.get(command.n);
  // Taken back in another tab in the meantime.
  if (current?.state !== 'waiting' || current.id !== command.id) {
    await tx.done;
    return undefined;
  }
  const moment =
    current.sent === null && fix
      ? mendMoment(current.moment, fix, believedNow(now(), fix))
      : current.moment;
  const draft = movedWith(current.draft, current.moment.occurredAt, moment.occurredAt);
  const text =
    current.sent?.text ??
    JSON.stringify({ ...draft.body, eventId: current.id, occurredAt: moment.occurredAt });
  const lost = current.sent !== null && (!current.sent.answered || current.sent.lost === true);
  const sent = { text, tries: (current.sent?.tries ?? 0) + 1, answered: false, lost };
  const frozen = { ...current, draft, moment, sent };
  await tx.store.put(frozen);
  await tx.done;
  return frozen;
}

/** What began before it was recorded, by the same clock, is put right by as much. */
function movedWith(draft: Draft, from: string, to: string): Draft {
  const shift = Date.parse(to) - Date.parse(from);
  if (draft.op !== 'recordDisinfection' || shift === 0) return draft;
  const startedAt = new Date(Date.parse(draft.body.startedAt) + shift).toISOString();
  return { ...draft, body: { ...draft.body, startedAt } };
}

async function settle(
  deps: SyncDeps,
  command: CommandRecord,
  answer: Answer,
  onDone: () => Promise<void>,
): Promise<Round | undefined> {
  switch (answer.kind) {
    case 'done':
      await onDone();
      return undefined;
    case 'refused':
      if (answer.refusal.code === 'time.future' && command.moment.mended?.why !== 'future') {
        return mendFuture(deps, command);
      }
      // What it is refused for now may be told before anybody looks whether it has happened.
      if (command.sent?.lost) {
        const known = await isRecorded(deps, command.id);
        if (known === 'recorded') {
          await onDone();
          return undefined;
        }
        if (known === 'nobody_knows') {
          await put(deps, command, { nextTryAt: deps.now() + waitAfter(command.sent.tries) });
          return undefined;
        }
      }
      // The id is of this device, so it is our own lost try that is in the journal: a newer server reads
      // the same words in another way.
      if (answer.refusal.code === 'command.id_taken' && command.sent?.lost) {
        await onDone();
        return undefined;
      }
      await put(deps, command, { state: 'refused', refusal: answer.refusal });
      return undefined;
    case 'failed':
      await put(deps, command, { nextTryAt: deps.now() + waitAfter(command.sent?.tries ?? 1) });
      return undefined;
    case 'away':
      if (answer.arrived) await put(deps, command, {});
      return endOf(answer);
    case 'sign_in':
    case 'other_person':
    case 'second_factor':
      await put(deps, command, {});
      return endOf(answer);
  }
}

/** Of a command whose first answer was lost. A server of before the question says nothing against it. */
async function isRecorded(
  { server, owner }: SyncDeps,
  id: string,
): Promise<'recorded' | 'not_recorded' | 'nobody_knows'> {
  const { answer } = await server.send('GET', `/api/keeper/commands/${id}`, { owner });
  if (answer.kind === 'done') {
    const { id: found } = answer.body as { id?: unknown };
    return found === id ? 'recorded' : 'nobody_knows';
  }
  return answer.kind === 'refused' && answer.refusal.status === 404
    ? 'not_recorded'
    : 'nobody_knows';
}

function waitAfter(tries: number): number {
  return Math.min(longestWait, 2_000 * 2 ** Math.min(tries, 10));
}

/** The server says that it lies in the future, so it was recorded nowhere: the clock is put right. */
async function mendFuture(deps: SyncDeps, command: CommandRecord): Promise<undefined> {
  const fix = await keptClock.read(deps.db);
  const now = believedNow(deps.now(), fix);
  const mended = {
    ...command.moment,
    occurredAt: new Date(
      Math.min(now.getTime(), Date.parse(command.moment.device) + (fix?.offsetMs ?? 0)),
    ).toISOString(),
    mended: {
      from: command.moment.occurredAt,
      offsetMs: fix?.offsetMs ?? 0,
      why: 'future' as const,
    },
  };
  const { draft, moment } = command;
  await put(deps, command, {
    draft: movedWith(draft, moment.occurredAt, mended.occurredAt),
    moment: mended,
    sent: null,
  });
}

/**
 * Answered, whatever the answer was. What became of the command meanwhile stands: it was taken back, or
 * another tab was answered first.
 */
async function put(
  { db }: SyncDeps,
  command: CommandRecord,
  change: Partial<CommandRecord>,
): Promise<void> {
  const tx = db.transaction('commands', 'readwrite');
  const current = await tx.store.get(command.n);
  const isOpen =
    current?.state === 'waiting' || (current?.state === 'refused' && change.state === 'done');
  if (current?.id === command.id && isOpen) {
    const sent = current.sent && { ...current.sent, answered: true };
    await tx.store.put({ ...current, sent, ...change });
  }
  await tx.done;
}

function endOf(answer: Exclude<Answer, { kind: 'done' }>): Round {
  switch (answer.kind) {
    case 'sign_in':
    case 'second_factor':
      return { end: answer.kind };
    // Who it is says the next round.
    case 'other_person':
      return { end: 'sign_in' };
    case 'away':
      return { end: 'away', retryAfterMs: answer.retryAfterMs };
    case 'failed':
    case 'refused':
      return { end: 'away', retryAfterMs: undefined };
  }
}

/** `refused`: not now; the command that needs the file was put down as refused, or waits. */
async function uploadFile(
  deps: SyncDeps,
  command: CommandRecord,
  sha256: string,
): Promise<Round | 'refused' | undefined> {
  const { db, owner, server } = deps;
  const file = await db.get('files', [owner, sha256]);
  if (file?.uploaded) return undefined;
  if (!file?.blob) {
    await put(deps, command, { state: 'refused', refusal: fileGone(deps.now()) });
    return 'refused';
  }
  const { answer } = await server.send('POST', '/api/files', {
    body: file.blob,
    type: file.mediaType,
    owner,
  });
  if (answer.kind === 'done') {
    await putFile(db, { ...file, uploaded: true });
    return undefined;
  }
  if (answer.kind === 'away' || answer.kind === 'failed') {
    return postponeUpload(deps, command, file);
  }
  const ended = await settle(deps, command, answer, async () => undefined);
  return ended ?? 'refused';
}

/** What was let go while it was on its way stays gone. */
async function putFile(db: KeeperDb, file: FileRecord): Promise<void> {
  const tx = db.transaction('files', 'readwrite');
  if (await tx.store.get([file.owner, file.sha256])) await tx.store.put(file);
  await tx.done;
}

/** A photo that is too large for the line, or for somebody on the way, holds up nothing else. */
async function postponeUpload(
  deps: SyncDeps,
  command: CommandRecord,
  file: FileRecord,
): Promise<'refused'> {
  const tries = (file.tries ?? 0) + 1;
  await putFile(deps.db, { ...file, tries });
  await put(deps, command, { nextTryAt: deps.now() + waitAfter(tries) });
  return 'refused';
}

/** The browser cleared what it had promised to keep. */
function fileGone(now: number): Refusal {
  return {
    status: 0,
    code: 'offline.file_gone',
    title: '',
    requestId: '',
    errors: [{ field: 'files', rule: 'offline.file_gone', message: '' }],
    details: {},
    at: new Date(now).toISOString(),
  };
}

/** Bytes that the server has and no waiting command needs take room for nothing. */
async function dropFiles({ db, owner }: SyncDeps, command: CommandRecord): Promise<void> {
  if (command.files.length === 0) return;
  const queue = await listQueue(db, owner);
  const needed = new Set(
    queue.flatMap(({ state, files }) => (state === 'waiting' || state === 'refused' ? files : [])),
  );
  for (const sha256 of command.files) {
    const file = await db.get('files', [owner, sha256]);
    if (file && !needed.has(sha256)) await db.put('files', { ...file, blob: null });
  }
}
