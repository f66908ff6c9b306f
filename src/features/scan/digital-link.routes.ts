import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';

import type { Db } from '../../core/context.ts';
import { type AppEnv, createRouter, jsonResponse, Problem } from '../../core/http.ts';
import { type Destination, follow, linksetOf } from './digital-link.service.ts';
import type { Scans } from './scan-answers.ts';
import { toError } from './scan.errors.ts';
import { ScanView } from './scan.schemas.ts';

export type DigitalLinkDeps = { db: Db; scans: Scans; publicUrl: string };

const linksetType = 'application/linkset+json';

/** GS1 Digital Links of goods, answered by the same pages as `/t/{code}`. Open to everyone. */
export function digitalLinkRoutes({ db, scans, publicUrl }: DigitalLinkDeps) {
  const routes = createRouter();

  // One door for whatever is written after it: the parser says what is wrong with it, not a router.
  routes.get('/01/*', async (c) => {
    // The address as it came: a router's idea of it is decoded already.
    const found = await follow(db, c.req.url);
    const response = await answer(c, found);
    response.headers.set('access-control-allow-origin', '*');
    response.headers.set('access-control-allow-methods', 'GET, HEAD, OPTIONS');
    return response;
  });

  async function answer(c: Context<AppEnv>, found: Destination): Promise<Response> {
    if ('problem' in found) {
      const { pathname } = new URL(c.req.url);
      return scans.refuse(c, found.problem, { path: pathname, typed: pathname });
    }
    const { code, way, links } = found;
    if (links || c.req.header('accept')?.includes(linksetType) === true) {
      return linkset(c, found);
    }
    const response = await scans.answer(c, code, way);
    const here = new URL(way.path, publicUrl).href;
    response.headers.set(
      'link',
      `<${here}?linkType=linkset>; rel="linkset"; type="${linksetType}"`,
    );
    return response;
  }

  async function linkset(
    c: Context<AppEnv>,
    { code, way }: Exclude<Destination, { problem: unknown }>,
  ) {
    const looked = await scans.lookUp(code, c.var.now);
    const problem = 'problem' in looked ? looked.problem : way.judge(looked.scan);
    if (problem) throw toError(problem);
    if (!('scan' in looked)) throw new Error('A code is either shown or refused');
    return new Response(JSON.stringify(linksetOf(looked.scan, way.path, publicUrl)), {
      headers: { 'content-type': linksetType, 'cache-control': 'no-cache', vary: 'accept' },
    });
  }

  const example = { gtin: '09506000134352', lot: 'FM261122-7KQ2MX', serial: '7Q2MX5T0KZ9RW3N8A' };
  for (const names of [['gtin', 'lot', 'serial'], ['gtin', 'serial'], ['gtin', 'lot'], ['gtin']]) {
    describe(names as (keyof typeof example)[]);
  }

  function describe(names: readonly (keyof typeof example)[]) {
    const params = Object.fromEntries(
      names.map((name) => [name, z.string().openapi({ example: example[name] })]),
    );
    routes.openAPIRegistry.registerPath({
      method: 'get',
      path: names.map((name) => `/${identifiers[name]}/{${name}}`).join(''),
      operationId: `followLinkBy${names.map((name) => name[0]?.toUpperCase() + name.slice(1)).join('')}`,
      summary: summaries[names.at(-1) ?? 'gtin'],
      tags: ['scan'],
      request: {
        params: z.strictObject(params),
        query: z.strictObject({
          lang: z.enum(['zh', 'en']).optional(),
          linkType: z.string().optional().openapi({ example: 'linkset' }),
        }),
      },
      responses: {
        ...(names.length > 1 && {
          200: {
            description: 'As of `/t/{code}`, or the links of these goods (RFC 9264)',
            content: {
              ...jsonResponse(ScanView, '').content,
              'text/html': { schema: z.string() },
              [linksetType]: { schema: Linkset },
            },
          },
        }),
        400: problemOf('No GS1 Digital Link of goods: see `code`'),
        404: problemOf(
          'Names no goods on record, or other goods than its serial number: see `code`',
        ),
        ...(names.length > 1 && {
          410: problemOf('The code is void'),
          503: problemOf('The records can’t be read at the moment'),
        }),
      },
    });
  }

  return routes;
}

const identifiers = { gtin: '01', lot: '10', serial: '21' };

const summaries = {
  serial: 'A GS1 Digital Link that names one pack: what its holder may know',
  lot: 'A GS1 Digital Link that names a lot: what holds for all of it',
  gtin: 'A GS1 Digital Link that names a product only: leads to no record',
};

const Link = z.strictObject({
  href: z.url(),
  title: z.string(),
  type: z.string().optional(),
  hreflang: z.array(z.string()).optional(),
});

/** Describes `linksetOf`; nothing is parsed through it on the way out. */
const Linkset = z
  .strictObject({
    linkset: z.array(
      z.strictObject({
        anchor: z.url(),
        itemDescription: z.string(),
        'https://gs1.org/voc/defaultLink': z.array(Link),
        'https://gs1.org/voc/traceability': z.array(Link),
      }),
    ),
  })
  .openapi('Linkset');

function problemOf(description: string) {
  return { description, content: { 'application/problem+json': { schema: Problem } } };
}
