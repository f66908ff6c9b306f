import { type Actor, actsAt, authorize, orgOf, premisesLimitOf } from '../../core/actor.ts';
import { commit, type Outcome } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened, type NewEvent } from '../../core/events.ts';
import { doubtsOf, occurredAtOf, overrideOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import { placeNames, virtualPlaceKinds } from '../../domain/places.ts';
import type { OrgKind } from '../../domain/roles.ts';
import { checkUscc } from '../../domain/uscc.ts';
import {
  authoritiesOnly,
  codeTaken,
  limitedToPremises,
  organisationNotFound,
  outsideJurisdiction,
  premisesNotFound,
  unknownDivision,
  usccTaken,
} from './premises.errors.ts';
import {
  organisationAmended,
  organisationRegistered,
  premisesOpened,
  premisesStateChanged,
  roomAdded,
} from './premises.events.ts';
import * as queries from './premises.queries.ts';
import type {
  AddRoom,
  ChangePremisesState,
  OpenPremises,
  RegisterOrganisation,
} from './premises.schemas.ts';

export async function registerOrganisation(ctx: Ctx, input: RegisterOrganisation) {
  const command = { id: input.eventId, name: 'registerOrganisation', input };
  return commit(ctx, 'organisations:register', command, async (tx) =>
    decideOrganisation(ctx, tx, input),
  );
}

/** For opening a firm as part of another command, too. */
export async function decideOrganisation(
  ctx: Ctx,
  tx: Db,
  input: RegisterOrganisation,
): Promise<Outcome<{ id: string }>> {
  const override = overrideOf(doubtsOf([['uscc', input.uscc, checkUscc]]), input.overrideReason);
  demandMayRegister(ctx.actor, input.kind);
  demandWithin(ctx.actor, await demandDivision(tx, input.divisionId));
  if (await queries.usccExists(tx, input.uscc)) throw usccTaken();
  const id = uuidv7(ctx.now);
  const body = {
    id,
    kind: input.kind,
    nameZh: input.nameZh,
    nameEn: input.nameEn,
    uscc: input.uscc,
    usccOverrideReason: override?.reason ?? null,
    divisionId: input.divisionId,
    places: virtualPlaceKinds.map((kind) => ({
      id: uuidv7(ctx.now),
      kind,
      nameZh: placeNames[kind].zh,
      nameEn: placeNames[kind].en,
    })),
  };
  const occurredAt = occurredAtOf(ctx, input);
  return { result: { id }, events: [happened(organisationRegistered, body, { occurredAt })] };
}

type Amendment = {
  id: string;
  nameZh: string | null;
  nameEn: string | null;
  uscc: string | null;
  usccOverrideReason: string | null;
};

/** Null keeps what is known. 409 when another firm took the code in the meantime. */
export async function organisationAmendment(tx: Db, change: Amendment): Promise<NewEvent> {
  const known = await findOrganisation(tx, change.id);
  const { uscc } = change;
  if (uscc !== null && (await queries.usccExists(tx, uscc))) throw usccTaken();
  return happened(organisationAmended, {
    id: change.id,
    nameZh: change.nameZh ?? known.name_zh,
    nameEn: change.nameEn ?? known.name_en,
    uscc: uscc ?? known.uscc,
    usccOverrideReason: uscc === null ? known.uscc_override_reason : change.usccOverrideReason,
  });
}

/** The organisation of those who run this installation. There is one; it owns no places. */
export async function registerInstallation(ctx: Ctx) {
  const command = { name: 'registerInstallation', input: {} };
  return commit(ctx, 'reference:load', command, async () => {
    const id = uuidv7(ctx.now);
    const body = {
      id,
      kind: 'system' as const,
      nameZh: '系统管理',
      nameEn: 'System administration',
      uscc: 'SYSTEM',
      usccOverrideReason: null,
      divisionId: 'CN',
      places: [],
    };
    return { result: { id }, events: [happened(organisationRegistered, body)] };
  });
}

export async function openPremises(ctx: Ctx, input: OpenPremises) {
  const command = { id: input.eventId, name: 'openPremises', input };
  return commit(ctx, 'premises:write', command, async (tx) => {
    if (premisesLimitOf(ctx.actor) !== undefined) throw limitedToPremises();
    const orgId = orgOf(ctx.actor);
    await demandDivision(tx, input.divisionId);
    if (await queries.premisesCodeExists(tx, input.code)) throw codeTaken('code');
    const id = uuidv7(ctx.now);
    const body = {
      id,
      orgId,
      dockPlaceId: uuidv7(ctx.now),
      code: input.code,
      kind: input.kind,
      nameZh: input.nameZh,
      nameEn: input.nameEn,
      divisionId: input.divisionId,
      address: input.address,
      longitude: input.longitude ?? null,
      latitude: input.latitude ?? null,
      handlesImports: input.handlesImports,
      filingNo: input.filingNo ?? null,
    };
    const occurredAt = occurredAtOf(ctx, input);
    return { result: { id }, events: [happened(premisesOpened, body, { occurredAt })] };
  });
}

export async function addRoom(ctx: Ctx, premisesId: string, input: AddRoom) {
  const command = { id: input.eventId, name: 'addRoom', input: { ...input, premisesId } };
  return commit(ctx, 'premises:write', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    await demandOwnPremises(tx, ctx.actor, premisesId);
    const rooms = await queries.listRooms(tx, premisesId);
    if (rooms.some((room) => room.code === input.code)) throw codeTaken('code');
    const { code, nameZh, nameEn, temperatureClass } = input;
    const placeId = uuidv7(ctx.now);
    const body = { placeId, premisesId, orgId, code, nameZh, nameEn, temperatureClass };
    const occurredAt = occurredAtOf(ctx, input);
    return { result: { id: placeId }, events: [happened(roomAdded, body, { occurredAt })] };
  });
}

export async function changePremisesState(ctx: Ctx, id: string, input: ChangePremisesState) {
  const command = { id: input.eventId, name: 'changePremisesState', input: { ...input, id } };
  return commit(ctx, 'premises:write', command, async (tx) => {
    await demandOwnPremises(tx, ctx.actor, id);
    const { state, reason } = input;
    const meta = { occurredAt: occurredAtOf(ctx, input), reason };
    return { result: { id }, events: [happened(premisesStateChanged, { id, state }, meta)] };
  });
}

async function demandDivision(tx: Db, divisionId: string): Promise<string> {
  const path = await queries.divisionPath(tx, divisionId);
  if (path === undefined) throw unknownDivision();
  return path;
}

/** The installation's administrator enters authorities; firms are the authority's own affair. */
function demandMayRegister(actor: Actor, kind: OrgKind): void {
  const installs = actor.kind !== 'system' && actor.orgKind === 'system';
  if (installs && kind !== 'regulator') throw authoritiesOnly();
}

function demandWithin(actor: Actor, path: string): void {
  if (!isWithin(actor, path)) throw outsideJurisdiction();
}

function isWithin(actor: Actor, path: string): boolean {
  if (actor.kind === 'system' || actor.orgKind === 'system') return true;
  return path.startsWith(actor.jurisdiction ?? '?');
}

/** Of the organisations in a regulator's subtree; the administrator's are the authorities. */
export async function demandOverseen(ctx: Ctx, id: string): Promise<queries.Organisation> {
  const organisation = await queries.findOrganisation(ctx.db, id);
  if (!organisation) throw organisationNotFound();
  demandMayRegister(ctx.actor, organisation.kind);
  const path = await demandDivision(ctx.db, organisation.division_id);
  if (!isWithin(ctx.actor, path)) throw organisationNotFound();
  return organisation;
}

async function demandOwnPremises(tx: Db, actor: Actor, id: string): Promise<queries.Premises> {
  const premises = await queries.findPremises(tx, id);
  if (premises?.org_id !== orgOf(actor) || !actsAt(actor, id)) throw premisesNotFound();
  return premises;
}

/** Undefined where there is no such division. */
export async function findDivisionPath(tx: Db, divisionId: string): Promise<string | undefined> {
  return queries.divisionPath(tx, divisionId);
}

export async function findOrganisation(tx: Db, id: string): Promise<queries.Organisation> {
  const organisation = await queries.findOrganisation(tx, id);
  if (!organisation) throw organisationNotFound();
  return organisation;
}

/** The registry of firms is open to everyone who is signed in: a shipper has to find a receiver. */
export async function readOrganisation(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const organisation = await queries.findOrganisation(ctx.db, id);
  if (!organisation) throw organisationNotFound();
  return organisation;
}

export async function listOrganisations(
  ctx: Ctx,
  filter: Parameters<typeof queries.listOrganisations>[1],
) {
  authorize(ctx.actor, 'read');
  return queries.listOrganisations(ctx.db, filter);
}

/** Where others' goods may be sent is open; which rooms they have is not. */
export async function readPremises(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const premises = await queries.findPremises(ctx.db, id);
  if (!premises) throw premisesNotFound();
  const seesRooms = await queries.isOverseenPremises(ctx.db, viewerOf(ctx.actor), id);
  return { premises, rooms: seesRooms ? await queries.listRooms(ctx.db, id) : [] };
}

export async function listPremises(ctx: Ctx, filter: Parameters<typeof queries.listPremises>[1]) {
  authorize(ctx.actor, 'read');
  return queries.listPremises(ctx.db, filter);
}
