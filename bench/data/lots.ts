import pg from 'pg';

import { openPostgres } from '../../db/postgres.ts';
import { gatherStatistics } from '../../db/statistics.ts';
import type { SeriesKey } from '../../src/core/ports.ts';
import { makeTraceCode } from '../../src/domain/trace-code.ts';
import { createUnitCodes } from '../../src/platform/unit-codes.ts';
import type { City } from './firms.ts';

/** Lots 1 to `arrived` have left their container; the rest wait in theirs, at the first firm. */
export function arrivedOf(count: number): number {
  return Math.floor(count / 2);
}

const perContainer = 5;

/** Each lot's cases carry codes: a series, which is a row. */
export const unitsPerLot = 100;

/** Of the nth lot: what its codes are computed from. Those of lots that have arrived are in force. */
export function seriesOf(n: number): SeriesKey {
  return { number: n, keyVersion: unitCodes.current };
}

export const codeKeys = `1:${'Q'.repeat(43)}`;
export const unitCodes = createUnitCodes(codeKeys);

/** The id of the nth thing of a kind: in the order of time, as the product's ids are. */
const lotIdPrefix = '01900001-0000-7000-8000-';

export function lotId(n: number): string {
  return `${lotIdPrefix}${String(n).padStart(12, '0')}`;
}

/** What the keeper reads off the container that a lot waits in. */
export function containerOf(n: number): { containerNo: string; sealNo: string } {
  const container = Math.ceil(n / perContainer);
  return {
    containerNo: `CSQU${String(container).padStart(7, '0')}`,
    sealNo: `SL${String(container).padStart(9, '0')}`,
  };
}

function id(kind: string, n: string): string {
  return `('019000${kind}-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
}

/**
 * Ninety days of a city, set by set: declarations with their papers; of the older half the arrival,
 * a sample with two tests, a disinfection, a sale and a trace code; some processed, some held.
 * Answers the codes in force.
 */
export async function addLots(url: string, city: City, count: number): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    await client.query("set local work_mem = '64MB'");
    await client.query("set local maintenance_work_mem = '256MB'");
    const restore = await setAside(client);
    await addFirms(client, city);
    const arrived = arrivedOf(count);
    for (const statement of statements(count, arrived, city)) await client.query(statement);
    const codes = await addCodes(client, arrived);
    // What waits for the end of the transaction stands in the way of an index.
    await client.query('set constraints all immediate');
    for (const statement of restore) await client.query(statement);
    await client.query('commit');
    await settle(url);
    return codes;
  } finally {
    await client.end();
  }
}

async function settle(connectionString: string): Promise<void> {
  const { db } = openPostgres({ connectionString, poolSize: 1 });
  try {
    await gatherStatistics(db, 'vacuum analyze');
  } finally {
    await db.destroy();
  }
}

/** Indexes and foreign keys that are made anew at once more quickly than row by row. */
async function setAside(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; restore: string }>(`
    select format('drop index %s', i.indexrelid::regclass) as drop,
      pg_get_indexdef(i.indexrelid) as restore
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and c.relname not like 'auth%'
      and not exists (select from pg_constraint x where x.conindid = i.indexrelid)
    union all
    select format('alter table %s drop constraint %I', conrelid::regclass, conname),
      format('alter table %s add constraint %I %s', conrelid::regclass, conname,
        pg_get_constraintdef(oid))
    from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace
      and conrelid in ('event'::regclass, 'event_lot'::regclass)
  `);
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ restore }) => restore);
}

async function addFirms(client: pg.Client, { firms }: City): Promise<void> {
  await client.query(
    `create temp table firm on commit drop as
     select f.n - 1 as n, f.org_id, f.premises_id,
       array(select p.id from product p where p.org_id = f.org_id order by p.code) as products,
       (select id from place where premises_id = f.premises_id and kind = 'dock') as dock,
       (select id from place where org_id = f.org_id and kind = 'inbound') as inbound,
       (select id from place where org_id = f.org_id and kind = 'sold') as sold
     from unnest($1::uuid[], $2::uuid[]) with ordinality as f (org_id, premises_id, n)`,
    [firms.map(({ orgId }) => orgId), firms.map(({ premisesId }) => premisesId)],
  );
}

function statements(count: number, arrived: number, { firms, laboratoryId }: City): string[] {
  const containers = Math.ceil(count / perContainer);
  // Behind the events by which the city was founded.
  const seq = {
    declared: 10_000,
    papers: 10_000 + count,
    received: 10_000 + count + 2 * containers,
    sold: 10_000 + count + 3 * containers,
  };
  const ids = {
    lot: id('01', 'i'),
    parent: id('01', 'i - 1'),
    declared: id('02', 'i'),
    customs: id('04', 'c'),
    customsEvent: id('05', 'c'),
    quarantine: id('06', 'c'),
    quarantineEvent: id('07', 'c'),
    received: id('03', 'c'),
    sold: id('0d', 'c'),
    sample: id('08', 'c'),
    disinfection: id('0b', 'c'),
  };
  const event = (seq: string, eventId: string, type: string, at: string, body: string) => `
    (id, name, org_id, at, seq, type, body) as (
      select ${eventId}, '${type}', org_id, ${at}, ${seq}, '${type}', ${body}`;
  const journal = (written: string, from: string) => `
    with e ${written} from ${from}), c as (
      insert into command (id, org_id, name, input_hash, result, recorded_at)
      select id, org_id, name, md5(id::text) || md5(type), '{"lines":5}', at from e)
    insert into event (seq, id, command_id, type, version, org_id, actor_id, occurred_at,
      recorded_at, body)
    overriding system value
    select seq, id, id, type, 1, org_id, org_id::text, at, at, body from e order by seq`;
  const document = (kind: string, documentId: string, eventId: string, number: string) => [
    `insert into document (id, org_id, kind, number, issuer, issued_on, state, covers_grams,
       covered_grams, recorded_at)
     select ${documentId}, org_id, '${kind}', ${number}, '深圳海关', declared_at::date, 'issued',
       5000000, 5000000, declared_at from container`,
    `insert into document_state (document_id, event_id, state, recorded_at)
     select ${documentId}, ${eventId}, 'issued', declared_at from container`,
    `insert into document_lot (document_id, lot_id, grams, event_id, recorded_at)
     select ${documentId}, ${ids.lot}, 1000000, ${eventId}, declared_at from lots
     where not processed`,
  ];
  const test = (kind: string, analyte: string) => `
    insert into test (id, org_id, pool_id, analyte, method, result, report_no, tested_at,
      recorded_at)
    select ${id(kind, 'c')}, '${laboratoryId}', ${ids.sample}, '${analyte}', 'culture', 'negative',
      'R' || c, arrived_at + interval '2 days', arrived_at + interval '2 days'
    from container where opened`;

  return [
    `create temp table lots on commit drop as
     select i, (i + ${perContainer - 1}) / ${perContainer} as c, i <= ${arrived} as arrived,
       i <= ${arrived} and i % 20 = 0 as processed, f.org_id, f.premises_id, f.dock, f.inbound,
       f.sold, f.products[1 + i % 3] as product_id, at as declared_at,
       at + interval '4 days' as arrived_at, at + interval '8 days' as sold_at
     from generate_series(1, ${count}) as i
     cross join lateral (select now() - interval '90 days' + interval '80 days' * i / ${count}) t (at)
     join firm f on f.n = case when i > ${arrived} then 0
       else ((i + ${perContainer - 1}) / ${perContainer}) % ${firms.length} end`,
    `create temp table container on commit drop as
     select c, bool_and(arrived) as opened, org_id, premises_id, dock, inbound, sold,
       min(declared_at) as declared_at, min(arrived_at) as arrived_at, min(sold_at) as sold_at
     from lots group by c, org_id, premises_id, dock, inbound, sold order by c`,
    'analyze lots, container',

    journal(
      event(
        `${seq.declared} + i`,
        ids.declared,
        'lots.declared',
        'declared_at',
        declaredBody(ids.lot),
      ),
      'lots',
    ),
    journal(
      event(
        `${seq.papers} + 2 * c - 1`,
        ids.customsEvent,
        'evidence.document_recorded',
        'declared_at',
        documentBody(ids.customs, 'customs_declaration'),
      ),
      'container',
    ),
    journal(
      event(
        `${seq.papers} + 2 * c`,
        ids.quarantineEvent,
        'evidence.document_recorded',
        'declared_at',
        documentBody(ids.quarantine, 'quarantine_certificate'),
      ),
      'container',
    ),
    journal(
      event(`${seq.received} + c`, ids.received, 'custody.received', 'arrived_at', movedBody),
      'container where opened',
    ),
    journal(
      event(`${seq.sold} + c`, ids.sold, 'custody.sold', 'sold_at', movedBody),
      'container where opened',
    ),
    `select setval(pg_get_serial_sequence('event', 'seq'), (select max(seq) from event))`,
    `insert into event_lot (lot_id, seq)
     select lot_id, seq from (
       select ${ids.lot} as lot_id, ${seq.declared} + i as seq from lots
       union all select ${ids.lot}, ${seq.papers} + 2 * c - 1 from lots
       union all select ${ids.lot}, ${seq.papers} + 2 * c from lots
       union all select ${ids.lot}, ${seq.received} + c from lots where arrived
       union all select ${ids.lot}, ${seq.sold} + c from lots where arrived
     ) of_lots order by lot_id, seq`,

    `insert into lot (id, org_id, number, kind, entry, product_id, storage_class, supplier_lot_no,
       origin_country, establishment_home_no, establishment_cn_no, container_no, seal_no,
       declaration_no, declaration_item_no, port, production_date, expiry_date,
       destination_premises_id, declared_grams, declared_pieces, declared_at, recorded_at)
     select ${ids.lot}, org_id, 'FM' || lpad(i::text, 10, '0'),
       case when processed then 'processed' else 'import' end,
       case when processed then null else 'first_station_in' end, product_id, 'frozen',
       'SUP-' || i, (array['NO', 'CL', 'EC', 'BR', 'AU'])[1 + c % 5], 'N' || c % 500,
       'CNOR' || lpad((c % 500)::text, 14, '0'),
       case when not processed then 'CSQU' || lpad(c::text, 7, '0') end,
       case when not processed then 'SL' || lpad(c::text, 9, '0') end,
       case when not processed then '530120261' || lpad(c::text, 9, '0') end,
       case when not processed then 1 + i % ${perContainer} end, '深圳盐田港',
       (declared_at - interval '40 days')::date, (declared_at + interval '680 days')::date,
       premises_id, 1000000, 100, declared_at, declared_at
     from lots order by i`,
    `insert into lot_party (lot_id, org_id, since)
     select ${ids.lot}, org_id, declared_at from lots order by i`,
    `insert into lot_division (lot_id, division_id)
     select ${ids.lot}, d from lots, unnest(array['440300', '440308']) as d order by i, d`,
    `insert into lot_parent (child_id, parent_id, event_id, seq, grams, pieces, total_grams,
       total_pieces)
     select ${ids.lot}, ${ids.parent}, ${ids.declared}, ${seq.declared} + i, 1000000, 100, 1000000, 100
       from lots where processed`,
    `insert into customs_item (org_id, declaration_no, item_no, grams, pieces, drawn_grams,
       drawn_pieces)
     select org_id, '530120261' || lpad(c::text, 9, '0'), 1 + i % ${perContainer}, 1000000, 100,
       1000000, 100 from lots where not processed`,
    `insert into movement (event_id, line, lot_id, from_place, to_place, grams, pieces, occurred_at,
       seq, net_grams, net_pieces)
     select ${ids.declared}, 0, ${ids.lot}, null, case when processed then dock else inbound end,
       1000000, 100, declared_at, ${seq.declared} + i, 1000000, 100 from lots
     union all
     select ${ids.received}, i % ${perContainer}, ${ids.lot}, inbound, dock, 1000000, 100,
       arrived_at, ${seq.received} + c, 1000000, 100 from lots where arrived and not processed
     union all
     select ${ids.sold}, i % ${perContainer}, ${ids.lot}, dock, sold, 600000, 60, sold_at,
       ${seq.sold} + c, 600000, 60 from lots where arrived`,
    `insert into stock (lot_id, place_id, grams, pieces, last_at)
     select ${ids.lot}, inbound, case when arrived then 0 else 1000000 end,
       case when arrived then 0 else 100 end, case when arrived then arrived_at else declared_at end
       from lots where not processed
     union all
     select ${ids.lot}, dock, 400000, 40, sold_at from lots where arrived
     union all
     select ${ids.lot}, sold, 600000, 60, sold_at from lots where arrived`,
    `insert into lot_step (lot_id, event_id, kind, premises_kind, division_id, occurred_at,
       happened)
     select ${ids.lot}, ${ids.received}, case when processed then 'processed' else 'received' end,
       'cold_store', '440300', arrived_at, true from lots where arrived
     union all
     select ${ids.lot}, ${ids.sold}, 'sold', 'cold_store', '440300', sold_at, true
       from lots where arrived`,

    ...document(
      'customs_declaration',
      ids.customs,
      ids.customsEvent,
      "'530120261' || lpad(c::text, 9, '0')",
    ),
    ...document(
      'quarantine_certificate',
      ids.quarantine,
      ids.quarantineEvent,
      "'QC' || lpad(c::text, 10, '0')",
    ),
    `insert into sample (id, org_id, number, kind, premises_id, laboratory_org_id, taken_at,
       recorded_at)
     select ${ids.sample}, org_id, 'S' || c, 'product_outer', premises_id, '${laboratoryId}',
       arrived_at, arrived_at from container where opened`,
    `insert into sample_lot (sample_id, lot_id)
     select ${ids.sample}, ${ids.lot} from lots where arrived and not processed`,
    `insert into pool (id, org_id, number, made_at, recorded_at)
     select ${ids.sample}, '${laboratoryId}', 'P' || c, arrived_at, arrived_at
     from container where opened`,
    `insert into pool_sample (pool_id, sample_id)
     select ${ids.sample}, ${ids.sample} from container where opened`,
    test('09', 'listeria_monocytogenes'),
    test('0a', 'salmonella'),
    `insert into disinfection (id, org_id, disinfectant_id, certificate_no, premises_id, object,
       method, contact_minutes, six_sides, worker_no, started_at, ended_at, recorded_at)
     select ${ids.disinfection}, org_id, ${id('0c', '1')}, 'D' || c, premises_id, 'outer_package',
       'spray', 30, true, 'W-1', arrived_at, arrived_at + interval '1 hour', arrived_at
     from container where opened`,
    `insert into disinfection_lot (disinfection_id, lot_id, grams, pieces)
     select ${ids.disinfection}, ${ids.lot}, 1000000, 100 from lots where arrived and not processed`,
    `insert into code_series (id, number, key_version, key_check, lot_id, org_id, level, first_serial,
       last_serial, issued_at, activated_at)
     select ${id('0e', 'i')}, i, ${unitCodes.current}, '${unitCodes.keyCheck(unitCodes.current)}',
       ${ids.lot}, org_id, 'case', 1, ${unitsPerLot}, declared_at,
       case when arrived then arrived_at end
     from lots order by i`,
    `insert into code_range (id, sequence, series_id, first_serial, last_serial, kind, org_id, lot_id,
       at, from_lot_id)
     select ${id('10', 'i')}, 1, ${id('0e', 'i')}, ${unitsPerLot - 9}, ${unitsPerLot}, 'void', org_id,
       ${ids.lot}, sold_at, ${ids.lot}
     from lots where arrived and i % 50 = 3`,
    `insert into hold_order (id, kind, org_id, reason_zh, reason_en, placed_at, recorded_at)
     select ${id('0f', 'i')}, 'owner', org_id, '待检', 'To be inspected', sold_at, sold_at
     from lots where arrived and i % 1000 = 7`,
    `insert into hold (id, order_id, lot_id, kind, org_id, reason_zh, reason_en, placed_at,
       recorded_at)
     select ${id('0f', 'i')}, ${id('0f', 'i')}, ${ids.lot}, 'owner', org_id, '待检', 'To be inspected',
       sold_at, sold_at
     from lots where arrived and i % 1000 = 7`,
  ];
}

/** As long as the product's own are; nothing that is measured reads what they say. */
const declaredBody = (lot: string) => `
  json_build_object('containerNo', 'CSQU' || lpad(c::text, 7, '0'), 'customsItem',
    json_build_object('grams', 1000000, 'pieces', 100), 'declarationItemNo', 1,
    'declarationNo', '530120261' || lpad(c::text, 9, '0'), 'destinationNote', null,
    'destinationPremisesId', premises_id, 'entry', 'first_station_in',
    'establishmentCnNo', null, 'establishmentHomeNo', 'N1', 'expiryDate', '2028-10-01',
    'grams', 1000000, 'grossGrams', null, 'inboundPlaceId', inbound, 'kind', 'import',
    'lotId', ${lot}, 'number', 'FM' || i, 'orgId', org_id, 'originCountry', 'NO',
    'originDivisionId', null, 'overrides', null, 'parties', json_build_array(org_id),
    'pieces', 100, 'port', '深圳盐田港', 'producer', null, 'productId', product_id,
    'productionDate', '2026-09-01', 'sealNo', 'SL' || c, 'storageClass', 'frozen',
    'supplierLotNo', 'SUP-' || i)`;

const documentBody = (documentId: string, kind: string) => `
  json_build_object('coversGrams', 5000000, 'files', '[]'::json, 'id', ${documentId},
    'issuedOn', declared_at::date, 'issuer', '深圳海关', 'kind', '${kind}',
    'number', 'N' || c, 'orgId', org_id, 'state', 'issued', 'validUntil', null)`;

const movedBody = `
  json_build_object('premisesId', premises_id, 'lines', (
    select json_agg(json_build_object('lotId', ${id('01', 'c * 5 - line')}, 'fromPlace', inbound,
      'toPlace', dock, 'grams', 1000000, 'pieces', 100)) from generate_series(0, 4) as line))`;

/** Random as the product's are, one for each lot that has arrived. */
async function addCodes(client: pg.Client, arrived: number): Promise<string[]> {
  const batch = 50_000;
  const all: string[] = [];
  for (let first = 1; first <= arrived; first += batch) {
    const codes = Array.from({ length: Math.min(batch, arrived - first + 1) }, () =>
      makeTraceCode(crypto.getRandomValues(new Uint8Array(10))),
    );
    await client.query(
      `insert into trace_code (code, lot_id, org_id, state, issued_at, activated_at)
       select x.code, ${id('01', 'x.n + $2 - 1')}, lots.org_id, 'active', lots.arrived_at,
         lots.arrived_at
       from unnest($1::text[]) with ordinality as x (code, n)
       join lots on lots.i = x.n + $2 - 1`,
      [codes, first],
    );
    all.push(...codes);
  }
  return all;
}
