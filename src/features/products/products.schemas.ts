import { z } from '@hono/zod-openapi';

import { commandFields, identifierField, overrideReason, textField } from '../../core/fields.ts';
import { checkHsCode } from '../../domain/customs.ts';
import { checkGtin } from '../../domain/gs1.ts';
import { productCategories } from '../../domain/product-categories.ts';
import { storageClasses } from '../../domain/storage-class.ts';

export const RegisterProduct = z
  .strictObject({
    ...commandFields,
    code: z
      .string()
      .regex(/^[A-Z0-9][A-Z0-9-]{0,29}$/)
      .openapi({ example: 'SALMON-FIL', description: 'Your own article number.' }),
    gtin: identifierField(checkGtin, '09506000134352').optional().openapi({
      description: 'The GTIN on the pack. Without one, a restricted-circulation code is made.',
    }),
    overrideReason,
    nameZh: textField(120),
    nameEn: textField(160),
    category: z.enum(productCategories),
    hsCode: identifierField(checkHsCode, '0303130000'),
    storageClass: z.enum(storageClasses),
    shelfLifeDays: z.int().min(1).max(3650),
    spec: textField(120).optional().openapi({ example: '10 kg/箱' }),
  })
  .openapi('RegisterProduct');
export type RegisterProduct = z.infer<typeof RegisterProduct>;

export const ProductView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    code: z.string(),
    gtin: z.string().nullable(),
    restrictedCode: z.boolean(),
    nameZh: z.string(),
    nameEn: z.string(),
    category: z.enum(productCategories),
    hsCode: z.string(),
    storageClass: z.enum(storageClasses),
    shelfLifeDays: z.int(),
    spec: z.string().nullable(),
  })
  .openapi('Product');
export type ProductView = z.infer<typeof ProductView>;

const permille = z.int().min(0).max(1000);

export const SetYield = z
  .strictObject({
    eventId: commandFields.eventId,
    leastPermille: permille.optional().openapi({
      description: 'Least that comes out, of all that goes into the processing.',
    }),
    mostPermille: permille.optional().openapi({ example: 620 }),
    effectiveFrom: z.iso.date().optional().openapi({
      description: 'A day in Asia/Shanghai, today or later; today when left out.',
    }),
  })
  .openapi('SetYield');
export type SetYield = z.infer<typeof SetYield>;

export const YieldView = z
  .strictObject({
    leastPermille: z.int().nullable(),
    mostPermille: z.int().nullable(),
    effectiveFrom: z.iso.date(),
  })
  .openapi('Yield');
