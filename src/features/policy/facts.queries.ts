import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import type {
  ArrivalFact,
  ContainerMate,
  DisinfectionFact,
  DocumentFact,
  HoldFact,
  LotFact,
  LotFacts,
  TestFact,
} from '../../domain/policy-facts.ts';
import type { Rule, Transition } from '../../domain/policy-rules.ts';
import { isStoppedByHolds } from '../../domain/policy.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { pathOf } from './policy.queries.ts';

/** What the gate and the rules in force ask about: what none asks about isn't read. */
export type Wanted = {
  holds: boolean;
  documents: boolean;
  tests: boolean;
  disinfections: boolean;
  arrivals: boolean;
  containers: boolean;
};

export function wantedBy(rules: readonly Rule[], transition: Transition): Wanted {
  const asks = rules.map(({ requirement }) => requirement);
  const kinds = new Set(asks.map(({ kind }) => kind));
  return {
    holds: isStoppedByHolds(transition),
    documents: kinds.has('document'),
    tests: kinds.has('test'),
    disinfections: kinds.has('disinfection'),
    containers: kinds.has('whole_container'),
    arrivals:
      kinds.has('through_central_warehouse') ||
      kinds.has('not_unloaded_here') ||
      asks.some(
        (ask) =>
          (ask.kind === 'test' && ask.sampledAfterArrival) ||
          (ask.kind === 'disinfection' && ask.afterArrival),
      ),
  };
}

/** JSON holds moments as text. */
type AsJson<T> = T extends Date
  ? string
  : T extends readonly (infer U)[]
    ? readonly AsJson<U>[]
    : T extends object
      ? { [K in keyof T]: AsJson<T[K]> }
      : T;

type FactsRow = {
  lineage: { root: string; id: string }[] | null;
  lots: (Omit<LotFact, 'originDivisionPath'> & { originDivisionPath: string | null })[] | null;
  links: { childId: string; parentId: string }[] | null;
  mates: { root: string; id: string }[] | null;
  holds: AsJson<HoldFact>[] | null;
  documents:
    | (Omit<AsJson<DocumentFact>, 'states'> & {
        states: AsJson<DocumentFact['states']> | null;
      })[]
    | null;
  tests: AsJson<TestFact>[] | null;
  disinfections: AsJson<DisinfectionFact>[] | null;
  arrivals: (Omit<AsJson<ArrivalFact>, 'divisionPath'> & { divisionPath: string })[] | null;
  containers:
    | { root: string; lotId: string; number: string; grams: number; pieces: number }[]
    | null;
};

/**
 * Everything that the gate judges, of all lots at once. One text whatever is asked and of however
 * many lots, so that the server plans it once; a part that isn't wanted costs nothing.
 */
async function readRow(
  db: Db,
  lotIds: readonly string[],
  premisesId: string | null,
  wanted: Wanted,
): Promise<FactsRow | undefined> {
  const { rows } = await sql<FactsRow>`
    with recursive wanted as materialized (
      -- Out of the planner's sight, which else plans each call anew for its own values.
      select ${[...lotIds]}::uuid[] as lots, ${premisesId}::uuid as premises,
        ${wanted.holds}::boolean as holds,
        ${wanted.documents}::boolean as documents, ${wanted.tests}::boolean as tests,
        ${wanted.disinfections}::boolean as disinfections,
        ${wanted.arrivals}::boolean as arrivals, ${wanted.containers}::boolean as containers
    ), lineage (root, id) as (
      select id, id from unnest((select lots from wanted)) as asked (id)
      union
      select l.root, p.parent_id
      from lineage l, lateral (
        select parent_id from lot_parent where child_id = l.id offset 0) p
    ), member as materialized (
      select distinct id from lineage
    ), mate as materialized (
      select distinct l.root, theirs.lot_id as id
      from lineage l, lateral (
        select other.lot_id
        from sample_lot own
        join pool_sample mine on mine.sample_id = own.sample_id
        join pool_sample theirs on theirs.pool_id = mine.pool_id
        join sample_lot other on other.sample_id = theirs.sample_id
        where (select holds from wanted) and own.lot_id = l.id offset 0) theirs
      where theirs.lot_id <> l.id
    )
    select
      (select json_agg(l) from lineage l) as lineage,
      (select json_agg(f.fact) from member, lateral (
        select json_build_object('id', l.id, 'number', l.number, 'orgId', l.org_id,
          'kind', l.kind, 'entry', l.entry, 'category', p.category,
          'storageClass', l.storage_class, 'originCountry', l.origin_country,
          'originDivisionPath', d.path, 'expiryDate', l.expiry_date,
          'declaredGrams', l.declared_grams, 'containerNo', l.container_no) as fact
        from lot l
        join product p on p.id = l.product_id
        left join division d on d.id = l.origin_division_id
        where l.id = member.id offset 0) f) as lots,
      (select json_agg(json_build_object('childId', member.id, 'parentId', p.parent_id))
        from member, lateral (
          select parent_id from lot_parent where child_id = member.id offset 0) p) as links,
      (select json_agg(m) from mate m) as mates,
      (select json_agg(f.fact) from (select id from member union select id from mate) of, lateral (
        select json_build_object('id', h.id, 'lotId', h.lot_id, 'kind', h.kind,
          'orgId', h.org_id, 'testId', h.test_id, 'placedAt', h.placed_at, 'recordedAt', h.recorded_at,
          'releasedAt', h.released_at) as fact
        from hold h where (select holds from wanted) and h.lot_id = of.id order by h.placed_at, h.id offset 0) f) as holds,
      (select json_agg(f.fact) from member, lateral (
        select json_build_object('id', d.id, 'lotId', dl.lot_id, 'kind', d.kind,
          'number', d.number, 'issuedOn', d.issued_on, 'validUntil', d.valid_until,
          'grams', dl.grams, 'attachedAt', dl.recorded_at, 'states', (
            select json_agg(json_build_object('state', s.state, 'recordedAt', s.recorded_at)
              order by e.seq)
            from document_state s join event e on e.id = s.event_id
            where s.document_id = d.id)) as fact
        from document_lot dl join document d on d.id = dl.document_id
        where (select documents from wanted) and dl.lot_id = member.id
          -- Nobody passes a gate on a paper that the next in the chain can't read.
          and d.visibility in ('chain', 'public')
        order by dl.recorded_at, d.id offset 0) f) as documents,
      (select json_agg(f.fact) from member, lateral (
        select json_build_object('id', t.id, 'lotId', sl.lot_id, 'analyte', t.analyte,
          'method', t.method, 'result', t.result, 'sampleId', s.id, 'sampleNumber', s.number,
          'sampleKind', s.kind, 'premisesId', s.premises_id, 'takenAt', s.taken_at,
          'testedAt', t.tested_at, 'recordedAt', t.recorded_at,
          'supersededAt', t.superseded_at) as fact
        from sample_lot sl
        join sample s on s.id = sl.sample_id
        join pool_sample ps on ps.sample_id = s.id
        join test t on t.pool_id = ps.pool_id
        where (select tests from wanted) and sl.lot_id = member.id
        order by s.taken_at, t.id offset 0) f) as tests,
      (select json_agg(f.fact) from member, lateral (
        select json_build_object('id', d.id, 'lotId', dl.lot_id,
          'certificateNo', d.certificate_no, 'object', d.object, 'premisesId', d.premises_id,
          'grams', dl.grams, 'startedAt', d.started_at, 'endedAt', d.ended_at,
          'recordedAt', d.recorded_at) as fact
        from disinfection_lot dl join disinfection d on d.id = dl.disinfection_id
        where (select disinfections from wanted) and dl.lot_id = member.id
        order by d.ended_at, d.id offset 0) f) as disinfections,
      (select json_agg(json_build_object('lotId', member.id, 'premisesId', a.premises_id,
          'premisesKind', a.kind, 'divisionPath', a.path, 'grams', a.grams, 'at', a.at,
          'recordedAt', a.recorded_at))
        from member, lateral (
          -- Net of later corrections, which count with the event that they correct.
          select here.premises_id, p.kind, d.path, min(m.occurred_at) as at,
            min(e.recorded_at) as recorded_at,
            sum(case when m.to_place = here.id then m.grams else -m.grams end)::bigint as grams
          from movement m
          join event e on e.id = m.event_id
          join place here on here.id in (m.to_place, m.from_place)
          join premises p on p.id = here.premises_id
          join division d on d.id = p.division_id
          left join place other
            on other.id = case when m.to_place = here.id then m.from_place else m.to_place end
          where (select arrivals from wanted) and m.lot_id = member.id
            and case when m.to_place = here.id then m.from_place else m.to_place end is not null
            and (other.id is null or other.kind in ('inbound', 'transit', 'sold'))
          group by here.premises_id, p.kind, d.path, coalesce(e.corrects, e.id)
          having sum(case when m.to_place = here.id then m.grams else -m.grams end) > 0
          order by min(m.occurred_at)) a) as arrivals,
      (select json_agg(json_build_object('root', asked.id, 'lotId', c.id, 'number', c.number,
          'grams', c.grams, 'pieces', c.pieces))
        from unnest((select lots from wanted)) as asked (id), lateral (
          select o.id, o.number, sum(s.grams)::bigint as grams, sum(s.pieces)::bigint as pieces
          from (
            select asked.id
            union
            select mate.id
            from lot own
            join lot mate on mate.container_no = own.container_no
              and mate.seal_no is not distinct from own.seal_no
            where own.id = asked.id
          ) mate
          join lot o on o.id = mate.id
          join stock s on s.lot_id = mate.id
          join place p on p.id = s.place_id and p.premises_id = (select premises from wanted)
          where (select containers from wanted)
          group by o.id, o.number
          order by o.number) c) as containers
  `.execute(db);
  return rows[0];
}

/** The facts of each lot; `moving` null where no quantity moves. */
export async function readFacts(
  db: Db,
  lotIds: readonly string[],
  premisesId: string | null,
  wanted: Wanted,
  moving: ReadonlyMap<string, Quantity> | null,
): Promise<Map<string, LotFacts>> {
  const row = await readRow(db, lotIds, premisesId, wanted);
  if (!row) return new Map();
  const lots = new Map((row.lots ?? []).map((lot) => [lot.id, toLot(lot)]));
  const byLot = {
    lineage: grouped(row.lineage, ({ root }) => root),
    mates: grouped(row.mates, ({ root }) => root),
    links: grouped(row.links, ({ childId }) => childId),
    holds: grouped((row.holds ?? []).map(toHold), ({ lotId }) => lotId),
    documents: grouped((row.documents ?? []).map(toDocument), ({ lotId }) => lotId),
    tests: grouped((row.tests ?? []).map(toTest), ({ lotId }) => lotId),
    disinfections: grouped((row.disinfections ?? []).map(toDisinfection), ({ lotId }) => lotId),
    arrivals: grouped((row.arrivals ?? []).map(toArrival), ({ lotId }) => lotId),
    containers: grouped(row.containers, ({ root }) => root),
  };
  return new Map(
    lotIds.flatMap((lotId): [string, LotFacts][] => {
      const lot = lots.get(lotId);
      if (!lot) return [];
      const members = (byLot.lineage.get(lotId) ?? []).map(({ id }) => id);
      const of = <T>(facts: ReadonlyMap<string, readonly T[]>): T[] =>
        members.flatMap((id) => facts.get(id) ?? []);
      const poolMates = (byLot.mates.get(lotId) ?? []).map(({ id }) => id);
      const facts: LotFacts = {
        lot,
        ancestors: members.flatMap((id) => (id === lotId ? [] : (lots.get(id) ?? []))),
        links: of(byLot.links),
        poolMates,
        holds: [...new Set([...members, ...poolMates])].flatMap((id) => byLot.holds.get(id) ?? []),
        documents: of(byLot.documents),
        tests: of(byLot.tests),
        disinfections: of(byLot.disinfections),
        arrivals: of(byLot.arrivals),
        container:
          moving && (byLot.containers.get(lotId) ?? []).map((mate) => toMate(mate, moving)),
      };
      return [[lotId, facts]];
    }),
  );
}

function grouped<T>(
  rows: readonly T[] | null,
  keyOf: (row: T) => string,
): Map<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows ?? []) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

type Row<K extends keyof FactsRow> = NonNullable<FactsRow[K]>[number];

function toLot(lot: Row<'lots'>): LotFact {
  const { originDivisionPath } = lot;
  return {
    ...lot,
    originDivisionPath: originDivisionPath === null ? null : pathOf(originDivisionPath),
  };
}

const date = (text: string) => new Date(text);
const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

function toHold(hold: Row<'holds'>): HoldFact {
  return {
    ...hold,
    placedAt: date(hold.placedAt),
    recordedAt: date(hold.recordedAt),
    releasedAt: dateOrNull(hold.releasedAt),
  };
}

function toDocument(document: Row<'documents'>): DocumentFact {
  return {
    ...document,
    attachedAt: date(document.attachedAt),
    states: (document.states ?? []).map(({ state, recordedAt }) => ({
      state,
      recordedAt: date(recordedAt),
    })),
  };
}

function toTest(test: Row<'tests'>): TestFact {
  return {
    ...test,
    takenAt: date(test.takenAt),
    testedAt: date(test.testedAt),
    recordedAt: date(test.recordedAt),
    supersededAt: dateOrNull(test.supersededAt),
  };
}

function toDisinfection(disinfection: Row<'disinfections'>): DisinfectionFact {
  return {
    ...disinfection,
    startedAt: date(disinfection.startedAt),
    endedAt: date(disinfection.endedAt),
    recordedAt: date(disinfection.recordedAt),
  };
}

function toArrival(arrival: Row<'arrivals'>): ArrivalFact {
  return {
    ...arrival,
    divisionPath: pathOf(arrival.divisionPath),
    at: date(arrival.at),
    recordedAt: date(arrival.recordedAt),
  };
}

function toMate(
  { lotId, number, grams, pieces }: Row<'containers'>,
  moving: ReadonlyMap<string, Quantity>,
): ContainerMate {
  return {
    lotId,
    number,
    here: { grams, pieces },
    moving: moving.get(lotId) ?? { grams: 0, pieces: 0 },
  };
}
