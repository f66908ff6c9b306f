import { sql } from 'kysely';

import { inBatches } from '../../core/batches.ts';
import type { Db } from '../../core/context.ts';
import type { AnalyteCode, TestMethod, TestResult } from '../../domain/analytes.ts';
import type { DocumentKind, DocumentState } from '../../domain/documents.ts';
import type { LotKind } from '../../domain/lots.ts';
import type { PremisesKind } from '../../domain/places.ts';
import type { ProductCategory } from '../../domain/product-categories.ts';
import type { SampleKind } from '../../domain/samples.ts';
import type { HoldCause, ScanRecall, StepKind, UnitLevel } from '../../domain/scan.ts';
import type { StorageClass } from '../../domain/storage-class.ts';
import type { Text } from '../../domain/text.ts';
import { millis, type TallyFacts, tallyFacts } from './scan-tally.queries.ts';

/** One scan as the database tells it; moments are milliseconds since 1970. */
export type ScanFacts = {
  /** As of the same moment as all the rest. */
  generation: number;
  /** Where the code belongs now. */
  lotId: string;
  tally: TallyFacts;
  code: string;
  state: 'issued' | 'active' | 'void' | 'replaced';
  activatedAt: number | null;
  /** Null for the code of a lot. */
  unit: UnitFacts | null;
  product: {
    zh: string;
    en: string;
    category: ProductCategory;
    spec: string | null;
    gtin: string | null;
    shelfLifeDays: number;
  };
  lot: {
    number: string;
    kind: LotKind;
    storageClass: StorageClass;
    supplierLotNo: string | null;
    productionDate: string;
    expiryDate: string;
    withdrawn: boolean;
    declaredAt: number;
    country: string;
    producer: string | null;
    establishmentHomeNo: string | null;
    establishmentCnNo: string | null;
    port: string | null;
  };
  place: Text | null;
  declaredBy: Text;
  sources: readonly string[] | null;
  holds: readonly HoldCause[] | null;
  recalls:
    | readonly (Text & {
        number: string;
        class: number;
        kind: ScanRecall['recallKind'];
        since: number;
        firm: Text | null;
      })[]
    | null;
  route: readonly StepFacts[] | null;
  tests: readonly TestFacts[] | null;
  disinfections: readonly { certificateNo: string; at: number; by: Text }[] | null;
  documents: readonly DocumentFacts[] | null;
};

type UnitFacts = {
  level: UnitLevel;
  /** Since when it belongs to another lot than the one it was issued for. */
  movedAt: number | null;
  /** Where each old unit has a new one of its own. */
  successor: { number: number; keyVersion: number; serial: number } | null;
};

type StepFacts = {
  kind: StepKind;
  premisesKind: PremisesKind | null;
  city: Text | null;
  from: number;
  to: number;
  inherited: boolean;
};

type TestFacts = {
  analyte: AnalyteCode;
  method: TestMethod;
  result: TestResult;
  laboratory: Text;
  sampleKinds: readonly SampleKind[];
  sampledAt: number;
};

type DocumentFacts = {
  kind: DocumentKind;
  number: string | null;
  issuer: string;
  state: DocumentState;
  issuedOn: string | null;
  validUntil: string | null;
  files: readonly { sha256: string; mediaType: string }[] | null;
};

/** As the statement takes them, one array for each column of `wanted`. */
function parametersOf(wanted: readonly Wanted[]) {
  return [
    wanted.map(({ code }) => code),
    wanted.map(({ unit }) => unit?.keyVersion ?? null),
    wanted.map(({ unit }) => unit?.series ?? null),
    wanted.map(({ unit }) => unit?.serial ?? null),
  ] as const;
}

/** Of each list a page shows so many, the newest, so that it never outgrows its 50 kB. */
export const most = { steps: 30, tests: 20, disinfections: 10, documents: 20 };

/** What a statement is asked for. A unit code is numbers; a lot code is looked up as it is. */
export type Wanted = { code: string; unit: WantedUnit | null };
export type WantedUnit = { keyVersion: number; series: number; serial: number };

/**
 * The row of a lot's code, or the series of a unit's with the latest that became of this unit. A
 * code made with another version of the key than its series is none: that key may have leaked.
 */
const asked = sql`
  select code, lot_id, state, activated_at, null::json as unit
  from trace_code where code = wanted.code and wanted.series is null
  union all
  select wanted.code, coalesce(became.lot_id, s.lot_id),
    case when became.kind in ('void', 'replaced') then became.kind
      when s.activated_at is null then 'issued' else 'active' end,
    s.activated_at,
    json_build_object('level', s.level,
      'movedAt', case when became.kind = 'moved' then ${millis('became.at')} end,
      'successor', (
        select json_build_object('number', next.number, 'keyVersion', next.key_version,
          'serial', became.successor_first + wanted.serial - became.first_serial)
        from code_series next
        where next.id = became.successor_series_id
          and became.successor_last - became.successor_first
            = became.last_serial - became.first_serial))
  from code_series s
  left join lateral (
    select r.* from code_range r
    where r.series_id = s.id and wanted.serial between r.first_serial and r.last_serial
    order by r.sequence desc limit 1) became on true
  where s.number = wanted.series and s.key_version = wanted.key_version
    and wanted.serial between s.first_serial and s.last_serial
  -- Tells the server that it is one row; what follows is planned for as many.
  limit 1`;

/**
 * Everything that scans of these codes show, in one round trip. `line` is the lot with all it was
 * made from: evidence, holds and recalls of an ancestor speak for its descendants. `mates` shared a
 * pool with one of them: what a test found there may be in this lot.
 */
function scanStatement(wanted: readonly Wanted[]) {
  const [codes, keyVersions, series, serials] = parametersOf(wanted);
  // As an array, since a server that expects few ids looks each up instead of reading a whole table.
  const line = sql`array(select id from line)`;
  return sql<ScanRow>`
    select wanted.code, found.scan
    from unnest(${codes}::text[], ${keyVersions}::int4[], ${series}::int4[], ${serials}::int4[])
      as wanted (code, key_version, series, serial), lateral (
    with recursive asked as (${asked}
    ), line (id) as (
      select lot_id from asked
      union
      select p.parent_id from line cross join lateral (
        -- By key: the server takes few rows for many and would read the whole table.
        select parent_id from lot_parent where child_id = line.id offset 0) p
    ), mates (id) as (
      select distinct theirs.lot_id
      from sample_lot ours
      join pool_sample mine on mine.sample_id = ours.sample_id
      join pool_sample other on other.pool_id = mine.pool_id
      join sample_lot theirs on theirs.sample_id = other.sample_id
      where ours.lot_id = any(${line}) and theirs.lot_id <> all(${line})
    )
    select json_build_object(
      'generation', (select n from scan_generation),
      'code', asked.code,
      'state', asked.state,
      'lotId', l.id,
      'tally', ${tallyFacts('asked.code', 'l', 'o')},
      'activatedAt', ${millis('asked.activated_at')},
      'unit', asked.unit,
      'product', json_build_object('zh', p.name_zh, 'en', p.name_en, 'category', p.category,
        'spec', p.spec, 'gtin', p.gtin, 'shelfLifeDays', p.shelf_life_days),
      'lot', json_build_object('number', l.number, 'kind', l.kind,
        'storageClass', l.storage_class, 'supplierLotNo', l.supplier_lot_no,
        'productionDate', l.production_date, 'expiryDate', l.expiry_date,
        'withdrawn', l.withdrawn_at is not null, 'declaredAt', ${millis('l.declared_at')},
        'country', l.origin_country,
        'producer', l.producer, 'establishmentHomeNo', l.establishment_home_no,
        'establishmentCnNo', l.establishment_cn_no, 'port', l.port),
      'place', (
        select json_build_object('zh', d.name_zh, 'en', d.name_en)
        from division d where d.id = l.origin_division_id),
      'declaredBy', json_build_object('zh', o.name_zh, 'en', o.name_en),
      'sources', (
        select json_agg(country) from (
          select distinct s.origin_country as country
          from lot s
          where s.id = any(${line}) and s.id <> l.id and s.kind <> 'processed'
          order by 1 limit 20) c),
      'holds', (
        select json_agg(distinct cause) from (
        select case when h.lot_id = any(${line}) then h.kind else 'pool_mate' end as cause
        from hold h left join recall r on r.id = h.recall_id
        where h.released_at is null and r.kind is distinct from 'mock'
          and h.lot_id = any(array(select id from line union all select id from mates))
          and (h.lot_id = any(${line}) or (
            (h.kind <> 'owner' or h.org_id = l.org_id)
            and not exists (
              select from hold own
              where own.lot_id = any(${line}) and own.test_id = h.test_id
                and own.released_at is not null)))
        union all
        select 'unit' from hold_unit u join code_series held on held.id = u.series_id
        where u.released_at is null and held.number = wanted.series
          and wanted.serial between u.first_serial and u.last_serial
        union all
        -- By the lot's stock: few places, and each is looked up among the few that are held. A firm
        -- that holds a room of its own says nothing about goods elsewhere.
        select 'place' from stock st join place pl on pl.id = st.place_id
        where st.lot_id = l.id and (st.grams > 0 or st.pieces > 0) and exists (
          select from hold_place hp join hold_order ho on ho.id = hp.order_id
          where hp.released_at is null and ho.kind <> 'owner' and (hp.place_id = pl.id
            or (hp.place_id is null and hp.premises_id = pl.premises_id)))) held),
      'recalls', (
        select json_agg(json_build_object('number', r.number, 'class', r.class,
          'kind', r.kind, 'firm', case when f.id is null then null
            else json_build_object('zh', f.name_zh, 'en', f.name_en) end,
          'zh', r.reason_zh, 'en', r.reason_en, 'since', ${millis('r.opened_at')})
          order by r.class, r.number)
        from recall r left join organisation f on f.id = r.responsible_org_id
        where r.closed_at is null and r.kind <> 'mock' and r.id = any(array(
          select rl.recall_id from recall_lot rl where rl.lot_id = any(${line})))),
      'route', (
        select json_agg(json_build_object('kind', s.kind, 'premisesKind', s.premises_kind,
          'city', case when d.id is null then null
            else json_build_object('zh', d.name_zh, 'en', d.name_en) end,
          'from', ${millis('s.first_at')}, 'to', ${millis('s.last_at')},
          'inherited', s.inherited) order by s.first_at, s.last_at, s.kind, s.division_id)
        from (
          select step.kind, step.premises_kind, step.division_id,
            min(step.occurred_at) as first_at, max(step.occurred_at) as last_at,
            bool_and(step.lot_id <> l.id) as inherited
          from lot_step step
          where step.lot_id = any(${line}) and step.happened
            and (step.lot_id = l.id or (step.occurred_at <= l.declared_at
              and step.kind in ('received', 'shipped', 'processed')))
          group by 1, 2, 3
          order by 5 desc, 4 desc limit ${sql.lit(most.steps)}) s
        left join division d on d.id = s.division_id),
      'tests', (
        select json_agg(json_build_object('analyte', t.analyte, 'method', t.method,
          'result', t.result, 'laboratory', json_build_object('zh', lab.name_zh, 'en', lab.name_en),
          'sampleKinds', t.kinds, 'sampledAt', ${millis('t.taken_at')})
          order by t.taken_at desc, t.analyte, t.id)
        from (
          select test.id, test.analyte, test.method, test.result, sample.laboratory_org_id,
            min(sample.taken_at) as taken_at, json_agg(distinct sample.kind) as kinds
          from sample_lot sl
          join sample on sample.id = sl.sample_id and sample.kind <> 'personnel'
          join pool_sample ps on ps.sample_id = sample.id
          join test on test.pool_id = ps.pool_id and test.superseded_by is null
          where sl.lot_id = any(${line})
          group by test.id, sample.laboratory_org_id
          order by 6 desc limit ${sql.lit(most.tests)}) t
        join organisation lab on lab.id = t.laboratory_org_id),
      'disinfections', (
        select json_agg(json_build_object('certificateNo', x.certificate_no,
          'at', ${millis('x.ended_at')},
          'by', json_build_object('zh', u.name_zh, 'en', u.name_en))
          order by x.ended_at desc, x.certificate_no)
        from (
          select distinct dis.id, dis.certificate_no, dis.ended_at, dis.org_id
          from disinfection_lot dl
          join disinfection dis on dis.id = dl.disinfection_id
          where dl.lot_id = any(${line})
          order by dis.ended_at desc limit ${sql.lit(most.disinfections)}) x
        join organisation u on u.id = x.org_id),
      'documents', (
        select json_agg(json_build_object('kind', doc.kind, 'number', doc.number,
          'issuer', doc.issuer, 'state', doc.state, 'issuedOn', doc.issued_on,
          'validUntil', doc.valid_until,
          'files', (
            select json_agg(json_build_object('sha256', f.sha256, 'mediaType', f.media_type)
              order by f.sha256)
            from document_file f where f.document_id = doc.id and doc.state <> 'void'
              and (f.public or doc.visibility = 'public')))
          order by doc.kind, doc.issued_on, doc.number)
        from (
          select distinct dl.document_id
          from document_lot dl join document shown on shown.id = dl.document_id
          where dl.lot_id = any(${line}) and shown.visibility in ('chain', 'public')
          order by 1 desc limit ${sql.lit(most.documents)}) which
        join document doc on doc.id = which.document_id)
    ) as scan
    from asked
    join lot l on l.id = asked.lot_id
    join product p on p.id = l.product_id
    join organisation o on o.id = l.org_id
    ) found
  `;
}

/** Counts what changed on the pages of scans: see the migration that makes it. */
export async function readGeneration(db: Db): Promise<number> {
  const { n } = await db.selectFrom('scan_generation').select('n').executeTakeFirstOrThrow();
  return n;
}

type ScanRow = { code: string; scan: ScanFacts };

export type FindScan = (wanted: Wanted) => Promise<ScanFacts | undefined>;

/** Starting a statement of this size takes as long as a scan: at most so many share one. */
const together = 16;

/**
 * Builds the statement once: what is left to a request is to send it with its code. With as many
 * statements under way as may be `abreast`, the scans that come meanwhile share the next.
 */
export function prepareScan(db: Db, abreast: number): FindScan {
  const compiled = scanStatement([]).compile(db);
  const executor = db.getExecutor();
  const read = async (wanted: readonly Wanted[]) => {
    const found = await executor.executeQuery<ScanRow>({
      ...compiled,
      parameters: parametersOf(wanted),
    });
    const byCode = new Map(found.rows.map(({ code, scan }) => [code, scan]));
    return new Map(wanted.map((one) => [one, byCode.get(one.code)]));
  };
  return inBatches(read, { abreast, together });
}
