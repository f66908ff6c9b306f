import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { z } from 'zod';

import type { Database } from '../../db/types.ts';
import { type App, describeApi } from '../../src/app.ts';
import { createTestApp } from './app.ts';

/** The app over a database that answers nothing: for looking at its routes. */
export function anApp(options: Parameters<typeof createTestApp>[1] = {}) {
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (one) => new PostgresIntrospector(one),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return createTestApp(db, options);
}

const Described = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

export function describedApi(app: App) {
  return Described.parse(JSON.parse(describeApi(app)));
}
