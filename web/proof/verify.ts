import type { Kept, Proof } from './data.ts';

/**
 * The check itself, with nothing but WebCrypto: RFC 6962 hashing, C2SP signed-note, tlog-checkpoint and
 * tlog-cosignature. Shares no line with what the server proves with.
 */

type Bytes = Uint8Array<ArrayBuffer>;
export type Tree = { size: number; root: Uint8Array };
/** `unchecked`: this browser can't, or was not given what it takes. */
export type Verdict = 'held' | 'failed' | 'unchecked';

const encoder = new TextEncoder();

/** Undefined for what is not canonical base64. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    const binary = atob(text);
    if (btoa(binary) !== text) return undefined;
    return Uint8Array.from(binary, (one) => one.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Undefined where any of them is no hash. */
function hashesOf(texts: readonly string[]): Bytes[] | undefined {
  const hashes = texts.map(fromBase64);
  return hashes.every((hash) => hash?.length === 32) ? (hashes as Bytes[]) : undefined;
}

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

export const leafOf = (entry: string) => sha256(Uint8Array.of(0), encoder.encode(entry));
const nodeOf = (left: Uint8Array, right: Uint8Array) => sha256(Uint8Array.of(1), left, right);
/** Sizes reach beyond what bit operations hold. */
const halved = (value: number) => Math.floor(value / 2);

type Join = (sibling: Uint8Array, isLeft: boolean) => Promise<void>;

/** The way up that RFC 9162 has in 2.1.3.2 and 2.1.4.2 alike; false where it does not end at the root. */
async function climb(
  [place, last]: [number, number],
  path: readonly Uint8Array[],
  join: Join,
): Promise<boolean> {
  for (const sibling of path) {
    if (last === 0) return false;
    const isLeft = place % 2 === 1 || place === last;
    await join(sibling, isLeft);
    while (isLeft && place % 2 === 0 && place !== 0) [place, last] = [halved(place), halved(last)];
    [place, last] = [halved(place), halved(last)];
  }
  return last === 0;
}

export async function leadsToRoot(
  leaf: Uint8Array,
  { index, size, root }: Tree & { index: number },
  path: readonly Uint8Array[],
): Promise<boolean> {
  if (!(index >= 0 && index < size)) return false;
  let hash = leaf;
  const isWhole = await climb([index, size - 1], path, async (sibling, isLeft) => {
    hash = await (isLeft ? nodeOf(sibling, hash) : nodeOf(hash, sibling));
  });
  return isWhole && hex(hash) === hex(root);
}

/** Whether the log that was is the beginning of the log that is. */
export async function isBeginning(
  old: Tree,
  now: Tree,
  path: readonly Uint8Array[],
): Promise<boolean> {
  if (old.size > now.size) return false;
  if (old.size === 0) return path.length === 0;
  if (old.size === now.size) return path.length === 0 && hex(old.root) === hex(now.root);
  const isComplete = Number.isInteger(Math.log2(old.size));
  const [first, ...rest] = isComplete ? [old.root, ...path] : path;
  if (!first) return false;
  let [place, last] = [old.size - 1, now.size - 1];
  while (place % 2 === 1) [place, last] = [halved(place), halved(last)];
  let [ofOld, ofNow] = [first, first];
  const isWhole = await climb([place, last], rest, async (hash, isLeft) => {
    if (isLeft) ofOld = await nodeOf(hash, ofOld);
    ofNow = await (isLeft ? nodeOf(hash, ofNow) : nodeOf(ofNow, hash));
  });
  return isWhole && hex(ofOld) === hex(old.root) && hex(ofNow) === hex(now.root);
}

type Key = { name: string; id: string; type: number; key: Bytes };
type Line = { name: string; id: string; bytes: Bytes };
type Note = { text: string; lines: Line[] };

/** `name+id+base64(type ‖ key)`; undefined where the id is another key's. */
async function readKey(text: string): Promise<Key | undefined> {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (!bytes || bytes.length < 2) return undefined;
  const digest = await sha256(encoder.encode(`${name}\n`), bytes);
  if (hex(digest.subarray(0, 4)) !== id) return undefined;
  return { name, id, type: bytes[0] ?? 0, key: bytes.slice(1) };
}

/** What was signed, and who signed it. */
function readNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const lines: Line[] = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name = '', encoded = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (!bytes || bytes.length < 5) return undefined;
    lines.push({ name, id: hex(bytes.subarray(0, 4)), bytes: bytes.slice(4) });
  }
  return { text: note.slice(0, end + 1), lines };
}

function readTree(text: string): (Tree & { origin: string }) | undefined {
  const [origin = '', sizeText = '', rootText = ''] = text.split('\n');
  const root = fromBase64(rootText);
  const size = Number(sizeText);
  const isSize = /^(0|[1-9]\d*)$/.test(sizeText) && Number.isSafeInteger(size);
  return origin !== '' && isSize && root?.length === 32 ? { origin, size, root } : undefined;
}

async function judge(message: string, signature: Bytes, { key }: Key): Promise<Verdict> {
  if (key.length !== 32 || signature.length !== 64) return 'failed';
  try {
    const known = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    const bytes = encoder.encode(message);
    return (await crypto.subtle.verify('Ed25519', known, signature, bytes)) ? 'held' : 'failed';
  } catch {
    // Browsers before 2025 have no Ed25519.
    return 'unchecked';
  }
}

export type Signed = { name: string; id: string; verdict: Verdict };

const types = { log: 1, witness: 4 } as const;

/** What keys that nobody named here signed says nothing, and is passed over. A witness signs the time as well. */
async function judgeAll(
  { text, lines }: Note,
  keys: readonly Key[],
  type: number,
): Promise<Signed[]> {
  const judged: Signed[] = [];
  for (const { name, id, bytes } of lines) {
    const key = keys.find((one) => one.name === name && one.id === id && one.type === type);
    if (!key) continue;
    const isTimed = type === types.witness && bytes.length > 8;
    const time = isTimed ? new DataView(bytes.buffer).getBigUint64(0) : 0;
    const verdict = await (isTimed
      ? judge(`cosignature/v1\ntime ${time}\n${text}`, bytes.slice(8), key)
      : judge(text, bytes, key));
    judged.push({ name, id, verdict });
  }
  return judged;
}

export type CheckedRecord = {
  index: number;
  commitment: string;
  recordedAt: string;
  lateHours: number;
  /** What it failed at. */
  fault?: 'entries' | 'paths';
};

const entryForm =
  /^\{"commitment":"([0-9a-f]{64})","lateHours":(\d{1,9}),"recordedAt":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)","v":1\}$/;

async function checkRecords({ records }: Proof, tree: Tree): Promise<CheckedRecord[]> {
  const checked: CheckedRecord[] = [];
  let before = -1;
  for (const { index, entry, proof } of records) {
    const [, commitment = '', late = '0', recordedAt = ''] = entryForm.exec(entry) ?? [];
    const record = { index, commitment, recordedAt, lateHours: Number(late) };
    const path = hashesOf(proof);
    const isSound = commitment !== '' && Number.isSafeInteger(index) && index > before;
    const holds = path && (await leadsToRoot(await leafOf(entry), { ...tree, index }, path));
    if (!holds) checked.push({ ...record, fault: 'paths' });
    else checked.push(isSound ? record : { ...record, fault: 'entries' });
    before = index;
  }
  return checked;
}

async function compare({ since }: Proof, tree: Tree, kept: Kept): Promise<Verdict> {
  const root = fromBase64(kept.root);
  if (!root) return 'unchecked';
  const old = { size: kept.size, root };
  if (old.size === tree.size) return (await isBeginning(old, tree, [])) ? 'held' : 'failed';
  // Also where the log seems smaller: this page may be an old copy. Only who was asked just now must know.
  if (since?.size !== old.size) return 'unchecked';
  const path = hashesOf(since.proof);
  return path && (await isBeginning(old, tree, path)) ? 'held' : 'failed';
}

export type Findings = {
  tree: Tree & { origin: string };
  rootText: string;
  records: CheckedRecord[];
  signature: Verdict;
  signed: Signed[];
  witnesses: Signed[];
  /** Undefined where this browser kept none. */
  before: Verdict | undefined;
};

/** Undefined where the checkpoint can't be read at all. */
export async function checkProof(proof: Proof, kept?: Kept): Promise<Findings | undefined> {
  const note = readNote(proof.checkpoint);
  const tree = note && readTree(note.text);
  if (!note || tree?.origin !== proof.origin) return undefined;
  const keysOf = async (texts: readonly string[]) =>
    (await Promise.all(texts.map(readKey))).flatMap((key) => key ?? []);
  const own = (await keysOf(proof.keys)).filter(({ name }) => name === tree.origin);
  const signed = await judgeAll(note, own, types.log);
  return {
    tree,
    rootText: note.text.split('\n')[2] ?? '',
    records: await checkRecords(proof, tree),
    signature: worst(signed.map(({ verdict }) => verdict)) ?? 'failed',
    signed,
    witnesses: await judgeAll(note, await keysOf(proof.witnessKeys), types.witness),
    before: kept && (await compare(proof, tree, kept)),
  };
}

/** One that fails is enough; undefined where there is none. */
export function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  return (['failed', 'unchecked', 'held'] as const).find((one) => verdicts.includes(one));
}
