import { randomBytes } from 'node:crypto';

import pg from 'pg';

export const serverUrl = process.env['TEST_DATABASE_URL'];

/** A database of its own on the server: empty, or a copy of `template`. */
export async function createPostgresDatabase(url: string, template = 'template1') {
  const name = `frostmark_test_${randomBytes(6).toString('hex')}`;
  const own = new URL(url);
  own.pathname = `/${name}`;
  await runOnServer(url, `create database ${name} template ${template}`);
  return {
    name,
    url: own.href,
    drop: async () => runOnServer(url, `drop database ${name} with (force)`),
  };
}

async function runOnServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}
