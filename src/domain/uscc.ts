import type { Checked, Fault } from './text.ts';

// GB 32100-2015: digits and capitals without I, O, S, V, Z; a character's place is its value.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// GB 32100-2015: positions 3–8 are the registrar's GB/T 2260 code, digits only.
const form = /^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** Checks a unified social credit code (GB 32100-2015) and gives it trimmed and upper-case. */
export function checkUscc(text: string): Checked {
  const value = text.trim().toUpperCase();
  if (!form.test(value) || /^0+$/.test(value)) return { ok: false, fault: formFault(value) };
  const expected = checkCharacter(value.slice(0, 17));
  const found = value.charAt(17);
  if (found === expected) return { ok: true, value };
  return { ok: true, value, warning: checkWarning(found, expected) };
}

/** Weights are 3^i mod 31; the whole weighted sum of a valid code is 0 mod 31. */
function checkCharacter(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

function formFault(value: string): Fault {
  const characters = Array.from(value);
  const length = characters.length;
  const place =
    1 +
    characters.findIndex((character, i) => {
      return !(i >= 2 && i < 8 ? /[0-9]/ : /[0-9A-HJ-NP-RTUWXY]/).test(character);
    });
  const atPlace = length === 18 && place > 0;
  return {
    code: 'uscc.form',
    message: {
      zh: `统一社会信用代码须为 18 位半角数字和大写字母（不含 I、O、S、V、Z），第 3–8 位须为数字，且不得全为 0；${atPlace ? `现第 ${place} 位不符` : `现填 ${length} 位`}。请对照营业执照重新填写。`,
      en: `A unified social credit code has 18 digits and capital letters (never I, O, S, V or Z), only digits in places 3–8, and is not all zeros; ${atPlace ? `place ${place} does not fit` : `this one has ${length} characters`}. Copy it again from the business licence.`,
    },
  };
}

function checkWarning(found: string, expected: string): Fault {
  return {
    code: 'uscc.check_digit',
    message: {
      zh: `统一社会信用代码的校验位不符：末位是 ${found}，按前 17 位应为 ${expected}。请对照营业执照核对；如执照确实如此，请注明理由后继续。`,
      en: `The check character does not fit: the code ends in ${found}, its first 17 characters call for ${expected}. Compare it with the business licence; if the licence really reads so, give a reason and go on.`,
    },
  };
}
