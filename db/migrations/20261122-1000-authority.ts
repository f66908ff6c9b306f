import { type Kysely, sql } from 'kysely';

/** Regulators see a subtree of divisions, so each lot knows which divisions it touched. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lot_division (
      lot_id uuid not null,
      division_id text not null,
      primary key (lot_id, division_id)
    )
  `.execute(db);
  await sql`create index lot_division_division_idx on lot_division (division_id, lot_id)`.execute(
    db,
  );
  await sql`alter table auth_member drop constraint auth_member_role_check`.execute(db);
  await sql`
    update auth_member m set role = 'supervisor'
    from auth_organization o
    where o.id = m.organization_id and o.kind = 'regulator' and m.role = 'owner'
  `.execute(db);
  await sql`
    alter table auth_member
      add constraint auth_member_role_check check (role in ('owner', 'keeper', 'quality', 'viewer',
        'inspector', 'supervisor', 'auditor', 'system_admin', 'security_admin', 'audit_admin')),
      -- Where an operator's person is limited to some premises of the firm; null is everywhere.
      add column premises_ids uuid[]
  `.execute(db);
  await sql`
    alter table auth_session add column jurisdiction text, add column premises_ids text
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table auth_session drop column jurisdiction, drop column premises_ids`.execute(
    db,
  );
  await sql`alter table auth_member drop constraint auth_member_role_check`.execute(db);
  await sql`
    update auth_member set role = case
      when role in ('supervisor', 'system_admin', 'security_admin') then 'owner'
      when role in ('auditor', 'audit_admin') then 'viewer' else role end
  `.execute(db);
  await sql`
    alter table auth_member
      drop column premises_ids,
      add constraint auth_member_role_check
        check (role in ('owner', 'keeper', 'quality', 'viewer', 'inspector'))
  `.execute(db);
  await sql`drop table lot_division`.execute(db);
}
