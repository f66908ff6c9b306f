import { z } from '@hono/zod-openapi';

import { commandFields, textField } from '../../core/fields.ts';
import { PageQuery } from '../../core/paging.ts';
import { permissions } from '../../domain/permissions.ts';

const { eventId } = commandFields;
/** They travel in every token, and a header holds only so much. */
const mostPremises = 50;
const days = z.int().min(1).max(400);

export const IssueKey = z
  .strictObject({
    eventId,
    name: textField(80).openapi({ example: 'ERP' }),
    scopes: z
      .array(z.enum(permissions))
      .min(1)
      .max(permissions.length)
      .openapi({ description: 'What the program may do.', example: ['read', 'custody:write'] }),
    premisesIds: z.array(z.uuid()).min(1).max(mostPremises).optional().openapi({
      description: 'The premises of your firm that the program may act at; left out: all.',
    }),
    expiresInDays: days.default(90),
  })
  .openapi('IssueKey');
export type IssueKey = z.infer<typeof IssueKey>;

export const RotateKey = z
  .strictObject({
    eventId,
    overlapHours: z
      .int()
      .min(0)
      .max(7 * 24)
      .default(24)
      .openapi({ description: 'For how long the secret used so far goes on working.' }),
    expiresInDays: days.optional().openapi({
      description: 'Counts from now; left out, the key expires when it would have.',
    }),
  })
  .openapi('RotateKey');
export type RotateKey = z.infer<typeof RotateKey>;

export const RevokeKey = z.strictObject({ eventId }).openapi('RevokeKey');
export type RevokeKey = z.infer<typeof RevokeKey>;

export const NewKey = z
  .strictObject({
    id: z.uuid(),
    secret: z.string().openapi({
      description: 'Shown this once. Keep it where the program finds it and nobody else.',
    }),
    expiresAt: z.iso.datetime(),
  })
  .openapi('NewKey');

export const keyStates = ['active', 'expired', 'revoked'] as const;

export const KeyView = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.string()),
    premisesIds: z.array(z.uuid()).nullable(),
    createdBy: z.uuid().openapi({ description: 'The account of the owner who made it.' }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable().openapi({ description: 'To the minute.' }),
    earlierSecretUntil: z.iso.datetime().nullable().openapi({
      description: 'After a rotation: until when the secret before still works.',
    }),
    state: z.enum(keyStates),
    revokedAt: z.iso.datetime().nullable(),
  })
  .openapi('Key');

export const KeyQuery = PageQuery;

export const TokenView = z
  .strictObject({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().openapi({ description: 'Seconds.', example: 600 }),
    scopes: z.array(z.string()),
  })
  .openapi('Token');

export const PublicKeys = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
  })
  .openapi('PublicKeys');
export type PublicKeys = z.infer<typeof PublicKeys>;
