import { type RetentionKind, retentionFacts, retentionKinds } from '../../domain/retention.ts';
import type { RetentionRuleBody } from './retention.events.ts';

type Default = { days: number; basisZh: string; basisEn: string; source: string };

/** Where the product's own words end: nobody who wrote these is a lawyer. */
const unread =
  '出厂默认,条文凭记忆,须由法务核对后另立 · Shipped default, articles from memory: have a lawyer read and replace it';

const defaults: Record<RetentionKind, Default> = {
  worker_identity: {
    days: 730,
    basisZh: '离岗后保留与追溯记录相同的最短期限,以便查明经手人;期满删除',
    basisEn:
      'As long after leaving as trace records must be kept at least, so that who handled goods can be found; then deleted',
    source: `《个人信息保护法》第十九条、第四十七条;《食品安全法》第五十条、第五十三条。${unread}`,
  },
  health_emergency: {
    days: 30,
    basisZh: '为应对突发公共卫生事件处理的健康信息,目的随应急状态结束而消失,一个月内脱离个人',
    basisEn:
      'Health data handled for a public-health emergency: the purpose ends with it, and within a month nothing points to a person',
    source: `《个人信息保护法》第十三条第一款第(四)项、第二十八条、第四十七条。${unread}`,
  },
  health_routine: {
    days: 365,
    basisZh: '从业人员健康管理按年进行,一年后不再需要对应到个人',
    basisEn:
      'Health management of food workers goes by the year; after one the person is not needed',
    source: `《食品安全法》第四十五条;《个人信息保护法》第十九条、第二十八条。${unread}`,
  },
  security_audit: {
    days: 183,
    basisZh: '网络日志留存不少于六个月',
    basisEn: 'Network logs are kept for at least six months',
    source: `《网络安全法》第二十一条第(三)项。${unread}`,
  },
  sign_in_session: {
    days: 7,
    basisZh: '过期会话只为排查问题短期保留',
    basisEn: 'An expired session is kept a little to look into problems',
    source: `《个人信息保护法》第六条、第十九条。${unread}`,
  },
  sign_in_limit: {
    days: 1,
    basisZh: '限制登录次数的计数过时即无用',
    basisEn: 'A counter of sign-in tries is of no use once its window is over',
    source: `《个人信息保护法》第六条、第十九条。${unread}`,
  },
  consumer_scan: {
    days: 1,
    basisZh: '扫码者的 IP 和位置是个人信息,24 小时内汇总为不可识别的计数',
    basisEn:
      'Address and place of who scans are personal: within 24 hours only counts remain that point to nobody',
    source: `《个人信息保护法》第四条、第六条、第十九条。${unread}`,
  },
  scan_hour: {
    days: 365,
    basisZh: '判断追溯码是否被复制需要看何时何地被查询,一年后只留总次数',
    basisEn:
      'When and where a code was scanned tells whether it was copied; after a year the total is enough',
    source: `《个人信息保护法》第六条、第十九条(次数本身不指向个人)。${unread}`,
  },
  consumer_report: {
    days: 365,
    basisZh: '举报内容供核查处理,办结一年后不再需要原文和照片',
    basisEn:
      'Words and photo serve to look into a report; a year after the answer they are not needed',
    source: `《个人信息保护法》第十九条、第四十七条。${unread}`,
  },
  import_copy: {
    days: 30,
    basisZh: '批注副本供操作员改错后重新导入,改完即不再需要',
    basisEn: 'A marked-up copy serves to mend a sheet and import it again; then it is not needed',
    source: `《个人信息保护法》第六条、第十九条。${unread}`,
  },
};

/** The first moment of 2026 in Asia/Shanghai. */
const effectiveFrom = new Date('2026-01-01T00:00:00+08:00').toISOString();

export const defaultRetentionRules: readonly Omit<RetentionRuleBody, 'id'>[] = retentionKinds.map(
  (kind) => ({
    kind,
    action: retentionFacts[kind].action,
    ...defaults[kind],
    shipped: true,
    effectiveFrom,
  }),
);
