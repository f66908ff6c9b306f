import { AppError } from '../../core/errors.ts';

export const witnessNotOffered = () =>
  new AppError({
    kind: 'not_offered',
    code: 'witness.not_offered',
    message: {
      zh: '本系统未设置见证密钥(WITNESS_KEY),因此不为其他日志作见证。',
      en: 'This installation witnesses no logs: its key (WITNESS_KEY) is not set.',
    },
  });

export const unreadableCheckpoint = () =>
  new AppError({
    kind: 'malformed',
    code: 'witness.unreadable',
    message: {
      zh: '请求体须为:old 与旧大小一行、最多 63 行 base64 哈希、一个空行,再加已签名的检查点(C2SP tlog-witness)。',
      en: 'The body has to be a line `old <size>`, at most 63 hashes in base64, an empty line, and a signed checkpoint (C2SP tlog-witness).',
    },
  });

export const oldBeyondCheckpoint = (old: number, size: number) =>
  new AppError({
    kind: 'malformed',
    code: 'witness.old_beyond_checkpoint',
    message: {
      zh: `旧大小(old ${old})不得大于检查点的大小(${size})。`,
      en: `The old size (old ${old}) must not be larger than the checkpoint's (${size}).`,
    },
  });

export const unknownOrigin = () =>
  new AppError({
    kind: 'not_found',
    code: 'witness.unknown_origin',
    message: {
      zh: '本系统不见证该日志。请由管理员将其公钥加入 WITNESS_LOGS。',
      en: 'This log is not witnessed here. The administrator can add its key to WITNESS_LOGS.',
    },
  });

export const notSignedByLog = () =>
  new AppError({
    kind: 'forbidden',
    code: 'witness.not_signed',
    message: {
      zh: '检查点上没有该日志已知公钥的有效签名。若日志更换了密钥,请管理员将新公钥加入 WITNESS_LOGS。',
      en: 'No known key of this log signed the checkpoint. If the log has a new key, the administrator adds it to WITNESS_LOGS.',
    },
  });

export const inconsistent = (old: number, size: number) =>
  new AppError({
    kind: 'invalid',
    code: 'witness.inconsistent',
    message: {
      zh: `一致性证明不能证明大小为 ${size} 的树由大小为 ${old} 的树增长而来。`,
      en: `The proof does not show that the tree of ${size} grew from the one of ${old}.`,
    },
  });

export const tooManyCheckpoints = (seconds: number) =>
  new AppError({
    kind: 'too_many',
    code: 'witness.too_many',
    message: {
      zh: `此网络地址的请求过多,请 ${seconds} 秒后再试。`,
      en: `Too many requests from this address; try again in ${seconds} seconds.`,
    },
    details: { retryAfterSeconds: seconds },
  });

export const checkpointTooLarge = (kilobytes: number) =>
  new AppError({
    kind: 'too_large',
    code: 'witness.too_large',
    message: {
      zh: `请求体超过 ${kilobytes} kB 上限。`,
      en: `The body is larger than the limit of ${kilobytes} kB.`,
    },
  });
