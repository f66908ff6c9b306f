import type { Permission } from '../domain/permissions.ts';
import { isPermitted } from '../domain/permissions.ts';
import type { OrgKind, Role } from '../domain/roles.ts';
import { AppError } from './errors.ts';

type Standing = {
  orgId: string;
  orgKind: OrgKind;
  /** A regulator's: path of the division whose subtree it oversees ('CN/440000/'). */
  jurisdiction?: string | undefined;
  /** Set where the right to act is limited to some premises of the firm. */
  premisesIds?: readonly string[] | undefined;
};

/** A signed-in person acting for one organisation. `userId` is an account id, never a name. */
export type PersonActor = Standing & { kind: 'person'; userId: string; role: Role };

/** A program with a key of its organisation: an ERP, a laboratory system, a gateway. */
export type ProgramActor = Standing & {
  kind: 'program';
  keyId: string;
  scopes: readonly Permission[];
};

/** The installation itself: loads reference data at start, never reached over HTTP. */
export type SystemActor = { kind: 'system' };

export type Actor = PersonActor | ProgramActor | SystemActor;

/** Whoever came in over HTTP. */
export type OutsideActor = PersonActor | ProgramActor;

export function authorize(actor: Actor, permission: Permission): void {
  if (isPermitted(actor, permission)) return;
  throw new AppError({
    kind: 'forbidden',
    code: 'auth.forbidden',
    message: {
      zh: `您的角色无权执行此操作(${permission})。请联系本单位负责人调整角色。`,
      en: `Your role may not do this (${permission}). Ask your organisation's owner to change your role.`,
    },
  });
}

/** The organisation on whose behalf a verb acts. Verbs that act for a firm can't run as the system. */
export function orgOf(actor: Actor): string {
  if (actor.kind !== 'system') return actor.orgId;
  throw new AppError({
    kind: 'forbidden',
    code: 'auth.no_organisation',
    message: {
      zh: '此操作必须由某个单位的人员执行。',
      en: 'A person of an organisation has to do this.',
    },
  });
}

/** For what a program can't do, such as changing its own password. */
export function personOf(actor: Actor): PersonActor {
  if (actor.kind === 'person') return actor;
  throw new AppError({
    kind: 'forbidden',
    code: 'auth.person_only',
    message: {
      zh: '此操作须由本人登录后执行,程序密钥不能代办。',
      en: 'A person has to sign in for this; the key of a program does not do.',
    },
  });
}

/**
 * A device that sends what was recorded earlier says who recorded it (`<account>@<organisation>`): whoever
 * is signed in by then does not act with another's hand.
 */
export function demandSamePerson(headers: Headers, actor: OutsideActor): void {
  const recorder = headers.get('frostmark-recorded-by');
  if (recorder === null || recorder === `${actorIdOf(actor)}@${actor.orgId}`) return;
  throw new AppError({
    kind: 'conflict',
    code: 'auth.other_person',
    message: {
      zh: '现在登录的不是记录此操作的人,没有写入任何内容。请由记录人本人登录后再上传。',
      en: 'Somebody else is signed in than recorded this; nothing was written. Whoever recorded it signs in to send it.',
    },
  });
}

/** As the journal names who acted: an account's or a key's id. */
export function actorIdOf(actor: Actor): string | null {
  if (actor.kind === 'system') return null;
  return actor.kind === 'person' ? actor.userId : actor.keyId;
}

export function isRegulator(actor: Actor): boolean {
  return actor.kind === 'system' || actor.orgKind === 'regulator';
}

/** For reads: the premises beyond which nothing of the firm is there. Undefined: no limit. */
export function premisesLimitOf(actor: Actor): readonly string[] | undefined {
  return actor.kind === 'system' ? undefined : actor.premisesIds;
}

/** A right limited to some premises reaches no others of the firm: for those it answers 404. */
export function actsAt(actor: Actor, premisesId: string): boolean {
  if (actor.kind === 'system' || actor.premisesIds === undefined) return true;
  return actor.premisesIds.includes(premisesId);
}
