import { checkContainer } from './container.ts';
import { readElements, type ReadingField, type ReadingFieldName } from './element-reading.ts';
import { checkGtin, isRestrictedCirculation } from './gs1.ts';
import type { Checked, Fault } from './text.ts';
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
    gtinReading(plain, symbology) ??
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

const gs1Symbologies = new Set([']C1', ']d2', ']Q3', ']e0', ']J1']);

function gs1Reading(text: string, symbology: string | null): BarcodeReading | undefined {
  if (!isElementString(text, symbology)) return undefined;
  const marked = symbology === null ? text : `${symbology}${text}`;
  const read = readElements(marked);
  // A symbol that claims to be GS1 and isn't still says something.
  if (!read.ok) return reading('text', text, { warnings: [read.fault] });
  return ofElements('gs1', text, read.fields, read.warnings);
}

function isElementString(text: string, symbology: string | null): boolean {
  if (symbology !== null) return gs1Symbologies.has(symbology);
  return /^\(\d{2,4}\)/.test(text) || gs1Symbologies.has(text.slice(0, 3));
}

/** A serial that is a code of ours opens our page; GTIN with lot is asked as a Digital Link. */
function ofElements(
  kind: 'gs1' | 'digital_link',
  key: string,
  fields: readonly ReadingField[],
  warnings: readonly Fault[],
): BarcodeReading {
  const of = (wanted: ReadingFieldName) => fields.find(({ name }) => name === wanted)?.value;
  const unit = readUnitCode(of('serial') ?? '');
  const code = unit.ok ? unit.code : null;
  const [gtin, lot] = [of('gtin') ?? of('content'), of('lot')];
  const restricted = gtin !== undefined && isRestrictedCirculation(gtin);
  const link =
    gtin === undefined || lot === undefined || restricted
      ? null
      : `/01/${gtin}/10/${encodeURIComponent(lot)}`;
  const path = code === null ? link : `/t/${code}`;
  const said = restricted ? [...warnings, restrictedFault] : warnings;
  return reading(kind, key, { code, path, fields, warnings: said });
}

const longestLink = 2_000;

function linkReading(text: string, ownHosts: readonly string[]): BarcodeReading | undefined {
  if (!/^https?:\/\//i.test(text) || text.length > longestLink || !URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  const own = ownHosts.includes(url.host);
  const site: ReadingField = { name: 'site', value: url.host };
  const ours = /\/t\/([^/]+)\/?$/i.exec(url.pathname)?.[1];
  if (ours !== undefined) return ourLink(text, decoded(ours), own ? undefined : site);
  const elements = readElements(url.href);
  if (elements.ok) {
    const fields = own ? elements.fields : [...elements.fields, site];
    return ofElements('digital_link', text, fields, elements.warnings);
  }
  const warnings = elementsBegin(url) ? [elements.fault] : [];
  return reading('link', text, { fields: [site], warnings });
}

function elementsBegin(url: URL): boolean {
  return /\/(?:00|01)\/[^/]+/.test(url.pathname);
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

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
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

const retailSymbologies = /^\](?:E|I1|X)/;

function gtinReading(text: string, symbology: string | null): BarcodeReading | undefined {
  const retail = symbology === null || retailSymbologies.test(symbology);
  if (!retail || !/^(?:\d{8}|\d{12,14})$/.test(text)) return undefined;
  const checked = checkGtin(text);
  if (!checked.ok) return undefined;
  // Typed digits may be any number; a symbol of this kind has a check digit or is not read.
  if (checked.warning && symbology === null) return undefined;
  const warnings = isRestrictedCirculation(checked.value) ? [restrictedFault] : [];
  const { value } = checked;
  return reading('gtin', value, {
    fields: [{ name: 'gtin', value }],
    warnings: [...warnings, ...warningOf(checked)],
  });
}

function containerReading(text: string): BarcodeReading | undefined {
  const checked = checkContainer(text);
  if (!checked.ok) return undefined;
  const { value } = checked;
  return reading('container', value, {
    fields: [{ name: 'container', value }],
    warnings: warningOf(checked),
  });
}

function warningOf(checked: Checked): Fault[] {
  return checked.ok && checked.warning ? [checked.warning] : [];
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
