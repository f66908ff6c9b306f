import { type Kysely, sql } from 'kysely';

import {
  both,
  dropPolicies,
  handlesLot,
  letReadersSelect,
  makePolicies,
  makeSights,
  ofLot,
  type Policies,
  type Sight,
} from '../policies.ts';

/**
 * The second wall. The service may not change the journal, and what answers people reads as a role
 * that can only read, and only what its viewer may know, whatever the query forgot.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makeRoles(db);
  await makeKeys(db);
  await makeFunctions(db);
  await makePolicies(db, policies);
  for (const table of shared) await letReadersSelect(db, table);
}

const roles = ['frostmark_service', 'frostmark_firm', 'frostmark_bureau'];

/** Roles belong to the server, not to one database: another may be making them at this moment. */
async function makeRoles(db: Kysely<unknown>): Promise<void> {
  for (const role of roles) {
    await sql
      .raw(
        `do $$ begin
           if not exists (select from pg_roles where rolname = '${role}') then
             begin create role ${role} nologin;
             exception when duplicate_object or unique_violation then null;
             end;
           end if;
           if not pg_has_role('${role}', 'member') then
             begin execute format('grant ${role} to %I', current_user);
             exception when unique_violation then null;
             end;
           end if;
         end $$`,
      )
      .execute(db);
  }
  await sql`grant usage on schema public to frostmark_service, frostmark_firm, frostmark_bureau`.execute(
    db,
  );
  await sql`
    grant select, insert, update, delete on all tables in schema public to frostmark_service
  `.execute(db);
  await sql`grant usage on schema personal to frostmark_service`.execute(db);
  await sql`
    grant select, insert, update, delete on all tables in schema personal to frostmark_service
  `.execute(db);
  await sql`
    alter default privileges in schema public
      grant select, insert, update, delete on tables to frostmark_service
  `.execute(db);
  await sql`grant usage on all sequences in schema public to frostmark_service`.execute(db);
  await sql`revoke update, delete on command, event from frostmark_service`.execute(db);
  await sql`revoke update on event_lot from frostmark_service`.execute(db);
}

/** Columns to look numbers up by: under row security an index on an expression is not used. */
const keys: readonly [table: string, column: string, index: string, partial: boolean][] = [
  ['lot', 'number', 'lot_number_search_idx', true],
  ['lot', 'supplier_lot_no', 'lot_supplier_lot_no_search_idx', true],
  ['lot', 'previous_out_certificate_no', 'lot_previous_out_certificate_no_search_idx', true],
  ['product', 'code', 'product_code_search_idx', false],
  ['document', 'number', 'document_number_search_idx', false],
  ['disinfection', 'certificate_no', 'disinfection_certificate_search_idx', false],
];

async function makeKeys(db: Kysely<unknown>): Promise<void> {
  await sql`drop index stock_place_idx`.execute(db);
  await sql`
    create index stock_place_idx on stock (place_id, lot_id) where grams > 0 or pieces > 0
  `.execute(db);
  for (const [table, column, index, partial] of keys) {
    const key = `${column}_key`;
    await sql`drop index ${sql.ref(index)}`.execute(db);
    await sql`
      alter table ${sql.table(table)} add column ${sql.ref(key)} text
        generated always as (translate(upper(${sql.ref(column)}), ' -', '')) stored
    `.execute(db);
    const only = partial ? sql`where ${sql.ref(key)} is not null` : sql``;
    await sql`
      create index ${sql.ref(index)} on ${sql.table(table)} (${sql.ref(key)}) ${only}
    `.execute(db);
  }
  await sql`drop index product_name_en_idx`.execute(db);
  await sql`
    alter table product add column name_en_key text generated always as (lower(name_en)) stored
  `.execute(db);
  await sql`
    create index product_name_en_idx on product (name_en_key text_pattern_ops)
  `.execute(db);
}

/**
 * Whose eyes: the session's `frostmark.org`, or else a regulator's `frostmark.path`; without either,
 * nobody's.
 */
async function makeFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`create schema wall`.execute(db);
  await sql`grant usage on schema wall to frostmark_firm, frostmark_bureau`.execute(db);
  await sql`
    create function wall.org() returns uuid stable language sql
      return nullif(current_setting('frostmark.org', true), '')::uuid
  `.execute(db);
  await sql`
    create function wall.path() returns text stable language sql
      return nullif(current_setting('frostmark.path', true), '')
  `.execute(db);
  await makeSights(db, sights);
}

const under = `starts_with(vd.path, wall.path())`;
const registered = (org: string) => `exists (
  select from public.organisation vo join public.division vd on vd.id = vo.division_id
  where vo.id = ${org} and ${under})`;
const situated = (premises: string) => `exists (
  select from public.premises vp join public.division vd on vd.id = vp.division_id
  where vp.id = ${premises} and ${under})`;

/** What a firm sees, and what a regulator sees. Kept equal to `src/core/viewer.ts` by a test. */
const sights: readonly Sight[] = [
  ['of_org(org uuid)', 'org = wall.org()', registered('org')],
  [
    'sees_lot(lot uuid)',
    'exists (select from public.lot_party l where l.lot_id = lot and l.org_id = wall.org())',
    `exists (
       select from public.lot_division l join public.division vd on vd.id = l.division_id
       where l.lot_id = lot and ${under})`,
  ],
  [
    'sees_place(org uuid, premises uuid)',
    'org = wall.org()',
    `case when premises is null then ${registered('org')} else ${situated('premises')} end`,
  ],
  [
    'sees_stock(place uuid)',
    'exists (select from public.place p where p.id = place and p.org_id = wall.org())',
    `exists (select from public.place p where p.id = place
       and wall.sees_place(p.org_id, p.premises_id))`,
  ],
  [
    'sees_ends(from_org uuid, to_org uuid, from_premises uuid, to_premises uuid)',
    'wall.org() in (from_org, to_org)',
    `${situated('from_premises')} or ${situated('to_premises')}`,
  ],
  [
    'sees_shipment(shipment uuid)',
    `exists (select from public.shipment s
       where s.id = shipment and wall.org() in (s.from_org_id, s.to_org_id))`,
    `exists (select from public.shipment s where s.id = shipment
       and wall.sees_ends(s.from_org_id, s.to_org_id, s.from_premises_id, s.to_premises_id))`,
  ],
  [
    'sees_event(event bigint, org uuid, kind text, body json)',
    `org = wall.org()
       or (exists (
         select from public.event_lot l where l.seq = event and wall.sees_lot(l.lot_id))
       and (kind not like 'custody.%' or kind = 'custody.processed'
         or wall.sees_shipment((body ->> 'shipmentId')::uuid)))`,
    `wall.of_org(org) or exists (
       select from public.event_lot l where l.seq = event and wall.sees_lot(l.lot_id))`,
  ],
  [
    'sees_product(product uuid, org uuid)',
    `org = wall.org() or exists (select from public.lot l
       where l.product_id = product and wall.sees_lot(l.id))`,
    `${registered('org')} or exists (select from public.lot l
       where l.product_id = product and wall.sees_lot(l.id))`,
  ],
  [
    'sees_document(document uuid, org uuid)',
    `org = wall.org() or exists (select from public.document_lot l
       where l.document_id = document and wall.sees_lot(l.lot_id))`,
    `${registered('org')} or exists (select from public.document_lot l
       where l.document_id = document and wall.sees_lot(l.lot_id))`,
  ],
  [
    'sees_part_of_document(document uuid)',
    `exists (select from public.document d
       where d.id = document and wall.sees_document(d.id, d.org_id))`,
    `exists (select from public.document d
       where d.id = document and wall.sees_document(d.id, d.org_id))`,
  ],
  [
    'owns_document(document uuid)',
    'exists (select from public.document d where d.id = document and d.org_id = wall.org())',
    `exists (select from public.document d where d.id = document and wall.of_org(d.org_id))`,
  ],
  [
    'handles_sample(sample uuid)',
    `exists (select from public.sample s where s.id = sample
       and wall.org() in (s.org_id, s.laboratory_org_id))`,
    `exists (select from public.sample s where s.id = sample and (
       wall.of_org(s.org_id) or wall.of_org(s.laboratory_org_id) or ${situated('s.premises_id')}))`,
  ],
  [
    'sees_sample(sample uuid)',
    `wall.handles_sample(sample) or exists (select from public.sample_lot l
       where l.sample_id = sample and wall.sees_lot(l.lot_id))`,
    `wall.handles_sample(sample) or exists (select from public.sample_lot l
       where l.sample_id = sample and wall.sees_lot(l.lot_id))`,
  ],
  [
    'sees_pool(pool uuid)',
    `exists (select from public.pool_sample p
       where p.pool_id = pool and wall.sees_sample(p.sample_id))`,
    `exists (select from public.pool_sample p
       where p.pool_id = pool and wall.sees_sample(p.sample_id))`,
  ],
  [
    'owns_disinfection(disinfection uuid)',
    `exists (select from public.disinfection d
       where d.id = disinfection and d.org_id = wall.org())`,
    `exists (select from public.disinfection d
       where d.id = disinfection and wall.of_org(d.org_id))`,
  ],
  [
    'sees_disinfection(disinfection uuid)',
    `exists (select from public.disinfection d
       join public.premises p on p.id = d.premises_id
       where d.id = disinfection and wall.org() in (d.org_id, p.org_id))
     or exists (select from public.disinfection_lot l
       where l.disinfection_id = disinfection and wall.sees_lot(l.lot_id))`,
    `exists (select from public.disinfection d
       where d.id = disinfection and (wall.of_org(d.org_id) or ${situated('d.premises_id')}))
     or exists (select from public.disinfection_lot l
       where l.disinfection_id = disinfection and wall.sees_lot(l.lot_id))`,
  ],
  [
    'sees_agent(agent uuid, org uuid)',
    `org = wall.org() or exists (select from public.disinfection d
       where d.disinfectant_id = agent and wall.sees_disinfection(d.id))`,
    `wall.of_org(org) or exists (select from public.disinfection d
       where d.disinfectant_id = agent and wall.sees_disinfection(d.id))`,
  ],
  [
    'sees_recall(recall uuid)',
    `exists (select from public.recall_lot l
       where l.recall_id = recall and wall.sees_lot(l.lot_id))`,
    `exists (select from public.recall_lot l
       where l.recall_id = recall and wall.sees_lot(l.lot_id))`,
  ],
];

const me = 'wall.org()';

/**
 * A row is seen when this holds. A table of somebody's records that is not here is not read. What
 * firms ask for all day is spelt out, because a function per row costs ten times as much.
 */
const policies: Policies = {
  lot: ofLot('lot.id'),
  lot_party: { firm: `org_id = ${me}`, bureau: 'wall.sees_lot(lot_id)' },
  lot_division: { firm: 'false', bureau: 'wall.sees_lot(lot_id)' },
  lot_parent: {
    firm: `${handlesLot('lot_parent.child_id')} or ${handlesLot('lot_parent.parent_id')}`,
    bureau: 'wall.sees_lot(child_id) or wall.sees_lot(parent_id)',
  },
  stock: {
    firm: `exists (select from place p where p.id = stock.place_id and p.org_id = ${me})`,
    bureau: 'wall.sees_stock(place_id)',
  },
  place: { firm: `org_id = ${me}`, bureau: 'wall.sees_place(org_id, premises_id)' },
  shipment: {
    firm: `from_org_id = ${me} or to_org_id = ${me}`,
    bureau: 'wall.sees_ends(from_org_id, to_org_id, from_premises_id, to_premises_id)',
  },
  shipment_line: {
    firm: `exists (select from shipment s where s.id = shipment_line.shipment_id)`,
    bureau: 'wall.sees_shipment(shipment_id)',
  },
  event: {
    firm: `org_id = ${me} or wall.sees_event(seq, org_id, type, body)`,
    bureau: 'wall.sees_event(seq, org_id, type, body)',
  },
  event_lot: ofLot('event_lot.lot_id'),
  product: {
    firm: `org_id = ${me} or wall.sees_product(id, org_id)`,
    bureau: 'wall.sees_product(id, org_id)',
  },
  trace_code: ofLot('trace_code.lot_id'),
  document: {
    firm: `org_id = ${me} or wall.sees_document(id, org_id)`,
    bureau: 'wall.sees_document(id, org_id)',
  },
  document_lot: {
    firm: `${handlesLot('document_lot.lot_id')} or wall.owns_document(document_id)`,
    bureau: 'wall.sees_lot(lot_id) or wall.owns_document(document_id)',
  },
  document_file: both('wall.sees_part_of_document(document_id)'),
  document_state: both('wall.sees_part_of_document(document_id)'),
  file: { firm: `org_id = ${me}`, bureau: 'wall.of_org(org_id)' },
  sample: {
    firm: `org_id = ${me} or laboratory_org_id = ${me} or wall.sees_sample(id)`,
    bureau: 'wall.sees_sample(id)',
  },
  sample_lot: {
    firm: `${handlesLot('sample_lot.lot_id')} or wall.handles_sample(sample_id)`,
    bureau: 'wall.sees_lot(lot_id) or wall.handles_sample(sample_id)',
  },
  pool: both('wall.sees_pool(id)'),
  pool_sample: both('wall.sees_sample(sample_id)'),
  test: {
    firm: `org_id = ${me} or wall.sees_pool(pool_id)`,
    bureau: 'wall.of_org(org_id) or wall.sees_pool(pool_id)',
  },
  disinfectant: both('wall.sees_agent(id, org_id)'),
  disinfection: {
    firm: `org_id = ${me} or wall.sees_disinfection(id)`,
    bureau: 'wall.sees_disinfection(id)',
  },
  disinfection_lot: {
    firm: `${handlesLot('disinfection_lot.lot_id')} or wall.owns_disinfection(disinfection_id)`,
    bureau: 'wall.sees_lot(lot_id) or wall.owns_disinfection(disinfection_id)',
  },
  hold: ofLot('hold.lot_id'),
  recall: both('wall.sees_recall(id)'),
  recall_lot: ofLot('recall_lot.lot_id'),
};

/** Open to everyone who signed in. */
const shared = ['division', 'organisation', 'premises', 'policy_rule', 'policy_mode'];

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropPolicies(db, policies);
  await sql`drop schema wall cascade`.execute(db);
  await sql`drop index stock_place_idx`.execute(db);
  await sql`create index stock_place_idx on stock (place_id, lot_id) where grams > 0`.execute(db);
  await sql`drop index product_name_en_idx`.execute(db);
  await sql`alter table product drop column name_en_key`.execute(db);
  await sql`
    create index product_name_en_idx on product (lower(name_en) text_pattern_ops)
  `.execute(db);
  for (const [table, column, index, partial] of keys) {
    await sql`
      alter table ${sql.table(table)} drop column ${sql.ref(`${column}_key`)}
    `.execute(db);
    const only = partial ? sql`where ${sql.ref(column)} is not null` : sql``;
    await sql`
      create index ${sql.ref(index)}
        on ${sql.table(table)} (translate(upper(${sql.ref(column)}), ' -', '')) ${only}
    `.execute(db);
  }
  // The roles stay: other databases of the server may use them.
  for (const role of roles) {
    await sql`revoke all on all tables in schema public from ${sql.ref(role)}`.execute(db);
    await sql`revoke all on all sequences in schema public from ${sql.ref(role)}`.execute(db);
    await sql`revoke all on all tables in schema personal from ${sql.ref(role)}`.execute(db);
    await sql`revoke all on schema public, personal from ${sql.ref(role)}`.execute(db);
    await sql`
      alter default privileges in schema public revoke all on tables from ${sql.ref(role)}
    `.execute(db);
  }
}
