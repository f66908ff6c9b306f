import { type Kysely, sql } from 'kysely';

/** Sessions that can be ended at once, second factors, invitations, telephones. All outside the journal. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Sessions from before don't know whether a second factor is due: people sign in once more.
  await sql`delete from auth_session`.execute(db);
  await sql`
    alter table auth_session
      add column last_seen_at timestamptz not null,
      -- What still stands between this session and its rights: a code, or a factor to begin with.
      add column factor_due text,
      add constraint auth_session_factor_check check (factor_due in ('verify', 'enrol'))
  `.execute(db);
  // Counts what may have been taken away from anybody. Processes remember sessions while it stands still.
  await sql`create table auth_generation (n bigint not null)`.execute(db);
  await sql`insert into auth_generation (n) values (0)`.execute(db);
  await sql`
    create function auth_session_changed() returns trigger language plpgsql as $$
    begin
      update auth_generation set n = n + 1;
      return null;
    end $$
  `.execute(db);
  await sql`
    create trigger auth_session_changed after update on auth_session for each row
    when (row (old.token, old.role, old.premises_ids, old.jurisdiction, old.factor_due)
      is distinct from row (new.token, new.role, new.premises_ids, new.jurisdiction, new.factor_due))
    execute function auth_session_changed()
  `.execute(db);
  await sql`
    create trigger auth_session_ended after delete on auth_session for each row
    execute function auth_session_changed()
  `.execute(db);
  // An account serves one organisation, in one role.
  await sql`alter table auth_member drop constraint auth_member_user_key`.execute(db);
  await sql`
    alter table auth_member add constraint auth_member_user_key unique (user_id)
  `.execute(db);

  await sql`
    create table auth_attempt (
      key text primary key,
      tries int not null,
      since timestamptz not null
    )
  `.execute(db);
  await sql`
    create table auth_factor (
      user_id uuid primary key references auth_user (id) on delete cascade,
      secret text not null,
      created_at timestamptz not null,
      confirmed_at timestamptz,
      -- The latest time step that was used: none before it, nor itself, is taken again.
      last_step bigint
    )
  `.execute(db);
  await sql`
    create table auth_recovery_code (
      user_id uuid not null references auth_user (id) on delete cascade,
      code_hash text not null,
      used_at timestamptz,
      primary key (user_id, code_hash)
    )
  `.execute(db);

  await sql`drop table auth_invitation`.execute(db);
  await sql`
    create table auth_invitation (
      id uuid primary key,
      organization_id uuid not null references auth_organization (id) on delete cascade,
      role text not null,
      premises_ids uuid[],
      token_hash text not null,
      -- Null: the installation itself, for its first administrator.
      inviter_id uuid references auth_user (id) on delete cascade,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz,
      constraint auth_invitation_token_key unique (token_hash)
    )
  `.execute(db);
  await sql`
    create index auth_invitation_organization_id_idx on auth_invitation (organization_id)
  `.execute(db);

  await sql`
    create table auth_phone (
      user_id uuid primary key references auth_user (id) on delete cascade,
      number_mac text not null,
      number_sealed text not null,
      linked_at timestamptz not null,
      constraint auth_phone_number_key unique (number_mac)
    )
  `.execute(db);
  await sql`
    create table auth_phone_code (
      number_mac text not null,
      -- Null: to sign in; else who wants to link the number.
      user_id uuid references auth_user (id) on delete cascade,
      code_mac text not null,
      expires_at timestamptz not null
    )
  `.execute(db);
  await sql`create index auth_phone_code_number_idx on auth_phone_code (number_mac)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'auth_phone_code',
    'auth_phone',
    'auth_recovery_code',
    'auth_factor',
    'auth_attempt',
  ]) {
    await db.schema.dropTable(table).execute();
  }
  await sql`drop table auth_invitation`.execute(db);
  await sql`
    create table auth_invitation (
      id uuid primary key,
      organization_id uuid not null references auth_organization (id) on delete cascade,
      email text not null,
      role text,
      status text not null,
      inviter_id uuid not null references auth_user (id) on delete cascade,
      expires_at timestamptz not null,
      created_at timestamptz not null
    )
  `.execute(db);
  await sql`
    create index auth_invitation_organization_id_idx on auth_invitation (organization_id)
  `.execute(db);
  await sql`create index auth_invitation_email_idx on auth_invitation (email)`.execute(db);
  await sql`alter table auth_member drop constraint auth_member_user_key`.execute(db);
  await sql`
    alter table auth_member
      add constraint auth_member_user_key unique (user_id, organization_id)
  `.execute(db);
  await sql`drop trigger auth_session_ended on auth_session`.execute(db);
  await sql`drop trigger auth_session_changed on auth_session`.execute(db);
  await sql`drop function auth_session_changed()`.execute(db);
  await sql`drop table auth_generation`.execute(db);
  await sql`
    alter table auth_session drop column last_seen_at, drop column factor_due
  `.execute(db);
}
