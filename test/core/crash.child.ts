import { migrateToLatest } from '../../db/migrate.ts';
import { openPglite } from '../../db/pglite.ts';
import { registerProduct } from '../../src/features/products/products.service.ts';
import { ctxFor } from '../support/app.ts';
import { anOrganisation } from '../support/factories.ts';

/** Writes for as long as it lives and says what was acknowledged, a line each. */
const { db } = await openPglite({ dataDir: process.argv[2] ?? '' });
await migrateToLatest(db);
const { member } = await anOrganisation(db);
const ctx = ctxFor(db, member('owner'));
for (let count = 1; ; count += 1) {
  const eventId = crypto.randomUUID();
  await registerProduct(ctx, {
    eventId,
    code: `ART-${count}`,
    nameZh: '冻虾',
    nameEn: 'Frozen shrimp',
    category: 'crustaceans',
    hsCode: '0306170000',
    storageClass: 'frozen',
    shelfLifeDays: 540,
  });
  process.stdout.write(`${eventId}\n`);
}
