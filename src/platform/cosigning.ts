import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { Log, NamedWitness } from '../core/ports.ts';
import { offerCheckpoint } from '../features/log/cosigners.service.ts';
import { again, type Background } from './hourly.ts';
import { createWitnessClient } from './witness-client.ts';

const everyMs = 1_000;

/** Each witness at its own pace: a slow one keeps none of the others waiting. */
export function askWitnesses(
  db: Kysely<Database>,
  witnesses: readonly NamedWitness[],
  log: Log,
): Background {
  const stopping = new AbortController();
  const ask = createWitnessClient(stopping.signal);
  const offering = { db, log, ask, now: () => new Date() };
  const all = witnesses.map((witness) =>
    again(async () => offerCheckpoint(offering, witness), log, { firstMs: everyMs, everyMs }),
  );
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(all.map(async ({ stop }) => stop()));
    },
  };
}
