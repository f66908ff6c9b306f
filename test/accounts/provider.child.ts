import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import Provider from 'oidc-provider';

/** An identity provider as a process of its own; whoever names oneself at its form is that person. */
const [redirectUri = ''] = process.argv.slice(2);
const late: { provider?: Provider } = {};
const server = createServer((request, response) => {
  late.provider?.callback()(request, response);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  late.provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'frostmark',
        client_secret: 'a secret/with:signs',
        redirect_uris: [redirectUri],
      },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
  });
  process.stdout.write(`${issuer}\n`);
});
