import { type Kysely, sql } from 'kysely';

import { both, letReadersSelect, makePolicies, makeSights } from '../policies.ts';

/** What the books should not show: alerts, from where on, and what a product may yield. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makeAlerts(db);
  await makeThresholds(db);
  await makeYields(db);
  await makeLookUps(db);
  await makeSights(db, [
    [
      'sees_alert(alert uuid, org uuid)',
      'org = wall.org()',
      `wall.of_org(org) or exists (
         select from public.alert_ref r where r.alert_id = alert
           and case r.kind when 'firm' then wall.of_org(r.ref)
             when 'lot' then wall.sees_lot(r.ref) else false end)`,
    ],
    [
      'sees_part_of_alert(alert uuid)',
      `exists (select from public.alert a where a.id = alert and wall.sees_alert(a.id, a.org_id))`,
      `exists (select from public.alert a where a.id = alert and wall.sees_alert(a.id, a.org_id))`,
    ],
  ]);
  await makePolicies(db, {
    alert: { firm: 'org_id = wall.org()', bureau: 'wall.sees_alert(id, org_id)' },
    alert_ref: both('wall.sees_part_of_alert(alert_id)'),
    alert_note: both('wall.sees_part_of_alert(alert_id)'),
    product_yield: both(`exists (select from product p where p.id = product_yield.product_id)`),
  });
  await letReadersSelect(db, 'alert_threshold');
}

async function makeAlerts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table alert (
      id uuid primary key,
      rule text not null,
      kind text not null,
      -- What makes two findings the same: the rule and the record that it is about.
      key text not null,
      state text not null check (state in ('open', 'in_hand', 'dismissed', 'settled', 'resolved')),
      -- The firm that may read it; null where it speaks of several.
      org_id uuid,
      owner_org_id uuid,
      owner_user_id text,
      -- By how much the books are out; null where it is no matter of weight.
      grams bigint,
      facts jsonb not null,
      text_zh text not null,
      text_en text not null,
      reason text,
      raised_at timestamptz not null,
      changed_at timestamptz not null,
      constraint alert_key_key unique (key)
    )
  `.execute(db);
  await sql`create index alert_org_idx on alert (org_id, id) where org_id is not null`.execute(db);
  await sql`create index alert_state_idx on alert (state, id)`.execute(db);
  await sql`
    -- The records that an alert names.
    create table alert_ref (
      alert_id uuid not null,
      kind text not null check (kind in ('firm', 'lot', 'event', 'document', 'shipment')),
      ref uuid not null,
      primary key (alert_id, kind, ref)
    )
  `.execute(db);
  await sql`create index alert_ref_ref_idx on alert_ref (ref, kind)`.execute(db);
  await sql`
    create table alert_note (
      alert_id uuid not null,
      event_id uuid not null,
      -- Counts up within its alert, as the journal does.
      n int4 not null,
      what text not null check (what in ('raised', 'changed', 'resolved', 'taken', 'dismissed',
        'settled', 'reopened', 'explained')),
      org_id uuid,
      reason text,
      at timestamptz not null,
      primary key (alert_id, event_id)
    )
  `.execute(db);
  await sql`
    -- How far the watch has read the journal, and what it has not seen of that: outside the
    -- projections, for whoever loses it only reads the journal once more.
    create table alert_watch (
      id int4 primary key check (id = 1),
      seq bigint not null,
      gaps jsonb not null,
      looked_at timestamptz
    )
  `.execute(db);
  await sql`insert into alert_watch (id, seq, gaps) values (1, 0, '[]')`.execute(db);
}

async function makeThresholds(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table alert_threshold (
      id uuid primary key,
      rule text not null,
      division_id text not null,
      -- In the rule's own whole units: grams, days, per mille.
      most bigint not null,
      source text not null,
      effective_from timestamptz not null,
      effective_to timestamptz,
      recorded_at timestamptz not null
    )
  `.execute(db);
}

async function makeYields(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table product_yield (
      product_id uuid not null,
      effective_from date not null,
      least_permille int4,
      most_permille int4,
      event_id uuid not null,
      primary key (product_id, effective_from)
    )
  `.execute(db);
}

/** What the watch looks for across firms. */
async function makeLookUps(db: Kysely<unknown>): Promise<void> {
  for (const [index, on] of lookUps) {
    await sql`create index ${sql.ref(index)} on ${sql.raw(on)}`.execute(db);
  }
}

const lookUps: readonly (readonly [index: string, on: string])[] = [
  ['customs_item_declaration_idx', 'customs_item (declaration_no, item_no)'],
  ['correction_event_idx', 'correction (event_id)'],
  ['lot_parent_event_idx', 'lot_parent (event_id)'],
  ['stock_count_lot_idx', 'stock_count (lot_id)'],
  ['shipment_state_idx', "shipment (shipped_at) where state in ('in_transit', 'mismatched')"],
  ['lot_establishment_idx', 'lot (establishment_home_no, supplier_lot_no)'],
];

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [index] of lookUps) await sql`drop index ${sql.ref(index)}`.execute(db);
  const tables = ['alert_watch', 'alert_note', 'alert_ref', 'alert', 'alert_threshold'];
  for (const table of [...tables, 'product_yield']) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
  await sql`drop function wall.sees_part_of_alert(uuid)`.execute(db);
  await sql`drop function wall.sees_alert(uuid, uuid)`.execute(db);
}
