import { z } from '@hono/zod-openapi';

import { analyteCodes, testMethods, testResults } from '../../domain/analytes.ts';
import { disinfectedObjects } from '../../domain/disinfection.ts';
import { documentKinds, documentStates } from '../../domain/documents.ts';
import { lotEntries, lotKinds } from '../../domain/lots.ts';
import { premisesKinds, premisesStates } from '../../domain/places.ts';
import { policyModes, ruleModes, transitions } from '../../domain/policy-rules.ts';
import { productCategories } from '../../domain/product-categories.ts';
import { sampleKinds } from '../../domain/samples.ts';
import { storageClasses } from '../../domain/storage-class.ts';
import { requirement, scopes } from '../policy/policy.events.ts';

const moment = z.iso.datetime({ offset: true });
const quantity = z.strictObject({ netWeightKg: z.number(), pieces: z.int() });
const named = { id: z.uuid(), nameZh: z.string(), nameEn: z.string() };

const CarriedLot = z.strictObject({
  ...named,
  number: z.string(),
  orgId: z.uuid(),
  kind: z.enum(lotKinds),
  entry: z.enum(lotEntries).nullable(),
  productId: z.uuid(),
  storageClass: z.enum(storageClasses),
  originCountry: z.string(),
  productionDate: z.iso.date(),
  expiryDate: z.iso.date(),
  containerNo: z.string().nullable(),
  sealNo: z.string().nullable(),
  destinationPremisesId: z.uuid().nullable(),
  inboundPlaceId: z.uuid(),
  declaredAt: moment,
  declared: quantity,
});

const FactLot = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(lotKinds),
  entry: z.enum(lotEntries).nullable(),
  category: z.enum(productCategories),
  storageClass: z.enum(storageClasses),
  originCountry: z.string(),
  originDivisionPath: z.array(z.string()).nullable(),
  expiryDate: z.iso.date(),
  declaredKg: z.number(),
  containerNo: z.string().nullable(),
});

const Facts = z
  .strictObject({
    lot: FactLot,
    ancestors: z.array(FactLot),
    links: z.array(z.strictObject({ childId: z.uuid(), parentId: z.uuid() })),
    documents: z.array(
      z.strictObject({
        id: z.uuid(),
        lotId: z.uuid(),
        kind: z.enum(documentKinds),
        number: z.string().nullable(),
        issuedOn: z.iso.date().nullable(),
        validUntil: z.iso.date().nullable(),
        netWeightKg: z.number().nullable(),
        attachedAt: moment,
        states: z.array(z.strictObject({ state: z.enum(documentStates), recordedAt: moment })),
      }),
    ),
    tests: z.array(
      z.strictObject({
        id: z.uuid(),
        lotId: z.uuid(),
        analyte: z.enum(analyteCodes),
        method: z.enum(testMethods),
        result: z.enum(testResults),
        sampleId: z.uuid(),
        sampleNumber: z.string(),
        sampleKind: z.enum(sampleKinds),
        premisesId: z.uuid(),
        takenAt: moment,
        testedAt: moment,
        recordedAt: moment,
        supersededAt: moment.nullable(),
      }),
    ),
    disinfections: z.array(
      z.strictObject({
        id: z.uuid(),
        lotId: z.uuid(),
        certificateNo: z.string(),
        object: z.enum(disinfectedObjects),
        premisesId: z.uuid(),
        netWeightKg: z.number(),
        startedAt: moment,
        endedAt: moment,
        recordedAt: moment,
      }),
    ),
    arrivals: z.array(
      z.strictObject({
        lotId: z.uuid(),
        premisesId: z.uuid(),
        premisesKind: z.enum(premisesKinds),
        divisionPath: z.array(z.string()),
        netWeightKg: z.number(),
        at: moment,
        recordedAt: moment,
      }),
    ),
  })
  .openapi('KeeperGateFacts', {
    description: 'What gates ask about a lot. Holds are not among it: they are in /api/hold-list.',
  });

const KeptRule = z.strictObject({
  id: z.uuid(),
  setCode: z.string(),
  code: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  source: z.string(),
  mode: z.enum(ruleModes),
  divisionId: z.string(),
  transition: z.enum(transitions),
  ...scopes,
  requirement,
  effectiveFrom: moment,
  effectiveTo: moment.nullable(),
});

const Store = z.strictObject({
  ...named,
  code: z.string(),
  kind: z.enum(premisesKinds),
  divisionId: z.string(),
  state: z.enum(premisesStates),
  handlesImports: z.boolean(),
});

export const Snapshot = z
  .strictObject({
    at: z.iso.datetime(),
    orgId: z.uuid(),
    stores: z.array(Store).openapi({ description: 'Your premises at which you may act.' }),
    premisesId: z.uuid().nullable().openapi({ description: 'Of the store that the rest is of.' }),
    complete: z
      .boolean()
      .openapi({ description: 'False where there are more lots than are sent.' }),
    divisionPath: z.array(z.string()),
    rooms: z.array(
      z.strictObject({
        ...named,
        code: z.string().nullable(),
        kind: z.enum(['room', 'dock']),
        temperatureClass: z.enum(storageClasses).nullable(),
      }),
    ),
    virtualPlaces: z.strictObject({
      processed: z.uuid(),
      sold: z.uuid(),
      destroyed: z.uuid(),
      lost: z.uuid(),
    }),
    lots: z.array(CarriedLot),
    stock: z.array(
      z.strictObject({ lotId: z.uuid(), placeId: z.uuid(), quantity }).openapi({
        description: 'In rooms, on the dock, declared and not received, under way, and sold.',
      }),
    ),
    shipments: z.array(
      z.strictObject({
        id: z.uuid(),
        number: z.string(),
        fromPremisesId: z.uuid(),
        toPremisesId: z.uuid(),
        fromNameZh: z.string(),
        fromNameEn: z.string(),
        toNameZh: z.string(),
        toNameEn: z.string(),
        vehiclePlate: z.string().nullable(),
        state: z.enum(['in_transit', 'mismatched']),
        shippedAt: moment,
        lines: z.array(z.strictObject({ lotId: z.uuid(), quantity })),
      }),
    ),
    destinations: z.array(
      z.strictObject({
        ...named,
        orgNameZh: z.string(),
        orgNameEn: z.string(),
        own: z.boolean(),
        state: z.enum(premisesStates),
        handlesImports: z.boolean(),
      }),
    ),
    products: z.array(
      z.strictObject({
        ...named,
        code: z.string(),
        storageClass: z.enum(storageClasses),
        shelfLifeDays: z.int(),
      }),
    ),
    codes: z.array(
      z.strictObject({
        code: z.string(),
        lotId: z.uuid(),
        state: z.enum(['issued', 'active', 'void']),
      }),
    ),
    units: z
      .array(
        z.strictObject({
          seriesId: z.uuid(),
          lotId: z.uuid(),
          first: z.int(),
          last: z.int(),
          state: z.enum(['issued', 'active', 'void', 'replaced']),
        }),
      )
      .openapi({ description: 'Unit codes of these lots; their digests: /api/keeper/units.' }),
    samples: z
      .array(
        z.strictObject({
          id: z.uuid(),
          number: z.string(),
          kind: z.enum(sampleKinds),
          takenAt: moment,
          lotIds: z.array(z.uuid()),
        }),
      )
      .openapi({ description: 'Taken here in the last 30 days and without a result.' }),
    disinfectants: z.array(
      z.strictObject({
        id: z.uuid(),
        agent: z.string(),
        workerNo: z.string().nullable(),
        preparedAt: moment,
      }),
    ),
    laboratories: z.array(z.strictObject(named)),
    rules: z.array(KeptRule),
    modes: z.array(
      z.strictObject({
        divisionId: z.string(),
        mode: z.enum(policyModes),
        effectiveFrom: moment,
        recordedAt: moment,
      }),
    ),
    facts: z.array(Facts),
  })
  .openapi('KeeperSnapshot');
export type Snapshot = z.infer<typeof Snapshot>;

export const UnitDigests = z
  .strictObject({
    seriesId: z.uuid(),
    first: z.int(),
    digests: z.string().openapi({
      description:
        'Of each code from `first` on, the first five bytes of its SHA-256, one after the other in base64.',
    }),
  })
  .openapi('KeeperUnitDigests');

export const RecordedCommand = z
  .strictObject({ id: z.uuid(), recordedAt: moment })
  .openapi('RecordedCommand');
