import { authorize, orgOf, type Actor } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { viewerOf } from '../../core/viewer.ts';
import { type AlertState, isWorkable } from '../../domain/alerts.ts';
import type { Permission } from '../../domain/permissions.ts';
import * as errors from './alerts.errors.ts';
import { alertClosed, alertExplained, alertReopened, alertTaken } from './alerts.events.ts';
import * as queries from './alerts.queries.ts';
import type { AlertReason, TakeAlert } from './alerts.schemas.ts';

export async function listAlerts(ctx: Ctx, filter: queries.AlertFilter): Promise<queries.Alert[]> {
  authorize(ctx.actor, 'read');
  return queries.listAlerts(ctx.db, viewerOf(ctx.actor), filter);
}

export async function countAlerts(ctx: Ctx) {
  authorize(ctx.actor, 'read');
  return queries.countAlerts(ctx.db, viewerOf(ctx.actor));
}

export async function readAlert(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const viewer = viewerOf(ctx.actor);
  const alert = await queries.findAlert(ctx.db, viewer, id);
  if (!alert) throw errors.alertNotFound();
  // Whoever works an alert has to know each record that it names, those of the next county too.
  const named = await queries.namedBy(viewer.sees === 'own' ? ctx.db : ctx.whole, id);
  return { alert, named, notes: await queries.notesOf(ctx.db, id) };
}

export async function takeAlert(ctx: Ctx, id: string, input: TakeAlert) {
  const command = { id: input.eventId, name: 'takeAlert', input: { ...input, id } };
  return decide(ctx, 'alerts:work', command, id, async (tx, alert) => {
    if (!isWorkable(alert.state)) throw errors.alertClosedAlready();
    await demandOwn(tx, ctx.actor, alert);
    const body = { id, orgId: orgOf(ctx.actor) };
    return { state: 'in_hand', event: happened(alertTaken, body) };
  });
}

/** dismissed: nothing was wrong. settled: something was, and it has been dealt with. */
export async function closeAlert(
  ctx: Ctx,
  id: string,
  state: 'dismissed' | 'settled',
  input: AlertReason,
) {
  const { reason } = input;
  const command = { id: input.eventId, name: 'closeAlert', input: { ...input, id, state } };
  return decide(ctx, 'alerts:work', command, id, async (tx, alert) => {
    if (!isWorkable(alert.state)) throw errors.alertClosedAlready();
    await demandOwn(tx, ctx.actor, alert);
    const body = { id, orgId: orgOf(ctx.actor), state };
    return { state, event: happened(alertClosed, body, { reason }) };
  });
}

export async function reopenAlert(ctx: Ctx, id: string, input: AlertReason) {
  const { reason } = input;
  const command = { id: input.eventId, name: 'reopenAlert', input: { ...input, id } };
  return decide(ctx, 'alerts:work', command, id, async (tx, alert) => {
    // What resolved itself comes back by itself.
    if (alert.state !== 'dismissed' && alert.state !== 'settled') throw errors.alertNotClosed();
    await demandOwn(tx, ctx.actor, alert);
    const body = { id, orgId: orgOf(ctx.actor) };
    return { state: 'open', event: happened(alertReopened, body, { reason }) };
  });
}

/** A firm says how it came about. Deciding is the authority's. */
export async function explainAlert(ctx: Ctx, id: string, input: AlertReason) {
  const { reason } = input;
  const command = { id: input.eventId, name: 'explainAlert', input: { ...input, id } };
  return decide(ctx, 'alerts:explain', command, id, async (_tx, alert) => {
    if (!isWorkable(alert.state)) throw errors.alertClosedAlready();
    const body = { id, orgId: orgOf(ctx.actor) };
    return { state: alert.state, event: happened(alertExplained, body, { reason }) };
  });
}

type Decision = { state: AlertState; event: NewEvent };

async function decide(
  ctx: Ctx,
  permission: Permission,
  command: Parameters<typeof commit>[2],
  id: string,
  judge: (tx: Db, alert: queries.Alert) => Promise<Decision>,
): Promise<{ id: string; state: AlertState }> {
  return commit(ctx, permission, command, async (tx) => {
    const alert = await queries.lockAlert(tx, viewerOf(ctx.actor), id);
    if (!alert) throw errors.alertNotFound();
    const { state, event } = await judge(tx, alert);
    return { result: { id, state }, events: [event] };
  });
}

/** What another authority has had in hand is left to it, or to one above it. */
async function demandOwn(tx: Db, actor: Actor, alert: queries.Alert): Promise<void> {
  const owner = alert.owner_org_id;
  if (owner === null || actor.kind === 'system' || actor.orgId === owner) return;
  const path = await queries.divisionPathOf(tx, owner);
  const above = actor.jurisdiction;
  if (path !== undefined && above !== undefined && path !== above && path.startsWith(above)) return;
  throw errors.inOtherHands();
}
