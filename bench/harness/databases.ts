import { randomBytes } from 'node:crypto';

import pg from 'pg';

import type { Undo } from './undo.ts';

/** A PostgreSQL server on which a run makes databases of its own and drops them. */
export type DatabaseServer = {
  create: (template?: string) => Promise<TemporaryDatabase>;
  drop: (database: TemporaryDatabase) => Promise<void>;
};

export type TemporaryDatabase = { name: string; url: string };

export async function openDatabaseServer(url: string, undo: Undo): Promise<DatabaseServer> {
  const run = randomBytes(4).toString('hex');
  let count = 0;

  const drop = async ({ name }: TemporaryDatabase) => {
    await once(url, `drop database if exists ${name} with (force)`);
  };

  return {
    async create(template) {
      count += 1;
      const name = `frostmark_bench_${run}_${count}`;
      const own = new URL(url);
      own.pathname = `/${name}`;
      const database = { name, url: own.href };
      const creating = once(
        url,
        `create database ${name}${template ? ` template ${template}` : ''}`,
      );
      // An interrupt may come before it is there.
      undo.add(async () => {
        await creating.catch(() => undefined);
        await drop(database);
      });
      await creating;
      return database;
    },
    drop,
  };
}

/** One statement on a connection of its own. */
export async function once(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Leaves no dirty pages of one round to be written in the next. Needs a right that not all have. */
export async function checkpoint(url: string): Promise<void> {
  await once(url, 'checkpoint').catch(() => undefined);
}
