import { authorize, orgOf, premisesLimitOf } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { sha256Hex } from '../../core/hash.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { type HoldList, packIds } from '../../domain/hold-list.ts';
import * as errors from './hold-list.errors.ts';
import * as queries from './hold-list.queries.ts';
import { activeHolds } from './oversight.service.ts';

/** Signs what we publish; who verifies finds the key by its kid in /.well-known/jwks.json. */
export type Sign = (type: string, claims: Record<string, unknown>, now: Date) => Promise<string>;

export type HoldListDeps = {
  sign: Sign;
  publicUrl: string;
  unitCodes: UnitCodes | undefined;
  /** How long a list may be believed. */
  hours: number;
};

/** `typ` of the signed list: nothing else that we sign can be taken for one. */
export const holdListType = 'hold-list+jwt';
const audience = 'frostmark-hold-list';

/** More single codes than these make a list that no device carries: their lots are held whole then. */
const mostUnits = 20_000;

export type Issued = { etag: string; list: string | undefined };

/**
 * What is held and could concern the firm, signed. The same content is issued anew four times in
 * its life, so that who asks often never carries one that is about to end.
 */
export async function issueHoldList(
  ctx: Ctx,
  deps: HoldListDeps,
  asked: { premisesId?: string | undefined; known?: string | undefined },
): Promise<Issued> {
  authorize(ctx.actor, 'read');
  const { actor, now } = ctx;
  const orgId = orgOf(actor);
  if (actor.kind === 'system' || actor.orgKind === 'regulator') throw errors.firmsOnly();
  const limit = premisesLimitOf(actor);
  const { premisesId } = asked;
  if (premisesId !== undefined && limit !== undefined && !limit.includes(premisesId)) {
    throw errors.premisesUnknown();
  }
  const premisesIds = premisesId === undefined ? (limit ?? null) : [premisesId];
  const content = await readContent(ctx, deps, { orgId, premisesIds });
  if (premisesId !== undefined && !content.isOwn(premisesId)) throw errors.premisesUnknown();
  const { lots, units, places } = content;
  const life = deps.hours * 3600;
  const iat = Math.floor(now.getTime() / 1000);
  const quarter = Math.floor(iat / (life / 4));
  const claims = { iss: deps.publicUrl, aud: audience, org: orgId, premises: premisesIds };
  const said = { ...claims, lots, units, places };
  const etag = `"${await sha256Hex(JSON.stringify([quarter, life, said]))}"`;
  if (asked.known?.split(/,\s*/).includes(etag)) return { etag, list: undefined };
  const serial = await queries.nextSerial(ctx.whole);
  const list = await deps.sign(holdListType, { ...said, serial, iat, exp: iat + life }, now);
  return { etag, list };
}

type Content = Pick<HoldList, 'lots' | 'units' | 'places'> & { isOwn: (id: string) => boolean };

async function readContent(
  ctx: Ctx,
  { unitCodes }: HoldListDeps,
  ground: queries.Ground,
): Promise<Content> {
  const covered = await queries.readCovered(ctx.whole, ground);
  const lotIds = covered.lots ?? [];
  const holds = await activeHolds(ctx.whole, lotIds);
  const held = new Set(holds.map(({ lotId }) => lotId));
  const single = codesOf(covered.units ?? [], unitCodes);
  const partly = new Set((covered.units ?? []).map(({ lotId }) => lotId));
  if (single === undefined) for (const id of partly) held.add(id);
  const places = covered.places ?? [];
  return {
    lots: {
      held: packIds([...held]),
      partly: packIds([...partly].filter((id) => !held.has(id))),
      clear: packIds(lotIds.filter((id) => !held.has(id) && !partly.has(id))),
    },
    units: single ?? [],
    places: {
      held: packIds(places.filter((place) => place.held).map(({ id }) => id)),
      clear: packIds(places.filter((place) => !place.held).map(({ id }) => id)),
    },
    isOwn: (id) => places.some((place) => place.id === id),
  };
}

/** Undefined where there are too many, or no keys to make them with. */
function codesOf(
  units: NonNullable<queries.Covered['units']>,
  unitCodes: UnitCodes | undefined,
): string[] | undefined {
  const count = units.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (count > mostUnits) return undefined;
  const codes = new Set<string>();
  for (const { number, keyVersion, first, last } of units) {
    if (unitCodes?.keyCheck(keyVersion) === undefined) return undefined;
    for (let serial = first; serial <= last; serial += 1) {
      codes.add(unitCodes.make({ number, keyVersion }, serial));
    }
  }
  return [...codes].sort();
}
