import { glob, readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

/** Outside the journal on purpose: accounts, who workers are, counters, files' bytes. See docs/decisions. */
const mayWrite =
  /\.projection\.ts$|src\/core\/(journal|movements)\.ts$|src\/rebuild\.ts$|src\/features\/accounts\/auth|src\/features\/(alerts|keys|log|people|registrations|reports|retention|scan)\/[\w-]+\.store\.ts$|src\/core\/rate-limit\.ts$/;

const writes = /\b(insert\s+into|update\s+[\w.]+\s+set|delete\s+from|truncate\s|merge\s+into)\b/i;

test('SQL text that writes stands only in projectors, the journal and the accounts', async () => {
  const found: string[] = [];
  for await (const file of glob('src/**/*.ts')) {
    if (mayWrite.test(file)) continue;
    const text = await readFile(file, 'utf8');
    const sql = text.matchAll(/sql(?:<[^`]*>)?`([^`]*)`/g);
    for (const [, statement = ''] of sql) if (writes.test(statement)) found.push(file);
  }
  expect(found).toEqual([]);
});
