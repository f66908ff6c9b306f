import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { commit } from '../../src/core/commit.ts';
import { AppError } from '../../src/core/errors.ts';
import { happened } from '../../src/core/events.ts';
import { inOneTransaction } from '../../src/core/journal.ts';
import { productRegistered } from '../../src/features/products/products.events.ts';
import { listProducts, registerProduct } from '../../src/features/products/products.service.ts';
import { compareWithRebuilt, rebuild } from '../../src/rebuild.ts';
import { ctxFor } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anOrganisation, aProduct, unique } from '../support/factories.ts';

const database = useDatabase({ as: 'owner' });

function aProductBody(overrides: object = {}) {
  return {
    code: unique('ART-'),
    nameZh: '冻虾',
    nameEn: 'Frozen shrimp',
    category: 'crustaceans' as const,
    hsCode: '0306170000',
    storageClass: 'frozen' as const,
    shelfLifeDays: 540,
    ...overrides,
  };
}

async function eventsOf(orgId: string) {
  return database().selectFrom('event').selectAll().where('org_id', '=', orgId).execute();
}

test('what a projector refuses leaves neither command nor event', async () => {
  const { orgId, member } = await anOrganisation(database());
  const ctx = ctxFor(database(), member('owner'));
  const body = { ...aProductBody(), id: crypto.randomUUID(), orgId, gtin: '02000000000015' };
  const bad = { ...body, gtinOverrideReason: null, spec: null, shelfLifeDays: 0 };
  const id = crypto.randomUUID();
  const command = { id, name: 'registerProduct', input: {} };
  await expect(
    commit(ctx, 'products:write', command, async () => ({
      result: {},
      events: [happened(productRegistered, bad)],
    })),
  ).rejects.toThrow('shelf_life_days');
  expect(await eventsOf(orgId)).toEqual([]);
  const commands = await database()
    .selectFrom('command')
    .select('id')
    .where('id', '=', id)
    .execute();
  expect(commands).toEqual([]);
});

test('another firm cannot learn by an event id what it was used for', async () => {
  const [one, two] = [await anOrganisation(database()), await anOrganisation(database())];
  const body = aProductBody({ eventId: crypto.randomUUID() });
  await registerProduct(ctxFor(database(), one.member('owner')), body);
  const taken = registerProduct(ctxFor(database(), two.member('owner')), body);
  await expect(taken).rejects.toMatchObject({ code: 'command.id_taken' });
});

test('commands inside one transaction see each other and vanish together', async () => {
  const { orgId, member } = await anOrganisation(database());
  const ctx = ctxFor(database(), member('owner'));
  const first = aProductBody();
  const work = inOneTransaction(ctx.journal, async (journal, tx) => {
    const inside = { ...ctx, db: tx, journal };
    await registerProduct(inside, first);
    // A refused command undoes only itself.
    await expect(registerProduct(inside, first)).rejects.toBeInstanceOf(AppError);
    await registerProduct(inside, aProductBody());
    expect(await listProducts(inside, { limit: 10 })).toHaveLength(2);
    throw new Error('dry run');
  });
  await expect(work).rejects.toThrow('dry run');
  expect(await eventsOf(orgId)).toEqual([]);
});

test('a changed row shows in the comparison, and a rebuild puts it right', async () => {
  const { member } = await anOrganisation(database());
  const id = await aProduct(database(), member('owner'));
  await database().updateTable('product').set({ name_en: 'Forged' }).where('id', '=', id).execute();
  const found = await compareWithRebuilt(database());
  expect(found).toMatchObject([{ table: 'product', onlyLive: 1, onlyRebuilt: 1 }]);
  expect(found[0]?.example).toContain('Forged');
  await rebuild(database());
  expect(await compareWithRebuilt(database())).toEqual([]);
});

test('after a rebuild the journal still refuses every change', async () => {
  await rebuild(database());
  for (const table of ['command', 'event', 'event_lot']) {
    const removal = sql`delete from ${sql.table(table)}`.execute(database());
    await expect(removal).rejects.toThrow('append-only');
  }
});
