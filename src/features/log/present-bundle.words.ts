import type { Text } from '../../domain/text.ts';

/** What a printed bundle says besides hashes. */
export const bundleWords = {
  title: { zh: '公开日志存证清单', en: 'Evidence from the public log' },
  lot: { zh: '批次', en: 'Lot' },
  origin: { zh: '日志', en: 'Log' },
  size: { zh: '日志条数', en: 'Entries of the log' },
  root: { zh: '根（base64）', en: 'Root (base64)' },
  keys: { zh: '日志公钥', en: 'Keys of the log' },
  madeAt: { zh: '出具时间', en: 'Printed' },
  records: { zh: '记录数', en: 'Records' },
  zone: { zh: '（北京时间 UTC+8）', en: ' (Asia/Shanghai, UTC+8)' },
  about: {
    zh: '下表为本批次每条记录在公开日志中的条目。承诺值是加盐记录的 SHA-256；持有电子证据包的人可用 verify-log 核对，公众可扫描包装上的追溯码核验。本清单不含记录内容。',
    en: 'Below is the entry of each record of this lot in the public log. A commitment is the SHA-256 of the salted record: who holds the electronic bundle checks it with verify-log, and anybody by the code on a pack. What happened is not printed here.',
  },
  entries: { zh: '日志条目', en: 'Entries' },
  index: { zh: '序号', en: 'Index' },
  recordedAt: { zh: '登记时间（UTC）', en: 'Recorded (UTC)' },
  late: { zh: '晚（小时）', en: 'Late (h)' },
  commitment: { zh: '承诺值（SHA-256）', en: 'Commitment (SHA-256)' },
  checkpoint: { zh: '检查点', en: 'Checkpoint' },
  documents: { zh: '证明文件', en: 'Documents' },
  document: { zh: '编号', en: 'Number' },
  sha256: { zh: '文件 SHA-256', en: 'SHA-256 of the file' },
  none: { zh: '没有附带文件的证明。', en: 'No document has a file.' },
} as const satisfies Record<string, Text>;

export const bundlePages = {
  zh: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  en: (page: number, pages: number) => `Page ${page} of ${pages}`,
} as const;

export const bundleCut = {
  zh: (most: number) => `只印最新的 ${most} 条，其余见电子证据包。`,
  en: (most: number) => `Only the newest ${most} are printed; the electronic bundle has all.`,
} as const;
