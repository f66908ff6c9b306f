import { authorize } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import type { FileStore } from '../../core/ports.ts';
import { viewerOf } from '../../core/viewer.ts';
import type { FileType } from '../../domain/file-type.ts';
import { openBytes } from '../evidence/files.service.ts';
import { decideOrganisation } from '../premises/premises.service.ts';
import * as errors from './registrations.errors.ts';
import {
  registrationOpened,
  registrationRefused,
  registrationReturned,
} from './registrations.events.ts';
import * as queries from './registrations.queries.ts';
import type {
  OpenRegistration,
  RefuseRegistration,
  ReturnRegistration,
} from './registrations.schemas.ts';

export async function listRegistrations(
  ctx: Ctx,
  filter: Parameters<typeof queries.listOverseen>[2],
) {
  authorize(ctx.actor, 'organisations:review');
  return queries.listOverseen(ctx.db, viewerOf(ctx.actor), filter);
}

export async function readRegistration(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'organisations:review');
  const registration = await queries.findOverseen(ctx.db, viewerOf(ctx.actor), id);
  if (!registration) throw errors.registrationNotFound();
  return { registration, files: await queries.listFiles(ctx.db, id) };
}

export async function readRegistrationFile(ctx: Ctx, files: FileStore, id: string, sha256: string) {
  const found = (await readRegistration(ctx, id)).files.find((file) => file.sha256 === sha256);
  if (!found) throw errors.fileNotFound();
  // Files get their type from the content check at the door.
  const mediaType = found.media_type as FileType;
  return openBytes(files, { sha256, mediaType, size: found.size });
}

/** Locked and in the actor's subtree, waiting for a decision. */
async function demandSubmitted(ctx: Ctx, tx: Db, id: string): Promise<queries.Registration> {
  const registration = await queries.lockRegistration(tx, id);
  const overseen = await queries.findOverseen(tx, viewerOf(ctx.actor), id);
  if (!registration || !overseen) throw errors.registrationNotFound();
  if (registration.state !== 'submitted') {
    throw errors.wrongState(registration.state, 'submitted');
  }
  return registration;
}

export async function returnRegistration(ctx: Ctx, id: string, input: ReturnRegistration) {
  const command = { id: input.eventId, name: 'returnRegistration', input: { ...input, id } };
  return commit(ctx, 'organisations:review', command, async (tx) => {
    await demandSubmitted(ctx, tx, id);
    const event = happened(registrationReturned, { id, reasons: input.reasons });
    return { result: { id }, events: [event] };
  });
}

/** Final, also for a returned one: it frees the credit code for another try. */
export async function refuseRegistration(ctx: Ctx, id: string, input: RefuseRegistration) {
  const command = { id: input.eventId, name: 'refuseRegistration', input: { ...input, id } };
  return commit(ctx, 'organisations:review', command, async (tx) => {
    const registration = await queries.lockRegistration(tx, id);
    const overseen = await queries.findOverseen(tx, viewerOf(ctx.actor), id);
    if (!registration || !overseen) throw errors.registrationNotFound();
    const { state } = registration;
    if (state !== 'submitted' && state !== 'returned') throw errors.wrongState(state, 'submitted');
    const reasons = [{ field: '', zh: input.reasonZh, en: input.reasonEn }];
    return { result: { id }, events: [happened(registrationRefused, { id, reasons })] };
  });
}

/** 开通: the firm is registered; its owner's account is the applicant's to make. */
export async function openRegistration(ctx: Ctx, id: string, input: OpenRegistration) {
  const command = { id: input.eventId, name: 'openRegistration', input: { ...input, id } };
  return commit(ctx, 'organisations:review', command, async (tx) => {
    const row = await demandSubmitted(ctx, tx, id);
    const { result, events } = await decideOrganisation(ctx, tx, {
      kind: row.kind,
      nameZh: row.name_zh,
      nameEn: row.name_en,
      uscc: row.uscc,
      overrideReason: row.uscc_override_reason ?? undefined,
      divisionId: row.division_id,
    });
    const { division_id: divisionId, address } = row;
    const orgId = result.id;
    const licences = queries.licencesOf(row);
    const opened = happened(registrationOpened, { id, orgId, divisionId, address, licences });
    return { result: { id, orgId }, events: [...events, opened] };
  });
}
