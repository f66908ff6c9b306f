import { readFile, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';

/** The generator wants a compiler with a JS API, which TypeScript 7 has not. */
registerHooks({
  resolve: (name, context, next) =>
    next(name === 'typescript' ? '@typescript/typescript6' : name, context),
});
const { default: openapiTs, astToString } = await import('openapi-typescript');

/** Writes what the console knows of the API: part of `npm run openapi`. */
const description: unknown = JSON.parse(await readFile('openapi.json', 'utf8'));
const types = await openapiTs(JSON.stringify(description), { alphabetize: false });
await writeFile(
  'web/console/shared/api-types.d.ts',
  `// Made from openapi.json by \`npm run openapi\`.\n${astToString(types)}`,
);
