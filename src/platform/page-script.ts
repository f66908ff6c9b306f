import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = import.meta.url.endsWith('.js');

/**
 * Modules of one folder as one script for a page that loads nothing, in the order in which they are
 * needed. Their names are apart, so they may stand one after the other without what joined them.
 */
export async function pageScript(folder: string, modules: readonly string[]): Promise<string> {
  const parts = await Promise.all(modules.map(async (name) => read(join(folder, name))));
  return `(() => {\n'use strict';\n${parts.join('\n')}})();\n`;
}

async function read(name: string): Promise<string> {
  const path = join(root, 'web', name + (isBuilt ? '.js' : '.ts'));
  const source = await readFile(path, 'utf8');
  const script = isBuilt ? source : stripTypeScriptTypes(source);
  return script
    .replace(/^import\s[^;]*;$/gm, '')
    .replace(/^export (?=(?:async )?function|const)/gm, '')
    .replace(/^export \{\};$/gm, '')
    .replace(/^\/\/# sourceMappingURL=.*$/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n');
}
