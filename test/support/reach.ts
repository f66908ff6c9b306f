import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const doors = ['test/support/database.ts', 'test/support/servers.ts'];

/**
 * Test files that have no database of the run, whatever they import: domain rules, spreadsheets, the verifier, a
 * crash of PGlite. What they find out, a second database can't change.
 */
export function testsWithoutDatabase(): string[] {
  const known = new Map<string, string[]>();
  const imports = (file: string): string[] => {
    const found = known.get(file) ?? importsOf(file);
    known.set(file, found);
    return found;
  };
  const reaches = (file: string): boolean => {
    const seen = new Set([file]);
    for (const one of seen) for (const next of imports(one)) seen.add(next);
    return doors.some((door) => seen.has(door));
  };
  return globSync('{src,test,db}/**/*.test.ts', { cwd: root }).filter((file) => !reaches(file));
}

/** Of the tests' own files, and what they start as programs; the product knows nothing of them. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+\.ts)'/g)]
    .map(([, path = '']) => join(dirname(file), path))
    .filter((path) => path.startsWith('test/'));
}
