import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = import.meta.url.endsWith('.js');

/** What a page from disk may not import, in the order in which it is needed. */
const modules = [
  'grouped',
  'words',
  'telling',
  'graph',
  'layout',
  'draw',
  'panel',
  'view',
  'controls',
  'main',
];

/**
 * The script of a trace's picture, as one: their names are apart, so modules may stand one after
 * the other without what joined them.
 */
export async function pictureScript(): Promise<string> {
  const parts = await Promise.all(modules.map(read));
  return `(() => {\n'use strict';\n${parts.join('\n')}})();\n`;
}

async function read(name: string): Promise<string> {
  const path = join(root, 'web/trace', name + (isBuilt ? '.js' : '.ts'));
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
