import { docsPage, docsScript } from '../web/pages/docs-page.ts';
import { errorsPage } from '../web/pages/errors-page.ts';
import { homePage } from '../web/pages/home-page.ts';
import { style } from '../web/scan/style.ts';
import { AppError } from './core/errors.ts';
import { sha256 } from './core/hash.ts';
import { createRouter, statusOf } from './core/http.ts';

export type DocsDeps = {
  /** Files of the documentation page by name: the entry knows where they are. */
  assets: (name: string) => Promise<Response | undefined>;
  /** Shown on the front page of a demo. */
  exampleCodes: readonly string[];
};

export const docsAssetNames = new Set([
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'favicon-32x32.png',
]);

const everyPage = {
  vary: 'accept-language',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

// Swagger UI draws with data: images; what it styles it styles through the object model.
const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The front page and the readable API documentation. */
export function docsRoutes({ assets, exampleCodes }: DocsDeps) {
  const routes = createRouter();
  let stylePolicy: string | undefined;

  routes.get('/', async (c) => {
    stylePolicy ??= await policyWithStyle();
    const headers = { ...everyPage, 'content-security-policy': stylePolicy };
    return c.html(homePage({ language: c.var.language, exampleCodes }), 200, headers);
  });

  routes.get('/docs/errors', async (c) => {
    stylePolicy ??= await policyWithStyle();
    const headers = { ...everyPage, 'content-security-policy': stylePolicy };
    return c.html(errorsPage(c.var.language, statusOf), 200, headers);
  });

  routes.get('/docs', (c) =>
    c.html(docsPage(), 200, { ...everyPage, 'content-security-policy': docsPolicy }),
  );

  routes.get('/docs/init.js', (c) =>
    c.body(docsScript, 200, { ...everyPage, 'content-type': 'text/javascript; charset=utf-8' }),
  );

  routes.get('/docs/assets/:name', async (c) => {
    const name = c.req.param('name');
    const found = docsAssetNames.has(name) ? await assets(name) : undefined;
    if (!found) throw noSuchAsset();
    const headers = new Headers(found.headers);
    for (const [key, value] of Object.entries(everyPage)) headers.set(key, value);
    headers.set('cache-control', 'public, max-age=86400');
    return new Response(found.body, { status: found.status, headers });
  });

  return routes;
}

async function policyWithStyle(): Promise<string> {
  const hash = btoa(String.fromCharCode(...(await sha256(style))));
  return (
    `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; ` +
    "base-uri 'none'; frame-ancestors 'none'"
  );
}

function noSuchAsset(): AppError {
  return new AppError({
    kind: 'not_found',
    code: 'docs.asset_not_found',
    message: {
      zh: '此部署没有附带文档页面的文件;接口描述见 /openapi.json。',
      en: 'This deployment carries no files for the documentation page; see /openapi.json.',
    },
  });
}
