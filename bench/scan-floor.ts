import { createServer } from 'node:http';

import pg from 'pg';

/** The least that answers scans: no framework, no checks, the product's own statement. */
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['POOL_SIZE']),
});
const text = process.env['STATEMENT'] ?? '';

const server = createServer((request, response) => {
  const code = request.url?.slice('/t/'.length);
  pool.query<{ scan: unknown }>({ name: 'scan', text, values: [[code]] }).then(
    ({ rows }) => {
      const body = JSON.stringify(rows[0]?.scan ?? null);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    },
    (error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    },
  );
});
server.listen(Number(process.env['PORT']), process.env['HOST']);
