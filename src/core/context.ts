import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { Actor } from './actor.ts';
import type { Journal } from './journal.ts';

/**
 * What verbs and queries may do to the database: read. Writing goes through `commit`, which hands
 * a writing type to projectors alone.
 */
export type Db = Pick<
  Kysely<Database>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor'
>;

/** Everything a verb may know about the request it serves. */
export type Ctx = {
  /** Sees what the actor may see, and no more: the database itself makes sure. */
  db: Db;
  /** Sees everything. For judging and for walking through what lies between; say no more than `db` would. */
  whole: Db;
  journal: Journal;
  actor: Actor;
  now: Date;
  requestId: string;
};
