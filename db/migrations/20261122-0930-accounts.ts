import { type Kysely, sql } from 'kysely';

/**
 * People and what they may do, in the shape better-auth expects. Not part of the journal: names,
 * addresses and password hashes must stay erasable.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('auth_user')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('email_verified', 'boolean', (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('username', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('auth_user_email_key', ['email'])
    .addUniqueConstraint('auth_user_username_key', ['username'])
    .execute();

  await db.schema
    .createTable('auth_organization')
    // The id of the organisation in the journal.
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('logo', 'text')
    .addColumn('metadata', 'text')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('auth_organization_slug_key', ['slug'])
    .addCheckConstraint(
      'auth_organization_kind_check',
      sql`kind in ('operator', 'importer', 'laboratory', 'disinfection', 'market', 'regulator', 'system')`,
    )
    .execute();

  await db.schema
    .createTable('auth_session')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('user_id', 'uuid', (column) =>
      column.notNull().references('auth_user.id').onDelete('cascade'),
    )
    .addColumn('active_organization_id', 'uuid', (column) =>
      column.notNull().references('auth_organization.id').onDelete('cascade'),
    )
    .addColumn('org_kind', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('auth_session_token_key', ['token'])
    .execute();
  await index(db, 'auth_session', 'user_id');

  await db.schema
    .createTable('auth_account')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('provider_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'uuid', (column) =>
      column.notNull().references('auth_user.id').onDelete('cascade'),
    )
    .addColumn('password', 'text')
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', 'timestamptz')
    .addColumn('refresh_token_expires_at', 'timestamptz')
    .addColumn('scope', 'text')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('auth_account_provider_key', ['provider_id', 'account_id'])
    .execute();
  await index(db, 'auth_account', 'user_id');

  await db.schema
    .createTable('auth_verification')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await index(db, 'auth_verification', 'identifier');

  await db.schema
    .createTable('auth_member')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('organization_id', 'uuid', (column) =>
      column.notNull().references('auth_organization.id').onDelete('cascade'),
    )
    .addColumn('user_id', 'uuid', (column) =>
      column.notNull().references('auth_user.id').onDelete('cascade'),
    )
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('auth_member_user_key', ['user_id', 'organization_id'])
    .addCheckConstraint(
      'auth_member_role_check',
      sql`role in ('owner', 'keeper', 'quality', 'viewer', 'inspector')`,
    )
    .execute();
  await index(db, 'auth_member', 'organization_id');

  await db.schema
    .createTable('auth_invitation')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('organization_id', 'uuid', (column) =>
      column.notNull().references('auth_organization.id').onDelete('cascade'),
    )
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('role', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('inviter_id', 'uuid', (column) =>
      column.notNull().references('auth_user.id').onDelete('cascade'),
    )
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await index(db, 'auth_invitation', 'organization_id');
  await index(db, 'auth_invitation', 'email');

  await db.schema
    .createTable('auth_rate_limit')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    // Milliseconds since 1970, as better-auth counts.
    .addColumn('last_request', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('auth_rate_limit_key_key', ['key'])
    .execute();
}

async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_${column}_idx`).on(table).column(column).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'auth_rate_limit',
    'auth_invitation',
    'auth_member',
    'auth_verification',
    'auth_account',
    'auth_session',
    'auth_organization',
    'auth_user',
  ]) {
    await db.schema.dropTable(table).execute();
  }
}
