import type { Checked } from './text.ts';

/**
 * An employer's own number for a worker. What looks like a mobile number or a resident identity
 * number is refused: neither may enter a record that is never erased.
 */
export function checkWorkerNumber(text: string): Checked {
  const value = text.normalize('NFKC').trim().toUpperCase();
  const personal = /^1[3-9]\d{9}$/.test(value) || /^\d{15}$|^\d{17}[\dX]$/.test(value);
  if (!personal && /^[A-Z0-9][A-Z0-9_-]{0,23}$/.test(value)) return { ok: true, value };
  return {
    ok: false,
    fault: {
      code: 'worker.form',
      message: {
        zh: '请填写单位内部工号(字母、数字、- 或 _,最多 24 位),不要填姓名、手机号或身份证号。',
        en: "Enter the employer's worker number (letters, digits, - or _, at most 24), never a name, phone or identity number.",
      },
    },
  };
}
