import { createServer, type RequestListener } from 'node:http';

import { expect, onTestFinished, test } from 'vitest';

import { load, measure } from '../../bench/harness/http-load.ts';

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Listens on no port');
  return address.port;
}

const next = () => 'GET /t/CODE HTTP/1.1\r\nhost: localhost\r\n\r\n';
const few = { connections: 3, seconds: 0.1, next };

test.each([
  {
    form: 'with its length',
    head: (body: string) => ({ 'content-length': Buffer.byteLength(body) }),
  },
  { form: 'in pieces', head: () => ({ 'transfer-encoding': 'chunked' }) },
])('each answer $form is read to its end and counted once', async ({ head }) => {
  const body = JSON.stringify({ name: '冻三文鱼柳', long: 'x'.repeat(100_000) });
  let answered = 0;
  const port = await serve((_, response) => {
    answered += 1;
    response.writeHead(200, head(body));
    response.write(body.slice(0, 50));
    setImmediate(() => response.end(body.slice(50)));
  });
  const rate = await load({ port, ...few });
  // The last answer of each connection comes after the time is over.
  expect(Math.round(rate * few.seconds)).toBe(answered - few.connections);
  expect(answered).toBeGreaterThan(few.connections);
});

test('an answer that is no success ends the run and is shown', async () => {
  const port = await serve((_, response) => {
    response.writeHead(409);
    response.end('{"code":"gate.unmet"}');
  });
  await expect(load({ port, ...few })).rejects.toThrow(/409 Conflict[\s\S]*gate\.unmet/);
});

test('a server that goes away ends the run', async () => {
  const port = await serve((request) => request.socket.destroy());
  await expect(load({ port, ...few })).rejects.toThrow(/closed the connection|ECONNRESET/);
});

test('a status that is expected is no failure, any other is, and each answer is timed', async () => {
  const port = await serve((_, response) => {
    response.writeHead(404, { 'content-length': 0 });
    setTimeout(() => response.end(), 5);
  });
  const { rate, latencies } = await measure({ port, ...few, status: 404 });
  expect(Math.round(rate * few.seconds)).toBe(latencies.length);
  expect(Math.min(...latencies)).toBeGreaterThan(3);
  await expect(measure({ port, ...few, status: 410 })).rejects.toThrow(/404 Not Found/);
});
