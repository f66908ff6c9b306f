import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { productCategories } from '../../domain/product-categories.ts';
import { storageClasses } from '../../domain/storage-class.ts';

export const productRegistered = defineEvent({
  type: 'products.registered',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    code: z.string(),
    gtin: z.string(),
    gtinOverrideReason: z.string().nullable(),
    nameZh: z.string(),
    nameEn: z.string(),
    category: z.enum(productCategories),
    hsCode: z.string(),
    storageClass: z.enum(storageClasses),
    shelfLifeDays: z.int(),
    spec: z.string().nullable(),
  }),
  lots: () => [],
});

/** How much of the product comes out of what goes in, from a day on. */
export const productYieldSet = defineEvent({
  type: 'products.yield_set',
  version: 1,
  body: z.strictObject({
    productId: z.uuid(),
    orgId: z.uuid(),
    leastPermille: z.int().nullable(),
    mostPermille: z.int().nullable(),
    effectiveFrom: z.iso.date(),
  }),
  lots: () => [],
});
