import { AppError } from '../../core/errors.ts';

export const keyNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'key.not_found',
    message: { zh: '没有该密钥,请核对编号。', en: 'No such key; check its id.' },
  });

export const scopesNotLendable = (
  refused: readonly { index: number; scope: string }[],
  lendable: readonly string[],
) =>
  new AppError({
    kind: 'invalid',
    code: 'key.scope_not_lendable',
    message: {
      zh: `本单位不能把这些权限交给程序。可选:${lendable.join(', ')}。`,
      en: `Your organisation can't lend these permissions to a program; it can lend ${lendable.join(', ')}.`,
    },
    issues: refused.map(({ index, scope }) => ({
      field: `scopes.${index}`,
      rule: 'key.scope_not_lendable',
      message: { zh: `不可授予:${scope}`, en: `Can't be lent: ${scope}` },
    })),
  });

export const premisesUnknown = (indexes: readonly number[]) =>
  new AppError({
    kind: 'invalid',
    code: 'premises.unknown',
    message: {
      zh: '场所不存在或不属于本单位,请从本单位的场所中选择。',
      en: 'No such premises of your organisation; choose among your own.',
    },
    issues: indexes.map((index) => ({
      field: `premisesIds.${index}`,
      rule: 'premises.unknown',
      message: { zh: '不是本单位的场所', en: 'Not premises of yours' },
    })),
  });

export const beyondOwnPremises = () =>
  new AppError({
    kind: 'invalid',
    code: 'key.premises_missing',
    message: {
      zh: '您的权限限于部分场所,请在 premisesIds 中从这些场所里选择。',
      en: 'You act at some premises only; choose among them in premisesIds.',
    },
    issues: [
      {
        field: 'premisesIds',
        rule: 'key.premises_missing',
        message: { zh: '必填', en: 'Required' },
      },
    ],
  });

export const tooManyKeys = (most: number) =>
  new AppError({
    kind: 'conflict',
    code: 'key.too_many',
    message: {
      zh: `本单位已有 ${most} 个有效密钥,请先停用不再使用的密钥。`,
      en: `Your organisation has ${most} keys in force; revoke those no longer used first.`,
    },
  });

/** A command sent again: what it made is there, but its secret was shown and is not kept. */
export const shownAlready = (id: string) =>
  new AppError({
    kind: 'conflict',
    code: 'key.shown_already',
    message: {
      zh: '该操作已完成,密钥只显示一次。若未收到,请轮换该密钥以取得新的。',
      en: 'This was done already, and a secret is shown once. If it did not arrive, rotate the key.',
    },
    details: { id },
  });

export const keyOver = (state: 'expired' | 'revoked') =>
  new AppError({
    kind: 'conflict',
    code: `key.${state}`,
    message:
      state === 'expired'
        ? { zh: '该密钥已过期,请新建密钥。', en: 'This key has expired; make a new one.' }
        : { zh: '该密钥已停用,请新建密钥。', en: 'This key was revoked; make a new one.' },
  });

/** One answer for all that is wrong with a key: it must not tell which keys exist. */
export const keyRefused = () =>
  new AppError({
    kind: 'unauthenticated',
    code: 'auth.key_refused',
    message: {
      zh: '密钥无效。请核对 Authorization: Bearer fmk_…,或请本单位负责人检查、轮换密钥。',
      en: "This key is not valid. Check Authorization: Bearer fmk_…, or have your organisation's owner look at the key.",
    },
  });

/** One answer for all that is wrong with a token. */
export const tokenRefused = () =>
  new AppError({
    kind: 'unauthenticated',
    code: 'auth.token_refused',
    message: {
      zh: '令牌无效或已过期。请用密钥在 POST /api/token 换取新令牌。',
      en: 'This token is not valid or has expired. Get a new one with your key at POST /api/token.',
    },
  });

export const tooManyTokens = (retryAfterSeconds: number) =>
  new AppError({
    kind: 'too_many',
    code: 'auth.too_many_tokens',
    message: {
      zh: `换取令牌过于频繁,请 ${retryAfterSeconds} 秒后再试;令牌在有效期内可重复使用。`,
      en: `Too many tokens asked for; wait ${retryAfterSeconds} seconds, and use a token until it expires.`,
    },
    details: { retryAfterSeconds },
  });
