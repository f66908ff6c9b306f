import type { Language, Text } from '../../src/domain/text.ts';

/** Sentences that stand in the page from the start. */
export const proofWords = {
  title: { zh: '记录核验', en: 'Checking the records' },
  lead: {
    zh: '本批次的每条记录，在公开日志中都有一个指纹。本页在您的浏览器里自行计算，看它们是否仍与日志一致。',
    en: 'Each record of this lot has a fingerprint in a public log. This page computes in your own browser whether they still agree with it.',
  },
  steps: { zh: '核验步骤', en: 'What is checked' },
  entries: { zh: '日志条目', en: 'Entries' },
  entriesWill: {
    zh: '由每条记录的日志条目重新计算它的指纹（SHA-256）。',
    en: 'The fingerprint (SHA-256) of each record’s entry is computed anew.',
  },
  paths: { zh: '日志树', en: 'The log’s tree' },
  pathsWill: {
    zh: '由每个指纹逐级计算到日志的根，与检查点中的根比较。',
    en: 'From each fingerprint the way up to the root of the log is computed, and compared with the root in the checkpoint.',
  },
  signature: { zh: '检查点签名', en: 'Signature of the checkpoint' },
  signatureWill: {
    zh: '用日志的公钥验证检查点的签名（Ed25519）。',
    en: 'The signature (Ed25519) of the checkpoint is verified with the log’s key.',
  },
  witnesses: { zh: '独立见证方', en: 'Independent witnesses' },
  witnessesWill: {
    zh: '验证见过此日志的独立机构的联署签名。',
    en: 'The signatures of independent bodies that have seen this log are verified.',
  },
  before: { zh: '与上次访问比较', en: 'Since your last visit' },
  beforeWill: {
    zh: '日志只能增加。与本浏览器上次保存的检查点比较，看当时的内容是否都还在。',
    en: 'The log may only grow. It is compared with the checkpoint that this browser kept last time: all that it held must still be there.',
  },
  notYet: { zh: '未检查', en: 'Not checked' },
  unrunTitle: { zh: '核验尚未进行', en: 'The check has not run' },
  unrun: {
    zh: '本浏览器关闭了 JavaScript 或版本过旧，因此没有核验任何内容。请改用下面的独立核验程序，或换一个浏览器。',
    en: 'JavaScript is off in this browser, or it is too old: nothing has been checked. Use the stand-alone verifier below, or another browser.',
  },
  apart: { zh: '用独立程序核验', en: 'Check with the stand-alone verifier' },
  apartText: {
    zh: '不想依赖本页的脚本？在装有 Node.js 的电脑上保存同样的数据，用随源代码提供的 tools/verify-log.mjs 核验：',
    en: 'Would you rather not trust this page’s script? On a computer with Node.js, save the same data and check it with tools/verify-log.mjs, which comes with the source:',
  },
  apartKey: {
    zh: '日志公钥见 {address}；请与从其他途径得到的公钥对照。',
    en: 'The log’s keys stand at {address}; compare them with keys that you got another way.',
  },
  limits: { zh: '这说明什么，不说明什么', en: 'What this shows, and what not' },
  limitsText: {
    zh: '核验通过说明：所列记录写入公开日志后没有改动，写入时间没有倒填。它不说明记录的内容属实，不说明商品合格，也发现不了从未登记或没有列在这里的记录。公开日志只有指纹，没有记录内容。',
    en: 'If it passes, the records listed have not been changed since they entered the public log, and were not back-dated. It does not show that what they say is true or that the goods are sound, nor does it find what was never recorded or is not listed here. The log holds fingerprints only, nothing of the records.',
  },
  facts: { zh: '这些记录（北京时间）', en: 'These records (in China time)' },
  late: { zh: '补录', en: 'Entered late' },
  list: { zh: '逐条结果', en: 'Record by record' },
  technical: { zh: '检查点', en: 'The checkpoint' },
  goods: { zh: '返回商品页', en: 'Back to the goods' },
  about: { zh: '核验的批次', en: 'The lot' },
  failedTitle: { zh: '现在该做什么', en: 'What to do now' },
  failedText: {
    zh: '请截图并保留本页和商品，暂勿食用，然后向市场监管部门举报。不要清除浏览器数据：其中保存的检查点是证据。',
    en: 'Take a screenshot, keep it and the goods, and don’t eat them for now. Then report it to the market regulator. Don’t clear this browser’s data: the checkpoint kept in it is evidence.',
  },
  failedReport: {
    zh: '保留截图后，向市场监管部门举报',
    en: 'Keep the screenshot, then report to the market regulator',
  },
  failedCall: { zh: '没有网络时请拨打 12315', en: 'Without a network, call 12315' },
  forget: { zh: '清除本浏览器保存的检查点', en: 'Forget the checkpoint kept in this browser' },
  forgetNote: {
    zh: '通过核验的检查点只保存在本浏览器中，供下次比较；其中没有您的任何信息。',
    en: 'A checkpoint that held is kept in this browser alone, to compare with next time. It holds nothing about you.',
  },
  footer: { zh: '数据生成于', en: 'Data made at' },
} as const satisfies Record<string, Text>;

/** What the script says of what it found; `{…}` stands for a value. */
export const tellingWords = {
  verdicts: {
    held: { zh: '通过', en: 'Passed' },
    failed: { zh: '未通过', en: 'Failed' },
    unchecked: { zh: '未检查', en: 'Not checked' },
  },
  headings: {
    held: { zh: '记录核验通过', en: 'The records check out' },
    unchecked: { zh: '部分核验通过', en: 'Checked in part' },
    failed: { zh: '核验未通过', en: 'The check failed' },
  },
  texts: {
    held: {
      zh: '{count} 条记录都与公开日志一致，检查点签名有效。',
      en: 'Each record ({count}) agrees with the public log, and its checkpoint is signed.',
    },
    unchecked: {
      zh: '{count} 条记录都与检查点一致，但本浏览器不能验证检查点的签名。请换用新版浏览器，或使用下面的独立核验程序。',
      en: 'Each record ({count}) agrees with the checkpoint, but this browser can’t verify its signature. Use a newer browser, or the stand-alone verifier below.',
    },
    failed: {
      zh: '记录逐条无误，但日志本身有问题，见下面标为“未通过”的步骤。',
      en: 'The records agree one by one, but the log itself does not hold: see the step marked “Failed”.',
    },
  },
  failedRecords: {
    zh: '以下记录与公开日志不一致：{numbers}。',
    en: 'Not in agreement with the public log: record {numbers}.',
  },
  brokenText: {
    zh: '检查点无法读取，或不是这个日志的检查点。',
    en: 'The checkpoint can’t be read, or is not of this log.',
  },
  unableHeading: { zh: '本浏览器无法核验', en: 'This browser can’t check' },
  unableText: {
    zh: '浏览器只在加密连接（https）上提供所需的计算功能。没有核验任何内容，这不说明记录有问题。请以 https 打开本页、换一个浏览器，或使用下面的独立核验程序。',
    en: 'Browsers offer what it takes only over an encrypted connection (https). Nothing has been checked, which says nothing against the records. Open this page with https, use another browser, or the stand-alone verifier below.',
  },
  entries: {
    held: {
      zh: '重新计算了 {count} 条记录的指纹，条目格式都正确。',
      en: 'Computed the fingerprint of each record ({count}); every entry has the log’s form.',
    },
    failed: {
      zh: '条目不符合日志格式或顺序：记录 {numbers}。',
      en: 'Not of the log’s form, or out of its order: record {numbers}.',
    },
  },
  paths: {
    held: {
      zh: '每个指纹都通向检查点中的根；日志共有 {size} 条。',
      en: 'Each fingerprint leads to the root in the checkpoint. The log has {size} entries.',
    },
    failed: {
      zh: '不通向检查点中的根：记录 {numbers}。条目在写入日志后被改动，或从未写入。',
      en: 'Do not lead to the root in the checkpoint: record {numbers}. The entry was changed after it entered the log, or never did.',
    },
  },
  signature: {
    held: {
      zh: '签名有效，密钥 {keys}。密钥由本页给出。',
      en: 'The signature is valid: key {keys}, as this page gives it.',
    },
    failed: {
      zh: '签名无效，或不是由所列密钥签署。',
      en: 'The signature is not valid, or not by a key listed here.',
    },
    unchecked: {
      zh: '签名未经本浏览器检查：它的 WebCrypto 不支持 Ed25519。指纹和根已检查。',
      en: 'The signature was not checked by this browser, whose WebCrypto has no Ed25519. The fingerprints and the root were.',
    },
  },
  witnesses: {
    held: {
      zh: '联署签名有效：{names}。',
      en: 'Cosignatures are valid: {names}.',
    },
    failed: {
      zh: '联署签名无效：{names}。',
      en: 'Cosignature not valid: {names}.',
    },
    unchecked: {
      zh: '联署签名未经本浏览器检查：{names}。',
      en: 'Cosignatures not checked by this browser: {names}.',
    },
  },
  witnessesNone: {
    zh: '没有可供本页验证的联署签名。',
    en: 'There is no cosignature that this page could verify.',
  },
  witnessesSeen: {
    zh: '据本系统，已有 {count} 个独立见证方见过以上全部记录。',
    en: 'This system says that {count} independent witnesses have seen all of these records.',
  },
  witnessesSeenOne: {
    zh: '据本系统，已有 1 个独立见证方见过以上全部记录。',
    en: 'This system says that 1 independent witness has seen all of these records.',
  },
  beforeFirst: {
    zh: '本浏览器没有保存过这个日志的检查点，无从比较。核验通过后会保存，供下次比较。',
    en: 'This browser has kept no checkpoint of this log to compare with. One that passes is kept for next time.',
  },
  before: {
    held: {
      zh: '{at} 时的日志（{size} 条）仍原样包含在现在的日志中。',
      en: 'The log as it was on {at} ({size} entries) is still there, unchanged.',
    },
    failed: {
      zh: '{at} 时的日志（{size} 条）已不在现在的日志中：有内容被改动或删除。当时的检查点见“检查点”一栏。',
      en: 'The log as it was on {at} ({size} entries) is no longer part of this one: something was changed or dropped. The checkpoint of that time stands under “The checkpoint”.',
    },
    unchecked: {
      zh: '未与 {at} 保存的检查点（{size} 条）比较：没有网络，或没有取得所需的数据。',
      en: 'Not compared with the checkpoint kept on {at} ({size} entries): no network, or no answer with what that takes.',
    },
  },
  count: { zh: '记录数', en: 'Records' },
  countMore: {
    zh: '{count}（最新的；更早的记录未列出）',
    en: '{count} (the newest; there are older ones)',
  },
  first: { zh: '首次登记', en: 'First recorded' },
  firstListed: { zh: '所列最早登记', en: 'First of these' },
  last: { zh: '最近登记', en: 'Last recorded' },
  waiting: { zh: '尚未写入日志', en: 'Not in the log yet' },
  lateNone: {
    zh: '没有在事后 24 小时或更久才登记的记录。',
    en: 'None was recorded 24 hours or more after the fact.',
  },
  lateSome: {
    zh: '以下记录在所述事情发生 24 小时或更久之后才登记：',
    en: 'These were recorded 24 hours or more after what they tell of:',
  },
  lateBy: { zh: '晚 {days} 天 {hours} 小时', en: '{days} d {hours} h late' },
  record: { zh: '记录 {index}', en: 'Record {index}' },
  chips: {
    held: { zh: '一致', en: 'Agrees' },
    failed: { zh: '不一致', en: 'Disagrees' },
  },
  commitment: { zh: '承诺值', en: 'Commitment' },
  kept: { zh: '上次保存的检查点（{at}）', en: 'The checkpoint kept on {at}' },
  zone: { zh: '{at} UTC+8', en: '{at} UTC+8' },
  comma: { zh: '、', en: ', ' },
  forgotten: { zh: '已清除。', en: 'Forgotten.' },
} as const satisfies Record<string, Text | Record<string, Text>>;

type InOne<T> = T extends Text ? string : { [K in keyof T]: InOne<T[K]> };

/** In one language, as the page carries them. */
export type Words = InOne<typeof tellingWords>;

export function wordsIn(language: Language): Words {
  return inOne(tellingWords, language) as Words;
}

type Tree = Text | { readonly [name: string]: Tree };

function inOne(tree: Tree, language: Language): unknown {
  if (isText(tree)) return tree[language];
  return Object.fromEntries(
    Object.entries(tree).map(([name, inside]) => [name, inOne(inside, language)]),
  );
}

function isText(tree: Tree): tree is Text {
  return typeof tree['zh'] === 'string';
}
