import { openSigner } from '../core/note-signing.ts';
import type { NamedWitness, PublicLog } from '../core/ports.ts';
import type { LogKeys } from '../features/log/log.sequencer.ts';
import { openSm2Signer } from './sm2-signer.ts';

/** Seeds of 32 bytes in base64, the current first. */
export const logKeyPattern = /^[\w+/-]{43}=?(?:[\s,]+[\w+/-]{43}=?)*$/;

/** One seed of 32 bytes in base64. */
export const sm2KeyPattern = /^[\w+/-]{43}=?$/;

/** Who signs the checkpoints of a log: every seed that is listed, each under the log's own name. */
export async function openLogKeys(
  seeds: string,
  origin: string,
  sm2Seed?: string,
): Promise<LogKeys> {
  const all = seeds.trim().split(/[\s,]+/);
  const signers = await Promise.all(all.map(async (seed) => openSigner(origin, seedOf(seed))));
  if (sm2Seed !== undefined) signers.push(openSm2Signer(origin, seedOf(sm2Seed)));
  return { origin, signers };
}

/** What everybody may know of them, and of those who are asked to cosign. */
export function published(
  { origin, signers }: LogKeys,
  witnesses: readonly NamedWitness[] = [],
): PublicLog {
  const keys = signers.map(({ key }) => key);
  return { origin, keys: async () => keys, witnesses: witnesses.map(({ key }) => key) };
}

/** An installation's log is named after where it is found (C2SP tlog-tiles). */
export function originOf(publicUrl: string): string {
  return `${new URL(publicUrl).host}/log`;
}

/** 32 bytes in base64, of either alphabet. */
export function seedOf(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (one) => one.charCodeAt(0));
}
