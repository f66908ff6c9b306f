import { authorize } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { viewerOf } from '../../core/viewer.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { countAlerts } from '../alerts/alerts.service.ts';
import { countRecalls } from '../recalls/recalls.service.ts';
import * as queries from './statistics.queries.ts';

const months = 12;

/** What there is now: of a firm its own, of an authority what it oversees. Each figure has a list of its rows. */
export async function readOverview(ctx: Ctx) {
  authorize(ctx.actor, 'read');
  const { db, now } = ctx;
  const viewer = viewerOf(ctx.actor);
  return {
    now,
    firms: await queries.countFirms(db, viewer),
    premises: await queries.countPremises(db, viewer),
    openings: await queries.countOpenings(db, viewer, lastMonths(shanghaiDate(now))),
    origins: await queries.sumGoods(db, viewer, 'origins'),
    categories: await queries.sumGoods(db, viewer, 'categories'),
    classes: await queries.sumGoods(db, viewer, 'classes'),
    evidence: await queries.sumEvidence(db, viewer),
    alerts: await countAlerts(ctx),
    recalls: await countRecalls(ctx),
  };
}

export type Overview = Awaited<ReturnType<typeof readOverview>>;

/** The month of a date and those before it, the earliest first. */
function lastMonths(date: string): string[] {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return Array.from({ length: months }, (_, at) =>
    new Date(Date.UTC(year, month - 1 - (months - 1 - at), 1)).toISOString().slice(0, 7),
  );
}

export async function listFirms(ctx: Ctx, filter: queries.FirmFilter) {
  authorize(ctx.actor, 'read');
  return queries.listFirms(ctx.db, viewerOf(ctx.actor), filter);
}

export async function listPremises(ctx: Ctx, filter: queries.PremisesFilter) {
  authorize(ctx.actor, 'read');
  return queries.listPremises(ctx.db, viewerOf(ctx.actor), filter);
}

export async function listGoods(ctx: Ctx, filter: queries.GoodsFilter) {
  authorize(ctx.actor, 'read');
  return queries.listGoods(ctx.db, viewerOf(ctx.actor), filter);
}
