import type { Bytes, Kms, Pepper } from '../core/ports.ts';

/** `id:key`, one or more, the current first; a key is 32 bytes in base64 or base64url. */
export const keyRingPattern = /^[\w.-]{1,40}:[\w+/-]{43}=?(?:[\s,]+[\w.-]{1,40}:[\w+/-]{43}=?)*$/;

/**
 * Key-encryption keys held by this process, from a file or a setting. To change keys put a new one in
 * front: the next start wraps all data keys with it, after which the old one may go.
 */
export function createKeyRing(text: string): Kms {
  if (!keyRingPattern.test(text.trim())) throw new Error('Not a list of id:key');
  const keys = new Map<string, Promise<CryptoKey>>();
  for (const entry of text.trim().split(/[\s,]+/)) {
    const [id = '', secret = ''] = entry.split(':');
    if (keys.has(id)) throw new Error(`Two keys are called ${id}`);
    keys.set(id, importAes(fromBase64(secret)));
  }
  const [keyId = ''] = keys.keys();
  const keyOf = async (id: string) => {
    const key = await keys.get(id);
    if (!key) throw new Error(`There is no key-encryption key called ${id}`);
    return key;
  };
  return {
    keyId,
    async wrap(dataKey, context) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const parts = { name: 'AES-GCM', iv, additionalData: bound(keyId, context) };
      const sealed = await crypto.subtle.encrypt(parts, await keyOf(keyId), dataKey);
      return concat(iv, new Uint8Array(sealed));
    },
    async unwrap(id, wrapped, context) {
      const iv = wrapped.slice(0, 12);
      const parts = { name: 'AES-GCM', iv, additionalData: bound(id, context) };
      return new Uint8Array(await crypto.subtle.decrypt(parts, await keyOf(id), wrapped.slice(12)));
    },
  };
}

/** HMAC-SHA-256. Without the secret a digest of so few possible numbers could be tried out. */
export function createPepper(secret: string): Pepper {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', encode(secret), hmac, false, ['sign']);
  return {
    async digest(text) {
      return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', await key, encode(text))));
    },
  };
}

async function importAes(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function bound(keyId: string, context: string): Bytes {
  return encode(JSON.stringify(['frostmark.kek', keyId, context]));
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function concat(a: Bytes, b: Bytes): Bytes {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function fromBase64(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (one) => one.charCodeAt(0));
}

function toBase64(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}
