import { type Identifier, identifierOf } from './application-identifiers.ts';
import { checkGtin, isRestrictedCirculation } from './gs1.ts';
import {
  doubtsOf,
  labelOf,
  type Pair,
  refusalOf,
  type Refused,
  refused,
  showCharacter,
  showText,
} from './identified-values.ts';

export type DigitalLink = {
  readonly ok: true;
  /** Key, qualifiers, then attributes as the link has them. */
  readonly pairs: readonly Pair[];
  /** As GS1 writes it, on its own host: equal for links that name the same thing. */
  readonly canonical: string;
  /** Of the query, what is no business of GS1's: `linkType=all`. */
  readonly ignored: readonly string[];
  readonly doubts: readonly Refused[];
};

/**
 * strict: as the standard has it since 1.3, for what our own server answers. lenient: also as it
 * once was (short names, GTINs without zeros in front, a slash at the end), for scanners.
 */
export type Reading = 'strict' | 'lenient';

const canonicalStem = 'https://id.gs1.org';
const longest = 2000;

/** Reads a GS1 Digital Link URI into what its parts mean. Compressed links are not read. */
export function parseDigitalLink(uri: string, reading: Reading = 'strict'): DigitalLink | Refused {
  const split = splitUri(uri);
  if (!split.ok) return split;
  const path = readPath(split.path, reading);
  if (!path.ok) return path;
  const query = readQuery(split.query, path, reading);
  if (!query.ok) return query;
  const pairs = [...path.pairs, ...query.pairs];
  const refusal = firstRefusal(pairs);
  if (refusal) return refusal;
  const canonical = write(canonicalStem, path.pairs, query.pairs);
  return { ok: true, pairs, canonical, ignored: query.ignored, doubts: doubtsOf(pairs) };
}

function splitUri(uri: string): { ok: true; path: string; query: string } | Refused {
  if (uri.length > longest) return tooLong(uri.length);
  const wrong = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/u.exec(uri)?.[0];
  if (wrong !== undefined) return wrongCharacter(wrong);
  if (/%(?![0-9A-Fa-f]{2})/.test(uri)) return badPercent();
  const address = uri.split('#', 1)[0] ?? '';
  const scheme = /^https?:\/\//i.exec(address)?.[0];
  if (scheme === undefined) return noScheme();
  const mark = address.indexOf('?');
  const before = mark === -1 ? address : address.slice(0, mark);
  const slash = before.indexOf('/', scheme.length);
  const host = before.slice(scheme.length, slash === -1 ? undefined : slash);
  if (!/^[\w.\-:[\]]+$/.test(host)) return badHost(host);
  if (slash === -1) return noKey('');
  return { ok: true, path: before.slice(slash), query: mark === -1 ? '' : address.slice(mark + 1) };
}

type Path = { ok: true; key: Identifier; pairs: Pair[] };

/** From the end, two by two, to the last key: what stands before it is the server's own business. */
function readPath(path: string, reading: Reading): Path | Refused {
  const trimmed = reading === 'lenient' ? path.replace(/\/$/, '') : path;
  const segments = trimmed.split('/').slice(1);
  const pairs: Pair[] = [];
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    const [name = '', raw = ''] = segments.slice(at, at + 2);
    const ai = reading === 'lenient' ? (shortNames[name] ?? name) : name;
    const identifier = identifierOf(ai);
    if (!identifier) return noKey(name === '' ? raw : name);
    const value = unescapePart(raw, 'path');
    if (value === undefined) return badPercent();
    pairs.unshift({ ai, value: fillUp(ai, value, reading) });
    if (identifier.key) return inOrder(identifier, identifier.key, pairs);
  }
  return noKey(segments.at(-1) ?? '');
}

function inOrder(
  key: Identifier,
  sequences: readonly (readonly string[])[],
  pairs: Pair[],
): Path | Refused {
  const qualifiers = pairs.slice(1).map(({ ai }) => ai);
  const follows = sequences.some((sequence) => isWithin(qualifiers, sequence));
  return follows ? { ok: true, key, pairs } : wrongOrder(key.ai, sequences, qualifiers);
}

/** Whether the parts come in the order of the whole, each at most once. */
function isWithin(parts: readonly string[], whole: readonly string[]): boolean {
  const places = parts.map((part) => whole.indexOf(part));
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}

type Query = { ok: true; pairs: Pair[]; ignored: string[] };

function readQuery(query: string, { key, pairs: path }: Path, reading: Reading): Query | Refused {
  const pairs: Pair[] = [];
  const ignored: string[] = [];
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    const name = unescapePart(equals === -1 ? part : part.slice(0, equals), 'query');
    const value = unescapePart(equals === -1 ? '' : part.slice(equals + 1), 'query');
    if (name === undefined || value === undefined) return badPercent();
    if (equals === -1 || !/^\d+$/.test(name)) {
      if (part !== '') ignored.push(part);
      continue;
    }
    const pair = { ai: name, value: fillUp(name, value, reading) };
    const refusal = attributeFault(pair, key, [...path, ...pairs]);
    if (refusal) return refusal;
    pairs.push(pair);
  }
  return { ok: true, pairs, ignored };
}

function attributeFault(pair: Pair, key: Identifier, before: readonly Pair[]): Refused | undefined {
  const identifier = identifierOf(pair.ai);
  if (!identifier) return refusalOf(pair);
  if (before.some(({ ai }) => ai === pair.ai)) return twice(pair.ai);
  if (key.key?.flat().includes(pair.ai) === true) return belongsInPath(pair.ai, key.ai);
  return identifier.queried ? undefined : noAttribute(pair.ai);
}

function firstRefusal(pairs: readonly Pair[]): Refused | undefined {
  for (const pair of pairs) {
    const refusal = refusalOf(pair);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Percent-encoding is taken off once; undefined where it is cut short or means no text. */
export function unescapePart(text: string, where: 'path' | 'query'): string | undefined {
  try {
    return decodeURIComponent(where === 'path' ? text : text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function fillUp(ai: string, value: string, reading: Reading): string {
  const short = reading === 'lenient' && ai === '01' && /^(?:\d{8}|\d{12}|\d{13})$/.test(value);
  return short ? value.padStart(14, '0') : value;
}

// Of Digital Link 1.0 to 1.2; they stand in the path only.
const shortNames: Readonly<Record<string, string>> = {
  gtin: '01',
  itip: '8006',
  gmn: '8013',
  cpid: '8010',
  shipTo: '410',
  billTo: '411',
  purchasedFrom: '412',
  shipFor: '413',
  gln: '414',
  payTo: '415',
  glnProd: '416',
  party: '417',
  gsrnp: '8017',
  gsrn: '8018',
  gcn: '255',
  sscc: '00',
  gdti: '253',
  ginc: '401',
  gsin: '402',
  grai: '8003',
  giai: '8004',
  cpv: '22',
  lot: '10',
  ser: '21',
  cpsn: '8011',
  glnx: '254',
  refno: '8020',
  srin: '8019',
};

export type WrittenLink = { readonly ok: true; readonly uri: string } | Refused;

/** Writes the link of what the pairs name; the first that can be its key is its key. */
export function writeDigitalLink(pairs: readonly Pair[], stem = canonicalStem): WrittenLink {
  const once = pairs.filter(
    ({ ai, value }, index) =>
      pairs.findIndex((other) => other.ai === ai && other.value === value) === index,
  );
  const again = once.find(({ ai }, index) => once.findIndex((other) => other.ai === ai) < index);
  if (again) return twice(again.ai);
  const refusal = firstRefusal(once);
  if (refusal) return refusal;
  const key = once.find(({ ai }) => identifierOf(ai)?.key);
  const sequences = identifierOf(key?.ai ?? '')?.key;
  if (!key || !sequences) return noKey('');
  const qualifying = new Set(sequences.flat());
  const used = once.filter(({ ai }) => qualifying.has(ai));
  const sequence = sequences.find((one) => used.every(({ ai }) => one.includes(ai)));
  if (!sequence)
    return wrongOrder(
      key.ai,
      sequences,
      used.map(({ ai }) => ai),
    );
  const qualifiers = sequence.flatMap((ai) => used.filter((pair) => pair.ai === ai));
  const path = [key, ...qualifiers];
  // A client takes these out of a path, however they are encoded.
  const dots = path.find(({ value }) => value === '.' || value === '..');
  if (dots) return onlyDots(dots.ai);
  const attributes = once.filter((pair) => !path.includes(pair));
  const misplaced = attributes.find(({ ai }) => identifierOf(ai)?.queried !== true);
  if (misplaced) return noAttribute(misplaced.ai);
  return { ok: true, uri: write(stem, path, attributes) };
}

export type Item = { gtin: string; lot?: string; serial?: string };

/** The link on a label of ours. Numbers that are unique within one firm only never make one. */
export function itemLink({ gtin, lot, serial }: Item, stem: string): WrittenLink {
  const checked = checkGtin(gtin);
  if (!checked.ok) return { ...checked, field: '01' };
  return (
    restrictedFault(checked.value) ??
    writeDigitalLink(
      [
        { ai: '01', value: checked.value },
        ...(lot === undefined ? [] : [{ ai: '10', value: lot }]),
        ...(serial === undefined ? [] : [{ ai: '21', value: serial }]),
      ],
      stem,
    )
  );
}

/** A number of prefix 02, 04 or 20–29 means another thing in every firm: no link may name it. */
export function restrictedFault(gtin14: string): Refused | undefined {
  if (!isRestrictedCirculation(gtin14)) return undefined;
  return refused(
    '01',
    'link.restricted',
    `${gtin14} 是企业内部编码（前缀 02、04、20–29），不是全球唯一的商品条码，不能用作 GS1 链接。请改用包装上的追溯码或短链接 /t/。`,
    `${gtin14} is a number for use within a firm (prefix 02, 04 or 20–29), no GTIN that is unique in the world, so no GS1 link may name it. Use the trace code on the pack, or the short link /t/.`,
  );
}

/** Values that end by their length come first, as GS1's own software writes them. */
function write(stem: string, path: readonly Pair[], attributes: readonly Pair[]): string {
  const fixed = ({ ai }: Pair) => identifierOf(ai)?.fixed === true;
  const sorted = [...attributes.filter(fixed), ...attributes.filter((pair) => !fixed(pair))];
  const query = sorted.map(({ ai, value }) => `${ai}=${escapePart(value, 'query')}`).join('&');
  const route = path.map(({ ai, value }) => `/${ai}/${escapePart(value, 'path')}`).join('');
  return `${stem}${route}${query === '' ? '' : `?${query}`}`;
}

/** Everything that might mean something in an address is encoded. */
export function escapePart(text: string, where: 'path' | 'query'): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', where === 'path' ? '%20' : '+');
}

function tooLong(length: number): Refused {
  return refused(
    'link',
    'link.length',
    `链接最长 ${longest} 个字符，现为 ${length} 个。请只粘贴二维码中的链接。`,
    `A link has at most ${longest} characters; this one has ${length}. Paste what the QR code holds and no more.`,
  );
}

function wrongCharacter(character: string): Refused {
  const { zh, en } = showCharacter(character);
  return refused(
    'link',
    'link.characters',
    `链接中不能有${zh}。请用半角字符，其他字符须写成 %XX，或重新扫码。`,
    `A link can't hold ${en}. Use plain letters and digits, write anything else as %XX, or scan the code again.`,
  );
}

function badPercent(): Refused {
  return refused(
    'link',
    'link.percent',
    '链接中的 % 编码不完整或不是文字：% 后须为两位十六进制数，百分号本身写作 %25。请重新扫码或核对链接。',
    'The percent-encoding in this link is cut short or means no text: % takes two hexadecimal digits, and itself is written %25. Scan the code again or mend the link.',
  );
}

function noScheme(): Refused {
  return refused(
    'link',
    'link.scheme',
    '这不是网址：GS1 数字链接以 https:// 开头。请重新扫码，或粘贴完整链接。',
    'This is no web address: a GS1 Digital Link begins with https://. Scan the code again, or paste the whole link.',
  );
}

function badHost(host: string): Refused {
  const shown = showText(host);
  return refused(
    'link',
    'link.host',
    `链接缺少域名，或域名“${shown}”不合规则。请重新扫码，或粘贴完整链接。`,
    `The link has no host name, or “${shown}” is none. Scan the code again, or paste the whole link.`,
  );
}

function noKey(near: string): Refused {
  const shown = showText(near);
  return refused(
    'link',
    'link.no_key',
    `链接不是“应用标识符/值”成对排列${shown === '' ? '' : `（问题在“${shown}”附近）`}。应形如 /01/{GTIN}/10/{批号}/21/{序列号}，末尾不加斜杠。`,
    `The link is not made of identifiers and values in pairs${shown === '' ? '' : ` (see “${shown}”)`}. It goes /01/{GTIN}/10/{lot}/21/{serial}, with no slash at its end.`,
  );
}

function wrongOrder(
  key: string,
  sequences: readonly (readonly string[])[],
  found: readonly string[],
): Refused {
  const allowed = sequences.filter((one) => one.length > 0).map((one) => one.join(' → '));
  const zh =
    allowed.length === 0 ? '后面不能再有限定项' : `后面只能依次为 ${allowed.join('，或 ')}`;
  const en =
    allowed.length === 0 ? 'takes no qualifiers' : `takes, in this order, ${allowed.join(', or ')}`;
  return refused(
    'link',
    'link.order',
    `${labelOf(key).zh}${zh}；这里是 ${found.join(' → ')}。请按此顺序改正链接，或重新扫码。`,
    `${labelOf(key).en} ${en}; this link has ${found.join(' → ')}. Put them in order, or scan the code again.`,
  );
}

function twice(ai: string): Refused {
  const { zh, en } = labelOf(ai);
  return refused(
    ai,
    'link.twice',
    `${zh}在链接中出现了两次，请只保留一处。`,
    `${en} comes twice in this link; keep one.`,
  );
}

function belongsInPath(ai: string, key: string): Refused {
  const { zh, en } = labelOf(ai);
  return refused(
    ai,
    'link.qualifier_in_query',
    `${zh}不能放在问号之后，须写在路径中：/${key}/…/${ai}/…。请改正链接，或重新扫码。`,
    `${en} can't stand behind the question mark: write /${key}/…/${ai}/…. Mend the link, or scan the code again.`,
  );
}

function noAttribute(ai: string): Refused {
  const { zh, en } = labelOf(ai);
  return refused(
    ai,
    'link.attribute',
    `${zh}不能放在链接的问号之后。请去掉该项，或重新扫码。`,
    `${en} can't stand behind the question mark of a link. Leave it out, or scan the code again.`,
  );
}

function onlyDots(ai: string): Refused {
  const { zh, en } = labelOf(ai);
  return refused(
    ai,
    'link.dots',
    `${zh}为“.”或“..”时无法放进网址，请改用条码或换一个编号。`,
    `${en} is “.” or “..”, which no web address can carry. Use a barcode, or another number.`,
  );
}
