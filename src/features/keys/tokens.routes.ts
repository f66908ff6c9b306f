import { createRouter, jsonResponse, publicRoute } from '../../core/http.ts';
import { PublicKeys, TokenView } from './keys.schemas.ts';
import type { Programs } from './programs.ts';

export type TokensDeps = {
  programs: Programs;
  /** The client's address as the entry vouches for it. */
  addressOf: (headers: Headers, env: unknown) => string | undefined;
};

const tags = ['keys'];

const exchangeKey = publicRoute(
  {
    method: 'post',
    path: '/token',
    operationId: 'exchangeKey',
    summary: 'A token of ten minutes for a key: Authorization: Bearer fmk_…',
    tags,
    security: [{ key: [] }],
    responses: { 200: jsonResponse(TokenView, 'The token, for Authorization: Bearer …') },
  },
  'unauthenticated',
  'too_many',
);

const readPublicKeys = publicRoute({
  method: 'get',
  path: '/.well-known/jwks.json',
  operationId: 'readPublicKeys',
  summary: 'The public keys of our tokens (RFC 7517)',
  tags,
  responses: { 200: jsonResponse(PublicKeys, 'The keys') },
});

/** Outside sign-in, under /api. */
export function tokenRoutes({ programs, addressOf }: TokensDeps) {
  const routes = createRouter();
  routes.openapi(exchangeKey, async (c) => {
    const { headers } = c.req.raw;
    const address = addressOf(headers, c.env);
    const token = await programs.exchange({ headers, address, now: c.var.now });
    return c.json({ ...token, tokenType: 'Bearer' as const }, 200);
  });
  return routes;
}

/** At the root, where verifiers look. */
export function publicKeyRoutes({ programs }: Pick<TokensDeps, 'programs'>) {
  const routes = createRouter();
  routes.openapi(readPublicKeys, async (c) =>
    c.json(await programs.publicKeys(c.var.now), 200, { 'cache-control': 'public, max-age=300' }),
  );
  return routes;
}
