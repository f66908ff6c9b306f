import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { invalidField } from '../../core/errors.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf } from '../../core/fields.ts';
import { makeTraceCode } from '../../domain/trace-code.ts';
import { demandLot, type Lot } from '../lots/lots.service.ts';
import { demandOutsideHeldPlaces } from '../oversight/held.service.ts';
import { demandGate } from '../policy/policy.service.ts';
import {
  alreadyActive,
  alreadyVoid,
  codeExists,
  codeNotYours,
  lotWithdrawn,
  noCode,
} from './codes.errors.ts';
import { codeActivated, codeIssued, codeVoided } from './codes.events.ts';
import * as queries from './codes.queries.ts';
import type { ActivateCode, IssueCode, VoidCode } from './codes.schemas.ts';

export { lotWithdrawn } from './codes.errors.ts';

/** Any firm that handles the lot may give it its code; only one code is in use at a time. */
export async function issueCode(ctx: Ctx, lotId: string, input: IssueCode) {
  const command = { id: input.eventId, name: 'issueCode', input: { ...input, lotId } };
  return commit(ctx, 'codes:issue', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    await queries.lockLot(tx, lotId);
    const lot = await demandLot(tx, ctx.actor, lotId);
    if (lot.withdrawn_at !== null) throw lotWithdrawn();
    const earlier = await queries.findCode(tx, lotId);
    if (earlier && earlier.state !== 'void') throw codeExists(earlier.code);
    const occurredAt = notBefore(occurredAtOf(ctx, input), lot.declared_at);
    // Random, so that knowing one code tells nothing about the next.
    const code = makeTraceCode(crypto.getRandomValues(new Uint8Array(10)));
    const event = happened(codeIssued, { code, lotId, orgId }, { occurredAt });
    return { result: { code }, events: [event] };
  });
}

export async function activateCode(ctx: Ctx, lotId: string, input: ActivateCode) {
  const command = { id: input.eventId, name: 'activateCode', input: { ...input, lotId } };
  return commit(ctx, 'codes:issue', command, async (tx) => {
    const lot = await demandLot(tx, ctx.actor, lotId);
    const { code, state, issued_at } = await demandOwnCode(tx, ctx, lotId);
    if (state === 'void') throw alreadyVoid();
    if (state === 'active') throw alreadyActive();
    const at = notBefore(occurredAtOf(ctx, input), issued_at);
    const premises = await whereGoodsAre(tx, lot, orgOf(ctx.actor));
    await demandOutsideHeldPlaces(tx, lotId, orgOf(ctx.actor));
    const gate = await demandGate(tx, ctx, {
      transition: 'activate',
      lotIds: [lotId],
      premises,
      at,
    });
    const body = { code, lotId, premisesId: premises?.id ?? null, gate };
    return { result: { code }, events: [happened(codeActivated, body, { occurredAt: at })] };
  });
}

export async function voidCode(ctx: Ctx, lotId: string, input: VoidCode) {
  const command = { id: input.eventId, name: 'voidCode', input: { ...input, lotId } };
  return commit(ctx, 'codes:issue', command, async (tx) => {
    await demandLot(tx, ctx.actor, lotId);
    const { code, state, activated_at, issued_at } = await demandOwnCode(tx, ctx, lotId);
    if (state === 'void') throw alreadyVoid();
    const occurredAt = notBefore(occurredAtOf(ctx, input), activated_at ?? issued_at);
    const meta = { occurredAt, reason: input.reason };
    return { result: { code }, events: [happened(codeVoided, { code, lotId }, meta)] };
  });
}

export async function readCode(ctx: Ctx, lotId: string): Promise<queries.TraceCode> {
  authorize(ctx.actor, 'read');
  await demandLot(ctx.db, ctx.actor, lotId);
  const code = await queries.findCode(ctx.db, lotId);
  if (!code) throw noCode();
  return code;
}

async function demandOwnCode(tx: Db, ctx: Ctx, lotId: string): Promise<queries.TraceCode> {
  const code = await queries.lockCode(tx, lotId);
  if (!code) throw noCode();
  if (code.org_id !== orgOf(ctx.actor)) throw codeNotYours();
  return code;
}

/** Where the firm's goods stand, or else where they are bound: the rules of that place are asked. */
export async function whereGoodsAre(tx: Db, lot: Lot, orgId: string) {
  const site = await queries.siteOfStock(tx, lot.id, orgId);
  if (site || lot.destination_premises_id === null) return site;
  return queries.findSite(tx, lot.destination_premises_id);
}

/** 422 when the command would come before what it builds on. */
export function notBefore(at: Date, earliest: Date): Date {
  if (at >= earliest) return at;
  throw invalidField('occurredAt', 'time.too_early', {
    zh: '时间早于该批次的申报或追溯码的上一状态,请检查。',
    en: 'This time lies before the lot was declared or the code got its present state.',
  });
}
