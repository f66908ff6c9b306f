import type { Checked } from './text.ts';

/** A telephone number in one spelling: digits, with a plus sign before a country's. */
export function checkPhone(text: string): Checked {
  const value = text.normalize('NFKC').replaceAll(/[\s()-]/g, '');
  if (/^\+?\d{7,15}$/.test(value)) return { ok: true, value };
  return {
    ok: false,
    fault: {
      code: 'phone.form',
      message: {
        zh: '电话号码为 7 至 15 位数字,境外号码以 + 开头。',
        en: 'A telephone number has 7 to 15 digits; one abroad starts with +.',
      },
    },
  };
}
