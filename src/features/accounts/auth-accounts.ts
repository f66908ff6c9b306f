import { type QueryExecutorProvider, sql } from 'kysely';

import { type PersonActor } from '../../core/actor.ts';
import { AppError, invalidField } from '../../core/errors.ts';
import { uuidv7 } from '../../core/ids.ts';
import { type OrgKind, type Role, rolesOf } from '../../domain/roles.ts';

export type NewAccount = {
  username: string;
  displayName: string;
  password: string;
  orgId: string;
  orgKind: OrgKind;
  role: Role;
};

export const minPasswordLength = 10;
export const maxPasswordLength = 128;
export const usernamePattern = /^[a-z0-9][a-z0-9._-]{2,29}$/;

export function normalizeUsername(name: string): string {
  return name.trim().toLowerCase();
}

/** Makes an organisation known to sign-in. Writes the same row however often it runs. */
export async function putAuthOrganization(
  tx: QueryExecutorProvider,
  organisation: { id: string; kind: OrgKind; name: string; createdAt: Date },
): Promise<void> {
  const { id, kind, name, createdAt } = organisation;
  await sql`
    insert into auth_organization (id, kind, name, slug, created_at)
    values (${id}, ${kind}, ${name}, ${id}, ${createdAt})
    on conflict (id) do update set kind = excluded.kind, name = excluded.name
  `.execute(tx);
}

export function checkAccount({ username: name, password, orgKind, role }: NewAccount): void {
  if (!usernamePattern.test(normalizeUsername(name))) {
    throw invalidField('username', 'account.username_malformed', {
      zh: '用户名须为 3 至 30 位小写字母、数字、点、下划线或连字符，并以字母或数字开头。',
      en: 'A username has 3 to 30 letters, digits, dots, underscores or hyphens and starts with a letter or digit.',
    });
  }
  checkPassword('password', password);
  checkRole(orgKind, role);
}

export function checkPassword(field: string, password: string): void {
  if (password.length >= minPasswordLength && password.length <= maxPasswordLength) return;
  throw invalidField(field, 'account.password_length', {
    zh: `密码长度须为 ${minPasswordLength} 至 ${maxPasswordLength} 个字符。`,
    en: `A password has ${minPasswordLength} to ${maxPasswordLength} characters.`,
  });
}

export function checkRole(orgKind: OrgKind, role: Role): void {
  if (rolesOf[orgKind].includes(role)) return;
  const offered = rolesOf[orgKind].join(', ');
  throw invalidField('role', 'account.role_not_for_kind', {
    zh: `该类单位没有此角色,可选:${offered}。`,
    en: `An organisation of this kind has no such role; it has ${offered}.`,
  });
}

export type AccountRow = NewAccount & {
  userId: string;
  passwordHash: string;
  premisesIds?: readonly string[] | null | undefined;
  now: Date;
};

export async function insertAccount(
  tx: QueryExecutorProvider,
  account: AccountRow,
): Promise<PersonActor> {
  const { userId, orgId, orgKind, role, now, premisesIds = null } = account;
  const { rows } = await sql<{ kind: string }>`
    select kind from auth_organization where id = ${orgId} for key share
  `.execute(tx);
  if (rows[0]?.kind !== orgKind) {
    throw new AppError({
      kind: 'not_found',
      code: 'account.organisation_unknown',
      message: { zh: '单位不存在或类型不符。', en: 'There is no such organisation of that kind.' },
    });
  }
  const name = normalizeUsername(account.username);
  // better-auth wants an e-mail address; .invalid is reserved, so nothing can ever be sent there.
  const user = await sql`
    insert into auth_user (id, name, username, email, email_verified, created_at, updated_at)
    values (${userId}, ${account.displayName}, ${name}, ${`${name}@users.invalid`}, false, ${now},
      ${now})
    on conflict do nothing returning id
  `.execute(tx);
  if (user.rows.length === 0) throw usernameTaken();
  await sql`
    insert into auth_account (id, user_id, account_id, provider_id, password, created_at, updated_at)
    values (${uuidv7(now)}, ${userId}, ${userId}, 'credential', ${account.passwordHash}, ${now},
      ${now})
  `.execute(tx);
  await sql`
    insert into auth_member (id, organization_id, user_id, role, premises_ids, created_at)
    values (${uuidv7(now)}, ${orgId}, ${userId}, ${role}, ${premisesIds}::uuid[], ${now})
  `.execute(tx);
  return { kind: 'person', userId, orgId, orgKind, role };
}

function usernameTaken(): AppError {
  const message = { zh: '用户名已被使用。', en: 'This username is taken.' };
  return new AppError({
    kind: 'conflict',
    code: 'account.username_taken',
    message,
    issues: [{ field: 'username', rule: 'account.username_taken', message }],
  });
}
