import { openSigner, type Witness } from '../core/note-signing.ts';
import { type NoteKey, signatureTypes } from '../domain/signed-note.ts';
import { seedOf } from './log-keys.ts';

/** A witness is named after where it is found, as a log is. */
export function witnessNameOf(publicUrl: string): string {
  return `${new URL(publicUrl).host}/witness`;
}

/** `logs` may hold several keys of one log: it changes them one after the other. */
export function openWitness(seed: string, name: string, logs: readonly NoteKey[]): Witness {
  const bytes = seedOf(seed);
  const byOrigin = new Map<string, NoteKey[]>();
  for (const key of logs) byOrigin.set(key.name, [...(byOrigin.get(key.name) ?? []), key]);
  return {
    // Made each time: on Workers nothing that one request waits for may be begun by another.
    open: async () => openSigner(name, bytes, signatureTypes.cosignature),
    logs: byOrigin,
  };
}
