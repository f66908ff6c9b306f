import { dirname, join, normalize } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { expect, test } from 'vitest';
import { ZXING_WASM_SHA256, ZXING_WASM_VERSION } from 'zxing-wasm/reader';

import { scannerModules } from '../../src/app-scanner.ts';
import { sha256Hex } from '../../src/core/hash.ts';
import { browserAsset } from '../../src/platform/browser-assets.ts';
import { anApp } from '../support/api.ts';

const { app } = anApp({ assets: browserAsset });
const file = (name: string, headers: Record<string, string> = {}) =>
  app.request(`/scanner/files/${name}`, { headers });

test('the page is in both languages, open to everyone, and the only one that may use the camera', async () => {
  for (const [language, title] of [
    ['zh', '<h1>扫码</h1>'],
    ['en', '<h1>Scan</h1>'],
  ] as const) {
    const response = await app.request(`/scanner?lang=${language}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(title);
    expect(response.headers.get('permissions-policy')).toContain('camera=(self)');
    expect(response.headers.get('content-security-policy')).toContain("'wasm-unsafe-eval'");
  }
  for (const path of ['/', '/t', '/docs', '/docs/errors']) {
    const { headers } = await app.request(path);
    expect(headers.get('permissions-policy'), path).toContain('camera=()');
    expect(headers.get('content-security-policy'), path).not.toContain('wasm');
  }
});

/** Names that the modules import, as they are served. */
async function importsOf(name: string): Promise<string[]> {
  const text = await (await file(name)).text();
  return [...text.matchAll(/^(?:import|export|\}) .*from '(\..+)';$/gm)].map(([, path = '']) =>
    normalize(join(dirname(name), path)),
  );
}

test('every module that the page runs is served as plain script, and no other file', async () => {
  const found = new Set<string>();
  const queue = ['web/scanner/main.js'];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    queue.push(...(await importsOf(name)));
  }
  expect([...found].sort()).toEqual([...scannerModules].sort());
  for (const name of found) {
    const response = await file(name);
    expect([name, response.status]).toEqual([name, 200]);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text(), name).not.toMatch(/^import type|\bas const\b|\.ts'/m);
  }
  for (const name of ['web/scanner/page.js', 'src/config.js', '../package.json', 'package.json']) {
    expect((await file(name)).status, name).toBe(404);
  }
});

test('all of it is asked for at once, not one after the other', async () => {
  const html = await (await app.request('/scanner')).text();
  for (const name of scannerModules) expect(html).toContain(`"/scanner/files/${name}"`);
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('the library comes from here: its script, and the very module that the script expects', async () => {
  const script = await (await file('zxing_reader.js')).text();
  expect(script).toContain('ZXingWASM');
  const wasm = await file(`zxing_reader.wasm?v=${ZXING_WASM_VERSION}`);
  expect(wasm.headers.get('content-type')).toBe('application/wasm');
  expect(wasm.headers.get('cache-control')).toContain('immutable');
  expect(await sha256Hex(new Uint8Array(await wasm.arrayBuffer()))).toBe(ZXING_WASM_SHA256);
});

test('large files travel packed to who takes them so, and not again to who has them', async () => {
  const packed = await file('zxing_reader.wasm', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  const bytes = new Uint8Array(await packed.arrayBuffer());
  const plain = await file('zxing_reader.wasm');
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(bytes.length).toBeLessThan(500_000);
  expect(await sha256Hex(Uint8Array.from(gunzipSync(bytes)))).toBe(ZXING_WASM_SHA256);
  const etag = plain.headers.get('etag') ?? '';
  expect((await file('zxing_reader.wasm', { 'if-none-match': etag })).status).toBe(304);
});

test('a deployment without the files says so', async () => {
  const response = await anApp().app.request('/scanner/files/web/scanner/main.js');
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'scanner.file_not_found' });
});
