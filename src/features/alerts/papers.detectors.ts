import { sql } from 'kysely';

import { found, idsOf, minuteOf, none, type Scope, type SomeDetectors } from './finding.ts';

const oneOrg = (column: string) => sql`case when count(distinct ${sql.ref(column)}) = 1
  then (array_agg(${sql.ref(column)}))[1] end`;

/** Issuers are written in many ways. */
const issuerOf = (alias: string) =>
  sql`translate(lower(${sql.ref(`${alias}.issuer`)}), ' -·.,()()', '')`;

const papersOf = ({ lots, documents }: Scope) => sql`
  select d.id from document d
  where d.id = any(${idsOf(documents)})
  union
  select l.document_id from document_lot l where l.lot_id = any(${idsOf(lots)})`;

/**
 * Registrations of one certificate, by whomever. A firm further down the chain registers the paper anew for
 * the same lots, or for what was made of them: each lot counts once, and not with what it came from.
 */
const certificates = (scope: Scope) => sql`
  with one as (
    select distinct d.kind, d.number_key, ${issuerOf('d')} as issuer
    from document d where d.id in (${papersOf(scope)}) and d.number_key is not null
      and d.kind in ('quarantine_certificate', 'origin_certificate') and d.state <> 'void'
  ), same as (
    select o.kind, o.number_key, o.issuer, min(d.number) as number, count(*)::int4 as documents,
      max(d.covers_grams) as most, min(d.covers_grams) as least, array_agg(d.id) as ids,
      array_agg(d.org_id) as firms, ${oneOrg('d.org_id')} as org_id
    from one o join document d on d.number_key = o.number_key and d.kind = o.kind
      and d.state <> 'void' and ${issuerOf('d')} = o.issuer
    group by 1, 2, 3 having count(*) > 1
  ), used as (
    select s.*, u.grams as used, u.lots from same s cross join lateral (
      select coalesce(sum(g.grams), 0)::bigint as grams,
        coalesce(array_agg(g.lot_id), ${none}) as lots
      from (
        select l.lot_id, max(l.grams) as grams from document_lot l
        where l.document_id = any(s.ids) and not exists (
          select from lot_parent p join document_lot o on o.lot_id = p.parent_id
          where p.child_id = l.lot_id and o.document_id = any(s.ids))
        group by 1
      ) g
    ) u
  )`;

const recordedBy = (ids: string) => sql`array(
  select ds.event_id from document_state ds where ds.document_id = any(${sql.ref(ids)}))`;

const declaredBy = (ids: string) => sql`array(
  select e.id from event_lot l join event e on e.seq = l.seq
  where l.lot_id = any(${sql.ref(ids)}) and e.type = 'lots.declared')`;

/** Items of declarations as several firms state them. */
const items = ({ lots }: Scope) => sql`
  with item as (
    select c.declaration_no, c.item_no, sum(c.drawn_grams)::bigint as drawn,
      max(c.grams) as covers, min(c.grams) as least, array_agg(c.org_id) as firms,
      count(*)::int4 as n,
      array(select l.id from lot l where l.declaration_no = c.declaration_no
        and l.declaration_item_no = c.item_no and l.kind = 'import'
        and l.withdrawn_at is null) as lots
    from customs_item c
    where c.drawn_grams > 0 and (c.declaration_no, c.item_no) in (
      select l.declaration_no, l.declaration_item_no from lot l
      where l.id = any(${idsOf(lots)}) and l.declaration_no is not null)
    group by 1, 2 having count(*) > 1
  )`;

export const paperDetectors = {
  item_exceeded: (scope) =>
    found(sql`
      ${items(scope)}
      select concat_ws(':', 'item_exceeded', i.declaration_no, i.item_no) as key,
        null::uuid as org_id, i.drawn - i.covers as grams, i.drawn - i.covers as size,
        json_build_object('declaration', i.declaration_no, 'item', i.item_no, 'firms', i.n,
          'drawn', i.drawn, 'covers', i.covers) as facts,
        i.firms, i.lots, ${declaredBy('i.lots')} as events, ${none} as documents,
        ${none} as shipments
      from item i where i.drawn > i.covers`),

  item_disagrees: (scope) =>
    found(sql`
      ${items(scope)}
      select concat_ws(':', 'item_disagrees', i.declaration_no, i.item_no) as key,
        null::uuid as org_id, i.covers - i.least as grams, i.covers - i.least as size,
        json_build_object('declaration', i.declaration_no, 'item', i.item_no, 'firms', i.n,
          'least', i.least, 'covers', i.covers) as facts,
        i.firms, i.lots, ${declaredBy('i.lots')} as events, ${none} as documents,
        ${none} as shipments
      from item i where i.covers > i.least`),

  certificate_exceeded: (scope) =>
    found(sql`
      ${certificates(scope)}
      select concat_ws(':', 'certificate_exceeded', u.kind, u.number_key, u.issuer) as key,
        u.org_id, u.used - u.most as grams, u.used - u.most as size,
        json_build_object('number', u.number, 'documents', u.documents, 'covers', u.most,
          'used', u.used) as facts,
        u.firms, u.lots, ${recordedBy('u.ids')} as events, u.ids as documents,
        ${none} as shipments
      from used u where u.used > u.most`),

  certificate_disagrees: (scope) =>
    found(sql`
      ${certificates(scope)}
      select concat_ws(':', 'certificate_disagrees', u.kind, u.number_key, u.issuer) as key,
        u.org_id, u.most - u.least as grams, u.most - u.least as size,
        json_build_object('number', u.number, 'documents', u.documents, 'covers', u.most,
          'least', u.least) as facts,
        u.firms, u.lots, ${recordedBy('u.ids')} as events, u.ids as documents,
        ${none} as shipments
      from used u where u.most > u.least`),

  file_two_numbers: (scope) =>
    found(sql`
      with same as (
        select f.sha256, d.kind, count(distinct d.number_key)::int4 as numbers,
          string_agg(distinct d.number, ', ') as list, array_agg(d.id) as ids,
          array_agg(d.org_id) as firms, ${oneOrg('d.org_id')} as org_id
        from document_file f join document d on d.id = f.document_id
        where d.state <> 'void' and d.number_key is not null and f.sha256 in (
          select x.sha256 from document_file x where x.document_id in (${papersOf(scope)}))
        group by 1, 2 having count(distinct d.number_key) > 1
      )
      select concat_ws(':', 'file_two_numbers', s.sha256, s.kind) as key, s.org_id,
        null as grams, s.numbers as size,
        json_build_object('sha256', s.sha256, 'numbers', s.numbers, 'list', s.list) as facts,
        s.firms, array(select l.lot_id from document_lot l
          where l.document_id = any(s.ids)) as lots,
        ${recordedBy('s.ids')} as events, s.ids as documents, ${none} as shipments
      from same s`),

  paper_before_goods: (scope) =>
    found(sql`
      select concat_ws(':', 'paper_before_goods', d.id, l.id) as key, d.org_id, null as grams,
        l.production_date - d.issued_on as size,
        json_build_object('number', coalesce(d.number, '?'), 'issued', d.issued_on,
          'lot', l.number, 'produced', l.production_date) as facts,
        array[d.org_id] as firms, array[l.id] as lots, array[dl.event_id] as events,
        array[d.id] as documents, ${none} as shipments
      from document_lot dl join document d on d.id = dl.document_id join lot l on l.id = dl.lot_id
      where dl.document_id in (${papersOf(scope)}) and d.state <> 'void'
        and d.kind in ('quarantine_certificate', 'nat_report', 'origin_certificate')
        and d.issued_on < l.production_date`),

  source_unknown: ({ lots }) =>
    found(sql`
      select concat_ws(':', 'source_unknown', l.id) as key, l.org_id, l.declared_grams as grams,
        k.known as size,
        json_build_object('lot', l.number, 'number', l.previous_out_certificate_no,
          'known', k.known) as facts,
        array[l.org_id] as firms, array[l.id] as lots,
        array(select e.id from event_lot x join event e on e.seq = x.seq
          where x.lot_id = l.id and e.type = 'lots.declared') as events,
        ${none} as documents, ${none} as shipments
      from lot l join organisation o on o.id = l.org_id join division v on v.id = o.division_id
      cross join lateral (
        -- That a paper is missing says something only where papers of other provinces are kept.
        select count(*)::int4 as known from (
          select from document d join organisation p on p.id = d.org_id
          join division w on w.id = p.division_id
          where d.kind = 'out_certificate' and d.state = 'issued'
            and split_part(w.path, '/', 2) <> split_part(v.path, '/', 2)
          limit 100) x
      ) k
      where l.id = any(${idsOf(lots)}) and l.withdrawn_at is null
        and l.previous_out_certificate_no_key is not null
        and not exists (
          select from document d where d.kind = 'out_certificate' and d.state <> 'void'
            and d.number_key = l.previous_out_certificate_no_key)`),

  source_used_up: (scope) =>
    found(sql`
      ${sources(scope)}
      select concat_ws(':', 'source_used_up', s.number_key) as key, s.org_id,
        s.used - d.covers as grams, s.used - d.covers as size,
        json_build_object('number', s.number, 'covers', d.covers, 'used', s.used) as facts,
        s.firms, s.lots, ${declaredBy('s.lots')} as events, d.ids as documents,
        ${none} as shipments
      from source s cross join lateral (
        select array_agg(d.id) as ids, coalesce(sum(coalesce(d.covers_grams, d.covered_grams))
          filter (where d.state <> 'void'), 0)::bigint as covers
        from document d
        where d.kind = 'out_certificate' and d.number_key = s.number_key
      ) d
      where d.ids is not null and s.used > d.covers`),

  source_shared: (scope) =>
    found(sql`
      ${sources(scope)}
      select concat_ws(':', 'source_shared', s.number_key) as key, s.org_id,
        s.used as grams, s.n as size,
        json_build_object('number', s.number, 'firms', s.n, 'used', s.used) as facts,
        s.firms, s.lots, ${declaredBy('s.lots')} as events, ${none} as documents,
        ${none} as shipments
      from source s
      where not exists (select from document d
        where d.kind = 'out_certificate' and d.number_key = s.number_key)`),

  out_certificate_twice: (scope) =>
    found(sql`
      with one as (
        select distinct d.number_key from document d
        where d.id in (${papersOf(scope)}) and d.kind = 'out_certificate'
          and d.number_key is not null
      ), pairs as (
        select a.number_key, a.number, x.id, x.org_id
        from one o
        join document a on a.number_key = o.number_key and a.kind = 'out_certificate'
        join document b on b.number_key = a.number_key and b.kind = a.kind
          and b.org_id > a.org_id and b.state <> 'void'
        cross join lateral (values (a.id, a.org_id), (b.id, b.org_id)) as x(id, org_id)
        where a.state <> 'void' and not exists (
          select from document_lot la join document_lot lb on lb.lot_id = la.lot_id
          where la.document_id = a.id and lb.document_id = b.id)
      ), same as (
        select number_key, min(number) as number, count(distinct org_id)::int4 as n,
          array_agg(id) as ids, array_agg(org_id) as firms
        from pairs group by 1
      )
      select concat_ws(':', 'out_certificate_twice', s.number_key) as key, null::uuid as org_id,
        null as grams, s.n as size,
        json_build_object('number', s.number, 'firms', s.n) as facts, s.firms,
        array(select l.lot_id from document_lot l where l.document_id = any(s.ids)) as lots,
        ${recordedBy('s.ids')} as events, s.ids as documents, ${none} as shipments
      from same s`),

  back_dated: ({ lots }) =>
    found(sql`
      select distinct on (e.id, h.lot_id) concat_ws(':', 'back_dated', e.id, h.lot_id) as key,
        e.org_id, null as grams,
        floor(extract(epoch from e.recorded_at - e.occurred_at) / 60) as size,
        json_build_object('lot', l.number, 'held', ${minuteOf(sql`h.placed_at`)},
          'occurred', ${minuteOf(sql`e.occurred_at`)},
          'recorded', ${minuteOf(sql`e.recorded_at`)}, 'type', e.type) as facts,
        array[e.org_id] as firms, array[l.id] as lots,
        array(select e.id union select x.id from event_lot y join event x on x.seq = y.seq
          where y.lot_id = h.lot_id and x.type in ('oversight.lots_held', 'oversight.hold_ordered')
            and x.recorded_at = h.recorded_at) as events,
        ${none} as documents, ${none} as shipments
      from hold h join lot l on l.id = h.lot_id
      join event_lot y on y.lot_id = h.lot_id join event e on e.seq = y.seq
      left join test t on t.id = h.test_id
      where h.lot_id = any(${idsOf(lots)}) and h.kind <> 'owner' and e.org_id is not null
        and e.recorded_at > h.recorded_at and e.occurred_at < h.placed_at
        and e.type in ('evidence.test_reported', 'evidence.disinfected', 'evidence.sample_taken',
          'custody.shipped', 'custody.sold', 'custody.processed', 'custody.moved',
          'custody.received', 'custody.destroyed')
        -- Only what speaks for the goods: the same analyte, negative.
        and (e.type <> 'evidence.test_reported' or (e.body ->> 'result' = 'negative'
          and (t.analyte is null or t.analyte = e.body ->> 'analyte')))
      order by e.id, h.lot_id, h.recorded_at, h.id`),
} satisfies SomeDetectors;

/** Earlier out-certificates that lots name as where they come from. */
function sources({ lots, documents }: Scope) {
  return sql`
    with named as (
      select l.previous_out_certificate_no_key as key from lot l
      where l.id = any(${idsOf(lots)}) and l.previous_out_certificate_no_key is not null
      union
      select d.number_key from document d
      where d.id = any(${idsOf(documents)}) and d.kind = 'out_certificate'
        and d.number_key is not null
    ), source as (
      select n.key as number_key, min(l.previous_out_certificate_no) as number,
        sum(l.declared_grams)::bigint as used, count(distinct l.org_id)::int4 as n,
        array_agg(l.id) as lots, array_agg(l.org_id) as firms, ${oneOrg('l.org_id')} as org_id
      from named n join lot l on l.previous_out_certificate_no_key = n.key
      where l.withdrawn_at is null and l.kind = 'import'
      group by 1
    )`;
}
