import type { Checked, Text } from './text.ts';

/** Which paper a person is known by. Most workers need none: asking for less is the default. */
export const identityKinds = ['none', 'resident_id', 'passport'] as const;
export type IdentityKind = (typeof identityKinds)[number];
export type GivenIdentityKind = Exclude<IdentityKind, 'none'>;

export function checkIdentity(kind: GivenIdentityKind, text: string): Checked {
  return kind === 'resident_id' ? checkResidentId(text) : checkPassport(text);
}

const checkCharacters = '10X98765432';

/**
 * A resident identity number (GB 11643-1999). Unlike a certificate's, its check digit is never wrong
 * on the card itself, and a slip names somebody else: so a failing one is refused, not doubted.
 */
export function checkResidentId(text: string): Checked {
  const value = text.normalize('NFKC').trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(value)) {
    return fault('identity.form', {
      zh: '居民身份证号为 17 位数字加 1 位数字或 X,请对照证件重新填写。',
      en: 'A resident identity number has 17 digits and a last digit or X; copy it from the card.',
    });
  }
  if (!regions.has(value.slice(0, 2)) || !isDate(value.slice(6, 14))) {
    return fault('identity.parts', {
      zh: '居民身份证号中的地区或出生日期不存在,请对照证件重新填写。',
      en: 'The region or the date of birth in this identity number does not exist; copy it again.',
    });
  }
  if (checkCharacterOf(value) !== value.charAt(17)) {
    return fault('identity.check_digit', {
      zh: '居民身份证号的校验位不符,请对照证件重新填写。',
      en: 'The check digit of this identity number fails; copy it again from the card.',
    });
  }
  return { ok: true, value };
}

/** ISO 7064 MOD 11-2: weights are powers of two. */
function checkCharacterOf(value: string): string {
  let sum = 0;
  for (const digit of value.slice(0, 17)) sum = (sum + Number(digit)) * 2;
  return checkCharacters.charAt(sum % 11);
}

/** The provinces of GB/T 2260 and 83, the residents from Taiwan. */
const regions = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 ' +
    '71 81 82 83'
  ).split(' '),
);

function isDate(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1900) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function checkPassport(text: string): Checked {
  const value = text.normalize('NFKC').trim().toUpperCase();
  if (/^[A-Z0-9]{5,15}$/.test(value)) return { ok: true, value };
  return fault('identity.form', {
    zh: '护照号为 5 至 15 位字母和数字,请对照证件重新填写。',
    en: 'A passport number has 5 to 15 letters and digits; copy it again from the passport.',
  });
}

function fault(code: string, message: Text): Checked {
  return { ok: false, fault: { code, message } };
}
