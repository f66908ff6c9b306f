import { beforeAll, expect, test } from 'vitest';

import { seedDemo } from '../../src/demo/demo.ts';
import { createAuth } from '../../src/features/accounts/auth.ts';
import { watchRecords } from '../../src/features/alerts/watch.service.ts';
import { loadReferenceData } from '../../src/platform/prepare.ts';
import { ctxFor, memoryFiles, testCodes, testKeys, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const patience = 240_000;

beforeAll(async () => {
  const db = database();
  await loadReferenceData(db, testNow);
  const auth = createAuth({
    db,
    secret: 'a secret for tests, long enough to be one',
    baseUrl: 'https://trace.test',
    password: {
      hash: async (password) => `hashed ${password}`,
      verify: async ({ hash, password }) => hash === `hashed ${password}`,
    },
  });
  const lent = { files: memoryFiles(), personal: testKeys, unitCodes: testCodes };
  await seedDemo({ db, ...lent, auth, now: testNow });
}, patience);

test(
  'the honest city of the demo raises no alert',
  async () => {
    const watched = await watchRecords(ctxFor(database(), { kind: 'system' }));
    expect(watched.records).toBeGreaterThan(3000);
    const raised = await database().selectFrom('alert').select(['rule', 'text_en']).execute();
    expect(raised).toEqual([]);
  },
  patience,
);
