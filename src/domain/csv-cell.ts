/** What spreadsheet programs take for a formula, also behind apostrophes of our own. */
export const formulaPattern = /^'*[=+\-@\t\r＝＋－＠]/;
const numberPattern = /^[+-]?\d+(?:\.\d+)?%?$/;

/** One cell as CSV carries it, with formulas defused. */
export function csvCell(cell: string): string {
  const text = formulaPattern.test(cell) && !numberPattern.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
