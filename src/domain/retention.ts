import { modeAt, type ModeRow } from './policy-rules.ts';
import type { Text } from './text.ts';

export const retentionKinds = [
  'worker_identity',
  'health_emergency',
  'health_routine',
  'security_audit',
  'sign_in_session',
  'sign_in_limit',
  'consumer_scan',
  'scan_hour',
  'consumer_report',
  'import_copy',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

export const retentionActions = ['delete', 'detach', 'aggregate', 'keep'] as const;
export type RetentionAction = (typeof retentionActions)[number];

type KindFacts = {
  action: RetentionAction;
  what: Text;
  /** From when the days of a rule count. */
  from: Text;
  /** What the law leaves no choice in: fewest or most days. */
  min?: number;
  max?: number;
  /** Why the run does nothing about it, where it does nothing. */
  idle?: Text;
};

/** What happens when time is up belongs to the kind; how long that is, to dated rules. */
export const retentionFacts: Record<RetentionKind, KindFacts> = {
  worker_identity: {
    action: 'delete',
    what: { zh: '人员的姓名、电话、证件号码', en: 'Name, telephone and identity of a worker' },
    from: { zh: '离岗之日', en: 'The day the worker left' },
  },
  health_emergency: {
    action: 'detach',
    what: {
      zh: '应急状态下采集的人员样品与工号的对应',
      en: 'Whose personnel sample it was, taken in an emergency',
    },
    from: { zh: '该地应急状态结束之时', en: 'The end of the emergency at that place' },
  },
  health_routine: {
    action: 'detach',
    what: {
      zh: '平时采集的人员样品与工号的对应',
      en: 'Whose personnel sample it was, taken in normal times',
    },
    from: { zh: '采样之时', en: 'When the sample was taken' },
  },
  security_audit: {
    action: 'keep',
    what: { zh: '安全审计记录(日志中的事件)', en: 'Security audit entries: events of the journal' },
    from: { zh: '记录之时', en: 'When recorded' },
    min: 183,
    idle: {
      zh: '日志只增不减,任何作业都不删除其中的事件,期限只是下限。',
      en: 'The journal is append-only and no job deletes from it: the time is a floor.',
    },
  },
  sign_in_session: {
    action: 'delete',
    what: {
      zh: '已过期的登录会话(含 IP、浏览器)',
      en: 'Expired sessions, with address and browser',
    },
    from: { zh: '会话过期之时', en: 'When the session expired' },
  },
  sign_in_limit: {
    action: 'delete',
    what: { zh: '登录次数限制和一次性验证记录', en: 'Counters of sign-in tries, one-time proofs' },
    from: { zh: '最后一次使用之时', en: 'Last use' },
  },
  consumer_scan: {
    action: 'aggregate',
    what: { zh: '消费者扫码的 IP 和位置', en: 'Address and place of a consumer who scans' },
    from: { zh: '扫码之时', en: 'The scan' },
    max: 1,
    idle: {
      zh: '从不保存 IP 和精确位置,扫码当时即只计入追溯码、小时和地市的次数,没有可汇总的内容。',
      en: 'Neither is ever stored: a scan is counted at once by code, hour and city, so nothing is left to aggregate.',
    },
  },
  scan_hour: {
    action: 'aggregate',
    what: {
      zh: '扫码次数按小时和地市的明细(总次数保留)',
      en: 'Scans by hour and city; the total of a code stays',
    },
    from: { zh: '扫码的那一天结束之时', en: 'The end of the day of the scan (UTC)' },
  },
  consumer_report: {
    action: 'delete',
    what: {
      zh: '消费者举报的文字和照片(举报本身和处理结果保留)',
      en: 'Words and photo of a consumer’s report; the report and its outcome stay',
    },
    from: {
      zh: '最后一次答复,未答复的从提交之时',
      en: 'The last answer, or else when it was sent',
    },
  },
  import_copy: {
    action: 'delete',
    what: { zh: '导入失败后加批注的表格副本', en: 'Marked-up copies of imported sheets' },
    from: { zh: '生成之时', en: 'When made' },
    idle: {
      zh: '副本在文件存储的 imports/ 之下,程序尚不能删除文件,请用存储的生命周期规则。',
      en: 'They lie under imports/ in the file store, which the program can’t delete from yet: set a life-cycle rule there.',
    },
  },
};

/**
 * When the emergency ended under which something was done at a place: undefined where there was none,
 * null while it lasts. A later emergency does not revive the purpose of the one before.
 */
export function emergencyEnd(
  modes: readonly ModeRow[],
  divisionPath: readonly string[],
  doneAt: Date,
  now: Date,
): Date | null | undefined {
  if (modeAt(modes, divisionPath, doneAt) !== 'emergency') return undefined;
  const changes = modes
    .filter(({ divisionId }) => divisionPath.includes(divisionId))
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((at) => at > doneAt && at <= now)
    .sort((a, b) => a.getTime() - b.getTime());
  return changes.find((at) => modeAt(modes, divisionPath, at) === 'normal') ?? null;
}
