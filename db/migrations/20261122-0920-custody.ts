import { type Kysely, sql } from 'kysely';

/** Lots and the double-entry ledger of where their quantity is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lot (
      id uuid primary key,
      org_id uuid not null,
      number text not null,
      kind text not null check (kind in ('import', 'domestic', 'processed')),
      -- How an import came in: 首站在省内, 首站在省外, or from another province (省际流入).
      entry text check (entry in ('first_station_in', 'first_station_out', 'inter_province')),
      product_id uuid not null,
      storage_class text not null,
      supplier_lot_no text,
      origin_country text not null,
      origin_division_id text,
      establishment_home_no text,
      establishment_cn_no text,
      producer text,
      container_no text,
      seal_no text,
      declaration_no text,
      declaration_item_no int4,
      port text,
      production_date date not null,
      expiry_date date not null,
      destination_premises_id uuid,
      destination_note text,
      previous_out_certificate_no text,
      declared_grams bigint not null check (declared_grams > 0),
      declared_pieces bigint not null check (declared_pieces >= 0),
      gross_grams bigint,
      overrides json,
      declared_at timestamptz not null,
      recorded_at timestamptz not null,
      first_shipped_at timestamptz,
      withdrawn_at timestamptz,
      constraint lot_org_number_key unique (org_id, number)
    )
  `.execute(db);
  for (const column of [
    'number',
    'declaration_no',
    'container_no',
    'product_id',
    'destination_premises_id',
  ]) {
    await sql`
      create index ${sql.ref(`lot_${column}_idx`)} on lot (${sql.ref(column)})
        where ${sql.ref(column)} is not null
    `.execute(db);
  }
  // Numbers are looked for as people type them: without regard to case, spaces and hyphens.
  for (const column of ['number', 'supplier_lot_no', 'previous_out_certificate_no']) {
    await sql`
      create index ${sql.ref(`lot_${column}_search_idx`)}
        on lot (translate(upper(${sql.ref(column)}), ' -', ''))
        where ${sql.ref(column)} is not null
    `.execute(db);
  }
  await sql`
    create table customs_item (
      org_id uuid not null,
      declaration_no text not null,
      item_no int4 not null,
      grams bigint not null,
      pieces bigint not null,
      drawn_grams bigint not null,
      drawn_pieces bigint not null,
      primary key (org_id, declaration_no, item_no),
      constraint customs_item_covers check (drawn_grams <= grams and drawn_pieces <= pieces)
    )
  `.execute(db);
  await sql`
    create table lot_parent (
      child_id uuid not null,
      parent_id uuid not null,
      event_id uuid not null,
      grams bigint not null,
      pieces bigint not null,
      primary key (child_id, parent_id)
    )
  `.execute(db);
  await sql`create index lot_parent_parent_idx on lot_parent (parent_id, child_id)`.execute(db);
  await sql`
    create table lot_party (
      lot_id uuid not null,
      org_id uuid not null,
      since timestamptz not null,
      primary key (lot_id, org_id)
    )
  `.execute(db);
  await sql`create index lot_party_org_idx on lot_party (org_id, lot_id)`.execute(db);
  await sql`
    create table movement (
      event_id uuid not null,
      line int4 not null,
      lot_id uuid not null,
      -- Null is the world outside: where a lot comes from before it was declared.
      from_place uuid,
      -- Null where a record is taken back: the lot was never declared, the product never made.
      to_place uuid,
      grams bigint not null check (grams >= 0),
      pieces bigint not null check (pieces >= 0),
      occurred_at timestamptz not null,
      primary key (event_id, line),
      check (grams > 0 or pieces > 0),
      check (from_place is distinct from to_place)
    )
  `.execute(db);
  await sql`create index movement_lot_idx on movement (lot_id, occurred_at)`.execute(db);
  await sql`create index movement_from_idx on movement (from_place, occurred_at)`.execute(db);
  await sql`create index movement_to_idx on movement (to_place, occurred_at)`.execute(db);
  await sql`
    create table stock (
      lot_id uuid not null,
      place_id uuid not null,
      grams bigint not null,
      pieces bigint not null,
      -- The latest occurred_at that touched the row: a later command need not look at the past.
      last_at timestamptz not null,
      primary key (lot_id, place_id),
      constraint stock_not_negative check (grams >= 0 and pieces >= 0)
    )
  `.execute(db);
  await sql`create index stock_place_idx on stock (place_id, lot_id) where grams > 0`.execute(db);
  await sql`
    create table shipment (
      -- Also the id of its transit place: what is under way stands there.
      id uuid primary key,
      number text not null,
      from_org_id uuid not null,
      from_premises_id uuid not null,
      to_org_id uuid not null,
      to_premises_id uuid not null,
      purpose text not null check (purpose in ('transfer', 'sale', 'return')),
      vehicle_plate text,
      driver_worker_no text,
      state text not null check (state in ('in_transit', 'matched', 'mismatched', 'settled')),
      shipped_at timestamptz not null,
      received_at timestamptz,
      constraint shipment_number_key unique (from_org_id, number)
    )
  `.execute(db);
  await sql`create index shipment_from_idx on shipment (from_org_id, id)`.execute(db);
  await sql`create index shipment_to_idx on shipment (to_org_id, id)`.execute(db);
  await sql`
    create table shipment_line (
      shipment_id uuid not null,
      lot_id uuid not null,
      shipped_grams bigint not null,
      shipped_pieces bigint not null,
      -- What the receiver says arrived, before any booking: may be more than was shipped.
      stated_grams bigint,
      stated_pieces bigint,
      refused_grams bigint not null,
      refused_pieces bigint not null,
      settled_grams bigint not null,
      settled_pieces bigint not null,
      -- The sender's word on a surplus, which has no quantity to settle.
      explained boolean not null,
      refusal_reason text,
      outcome text not null check (outcome in
        ('pending', 'agreed', 'short', 'over', 'refused')),
      primary key (shipment_id, lot_id)
    )
  `.execute(db);
  await sql`create index shipment_line_lot_idx on shipment_line (lot_id)`.execute(db);
  await sql`
    create table stock_count (
      event_id uuid not null,
      lot_id uuid not null,
      place_id uuid not null,
      expected_grams bigint not null,
      expected_pieces bigint not null,
      counted_grams bigint not null,
      counted_pieces bigint not null,
      -- The part of a surplus that no earlier loss explains: seen, but not booked.
      unbooked_grams bigint not null,
      unbooked_pieces bigint not null,
      counted_at timestamptz not null,
      primary key (event_id, lot_id, place_id)
    )
  `.execute(db);
  await sql`
    create table sale (
      event_id uuid not null,
      line int4 not null,
      lot_id uuid not null,
      org_id uuid not null,
      premises_id uuid not null,
      buyer_kind text not null check (buyer_kind in ('consumer', 'firm')),
      buyer_name text,
      grams bigint not null,
      pieces bigint not null,
      sold_at timestamptz not null,
      primary key (event_id, line)
    )
  `.execute(db);
  await sql`create index sale_lot_idx on sale (lot_id)`.execute(db);
  await sql`
    create table correction (
      corrected_id uuid not null,
      event_id uuid not null,
      kind text not null check (kind in ('replaced', 'voided')),
      -- The right quantity of each line of the corrected event: [{line, lotId, grams, pieces}].
      lines json not null,
      recorded_at timestamptz not null,
      primary key (corrected_id, event_id)
    )
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'correction',
    'sale',
    'stock_count',
    'shipment_line',
    'shipment',
    'stock',
    'movement',
    'lot_party',
    'lot_parent',
    'customs_item',
    'lot',
  ]) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
}
