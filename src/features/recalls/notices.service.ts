import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { occurredAtOf, toQuantity } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import * as answers from './answers.queries.ts';
import { type Notice, positionOf } from './position.ts';
import * as errors from './recalls.errors.ts';
import { recallAnswered, recallNoticeReceived } from './recalls.events.ts';
import * as queries from './recalls.queries.ts';
import type { AnswerRecall, ReceiveNotice } from './recalls.schemas.ts';
import { demandRecall, momentOf } from './recalls.service.ts';
import { lotsInScope, namesOf, partiesOf } from './scope.queries.ts';

/** The notice has come to the firm. Whoever answers has received it too. */
export async function receiveNotice(ctx: Ctx, id: string, input: ReceiveNotice) {
  const command = { id: input.eventId, name: 'receiveRecallNotice', input: { ...input, id } };
  return commit(ctx, 'recalls:answer', command, async (tx) => {
    const { orgId, received, occurredAt } = await openNotice(tx, ctx, id, input);
    if (received) throw errors.receivedAlready();
    const body = { recallId: id, orgId };
    return { result: { id }, events: [happened(recallNoticeReceived, body, { occurredAt })] };
  });
}

/** Locks the recall, so that a firm's answers are counted one by one and none outlives the closing. */
async function openNotice(
  tx: Db,
  ctx: Ctx,
  id: string,
  input: { occurredAt?: string | undefined },
) {
  const orgId = orgOf(ctx.actor);
  const recall = await queries.lockRecall(tx, viewerOf(ctx.actor), id);
  if (!recall) throw errors.recallNotFound();
  if (recall.closed_at !== null) throw errors.recallClosedAlready();
  const occurredAt = occurredAtOf(ctx, input);
  if (occurredAt < recall.opened_at) throw errors.beforeNotice();
  const parties = await partiesOf(tx, await lotsInScope(tx, id), ctx.now);
  const lots = new Set(parties.flatMap((one) => (one.orgId === orgId ? one.lotId : [])));
  if (lots.size === 0) throw errors.notInNotice();
  const receipts = await answers.listReceipts(tx, { sees: 'own', orgId }, id);
  return { orgId, lots, received: receipts.length > 0, occurredAt };
}

/** Says what became of lots. Never changed afterwards: a later answer stands in its place. */
export async function answerRecall(ctx: Ctx, id: string, input: AnswerRecall) {
  const command = { id: input.eventId, name: 'answerRecall', input: { ...input, id } };
  return commit(ctx, 'recalls:answer', command, async (tx) => {
    const { orgId, lots, received, occurredAt } = await openNotice(tx, ctx, id, input);
    const earlier = await answers.listAnswers(tx, { sees: 'own', orgId }, id);
    const lines: Parameters<typeof happened<AnswerBody>>[1]['lines'] = [];
    for (const [index, line] of input.lines.entries()) {
      const field = `lines.${index}`;
      if (!lots.has(line.lotId)) throw errors.lotNotYours(`${field}.lotId`);
      await demandWhere(tx, orgId, line, field);
      lines.push({
        lotId: line.lotId,
        fate: line.fate,
        ...toQuantity(line.quantity),
        toOrgId: line.toOrgId ?? null,
        shipmentId: line.shipmentId ?? null,
        toName: line.toName ?? null,
      });
    }
    const number = earlier.length + 1;
    const body = { id: uuidv7(ctx.now), recallId: id, orgId, number, lines };
    const events: [NewEvent, ...NewEvent[]] = [happened(recallAnswered, body, { occurredAt })];
    if (!received) {
      events.push(happened(recallNoticeReceived, { recallId: id, orgId }, { occurredAt }));
    }
    return { result: { id: body.id, number }, events };
  });
}

type AnswerBody = ReturnType<(typeof recallAnswered)['body']['parse']>;

async function demandWhere(
  tx: Db,
  orgId: string,
  line: AnswerRecall['lines'][number],
  field: string,
): Promise<void> {
  const { fate, toOrgId, shipmentId, toName, lotId } = line;
  const named = [toOrgId, shipmentId, toName].filter((one) => one !== undefined).length;
  const wanted = fate === 'sold_on' ? 1 : 0;
  // Goods that were sent back may say by which shipment.
  if (named !== wanted && !(fate === 'returned' && named === 1 && shipmentId !== undefined)) {
    throw errors.soldToWhom(`${field}.fate`);
  }
  if (shipmentId !== undefined && !(await queries.shipped(tx, orgId, shipmentId, lotId))) {
    throw errors.shipmentUnfit(`${field}.shipmentId`);
  }
  if (toOrgId !== undefined && !(await queries.organisationExists(tx, toOrgId))) {
    throw errors.noSuchFirm(`${field}.toOrgId`);
  }
}

/** Whom of the holders somebody sees: a firm itself, an authority its own, who recalls all. */
export async function seenHolders(
  ctx: Ctx,
  recall: queries.SeenRecall,
  orgIds: readonly string[],
): Promise<(orgId: string) => boolean> {
  const viewer = viewerOf(ctx.actor);
  if (viewer.sees === 'own') return (orgId) => orgId === viewer.orgId;
  if (recall.own) return () => true;
  const overseen = await answers.overseenOrgs(ctx.db, viewer, orgIds);
  return (orgId) => overseen.has(orgId);
}

export async function listNotices(
  ctx: Ctx,
  id: string,
  filter: { at?: string | undefined; overdue?: boolean | undefined },
) {
  authorize(ctx.actor, 'read');
  const recall = await demandRecall(ctx, ctx.db, id);
  // Who holds a lot is found in the whole; below it is cut to what the reader may see.
  const position = await positionOf(ctx.whole, recall, momentOf(ctx, filter.at));
  const seen = await seenHolders(
    ctx,
    recall,
    position.notices.map(({ orgId }) => orgId),
  );
  const notices: Notice[] = position.notices.filter(
    ({ orgId, overdue }) => seen(orgId) && (filter.overdue !== true || overdue),
  );
  return { recall, notices, names: await namesOf(ctx.whole, position.lotIds) };
}

/** Every answer, also those that a later one replaced. */
export async function listAnswers(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const recall = await demandRecall(ctx, ctx.db, id);
  return { recall, items: await answers.listAnswers(ctx.db, viewerOf(ctx.actor), id) };
}
