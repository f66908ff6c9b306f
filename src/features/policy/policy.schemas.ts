import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { premisesKinds } from '../../domain/places.ts';
import { policyModes, ruleModes, transitions } from '../../domain/policy-rules.ts';
import { requirement, scopes } from './policy.events.ts';

const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,59}$/)
  .openapi({ example: 'import.quarantine' });
const moment = z.iso.datetime({ offset: true });
const divisionId = z.string().min(1).max(20).openapi({ example: '440000' });
const Requirement = requirement.openapi('PolicyRequirement');

const optionalScopes = {
  lotKinds: scopes.lotKinds.default(null),
  categories: scopes.categories.default(null),
  storageClasses: scopes.storageClasses.default(null),
  origins: scopes.origins.default(null).openapi({ description: 'ISO 3166 alpha-2 codes.' }),
  premisesKinds: scopes.premisesKinds.default(null),
  entries: scopes.entries.default(null),
};

export const NewRule = z
  .strictObject({
    setCode: code.openapi({ example: 'guangdong_2026' }),
    code,
    titleZh: textField(200),
    titleEn: textField(200),
    source: textField(300).openapi({ example: 'DB44/T 2601.2-2025' }),
    mode: z.enum(ruleModes),
    divisionId,
    transition: z.enum(transitions),
    ...optionalScopes,
    requirement: Requirement,
    effectiveFrom: moment.optional().openapi({ description: 'Now when left out; never before.' }),
    effectiveTo: moment.optional().openapi({ description: 'Open-ended when left out.' }),
  })
  .openapi('NewPolicyRule');
export type NewRule = z.infer<typeof NewRule>;

export const SetRules = z
  .strictObject({
    eventId: commandFields.eventId,
    reason: textField(300),
    add: z.array(NewRule).max(100).default([]),
    end: z
      .array(z.strictObject({ ruleId: z.uuid(), effectiveTo: moment.optional() }))
      .max(100)
      .default([])
      .openapi({ description: 'Rules that end, now when no time is given.' }),
  })
  .refine(({ add, end }) => add.length + end.length > 0, { path: ['add'] })
  .openapi('SetPolicyRules');
export type SetRules = z.infer<typeof SetRules>;

export const DeclareMode = z
  .strictObject({
    eventId: commandFields.eventId,
    divisionId,
    mode: z.enum(policyModes).openapi({ description: '平时 normal · 应急 emergency' }),
    reasonZh: textField(300),
    reasonEn: textField(300),
    effectiveFrom: moment.optional().openapi({ description: 'Now when left out; never before.' }),
  })
  .openapi('DeclarePolicyMode');
export type DeclareMode = z.infer<typeof DeclareMode>;

export const RuleView = z
  .strictObject({
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
    requirement: Requirement,
    effectiveFrom: z.iso.datetime(),
    effectiveTo: z.iso.datetime().nullable(),
  })
  .openapi('PolicyRule');

export const ModeView = z
  .strictObject({
    id: z.uuid(),
    divisionId: z.string(),
    mode: z.enum(policyModes),
    reasonZh: z.string(),
    reasonEn: z.string(),
    effectiveFrom: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
  })
  .openapi('PolicyMode');

const TextView = z.strictObject({ zh: z.string(), en: z.string() });

export const GateView = z
  .strictObject({
    lotId: z.uuid(),
    transition: z.enum(transitions),
    at: z.iso.datetime(),
    knownAt: z.iso.datetime(),
    mode: z.enum(policyModes),
    premisesId: z.uuid().nullable(),
    premisesKind: z.enum(premisesKinds).nullable(),
    divisionId: z.string(),
    allowed: z.boolean(),
    holds: z.array(TextView),
    rules: z.array(
      z.strictObject({
        ruleId: z.uuid(),
        setCode: z.string(),
        code: z.string(),
        title: TextView,
        source: z.string(),
        /** The lot that the rule speaks of: the one asked about or one that it was made of. */
        lotId: z.uuid(),
        lotNumber: z.string(),
        met: z.boolean(),
        unmet: TextView.nullable(),
        evidence: z.array(
          z.strictObject({
            kind: z.enum(['document', 'test', 'disinfection', 'arrival']),
            id: z.uuid(),
            lotId: z.uuid(),
            note: TextView,
          }),
        ),
      }),
    ),
  })
  .openapi('GateVerdict');
