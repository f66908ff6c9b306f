import { authorize } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { viewerOf } from '../../core/viewer.ts';
import { demandLot } from '../lots/lots.service.ts';
import { readEvents } from './history.queries.ts';
import { readEntries } from './history.service.ts';
import { readLineage } from './lineage.queries.ts';
import { type Hit, search as find } from './search.queries.ts';
import { termsOf } from './search.terms.ts';

/** Of one lot. */
const mostEvents = 10_000;

/** What any identifier on a paper belongs to, as far as the asking organisation may know. */
export async function search(
  ctx: Ctx,
  text: string,
  unitCodes: UnitCodes | undefined,
): Promise<Hit[]> {
  authorize(ctx.actor, 'read');
  return find(ctx.db, viewerOf(ctx.actor), termsOf(text, ctx.now, unitCodes));
}

/** The journal of a lot, of all it was made of and of all that was made of it, in order. */
export async function readHistory(ctx: Ctx, lotId: string, page: { after: number; limit: number }) {
  authorize(ctx.actor, 'read');
  const viewer = viewerOf(ctx.actor);
  await demandLot(ctx.db, ctx.actor, lotId);
  const lineage = await readLineage(ctx.whole, viewer, lotId);
  const entries = await readEntries(ctx.db, viewer, lineage.relationOf, page);
  return { entries, truncated: lineage.truncated };
}

/** The events of a lot itself that the asker may know of; `own`: those of which it may see the whole. */
export async function eventsOfLot(
  ctx: Ctx,
  lotId: string,
): Promise<{ seq: number; own: boolean }[]> {
  authorize(ctx.actor, 'read');
  await demandLot(ctx.db, ctx.actor, lotId);
  const page = { after: 0, limit: mostEvents };
  const rows = await readEvents(ctx.db, viewerOf(ctx.actor), [lotId], page);
  return rows.slice(0, mostEvents).map(({ seq, own }) => ({ seq, own }));
}
