import { type QueryExecutorProvider, sql } from 'kysely';

import type { Vault } from './auth-vault.ts';

/** A number as it is compared: its keyed hash. What it reads like is sealed for its person. */
export async function macOf(vault: Vault, number: string): Promise<string> {
  return vault.mac('phone', number);
}

const sealedFor = (userId: string) => `phone ${userId}`;

type NewCode = {
  numberMac: string;
  /** Null: to sign in; else who wants to link the number. */
  userId: string | null;
  code: string;
  now: Date;
};

const goodForMs = 5 * 60_000;

async function codeMac(vault: Vault, { numberMac, userId, code }: Omit<NewCode, 'now'>) {
  return vault.mac('phone code', `${numberMac} ${userId ?? ''} ${code}`);
}

/** Replaces the one before; those of others that ran out go with it. */
export async function putPhoneCode(
  db: QueryExecutorProvider,
  vault: Vault,
  input: NewCode,
): Promise<void> {
  const { numberMac, userId, now } = input;
  const expiresAt = new Date(now.getTime() + goodForMs);
  await sql`
    with old as (
      delete from auth_phone_code
      where expires_at <= ${now}
        or (number_mac = ${numberMac} and user_id is not distinct from ${userId}::uuid)
    )
    insert into auth_phone_code (number_mac, user_id, code_mac, expires_at)
    values (${numberMac}, ${userId}, ${await codeMac(vault, input)}, ${expiresAt})
  `.execute(db);
}

/** Good once. */
export async function usePhoneCode(
  tx: QueryExecutorProvider,
  vault: Vault,
  input: NewCode,
): Promise<boolean> {
  const { rows } = await sql`
    delete from auth_phone_code
    where number_mac = ${input.numberMac} and user_id is not distinct from ${input.userId}::uuid
      and code_mac = ${await codeMac(vault, input)} and expires_at > ${input.now}
    returning number_mac
  `.execute(tx);
  return rows.length > 0;
}

export async function findByPhone(
  db: QueryExecutorProvider,
  numberMac: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string }>`
    select p.user_id as "userId" from auth_phone p join auth_member m on m.user_id = p.user_id
    where p.number_mac = ${numberMac}
  `.execute(db);
  return rows[0]?.userId;
}

/** False where the number is another account's. */
export async function linkPhone(
  tx: QueryExecutorProvider,
  vault: Vault,
  link: { userId: string; number: string; now: Date },
): Promise<boolean> {
  const { userId, number, now } = link;
  const [mac, sealed] = [await macOf(vault, number), await vault.seal(sealedFor(userId), number)];
  await sql`delete from auth_phone where user_id = ${userId}`.execute(tx);
  const { rows } = await sql`
    insert into auth_phone (user_id, number_mac, number_sealed, linked_at)
    values (${userId}, ${mac}, ${sealed}, ${now})
    on conflict do nothing returning user_id
  `.execute(tx);
  return rows.length > 0;
}

export async function unlinkPhone(tx: QueryExecutorProvider, userId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from auth_phone where user_id = ${userId} returning user_id
  `.execute(tx);
  return rows.length > 0;
}

export async function readPhone(vault: Vault, userId: string, sealed: string): Promise<string> {
  return vault.open(sealedFor(userId), sealed);
}
