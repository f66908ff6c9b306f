import { readFile, writeFile } from 'node:fs/promises';

import { settingsTable } from '../src/config.ts';

const readme = new URL('../README.md', import.meta.url);
const text = await readFile(readme, 'utf8');
const between = /(<!-- settings -->\n)[^]*?(\n<!-- \/settings -->)/;
if (!between.test(text)) throw new Error('README.md has no place for the table of settings');
await writeFile(
  readme,
  text.replace(between, (_, start, end) => `${start}\n${settingsTable()}\n${end}`),
);
