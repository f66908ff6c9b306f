import { AppError, invalidField } from '../../core/errors.ts';
import type { Role } from '../../domain/roles.ts';

/** One answer for an unknown user and a wrong password: it must not tell which names exist. */
export const wrongCredentials = () =>
  new AppError({
    kind: 'unauthenticated',
    code: 'auth.wrong_credentials',
    message: { zh: '用户名或密码不正确。', en: 'The username or the password is wrong.' },
  });

export const tooManyTries = (retryAfterSeconds: number) =>
  new AppError({
    kind: 'too_many',
    code: 'auth.too_many_tries',
    message: {
      zh: `尝试次数过多,请 ${retryAfterSeconds} 秒后再试。`,
      en: `Too many tries; wait ${retryAfterSeconds} seconds.`,
    },
    details: { retryAfterSeconds },
  });

export const untrustedOrigin = () =>
  new AppError({
    kind: 'forbidden',
    code: 'auth.untrusted_origin',
    message: {
      zh: '该页面的来源不受信任。请从本系统的网址登录,或由管理员核对 PUBLIC_URL。',
      en: 'This page comes from elsewhere. Sign in at our own address, or check PUBLIC_URL.',
    },
  });

export const noOrganisation = () =>
  new AppError({
    kind: 'forbidden',
    code: 'auth.account_without_organisation',
    message: {
      zh: '该账号不属于任何单位。请联系本单位负责人。',
      en: "This account belongs to no organisation. Ask your organisation's owner.",
    },
  });

export const alreadyOpened = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.organisation_has_members',
    message: {
      zh: '该单位已有账号。其他人员由该单位负责人添加。',
      en: 'This organisation has accounts already; its owner adds further people.',
    },
  });

export const organisationNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'organisation.not_found',
    message: { zh: '没有该单位。', en: 'No such organisation.' },
  });

export const memberNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'account.member_not_found',
    message: {
      zh: '本单位没有该人员,请从 GET /api/members 核对编号。',
      en: 'Your organisation has no such member; compare the id with GET /api/members.',
    },
  });

export const lastLeader = (role: Role) =>
  new AppError({
    kind: 'conflict',
    code: 'account.last_leader',
    message: {
      zh: `这是本单位最后一名 ${role}。请先用 POST /api/members/hand-over 移交,或把该角色授予他人。`,
      en: `This is the organisation's last ${role}. Hand over first (POST /api/members/hand-over) or give the role to another member.`,
    },
  });

export const alreadySo = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.already_so',
    message: {
      zh: '该人员已是如此,无需更改。',
      en: 'It is so already; there is nothing to change.',
    },
  });

export const rolesApart = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.roles_apart',
    message: {
      zh: '系统、安全、审计管理员须为不同的人,账号不得改任。请邀请另一人。',
      en: 'System, security and audit administrators are different people: an account never changes from one to another. Invite someone else.',
    },
  });

export const notYourself = () =>
  invalidField('userId', 'account.hand_over_to_another', {
    zh: '须移交给本单位的另一人。',
    en: 'Hand over to another member.',
  });

export const stillLeading = (role: Role) =>
  invalidField('role', 'account.hand_over_role', {
    zh: `移交后您须担任 ${role} 以外的角色。`,
    en: `After handing over you take a role other than ${role}.`,
  });

export const notLimitable = () =>
  invalidField('premisesIds', 'account.not_limitable', {
    zh: '只有企业中负责人以外的人员可以限定场所。',
    en: "Only a firm's people other than its owners can be limited to premises.",
  });

export const unknownPremises = (index: number) =>
  invalidField(`premisesIds.${index}`, 'account.premises_unknown', {
    zh: '本单位没有该场所,请从 GET /api/premises 核对编号。',
    en: 'Your firm has no such premises; compare the id with GET /api/premises.',
  });

export const wrongPassword = (field: string) =>
  invalidField(field, 'account.wrong_password', {
    zh: '密码不正确。',
    en: 'This is not your password.',
  });

export const passwordJustChanged = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.password_just_changed',
    message: {
      zh: '密码刚刚已被更改,请用新密码重新登录。',
      en: 'The password was changed in this moment; sign in with the new one.',
    },
  });

export const sessionNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'account.session_not_found',
    message: {
      zh: '没有该会话,可能已结束。请从 GET /api/account/sessions 核对。',
      en: 'No such session, or it has ended; see GET /api/account/sessions.',
    },
  });

/** One answer for a wrong code, a used one and an outdated one. */
export const wrongCode = () =>
  invalidField('code', 'auth.wrong_code', {
    zh: '动态码或恢复码不正确、已用过或已过期。请等身份验证器显示下一个动态码再试。',
    en: 'The code is wrong, used or out of date. Wait for the next one your authenticator shows.',
  });

export const factorStands = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.factor_stands',
    message: {
      zh: '已绑定身份验证器。更换前请先解除(POST /api/account/second-factor/removal)。',
      en: 'A second factor stands already; remove it first (POST /api/account/second-factor/removal).',
    },
  });

export const noFactor = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.no_factor',
    message: { zh: '该账号没有绑定身份验证器。', en: 'This account has no second factor.' },
  });

export const ownFactor = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.own_factor',
    message: {
      zh: '不能重置自己的身份验证器,请用 POST /api/account/second-factor/removal,或请另一位负责人重置。',
      en: "Your own is not reset here: use POST /api/account/second-factor/removal, or another leader's help.",
    },
  });

export const noFactorDue = () =>
  new AppError({
    kind: 'conflict',
    code: 'auth.no_factor_due',
    message: { zh: '此会话无需再提交动态码。', en: 'This session owes no code.' },
  });

/** One answer for a wrong token, a used one, a revoked one and one out of date. */
export const invitationVoid = () =>
  new AppError({
    kind: 'gone',
    code: 'account.invitation_void',
    message: {
      zh: '邀请码无效、已用过、已撤回或已过期。请向邀请人索取新的邀请码。',
      en: 'This invitation is unknown, used, taken back or out of date. Ask for a new one.',
    },
  });

export const invitationNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'account.invitation_not_found',
    message: {
      zh: '没有该有效邀请,请从 GET /api/invitations 核对。',
      en: 'No such open invitation; see GET /api/invitations.',
    },
  });

export const officeTaken = (role: Role) =>
  new AppError({
    kind: 'conflict',
    code: 'account.office_taken',
    message: {
      zh: `已有 ${role}。增补由安全管理员邀请(POST /api/invitations)。`,
      en: `There is a ${role} already. Further ones are invited by the security administrator (POST /api/invitations).`,
    },
  });

export const smsNotOffered = () =>
  new AppError({
    kind: 'not_offered',
    code: 'auth.sms_not_offered',
    message: {
      zh: '本系统未开通短信。请用用户名和密码登录,或请管理员设置 SMS_WEBHOOK_URL。',
      en: 'This installation sends no text messages. Sign in by name and password, or have SMS_WEBHOOK_URL set.',
    },
  });

export const smsFailed = (cause: unknown) =>
  new AppError({
    kind: 'unavailable',
    code: 'auth.sms_failed',
    message: {
      zh: '短信暂时发不出去,请稍后再试。',
      en: 'The text message could not be sent; try again later.',
    },
    cause,
  });

/** One answer for a wrong code, an old one and a number that nobody linked. */
export const wrongPhoneCode = () =>
  invalidField('code', 'auth.wrong_phone_code', {
    zh: '验证码不正确或已过期,请核对号码或重新获取。',
    en: 'The code is wrong or out of date; check the number or ask for another code.',
  });

export const phoneTaken = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.phone_taken',
    message: {
      zh: '该号码已绑定另一账号,请先在那里解除。',
      en: 'This number is linked to another account; unlink it there first.',
    },
  });

export const noPhone = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.no_phone',
    message: { zh: '该账号没有绑定号码。', en: 'No number is linked to this account.' },
  });

export const providerNotOffered = () =>
  new AppError({
    kind: 'not_offered',
    code: 'auth.provider_not_offered',
    message: {
      zh: '本系统未接入统一身份认证。请用用户名和密码登录,或请管理员设置 OIDC_ISSUER。',
      en: 'No identity provider is connected. Sign in by name and password, or have OIDC_ISSUER set.',
    },
  });

export const providerUnavailable = (cause: unknown) =>
  new AppError({
    kind: 'unavailable',
    code: 'auth.provider_unavailable',
    message: {
      zh: '统一身份认证暂时不可用,请稍后再试或用密码登录。',
      en: 'The identity provider does not answer; try again later or sign in by password.',
    },
    cause,
  });

export const providerRefused = () =>
  new AppError({
    kind: 'forbidden',
    code: 'auth.provider_refused',
    message: {
      zh: '统一身份认证未完成或已过期,请从登录页重新开始。',
      en: 'Signing in at the identity provider was not completed, or took too long; begin again.',
    },
  });

export const providerUnlinked = () =>
  new AppError({
    kind: 'forbidden',
    code: 'auth.provider_unlinked',
    message: {
      zh: '该身份未绑定本系统账号。请先用密码登录,再绑定(POST /api/account/provider)。',
      en: 'This identity is linked to no account here. Sign in by password first and link it (POST /api/account/provider).',
    },
  });

export const providerTaken = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.provider_taken',
    message: {
      zh: '该身份已绑定另一账号,或本账号已绑定另一身份,请先解除。',
      en: 'This identity or this account is linked already; unlink it first.',
    },
  });

export const noProvider = () =>
  new AppError({
    kind: 'conflict',
    code: 'account.no_provider',
    message: {
      zh: '该账号没有绑定统一身份。',
      en: 'No identity of the provider is linked to this account.',
    },
  });
