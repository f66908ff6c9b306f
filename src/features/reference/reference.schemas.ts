import { z } from '@hono/zod-openapi';

export const DivisionView = z
  .strictObject({
    id: z.string().openapi({ example: '440300' }),
    parentId: z.string().nullable(),
    code: z.string().nullable().openapi({
      description: 'GB/T 2260 code; null for a functional zone.',
    }),
    level: z.enum(['country', 'province', 'city', 'county', 'zone']),
    nameZh: z.string(),
    nameEn: z.string(),
    path: z.string().openapi({ description: 'Ids from the root down.' }),
  })
  .openapi('Division');

export const CountryView = z
  .strictObject({
    code: z.string().openapi({ example: 'NO' }),
    nameZh: z.string(),
    nameEn: z.string(),
  })
  .openapi('Country');
