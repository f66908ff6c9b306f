import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { Plugin, Rolldown } from 'vite';

const injector =
  /[/\\](?:@rc-component[/\\]util[/\\]es[/\\]Dom[/\\]dynamicCSS|@ant-design[/\\]icons[/\\]es[/\\]cssUtils)\.js$/;

/** Antd and its icons write styles through these into <style>; ours adopts them, which the policy lets in. */
export function adoptedStyles(ours: string): Plugin {
  return {
    name: 'adopted-styles',
    load: (id) => (injector.test(id) ? `export * from ${JSON.stringify(ours)};` : undefined),
  };
}

const place = '__KEEPER_FILES__';

/** Writes into the service worker what the keeper's pages may ever load, and a name for just that. */
export function precachedFiles(): Plugin {
  return {
    name: 'precached-files',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const page = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/keeper.html'));
      const worker = chunks.find(({ fileName }) => fileName === 'sw.js');
      if (!page || !worker?.code.includes(place)) throw new Error(`No place for ${place}`);
      const files = [...reachable(page, bundle)].sort();
      const html = await readFile(new URL('./keeper.html', import.meta.url));
      const version = createHash('sha256').update(files.join('\n')).update(html).digest('hex');
      const list = {
        version: version.slice(0, 16),
        files: files.map((name) => `/console/${name}`),
      };
      worker.code = worker.code.replace(place, () => JSON.stringify(list));
    },
  };
}

function reachable(page: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): Set<string> {
  const found = new Set<string>();
  const queue = [page.fileName];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') continue;
    queue.push(...chunk.imports, ...chunk.dynamicImports);
    queue.push(...(chunk.viteMetadata?.importedCss ?? []));
    queue.push(...(chunk.viteMetadata?.importedAssets ?? []));
  }
  return found;
}
