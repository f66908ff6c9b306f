import { AppError } from '../../core/errors.ts';
import type { FactorDue } from './auth-sessions.ts';

/** All that a session may do which still owes its second factor. */
const stillOpen: Record<FactorDue, readonly string[]> = {
  verify: ['GET /api/session', 'POST /api/session/second-factor'],
  enrol: [
    'GET /api/session',
    'POST /api/account/second-factor',
    'POST /api/account/second-factor/confirmation',
  ],
};

export function demandFactor(
  due: FactorDue | undefined,
  mounted: { method: string; path: string } | undefined,
): void {
  if (due === undefined) return;
  if (mounted && stillOpen[due].includes(`${mounted.method} ${mounted.path}`)) return;
  throw new AppError({
    kind: 'forbidden',
    code: 'auth.second_factor_required',
    message: messages[due],
    details: { step: due },
  });
}

const messages = {
  verify: {
    zh: '请先提交身份验证器的动态码或恢复码(POST /api/session/second-factor)。',
    en: 'Send a code of your authenticator or a recovery code first (POST /api/session/second-factor).',
  },
  enrol: {
    zh: '此类账号须先绑定身份验证器(POST /api/account/second-factor),再提交动态码确认。',
    en: 'An account of this kind sets up an authenticator first (POST /api/account/second-factor) and confirms it with a code.',
  },
};
