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
const mostEvents = 2_000;
const eventsAtOnce = 1_000;

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

/**
 * The events of a lot itself that the asker may know of, the newest if there are very many (`more`); `own`:
 * those of which it may see the whole.
 */
export async function eventsOfLot(
  ctx: Ctx,
  lotId: string,
): Promise<{ events: { seq: number; own: boolean }[]; more: boolean }> {
  authorize(ctx.actor, 'read');
  await demandLot(ctx.db, ctx.actor, lotId);
  const viewer = viewerOf(ctx.actor);
  const events: { seq: number; own: boolean }[] = [];
  for (let after = 0; ;) {
    const rows = await readEvents(ctx.db, viewer, [lotId], { after, limit: eventsAtOnce });
    const page = rows.slice(0, eventsAtOnce);
    events.push(...page.map(({ seq, own }) => ({ seq, own })));
    after = page.at(-1)?.seq ?? 0;
    if (rows.length <= eventsAtOnce) break;
  }
  return { events: events.slice(-mostEvents), more: events.length > mostEvents };
}
