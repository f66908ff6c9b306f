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
