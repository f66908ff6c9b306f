import type { Kysely } from 'kysely';

import type { Database } from './types.ts';

/** Whose eyes row security lends a reader: an organisation's, or those of a path of divisions. */
export type Eyes = { org: string } | { path: string };

/** Reads as `frostmark_firm` or `frostmark_bureau`: only what these eyes may see, whatever the query asks for. */
export type ReadAs = (eyes: Eyes) => Kysely<Database>;

export const asService = '-c role=frostmark_service';

/** All settings at once, so that none is left over from the eyes before. */
export function settingsOf(eyes: Eyes): [role: string, org: string, path: string] {
  if ('org' in eyes) return ['frostmark_firm', eyes.org, ''];
  return ['frostmark_bureau', '', eyes.path];
}

/** With the settings, and whether they end with the transaction. */
export const lendEyes = `select set_config('role', $1, $4),
  set_config('frostmark.org', $2, $4), set_config('frostmark.path', $3, $4)`;

const maxKept = 500;

/** Makes a reader for each pair of eyes once; the latest are kept. */
export function keeping(make: ReadAs): ReadAs {
  const kept = new Map<string, Kysely<Database>>();
  return (eyes) => {
    const key = settingsOf(eyes).join('|');
    const known = kept.get(key);
    if (known) return known;
    const [oldest] = kept.keys();
    if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest);
    const made = make(eyes);
    kept.set(key, made);
    return made;
  };
}
