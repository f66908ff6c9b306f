import { type Selectable, sql } from 'kysely';

import type { ExposureAssessmentTable } from '../../../db/types.ts';
import { type Actor, premisesLimitOf } from '../../core/actor.ts';
import type { Db } from '../../core/context.ts';
import { isAtAnEnd, isOfOrg, isPlaceOf, knowsLot, viewerOf } from '../../core/viewer.ts';
import type { Standing } from '../../domain/exposure.ts';
import type { PlaceKind } from '../../domain/places.ts';

export type Assessment = Selectable<ExposureAssessmentTable>;

type Ids = ReadonlySet<string>;
const listOf = (ids: Ids) => [...ids];
const setOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id));

/** Which of these the reader may know of. */
export async function knownLots(db: Db, actor: Actor, ids: Ids): Promise<Set<string>> {
  if (ids.size === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select lot.id from lot
    where lot.id = any(${listOf(ids)}::uuid[]) and ${knowsLot(viewerOf(actor), 'lot.id')}
  `.execute(db);
  return setOf(rows);
}

export async function knownPlaces(db: Db, actor: Actor, ids: Ids): Promise<Set<string>> {
  if (ids.size === 0) return new Set();
  const limit = premisesLimitOf(actor);
  const within =
    limit === undefined ? sql`true` : sql`place.premises_id = any(${[...limit]}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    select place.id from place
    where place.id = any(${listOf(ids)}::uuid[])
      and ${isPlaceOf(viewerOf(actor), 'place')} and ${within}
  `.execute(db);
  return setOf(rows);
}

export async function knownShipments(db: Db, actor: Actor, ids: Ids): Promise<Set<string>> {
  if (ids.size === 0) return new Set();
  const limit = premisesLimitOf(actor);
  const within =
    limit === undefined
      ? sql`true`
      : sql`(s.from_premises_id = any(${[...limit]}::uuid[])
          or s.to_premises_id = any(${[...limit]}::uuid[]))`;
  const { rows } = await sql<{ id: string }>`
    select s.id from shipment s
    where s.id = any(${listOf(ids)}::uuid[]) and ${isAtAnEnd(viewerOf(actor), 's')} and ${within}
  `.execute(db);
  return setOf(rows);
}

/** What stands of lots in stock and in transit now, and what was sold of them. */
export async function readStandings(db: Db, lotIds: Ids): Promise<Standing[]> {
  if (lotIds.size === 0) return [];
  const { rows } = await sql<Standing>`
    select s.lot_id as "lotId", p.org_id as "orgId", p.id as "placeId", s.grams, s.pieces,
      case p.kind when 'transit' then 'inTransit' when 'sold' then 'sold' else 'stored' end
        as "where"
    from stock s join place p on p.id = s.place_id
    where s.lot_id = any(${listOf(lotIds)}::uuid[]) and (s.grams > 0 or s.pieces > 0)
      and p.kind in ('room', 'dock', 'transit', 'sold')
  `.execute(db);
  return rows;
}

export type NamedLot = {
  id: string;
  number: string;
  productZh: string;
  productEn: string;
  orgId: string;
  orgZh: string;
  orgEn: string;
};

export async function nameLots(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, NamedLot>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<NamedLot>`
    select l.id, l.number, p.name_zh as "productZh", p.name_en as "productEn", l.org_id as "orgId",
      o.name_zh as "orgZh", o.name_en as "orgEn"
    from lot l join product p on p.id = l.product_id join organisation o on o.id = l.org_id
    where l.id = any(${ids}::uuid[]) and ${knowsLot(viewerOf(actor), 'l.id')}
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export type NamedPlace = {
  id: string;
  kind: PlaceKind;
  code: string | null;
  zh: string;
  en: string;
  premisesId: string | null;
  premisesZh: string | null;
  premisesEn: string | null;
};

export async function namePlaces(db: Db, actor: Actor, ids: Ids): Promise<Map<string, NamedPlace>> {
  if (ids.size === 0) return new Map();
  const { rows } = await sql<NamedPlace>`
    select p.id, p.kind, p.code, p.name_zh as zh, p.name_en as en, p.premises_id as "premisesId",
      m.name_zh as "premisesZh", m.name_en as "premisesEn"
    from place p left join premises m on m.id = p.premises_id
    where p.id = any(${listOf(ids)}::uuid[]) and ${isPlaceOf(viewerOf(actor), 'p')}
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** An authority's, and those of the authorities under it. */
function visibleAssessments(db: Db, actor: Actor) {
  return db
    .selectFrom('exposure_assessment')
    .selectAll()
    .where(isOfOrg(viewerOf(actor), 'exposure_assessment.org_id'));
}

export async function findAssessment(
  db: Db,
  actor: Actor,
  id: string,
): Promise<Assessment | undefined> {
  return visibleAssessments(db, actor).where('id', '=', id).executeTakeFirst();
}

export async function listAssessments(
  db: Db,
  actor: Actor,
  filter: { lotId?: string | undefined; before?: string | undefined; limit: number },
): Promise<Assessment[]> {
  const { lotId, before, limit } = filter;
  let query = visibleAssessments(db, actor)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (lotId !== undefined) query = query.where(sql<boolean>`${lotId}::uuid = any(lot_ids)`);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}
