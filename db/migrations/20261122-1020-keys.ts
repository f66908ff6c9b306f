import { type Kysely, sql } from 'kysely';

/**
 * Programs and what they may do. Outside the journal like accounts: a key's name may be a person's,
 * and a secret's hash is erased when the key is revoked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth_program_key (
      id uuid primary key,
      org_id uuid not null,
      name text not null,
      scopes text[] not null,
      -- Where the key is limited to some premises of its firm; null is everywhere.
      premises_ids uuid[],
      created_by uuid not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      last_used_at timestamptz,
      constraint auth_program_key_expiry_check check (expires_at > created_at)
    )
  `.execute(db);
  await sql`create index auth_program_key_org_idx on auth_program_key (org_id, id)`.execute(db);
  await sql`
    create index auth_program_key_revoked_idx on auth_program_key (revoked_at)
    where revoked_at is not null
  `.execute(db);
  await sql`
    create table auth_program_secret (
      key_id uuid not null references auth_program_key (id) on delete cascade,
      hash text not null,
      created_at timestamptz not null,
      valid_until timestamptz,
      primary key (key_id, hash)
    )
  `.execute(db);
  await sql`
    create table auth_signing_key (
      kid text primary key,
      -- The private key under one made from SECRET: iv and AES-GCM ciphertext, base64url.
      sealed text not null,
      created_at timestamptz not null,
      signs_until timestamptz not null,
      published_until timestamptz not null
    )
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['auth_signing_key', 'auth_program_secret', 'auth_program_key']) {
    await db.schema.dropTable(table).execute();
  }
}
