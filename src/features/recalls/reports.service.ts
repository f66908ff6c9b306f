import { authorize, isRegulator, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import * as answers from './answers.queries.ts';
import { seenHolders } from './notices.service.ts';
import { figuresOf, positionOf } from './position.ts';
import * as errors from './recalls.errors.ts';
import { recallReported } from './recalls.events.ts';
import type { Figures } from './recalls.figures.ts';
import * as queries from './recalls.queries.ts';
import type { FileRecallReport } from './recalls.schemas.ts';
import { demandRecall, momentOf } from './recalls.service.ts';

/** Who answers for the recall: who opened it, the firm responsible, and the authority above them. */
function answersFor(ctx: Ctx, recall: queries.SeenRecall): boolean {
  return recall.own || recall.responsible_org_id === orgOf(ctx.actor);
}

/** Files a report with the figures as they are now, as far as its writer may see them. */
export async function fileReport(ctx: Ctx, id: string, input: FileRecallReport) {
  const command = { id: input.eventId, name: 'fileRecallReport', input: { ...input, id } };
  return commit(ctx, 'oversight:recall', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const recall = await queries.lockRecall(tx, viewerOf(ctx.actor), id);
    if (!recall) throw errors.recallNotFound();
    if (!answersFor(ctx, recall)) throw errors.notReporter();
    const { step, textZh, textEn } = input;
    if (recall.closed_at !== null && step !== 'summary') throw errors.recallClosedAlready();
    const occurredAt = occurredAtOf(ctx, input);
    if (occurredAt < recall.opened_at) throw errors.beforeNotice();
    const position = await positionOf(tx, recall, ctx.now);
    const seen = await seenHolders(
      { ...ctx, db: tx },
      recall,
      position.notices.map((notice) => notice.orgId),
    );
    const reportId = uuidv7(ctx.now);
    const figures = figuresOf(recall, position, seen);
    const body = { id: reportId, recallId: id, orgId, step, textZh, textEn, figures };
    return { result: { id: reportId }, events: [happened(recallReported, body, { occurredAt })] };
  });
}

/** Sums of all holders are for who answers for the recall and for authorities; others see their own. */
export async function readEffectiveness(
  ctx: Ctx,
  id: string,
  moment: string | undefined,
): Promise<Figures> {
  authorize(ctx.actor, 'read');
  const recall = await demandRecall(ctx, ctx.db, id);
  if (!isRegulator(ctx.actor) && !answersFor(ctx, recall)) throw ownNoticeOnly();
  const position = await positionOf(ctx.whole, recall, momentOf(ctx, moment));
  const seen = await seenHolders(
    ctx,
    recall,
    position.notices.map(({ orgId }) => orgId),
  );
  return figuresOf(recall, position, seen);
}

const ownNoticeOnly = () =>
  new AppError({
    kind: 'forbidden',
    code: 'recall.own_notice_only',
    message: {
      zh: '整体数据仅供发起单位、责任单位和监管部门查看;本单位数据见召回通知(notices)。',
      en: 'Sums are for who answers for the recall and the authorities; your own figures are in your notice (notices).',
    },
  });

export async function listReports(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const recall = await demandRecall(ctx, ctx.db, id);
  return { recall, items: await answers.listReports(ctx.db, viewerOf(ctx.actor), id) };
}
