import type { Refused } from '../../domain/identified-values.ts';
import type { CodeProblem } from './scan.errors.ts';

/** The link itself breaks a rule of GS1's: 400, and the words are those of the rule. */
export const badLink = ({ field, fault }: Refused): CodeProblem => ({
  kind: 'link',
  code: null,
  fault,
  field,
});

/** A genuine code under a link of other goods: how a label is put together by whoever copies one. */
export const disagreement: CodeProblem = {
  kind: 'disagrees',
  code: null,
  field: '21',
  fault: {
    code: 'link.disagrees',
    message: {
      zh: '链接写明的商品或批次,与序列号登记的不一致,标签可能是拼改的。请勿购买,并向 12315 举报。',
      en: 'The goods or the lot that this link names are not those that its serial number was issued for; the label may be pieced together. Don’t buy the goods, and call 12315.',
    },
  },
};

export const foreignSerial: CodeProblem = {
  kind: 'foreign',
  code: null,
  field: '21',
  fault: {
    code: 'link.foreign_serial',
    message: {
      zh: '链接中的序列号（21）不是本系统的追溯码,可能由生产者自行编号。请扫描包装上的其他二维码,或输入追溯码查询。',
      en: 'The serial number (21) of this link is no code of this system; the producer may have numbers of its own. Scan another symbol on the pack, or type its trace code.',
    },
  },
};

export const productOnly: CodeProblem = {
  kind: 'product_only',
  code: null,
  field: '01',
  fault: {
    code: 'link.product_only',
    message: {
      zh: '这个链接只写明商品,没有批号（10）和序列号（21）,查不到具体批次。请扫描包装上的追溯码,或输入追溯码查询。',
      en: 'This link names a product only, with no lot (10) and no serial number (21), so it leads to no record. Scan the trace code on the pack, or type it.',
    },
  },
};

export const unknownLot: CodeProblem = {
  kind: 'lot',
  code: null,
  field: '10',
  fault: {
    code: 'link.unknown_lot',
    message: {
      zh: '没有这个商品和批号、且追溯码已启用的批次。请核对包装上的批号,或扫描、输入追溯码。',
      en: 'No lot of this product and number has a trace code in force. Compare the lot number with the pack, or scan or type its trace code.',
    },
  },
};

export const severalLots: CodeProblem = {
  kind: 'lot',
  code: null,
  field: '10',
  fault: {
    code: 'link.several_lots',
    message: {
      zh: '这个商品和批号对应多个批次（例如由几家企业进口）,仅凭链接无法判断是哪一个。请扫描或输入包装上的追溯码。',
      en: 'Several lots carry this product and number, for instance of several importers, and the link can’t tell which this is. Scan or type the trace code on the pack.',
    },
  },
};

export const noSuchLink: CodeProblem = {
  kind: 'link_type',
  code: null,
  field: 'linkType',
  fault: {
    code: 'link.no_such_type',
    message: {
      zh: '本系统没有这种链接类型（linkType）。请去掉该参数,或改用 gs1:traceability、linkset。',
      en: 'This system has no link of this type (linkType). Leave the parameter out, or ask for gs1:traceability or linkset.',
    },
  },
};
