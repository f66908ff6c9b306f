import { Kysely, PostgresDialect } from 'kysely';

import type { Database } from '../../db/types.ts';

/** A database that can't be reached: whoever asks it something fails. */
export function aDatabaseAway(): Kysely<Database> {
  const connect = async () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  };
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect, end: async () => {}, options: {} } }),
  });
}
