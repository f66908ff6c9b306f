import type { UnitCodes } from '../../core/ports.ts';
import { checkContainer } from '../../domain/container.ts';
import { checkDeclarationNumber } from '../../domain/customs.ts';
import { checkGtin } from '../../domain/gs1.ts';
import { compactNumber } from '../../domain/number-keys.ts';
import type { Checked } from '../../domain/text.ts';
import { parseTraceCode } from '../../domain/trace-code.ts';
import { checkUscc } from '../../domain/uscc.ts';

/** What a search text may be, each in the form in which it is stored; null where it can't be one. */
export type Terms = {
  traceCode: string | null;
  unitCode: { code: string; keyVersion: number; series: number; serial: number } | null;
  /** Without case, spaces and hyphens, as the search indexes have it. */
  compact: string;
  containerNo: string | null;
  declarationNo: string | null;
  gtin: string | null;
  uscc: string | null;
  /** The beginning of a name; null when too short to mean one. */
  name: string | null;
};

export function termsOf(text: string, now: Date, codes: UnitCodes | undefined): Terms {
  const typed = text.normalize('NFKC').trim();
  const compact = compactNumber(typed);
  const unit = codes?.open(typed);
  const options = { importLot: false, thisYear: now.getUTCFullYear() + 1 };
  return {
    traceCode: valueOf(parseTraceCode(typed)),
    unitCode: unit?.ok === true ? unit : null,
    compact,
    containerNo: valueOf(checkContainer(compact)),
    declarationNo: valueOf(checkDeclarationNumber(compact, options)),
    gtin: valueOf(checkGtin(compact)),
    uscc: valueOf(checkUscc(compact)),
    name: isName(typed) ? typed.toLowerCase() : null,
  };
}

/** A failing check digit is no reason not to look: real papers carry such numbers. */
function valueOf(checked: Checked): string | null {
  return checked.ok ? checked.value : null;
}

/** Two characters of a Chinese name say something, two of a Latin one hardly. */
function isName(text: string): boolean {
  return Array.from(text).length >= (/\p{Script=Han}/u.test(text) ? 2 : 3);
}
