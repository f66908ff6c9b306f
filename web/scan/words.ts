import type { LotKind } from '../../src/domain/lots.ts';
import type { HoldCause, StepKind, UnitLevel, Verdict } from '../../src/domain/scan.ts';
import type { Text } from '../../src/domain/text.ts';

/** Every sentence of the scan pages that names no enumerated thing of the domain. */
export const words = {
  brand: { zh: '冷链追溯', en: 'Cold-chain trace' },
  otherLanguage: { zh: 'English', en: '中文' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  what: { zh: '这是什么', en: 'What it is' },
  origin: { zh: '产地', en: 'Origin' },
  sources: { zh: '原料产地', en: 'Made from' },
  place: { zh: '产区', en: 'Region' },
  category: { zh: '类别', en: 'Kind' },
  spec: { zh: '规格', en: 'Size' },
  storage: { zh: '贮存条件', en: 'Keep' },
  produced: { zh: '生产日期', en: 'Produced' },
  expires: { zh: '保质期至', en: 'Best before' },
  producer: { zh: '生产者', en: 'Producer' },
  establishmentHome: { zh: '境外注册编号', en: 'Establishment no.' },
  establishmentCn: { zh: '在华注册编号', en: 'China registration no.' },
  port: { zh: '进境口岸', en: 'Port of entry' },
  declaredBy: { zh: '申报单位', en: 'Declared by' },
  route: { zh: '流通路线', en: 'The way here' },
  routeNote: {
    zh: '路线精确到城市，为整个批次所到之处；一个批次可能分送多地。',
    en: 'By city, for the whole lot: its packs may have gone to several places.',
  },
  inherited: { zh: '原料批次', en: 'source lot' },
  onPaper: { zh: '申报登记', en: 'Registration' },
  tests: { zh: '检测', en: 'Tests' },
  noTests: {
    zh: '没有与本批次产品、包装或环境有关的检测记录。现行规定并非对所有产品都要求检测。',
    en: 'No tests of this lot’s goods, packaging or surroundings. The rules do not ask for one of every product.',
  },
  sampled: { zh: '采样', en: 'sampled' },
  disinfections: { zh: '消毒', en: 'Disinfection' },
  noDisinfections: {
    zh: '没有消毒记录。现行规定并非对所有产品都要求消毒。',
    en: 'No disinfection. The rules do not ask for it of every product.',
  },
  certificate: { zh: '证明编号', en: 'Certificate' },
  documents: { zh: '证明文件', en: 'Papers' },
  noDocuments: { zh: '没有登记证明文件。', en: 'No papers are on record.' },
  issuedOn: { zh: '签发', en: 'issued' },
  validUntil: { zh: '有效期至', en: 'valid until' },
  view: { zh: '查看原件', en: 'View the original' },
  codes: { zh: '编号', en: 'Codes' },
  traceCode: { zh: '批次追溯码', en: 'Trace code of the lot' },
  unitCode: { zh: '单件追溯码', en: 'Code of this unit' },
  level: { zh: '包装层级', en: 'Stands on' },
  repacked: { zh: '改装日期', en: 'Repacked' },
  repackedText: {
    zh: '这件商品已分装或改装,现属于下列批次;以下为该批次的信息。',
    en: 'This unit was repacked and belongs to another lot now: what follows is of that lot.',
  },
  newCode: { zh: '新的追溯码', en: 'The new code' },
  toNewCode: { zh: '查看新码', en: 'Look at the new code' },
  supplierLot: { zh: '生产批号', en: 'Producer’s lot' },
  lotNumber: { zh: '追溯批次', en: 'Lot' },
  gtin: { zh: '商品条码', en: 'GTIN' },
  inHouseCode: { zh: '企业内部编码', en: 'In-house code' },
  provable: { zh: '记录可核验', en: 'Records verifiable' },
  provableText: {
    zh: '本批次的记录会写入公开日志，任何人都可以核对是否被改动。',
    en: 'The records of this lot are entered in a public log, where anybody can check that they were not changed.',
  },
  witnessed: {
    zh: '独立见证方 {n} 家已见到这些记录。',
    en: 'Independent witnesses that have seen them: {n}.',
  },
  notWitnessed: {
    zh: '还没有独立见证方见到这些记录。',
    en: 'No independent witness has seen them yet.',
  },
  report: { zh: '发现问题？', en: 'Something wrong?' },
  reportText: {
    zh: '包装与本页不符、标签有涂改、商品变质或已被召回仍在出售，请拨打 12315 投诉举报，并报出追溯码：',
    en: 'If the pack differs from this page, its label was tampered with, the food is bad, or it is still on sale after a recall, call 12315 (consumer complaints) and give this trace code:',
  },
  reportTextAlone: {
    zh: '包装与所查信息不符、标签有涂改、商品变质或已被召回仍在出售，请拨打 12315 投诉举报，并告知标签上的文字和链接。',
    en: 'If the pack differs from what is said of it, its label was tampered with, the food is bad, or it is still on sale after a recall, call 12315 (consumer complaints) and read them the label and the link.',
  },
  reportHere: {
    zh: '在线举报，或复制批次信息到 12315 平台',
    en: 'Report it here, or copy the lot’s data for the 12315 platform',
  },
  call: { zh: '拨打 12315', en: 'Call 12315' },
  footer: {
    zh: '以上内容由经营者依法登记，检测与证明由所列机构出具。查询时间',
    en: 'Registered by the firms named here as the law asks; tests and papers are by the bodies named. Asked at',
  },
  localTime: { zh: '（北京时间）', en: ' (China time)' },
  activated: {
    zh: '本追溯码启用于',
    en: 'Put into force on',
  },
  expired: { zh: '已过保质期', en: 'Past its date' },
  withdrawn: { zh: '申报已撤回', en: 'Declaration withdrawn' },
  withdrawnText: {
    zh: '经营者撤回了这一批次的申报。',
    en: 'The firm has taken back its declaration of this lot.',
  },
  voidText: { zh: '已作废，没有补发。', en: 'Was voided and has not been replaced.' },
  enterCode: { zh: '输入追溯码', en: 'Enter the trace code' },
  enterHint: {
    zh: '追溯码印在二维码下方，分四组：批次码 17 位，例如 XXXXX-XXXXX-XXXXXX-X；单件码 20 位，例如 XXXXX-XXXXX-XXXXX-XXXXX。大小写和横线不影响；没有字母 I、L、O、U，看起来像 O 的是数字 0，像 I 或 L 的是数字 1。',
    en: 'It stands below the QR symbol in four groups: 17 characters for a lot, XXXXX-XXXXX-XXXXXX-X, or 20 for a single unit, XXXXX-XXXXX-XXXXX-XXXXX. Case and hyphens don’t matter. There is no letter I, L, O or U: what looks like an O is a zero, and what looks like an I or L is a one.',
  },
  look: { zh: '查询', en: 'Look it up' },
  toScanner: { zh: '用摄像头或照片扫码', en: 'Scan with the camera or from a photo' },
  toReports: { zh: '查询举报进展', en: 'What became of your report' },
  youEntered: { zh: '您输入的是', en: 'You entered' },
} as const satisfies Record<string, Text>;

export const verdictWords: Record<Verdict, { title: Text; say: Text }> = {
  recalled: {
    title: { zh: '正在召回', en: 'Being recalled' },
    say: {
      zh: '请勿购买或食用。已购买的，请停止食用并联系销售者退货。',
      en: 'Don’t buy or eat it. If you have it already, stop eating it and take it back to the seller.',
    },
  },
  on_hold: {
    title: { zh: '暂停流通', en: 'On hold' },
    say: {
      zh: '本批次目前不得销售，处理结果公布前请勿购买或食用。',
      en: 'This lot may not be sold at present. Don’t buy or eat it until the matter is settled.',
    },
  },
  caution: {
    title: { zh: '请留意', en: 'Take care' },
    say: {
      zh: '启用追溯码时证明齐全，但此后有下列变化。',
      en: 'The papers were complete when the code was put into force. Since then:',
    },
  },
  complete: {
    title: { zh: '证明齐全', en: 'Papers complete' },
    say: {
      zh: '启用时已核验当时规定要求的全部证明，目前没有暂停流通或召回。',
      en: 'Every proof that the rules then asked for was checked. No hold or recall at present.',
    },
  },
};

/** Where a code was put into force because nothing was asked for: no praise of papers there are not. */
export const bareWords = {
  title: { zh: '无待办要求，亦无证明登记', en: 'Nothing required, no proof on record' },
  say: {
    zh: '启用追溯码时，按当时规定没有待提交的证明；本批次没有登记已签发的证明文件、检测或消毒。目前没有暂停流通或召回。',
    en: 'When the code was put into force the rules left no proof to be handed in; no issued paper, test or disinfection of this lot is on record. No hold or recall at present.',
  },
} as const satisfies { title: Text; say: Text };

export const holdWords: Record<HoldCause, { title: Text; say: Text }> = {
  unit: {
    title: { zh: '您手中的这一件已被封存！', en: 'This very piece is held!' },
    say: {
      zh: '请勿购买、出售或食用这一件，原样保留并告知销售者或监管部门（12315）。',
      en: 'Don’t buy, sell or eat this piece. Keep it as it is and tell the seller or the authority (12315).',
    },
  },
  place: {
    title: { zh: '部分货物所在场所被封存', en: 'A place where some of the lot is kept is held' },
    say: {
      zh: '本批次有货物存放在被封存的场所内，查清之前请勿购买或食用。',
      en: 'Some of this lot is kept in a place that is held. Don’t buy or eat it until the matter is settled.',
    },
  },
  test: {
    title: { zh: '检测结果异常', en: 'A test result is in question' },
    say: {
      zh: '本批次或其来源批次的检测结果为阳性或可疑，正在复核。',
      en: 'A positive or suspect result for this lot, or one it was made from, is being checked.',
    },
  },
  regulator: {
    title: { zh: '监管部门要求暂停', en: 'Held by the authority' },
    say: { zh: '监管部门正在调查处理。', en: 'The authority is looking into it.' },
  },
  owner: {
    title: { zh: '企业自行暂停', en: 'Held by the firm itself' },
    say: { zh: '企业正在自查。', en: 'The firm is checking it.' },
  },
  recall: {
    title: { zh: '召回封存', en: 'Held for a recall' },
    say: { zh: '本批次在召回范围内。', en: 'This lot is part of a recall.' },
  },
  pool_mate: {
    title: { zh: '同管检测的批次被暂停', en: 'Goods tested together with these are held' },
    say: {
      zh: '与本批次样品混合检测的另一批次已被暂停，查清之前一并暂停。',
      en: 'A lot whose sample was tested in one tube with this one’s is held; both wait for the answer.',
    },
  },
};

export const recallClassWords: Record<number, Text> & { 1: Text } = {
  1: { zh: '一级召回', en: 'Class 1 recall' },
  2: { zh: '二级召回', en: 'Class 2 recall' },
  3: { zh: '三级召回', en: 'Class 3 recall' },
};

export const stepWords: Record<StepKind, Text> = {
  declared: { zh: '申报', en: 'Declared' },
  received: { zh: '入库', en: 'Received' },
  shipped: { zh: '出库', en: 'Shipped' },
  processed: { zh: '加工分装', en: 'Processed or repacked' },
  sold: { zh: '售出', en: 'Sold' },
  returned: { zh: '退货', en: 'Returned' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
};

export const lotKindWords: Record<LotKind, Text> = {
  import: { zh: '进口', en: 'Imported' },
  domestic: { zh: '国产', en: 'Domestic' },
  processed: { zh: '国内加工', en: 'Processed in China' },
};

export const unitLevelWords: Record<UnitLevel, Text> = {
  case: { zh: '箱', en: 'a case' },
  pack: { zh: '件（最小销售单元）', en: 'a single pack' },
};

export const refusalWords = {
  enter: {
    title: { zh: '查询追溯码', en: 'Look up a trace code' },
    say: {
      zh: '扫描商品上的二维码最方便；扫不出来时，可以在这里输入。',
      en: 'Scanning the QR symbol on the pack is easiest. If that fails, type the code here.',
    },
  },
  form: {
    title: { zh: '这不是完整的追溯码', en: 'Not a whole trace code' },
    say: { zh: '', en: '' },
  },
  check: {
    title: { zh: '追溯码有误', en: 'The code is mistyped' },
    say: { zh: '', en: '' },
  },
  version: {
    title: { zh: '不是本系统的追溯码', en: 'Not a code of this system' },
    say: {
      zh: '这个追溯码所用的密钥版本，本系统从未使用过。它可能属于其他系统，也可能是伪造的：请核对标签上的网址；如果标签声称由本系统发码，请不要购买，并拨打 12315 举报。',
      en: 'The code names a key that this system has never used. It may belong to another system or be forged: compare the address on the label. If the label claims to be of this system, don’t buy the goods, and call 12315.',
    },
  },
  forged: {
    title: { zh: '伪造的追溯码', en: 'A forged code' },
    say: {
      zh: '这个追溯码不是本系统生成的，贴有此码的标签是伪造的。请不要购买或食用；保留商品和小票，拍下标签，拨打 12315 举报。如果是手工输入的，请先对照标签再核对一遍。',
      en: 'This system did not make this code: a label that carries it is forged. Don’t buy or eat the goods; keep them and the receipt, take a picture of the label, and call 12315. If you typed the code, compare it with the label once more first.',
    },
  },
  not_offered: {
    title: { zh: '本系统不能核验单件码', en: 'Unit codes can’t be checked here' },
    say: {
      zh: '本系统没有配置单件追溯码密钥，无法核验这个单件码。这不说明商品有问题，也不说明没有问题。请查询标签上 17 位的批次追溯码。',
      en: 'This installation has no keys for the codes of single units and can’t check this one. It says nothing about the goods, good or bad. Look up the 17-character code of the lot on the label.',
    },
  },
  replaced: {
    title: { zh: '追溯码已更换', en: 'Replaced by a new code' },
    say: {
      zh: '这件商品已换贴新的追溯码，旧码不再有效。请以包装上的新码为准；包装上只有旧码的，请向销售者询问。',
      en: 'This unit was given a new code, and this one is no longer in force. Go by the new code on the pack; if it carries only the old one, ask the seller.',
    },
  },
  unknown: {
    title: { zh: '查无此码', en: 'No such code' },
    say: {
      zh: '这个追溯码不是由本系统发出的。如果它是从商品标签上扫描或原样抄下的，标签可能是伪造的：请不要购买，并拨打 12315 举报。',
      en: 'This system never issued this code. If you scanned or copied it from a label, the label may be forged: don’t buy the goods, and call 12315.',
    },
  },
  inactive: {
    title: { zh: '追溯码尚未启用', en: 'Not in force yet' },
    say: {
      zh: '这个追溯码已经发出，但商品的证明还没有核验齐全，贴有此码的商品不应出售。请不要购买；如已在售，请拨打 12315。',
      en: 'The code was issued, but the proofs of these goods have not all been checked: they should not be on sale. Don’t buy them; if they are on sale, call 12315.',
    },
  },
  void: {
    title: { zh: '追溯码已作废', en: 'The code is void' },
    say: {
      zh: '经营者已作废这个追溯码（例如标签印错、遗失或被复制），它不能证明商品的来源。请让销售者出示有效的追溯码。',
      en: 'Its issuer has voided this code, because the label was misprinted, lost or copied. It proves nothing about the goods: ask the seller for the code in force.',
    },
  },
  link: {
    title: { zh: '链接有误', en: 'The link is faulty' },
    say: { zh: '', en: '' },
  },
  lot: {
    title: { zh: '查不到这个批次', en: 'No such lot' },
    say: { zh: '', en: '' },
  },
  disagrees: {
    title: { zh: '链接与追溯码不一致', en: 'Link and code disagree' },
    say: {
      zh: '链接写明的商品或批次，与其中追溯码登记的不一致：标签可能是用别的商品的追溯码拼成的。请不要购买，并拨打 12315 举报。',
      en: 'The goods or the lot that this link names are not those that its code was issued for: the label may be made with the code of other goods. Don’t buy them, and call 12315.',
    },
  },
  foreign: {
    title: { zh: '序列号不是本系统的追溯码', en: 'Not a code of this system' },
    say: {
      zh: '链接中的序列号可能由生产者自行编号，本系统没有它的记录。请扫描包装上的追溯二维码，或在下面输入追溯码。',
      en: 'The serial number in this link may be of the producer’s own numbering; nothing is recorded under it here. Scan the trace code on the pack, or type it below.',
    },
  },
  product_only: {
    title: { zh: '链接只写明了商品', en: 'The link names a product only' },
    say: {
      zh: '同一商品有许多批次，只凭商品条码查不到这一件的来源。请扫描包装上的追溯二维码，或在下面输入追溯码。',
      en: 'There are many lots of one product, and its number alone doesn’t tell where this pack comes from. Scan the trace code on the pack, or type it below.',
    },
  },
  link_type: {
    title: { zh: '没有这种链接', en: 'No link of this type' },
    say: {
      zh: '本系统没有所要求的链接类型（linkType）。请去掉该参数，或直接输入追溯码查询。',
      en: 'There is no link of the type asked for (linkType). Leave that parameter out, or type the trace code below.',
    },
  },
  unavailable: {
    title: { zh: '暂时无法查询', en: 'Can’t look it up just now' },
    say: {
      zh: '系统暂时无法读取记录，请稍后再试。这不说明商品有问题，也不说明没有问题。',
      en: 'The records can’t be read at the moment. Try again shortly. It says nothing about the goods, good or bad.',
    },
  },
} as const satisfies Record<string, { title: Text; say: Text }>;
export type Refusal = keyof typeof refusalWords;
