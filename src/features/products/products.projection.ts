import { on, type Projection } from '../../core/journal.ts';
import { productRegistered, productYieldSet } from './products.events.ts';

export const productsTables = ['product', 'product_yield'] as const;

export const productsProjections: readonly Projection[] = [
  on(productRegistered, async (tx, events) => {
    await tx
      .insertInto('product')
      .values(
        events.map(({ body, recordedAt }) => ({
          id: body.id,
          org_id: body.orgId,
          code: body.code,
          gtin: body.gtin,
          gtin_override_reason: body.gtinOverrideReason,
          name_zh: body.nameZh,
          name_en: body.nameEn,
          category: body.category,
          hs_code: body.hsCode,
          storage_class: body.storageClass,
          shelf_life_days: body.shelfLifeDays,
          spec: body.spec,
          registered_at: recordedAt,
        })),
      )
      .execute();
  }),

  on(productYieldSet, async (tx, events) => {
    for (const { id, body } of events) {
      const bounds = {
        least_permille: body.leastPermille,
        most_permille: body.mostPermille,
        event_id: id,
      };
      await tx
        .insertInto('product_yield')
        .values({ product_id: body.productId, effective_from: body.effectiveFrom, ...bounds })
        .onConflict((oc) => oc.columns(['product_id', 'effective_from']).doUpdateSet(bounds))
        .execute();
    }
  }),
];
