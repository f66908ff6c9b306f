import * as accounts from '../accounts/accounts.events.ts';
import * as keys from '../keys/keys.events.ts';
import * as people from '../people/people.events.ts';
import * as retention from '../retention/retention.events.ts';
import { teller, type Teller } from './history.entry.ts';

/** Who may act, and what is known of whom: of no lot, for who audits. */
export const peopleTellers: readonly Teller[] = [
  teller(accounts.memberAdded, { zh: '增加成员', en: 'Added a member' }),
  teller(accounts.roleChanged, { zh: '变更成员角色', en: "Changed a member's role" }),
  teller(accounts.memberLimited, {
    zh: '限定成员场所',
    en: 'Limited a member to some premises',
  }),
  teller(accounts.memberLeft, { zh: '成员离开', en: 'A member left' }),
  teller(accounts.passwordChanged, { zh: '修改密码', en: 'Changed a password' }),
  teller(accounts.sessionsEnded, { zh: '结束会话', en: 'Ended sessions' }),
  teller(accounts.factorBegun, { zh: '开始设置第二因素', en: 'Began a second factor' }),
  teller(accounts.factorEnrolled, { zh: '启用第二因素', en: 'Enrolled a second factor' }),
  teller(accounts.factorPassed, { zh: '通过第二因素', en: 'Passed the second factor' }),
  teller(accounts.factorRemoved, { zh: '移除第二因素', en: 'Removed a second factor' }),
  teller(accounts.recoveryCodesMade, { zh: '生成恢复码', en: 'Made recovery codes' }),
  teller(accounts.memberInvited, { zh: '邀请成员', en: 'Invited a member' }),
  teller(accounts.invitationRevoked, { zh: '撤回邀请', en: 'Took an invitation back' }),
  teller(accounts.signedIn, { zh: '登录', en: 'Signed in' }),
  teller(accounts.phoneLinked, { zh: '绑定手机', en: 'Linked a telephone' }),
  teller(accounts.phoneUnlinked, { zh: '解绑手机', en: 'Unlinked a telephone' }),
  teller(accounts.providerLinked, { zh: '绑定统一身份', en: 'Linked an identity provider' }),
  teller(accounts.providerUnlinked, { zh: '解绑统一身份', en: 'Unlinked an identity provider' }),
  teller(keys.keyIssued, { zh: '签发程序密钥', en: 'Issued a key' }),
  teller(keys.keyRotated, { zh: '轮换程序密钥', en: 'Rotated a key' }),
  teller(keys.keyRevoked, { zh: '吊销程序密钥', en: 'Revoked a key' }),
  teller(people.workerRegistered, { zh: '登记从业人员', en: 'Registered a worker' }),
  teller(people.workerAmended, { zh: '更新从业人员', en: 'Amended a worker' }),
  teller(people.workerDisclosed, {
    zh: '查看从业人员信息',
    en: 'Read the personal data of a worker',
  }),
  teller(people.workerSought, { zh: '按证件号查找人员', en: 'Looked for a worker by number' }),
  teller(people.workerErased, { zh: '删除从业人员信息', en: 'Erased a worker' }),
  teller(people.keyDestroyed, { zh: '销毁人员数据密钥', en: 'Destroyed a data key' }),
  teller(people.keysRewrapped, { zh: '更换主密钥', en: 'Wrapped data keys anew' }),
  teller(retention.retentionRulesSet, { zh: '设定保存期限', en: 'Set times of retention' }),
  teller(retention.samplesDetached, { zh: '样本与人员脱钩', en: 'Detached samples from people' }),
  teller(retention.retentionRan, { zh: '执行保存期限', en: 'Did what retention asks' }),
];
