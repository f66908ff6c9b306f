import { cleanText } from './plain-text.ts';
import type { Checked, Fault, Text } from './text.ts';

// 18-digit numbers came with the H2000 system; anything dated earlier is a slip of the pen.
const firstYear = 2000;

/** Checks an 18-digit customs declaration number: district 4, year 4, import flag 1, sequence 9. */
export function checkDeclarationNumber(
  text: string,
  options: { readonly importLot: boolean; readonly thisYear: number },
): Checked {
  const value = text.replace(/\s/g, '');
  if (!/^\d{18}$/.test(value)) return { ok: false, fault: declarationFormFault(value) };
  const year = Number(value.slice(4, 8));
  if (year < firstYear || year > options.thisYear) {
    return { ok: false, fault: declarationYearFault(value.slice(4, 8), options.thisYear) };
  }
  const flag = value.charAt(8);
  if (options.importLot && flag !== '1') return { ok: false, fault: notImportFault(flag) };
  if (flag !== '0' && flag !== '1') return { ok: false, fault: declarationFlagFault(flag) };
  return { ok: true, value };
}

/** Checks an inspection and quarantine certificate number: 6–32 characters, given upper-case. */
export function checkCertificateNumber(text: string): Checked {
  return checkPrintable(text.toUpperCase(), {
    code: 'certificate.form',
    min: 6,
    max: 32,
    name: { zh: '检验检疫证明编号', en: 'An inspection certificate number' },
    from: { zh: '证书右上角', en: 'the top right of the certificate' },
  });
}

/** Checks an overseas establishment's China number; an unusual shape is only doubted. */
export function checkEstablishmentChina(text: string): Checked {
  const checked = checkPrintable(text.toUpperCase(), {
    code: 'establishment.text',
    min: 1,
    max: 40,
    name: { zh: '在华注册编号', en: 'A China registration number' },
    from: { zh: '包装标签或海关总署名录', en: 'the pack label or the GACC list' },
  });
  if (!checked.ok || /^C[A-Z]{3}\d{14}$/.test(checked.value)) return checked;
  return { ...checked, warning: establishmentWarning };
}

/** Checks the number the home authority gave an establishment: 1–40 printable characters. */
export function checkEstablishmentHome(text: string): Checked {
  return checkPrintable(text, {
    code: 'establishment.text',
    min: 1,
    max: 40,
    name: { zh: '境外主管当局编号', en: 'A home-authority establishment number' },
    from: { zh: '包装标签', en: 'the pack label' },
  });
}

/** Checks a seal number: 1–30 printable characters. */
export function checkSealNumber(text: string): Checked {
  return checkPrintable(text, {
    code: 'seal.form',
    min: 1,
    max: 30,
    name: { zh: '铅封号', en: 'A seal number' },
    from: { zh: '铅封本体', en: 'the seal itself' },
  });
}

/** Checks an HS code of 10 digits, or 13 with the inspection suffix, by its chapter only. */
export function checkHsCode(text: string): Checked {
  const value = text.replace(/[\s.]/g, '');
  if (!/^(?:\d{10}|\d{13})$/.test(value)) return { ok: false, fault: hsFormFault(value) };
  const chapter = value.slice(0, 2);
  if (chapter === '00' || chapter > '97') return { ok: false, fault: hsChapterFault(chapter) };
  return { ok: true, value };
}

/** The four-digit heading of a checked HS code, such as 0202 for frozen beef. */
export function hsHeading(code: string): string {
  return code.slice(0, 4);
}

function checkPrintable(
  text: string,
  rule: {
    readonly code: string;
    readonly min: number;
    readonly max: number;
    readonly name: Text;
    readonly from: Text;
  },
): Checked {
  const value = cleanText(text);
  const { code, min, max, name, from } = rule;
  if (value === undefined) {
    return {
      ok: false,
      fault: {
        code,
        message: {
          zh: `${name.zh}含有换行、控制字符或改变文字方向的字符。请对照${from.zh}用键盘重新输入，不要粘贴。`,
          en: `${name.en} cannot hold line breaks, control characters or marks that turn the reading direction. Type it again from ${from.en} instead of pasting it.`,
        },
      },
    };
  }
  const length = Array.from(value).length;
  if (length >= min && length <= max) return { ok: true, value };
  return {
    ok: false,
    fault: {
      code,
      message: {
        zh: `${name.zh}须为 ${min}–${max} 个字符；现填 ${length} 个。请对照${from.zh}重新填写。`,
        en: `${name.en} has ${min}–${max} characters; this one has ${length}. Copy it again from ${from.en}.`,
      },
    },
  };
}

function declarationFormFault(value: string): Fault {
  const code = 'declaration.form';
  if (/^\d{19,21}$/.test(value)) {
    return {
      code,
      message: {
        zh: `报关单号为 18 位；现填 ${value.length} 位，像是连同商品项号一起填写了。请只填前 18 位，项号另填。`,
        en: `A declaration number has 18 digits; this one has ${value.length} and seems to include the item number. Enter the first 18 here and the item number in its own field.`,
      },
    };
  }
  return {
    code,
    message: {
      zh: `报关单号须为 18 位半角数字；现填 ${Array.from(value).length} 位。请填写报关单右上角的海关编号，不是预录入编号。`,
      en: `A declaration number has 18 digits; this one has ${Array.from(value).length} characters. Enter the customs number at the top right of the declaration, not the pre-entry number.`,
    },
  };
}

function declarationYearFault(year: string, thisYear: number): Fault {
  return {
    code: 'declaration.year',
    message: {
      zh: `报关单号第 5–8 位是申报年份，现为 ${year}，应在 ${firstYear} 至 ${thisYear} 之间。请对照报关单核对这 4 位。`,
      en: `Digits 5–8 of a declaration number are its year; they read ${year} and must lie between ${firstYear} and ${thisYear}. Compare these four digits with the declaration.`,
    },
  };
}

function notImportFault(flag: string): Fault {
  return {
    code: 'declaration.not_import',
    message: {
      zh: `进口批次的报关单号第 9 位须为 1（进口），现为 ${flag}${flag === '0' ? '（出口）' : ''}。请填写该批货物的进口报关单号。`,
      en: `The ninth digit of an import declaration number is 1; here it is ${flag}${flag === '0' ? ', an export' : ''}. Enter the number of this lot's import declaration.`,
    },
  };
}

function declarationFlagFault(flag: string): Fault {
  return {
    code: 'declaration.form',
    message: {
      zh: `报关单号第 9 位须为 1（进口）或 0（出口），现为 ${flag}。请对照报关单核对这一位。`,
      en: `The ninth digit of a declaration number is 1 for import or 0 for export; here it is ${flag}. Compare it with the declaration.`,
    },
  };
}

// The shape is known from practice, not from a published rule, so it can only raise a doubt.
const establishmentWarning: Fault = {
  code: 'establishment.form',
  message: {
    zh: '在华注册编号通常为字母 C、3 位国家（地区）代码和 14 位数字。请对照包装标签核对；如标签上确实如此，请注明理由后继续；如是境外主管当局编号，请填入对应栏。',
    en: 'A China registration number is usually C, a 3-letter country code and 14 digits. Compare it with the pack label; if the label really reads so, give a reason and go on; a number from the home authority goes in its own field.',
  },
};

function hsFormFault(value: string): Fault {
  return {
    code: 'hs.form',
    message: {
      zh: `商品编码须为 10 位半角数字，或加 3 位检验检疫附加码共 13 位；现填 ${Array.from(value).length} 位。请对照报关单上的商品编号填写。`,
      en: `An HS code has 10 digits, or 13 with the inspection suffix; this one has ${Array.from(value).length} characters. Copy the goods code from the declaration.`,
    },
  };
}

function hsChapterFault(chapter: string): Fault {
  return {
    code: 'hs.chapter',
    message: {
      zh: `商品编码的前两位是章号，须在 01–97 之间；现为 ${chapter}。请对照报关单核对前两位。`,
      en: `The first two digits of an HS code are its chapter, 01–97; here they are ${chapter}. Compare them with the declaration.`,
    },
  };
}
