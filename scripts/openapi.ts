import { writeFile } from 'node:fs/promises';

import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';

import type { Database } from '../db/types.ts';
import { type AppDeps, createApp, describeApi } from '../src/app.ts';

const db = new Kysely<Database>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (one) => new PostgresIntrospector(one),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

// Describing the API calls none of what the entries lend.
const unused: unknown = {};
const deps = {
  ...(unused as AppDeps),
  db,
  checks: {},
  settings: {
    publicUrl: 'http://localhost:3000',
    limits: { jsonMegabytes: 1, fileMegabytes: 10, importMegabytes: 50, labels: 100_000 },
    exampleCodes: [],
  },
};

await writeFile(new URL('../openapi.json', import.meta.url), describeApi(createApp(deps)));
