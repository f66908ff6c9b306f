import { createServer } from 'node:http';

import pg from 'pg';

/** The least that answers scans: no framework, no checks, the product's own statement. */
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['POOL_SIZE']),
});
const text = process.env['STATEMENT'] ?? '';

const server = createServer((request, response) => {
  // `/CODE` of a lot; of a unit with the numbers that are in its code.
  const [, code, ...numbers] = request.url?.split('/') ?? [];
  const [version = null, series = null, serial = null] = numbers;
  const values = [[code], [version], [series], [serial]];
  pool.query<{ scan: unknown }>({ name: 'scan', text, values }).then(
    ({ rows }) => {
      const [found] = rows;
      const body = JSON.stringify(found?.scan ?? null);
      response.writeHead(found || code === 'healthz' ? 200 : 404, {
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
