import { sql } from 'kysely';

import { found, idsOf, minuteOf, none, type SomeDetectors } from './finding.ts';

/** Names that say there is a buyer and not who it is. */
const nobody =
  '^(无|没有|不详|未知|个人|散客|零散客户|客户|现金|某公司|公司|匿名|n/?a|none|unknown|cash|customer|company|test|[-–—.·*x?/0]+)$';

export const chainDetectors = {
  redeclared: ({ lots }) =>
    found(sql`
      select concat_ws(':', 'redeclared', l.id) as key, null::uuid as org_id,
        l.declared_grams as grams, l.declared_grams as size,
        json_build_object('lot', l.number, 'source', min(o.number)) as facts,
        array_agg(o.org_id) || l.org_id as firms, array_agg(o.id) || l.id as lots,
        array(select e.id from event_lot x join event e on e.seq = x.seq
          where x.lot_id = l.id and e.type = 'lots.declared') as events,
        ${none} as documents, ${none} as shipments
      from lot l join product p on p.id = l.product_id
      join lot o on o.number_key = l.supplier_lot_no_key and o.org_id <> l.org_id
      join product q on q.id = o.product_id
      where (l.id = any(${idsOf(lots)}) or o.id = any(${idsOf(lots)}))
        and l.kind <> 'processed' and l.withdrawn_at is null and o.withdrawn_at is null
        -- Firms number their lots alike: only what could be the same goods.
        and p.hs_code = q.hs_code and l.production_date = o.production_date
        and not exists (
          select from shipment_line x join shipment s on s.id = x.shipment_id
          where x.lot_id = o.id and s.to_org_id = l.org_id)
      group by l.id`),

  shelf_life_stretched: ({ lots }) =>
    found(sql`
      select concat_ws(':', 'shelf_life_stretched', l.id) as key, l.org_id,
        l.declared_grams as grams, l.expiry_date - l.production_date - p.shelf_life_days as size,
        json_build_object('lot', l.number, 'expiry', l.expiry_date,
          'produced', l.production_date, 'life', p.shelf_life_days,
          'over', l.expiry_date - l.production_date - p.shelf_life_days) as facts,
        array[l.org_id] as firms, array[l.id] as lots,
        array(select e.id from event_lot x join event e on e.seq = x.seq
          where x.lot_id = l.id and e.type in ('lots.declared', 'lots.amended')) as events,
        ${none} as documents, ${none} as shipments
      from lot l join product p on p.id = l.product_id
      where l.id = any(${idsOf(lots)}) and l.kind <> 'processed' and l.withdrawn_at is null
        and l.expiry_date > l.production_date + p.shelf_life_days`),

  in_transit_long: ({ lots }, now) =>
    found(sql`
      select concat_ws(':', 'in_transit_long', s.id) as key, s.from_org_id as org_id,
        sum(k.grams) as grams,
        floor(extract(epoch from ${now}::timestamptz - s.shipped_at) / 3600) as size,
        json_build_object('shipment', s.number, 'since', ${minuteOf(sql`s.shipped_at`)},
          'grams', sum(k.grams)) as facts,
        array[s.from_org_id, s.to_org_id] as firms, array_agg(k.lot_id) as lots,
        array(select m.event_id from movement m where m.to_place = s.id) as events,
        ${none} as documents, array[s.id] as shipments
      from shipment s join stock k on k.place_id = s.id and k.grams > 0
      where s.state = 'in_transit' and s.id in (
        select x.shipment_id from shipment_line x where x.lot_id = any(${idsOf(lots)}))
      group by s.id`),

  short_unsettled: ({ lots }, now) =>
    found(sql`
      select concat_ws(':', 'short_unsettled', s.id) as key, s.from_org_id as org_id,
        sum(k.grams) as grams,
        floor(extract(epoch from ${now}::timestamptz - s.received_at) / 86400) as size,
        json_build_object('shipment', s.number, 'since', ${minuteOf(sql`s.received_at`)},
          'grams', sum(k.grams)) as facts,
        array[s.from_org_id, s.to_org_id] as firms, array_agg(k.lot_id) as lots,
        array(select m.event_id from movement m
          where s.id in (m.from_place, m.to_place)) as events,
        ${none} as documents, array[s.id] as shipments
      from shipment s join stock k on k.place_id = s.id and k.grams > 0
      where s.state = 'mismatched' and s.id in (
        select x.shipment_id from shipment_line x where x.lot_id = any(${idsOf(lots)}))
      group by s.id`),

  never_arrived: ({ lots }, now) =>
    found(sql`
      select concat_ws(':', 'never_arrived', l.id) as key, l.org_id, k.grams as grams,
        floor(extract(epoch from ${now}::timestamptz - l.declared_at) / 86400) as size,
        json_build_object('lot', l.number, 'since', ${minuteOf(sql`l.declared_at`)},
          'grams', k.grams) as facts,
        array[l.org_id] as firms, array[l.id] as lots,
        array(select e.id from event_lot x join event e on e.seq = x.seq
          where x.lot_id = l.id and e.type = 'lots.declared') as events,
        ${none} as documents, ${none} as shipments
      from lot l join stock k on k.lot_id = l.id and k.grams > 0
      join place p on p.id = k.place_id and p.kind = 'inbound'
      -- What is bound for elsewhere arrives in somebody else's books.
      where l.id = any(${idsOf(lots)}) and l.destination_premises_id is not null`),

  buyer_unnamed: ({ lots }) =>
    found(sql`
      select concat_ws(':', 'buyer_unnamed', s.event_id, s.lot_id) as key, s.org_id,
        sum(s.grams) as grams, sum(s.grams) as size,
        json_build_object('lot', l.number, 'grams', sum(s.grams),
          'buyer', coalesce(min(s.buyer_name), '')) as facts,
        array[s.org_id] as firms, array[s.lot_id] as lots, array[s.event_id] as events,
        ${none} as documents, ${none} as shipments
      from sale s join lot l on l.id = s.lot_id
      where s.lot_id = any(${idsOf(lots)}) and s.buyer_kind = 'firm' and s.grams > 0
        and lower(trim(coalesce(s.buyer_name, '-'))) ~ ${nobody}
      group by s.event_id, s.lot_id, s.org_id, l.number`),

  container_twice: ({ lots }) =>
    found(sql`
      with one as (
        select distinct container_no, declaration_no, declaration_item_no from lot
        where id = any(${idsOf(lots)}) and kind = 'import'
          and container_no is not null and declaration_no is not null
      ), same as (
        select o.*, count(distinct l.org_id)::int4 as n, sum(l.declared_grams)::bigint as grams,
          array_agg(l.org_id) as firms, array_agg(l.id) as lots
        from one o join lot l on l.declaration_no = o.declaration_no
          and l.declaration_item_no = o.declaration_item_no and l.container_no = o.container_no
        where l.kind = 'import' and l.withdrawn_at is null
        group by 1, 2, 3 having count(distinct l.org_id) > 1
      )
      select concat_ws(':', 'container_twice', s.container_no, s.declaration_no,
          s.declaration_item_no) as key, null::uuid as org_id, s.grams, s.n as size,
        json_build_object('container', s.container_no, 'declaration', s.declaration_no,
          'item', s.declaration_item_no, 'firms', s.n) as facts, s.firms, s.lots,
        array(select e.id from event_lot x join event e on e.seq = x.seq
          where x.lot_id = any(s.lots) and e.type = 'lots.declared') as events,
        ${none} as documents, ${none} as shipments
      from same s`),

  supplier_lot_relabelled: ({ lots }) =>
    found(sql`
      with one as (
        select distinct origin_country, establishment_home_no, supplier_lot_no from lot
        where id = any(${idsOf(lots)}) and kind = 'import'
          and establishment_home_no is not null and supplier_lot_no is not null
      ), same as (
        select o.*, min(l.production_date) as first, max(l.production_date) as last,
          array_agg(l.org_id) as firms, array_agg(l.id) as lots,
          case when count(distinct l.org_id) = 1 then (array_agg(l.org_id))[1] end as org_id
        from one o join lot l on l.establishment_home_no = o.establishment_home_no
          and l.supplier_lot_no = o.supplier_lot_no and l.origin_country = o.origin_country
        where l.kind = 'import' and l.withdrawn_at is null
        group by 1, 2, 3 having min(l.production_date) < max(l.production_date)
      )
      select concat_ws(':', 'supplier_lot_relabelled', s.origin_country,
          s.establishment_home_no, s.supplier_lot_no) as key, s.org_id, null as grams,
        s.last - s.first as size,
        json_build_object('establishment', s.establishment_home_no,
          'supplierLot', s.supplier_lot_no, 'first', s.first, 'last', s.last) as facts,
        s.firms, s.lots,
        array(select e.id from event_lot x join event e on e.seq = x.seq
          where x.lot_id = any(s.lots) and e.type in ('lots.declared', 'lots.amended')) as events,
        ${none} as documents, ${none} as shipments
      from same s`),
} satisfies SomeDetectors;
