import { type Kysely, sql } from 'kysely';

/** Reference data: divisions, organisations, premises with their places, products. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table division (
      id text primary key,
      parent_id text,
      -- GB/T 2260 code; a functional zone has none.
      code text,
      level text not null check (level in ('country', 'province', 'city', 'county', 'zone')),
      name_zh text not null,
      name_en text not null,
      -- Ids from the root down, '/'-separated and '/'-ended: a subtree is a prefix.
      path text not null,
      code_version text not null
    )
  `.execute(db);
  await sql`create index division_parent_idx on division (parent_id, id)`.execute(db);
  await sql`create index division_path_idx on division (path text_pattern_ops)`.execute(db);
  await sql`
    create table organisation (
      id uuid primary key,
      kind text not null check (kind in
        ('operator', 'importer', 'laboratory', 'disinfection', 'market', 'regulator', 'system')),
      name_zh text not null,
      name_en text not null,
      uscc text not null,
      uscc_override_reason text,
      division_id text not null,
      registered_at timestamptz not null,
      constraint organisation_uscc_key unique (uscc)
    )
  `.execute(db);
  await sql`
    create index organisation_name_zh_idx on organisation (name_zh text_pattern_ops)
  `.execute(db);
  await sql`
    create index organisation_name_en_idx on organisation (lower(name_en) text_pattern_ops)
  `.execute(db);
  await sql`
    create table premises (
      id uuid primary key,
      org_id uuid not null,
      code text not null,
      kind text not null check (kind in
        ('cold_store', 'central_warehouse', 'market', 'shop', 'plant', 'laboratory')),
      name_zh text not null,
      name_en text not null,
      division_id text not null,
      address text not null,
      longitude double precision,
      latitude double precision,
      handles_imports boolean not null,
      filing_no text,
      state text not null check (state in ('normal', 'closed', 'abandoned')),
      opened_at timestamptz not null,
      constraint premises_org_key unique (org_id, id),
      constraint premises_code_key unique (code)
    )
  `.execute(db);
  await sql`
    create table place (
      id uuid primary key,
      org_id uuid not null,
      premises_id uuid,
      kind text not null check (kind in
        ('room', 'dock', 'inbound', 'transit', 'processed', 'sold', 'destroyed', 'lost')),
      code text,
      name_zh text not null,
      name_en text not null,
      temperature_class text,
      constraint place_org_key unique (org_id, id),
      constraint place_code_key unique (premises_id, code)
    )
  `.execute(db);
  await sql`create index place_org_kind_idx on place (org_id, kind)`.execute(db);
  await sql`
    create table product (
      id uuid primary key,
      org_id uuid not null,
      code text not null,
      gtin text,
      gtin_override_reason text,
      name_zh text not null,
      name_en text not null,
      category text not null,
      hs_code text not null,
      storage_class text not null,
      shelf_life_days int4 not null check (shelf_life_days > 0),
      spec text,
      registered_at timestamptz not null,
      constraint product_org_key unique (org_id, id),
      constraint product_org_code_key unique (org_id, code)
    )
  `.execute(db);
  await sql`create index product_gtin_idx on product (gtin)`.execute(db);
  await sql`
    create index product_code_search_idx on product (translate(upper(code), ' -', ''))
  `.execute(db);
  await sql`create index product_name_zh_idx on product (name_zh text_pattern_ops)`.execute(db);
  await sql`
    create index product_name_en_idx on product (lower(name_en) text_pattern_ops)
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['product', 'place', 'premises', 'organisation', 'division']) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
}
