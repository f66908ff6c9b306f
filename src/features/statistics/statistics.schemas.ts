import { z } from '@hono/zod-openapi';

import { PageQuery } from '../../core/paging.ts';
import { alertKinds, alertStates } from '../../domain/alerts.ts';
import { premisesKinds, premisesStates } from '../../domain/places.ts';
import { productCategories } from '../../domain/product-categories.ts';
import { recallKinds } from '../../domain/recalls.ts';
import { storageClasses } from '../../domain/storage-class.ts';
import { evidenceKinds } from './statistics.queries.ts';

const count = z.int().min(0);
const kg = z.number().min(0);
const orgKinds = ['operator', 'importer', 'laboratory', 'disinfection', 'market'] as const;
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const country = z.string().regex(/^[A-Z]{2}$/);

const sum = { lots: count, netWeightKg: kg };

export const OverviewView = z
  .strictObject({
    at: z.iso.datetime(),
    firms: z.array(z.strictObject({ kind: z.enum(orgKinds), firms: count })),
    premises: z.array(
      z.strictObject({
        kind: z.enum(premisesKinds),
        state: z.enum(premisesStates),
        premises: count,
      }),
    ),
    openings: z
      .array(z.strictObject({ month, firms: count, premises: count }))
      .openapi({ description: 'By month in Asia/Shanghai, the last twelve.' }),
    origins: z.array(z.strictObject({ originCountry: country, ...sum })),
    categories: z.array(z.strictObject({ category: z.enum(productCategories), ...sum })),
    classes: z.array(z.strictObject({ storageClass: z.enum(storageClasses), ...sum })),
    evidence: z
      .strictObject({
        ...sum,
        kinds: z.array(z.strictObject({ kind: z.enum(evidenceKinds), ...sum })),
      })
      .openapi({
        description:
          'Of imported lots that stand somewhere: all of them, and those for which such a proof is there: an issued ' +
          'document, a negative result that stands, or a recorded disinfection.',
      }),
    alerts: z.array(
      z.strictObject({ kind: z.enum(alertKinds), state: z.enum(alertStates), alerts: count }),
    ),
    recalls: z.array(
      z.strictObject({ kind: z.enum(recallKinds), open: z.boolean(), recalls: count }),
    ),
  })
  .openapi('Overview');

export const FirmRowsQuery = PageQuery.extend({
  kind: z.enum(orgKinds).optional(),
  month: month.optional().openapi({ description: 'Registered in this month.' }),
});

export const FirmRow = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(orgKinds),
    nameZh: z.string(),
    nameEn: z.string(),
    uscc: z.string(),
    divisionId: z.string(),
    registeredAt: z.iso.datetime(),
  })
  .openapi('FirmRow');

export const PremisesRowsQuery = PageQuery.extend({
  kind: z.enum(premisesKinds).optional(),
  state: z.enum(premisesStates).optional(),
  month: month.optional().openapi({ description: 'Opened in this month.' }),
});

export const PremisesRow = z
  .strictObject({
    id: z.uuid(),
    code: z.string(),
    kind: z.enum(premisesKinds),
    state: z.enum(premisesStates),
    nameZh: z.string(),
    nameEn: z.string(),
    organisation: z.strictObject({ id: z.uuid(), nameZh: z.string(), nameEn: z.string() }),
    divisionId: z.string(),
    address: z.string(),
    longitude: z.number().nullable().openapi({ description: 'WGS-84 degrees.' }),
    latitude: z.number().nullable(),
    openedAt: z.iso.datetime(),
    netWeightKg: kg.openapi({ description: 'What stands there now.' }),
  })
  .openapi('PremisesRow');

export const GoodsRowsQuery = PageQuery.extend({
  originCountry: country.optional(),
  category: z.enum(productCategories).optional(),
  storageClass: z.enum(storageClasses).optional(),
  imported: z.enum(['true', 'false']).optional(),
  with: z.enum(evidenceKinds).optional().openapi({ description: 'With such a proof.' }),
  without: z.enum(evidenceKinds).optional().openapi({ description: 'Without such a proof.' }),
});

export const GoodsRow = z
  .strictObject({
    lotId: z.uuid(),
    number: z.string(),
    productNameZh: z.string(),
    productNameEn: z.string(),
    category: z.enum(productCategories),
    storageClass: z.enum(storageClasses),
    originCountry: country,
    expiryDate: z.iso.date(),
    netWeightKg: kg.openapi({ description: 'What stands now, within your sight.' }),
    evidence: z.array(z.enum(evidenceKinds)),
  })
  .openapi('GoodsRow');
