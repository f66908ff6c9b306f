import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Config } from '../config.ts';
import type { Witness } from '../core/note-signing.ts';
import type { PersonalKeys, UnitCodes } from '../core/ports.ts';
import type { LogKeys } from '../features/log/log.sequencer.ts';
import { logKeyPattern, openLogKeys, originOf } from './log-keys.ts';
import { createKeyRing, createPepper, keyRingPattern } from './personal-keys.ts';
import { codeKeysPattern, createUnitCodes } from './unit-codes.ts';
import { openWitness, witnessNameOf } from './witness-keys.ts';
import { witnessKeyPattern } from './witness-settings.ts';

/**
 * The settings, or files of `DATA_DIR`. A server's processes may run on several machines, where files
 * would differ: there only a demo gets them, and without settings personal data is not taken.
 */
export function openPersonalKeys(config: Config): PersonalKeys | undefined {
  const { personalKey, personalPepper, database, demo, dataDir } = config;
  if (personalKey !== undefined && personalPepper !== undefined) {
    return { kms: createKeyRing(personalKey), pepper: createPepper(personalPepper) };
  }
  if (database.kind !== 'embedded' && !demo) return undefined;
  const ring = kept(dataDir, 'personal-key', () => `k1:${randomBytes(32).toString('base64url')}`);
  const pepper = kept(dataDir, 'personal-pepper', () => randomBytes(32).toString('base64url'));
  if (!keyRingPattern.test(ring) || pepper.length < 32) {
    const where = join(dataDir, 'personal-key');
    throw new Error(
      `${where} 或 personal-pepper 内容不完整,请从备份恢复。 ${where} or personal-pepper is damaged; restore it from your backup.`,
    );
  }
  return { kms: createKeyRing(ring), pepper: createPepper(pepper) };
}

/** The same for the codes of units. Who loses these keys can't read what is printed any more. */
export function openUnitCodes(config: Config): UnitCodes | undefined {
  const { codeKeys, database, demo, dataDir } = config;
  if (codeKeys !== undefined) return createUnitCodes(codeKeys);
  if (database.kind !== 'embedded' && !demo) return undefined;
  const keys = kept(dataDir, 'code-keys', () => `0:${randomBytes(32).toString('base64url')}`);
  if (codeKeysPattern.test(keys)) return createUnitCodes(keys);
  const where = join(dataDir, 'code-keys');
  throw new Error(
    `${where} 内容不完整,请从备份恢复。 ${where} is damaged; restore it from your backup.`,
  );
}

/** The same for the public log: without its key nothing is published. */
export async function openKeptLogKeys(
  config: Config,
  publicUrl: string,
): Promise<LogKeys | undefined> {
  const { logKey, logSm2Key, logOrigin, database, demo, dataDir } = config;
  const origin = logOrigin ?? originOf(publicUrl);
  if (logKey !== undefined) return openLogKeys(logKey, origin, logSm2Key);
  if (database.kind !== 'embedded' && !demo) return undefined;
  const seeds = kept(dataDir, 'log-key', () => randomBytes(32).toString('base64url'));
  if (logKeyPattern.test(seeds)) return openLogKeys(seeds, origin, logSm2Key);
  const where = join(dataDir, 'log-key');
  throw new Error(
    `${where} 内容不完整,请从备份恢复。 ${where} is damaged; restore it from your backup.`,
  );
}

/** The same for what others' logs are cosigned with. */
export function openKeptWitness(config: Config, publicUrl: string): Witness | undefined {
  const { witnessKey, witnessLogs, database, demo, dataDir } = config;
  const name = witnessNameOf(publicUrl);
  if (witnessKey !== undefined) return openWitness(witnessKey, name, witnessLogs);
  if (database.kind !== 'embedded' && !demo) return undefined;
  const seed = kept(dataDir, 'witness-key', () => randomBytes(32).toString('base64url'));
  if (witnessKeyPattern.test(seed)) return openWitness(seed, name, witnessLogs);
  const where = join(dataDir, 'witness-key');
  throw new Error(
    `${where} 内容不完整,请从备份恢复。 ${where} is damaged; restore it from your backup.`,
  );
}

function kept(folder: string, name: string, make: () => string): string {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true });
  try {
    // Fails when it exists: of two processes that start together, both use the first one's.
    writeFileSync(path, `${make()}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
