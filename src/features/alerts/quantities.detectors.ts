import { sql } from 'kysely';

import { dayOf, found, idsOf, minuteOf, none, type Scope, type SomeDetectors } from './finding.ts';

/** What stands of a movement once corrections are netted: those themselves are left out. */
const netMovements = (lots: readonly string[]) => sql`
  select m.lot_id, m.event_id, m.from_place, m.to_place, m.occurred_at,
    coalesce(c.grams, m.grams) as grams
  from movement m
  left join lateral (
    select r.grams from correction k
    join event e on e.id = k.event_id,
      json_to_recordset(k.lines) as r(line int4, grams bigint)
    where k.corrected_id = m.event_id and r.line = m.line
    order by e.seq desc limit 1
  ) c on true
  where m.lot_id = any(${idsOf(lots)})
    and not exists (select from correction k where k.event_id = m.event_id)`;

/** Processings that any of the lots went into or came out of, unless they were voided. */
const runs = ({ lots }: Scope) => sql`
  touched as (
    select distinct p.event_id from lot_parent p
    where (p.child_id = any(${idsOf(lots)}) or p.parent_id = any(${idsOf(lots)}))
      and not exists (
        select from correction k where k.corrected_id = p.event_id and k.kind = 'voided')
  ), fed as (
    select i.event_id, sum(i.grams)::bigint as input, array_agg(i.parent_id) as parents,
      array_agg(distinct l.product_id) as products, min(l.production_date) as oldest
    from (
      select distinct p.event_id, p.parent_id, p.grams
      from lot_parent p where p.event_id in (select event_id from touched)
    ) i join lot l on l.id = i.parent_id
    group by 1
  ), made as (
    select c.event_id, l.product_id, l.org_id, sum(l.declared_grams)::bigint as output,
      array_agg(l.id) as children, min(l.declared_at) as at
    from (
      select distinct p.event_id, p.child_id
      from lot_parent p where p.event_id in (select event_id from touched)
    ) c join lot l on l.id = c.child_id
    group by 1, 2, 3
  )`;

/** Repacking keeps the product: nothing is yielded. */
const bounded = (scope: Scope) => sql`
  with ${runs(scope)}, bounded as (
    select m.*, f.input, f.parents, p.name_zh, y.least_permille, y.most_permille
    from made m join fed f on f.event_id = m.event_id
    join product p on p.id = m.product_id
    join lateral (
      select y.least_permille, y.most_permille from product_yield y
      where y.product_id = m.product_id and y.effective_from <= ${dayOf(sql`m.at`)}
      order by y.effective_from desc limit 1
    ) y on true
    where f.products <> array[m.product_id]
  )`;

export const quantityDetectors = {
  over_received: ({ lots }) =>
    found(sql`
      select concat_ws(':', 'over_received', l.shipment_id, l.lot_id) as key,
        s.from_org_id as org_id, l.stated_grams - l.shipped_grams as grams,
        l.stated_grams - l.shipped_grams as size,
        json_build_object('shipment', s.number, 'lot', t.number, 'shipped', l.shipped_grams,
          'stated', l.stated_grams, 'excess', l.stated_grams - l.shipped_grams) as facts,
        array[s.from_org_id, s.to_org_id] as firms, array[l.lot_id] as lots,
        array(select m.event_id from movement m
          where m.lot_id = l.lot_id and s.id in (m.from_place, m.to_place)) as events,
        ${none} as documents, array[s.id] as shipments
      from shipment_line l join shipment s on s.id = l.shipment_id join lot t on t.id = l.lot_id
      where l.lot_id = any(${idsOf(lots)}) and l.outcome = 'over' and not l.explained`),

  unbooked_count: ({ lots }) =>
    found(sql`
      select concat_ws(':', 'unbooked_count', c.lot_id, c.place_id) as key, p.org_id,
        c.unbooked_grams as grams, c.unbooked_grams as size,
        json_build_object('lot', t.number, 'counted', c.counted_grams,
          'expected', c.expected_grams, 'excess', c.unbooked_grams) as facts,
        array[p.org_id] as firms, array[c.lot_id] as lots, array[c.event_id] as events,
        ${none} as documents, ${none} as shipments
      from (
        select distinct on (lot_id, place_id) * from stock_count
        where lot_id = any(${idsOf(lots)})
        order by lot_id, place_id, counted_at desc, event_id desc
      ) c join place p on p.id = c.place_id join lot t on t.id = c.lot_id
      where c.unbooked_grams > 0`),

  negative_past: ({ lots }) =>
    found(sql`
      with net as materialized (${netMovements(lots)}), flow as (
        select lot_id, to_place as place_id, event_id, occurred_at, grams from net
        union all
        select lot_id, from_place, event_id, occurred_at, -grams from net
      ), run as (
        select *, sum(grams) over (partition by lot_id, place_id
          order by occurred_at, grams desc, event_id
          rows between unbounded preceding and current row) as standing
        from flow where place_id is not null
      ), lowest as (
        select distinct on (lot_id, place_id) * from run where standing < 0
        order by lot_id, place_id, standing, occurred_at
      )
      select concat_ws(':', 'negative_past', r.lot_id, r.place_id) as key, p.org_id,
        -r.standing as grams, -r.standing as size,
        json_build_object('lot', t.number, 'at', ${minuteOf(sql`r.occurred_at`)},
          'excess', -r.standing) as facts,
        array[p.org_id] as firms, array[r.lot_id] as lots,
        array(select r.event_id union select k.event_id from correction k
          join movement m on m.event_id = k.event_id
          where m.lot_id = r.lot_id and r.place_id in (m.from_place, m.to_place)) as events,
        ${none} as documents, ${none} as shipments
      from lowest r join place p on p.id = r.place_id join lot t on t.id = r.lot_id`),

  yield_over: (scope) =>
    found(sql`
      ${bounded(scope)}
      select concat_ws(':', 'yield_over', b.event_id, b.product_id) as key, b.org_id,
        b.output - b.input * b.most_permille / 1000 as grams,
        ceil(b.output * 1000.0 / b.input) - b.most_permille as size,
        json_build_object('product', b.name_zh, 'input', b.input, 'output', b.output,
          'actual', round(b.output * 1000.0 / b.input), 'bound', b.most_permille) as facts,
        array[b.org_id] as firms, b.parents || b.children as lots, array[b.event_id] as events,
        ${none} as documents, ${none} as shipments
      from bounded b
      where b.most_permille is not null and b.output * 1000 > b.input * b.most_permille`),

  yield_under: (scope) =>
    found(sql`
      ${bounded(scope)}
      select concat_ws(':', 'yield_under', b.event_id, b.product_id) as key, b.org_id,
        b.input * b.least_permille / 1000 - b.output as grams,
        b.least_permille - floor(b.output * 1000.0 / b.input) as size,
        json_build_object('product', b.name_zh, 'input', b.input, 'output', b.output,
          'actual', round(b.output * 1000.0 / b.input), 'bound', b.least_permille) as facts,
        array[b.org_id] as firms, b.parents || b.children as lots, array[b.event_id] as events,
        ${none} as documents, ${none} as shipments
      from bounded b
      where b.least_permille is not null and b.output * 1000 < b.input * b.least_permille`),

  yield_lost: (scope) =>
    found(sql`
      with ${runs(scope)}, whole as (
        select m.event_id, m.org_id, f.input, sum(m.output)::bigint as output, f.parents,
          bool_or(exists (
            select from product_yield y where y.product_id = m.product_id
              and y.least_permille is not null
              and y.effective_from <= ${dayOf(sql`m.at`)})) as bounded
        from made m join fed f on f.event_id = m.event_id
        group by 1, 2, 3, f.parents
      )
      select concat_ws(':', 'yield_lost', w.event_id) as key, w.org_id,
        w.input - w.output as grams, floor((w.input - w.output) * 1000.0 / w.input) as size,
        json_build_object('input', w.input, 'output', w.output,
          'loss', floor((w.input - w.output) * 1000.0 / w.input)) as facts,
        array[w.org_id] as firms,
        w.parents || array(select distinct p.child_id from lot_parent p
          where p.event_id = w.event_id) as lots,
        array[w.event_id] as events, ${none} as documents, ${none} as shipments
      from whole w where not w.bounded and w.input > w.output`),

  product_before_input: (scope) =>
    found(sql`
      with ${runs(scope)}
      select concat_ws(':', 'product_before_input', l.id) as key, l.org_id, null as grams,
        f.oldest - l.production_date as size,
        json_build_object('lot', l.number, 'produced', l.production_date,
          'input', f.oldest) as facts,
        array[l.org_id] as firms, f.parents || l.id as lots, array[f.event_id] as events,
        ${none} as documents, ${none} as shipments
      from fed f join lateral (
        select distinct p.child_id from lot_parent p where p.event_id = f.event_id
      ) c on true join lot l on l.id = c.child_id
      where l.production_date < f.oldest`),

  expired_traded: ({ lots }, now) =>
    expiredBy(lots, now, 'expired_traded', [
      'custody.shipped',
      'custody.sold',
      'custody.processed',
    ]),

  expired_moved: ({ lots }, now) => expiredBy(lots, now, 'expired_moved', ['custody.moved']),
} satisfies SomeDetectors;

/** Goods that go back to their sender are on the right way, whatever their date. */
function expiredBy(lots: readonly string[], now: Date, rule: string, types: readonly string[]) {
  return found(sql`
    with old as materialized (
      select id, number, expiry_date from lot
      where id = any(${idsOf(lots)}) and expiry_date < ${dayOf(sql`${now}::timestamptz`)}
    ), net as materialized (${netMovements(lots)}), late as (
      select n.event_id, n.lot_id, sum(n.grams)::bigint as grams, min(n.occurred_at) as at
      from net n join old o on o.id = n.lot_id
      where n.from_place is not null and n.to_place is not null
        and ${dayOf(sql`n.occurred_at`)} > o.expiry_date
      group by 1, 2 having sum(n.grams) > 0
    )
    select concat_ws(':', ${rule}::text, l.event_id, l.lot_id) as key, e.org_id, l.grams,
      ${dayOf(sql`l.at`)} - o.expiry_date as size,
      json_build_object('lot', o.number, 'expiry', o.expiry_date, 'moved', l.grams,
        'at', ${minuteOf(sql`l.at`)}) as facts,
      array[e.org_id] as firms, array[l.lot_id] as lots, array[l.event_id] as events,
      ${none} as documents,
      case when e.type = 'custody.shipped' then array[(e.body ->> 'shipmentId')::uuid]
        else ${none} end as shipments
    from late l join old o on o.id = l.lot_id join event e on e.id = l.event_id
    where e.type = any(${[...types]}::text[])
      and coalesce(e.body ->> 'purpose', '') <> 'return'`);
}
