import type { Checked, Fault, Text } from './text.ts';

type Key = { readonly code: string; readonly name: Text; readonly lengths: readonly number[] };

const gtin: Key = {
  code: 'gtin',
  name: { zh: '商品条码（GTIN）', en: 'A GTIN' },
  lengths: [8, 12, 13, 14],
};
const gln: Key = { code: 'gln', name: { zh: '位置码（GLN）', en: 'A GLN' }, lengths: [13] };
const sscc: Key = {
  code: 'sscc',
  name: { zh: '系列货运包装箱代码（SSCC）', en: 'An SSCC' },
  lengths: [18],
};

/** The mod-10 check digit for a key without one: weights 3, 1 from the right (GS1 GenSpecs 7.9). */
export function gs1CheckDigit(body: string): number {
  if (!/^\d+$/.test(body)) throw new RangeError(`Not a GS1 key body: ${JSON.stringify(body)}`);
  let sum = 0;
  let weight = 3;
  for (const digit of Array.from(body).reverse()) {
    sum += Number(digit) * weight;
    weight = 4 - weight;
  }
  return (10 - (sum % 10)) % 10;
}

/** Checks a GTIN of 8, 12, 13 or 14 digits and gives its 14 digits. */
export function checkGtin(text: string): Checked {
  const checked = checkKey(text, gtin);
  return checked.ok ? { ...checked, value: checked.value.padStart(14, '0') } : checked;
}

/** Checks a global location number of 13 digits. */
export function checkGln(text: string): Checked {
  return checkKey(text, gln);
}

/** Checks a serial shipping container code of 18 digits. */
export function checkSscc(text: string): Checked {
  return checkKey(text, sscc);
}

/** Whether a 14-digit GTIN lies in GS1 prefix 02, 04 or 20–29, which no company can own. */
export function isRestrictedCirculation(gtin14: string): boolean {
  return /^\d(?:02|04|2\d)\d{11}$/.test(gtin14);
}

/** The code "02…" of our own nth product; it lies in GS1 prefix 20, so never meets a real GTIN. */
export function makeRestrictedGtin(sequence: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 0 || sequence > 9_999_999_999) {
    throw new RangeError(`No restricted GTIN for sequence ${sequence}`);
  }
  const body = `020${String(sequence).padStart(10, '0')}`;
  return `${body}${gs1CheckDigit(body)}`;
}

/** Checks a batch or lot number as AI (10) can carry it: 1–20 characters of GS1 set 82, case kept. */
export function checkBatchAi10(text: string): Checked {
  const value = text.trim();
  // GS1 General Specifications 7.11, character set 82; the space is not in it.
  if (/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(value)) return { ok: true, value };
  return { ok: false, fault: batchFault(value) };
}

function checkKey(text: string, key: Key): Checked {
  const value = text.replace(/[\s-]/g, '');
  if (!/^\d+$/.test(value) || !key.lengths.includes(value.length)) {
    return { ok: false, fault: formFault(key, value) };
  }
  if (/^0+$/.test(value)) return { ok: false, fault: zeroFault(key) };
  const expected = gs1CheckDigit(value.slice(0, -1));
  if (Number(value.slice(-1)) === expected) return { ok: true, value };
  return { ok: true, value, warning: checkWarning(key, value.slice(-1), expected) };
}

function formFault(key: Key, value: string): Fault {
  const zh = key.lengths.join('、');
  const en = key.lengths.join(', ').replace(/, (\d+)$/, ' or $1');
  const length = Array.from(value).length;
  return {
    code: `${key.code}.form`,
    message: {
      zh: `${key.name.zh}须为 ${zh} 位半角数字；现填 ${length} 位${/^\d*$/.test(value) ? '' : '且含非数字字符'}。请对照条码下方的数字重新填写或重新扫码。`,
      en: `${key.name.en} has ${en} digits; this one has ${length} characters${/^\d*$/.test(value) ? '' : ', not all of them digits'}. Copy the digits under the barcode again, or scan it again.`,
    },
  };
}

function zeroFault(key: Key): Fault {
  return {
    code: `${key.code}.zero`,
    message: {
      zh: `${key.name.zh}不能全为 0。没有该编码时请留空，不要用 0 占位。`,
      en: `${key.name.en} cannot be all zeros. If there is none, leave the field empty instead.`,
    },
  };
}

function checkWarning(key: Key, found: string, expected: number): Fault {
  return {
    code: `${key.code}.check_digit`,
    message: {
      zh: `${key.name.zh}的校验位不符：末位是 ${found}，应为 ${expected}。请对照包装核对；如包装上确实如此，请注明理由后继续。`,
      en: `${key.name.en} should fit its check digit: this one ends in ${found}, its other digits call for ${expected}. Compare it with the pack; if the pack really reads so, give a reason and go on.`,
    },
  };
}

function batchFault(value: string): Fault {
  const length = Array.from(value).length;
  return {
    code: 'batch.form',
    message: {
      zh: `条码中的批号须为 1–20 位半角字母、数字或 GS1 允许的符号，不含空格和汉字；现填 ${length} 位。请按包装上的批号填写，去掉空格和“批号”等字样。`,
      en: `A batch number in a barcode has 1–20 letters, digits or signs GS1 allows, without spaces or Chinese characters; this one has ${length}. Copy the one printed on the pack, leaving out spaces and words such as “lot”.`,
    },
  };
}
