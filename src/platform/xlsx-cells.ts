/** How a number format shows a number; anything that isn't told apart is a plain number. */
export type NumberLook =
  | { kind: 'plain' }
  | { kind: 'percent' }
  | { kind: 'zeros'; width: number }
  | { kind: 'moment'; date: boolean; time: boolean; elapsed: boolean };

const plain: NumberLook = { kind: 'plain' };
const day: NumberLook = { kind: 'moment', date: true, time: false, elapsed: false };
const clock: NumberLook = { kind: 'moment', date: false, time: true, elapsed: false };
const duration: NumberLook = { kind: 'moment', date: false, time: true, elapsed: true };
const moment: NumberLook = { kind: 'moment', date: true, time: true, elapsed: false };

// Formats that a file names by number only; 27–36 and 50–58 are those of Chinese Excel.
const builtIn = new Map<number, NumberLook>();
for (const id of [9, 10]) builtIn.set(id, { kind: 'percent' });
for (const id of [14, 15, 16, 17]) builtIn.set(id, day);
for (const id of [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]) builtIn.set(id, day);
for (const id of [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56]) builtIn.set(id, clock);
builtIn.set(22, moment).set(46, duration);

/** What a cell style's number format does, by its number and, if the file defines it, its code. */
export function lookOf(formatId: number, code: string | undefined): NumberLook {
  if (code === undefined) return builtIn.get(formatId) ?? plain;
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(code);
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./gs, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';', 1)
    .join('')
    .toLowerCase();
  if (elapsed) return duration;
  const time = /[hs]/.test(bare);
  // `m` is a month unless hours or seconds make it minutes.
  const date = /[yd]/.test(bare) || (bare.includes('m') && !time);
  if (date || time) return { kind: 'moment', date, time, elapsed: false };
  if (bare.includes('%')) return { kind: 'percent' };
  return /^0{2,}$/.test(bare) ? { kind: 'zeros', width: bare.length } : plain;
}

/** A stored number as the person sees it, but never rounded below 15 digits. */
export function numberText(raw: string, look: NumberLook, date1904: boolean): string {
  // Digits that a program wrote in full: a float would lose the last ones.
  if (raw.length > 15 && look.kind === 'plain' && /^-?[1-9]\d{15,39}$/.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (look.kind) {
    case 'plain':
      return plainNumber(value);
    case 'percent':
      return `${plainNumber(value * 100)}%`;
    case 'zeros':
      return Number.isInteger(value) && value >= 0
        ? plainNumber(value).padStart(look.width, '0')
        : plainNumber(value);
    case 'moment':
      return momentText(value, look, date1904) ?? plainNumber(value);
  }
}

function plainNumber(value: number): string {
  const shortest = String(value);
  if (shortest.length <= 15 && !shortest.includes('e')) return shortest;
  // Excel keeps 15 digits; what follows is the noise of binary fractions.
  const text = Number.isInteger(value) ? shortest : String(Number(value.toPrecision(15)));
  const [, sign = '', first = '', rest = '', exponent = ''] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === '') return text;
  const digits = first + rest;
  const places = Number(exponent);
  if (places < 0) return `${sign}0.${'0'.repeat(-places - 1)}${digits}`;
  // From 1e21 on, where no fraction is left.
  return sign + digits.padEnd(places + 1, '0');
}

const daySeconds = 86_400;
const lastDay = 2_958_465;

// Plain arithmetic in UTC: a local Date would shift the day in half of the world.
function momentText(
  serial: number,
  look: NumberLook & { kind: 'moment' },
  date1904: boolean,
): string | undefined {
  const seconds = Math.round(serial * daySeconds);
  if (look.elapsed && seconds >= 0) return clockText(seconds);
  const days = Math.floor(seconds / daySeconds);
  if (days < 0 || days > lastDay) return undefined;
  const time = clockText(seconds - days * daySeconds);
  if (!look.date) return time;
  // Excel believes in 29 February 1900, so the days before it count from one day later.
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(epoch + days * daySeconds * 1000).toISOString().slice(0, 10);
  return look.time ? `${date}T${time}` : date;
}

function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Zero-based column of an address like `AB12`. */
export function columnOf(address: string): number {
  let column = 0;
  for (let index = 0; index < address.length; index += 1) {
    const letter = address.charCodeAt(index) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column - 1;
}

/** Letters of a zero-based column: 0 → `A`, 26 → `AA`. */
export function columnName(column: number): string {
  const higher = Math.floor(column / 26);
  return (higher > 0 ? columnName(higher - 1) : '') + String.fromCharCode(0x41 + (column % 26));
}

/** Undoes the `_x000D_` form in which a workbook writes control characters. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
