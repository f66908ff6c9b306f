import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { doubtsOf, overrideOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import { daysLate, deadlineFor } from '../../domain/amendment-deadlines.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { checkUscc } from '../../domain/uscc.ts';
import { organisationAmendment } from '../premises/premises.service.ts';
import * as errors from './changes.errors.ts';
import { changeConfirmed, changeFiled, changeRejected } from './changes.events.ts';
import * as queries from './changes.queries.ts';
import type { ConfirmChange, FileChange, RejectChange } from './changes.schemas.ts';
import { usccPending, usccRegistered } from './registrations.errors.ts';
import { holderOf } from './registrations.queries.ts';
import { demandInForce } from './registrations.service.ts';

export async function fileChange(ctx: Ctx, input: FileChange) {
  const command = { id: input.eventId, name: 'fileChange', input };
  return commit(ctx, 'registration:amend', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const firm = await queries.lockFirm(tx, orgId);
    if (!firm) throw errors.recordNotFound();
    const { happenedOn } = input;
    const filedOn = shanghaiDate(ctx.now);
    if (happenedOn > filedOn) throw errors.futureChange();
    const changed = changedOf(ctx.now, input, firm);
    const awaits = changed.nameZh !== null || changed.nameEn !== null || changed.uscc !== null;
    if (awaits && (await queries.hasPending(tx, orgId))) throw errors.changePending();
    const usccOverrideReason = await judgeUscc(tx, changed.uscc, input.overrideReason);
    const deadlineDays = deadlineFor(firm.path, happenedOn)?.days ?? null;
    const lateDays = deadlineDays === null ? 0 : daysLate(happenedOn, filedOn, deadlineDays);
    const id = uuidv7(ctx.now);
    const { divisionId } = firm;
    const body = { id, orgId, divisionId, happenedOn, ...changed, usccOverrideReason };
    const event = happened(changeFiled, { ...body, deadlineDays, lateDays, awaits });
    const state = awaits ? ('pending' as const) : ('in_force' as const);
    return { result: { id, state, lateDays }, events: [event] };
  });
}

/** Only what differs from what is known counts as changed. */
function changedOf(
  now: Date,
  input: FileChange,
  firm: { nameZh: string; nameEn: string; uscc: string },
) {
  const fresh = (given: string | undefined, known: string) =>
    given === undefined || given === known ? null : given;
  const changed = {
    address: input.address ?? null,
    licences: input.licences === undefined ? null : demandInForce(now, input.licences),
    nameZh: fresh(input.nameZh, firm.nameZh),
    nameEn: fresh(input.nameEn, firm.nameEn),
    uscc: fresh(input.uscc, firm.uscc),
  };
  if (Object.values(changed).every((value) => value === null)) throw errors.nothingChanged();
  return changed;
}

async function judgeUscc(
  tx: Db,
  uscc: string | null,
  reason: string | undefined,
): Promise<string | null> {
  if (uscc === null) return null;
  const holder = await holderOf(tx, uscc, null);
  if (holder === 'organisation') throw usccRegistered();
  if (holder === 'pending') throw usccPending();
  return overrideOf(doubtsOf([['uscc', uscc, checkUscc]]), reason)?.reason ?? null;
}

/** Of a firm in the regulator's subtree, and still waiting. The firm is locked with it. */
async function demandPending(ctx: Ctx, tx: Db, id: string): Promise<queries.Change> {
  const found = await queries.findChange(tx, viewerOf(ctx.actor), id);
  if (!found) throw errors.changeNotFound();
  await queries.lockFirm(tx, found.org_id);
  const change = await queries.findChange(tx, viewerOf(ctx.actor), id);
  if (change?.state !== 'pending') throw errors.changeDecided();
  return change;
}

export async function confirmChange(ctx: Ctx, id: string, input: ConfirmChange) {
  const command = { id: input.eventId, name: 'confirmChange', input: { ...input, id } };
  return commit(ctx, 'organisations:review', command, async (tx) => {
    const change = await demandPending(ctx, tx, id);
    const amended = await organisationAmendment(tx, {
      id: change.org_id,
      nameZh: change.name_zh,
      nameEn: change.name_en,
      uscc: change.uscc,
      usccOverrideReason: change.uscc_override_reason,
    });
    const confirmed = happened(changeConfirmed, { id, orgId: change.org_id });
    return { result: { id }, events: [confirmed, amended] };
  });
}

export async function rejectChange(ctx: Ctx, id: string, input: RejectChange) {
  const command = { id: input.eventId, name: 'rejectChange', input: { ...input, id } };
  return commit(ctx, 'organisations:review', command, async (tx) => {
    const { org_id: orgId } = await demandPending(ctx, tx, id);
    const { reasonZh, reasonEn } = input;
    const event = happened(changeRejected, { id, orgId, reasonZh, reasonEn });
    return { result: { id }, events: [event] };
  });
}

export async function listChanges(ctx: Ctx, filter: Parameters<typeof queries.listChanges>[2]) {
  authorize(ctx.actor, 'read');
  return queries.listChanges(ctx.db, viewerOf(ctx.actor), filter);
}

/** A firm's own, and those that a regulator oversees. */
export async function readLicences(ctx: Ctx, orgId: string): Promise<queries.LicenceRecord> {
  authorize(ctx.actor, 'read');
  const record = await queries.findRecord(ctx.db, viewerOf(ctx.actor), orgId);
  if (!record) throw errors.recordNotFound();
  return record;
}
