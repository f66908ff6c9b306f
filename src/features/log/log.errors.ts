import { AppError, invalidField } from '../../core/errors.ts';

export const nothingPublished = () =>
  new AppError({
    kind: 'not_found',
    code: 'log.nothing_published',
    message: {
      zh: '公开日志尚未发布检查点,请稍后再试。',
      en: 'The public log has no checkpoint yet. Try again in a moment.',
    },
  });

export const noSuchTile = () =>
  new AppError({
    kind: 'not_found',
    code: 'log.no_such_tile',
    message: {
      zh: '公开日志中没有此数据块:请按最新检查点的大小请求。',
      en: 'The public log has no such tile. Ask by the size of its newest checkpoint.',
    },
  });

export const notLogged = () =>
  new AppError({
    kind: 'not_found',
    code: 'log.not_logged_yet',
    message: {
      zh: '该批次的记录尚未写入公开日志,通常一秒内完成,请稍后再试。',
      en: 'The records of this lot are not in the public log yet. That takes about a second: try again.',
    },
  });

export const logNotOffered = () =>
  new AppError({
    kind: 'not_offered',
    code: 'log.not_offered',
    message: {
      zh: '本系统未设置公开日志的签名密钥(LOG_KEY),因此不发布公开日志。',
      en: 'This installation publishes no log: its signing key (LOG_KEY) is not set.',
    },
  });

export const verdictAndProblems = () =>
  invalidField('problems', 'log.verdict_and_problems', {
    zh: '结论为 ok 时问题数须为 0,为 failed 时须至少为 1。',
    en: 'With the verdict ok there are 0 problems, with failed at least 1.',
  });

export const bundleNotPrinted = () =>
  new AppError({
    kind: 'not_offered',
    code: 'log.print_not_here',
    message: {
      zh: '本服务器(边缘节点)没有字体,不能生成 PDF。请从主服务器下载,或取 JSON 证据包(log-bundle)。',
      en: 'This server (at the edge) has no font and prints nothing. Fetch it from the main server, or take the bundle as JSON (log-bundle).',
    },
  });
