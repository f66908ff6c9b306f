import { consoleWait } from '../web/pages/console-wait-page.ts';
import { AppError } from './core/errors.ts';
import { createRouter } from './core/http.ts';

export type ConsoleDeps = {
  /** Files by name; the entry knows where they are, and what the browser has already. */
  assets: (name: string, asked?: Headers) => Promise<Response | undefined>;
  settings: ConsoleSettings;
};

/** What the console asks about this installation before anybody has signed in. */
export type ConsoleSettings = {
  /** What lies under the maps of the desk. */
  mapTiles: MapTiles | undefined;
  /** Whether codes can be sent to a mobile phone. */
  sendsTextMessages: boolean;
};

export type MapTiles = { url: string; system: 'wgs84' | 'gcj02'; attribution: string };

/** The two shapes of the console; each has one page, whatever its address says. */
const shapes = ['keeper', 'desk'] as const;
type Shape = (typeof shapes)[number];

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
};

const nothingElse =
  "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
const pagePolicy = (script: string, images = '') =>
  `default-src 'none'; script-src ${script}; style-src 'self'; img-src 'self' blob: data:${images}; ` +
  `font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; ${nothingElse}`;

const policiesFor = (mapTiles: MapTiles | undefined): Readonly<Record<Shape, string>> => ({
  // The reader of labels is WebAssembly, as on /scanner.
  keeper: pagePolicy("'self' 'wasm-unsafe-eval'"),
  desk: pagePolicy("'self'", mapTiles && ` ${hostOf(mapTiles.url)}`),
});

/** The host of a template; what it puts into its place, as in `{s}.example.org`, may be any name. */
function hostOf(template: string): string {
  const [, origin = ''] = /^(https?:\/\/[^/]+)/.exec(template) ?? [];
  return origin.replace(/\{\w+\}/, '*');
}

/** Of a script that runs as a worker, this is the worker's own policy. */
const scriptPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'";
const cameras: Readonly<Record<Shape, string>> = { keeper: '(self)', desk: '()' };

const aYear = 365 * 24 * 60 * 60;
const namePattern = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

/** The console: its two pages, its files, and the service worker of the keeper's. */
export function consoleRoutes({ assets, settings }: ConsoleDeps) {
  const routes = createRouter();
  const { mapTiles, sendsTextMessages } = settings;
  const policies = policiesFor(mapTiles);

  routes.get('/console/settings', (c) =>
    c.json({ mapTiles: mapTiles ?? null, sendsTextMessages }, 200, { 'cache-control': 'no-cache' }),
  );

  routes.get('/console/*', async (c) =>
    fileAnswer(c.req.path.slice('/console/'.length), c.req.raw.headers),
  );

  // Its scope is the keeper's pages, so that is where it has to stand.
  routes.get('/keeper/sw.js', async (c) => {
    const response = await fileAnswer('sw.js', c.req.raw.headers);
    response.headers.set('service-worker-allowed', '/keeper');
    return response;
  });

  for (const shape of shapes) {
    for (const path of [`/${shape}`, `/${shape}/*`]) {
      routes.get(path, async (c) => {
        const found = await assets(`console/${shape}.html`, c.req.raw.headers);
        const headers = new Headers(found?.headers);
        headers.set('content-type', 'text/html; charset=utf-8');
        headers.set('content-security-policy', policies[shape]);
        headers.set('cache-control', 'no-cache');
        headers.set('vary', 'accept-encoding');
        headers.set(
          'permissions-policy',
          `camera=${cameras[shape]}, geolocation=(), microphone=(), payment=()`,
        );
        if (found) return new Response(found.body, { status: found.status, headers });
        headers.set('retry-after', '2');
        return new Response(consoleWait(c.var.language), { status: 503, headers });
      });
    }
  }

  async function fileAnswer(name: string, asked: Headers): Promise<Response> {
    const type = types[/\.(\w+)$/.exec(name)?.[1] ?? ''];
    const found =
      type !== undefined && namePattern.test(name)
        ? await assets(`console/${name}`, asked)
        : undefined;
    if (type === undefined || !found) throw noSuchFile();
    const headers = new Headers(found.headers);
    headers.set('content-type', type);
    headers.set('vary', 'accept-encoding');
    if (name.endsWith('.js')) headers.set('content-security-policy', scriptPolicy);
    // What is in this folder has its digest in its name.
    const dated = name.startsWith('assets/');
    headers.set('cache-control', dated ? `public, max-age=${aYear}, immutable` : 'no-cache');
    return new Response(found.body, { status: found.status, headers });
  }

  return routes;
}

function noSuchFile(): AppError {
  return new AppError({
    kind: 'not_found',
    code: 'console.file_not_found',
    message: {
      zh: '操作台没有这个文件。若刚更新过版本,请刷新页面;若此部署没有附带操作台,请先运行 npm run build。',
      en: 'The console has no such file. Reload the page if the product was just updated; if this deployment carries no console, run npm run build first.',
    },
  });
}
