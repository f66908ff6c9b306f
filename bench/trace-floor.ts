import { createServer } from 'node:http';
import { text as bodyOf } from 'node:stream/consumers';

import pg from 'pg';

/** The least that answers which lots were where: no framework, no checks, one statement, its rows. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 1 });
const text = process.env['STATEMENT'] ?? '';

const server = createServer((request, response) => {
  const answer = async (): Promise<string> => {
    const body = await bodyOf(request);
    if (body === '') return '';
    // Written by the bench that starts this.
    const { lotIds } = JSON.parse(body) as { lotIds: string[] };
    const query: pg.QueryArrayConfig = { name: 'floor', text, values: [lotIds], rowMode: 'array' };
    return JSON.stringify((await pool.query(query)).rows);
  };
  answer().then(
    (body) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    },
    (error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    },
  );
});
server.listen(Number(process.env['PORT']), process.env['HOST']);
