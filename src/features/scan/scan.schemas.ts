import { z } from '@hono/zod-openapi';

import { analyteCodes, testMethods, testResults } from '../../domain/analytes.ts';
import { documentKinds, documentStates } from '../../domain/documents.ts';
import { lotKinds } from '../../domain/lots.ts';
import { premisesKinds } from '../../domain/places.ts';
import { productCategories } from '../../domain/product-categories.ts';
import { sampleKinds } from '../../domain/samples.ts';
import { holdCauses, stepKinds, unitLevels, verdicts } from '../../domain/scan.ts';
import { storageClasses } from '../../domain/storage-class.ts';
import { CopyWarningView, TallyView } from './scan-tally.schemas.ts';

const text = z.strictObject({ zh: z.string(), en: z.string() });
const optionalText = z.string().nullable();
const moment = z.iso.datetime();
const country = { country: z.string().openapi({ example: 'NO' }), countryName: text };

const notice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('recall'),
    number: z.string(),
    class: z.int(),
    recallKind: z.enum(['voluntary', 'ordered', 'withdrawal']),
    reason: text,
    since: moment,
    firm: text.nullable().openapi({ description: 'The firm that recalls.' }),
  }),
  z.strictObject({ kind: z.literal('hold'), cause: z.enum(holdCauses) }),
  z.strictObject({ kind: z.literal('copy'), warning: CopyWarningView }),
  z.strictObject({ kind: z.literal('withdrawn') }),
  z.strictObject({ kind: z.literal('expired'), on: z.iso.date() }),
  z.strictObject({ kind: z.literal('void_document'), documentKind: z.enum(documentKinds) }),
]);

/** Describes `Scan` of the domain; nothing is parsed through it on the way out. */
export const ScanView = z
  .strictObject({
    code: z.string(),
    unit: z
      .strictObject({ level: z.enum(unitLevels), movedAt: moment.nullable() })
      .nullable()
      .openapi({
        description:
          'Of the code of a single unit: what it stands on, and when it was repacked into the lot that is shown. Null for the code of a lot.',
      }),
    verdict: z.enum(verdicts),
    notices: z.array(notice),
    activatedAt: moment,
    product: z.strictObject({
      name: text,
      category: z.enum(productCategories),
      spec: optionalText,
      gtin: optionalText,
      inHouseCode: optionalText.openapi({
        description: 'In GS1’s prefixes for restricted circulation: the firm’s own, and no GTIN.',
      }),
      storageClass: z.enum(storageClasses),
      shelfLifeDays: z.int(),
    }),
    lot: z.strictObject({
      number: z.string(),
      kind: z.enum(lotKinds),
      supplierLotNo: optionalText,
      productionDate: z.iso.date(),
      expiryDate: z.iso.date(),
    }),
    origin: z.strictObject({
      ...country,
      place: text.nullable(),
      producer: optionalText,
      establishmentHomeNo: optionalText,
      establishmentCnNo: optionalText,
      port: optionalText,
      sources: z.array(z.strictObject(country)),
    }),
    declaredBy: text,
    route: z.array(
      z.strictObject({
        kind: z.enum(stepKinds),
        premisesKind: z.enum(premisesKinds).nullable(),
        city: text.nullable(),
        from: moment,
        to: moment,
        inherited: z.boolean(),
      }),
    ),
    tests: z.array(
      z.strictObject({
        analyte: z.enum(analyteCodes),
        method: z.enum(testMethods),
        result: z.enum(testResults),
        laboratory: text,
        sampleKinds: z.array(z.enum(sampleKinds)),
        sampledAt: moment,
      }),
    ),
    disinfections: z.array(z.strictObject({ certificateNo: z.string(), at: moment, by: text })),
    tally: TallyView,
    documents: z.array(
      z.strictObject({
        kind: z.enum(documentKinds),
        number: optionalText,
        issuer: z.string(),
        state: z.enum(documentStates),
        issuedOn: z.iso.date().nullable(),
        validUntil: z.iso.date().nullable(),
        files: z.array(z.strictObject({ url: z.string(), mediaType: z.string() })),
      }),
    ),
  })
  .openapi('Scan', {
    description:
      'What the holder of a pack may know. Lists hold the newest: 30 steps, 20 tests, 10 disinfections, 20 documents.',
  });
