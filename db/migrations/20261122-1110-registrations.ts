import { type Kysely, sql } from 'kysely';

import {
  both,
  handlesLot,
  makePolicies,
  makeSights,
  type Policies,
  type Sight,
} from '../policies.ts';

/** Firms that apply to be let in, the licence data of those that are, and who may read a document. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registration (
      id uuid primary key,
      kind text not null,
      name_zh text not null,
      name_en text not null,
      uscc text not null,
      uscc_override_reason text,
      division_id text not null,
      address text not null,
      licences jsonb not null,
      state text not null,
      -- What has to be mended, or why it was refused.
      reasons jsonb not null,
      org_id uuid,
      submitted_at timestamptz not null,
      decided_at timestamptz,
      constraint registration_state_check
        check (state in ('submitted', 'returned', 'opened', 'refused')),
      constraint registration_opened_check check ((state = 'opened') = (org_id is not null))
    )
  `.execute(db);
  await sql`
    create unique index registration_pending_uscc_key on registration (uscc)
    where state in ('submitted', 'returned')
  `.execute(db);
  await sql`create index registration_division_idx on registration (division_id, id)`.execute(db);
  await sql`
    create table registration_file (
      registration_id uuid not null,
      sha256 text not null,
      media_type text not null,
      size bigint not null,
      added_at timestamptz not null,
      primary key (registration_id, sha256)
    )
  `.execute(db);
  await sql`
    create table auth_registration_token (
      registration_id uuid primary key,
      hash text not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )
  `.execute(db);
  await sql`
    -- Address and licences as they hold now; names and codes are the organisation's.
    create table licence_record (
      org_id uuid primary key,
      address text,
      licences jsonb not null,
      since timestamptz not null
    )
  `.execute(db);
  await sql`
    create table licence_change (
      id uuid primary key,
      org_id uuid not null,
      happened_on date not null,
      filed_at timestamptz not null,
      address text,
      licences jsonb,
      name_zh text,
      name_en text,
      uscc text,
      uscc_override_reason text,
      deadline_days integer,
      late_days integer not null,
      state text not null check (state in ('in_force', 'pending', 'rejected')),
      reason_zh text,
      reason_en text,
      decided_at timestamptz
    )
  `.execute(db);
  await sql`create index licence_change_org_idx on licence_change (org_id, id)`.execute(db);
  await makePolicies(db, policies);
  await sql`
    alter table document add column visibility text not null default 'chain'
      constraint document_visibility_check
      check (visibility in ('private', 'parties', 'chain', 'public'))
  `.execute(db);
  await makeSights(db, sights);
  await sql`
    alter policy firm on document_lot using (
      wall.owns_document(document_id)
      or (${sql.raw(handles)} and wall.sees_part_of_document(document_id)))
  `.execute(db);
}

const handles = handlesLot('document_lot.lot_id');
const ofKnownLot = `exists (select from public.document_lot l
  where l.document_id = document and wall.sees_lot(l.lot_id))`;
const overseen = `wall.of_org(org) or ${ofKnownLot}`;
const atOwnShipment = `wall.sees_shipment((body ->> 'shipmentId')::uuid)`;
const ofKnownLots = `exists (
  select from public.event_lot l where l.seq = event and wall.sees_lot(l.lot_id))`;
const documentHead = 'sees_document(document uuid, org uuid)';
const eventHead = 'sees_event(event bigint, org uuid, kind text, body json)';

/** Kept equal to `src/core/viewer.ts` by a test. */
const sights: readonly Sight[] = [
  [
    documentHead,
    `org = wall.org() or exists (
       select from public.document d
       where d.id = document and case d.visibility
         when 'private' then false
         when 'parties' then exists (
           select from public.document_lot l
           join public.shipment_line sl on sl.lot_id = l.lot_id
           join public.shipment s on s.id = sl.shipment_id
           where l.document_id = document and wall.sees_lot(l.lot_id)
             and (org, wall.org())
               in ((s.from_org_id, s.to_org_id), (s.to_org_id, s.from_org_id)))
         else ${ofKnownLot} end)`,
    overseen,
  ],
  [
    eventHead,
    `org = wall.org()
       or (${ofKnownLots}
       and (kind not like 'custody.%' or kind = 'custody.processed' or ${atOwnShipment})
       and (kind not like 'evidence.document%'
         or wall.sees_part_of_document((body ->> 'id')::uuid)))`,
    `wall.of_org(org) or ${ofKnownLots}`,
  ],
];

/** As the walls were built. */
const formerSights: readonly Sight[] = [
  [documentHead, `org = wall.org() or ${ofKnownLot}`, overseen],
  [
    eventHead,
    `org = wall.org()
       or (${ofKnownLots}
       and (kind not like 'custody.%' or kind = 'custody.processed' or ${atOwnShipment}))`,
    `wall.of_org(org) or ${ofKnownLots}`,
  ],
];

const below = (division: string) => `exists (
  select from division vd where vd.id = ${division} and starts_with(vd.path, wall.path()))`;

/** The regulators of the division, and the firm that came of it. */
const policies: Policies = {
  registration: { firm: 'org_id = wall.org()', bureau: below('registration.division_id') },
  registration_file: both(
    'exists (select from registration r where r.id = registration_file.registration_id)',
  ),
  licence_record: { firm: 'org_id = wall.org()', bureau: 'wall.of_org(org_id)' },
  licence_change: { firm: 'org_id = wall.org()', bureau: 'wall.of_org(org_id)' },
};

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy firm on document_lot using (
      ${sql.raw(handles)} or wall.owns_document(document_id))
  `.execute(db);
  await makeSights(db, formerSights);
  await sql`alter table document drop column visibility`.execute(db);
  for (const table of ['auth_registration_token', ...Object.keys(policies).reverse()]) {
    await db.schema.dropTable(table).execute();
  }
}
