import type { Checked, Fault } from './text.ts';

/** As it is compared and stored: what people write between the parts on a door is none of the number. */
export const compactContainer = (text: string): string =>
  text.replace(/[\s\p{Pd}]/gu, '').toUpperCase();

/** Checks a freight container number (ISO 6346) and gives its 11 characters without spaces. */
export function checkContainer(text: string): Checked {
  const compact = text.replace(/[\s\p{Pd}]/gu, '');
  // Without the u flag, /i never folds a non-ASCII letter onto an ASCII one.
  if (!/^[A-Z]{3}[UJZ]\d{7}$/i.test(compact)) return { ok: false, fault: formFault(compact) };
  const value = compact.toUpperCase();
  const expected = checkDigit(value.slice(0, 10));
  const found = Number(value.slice(10));
  if (found === expected) return { ok: true, value };
  return { ok: true, value, warning: checkWarning(found, expected) };
}

function checkDigit(body: string): number {
  let sum = 0;
  for (const [place, character] of Array.from(body).entries()) {
    sum += characterValue(character) * 2 ** place;
  }
  // ISO 6346 annex A: a remainder of 10 is written 0.
  return (sum % 11) % 10;
}

/** ISO 6346 annex A: letters count from A = 10 and skip the multiples of 11. */
function characterValue(character: string): number {
  if (/\d/.test(character)) return Number(character);
  const value = character.charCodeAt(0) - 'A'.charCodeAt(0) + 10;
  return value + Math.floor((value - 1) / 10);
}

function formFault(compact: string): Fault {
  const code = 'container.form';
  if (/^[A-Z]{3}[UJZ]\d{6}$/i.test(compact)) {
    return {
      code,
      message: {
        zh: '箱号缺少最后一位校验码（箱门上方框内的数字）。请补上后再提交。',
        en: 'The container number lacks its last digit, the boxed one on the door. Add it and try again.',
      },
    };
  }
  const length = Array.from(compact).length;
  return {
    code,
    message: {
      zh: `箱号须为 3 位箱主字母、1 位类别字母（U、J 或 Z）和 7 位数字，共 11 位；现填 ${length} 位。请对照箱门重新填写，例如 CSQU 305438 3。`,
      en: `A container number has 3 owner letters, then U, J or Z, then 7 digits: 11 characters; this one has ${length}. Copy it again from the container door, such as CSQU 305438 3.`,
    },
  };
}

function checkWarning(found: number, expected: number): Fault {
  return {
    code: 'container.check_digit',
    message: {
      zh: `箱号的校验码不符：末位是 ${found}，应为 ${expected}。请对照箱门和提单核对；如确实如此，请注明理由后继续。`,
      en: `The check digit does not fit: the number ends in ${found}, the rest calls for ${expected}. Compare it with the door and the bill of lading; if it really reads so, give a reason and go on.`,
    },
  };
}
