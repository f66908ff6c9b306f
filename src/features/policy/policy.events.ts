import { z } from '@hono/zod-openapi';

import { defineEvent } from '../../core/events.ts';
import { analyteCodes, testMethods } from '../../domain/analytes.ts';
import { disinfectedObjects } from '../../domain/disinfection.ts';
import { documentKinds, documentStates } from '../../domain/documents.ts';
import { lotKinds } from '../../domain/lots.ts';
import { premisesKinds } from '../../domain/places.ts';
import { policyModes, routes, ruleModes, transitions } from '../../domain/policy-rules.ts';
import { productCategories } from '../../domain/product-categories.ts';
import { sampleKinds } from '../../domain/samples.ts';
import { storageClasses } from '../../domain/storage-class.ts';

const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(300);

/** Which evidence a rule asks for; `src/domain/policy-checks.ts` says when each is met. */
export const requirement = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    anyOf: some(
      z.strictObject({ kind: z.enum(documentKinds), states: some(z.enum(documentStates)) }),
    ),
    wholeQuantity: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('test'),
    analytes: some(z.enum(analyteCodes)),
    methods: some(z.enum(testMethods)).nullable(),
    samples: z.int().min(1).max(100),
    sampleKinds: some(z.enum(sampleKinds)).nullable(),
    sampledAfterArrival: z.boolean(),
    withinHours: z
      .int()
      .min(1)
      .max(24 * 3650)
      .nullable(),
  }),
  z.strictObject({
    kind: z.literal('disinfection'),
    objects: some(z.enum(disinfectedObjects)).nullable(),
    afterArrival: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('not_expired') }),
  z.strictObject({ kind: z.literal('whole_container') }),
  z.strictObject({ kind: z.literal('through_central_warehouse') }),
  z.strictObject({ kind: z.literal('not_unloaded_here') }),
]);

/** Null holds for all. */
export const scopes = {
  lotKinds: some(z.enum(lotKinds)).nullable(),
  categories: some(z.enum(productCategories)).nullable(),
  storageClasses: some(z.enum(storageClasses)).nullable(),
  origins: some(z.string().regex(/^[A-Z]{2}$/)).nullable(),
  premisesKinds: some(z.enum(premisesKinds)).nullable(),
  entries: some(z.enum(routes)).nullable(),
};

const ruleBody = z.strictObject({
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
  effectiveFrom: z.iso.datetime(),
  effectiveTo: z.iso.datetime().nullable(),
});
export type RuleBody = z.infer<typeof ruleBody>;

/** Rules begin and end together, so that one can take another's place without a gap. */
export const rulesSet = defineEvent({
  type: 'policy.rules_set',
  version: 1,
  body: z.strictObject({
    add: z.array(ruleBody),
    end: z.array(z.strictObject({ id: z.uuid(), effectiveTo: z.iso.datetime() })),
  }),
  lots: () => [],
});

export const modeDeclared = defineEvent({
  type: 'policy.mode_declared',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    divisionId: z.string(),
    mode: z.enum(policyModes),
    reasonZh: z.string(),
    reasonEn: z.string(),
    effectiveFrom: z.iso.datetime(),
  }),
  lots: () => [],
});
