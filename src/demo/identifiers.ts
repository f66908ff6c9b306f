import { checkContainer } from '../domain/container.ts';
import type { Checked } from '../domain/text.ts';
import { checkUscc } from '../domain/uscc.ts';

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 11714: weights of the eight characters of an organisation code. */
const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const orgAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The nth firm of a district: registrar 9 (market administration), class 1 (enterprise). */
export function demoUscc(divisionId: string, n: number): string {
  const body = `MAD${usccAlphabet.charAt(7 + (n % 20))}${String(1000 + n * 37).padStart(4, '0')}`;
  const sum = orgWeights.reduce(
    (total, weight, index) => total + weight * orgAlphabet.indexOf(body.charAt(index)),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  const organisation = body + (check === 10 ? 'X' : String(check));
  return completed(`91${divisionId.slice(0, 6)}${organisation}`, usccAlphabet, checkUscc);
}

/** The same code as a careless registrar may have issued it: its check character fails. */
export function misissued(uscc: string): string {
  const next = (usccAlphabet.indexOf(uscc.charAt(17)) + 1) % usccAlphabet.length;
  return uscc.slice(0, 17) + usccAlphabet.charAt(next);
}

// Owner codes that the register of containers has not given to anybody.
const owners = ['QZXU', 'XQJU', 'ZQFU'];

export function demoContainer(n: number): string {
  const owner = owners[n % owners.length] ?? 'QZXU';
  return completed(
    owner + String(204_811 + n * 317).padStart(6, '0'),
    '0123456789',
    checkContainer,
  );
}

/** Tries the last character until the check agrees. */
function completed(body: string, alphabet: string, check: (text: string) => Checked): string {
  for (const last of alphabet) {
    const checked = check(body + last);
    if (checked.ok && checked.warning === undefined) return checked.value;
  }
  throw new Error(`No check character fits ${body}`);
}

/** 18 digits: customs district, year, 1 for import, sequence. */
export function demoDeclarationNo(district: string, year: number, n: number): string {
  return `${district}${year}1${String(100_013_007 + n * 7919).padStart(9, '0')}`;
}

export function demoSealNo(n: number): string {
  return `FX${String(3_180_427 + n * 61).padStart(7, '0')}`;
}

/** `C`, the country in three letters, and 14 digits. */
export function demoEstablishment(iso3: string, n: number): string {
  return `C${iso3}${String(18_012_021_040_000 + n * 1013).padStart(14, '0')}`;
}
