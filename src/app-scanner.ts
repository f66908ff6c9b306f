import { scannerCss, scannerPage } from '../web/scanner/page.ts';
import { AppError } from './core/errors.ts';
import { sha256 } from './core/hash.ts';
import { createRouter } from './core/http.ts';

export type ScannerDeps = {
  /** Files by name; the entry knows where they are, and what the browser has already. */
  assets: (name: string, asked?: Headers) => Promise<Response | undefined>;
  publicUrl: string;
};

const main = 'web/scanner/main.js';

/** All that `main` imports, directly or not. A test walks the imports and compares. */
const imported = [
  'src/domain/application-identifiers.js',
  'src/domain/barcode-reading.js',
  'src/domain/code-text.js',
  'src/domain/container.js',
  'src/domain/csv-cell.js',
  'src/domain/digital-link.js',
  'src/domain/element-reading.js',
  'src/domain/element-string.js',
  'src/domain/gs1.js',
  'src/domain/identified-values.js',
  'src/domain/identifier-rules.js',
  'src/domain/scanned-text.js',
  'src/domain/trace-code.js',
  'src/domain/unit-code.js',
  'web/scan/words.js',
  'web/scanner/camera.js',
  'web/scanner/feedback.js',
  'web/scanner/list.js',
  'web/scanner/look-up.js',
  'web/scanner/reader.js',
  'web/scanner/reads.js',
  'web/scanner/table.js',
  'web/scanner/words.js',
];

export const scannerModules: readonly string[] = [main, ...imported];

/** The library that finds symbols in pictures: its script, and what that loads. */
export const scannerLibrary = { script: 'zxing_reader.js', wasm: 'zxing_reader.wasm' } as const;

const types: Readonly<Record<string, string>> = {
  ...Object.fromEntries(scannerModules.map((name) => [name, 'text/javascript; charset=utf-8'])),
  [scannerLibrary.script]: 'text/javascript; charset=utf-8',
  [scannerLibrary.wasm]: 'application/wasm',
};

const aYear = 365 * 24 * 60 * 60;
const addressOf = (name: string) => `/scanner/files/${name}`;

/** Scanning in the product itself: the page and what it runs. The only one that may use a camera. */
export function scannerRoutes({ assets, publicUrl }: ScannerDeps) {
  const routes = createRouter();
  const { host } = new URL(publicUrl);
  let policy: string | undefined;

  routes.get('/scanner', async (c) => {
    policy ??= await policyOfPage();
    const { language } = c.var;
    const page = scannerPage({
      language,
      host,
      modules: imported.map(addressOf),
      main: addressOf(main),
      reader: addressOf(scannerLibrary.script),
    });
    return c.html(page, 200, {
      'content-security-policy': policy,
      'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
      'cache-control': 'no-cache',
      'content-language': language === 'zh' ? 'zh-CN' : 'en',
      vary: 'accept-language',
    });
  });

  routes.get('/scanner/files/*', async (c) => {
    const name = c.req.path.slice(addressOf('').length);
    const type = types[name];
    const found =
      type === undefined ? undefined : await assets(`scanner/${name}`, c.req.raw.headers);
    if (type === undefined || !found) throw noSuchFile();
    const headers = new Headers(found.headers);
    headers.set('content-type', type);
    headers.set('vary', 'accept-encoding');
    // The library's script names its version when it asks for the large file.
    const dated = name === scannerLibrary.wasm && c.req.query('v') !== undefined;
    headers.set('cache-control', dated ? `public, max-age=${aYear}, immutable` : 'no-cache');
    return new Response(found.body, { status: found.status, headers });
  });

  return routes;
}

/** Compiling WebAssembly needs a word of its own; nothing is loaded from, or sent, elsewhere. */
async function policyOfPage(): Promise<string> {
  const hash = btoa(String.fromCharCode(...(await sha256(scannerCss))));
  return (
    `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'sha256-${hash}'; ` +
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
  );
}

function noSuchFile(): AppError {
  return new AppError({
    kind: 'not_found',
    code: 'scanner.file_not_found',
    message: {
      zh: '此部署没有附带扫码页面的文件。请先运行 npm run build,或在 /t 手工输入追溯码。',
      en: 'This deployment carries no files for the scanner. Run npm run build first, or type the code at /t.',
    },
  });
}
