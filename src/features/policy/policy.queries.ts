import { type Selectable, sql } from 'kysely';

import type { PolicyModeTable, PolicyRuleTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import type { ModeRow, Rule, Scopes, Site, Transition } from '../../domain/policy-rules.ts';

export type RuleRow = Selectable<PolicyRuleTable>;
export type PolicyModeRow = Selectable<PolicyModeTable>;

/** The only ways into these columns are events whose schema is the declared one. */
export function toRule(row: RuleRow): Rule {
  return {
    id: row.id,
    setCode: row.set_code,
    code: row.code,
    title: { zh: row.title_zh, en: row.title_en },
    source: row.source,
    mode: row.mode,
    divisionId: row.division_id,
    transition: row.transition,
    lotKinds: row.lot_kinds as Scopes['lotKinds'],
    categories: row.categories as Scopes['categories'],
    storageClasses: row.storage_classes as Scopes['storageClasses'],
    origins: row.origins as Scopes['origins'],
    premisesKinds: row.premises_kinds as Scopes['premisesKinds'],
    entries: row.entries as Scopes['entries'],
    requirement: row.requirement as Rule['requirement'],
    effectiveFrom: new Date(row.effective_from),
    effectiveTo: row.effective_to && new Date(row.effective_to),
  };
}

function toMode(row: PolicyModeRow): ModeRow {
  return {
    divisionId: row.division_id,
    mode: row.mode,
    effectiveFrom: new Date(row.effective_from),
    recordedAt: new Date(row.recorded_at),
  };
}

export type Policy = {
  rules: Rule[];
  modes: ModeRow[];
  /** Of the divisions asked for, from the root down. */
  paths: Map<string, readonly string[]>;
};

/** All that may apply to a transition in these divisions at that moment, in one statement. */
export async function readPolicy(
  db: Db,
  transition: Transition,
  divisionIds: readonly string[],
  at: Date,
): Promise<Policy> {
  const { rows } = await sql<{
    paths: { id: string; path: string }[] | null;
    rules: RuleRow[] | null;
    modes: PolicyModeRow[] | null;
  }>`
    with asked as materialized (
      select id, path from division where id = any(${[...divisionIds]}::text[])
    ), above as materialized (
      select distinct unnest(string_to_array(path, '/')) as id from asked
    )
    select
      (select json_agg(a) from asked a) as paths,
      (select json_agg(r order by r.set_code, r.code, r.id) from policy_rule r
        where r.transition = ${transition} and r.division_id in (select id from above)
          and r.effective_from <= ${at}::timestamptz
          and (r.effective_to is null or r.effective_to > ${at}::timestamptz)) as rules,
      (select json_agg(m) from policy_mode m
        where m.division_id in (select id from above)
          and m.effective_from <= ${at}::timestamptz) as modes
  `.execute(db);
  const [row] = rows;
  return {
    rules: (row?.rules ?? []).map(toRule),
    modes: (row?.modes ?? []).map(toMode),
    paths: new Map((row?.paths ?? []).map(({ id, path }) => [id, pathOf(path)])),
  };
}

export function pathOf(path: string): string[] {
  return path.split('/').filter((id) => id !== '');
}

export type LotSite = {
  lot_id: string;
  premises_id: string | null;
  premises_kind: Site['kind'];
  division_id: string;
};

/** Where lots last arrived; before that where they are going; else their owner's seat. */
export async function readSites(db: Db, lotIds: readonly string[], at: Date): Promise<LotSite[]> {
  const { rows } = await sql<LotSite>`
    select l.id as lot_id, p.id as premises_id, p.kind as premises_kind,
      coalesce(p.division_id, o.division_id) as division_id
    from lot l
    join organisation o on o.id = l.org_id
    left join lateral (
      select to_place.premises_id
      from movement m join place to_place on to_place.id = m.to_place
      where m.lot_id = l.id and to_place.premises_id is not null
        and m.occurred_at <= ${at}::timestamptz
      order by m.occurred_at desc, m.line desc
      limit 1
    ) last on true
    left join premises p on p.id = coalesce(last.premises_id, l.destination_premises_id)
    where l.id = any(${[...lotIds]}::uuid[])
  `.execute(db);
  return rows;
}

export async function findPremises(db: Db, id: string) {
  return db
    .selectFrom('premises')
    .select(['id', 'kind', 'division_id'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function divisionPaths(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const rows = await db
    .selectFrom('division')
    .select(['id', 'path'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, path }) => [id, pathOf(path)]));
}

export async function organisationDivision(db: Db, orgId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select('division_id')
    .where('id', '=', orgId)
    .executeTakeFirst();
  return row?.division_id;
}

export async function findRules(db: Db, ids: readonly string[]): Promise<RuleRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('policy_rule')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** Rules that were set under the same set and code, whenever. */
export async function rulesOfCodes(
  db: Db,
  codes: readonly { setCode: string; code: string }[],
): Promise<RuleRow[]> {
  if (codes.length === 0) return [];
  return db
    .selectFrom('policy_rule')
    .selectAll()
    .where(
      'set_code',
      'in',
      codes.map(({ setCode }) => setCode),
    )
    .where(
      'code',
      'in',
      codes.map(({ code }) => code),
    )
    .execute();
}

/** Which of these rules and modes there are. */
export async function knownIds(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('policy_rule')
    .select('id')
    .where('id', 'in', [...ids])
    .unionAll((eb) =>
      eb
        .selectFrom('policy_mode')
        .select('id')
        .where('id', 'in', [...ids]),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export type RuleFilter = {
  at: Date;
  transition?: Transition | undefined;
  /** Rules that hold there: set for one of these divisions. */
  divisionIds?: readonly string[] | undefined;
  after?: string | undefined;
  limit: number;
};

export async function listRules(db: Db, filter: RuleFilter): Promise<RuleRow[]> {
  const { at, transition, divisionIds, after, limit } = filter;
  let query = db
    .selectFrom('policy_rule')
    .selectAll()
    .where('effective_from', '<=', at)
    .where((eb) => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>', at)]))
    .orderBy('id')
    .limit(limit + 1);
  if (transition !== undefined) query = query.where('transition', '=', transition);
  if (divisionIds !== undefined) query = query.where('division_id', 'in', [...divisionIds]);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.execute();
}

export type ModeFilter = {
  divisionIds?: readonly string[] | undefined;
  after?: readonly [Date, string] | undefined;
  limit: number;
};

/** The latest first. */
export async function listModes(db: Db, filter: ModeFilter): Promise<PolicyModeRow[]> {
  const { divisionIds, after, limit } = filter;
  let query = db
    .selectFrom('policy_mode')
    .selectAll()
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (divisionIds !== undefined) query = query.where('division_id', 'in', [...divisionIds]);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb(eb.refTuple('effective_from', 'id'), '<', eb.tuple(after[0], after[1])),
    );
  }
  return query.execute();
}
