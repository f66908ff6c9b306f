import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { notInFuture } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { verdictAndProblems } from './log.errors.ts';
import { logVerified } from './log.events.ts';
import * as store from './log.store.ts';
import * as queries from './monitor.queries.ts';
import type { RecordVerification } from './monitor.schemas.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const days = 30;
const mostPauses = 20;
const mostFirms = 200;
const mostPending = 100_000;

/**
 * How the log does, for who oversees those that are in it. It reads the whole: the log is one, and says of
 * nobody but the firms under the viewer anything that its tiles don't.
 */
export async function readMonitor(ctx: Ctx) {
  authorize(ctx.actor, 'log:oversee');
  const { whole: db, now } = ctx;
  const dates = Array.from({ length: days + 1 }, (_, at) =>
    shanghaiDate(new Date(now.getTime() - (days - 1 - at) * dayMs)),
  );
  const since = startOf(dates[0] ?? '');
  const state = await store.readState(db);
  const checkpoint = await store.lastCheckpoint(db);
  const sizes = await queries.sizesAt(db, dates.map(startOf));
  const pending = await queries.readPending(db, mostPending);
  const late = await queries.lateSince(db, viewerOf(ctx.actor), since, mostFirms);
  const pauses: (Omit<queries.Pause, 'ended'> & { ended: Date | null })[] =
    await queries.pausesSince(db, since, now, mostPauses);
  const { oldest } = pending;
  if (oldest) {
    const began = checkpoint?.signedAt ?? oldest;
    const waitingSince = began > oldest ? began : oldest;
    const lasts = now.getTime() - waitingSince.getTime() > hourMs;
    if (lasts) pauses.unshift({ began, ended: null, waitingSince });
  }
  return {
    now,
    since,
    state,
    checkpoint,
    growth: dates.slice(0, days).map((day, at) => ({
      day,
      entries: (sizes[at + 1] ?? 0) - (sizes[at] ?? 0),
    })),
    pauses,
    late,
    pending: { ...pending, hasMore: pending.events >= mostPending },
    witnesses: await queries.listCosigners(db),
    verification: await queries.lastVerification(db),
  };
}

export type Monitor = Awaited<ReturnType<typeof readMonitor>>;

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** Taken whatever size it names: a log that was set back is just what a verifier would tell. */
export async function recordVerification(
  ctx: Ctx,
  input: RecordVerification,
): Promise<{ id: string }> {
  const { eventId, size, root, verdict, problems } = input;
  const command = { id: eventId, name: 'recordVerification', input };
  return commit(ctx, 'log:oversee', command, async () => {
    if ((verdict === 'ok') !== (problems === 0)) throw verdictAndProblems();
    const checkedAt = notInFuture(ctx, 'checkedAt', input.checkedAt);
    const id = uuidv7(ctx.now);
    const told = { size, root, verdict, problems, checkedAt: checkedAt.toISOString() };
    const body = { id, orgId: orgOf(ctx.actor), ...told };
    return { result: { id }, events: [happened(logVerified, body, { occurredAt: checkedAt })] };
  });
}
