import { sm2 } from 'sm-crypto-v2';

import type { NoteSigner } from '../core/note-signing.ts';
import { toHex } from '../domain/hex.ts';
import { noteKey, signatureTypes } from '../domain/signed-note.ts';

/** Before the point in a key of this kind: signed-note keeps type 0xff for what it has no number for. */
const keyPrefix = new TextEncoder().encode('sm2-sm3\0');

/**
 * SM2 with SM3 (GM/T 0003.2, GM/T 0004; the default user id of GM/T 0009) beside Ed25519, for where the law asks
 * for it. A signature is r ‖ s, 64 bytes.
 */
export function openSm2Signer(name: string, seed: Uint8Array): NoteSigner {
  const privateKey = toHex(seed);
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  return {
    key: noteKey(
      name,
      signatureTypes.other,
      Uint8Array.from([...keyPrefix, ...bytesOf(publicKey)]),
    ),
    sign: async (text) =>
      bytesOf(
        sm2.doSignature(new TextEncoder().encode(text), privateKey, { hash: true, publicKey }),
      ),
  };
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
