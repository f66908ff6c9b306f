import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

import { type ProgramActor } from '../../core/actor.ts';
import { permissions } from '../../domain/permissions.ts';
import { orgKinds } from '../../domain/roles.ts';
import type { OpenedKey } from './program-keyring.ts';

export const tokenSeconds = 600;
/** Clocks of two machines. */
export const skewSeconds = 30;

const audience = 'frostmark';
const algorithm = 'EdDSA';
const type = 'at+jwt';
/** More than the longest of ours: what is longer is not worth reading. */
const longest = 8_192;

const Claims = z.object({
  sub: z.uuid(),
  jti: z.uuid(),
  exp: z.number(),
  org: z.uuid(),
  orgKind: z.enum(orgKinds),
  jurisdiction: z.string().optional(),
  scopes: z.array(z.enum(permissions)),
  premises: z.array(z.uuid()).optional(),
});

export type Believed = { actor: ProgramActor; kid: string; expiresAt: number };

export async function signToken(
  signer: OpenedKey,
  token: { issuer: string; id: string; actor: ProgramActor; now: Date; seconds: number },
): Promise<string> {
  const { actor, now } = token;
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({
    org: actor.orgId,
    orgKind: actor.orgKind,
    scopes: actor.scopes,
    ...(actor.jurisdiction !== undefined && { jurisdiction: actor.jurisdiction }),
    ...(actor.premisesIds !== undefined && { premises: actor.premisesIds }),
  })
    .setProtectedHeader({ alg: algorithm, typ: type, kid: signer.kid })
    .setIssuer(token.issuer)
    .setAudience(audience)
    .setSubject(actor.keyId)
    .setJti(token.id)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + token.seconds)
    .sign(signer.privateKey);
}

/** No token: its `typ` is another, and so is who it is for. */
export async function signDocument(
  signer: OpenedKey,
  documentType: string,
  claims: Record<string, unknown>,
): Promise<string> {
  if (documentType === type) throw new Error('A token is not signed as a document');
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: documentType, kid: signer.kid })
    .sign(signer.privateKey);
}

/** Null for whatever is not a token of ours that is valid now. */
export async function readToken(
  token: string,
  expected: {
    issuer: string;
    now: Date;
    keyOf: (kid: string) => Promise<OpenedKey | undefined>;
  },
): Promise<Believed | null> {
  if (token.length > longest) return null;
  const { issuer, now, keyOf } = expected;
  try {
    const { payload, protectedHeader } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = kid === undefined ? undefined : await keyOf(kid);
        if (key === undefined) throw new errors.JWKSNoMatchingKey();
        return key.publicKey;
      },
      {
        algorithms: [algorithm],
        issuer,
        audience,
        typ: type,
        currentDate: now,
        clockTolerance: skewSeconds,
        maxTokenAge: tokenSeconds,
        // Without these jose would let a token pass that never ends.
        requiredClaims: ['exp', 'nbf', 'iat', 'sub', 'jti'],
      },
    );
    const claims = Claims.parse(payload);
    const expiresAt = (claims.exp + skewSeconds) * 1000;
    return { actor: toActor(claims), kid: protectedHeader.kid ?? '', expiresAt };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function toActor(claims: z.infer<typeof Claims>): ProgramActor {
  const { sub, org, orgKind, scopes, jurisdiction, premises } = claims;
  return {
    kind: 'program',
    keyId: sub,
    orgId: org,
    orgKind,
    scopes,
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(premises !== undefined && { premisesIds: premises }),
  };
}
