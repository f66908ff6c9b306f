import { checkContainer } from './container.ts';
import { itemLink, unescapePart } from './digital-link.ts';
import { fieldOf, type ReadingField } from './element-reading.ts';
import { isRestrictedCirculation } from './gs1.ts';
import { readScanned, type Scanned } from './scanned-text.ts';
import type { Fault } from './text.ts';
import { checkFault, parseTraceCode } from './trace-code.ts';
import { readUnitCode } from './unit-code.ts';

const readingKinds = [
  'trace_code',
  'unit_code',
  'digital_link',
  'gs1',
  'gtin',
  'container',
  'link',
  'text',
] as const;
export type ReadingKind = (typeof readingKinds)[number];

/** What a symbol or a typed text says, before anybody is asked about it. */
export type BarcodeReading = {
  kind: ReadingKind;
  /** The same for every way of writing the same thing. */
  key: string;
  /** Our code, canonical. */
  code: string | null;
  /** Where this server may know more. */
  path: string | null;
  fields: readonly ReadingField[];
  warnings: readonly Fault[];
};

export type BarcodeText = {
  text: string;
  /** AIM identifier such as `]C1`; null for what was typed. */
  symbology: string | null;
  /** Hosts under which this installation is known. */
  ownHosts: readonly string[];
};

/** Sorts a text by what it can be, the surest first; what is nothing known stays a text. */
export function readBarcode({ text, symbology, ownHosts }: BarcodeText): BarcodeReading {
  const plain = text.trim();
  return (
    gs1Reading(plain, symbology) ??
    linkReading(plain, ownHosts) ??
    codeReading(plain) ??
    containerReading(plain) ??
    reading('text', plain, { warnings: slips(plain) })
  );
}

function reading(
  kind: ReadingKind,
  key: string,
  rest: Partial<Omit<BarcodeReading, 'kind' | 'key'>> = {},
): BarcodeReading {
  return { kind, key, code: null, path: null, fields: [], warnings: [], ...rest };
}

/** GS1-128, Data Matrix, QR, DataBar, DotCode that say they carry GS1 data; EAN and UPC; ITF-14. */
const gs1Symbologies = /^\](?:C1|d2|Q3|e0|J1|E[0-4]|I1)$/;

function gs1Reading(text: string, symbology: string | null): BarcodeReading | undefined {
  if (symbology === null) return typedGs1(text);
  if (!gs1Symbologies.test(symbology)) return undefined;
  // Interleaved digits of another length are somebody's own numbers.
  if (symbology === ']I1' && text.length !== 14) return undefined;
  const found = readScanned(symbology + text);
  // A symbol that claims to be GS1 and isn't still says something.
  return found.ok ? ofPairs(text, found) : reading('text', text, { warnings: [found.fault] });
}

function typedGs1(text: string): BarcodeReading | undefined {
  const isGs1 = /^\(\d{2,4}\)/.test(text) || gs1Symbologies.test(text.slice(0, 3));
  if (!isGs1 && !/^(?:\d{8}|\d{12,14})$/.test(text)) return undefined;
  const found = readScanned(text);
  if (found.ok) return ofPairs(text, found);
  // Digits alone may be any number.
  return isGs1 ? reading('text', text, { warnings: [found.fault] }) : undefined;
}

const kinds = { link: 'digital_link', elements: 'gs1', gtin: 'gtin' } as const;

/** GTIN with lot is asked as a Digital Link, which also compares them with a code of ours. */
function ofPairs(text: string, found: Scanned, site?: ReadingField): BarcodeReading {
  const fields = [...found.pairs.map(fieldOf), ...(site ? [site] : [])];
  const of = (wanted: string) => found.pairs.find(({ ai }) => ai === wanted)?.value;
  const [gtin, lot, serial] = [of('01'), of('10'), of('21')];
  const unit = readUnitCode(serial ?? '');
  const code = unit.ok ? unit.code : null;
  const item = { gtin: gtin ?? '', ...(lot && { lot }), ...(serial && { serial }) };
  const link = lot === undefined && code === null ? undefined : itemLink(item, '');
  const short = code === null ? null : `/t/${code}`;
  return reading(kinds[found.kind], keyOf(text, found), {
    code,
    path: link?.ok === true ? link.uri : short,
    fields,
    warnings: [...doubtsOf(found), ...(isRestricted(gtin) ? [restrictedFault] : [])],
  });
}

function keyOf(text: string, found: Scanned): string {
  if (found.kind === 'link') return found.canonical;
  return found.kind === 'gtin' ? (found.pairs[0]?.value ?? text) : text;
}

/** What one symbol lacks, another on the same pack often has. */
function doubtsOf(found: Scanned): Fault[] {
  if (found.kind === 'gtin') return [];
  return found.doubts.map(({ fault }) => fault).filter(({ code }) => code !== 'ai.alone');
}

function isRestricted(gtin: string | undefined): boolean {
  return gtin !== undefined && isRestrictedCirculation(gtin);
}

function linkReading(text: string, ownHosts: readonly string[]): BarcodeReading | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { host, pathname } = new URL(text);
  const site: ReadingField = { name: 'site', value: host };
  const elsewhere = ownHosts.includes(host) ? undefined : site;
  const ours = /\/t\/([^/]+)\/?$/i.exec(pathname)?.[1];
  if (ours !== undefined) return ourLink(text, unescapePart(ours, 'path') ?? ours, elsewhere);
  const found = readScanned(text);
  if (found.ok) return ofPairs(text, found, elsewhere);
  const isMeant = /\/(?:00|01)\/[^/]+/.test(pathname);
  return reading('link', text, { fields: [site], warnings: isMeant ? [found.fault] : [] });
}

function ourLink(text: string, typed: string, elsewhere: ReadingField | undefined): BarcodeReading {
  const found = codeReading(typed);
  if (found === undefined) {
    const fields = elsewhere === undefined ? [] : [elsewhere];
    return reading('link', text, { fields, warnings: codeFaults(typed) });
  }
  if (elsewhere === undefined) return found;
  const fields = [...found.fields, elsewhere];
  return { ...found, key: text, fields, warnings: [elsewhereFault(elsewhere.value)] };
}

function codeReading(text: string): BarcodeReading | undefined {
  const lot = parseTraceCode(text);
  const unit = readUnitCode(text);
  const code = lot.ok ? lot.value : unit.ok ? unit.code : undefined;
  if (code === undefined) return undefined;
  return reading(lot.ok ? 'trace_code' : 'unit_code', code, {
    code,
    path: `/t/${code}`,
    fields: [{ name: 'code', value: code }],
  });
}

/** Why a text that was meant as a code is none. */
function codeFaults(text: string): Fault[] {
  const unit = readUnitCode(text);
  if (!unit.ok && unit.problem === 'check') return [unit.fault];
  const lot = parseTraceCode(text);
  return lot.ok || unit.ok ? [] : [lot.fault];
}

function slips(text: string): Fault[] {
  return codeFaults(text).filter(({ code }) => code === checkFault.code);
}

function containerReading(text: string): BarcodeReading | undefined {
  const checked = checkContainer(text);
  if (!checked.ok) return undefined;
  const { value } = checked;
  return reading('container', value, {
    fields: [{ name: 'container', value }],
    warnings: checked.warning ? [checked.warning] : [],
  });
}

const restrictedFault: Fault = {
  code: 'gtin.restricted',
  message: {
    zh: '这是店内码或内部编号（前缀 02、04、20–29），只在发码单位内部有意义，不能用来识别厂家的商品。',
    en: 'A number for use inside one firm or shop (prefix 02, 04, 20–29): it does not identify a maker’s product.',
  },
};

function elsewhereFault(host: string): Fault {
  return {
    code: 'link.elsewhere',
    message: {
      zh: `链接指向 ${host}，不是本系统。追溯码可在这里查询，但标签可能是仿制的：请与商品核对，不要打开该链接。`,
      en: `The link leads to ${host}, not to this system. The code can be looked up here, but the label may be an imitation: compare it with the goods and don’t open the link.`,
    },
  };
}
