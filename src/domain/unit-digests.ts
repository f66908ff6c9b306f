import { sha256Now } from './sha256.ts';

/** Enough of a SHA-256 to tell hundreds of thousands of codes apart, and too little to print labels from. */
export const digestBytes = 5;

/** How far from the first one a code is among packed digests; undefined where it is none of them. */
export function findUnit(code: string, digests: Uint8Array): number | undefined {
  const wanted = sha256Now(code).subarray(0, digestBytes);
  for (let at = 0; at < digests.length; at += digestBytes) {
    let same = 0;
    while (same < digestBytes && digests[at + same] === wanted[same]) same += 1;
    if (same === digestBytes) return at / digestBytes;
  }
  return undefined;
}
