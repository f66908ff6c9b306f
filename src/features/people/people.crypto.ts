import type { Bytes, Kms, Pepper } from '../../core/ports.ts';
import type { GivenIdentityKind } from '../../domain/identity-number.ts';

export const personalFields = ['name', 'phone', 'identity'] as const;
export type PersonalField = (typeof personalFields)[number];

/** Where a sealed value belongs. Moved anywhere else, it does not open. */
export type Seat = { orgId: string; workerNo: string; version: number };

export type WrappedKey = { org_id: string; kek_id: string; wrapped: string };

/** Fresh for each organisation, so that destroying one makes the rows of that one unreadable. */
export async function makeDataKey(kms: Kms, orgId: string): Promise<WrappedKey> {
  const dataKey = crypto.getRandomValues(new Uint8Array(32));
  const wrapped = await kms.wrap(dataKey, contextOf(orgId));
  dataKey.fill(0);
  return { org_id: orgId, kek_id: kms.keyId, wrapped: toBase64(wrapped) };
}

export async function openDataKey(kms: Kms, key: WrappedKey): Promise<CryptoKey> {
  const raw = await kms.unwrap(key.kek_id, fromBase64(key.wrapped), contextOf(key.org_id));
  const opened = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  raw.fill(0);
  return opened;
}

/** The same data key under the current key-encryption key: no row of any worker is touched. */
export async function rewrap(kms: Kms, key: WrappedKey): Promise<WrappedKey> {
  const raw = await kms.unwrap(key.kek_id, fromBase64(key.wrapped), contextOf(key.org_id));
  const wrapped = await kms.wrap(raw, contextOf(key.org_id));
  raw.fill(0);
  return { org_id: key.org_id, kek_id: kms.keyId, wrapped: toBase64(wrapped) };
}

export async function seal(
  key: CryptoKey,
  seat: Seat,
  field: PersonalField,
  text: string,
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const parts = { name: 'AES-GCM', iv, additionalData: bind(seat, field) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(parts, key, encode(text)));
  return `1.${toBase64(iv)}.${toBase64(sealed)}`;
}

/** Throws when the text was altered, or belongs to another worker, field or version. */
export async function unseal(
  key: CryptoKey,
  seat: Seat,
  field: PersonalField,
  sealed: string,
): Promise<string> {
  const [form, iv = '', text = ''] = sealed.split('.');
  if (form !== '1') throw new Error('Sealed in a way that this version does not know');
  const parts = { name: 'AES-GCM', iv: fromBase64(iv), additionalData: bind(seat, field) };
  return new TextDecoder().decode(await crypto.subtle.decrypt(parts, key, fromBase64(text)));
}

export async function digestIdentity(
  pepper: Pepper,
  { kind, number }: { kind: GivenIdentityKind; number: string },
): Promise<string> {
  return pepper.digest(JSON.stringify(['frostmark.identity', kind, number]));
}

function bind({ orgId, workerNo, version }: Seat, field: PersonalField): Bytes {
  return encode(JSON.stringify(['frostmark.worker', orgId, workerNo, field, version]));
}

function contextOf(orgId: string): string {
  return `personal.data_key ${orgId}`;
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function toBase64(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
}
