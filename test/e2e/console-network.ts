import { createServer, request as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** through: as if it weren't there. cut: nothing arrives. deaf: it arrives, and no answer comes back. */
export type Air = 'through' | 'cut' | 'deaf';

export type Network = {
  url: string;
  /** Where it goes once the server runs. */
  lead: (target: string) => void;
  /** Of commands and files only, for `deaf`: pages and questions are answered. */
  air: Air;
  rewrite: ((path: string, text: string) => string) | undefined;
  /** Methods and paths in the order in which they arrived at the server. */
  log: string[];
  close: () => Promise<void>;
};

/** A port that nobody listens at just now: behind the proxy the greeting doesn't tell it. */
export async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Stands before the server, for tests that spoil the network on its way. */
export async function aNetwork(): Promise<Network> {
  let target = '';
  const proxy = createServer((incoming, outgoing) => {
    const { method = 'GET', url: path = '/' } = incoming;
    const { air } = network;
    if (air === 'cut') return void incoming.socket.destroy();
    network.log.push(`${method} ${path}`);
    const { 'if-none-match': _known, ...asked } = incoming.headers;
    const sent = ask(
      new URL(path, target),
      // What is rewritten here has no name at the server: it is asked for anew.
      { method, headers: { ...asked, 'accept-encoding': 'identity' } },
      (answer: IncomingMessage) => {
        if (air === 'deaf' && method === 'POST') {
          answer.resume();
          return void incoming.socket.destroy();
        }
        const { rewrite } = network;
        if (!rewrite || method !== 'GET') {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          return void answer.pipe(outgoing);
        }
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const whole = Buffer.concat(parts);
          const isText = /javascript|html/.test(answer.headers['content-type'] ?? '');
          const body = isText ? Buffer.from(rewrite(path, whole.toString())) : whole;
          const {
            'content-length': _length,
            'transfer-encoding': _encoding,
            ...headers
          } = answer.headers;
          outgoing.writeHead(answer.statusCode ?? 502, headers);
          outgoing.end(body);
        });
      },
    );
    sent.on('error', () => incoming.socket.destroy());
    incoming.pipe(sent);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const network: Network = {
    url: `http://localhost:${port}`,
    lead: (to) => (target = to),
    air: 'through',
    rewrite: undefined,
    log: [],
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
  return network;
}
