export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** The one text of a value under RFC 8785 (JCS); throws TypeError on what it cannot carry. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (isList(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (!isPlainObject(value)) throw new TypeError(`Not a JSON value: ${typeof value}`);
  // RFC 8785, 3.2.3 sorts by UTF-16 code units, which is what sort() does without a comparator.
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonicalJson(memberOf(value, key))}`);
  return `{${members.join(',')}}`;
}

/** RFC 8785, 3.2.2.3: numbers print as ECMAScript prints them, and minus zero as 0. */
function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`Not a JSON number: ${value}`);
  return String(value);
}

const plainString = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function canonicalString(value: string): string {
  if (plainString.test(value)) return `"${value}"`;
  // RFC 8785, 3.2.2.2: a lone surrogate must be an error; JSON.stringify would escape it.
  if (/\p{Cs}/u.test(value)) throw new TypeError('A string holds a lone surrogate');
  return JSON.stringify(value);
}

/** A missing member is refused below as undefined, so the index needs no check of its own. */
function memberOf(value: { readonly [key: string]: Json }, key: string): Json {
  return value[key] as Json;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Dates, maps and class instances would print as {} and lose their content unseen. */
function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
