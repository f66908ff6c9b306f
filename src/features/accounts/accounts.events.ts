import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { roles } from '../../domain/roles.ts';

/** Opaque ids only: names, numbers and secrets are rows that can be erased. */
function event<S extends z.ZodRawShape>(name: string, body: S) {
  return defineEvent({
    type: `accounts.${name}`,
    version: 1,
    body: z.strictObject(body),
    lots: () => [],
  });
}

const accountEvent = <S extends z.ZodRawShape>(name: string, body: S) =>
  event(name, { userId: z.uuid(), ...body });

const premisesIds = z.array(z.uuid()).nullable();

export const memberAdded = accountEvent('member_added', {
  orgId: z.uuid(),
  role: z.enum(roles),
  premisesIds,
  invitationId: z.uuid().nullable(),
});

export const roleChanged = accountEvent('role_changed', {
  orgId: z.uuid(),
  from: z.enum(roles),
  to: z.enum(roles),
});

/** Null: everywhere in the firm. */
export const memberLimited = accountEvent('member_limited', { orgId: z.uuid(), premisesIds });

export const memberLeft = accountEvent('member_left', {
  orgId: z.uuid(),
  how: z.enum(['left', 'removed']),
});

export const passwordChanged = accountEvent('password_changed', {});

export const sessionsEnded = accountEvent('sessions_ended', { sessionIds: z.array(z.uuid()) });

export const factorBegun = accountEvent('factor_begun', {});

export const factorEnrolled = accountEvent('factor_enrolled', {});

export const factorPassed = accountEvent('factor_passed', {
  sessionId: z.uuid(),
  by: z.enum(['totp', 'recovery']),
});

export const factorRemoved = accountEvent('factor_removed', {});

export const recoveryCodesMade = accountEvent('recovery_codes_made', {});

export const memberInvited = event('member_invited', {
  invitationId: z.uuid(),
  orgId: z.uuid(),
  role: z.enum(roles),
  premisesIds,
  expiresAt: z.iso.datetime(),
});

export const invitationRevoked = event('invitation_revoked', {
  invitationId: z.uuid(),
  orgId: z.uuid(),
});

export const signedIn = accountEvent('signed_in', {
  sessionId: z.uuid(),
  by: z.enum(['password', 'phone', 'provider']),
});

export const phoneLinked = accountEvent('phone_linked', {});

export const phoneUnlinked = accountEvent('phone_unlinked', {});

export const providerLinked = accountEvent('provider_linked', {});

export const providerUnlinked = accountEvent('provider_unlinked', {});
