import { type QueryExecutorProvider, sql } from 'kysely';

import { stepOfCode, toBase32 } from './auth-totp.ts';
import type { Vault } from './auth-vault.ts';

/** Sealed for one person: swapped rows open nothing. */
const sealedFor = (userId: string) => `totp ${userId}`;

type Factor = { secret: string; confirmed: boolean };

/** Under a lock: of two requests with one code the second finds its step used. */
async function lockFactor(tx: QueryExecutorProvider, userId: string): Promise<Factor | undefined> {
  const { rows } = await sql<Factor>`
    select secret, confirmed_at is not null as confirmed from auth_factor
    where user_id = ${userId} for update
  `.execute(tx);
  return rows[0];
}

/** False where a confirmed one stands already. */
export async function beginFactor(
  tx: QueryExecutorProvider,
  vault: Vault,
  { userId, secret, now }: { userId: string; secret: string; now: Date },
): Promise<boolean> {
  const sealed = await vault.seal(sealedFor(userId), secret);
  const { rows } = await sql`
    insert into auth_factor as f (user_id, secret, created_at)
    values (${userId}, ${sealed}, ${now})
    on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at
    where f.confirmed_at is null
    returning user_id
  `.execute(tx);
  return rows.length > 0;
}

type Attempt = { userId: string; code: string; now: Date };

/** Takes a code of the authenticator; never the same step twice, nor one before it. */
export async function useTotp(
  tx: QueryExecutorProvider,
  vault: Vault,
  { userId, code, now }: Attempt,
  wanted: 'confirmed' | 'begun',
): Promise<boolean> {
  const factor = await lockFactor(tx, userId);
  if (factor === undefined || factor.confirmed !== (wanted === 'confirmed')) return false;
  const step = await stepOfCode(await vault.open(sealedFor(userId), factor.secret), code, now);
  if (step === undefined) return false;
  const { rows } = await sql`
    update auth_factor set last_step = ${step}, confirmed_at = coalesce(confirmed_at, ${now})
    where user_id = ${userId} and (last_step is null or last_step < ${step})
    returning user_id
  `.execute(tx);
  return rows.length > 0;
}

const normalized = (code: string) => code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '');

async function recoveryHash(vault: Vault, userId: string, code: string): Promise<string> {
  return vault.mac(`recovery ${userId}`, normalized(code));
}

export async function useRecoveryCode(
  tx: QueryExecutorProvider,
  vault: Vault,
  { userId, code, now }: Attempt,
): Promise<boolean> {
  const { rows } = await sql`
    update auth_recovery_code set used_at = ${now}
    where user_id = ${userId} and code_hash = ${await recoveryHash(vault, userId, code)}
      and used_at is null
    returning user_id
  `.execute(tx);
  return rows.length > 0;
}

const recoveryCodes = 10;

/** New ones; those from before open nothing any more. */
export async function makeRecoveryCodes(
  tx: QueryExecutorProvider,
  vault: Vault,
  userId: string,
): Promise<string[]> {
  await sql`delete from auth_recovery_code where user_id = ${userId}`.execute(tx);
  const codes = Array.from({ length: recoveryCodes }, aRecoveryCode);
  const hashes: string[] = [];
  for (const code of codes) hashes.push(await recoveryHash(vault, userId, code));
  await sql`
    insert into auth_recovery_code (user_id, code_hash)
    select ${userId}::uuid, h from unnest(${hashes}::text[]) as h
  `.execute(tx);
  return codes;
}

/** Eighty bits, in groups that can be read out. */
function aRecoveryCode(): string {
  const text = toBase32(crypto.getRandomValues(new Uint8Array(10))).toLowerCase();
  return text.match(/.{4}/g)?.join('-') ?? text;
}

/** False where there was none. */
export async function deleteFactor(tx: QueryExecutorProvider, userId: string): Promise<boolean> {
  await sql`delete from auth_recovery_code where user_id = ${userId}`.execute(tx);
  const { rows } = await sql`
    delete from auth_factor where user_id = ${userId} returning user_id
  `.execute(tx);
  return rows.length > 0;
}

/** Back to where a session stands that has yet to set up a factor. */
export async function holdSession(tx: QueryExecutorProvider, id: string): Promise<void> {
  await sql`update auth_session set factor_due = 'enrol' where id = ${id}`.execute(tx);
}
