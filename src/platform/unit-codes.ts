import type { OpenedCode, UnitCodes } from '../core/ports.ts';
import {
  forgedFault,
  fromHalves,
  keyVersions,
  readUnitCode,
  toHalves,
  unknownKeyFault,
  writeUnitCode,
} from '../domain/unit-code.ts';
import { createFf1, type Permutation } from './ff1.ts';

/** `version:key`, one or more, the current first; versions 0 to 31, a key is 32 bytes in base64. */
export const codeKeysPattern = /^\d{1,2}:[\w+/-]{43}=?(?:[\s,]+\d{1,2}:[\w+/-]{43}=?)*$/;

/**
 * To change keys put a new version in front. Old ones have to stay: what is printed was made with
 * them.
 */
export function createUnitCodes(keys: string): UnitCodes {
  if (!codeKeysPattern.test(keys.trim())) throw new Error('Not a list of version:key');
  const ciphers = new Map<number, Permutation>();
  for (const entry of keys.trim().split(/[\s,]+/)) {
    const [version = '', secret = ''] = entry.split(':');
    if (ciphers.has(Number(version))) throw new Error(`Two keys have version ${version}`);
    if (Number(version) >= keyVersions) throw new Error(`A version is 0 to ${keyVersions - 1}`);
    ciphers.set(Number(version), createFf1(fromBase64(secret)));
  }
  const [current = 0] = ciphers.keys();
  return {
    current,
    keyCheck: (keyVersion) => ciphers.get(keyVersion)?.keyCheck,
    make({ number, keyVersion }, serial) {
      const cipher = ciphers.get(keyVersion);
      if (!cipher) throw new Error(`There is no code key of version ${keyVersion}`);
      return writeUnitCode(keyVersion, cipher.encrypt(toHalves({ series: number, serial })));
    },
    open(text): OpenedCode {
      const read = readUnitCode(text);
      if (!read.ok) return read;
      const { code, keyVersion, halves } = read;
      const cipher = ciphers.get(keyVersion);
      if (!cipher) return { ok: false, problem: 'version', fault: unknownKeyFault };
      const numbers = fromHalves(cipher.decrypt(halves));
      if (!numbers) return { ok: false, problem: 'forged', fault: forgedFault };
      return { ok: true, code, keyVersion, ...numbers };
    },
  };
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (one) => one.charCodeAt(0));
}
