#!/usr/bin/env node
// @ts-check
/*
 * Checks a public log, and evidence from it, without trusting who runs it. This file and Node 20 are all it takes.
 * Formats: RFC 6962 (hashes), RFC 8785 (JSON), C2SP signed-note, tlog-checkpoint, tlog-tiles, tlog-cosignature.
 */
import crypto from 'node:crypto';
import { createReadStream, realpathSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** @typedef {{ name: string, id: string, type: number, publicKey: Buffer, text: string }} VerifierKey */
/** @typedef {{ name: string, id: string, bytes: Buffer }} NoteSignature */
/** @typedef {{ text: string, signatures: NoteSignature[] }} Note */
/** @typedef {{ origin: string, size: number, root: Buffer }} Checkpoint */
/** @typedef {{ commitment: string, lateHours: number, recordedAt: string }} Entry */
/** @typedef {{ index: number, record: unknown, salt: unknown }} RecordLine */
/** @typedef {{ code: string, index: number | null, [detail: string]: unknown }} Problem */
/** @typedef {{ ok: true, bytes: Buffer } | { ok: false, why: 'missing' | 'long' | 'unreachable', detail: string }} Got */
/** @typedef {{ name: string, read: (path: string, limit: number) => Promise<Got>, close: () => void }} Source */
/** @typedef {'given' | 'pinned' | 'first-use' | 'self-declared'} Trust */

const HASH = 32;
const WIDTH = 256;
const limits = {
  note: 256 * 1024,
  keys: 64 * 1024,
  signatures: 100,
  // An entry of this log has less than 200 bytes.
  entry: 512,
  line: 4 * 1024 * 1024,
  bundle: 64 * 1024 * 1024,
  // Problems and late entries are all counted; this many are described.
  listed: 1000,
  missing: 64,
  ahead: 4,
  tries: 3,
};

/** The check could not be made; says nothing about the log. */
export class CannotCheck extends Error {
  /**
   * @param {string} reason
   * @param {string} [detail]
   */
  constructor(reason, detail = '') {
    super(detail || reason);
    this.reason = reason;
    this.detail = detail;
  }
}

// ---- RFC 6962 -------------------------------------------------------------------------------

/** @type {(data: Buffer | string) => Buffer} */
const sha256 =
  // One call is twice as fast as an object for each hash, but Node before 20.12 doesn't have it.
  typeof crypto.hash === 'function'
    ? (data) => crypto.hash('sha256', data, 'buffer')
    : (data) => crypto.createHash('sha256').update(data).digest();

/**
 * @param {Buffer | string} entry
 * @returns {Buffer}
 */
export function leafHash(entry) {
  return sha256(Buffer.concat([Buffer.of(0), Buffer.from(entry)]));
}

const pair = Buffer.alloc(1 + 2 * HASH, 1);

/**
 * @param {Buffer} left
 * @param {Buffer} right
 * @returns {Buffer}
 */
export function nodeHash(left, right) {
  left.copy(pair, 1);
  right.copy(pair, 1 + HASH);
  return sha256(pair);
}

/**
 * The Merkle tree hash over hashes of leaves, or over roots of full subtrees of one height with at
 * most a smaller one at the end: who has no neighbour goes up as it is.
 * @param {readonly Buffer[]} hashes
 * @returns {Buffer}
 */
export function rootOf(hashes) {
  if (hashes.length === 0) return sha256('');
  let level = hashes;
  while (level.length > 1) {
    const next = [];
    for (let i = 0; i + 1 < level.length; i += 2) {
      next.push(nodeHash(item(level, i), item(level, i + 1)));
    }
    if (level.length % 2 === 1) next.push(item(level, level.length - 1));
    level = next;
  }
  return item(level, 0);
}

/**
 * RFC 9162, 2.1.3.2, which checks the proofs of RFC 6962, 2.1.1.
 * @param {Buffer} leaf
 * @param {number} index
 * @param {number} size
 * @param {readonly Buffer[]} proof
 * @param {Buffer} root
 * @returns {boolean}
 */
export function verifyInclusion(leaf, index, size, proof, root) {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0 || sibling.length !== HASH) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && hash.equals(root);
}

/**
 * RFC 9162, 2.1.4.2, which checks the proofs of RFC 6962, 2.1.2.
 * @param {number} oldSize
 * @param {number} newSize
 * @param {Buffer} oldRoot
 * @param {Buffer} newRoot
 * @param {readonly Buffer[]} proof
 * @returns {boolean}
 */
export function verifyConsistency(oldSize, newSize, oldRoot, newRoot, proof) {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && oldRoot.equals(newRoot);
  if (oldSize === 0) return proof.length === 0 && oldRoot.equals(sha256(''));
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (first === undefined || first.length !== HASH) return false;
  let fn = oldSize - 1;
  let sn = newSize - 1;
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let fr = first;
  let sr = first;
  for (const hash of rest) {
    if (sn === 0 || hash.length !== HASH) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(hash, fr);
      sr = nodeHash(hash, sr);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, hash);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && fr.equals(oldRoot) && sr.equals(newRoot);
}

// Bit operators end at 32 bits; sizes don't.
/** @param {number} value */
function half(value) {
  return Math.floor(value / 2);
}

/** @param {number} value */
function isPowerOfTwo(value) {
  let rest = value;
  while (rest % 2 === 0 && rest > 0) rest /= 2;
  return rest === 1;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isCount(value) {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/**
 * @template T
 * @param {{ readonly [index: number]: T }} list
 * @param {number} index
 * @returns {T}
 */
function item(list, index) {
  return /** @type {T} */ (list[index]);
}

/** @param {Buffer} bytes */
function hashesOf(bytes) {
  return Array.from({ length: Math.floor(bytes.length / HASH) }, (_, i) => hashAt(bytes, i));
}

/**
 * @param {Buffer} bytes
 * @param {number} i
 */
function hashAt(bytes, i) {
  return bytes.subarray(i * HASH, (i + 1) * HASH);
}

// ---- RFC 8785 -------------------------------------------------------------------------------

/**
 * The one text of a value; throws TypeError on what JSON cannot carry.
 * @param {unknown} value
 * @returns {string}
 */
export function canonicalJson(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('Not a JSON number');
    return String(value);
  }
  if (typeof value === 'string') {
    // A lone surrogate must be an error (3.2.2.2); JSON.stringify would escape it.
    if (/\p{Cs}/u.test(value)) throw new TypeError('A string holds a lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (!isObject(value)) throw new TypeError(`Not a JSON value: ${typeof value}`);
  // sort() compares UTF-16 code units, as 3.2.3 wants it.
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalJson(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

// ---- Keys, notes, checkpoints ---------------------------------------------------------------

/**
 * `name+hash+base64(type ‖ key)`; null when it isn't one or its hash is another key's.
 * @param {string} text
 * @returns {VerifierKey | null}
 */
export function parseVerifierKey(text) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim());
  if (match === null) return null;
  const [, name = '', id = '', encoded = ''] = match;
  const bytes = fromBase64(encoded);
  const type = bytes?.[0];
  if (!bytes || type === undefined) return null;
  const hash = sha256(Buffer.concat([Buffer.from(`${name}\n`), bytes])).subarray(0, 4);
  if (hash.toString('hex') !== id) return null;
  const publicKey = bytes.subarray(1);
  if ((type === 1 || type === 4) && publicKey.length !== HASH) return null;
  return { name, id, type, publicKey, text: text.trim() };
}

/** @param {VerifierKey} key */
function isSm2(key) {
  return key.type === 0xff && key.publicKey.subarray(0, 8).toString('latin1') === 'sm2-sm3\0';
}

/** @param {string} text */
function fromBase64(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/**
 * @param {Buffer | string} input
 * @returns {Note | null}
 */
export function parseNote(input) {
  const bytes = Buffer.from(input);
  if (bytes.length > limits.note) return null;
  const whole = utf8(bytes);
  if (whole === null || hasControls(whole)) return null;
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n')) return null;
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > limits.signatures) return null;
  /** @type {NoteSignature[]} */
  const signatures = [];
  for (const line of lines) {
    const match = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
    const signed = fromBase64(match?.[2] ?? '');
    if (match === null || signed === null || signed.length < 5) return null;
    const id = signed.subarray(0, 4).toString('hex');
    signatures.push({ name: match[1] ?? '', id, bytes: signed.subarray(4) });
  }
  return { text: whole.slice(0, split + 1), signatures };
}

/** @param {string} text */
function hasControls(text) {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x0a) return true;
  }
  return false;
}

/** @param {Uint8Array} bytes */
function utf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * @param {string} text of a note
 * @returns {Checkpoint | null}
 */
export function parseCheckpoint(text) {
  if (!text.endsWith('\n')) return null;
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', digits = '', encoded = ''] = lines;
  const root = fromBase64(encoded);
  const size = Number(digits);
  if (lines.length < 3 || lines.includes('') || root?.length !== HASH) return null;
  if (!/^(0|[1-9]\d{0,15})$/.test(digits) || !isCount(size)) return null;
  return { origin, size, root };
}

/**
 * @param {VerifierKey} key
 * @param {string} text
 * @param {Buffer} signature
 */
function ed25519(key, text, signature) {
  if (signature.length !== 64) return false;
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKey.toString('base64url') };
    const publicKey = crypto.createPublicKey({ key: jwk, format: 'jwk' });
    return crypto.verify(null, Buffer.from(text), publicKey, signature);
  } catch {
    // Not a point of the curve.
    return false;
  }
}

/**
 * Which of the keys signed the text of the note, and which signature that bears a key's name and id
 * is not the key's. Other signatures don't count.
 * @param {Note} note
 * @param {readonly VerifierKey[]} keys
 */
export function checkSignatures(note, keys) {
  /** @type {VerifierKey[]} */
  const valid = [];
  /** @type {VerifierKey[]} */
  const invalid = [];
  for (const key of keys) {
    if (key.type !== 1) continue;
    const own = note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
    if (own.length === 0) continue;
    (own.every(({ bytes }) => ed25519(key, note.text, bytes)) ? valid : invalid).push(key);
  }
  return { valid, invalid };
}

/**
 * Cosignatures of tlog-cosignature v1, one for each public key, with the witness' time in seconds.
 * @param {Note} note
 * @param {readonly VerifierKey[]} witnesses
 */
export function checkCosignatures(note, witnesses) {
  /** @type {Map<string, { key: VerifierKey, time: number }>} */
  const valid = new Map();
  /** @type {VerifierKey[]} */
  const invalid = [];
  for (const key of witnesses) {
    for (const { name, id, bytes } of note.signatures) {
      if (key.type !== 4 || name !== key.name || id !== key.id) continue;
      const time = bytes.length === 72 ? bytes.readBigUInt64BE(0) : 0n;
      const text = `cosignature/v1\ntime ${time}\n${note.text}`;
      if (time > 0n && ed25519(key, text, bytes.subarray(8))) {
        valid.set(key.publicKey.toString('hex'), { key, time: Number(time) });
      } else {
        invalid.push(key);
      }
    }
  }
  return { valid: [...valid.values()], invalid };
}

// ---- Entries, records, tiles ----------------------------------------------------------------

const moment = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{6})Z$/;
const entryText =
  /^\{"commitment":"([0-9a-f]{64})","lateHours":(0|-?[1-9]\d{0,8}),"recordedAt":"([^"]*)","v":1\}$/;

/**
 * @param {string} text
 * @returns {Entry | null}
 */
export function parseEntry(text) {
  const match = entryText.exec(text);
  if (match === null) return null;
  const [, commitment = '', hours, recordedAt = ''] = match;
  return microseconds(recordedAt) === null
    ? null
    : { commitment, lateHours: Number(hours), recordedAt };
}

/**
 * @param {unknown} value
 * @returns {number | null}
 */
function microseconds(value) {
  const match = typeof value === 'string' ? moment.exec(value) : null;
  const seconds = match === null ? Number.NaN : Date.parse(`${match[1]}Z`);
  return Number.isNaN(seconds) ? null : seconds * 1000 + Number(match?.[2]);
}

/**
 * SHA-256(salt ‖ JCS(record)) in hex.
 * @param {string} salt 32 hex digits
 * @param {unknown} record
 */
export function commitmentOf(salt, record) {
  return sha256(
    Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(canonicalJson(record))]),
  ).toString('hex');
}

/**
 * What the entry of a record has to say. Of an event that is said to lie ahead of its recording
 * nothing is late, however that is rounded.
 * @param {unknown} record
 * @param {unknown} salt
 * @returns {{ commitment: string, recordedAt: string, lateHours: number[] } | null}
 */
export function expectedEntry(record, salt) {
  if (!isObject(record) || typeof salt !== 'string' || !/^[0-9a-f]{32}$/.test(salt)) return null;
  const { recordedAt, occurredAt } = record;
  const recorded = microseconds(recordedAt);
  const occurred = microseconds(occurredAt);
  if (recorded === null || occurred === null || typeof recordedAt !== 'string') return null;
  const hours = (recorded - occurred) / 3_600_000_000;
  const lateHours = hours < 0 ? [0, Math.floor(hours), Math.trunc(hours)] : [Math.floor(hours)];
  try {
    return { commitment: commitmentOf(salt, record), recordedAt, lateHours };
  } catch {
    // A lone surrogate, or nested deeper than the stack.
    return null;
  }
}

/**
 * @param {{ commitment: string, recordedAt: string, lateHours: number[] }} expected
 * @returns {string[]}
 */
function entryTexts({ commitment, recordedAt, lateHours }) {
  return lateHours.map((hours) =>
    canonicalJson({ commitment, lateHours: hours + 0, recordedAt, v: 1 }),
  );
}

/**
 * @param {{ commitment: string, recordedAt: string, lateHours: number[] }} expected
 * @param {Entry} entry
 */
function differences(expected, entry) {
  const differs = [];
  if (expected.commitment !== entry.commitment) differs.push('commitment');
  if (expected.recordedAt !== entry.recordedAt) differs.push('recordedAt');
  if (!expected.lateHours.some((hours) => hours === entry.lateHours)) differs.push('lateHours');
  return differs;
}

/**
 * @param {number | 'entries'} level
 * @param {number} n
 * @param {number} [width]
 */
export function tilePath(level, n, width = WIDTH) {
  const digits = String(n);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const parts = padded.match(/\d{3}/g) ?? [];
  const path = parts.map((part, i) => (i === parts.length - 1 ? part : `x${part}`)).join('/');
  return `tile/${level}/${path}${width < WIDTH ? `.p/${width}` : ''}`;
}

/**
 * The entries of a bundle, at most `width`, and whether it held exactly those.
 * @param {Buffer} bytes
 * @param {number} width
 */
export function parseEntryBundle(bytes, width) {
  /** @type {Buffer[]} */
  const entries = [];
  let offset = 0;
  while (entries.length < width && offset + 2 <= bytes.length) {
    const end = offset + 2 + bytes.readUInt16BE(offset);
    if (end > bytes.length) break;
    entries.push(bytes.subarray(offset + 2, end));
    offset = end;
  }
  return { entries, used: offset };
}

// ---- Where a log is read from ---------------------------------------------------------------

/** @typedef {{ timeoutMs: number, deadline: number }} Patience */

/**
 * @param {string} target
 * @param {Patience} patience
 * @returns {Source}
 */
export function openSource(target, patience) {
  return isAddress(target) ? httpSource(target, patience) : folderSource(target);
}

/** @param {string} target */
function isAddress(target) {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(target);
}

/**
 * @param {string} folder
 * @returns {Source}
 */
function folderSource(folder) {
  return {
    name: folder,
    read: (path, limit) => readBounded(join(folder, path), limit),
    close() {},
  };
}

/**
 * @param {string} path
 * @param {number} limit
 * @returns {Promise<Got>}
 */
async function readBounded(path, limit) {
  try {
    // Opening a pipe would wait for whoever writes into it.
    if (!(await stat(path)).isFile()) return { ok: false, why: 'missing', detail: path };
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > limit) return { ok: false, why: 'long', detail: path };
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return { ok: true, bytes: bytes.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = codeOf(error);
    const why = code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreachable';
    return { ok: false, why, detail: `${path} ${code}` };
  }
}

/** @param {unknown} error */
function codeOf(error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

/**
 * @param {string} target
 * @param {Patience} patience
 * @returns {Source}
 */
function httpSource(target, { timeoutMs, deadline }) {
  const base = URL.canParse(target) ? new URL(target) : null;
  if (base === null || !/^https?:$/.test(base.protocol) || base.search || base.hash) {
    throw new CannotCheck('usage', target);
  }
  const prefix = base.href.replace(/\/+$/, '');
  const closing = new AbortController();
  /** @type {(url: string, limit: number) => Promise<Got & { again?: boolean }>} */
  const ask = async (url, limit) => {
    const left = Math.max(1, Math.min(timeoutMs, deadline - Date.now()));
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(left)]);
    try {
      // A redirect could lead anywhere; who means it gives that address.
      const response = await fetch(url, { redirect: 'manual', signal });
      const { status } = response;
      if (status !== 200) {
        await response.body?.cancel();
        const why = status === 404 || status === 410 ? 'missing' : 'unreachable';
        return {
          ok: false,
          why,
          detail: `${url} ${status}`,
          again: status === 429 || status >= 500,
        };
      }
      return await readBody(response, url, limit);
    } catch (error) {
      return { ok: false, why: 'unreachable', detail: `${url} ${codeOf(error)}`, again: true };
    }
  };
  let answered = false;
  return {
    name: prefix,
    async read(path, limit) {
      for (let attempt = 1; ; attempt += 1) {
        const got = await ask(`${prefix}/${path}`, limit);
        answered ||= got.ok;
        const stop = got.ok || !got.again || !answered || attempt >= limits.tries;
        if (stop || closing.signal.aborted || Date.now() > deadline) return got;
        await new Promise((done) => setTimeout(done, 500 * attempt));
      }
    },
    close: () => closing.abort(),
  };
}

/**
 * @param {Response} response
 * @param {string} url
 * @param {number} limit
 * @returns {Promise<Got>}
 */
async function readBody(response, url, limit) {
  const chunks = [];
  let total = 0;
  for await (const chunk of response.body ?? []) {
    total += chunk.length;
    // Leaving the loop cancels the rest, so that what unpacks to more than was asked stays unread.
    if (total > limit) return { ok: false, why: 'long', detail: url };
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

/**
 * A tile or bundle of the width that the checkpoint wants; a partial one that is gone, from the
 * full one in its place.
 * @param {Source} source
 * @param {number | 'entries'} level
 * @param {number} n
 * @param {number} width
 * @returns {Promise<Got & { full?: boolean }>}
 */
async function readTile(source, level, n, width) {
  const each = level === 'entries' ? 2 + limits.entry : HASH;
  const got = await source.read(tilePath(level, n, width), width * each);
  if (got.ok || got.why !== 'missing' || width === WIDTH) return got;
  const whole = await source.read(tilePath(level, n), WIDTH * each);
  return whole.ok || whole.why !== 'missing' ? { ...whole, full: true } : got;
}

/**
 * A few reads ahead of who takes them, in order.
 * @template T
 * @param {number} count
 * @param {(n: number) => Promise<T>} ask must not reject
 */
async function* ahead(count, ask) {
  /** @type {Promise<T>[]} */
  const waiting = [];
  let next = 0;
  for (let n = 0; n < count; n += 1) {
    while (next < count && next < n + limits.ahead) waiting.push(ask(next++));
    yield await /** @type {Promise<T>} */ (waiting.shift());
  }
}

/**
 * @param {AsyncIterable<Uint8Array>} chunks
 * @returns {AsyncGenerator<string | null>} a line, or null for one that is no text or too long
 */
async function* linesOf(chunks) {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let end = bytes.indexOf(10);
    while (end >= 0) {
      yield utf8(bytes.subarray(0, end));
      bytes = bytes.subarray(end + 1);
      end = bytes.indexOf(10);
    }
    if (bytes.length > limits.line) throw new CannotCheck('records-format', 'line too long');
    rest = bytes;
  }
  if (rest.length > 0) yield utf8(rest);
}

// ---- The report -----------------------------------------------------------------------------

/**
 * @typedef {{ index: number, lateHours: number, recordedAt: string }} Late
 * @typedef {{ code: string, [detail: string]: unknown }} Remark
 * @typedef {{
 *   verdict: 'OK' | 'FAILED' | 'UNCHECKED', line: string, subject: 'log' | 'bundle', target: string,
 *   origin: string, size: number, root: string, trust: Trust | null, keys: string[],
 *   kept: { size: number, root: string } | null, problems: Problem[], problemCount: number,
 *   remarks: Remark[], records: number, erased: number, witnesses: number, late: Late[], lateCount: number,
 * }} Report
 */

/**
 * Counts every problem, keeps as many as can be read, and knows the first: a signature that is not
 * the log's before the lowest index, and what has no index last.
 * @param {'log' | 'bundle'} subject
 * @param {string} target
 */
function startReport(subject, target) {
  /** @type {Report} */
  const report = {
    verdict: 'UNCHECKED',
    line: '',
    subject,
    target,
    origin: '',
    size: 0,
    root: '',
    trust: null,
    keys: [],
    kept: null,
    problems: [],
    problemCount: 0,
    remarks: [],
    records: 0,
    erased: 0,
    witnesses: 0,
    late: [],
    lateCount: 0,
  };
  /** @type {Problem | null} */
  let first = null;
  /** @param {Problem} problem */
  const rank = ({ code, index }) => {
    if (['checkpoint', 'signature', 'unsigned', 'origin'].includes(code)) return -1;
    // A subtree begins where a leaf in it may be named exactly.
    return (index ?? Infinity) + (code === 'subtree' ? Number.MAX_SAFE_INTEGER : 0);
  };
  return {
    report,
    /**
     * @param {string} code
     * @param {number | null} index
     * @param {Record<string, unknown>} [detail]
     */
    problem: (code, index, detail = {}) => {
      const problem = { code, index, ...detail };
      report.problemCount += 1;
      if (report.problems.length < limits.listed) report.problems.push(problem);
      if (first === null || rank(problem) < rank(first)) first = problem;
    },
    /**
     * @param {string} code
     * @param {Record<string, unknown>} [detail]
     */
    remark: (code, detail = {}) => {
      report.remarks.push({ code, ...detail });
    },
    /**
     * @param {number} index
     * @param {Entry} entry
     */
    late: (index, { lateHours, recordedAt }) => {
      if (lateHours < 24) return;
      report.lateCount += 1;
      if (report.late.length < limits.listed) report.late.push({ index, lateHours, recordedAt });
    },
    finish() {
      report.problems.sort((a, b) => rank(a) - rank(b));
      const { size, root, records, erased, witnesses, problemCount } = report;
      report.verdict = first === null ? 'OK' : 'FAILED';
      report.line =
        first === null
          ? `OK size=${size} root=${root} records=${records} erased=${erased} witnesses=${witnesses}`
          : `FAILED problems=${problemCount} first=${first.code}@${first.index ?? '-'}`;
      return report;
    },
  };
}

/** @typedef {ReturnType<typeof startReport>} Reporter */

/**
 * @param {Reporter} reporter
 * @param {CannotCheck} error
 */
function unchecked({ report }, error) {
  report.verdict = 'UNCHECKED';
  report.line = `UNCHECKED reason=${error.reason}`;
  report.remarks.push({ code: `cannot-${error.reason}`, detail: error.detail });
  return report;
}

// ---- The state: what was seen last time ------------------------------------------------------

/**
 * @typedef {{
 *   folder: string, source: Source, note: string | null, checkpoint: Checkpoint | null, keys: VerifierKey[],
 * }} State
 */

/**
 * @param {string} folder
 * @returns {Promise<State>}
 */
async function readState(folder) {
  const source = folderSource(folder);
  const got = await source.read('checkpoint', limits.note);
  if (!got.ok) {
    if (got.why !== 'missing') throw new CannotCheck('state', got.detail);
    return { folder, source, note: null, checkpoint: null, keys: [] };
  }
  const note = parseNote(got.bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  const keys = await source.read('keys', limits.keys);
  if (!checkpoint || !keys.ok) throw new CannotCheck('state', folder);
  return {
    folder,
    source,
    note: got.bytes.toString(),
    checkpoint,
    keys: parseKeys(keys.bytes).keys,
  };
}

/** @param {Buffer} bytes */
function parseKeys(bytes) {
  const lines = (utf8(bytes) ?? '').split('\n').filter((line) => line.trim() !== '');
  const keys = lines.slice(0, limits.signatures).flatMap((line) => parseVerifierKey(line) ?? []);
  return { keys, unread: lines.length - keys.length };
}

/**
 * @param {string} path
 * @param {Buffer | string} content
 */
async function writeWhole(path, content) {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(`${path}.new`, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

/**
 * Tiles wait in a folder of this run until all is found right. The checkpoint moves last: what lies
 * beyond it doesn't count, so a crash between leaves the old state whole.
 * @param {State} state
 */
async function stageFor({ folder, note, source }) {
  try {
    await mkdir(folder, { recursive: true });
    await removeAbandoned(folder);
    const staging = await mkdtemp(join(folder, 'next-'));
    /** @type {string[]} */
    const staged = [];
    return {
      source: folderSource(staging),
      /**
       * @param {string} path
       * @param {Buffer} bytes
       */
      async put(path, bytes) {
        await mkdir(dirname(join(staging, path)), { recursive: true });
        await writeFile(join(staging, path), bytes);
        staged.push(path);
      },
      /**
       * @param {string} next
       * @param {readonly VerifierKey[]} keys
       */
      async moveOn(next, keys) {
        const now = await source.read('checkpoint', limits.note);
        // Another run was faster.
        if ((now.ok ? now.bytes.toString() : null) !== note) return false;
        for (const path of staged) {
          await mkdir(dirname(join(folder, path)), { recursive: true });
          await rename(join(staging, path), join(folder, path));
        }
        await writeWhole(join(folder, 'keys'), keys.map(({ text }) => `${text}\n`).join(''));
        await writeWhole(join(folder, 'checkpoint'), next);
        await dropPartials(folder, staged);
        return true;
      },
      remove: () => rm(staging, { recursive: true, force: true }),
    };
  } catch (error) {
    throw new CannotCheck('state', `${folder} ${codeOf(error)}`);
  }
}

/**
 * What a run that was killed left behind; another that still goes on is not a day old.
 * @param {string} folder
 */
async function removeAbandoned(folder) {
  for (const name of await readdir(folder)) {
    if (!/^next-\w{6}$/.test(name)) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > 86_400_000) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

/**
 * Partial tiles that the new ones stand in for.
 * @param {string} folder
 * @param {readonly string[]} staged
 */
async function dropPartials(folder, staged) {
  for (const path of staged) {
    const [whole = '', width] = path.split('.p/');
    const partials = join(folder, `${whole}.p`);
    if (width === undefined) {
      await rm(partials, { recursive: true, force: true });
      continue;
    }
    for (const other of await readdir(partials)) {
      if (other !== width) await rm(join(partials, other), { force: true });
    }
  }
}

/** @typedef {Awaited<ReturnType<typeof stageFor>>} Staging */

// ---- Signatures -----------------------------------------------------------------------------

/**
 * @typedef {{
 *   keys?: readonly string[], witnesses?: readonly string[], atLeast?: number,
 * }} KeyOptions
 */

/**
 * @param {readonly string[]} texts
 * @param {number} type
 */
function givenKeys(texts, type) {
  return texts.map((text) => {
    const key = parseVerifierKey(text);
    if (key === null || (key.type !== type && !(type === 1 && isSm2(key)))) {
      throw new CannotCheck('usage', `${type === 1 ? '--key' : '--witness'} ${text}`);
    }
    return key;
  });
}

/**
 * Says what signed the checkpoint, and returns the keys that may be pinned because they did.
 * @param {Reporter} reporter
 * @param {Note} note
 * @param {{ trust: Trust, trusted: VerifierKey[], published: VerifierKey[], witnesses: VerifierKey[], atLeast: number }} who
 */
function judgeSignatures(reporter, note, { trust, trusted, published, witnesses, atLeast }) {
  const { report, problem, remark } = reporter;
  const { valid, invalid } = checkSignatures(note, trusted);
  for (const key of invalid) problem('signature', null, { key: key.text, trust });
  if (valid.length === 0 && invalid.length === 0) problem('unsigned', null, { trust });
  const vouched = valid.length > 0 ? checkSignatures(note, published).valid : [];
  const fresh = vouched.filter((key) => !trusted.some(({ text }) => text === key.text));
  if (trust === 'pinned') for (const key of fresh) remark('vouched', { key: key.text });
  const signed = [...valid, ...(trust === 'pinned' ? fresh : [])];
  Object.assign(report, { trust, keys: signed.map(({ text }) => text) });
  for (const key of [...trusted, ...published].filter(isSm2)) {
    const { signatures } = note;
    if (signatures.some(({ name, id }) => name === key.name && id === key.id)) {
      if (!report.remarks.some(({ code }) => code === 'sm2')) remark('sm2', { name: key.name });
    }
  }
  const cosigned = checkCosignatures(note, witnesses);
  for (const key of cosigned.invalid) problem('cosignature', null, { key: key.text });
  for (const { key, time } of cosigned.valid) {
    remark('witness', { name: key.name, time: timeOf(time) });
  }
  report.witnesses = cosigned.valid.length;
  if (report.witnesses < atLeast) {
    problem('witnesses', null, { found: report.witnesses, wanted: atLeast });
  }
  const known = [...trusted, ...published, ...witnesses];
  const unknown = note.signatures.filter(
    ({ name, id }) => !known.some((key) => key.name === name && key.id === id),
  );
  if (unknown.length > 0) remark('unknown-signatures', { count: unknown.length });
  if (trust === 'first-use') return valid;
  return trust === 'pinned' ? [...trusted, ...fresh] : trusted;
}

/** @param {number} seconds */
function timeOf(seconds) {
  return seconds < 8.64e12 ? new Date(seconds * 1000).toISOString() : String(seconds);
}

// ---- The tree -------------------------------------------------------------------------------

/**
 * Hashes of the leaves, 256 in a buffer; null where neither tile nor entries could be read.
 * @typedef {{ byEntry: Buffer | null, byTile: Buffer | null }} Leaves
 */

/** A tree that is held as its leaves' hashes. */
export function treeOf(/** @type {readonly (Buffer | null)[]} */ tiles) {
  const full = tiles.map((tile) => (tile?.length === WIDTH * HASH ? rootOf(hashesOf(tile)) : null));
  return {
    /** Roots of the tiles that are full; null for one that could not be read. */
    roots: full,
    /** @param {number} index */
    leaf(index) {
      const tile = tiles[Math.floor(index / WIDTH)];
      const hash = tile && hashAt(tile, index % WIDTH);
      return hash?.length === HASH ? hash : null;
    },
    /** @param {number} size */
    rootAt(size) {
      const count = Math.floor(size / WIDTH);
      /** @type {Buffer[]} */
      const subtrees = [];
      for (let n = 0; n < count; n += 1) {
        const root = full[n];
        if (!root) return null;
        subtrees.push(root);
      }
      const rest = size % WIDTH;
      if (rest > 0) {
        const last = tiles[count];
        if (!last || last.length < rest * HASH) return null;
        subtrees.push(rootOf(hashesOf(last.subarray(0, rest * HASH))));
      }
      return rootOf(subtrees);
    },
  };
}

/** @typedef {ReturnType<typeof treeOf>} Tree */

/**
 * Reads every entry and every leaf's hash, compares them and keeps both in the staging folder.
 * @param {Source} source
 * @param {Checkpoint} checkpoint
 * @param {State} state
 * @param {Staging} staging
 * @param {Reporter} reporter
 * @param {number} deadline
 */
async function readLeaves(source, { size }, state, staging, reporter, deadline) {
  /** @type {Leaves[]} */
  const leaves = [];
  /** @type {number[]} */
  const mismatches = [];
  /** @type {number[]} */
  const malformed = [];
  const count = Math.ceil(size / WIDTH);
  let missing = 0;
  /** @param {number} n */
  const ask = async (n) => {
    const width = Math.min(WIDTH, size - n * WIDTH);
    const [tile, bundle] = await Promise.all([
      readTile(source, 0, n, width),
      readTile(source, 'entries', n, width),
    ]);
    return { n, width, tile, bundle };
  };
  for await (const { n, width, tile, bundle } of ahead(count, ask)) {
    if (Date.now() > deadline) throw new CannotCheck('timeout');
    const given = takeHashes(tile, n, width, reporter);
    const read = takeEntries(bundle, n, width, reporter);
    if (given.length === 0 || read.entries.length === 0) missing += 1;
    if (missing > limits.missing) {
      reporter.remark('given-up', { index: n * WIDTH });
      break;
    }
    const hashed = Buffer.concat(read.entries.map(leafHash));
    const both = Math.min(given.length, hashed.length);
    const differ = !given.subarray(0, both).equals(hashed.subarray(0, both));
    for (let i = 0; differ && i < both / HASH; i += 1) {
      if (!hashAt(given, i).equals(hashAt(hashed, i))) mismatches.push(n * WIDTH + i);
    }
    const before = malformed.length;
    read.entries.forEach((bytes, i) => {
      const entry = parseEntry(utf8(bytes) ?? '');
      if (entry === null) malformed.push(n * WIDTH + i);
      else reporter.late(n * WIDTH + i, entry);
    });
    // What one lacks is taken from the other, so that the root can still tell which is right.
    const byEntry = filled(hashed, given, width);
    const byTile = filled(given, hashed, width);
    leaves.push({ byEntry, byTile: byTile && byEntry?.equals(byTile) ? byEntry : byTile });
    const whole = given.length === width * HASH && read.entries.length === width;
    // Entries of the format have a size; others could fill the disk.
    if (whole && malformed.length === before) {
      await stageTile(state, staging, n, width, given, read.bytes);
    }
  }
  return { leaves, mismatches, malformed };
}

/**
 * @param {Buffer} own
 * @param {Buffer} other
 * @param {number} width
 */
function filled(own, other, width) {
  const whole = Buffer.concat([own, other.subarray(own.length)]);
  return whole.length === width * HASH ? whole : null;
}

/**
 * @param {Got & { full?: boolean }} got
 * @param {number} n
 * @param {number} width
 * @param {Reporter} reporter
 */
function takeHashes(got, n, width, { problem }) {
  const start = n * WIDTH;
  const tile = tilePath(0, n, width);
  if (!got.ok) {
    if (got.why === 'unreachable') throw new CannotCheck('network', got.detail);
    problem(got.why === 'missing' ? 'tile-missing' : 'tile-long', start, { tile });
    return Buffer.alloc(0);
  }
  const count = Math.min(width, Math.floor(got.bytes.length / HASH));
  if (count < width) problem('tile-short', start + count, { tile });
  return got.bytes.subarray(0, count * HASH);
}

/**
 * @param {Got & { full?: boolean }} got
 * @param {number} n
 * @param {number} width
 * @param {Reporter} reporter
 */
function takeEntries(got, n, width, { problem }) {
  const start = n * WIDTH;
  const tile = tilePath('entries', n, width);
  if (!got.ok) {
    if (got.why === 'unreachable') throw new CannotCheck('network', got.detail);
    problem(got.why === 'missing' ? 'entries-missing' : 'entries-long', start, { tile });
    return { entries: [], bytes: Buffer.alloc(0) };
  }
  const { entries, used } = parseEntryBundle(got.bytes, width);
  if (entries.length < width) problem('entries-short', start + entries.length, { tile });
  else if (used < got.bytes.length && !got.full) problem('entries-long', start + width, { tile });
  return { entries, bytes: got.bytes.subarray(0, used) };
}

/**
 * @param {State} state
 * @param {Staging} staging
 * @param {number} n
 * @param {number} width
 * @param {Buffer} hashes
 * @param {Buffer} bundle
 */
async function stageTile({ source, checkpoint }, staging, n, width, hashes, bundle) {
  const paths = [tilePath(0, n, width), tilePath('entries', n, width)];
  const [tile = '', entries = ''] = paths;
  if (checkpoint !== null && n * WIDTH + width <= checkpoint.size) {
    const kept = await source.read(tile, hashes.length);
    const keptEntries = await source.read(entries, bundle.length);
    if (
      kept.ok &&
      keptEntries.ok &&
      kept.bytes.equals(hashes) &&
      keptEntries.bytes.equals(bundle)
    ) {
      return;
    }
  }
  try {
    await staging.put(tile, hashes);
    await staging.put(entries, bundle);
  } catch (error) {
    throw new CannotCheck('state', codeOf(error));
  }
}

/**
 * Where an entry and its hash disagree, the root of the checkpoint tells which of them was changed.
 * @param {Checkpoint} checkpoint
 * @param {{ leaves: Leaves[], mismatches: number[], malformed: number[] }} read
 * @param {Reporter} reporter
 */
function judgeLeaves({ size, root }, { leaves, mismatches, malformed }, { problem, report }) {
  const byEntry = treeOf(leaves.map((leaf) => leaf.byEntry));
  const byTile = mismatches.length === 0 ? byEntry : treeOf(leaves.map((leaf) => leaf.byTile));
  const entriesRight = byEntry.rootAt(size)?.equals(root) ?? false;
  const tilesRight = !entriesRight && (byTile.rootAt(size)?.equals(root) ?? false);
  const code = entriesRight ? 'tile' : tilesRight ? 'entry' : 'leaf';
  for (const index of mismatches) {
    problem(code, index, { tile: tilePath(0, Math.floor(index / WIDTH), widthAt(index, size)) });
  }
  const differing = new Set(mismatches);
  for (const index of malformed) if (!differing.has(index)) problem('entry-format', index);
  const tree = tilesRight ? byTile : byEntry;
  const computed = tree.rootAt(size);
  if (computed !== null && !computed.equals(root)) {
    problem('root', null, { computed: computed.toString('base64'), stated: report.root });
  }
  return tree;
}

/**
 * @param {number} index
 * @param {number} size
 */
function widthAt(index, size) {
  return Math.min(WIDTH, size - Math.floor(index / WIDTH) * WIDTH);
}

/**
 * Every hash of the higher tiles is the root of a full tile below.
 * @param {Source} source
 * @param {Checkpoint} checkpoint
 * @param {Tree} tree
 * @param {Reporter} reporter
 */
async function checkHigherTiles(source, { size, root }, tree, reporter) {
  // Once the leaves are right, a hash above that isn't theirs was changed itself.
  const code = tree.rootAt(size)?.equals(root) ? 'tile' : 'subtree';
  /** @type {readonly (Buffer | null)[]} */
  let below = tree.roots.slice(0, Math.floor(size / WIDTH));
  for (let level = 1, span = WIDTH; below.length > 0; level += 1, span *= WIDTH) {
    /** @type {(Buffer | null)[]} */
    const roots = [];
    const own = below;
    /** @param {number} n */
    const ask = (n) => readTile(source, level, n, Math.min(WIDTH, own.length - n * WIDTH));
    let n = 0;
    for await (const got of ahead(Math.ceil(own.length / WIDTH), ask)) {
      const hashes = own.slice(n * WIDTH, (n + 1) * WIDTH);
      compareHigher(got, hashes, { code, level, n, span }, reporter);
      const known = hashes.flatMap((hash) => hash ?? []);
      if (hashes.length === WIDTH) roots.push(known.length === WIDTH ? rootOf(known) : null);
      n += 1;
    }
    below = roots;
  }
}

/**
 * @param {Got & { full?: boolean }} got
 * @param {readonly (Buffer | null)[]} hashes
 * @param {{ code: string, level: number, n: number, span: number }} place
 * @param {Reporter} reporter
 */
function compareHigher(got, hashes, { code, level, n, span }, { problem }) {
  const tile = tilePath(level, n, hashes.length);
  const start = n * WIDTH * span;
  if (!got.ok) {
    if (got.why === 'unreachable') throw new CannotCheck('network', got.detail);
    problem(got.why === 'missing' ? 'tile-missing' : 'tile-long', start, { tile });
    return;
  }
  const count = Math.min(hashes.length, Math.floor(got.bytes.length / HASH));
  if (count < hashes.length) problem('tile-short', start + count * span, { tile });
  hashes.slice(0, count).forEach((hash, i) => {
    if (hash && !hashAt(got.bytes, i).equals(hash)) problem(code, start + i * span, { tile });
  });
}

// ---- Against what was kept ------------------------------------------------------------------

/**
 * The entries of a log of `size` by index, from the first of the sources that has them. The last
 * bundle is remembered, for who asks often asks for the next one.
 * @param {readonly Source[]} sources
 * @param {number} size
 * @returns {(index: number) => Promise<Entry | null>}
 */
function entriesOf(sources, size) {
  let last = -1;
  /** @type {Buffer[]} */
  let entries = [];
  return async (index) => {
    const n = Math.floor(index / WIDTH);
    if (n !== last) {
      last = n;
      entries = [];
      for (const source of sources) {
        const got = await readTile(source, 'entries', n, widthAt(index, size));
        if (!got.ok) continue;
        entries = parseEntryBundle(got.bytes, WIDTH).entries;
        break;
      }
    }
    const bytes = entries[index % WIDTH];
    return bytes === undefined ? null : parseEntry(utf8(bytes) ?? '');
  };
}

/** @param {Entry | null} entry */
function described(entry) {
  return entry === null
    ? '?'
    : `recordedAt ${entry.recordedAt}, lateHours ${entry.lateHours}, commitment ${entry.commitment.slice(0, 16)}…`;
}

/**
 * @param {State} state
 * @returns {Promise<Tree | null>}
 */
async function keptTree({ source, checkpoint }) {
  if (checkpoint === null) return null;
  /** @type {(Buffer | null)[]} */
  const tiles = [];
  const count = Math.ceil(checkpoint.size / WIDTH);
  /** @param {number} n */
  const ask = (n) => readTile(source, 0, n, widthAt(n * WIDTH, checkpoint.size));
  for await (const got of ahead(count, ask)) tiles.push(got.ok ? got.bytes : null);
  return treeOf(tiles);
}

/**
 * @param {Checkpoint} now
 * @param {Tree} tree
 * @param {State} state
 * @param {(index: number) => Promise<Entry | null>} entryAt
 * @param {Reporter} reporter
 */
async function compareWithKept(now, tree, state, entryAt, { problem, remark, report }) {
  const { checkpoint: kept, source } = state;
  if (kept === null) return;
  const keptAt = entriesOf([source], kept.size);
  report.kept = { size: kept.size, root: kept.root.toString('base64') };
  const common = Math.min(kept.size, now.size);
  const same = now.size >= kept.size && (tree.rootAt(kept.size)?.equals(kept.root) ?? false);
  if (same) return;
  const old = await keptTree(state);
  const whole = old?.rootAt(kept.size)?.equals(kept.root) ?? false;
  if (!whole) remark('state-damaged');
  let first = null;
  let count = 0;
  for (let index = 0; old !== null && index < common; index += 1) {
    const [before, after] = [old.leaf(index), tree.leaf(index)];
    // A leaf that could not be read has its own problem.
    if (!before || !after || before.equals(after)) continue;
    count += 1;
    first ??= index;
  }
  if (first !== null) {
    problem('fork', first, {
      count,
      keptSize: kept.size,
      before: described(await keptAt(first)),
      after: described(await entryAt(first)),
    });
  } else if (now.size >= kept.size && tree.rootAt(kept.size) !== null) {
    problem('fork', null, { count: '?', keptSize: kept.size, before: '?', after: '?' });
  }
  if (now.size < kept.size) {
    const gone = await keptAt(now.size);
    const detail = { keptSize: kept.size, size: now.size, gone: described(gone) };
    problem('rollback', now.size, detail);
  }
}

// ---- Records --------------------------------------------------------------------------------

/**
 * @param {string} target file or address
 * @param {Patience} patience
 * @returns {Promise<() => AsyncIterable<Uint8Array>>}
 */
async function openRecords(target, { deadline }) {
  if (!isAddress(target)) {
    const found = await stat(target).catch(() => null);
    if (!found?.isFile()) throw new CannotCheck('missing', target);
    return () => createReadStream(target, { highWaterMark: 1 << 18 });
  }
  if (!URL.canParse(target) || !/^https?:$/.test(new URL(target).protocol)) {
    throw new CannotCheck('usage', target);
  }
  return async function* read() {
    const signal = AbortSignal.timeout(Math.max(1, deadline - Date.now()));
    try {
      const response = await fetch(target, { redirect: 'manual', signal });
      if (response.status !== 200) throw new CannotCheck('network', `${target} ${response.status}`);
      yield* response.body ?? [];
    } catch (error) {
      if (error instanceof CannotCheck) throw error;
      throw new CannotCheck('network', `${target} ${codeOf(error)}`);
    }
  };
}

/**
 * @param {string | null} line
 * @returns {RecordLine | null}
 */
function parseRecordLine(line) {
  try {
    const value = /** @type {unknown} */ (JSON.parse(line ?? ''));
    if (!isObject(value)) return null;
    const { index, record = null, salt = null } = value;
    return isCount(index) ? { index, record, salt } : null;
  } catch {
    return null;
  }
}

/** @param {unknown} record */
function nameOf(record) {
  const { id, type, occurredAt, recordedAt } = isObject(record) ? record : {};
  return { id, type, occurredAt, recordedAt };
}

/** @typedef {{ line: RecordLine, expected: NonNullable<ReturnType<typeof expectedEntry>>, entry: Entry }} Mismatch */

/**
 * @param {readonly Mismatch[]} mismatches
 * @param {Reporter} reporter
 */
function nameMismatches(mismatches, { problem }) {
  const homes = new Map(mismatches.map(({ entry, line }) => [entry.commitment, line.index]));
  const belongs = new Map(
    mismatches.map(({ line, expected }) => [line.index, homes.get(expected.commitment)]),
  );
  for (const { line, expected, entry } of mismatches) {
    const differs = differences(expected, entry);
    const home = belongs.get(line.index);
    const detail = { ...nameOf(line.record), differs, logged: described(entry) };
    if (home !== undefined && belongs.get(home) === line.index) {
      problem('record-swapped', line.index, { ...detail, with: home });
    } else if (home !== undefined) {
      problem('record-moved', line.index, { ...detail, belongs: home });
    } else {
      const code = differs.length > 1 || differs[0] !== 'commitment' ? 'time' : 'changed';
      problem(`record-${code}`, line.index, detail);
    }
  }
}

/**
 * @param {() => AsyncIterable<Uint8Array>} read
 * @param {number} size
 * @param {Tree} tree
 * @param {(index: number) => Promise<Entry | null>} entryAt
 * @param {Reporter} reporter
 * @param {number} deadline
 */
async function checkRecords(read, size, tree, entryAt, reporter, deadline) {
  const { report, problem, remark } = reporter;
  const seen = Buffer.alloc(Math.ceil(size / 8));
  const ids = new BigUint64Array(size);
  const seqs = new BigUint64Array(size);
  /** @type {Mismatch[]} */
  const mismatches = [];
  const odd = { beyond: 0, unread: 0, late: 0, lastIndex: -1, lastSeq: -1n, lines: 0 };
  for await (const text of linesOf(read())) {
    if (text !== null && text.trim() === '') continue;
    odd.lines += 1;
    if (odd.lines % 1024 === 0 && Date.now() > deadline) throw new CannotCheck('timeout');
    const line = parseRecordLine(text);
    if (line === null) {
      problem('records-line', null, { line: odd.lines });
      continue;
    }
    const { index, record, salt } = line;
    if (index >= size) {
      odd.beyond += 1;
      continue;
    }
    const [byte, bit] = [Math.floor(index / 8), 1 << (index % 8)];
    if (item(seen, byte) & bit) {
      problem('record-twice', index, nameOf(record));
      continue;
    }
    seen[byte] = item(seen, byte) | bit;
    if (record === null && salt === null) {
      report.erased += 1;
      continue;
    }
    report.records += 1;
    const leaf = tree.leaf(index);
    const expected = expectedEntry(record, salt);
    if (expected === null) problem('record-format', index, nameOf(record));
    else if (!leaf) odd.unread += 1;
    else if (!entryTexts(expected).some((entry) => leafHash(entry).equals(leaf))) {
      const many = mismatches.length >= limits.listed * 10;
      const entry = many ? null : await entryAt(index);
      if (many) problem('record-changed', index, nameOf(record));
      // A leaf without a readable entry has its own problem.
      else if (entry !== null && differences(expected, entry).length > 0) {
        mismatches.push({ line, expected, entry });
      }
    }
    if (!isObject(record)) continue;
    ids[index] = keyOf(record['id']);
    seqs[index] = keyOf(record['seq']);
    const seq = /^\d{1,19}$/.test(String(record['seq'])) ? BigInt(String(record['seq'])) : null;
    if (seq !== null && index > odd.lastIndex) {
      if (seq < odd.lastSeq) odd.late += 1;
      else odd.lastSeq = seq;
      odd.lastIndex = index;
    }
  }
  nameMismatches(mismatches, reporter);
  if (odd.late > 0) remark('seq-order', { count: odd.late });
  if (odd.beyond > 0) remark('records-beyond', { count: odd.beyond, size });
  if (odd.unread > 0) remark('records-unread', { count: odd.unread });
  await nameTwice('id-twice', ids, read, reporter);
  await nameTwice('seq-twice', seqs, read, reporter);
  for (let index = 0; index < size; index += 1) {
    if (item(seen, Math.floor(index / 8)) & (1 << (index % 8))) continue;
    const known = report.problems.length < limits.listed ? await entryAt(index) : null;
    problem('record-missing', index, { recordedAt: known?.recordedAt ?? '?' });
  }
}

/**
 * Eight bytes stand for an id, so that a million of them take eight megabytes.
 * @param {unknown} value
 */
function keyOf(value) {
  if (typeof value !== 'string' && typeof value !== 'number') return 0n;
  return sha256(String(value)).readBigUInt64BE(0);
}

/**
 * @param {'id-twice' | 'seq-twice'} code
 * @param {BigUint64Array} keys by index
 * @param {() => AsyncIterable<Uint8Array>} read
 * @param {Reporter} reporter
 */
async function nameTwice(code, keys, read, { problem }) {
  const sorted = keys.slice().sort();
  const twice = new Set(sorted.filter((key, i) => key !== 0n && key === sorted[i - 1]));
  if (twice.size === 0) return;
  const member = code === 'id-twice' ? 'id' : 'seq';
  /** @type {Map<unknown, number>} */
  const first = new Map();
  for await (const text of linesOf(read())) {
    const line = parseRecordLine(text);
    if (line === null || !isObject(line.record) || !twice.has(keys[line.index] ?? 0n)) continue;
    const value = line.record[member];
    const before = first.get(value);
    if (before === undefined) first.set(value, line.index);
    else if (before !== line.index) {
      problem(code, line.index, { ...nameOf(line.record), [member]: value, before });
    }
  }
}

// ---- Bundles --------------------------------------------------------------------------------

/**
 * @param {string} path
 * @returns {Promise<Record<string, unknown>>}
 */
async function readBundle(path) {
  const got = await readBounded(path, limits.bundle);
  if (!got.ok) throw new CannotCheck(got.why === 'missing' ? 'missing' : 'bundle', got.detail);
  try {
    const value = /** @type {unknown} */ (JSON.parse(utf8(got.bytes) ?? ''));
    if (isObject(value) && value['format'] === 'frostmark-log-bundle/1') return value;
  } catch {
    // Said below, with the file's name.
  }
  throw new CannotCheck('bundle', path);
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
function listOf(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * @param {Record<string, unknown>} bundle
 * @param {Checkpoint} checkpoint
 * @param {Reporter} reporter
 * @returns {{ attested: Set<string>, leaves: Map<number, Buffer> }} the SHA-256 values that records
 *   hold, and the leaves
 */
function checkBundleRecords(bundle, checkpoint, reporter) {
  const { report, problem, remark } = reporter;
  /** @type {Set<string>} */
  const attested = new Set();
  /** @type {Map<number, Buffer>} */
  const leaves = new Map();
  /** @type {Mismatch[]} */
  const mismatches = [];
  const subject = isObject(bundle['subject']) ? bundle['subject']['lotId'] : undefined;
  let naming = 0;
  let withheld = 0;
  for (const member of listOf(bundle['records'])) {
    const {
      index,
      entry: text,
      record = null,
      salt = null,
      proof,
    } = isObject(member) ? member : {};
    const hashes = listOf(proof).map((hash) =>
      typeof hash === 'string' ? fromBase64(hash) : null,
    );
    const path = hashes.flatMap((hash) => hash ?? []);
    if (!isCount(index) || typeof text !== 'string' || path.length !== hashes.length) {
      problem('bundle-format', isCount(index) ? index : null);
      continue;
    }
    if (leaves.has(index)) problem('record-twice', index, nameOf(record));
    const leaf = leafHash(text);
    leaves.set(index, leaf);
    if (!verifyInclusion(leaf, index, checkpoint.size, path, checkpoint.root)) {
      problem('proof', index, nameOf(record));
    }
    const entry = parseEntry(text);
    if (entry === null) problem('entry-format', index);
    else reporter.late(index, entry);
    if (record === null && salt === null) {
      if (isObject(member) && member['withheld'] === true) withheld += 1;
      else report.erased += 1;
      continue;
    }
    report.records += 1;
    const expected = expectedEntry(record, salt);
    if (expected === null) problem('record-format', index, nameOf(record));
    else if (entry !== null && differences(expected, entry).length > 0) {
      mismatches.push({ line: { index, record, salt }, expected, entry });
    } else {
      for (const hash of canonicalJson(record).match(/\b[0-9a-f]{64}\b/g) ?? []) attested.add(hash);
      if (isObject(record) && listOf(record['lots']).includes(subject)) naming += 1;
    }
  }
  nameMismatches(mismatches, reporter);
  if (subject !== undefined) remark('subject', { lotId: subject, count: naming });
  if (withheld > 0) remark('withheld', { count: withheld });
  return { attested, leaves };
}

/**
 * @param {Record<string, unknown>} bundle
 * @param {readonly string[]} files
 * @param {Set<string>} attested
 * @param {Reporter} reporter
 */
async function checkDocuments(bundle, files, attested, { problem, remark }) {
  const listed = listOf(bundle['documents']).filter(isObject);
  for (const { number, sha256: hash } of listed) {
    if (!attested.has(String(hash))) remark('document-unattested', { number, sha256: hash });
  }
  for (const file of files) {
    const hash = await fileHash(file);
    const match = listed.find((document) => document['sha256'] === hash);
    if (!match) problem('document', null, { file, sha256: hash });
    else if (!attested.has(hash)) problem('document-unbound', null, { file, sha256: hash });
    else remark('document-matches', { file, number: match['number'] });
  }
}

/** @param {string} file */
async function fileHash(file) {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CannotCheck('missing', file);
  const hash = crypto.createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  } catch (error) {
    throw new CannotCheck('missing', `${file} ${codeOf(error)}`);
  }
  return hash.digest('hex');
}

// ---- The two checks -------------------------------------------------------------------------

/**
 * @typedef {{
 *   target?: string, state?: string, records?: string, bundle?: string, documents?: readonly string[],
 *   keys?: readonly string[], witnesses?: readonly string[], atLeast?: number,
 *   maxSize?: number, timeoutSeconds?: number, minutes?: number,
 * }} Options
 */

/** @param {Options} options */
function settled(options) {
  const witnesses = givenKeys(options.witnesses ?? [], 4);
  const atLeast = options.atLeast ?? 0;
  if (atLeast > witnesses.length) throw new CannotCheck('usage', `--witnesses ${atLeast}`);
  return {
    keys: givenKeys(options.keys ?? [], 1),
    witnesses,
    atLeast,
    stateFolder: options.state ?? './log-state',
    maxSize: options.maxSize ?? 10_000_000,
    patience: {
      timeoutMs: (options.timeoutSeconds ?? 30) * 1000,
      deadline: Date.now() + (options.minutes ?? 60) * 60_000,
    },
  };
}

/**
 * Checks a log, and a bundle against it if one is given. Never throws on what the log says.
 * @param {Options & { target: string }} options
 * @returns {Promise<Report>}
 */
export async function verifyLog(options) {
  const reporter = startReport('log', options.target);
  /** @type {Source | null} */
  let source = null;
  /** @type {Staging | null} */
  let staging = null;
  try {
    const settings = settled(options);
    const { patience } = settings;
    source = openSource(options.target, patience);
    const state = await readState(settings.stateFolder);
    const note = await readCheckpoint(source, reporter, settings.maxSize);
    if (note === null) return reporter.finish();
    const { checkpoint } = note;
    if (state.checkpoint !== null && state.checkpoint.origin !== checkpoint.origin) {
      throw new CannotCheck('other-log', `${settings.stateFolder}: ${state.checkpoint.origin}`);
    }
    const trusted = await chooseKeys(source, settings.keys, state, reporter);
    const pins = judgeSignatures(reporter, note, { ...settings, ...trusted });
    staging = await stageFor(state);
    const entryAt = entriesOf([staging.source, state.source, source], checkpoint.size);
    const { deadline } = patience;
    const read = await readLeaves(source, checkpoint, state, staging, reporter, deadline);
    const tree = judgeLeaves(checkpoint, read, reporter);
    await checkHigherTiles(source, checkpoint, tree, reporter);
    await compareWithKept(checkpoint, tree, state, entryAt, reporter);
    const lines = await recordsFor(options, patience);
    if (lines) await checkRecords(lines, checkpoint.size, tree, entryAt, reporter, deadline);
    else reporter.remark('no-records');
    if (options.bundle !== undefined) {
      await bundleInLog(options, options.bundle, { checkpoint, tree, trusted, settings }, reporter);
    }
    const report = reporter.finish();
    if (report.verdict === 'OK') await moveOn(staging, note.source, pins, reporter);
    return report;
  } catch (error) {
    return failedToCheck(reporter, error);
  } finally {
    source?.close();
    await staging?.remove().catch(() => undefined);
  }
}

/**
 * @param {Staging} staging
 * @param {string} note
 * @param {readonly VerifierKey[]} pins
 * @param {Reporter} reporter
 */
async function moveOn(staging, note, pins, { remark }) {
  try {
    if (!(await staging.moveOn(note, pins))) remark('state-moved');
  } catch (error) {
    throw new CannotCheck('state', codeOf(error));
  }
}

/**
 * What was found wrong stays found when the rest could not be checked.
 * @param {Reporter} reporter
 * @param {unknown} error
 */
function failedToCheck(reporter, error) {
  const known = error instanceof CannotCheck ? error : new CannotCheck('internal', String(error));
  if (reporter.report.problemCount === 0) return unchecked(reporter, known);
  reporter.remark(`cannot-${known.reason}`, { detail: known.detail });
  return reporter.finish();
}

/**
 * @param {Source} source
 * @param {Reporter} reporter
 * @param {number} maxSize
 */
async function readCheckpoint(source, { report, problem }, maxSize) {
  const got = await source.read('checkpoint', limits.note);
  if (!got.ok && got.why !== 'long') {
    throw new CannotCheck(got.why === 'missing' ? 'missing' : 'network', got.detail);
  }
  const note = got.ok ? parseNote(got.bytes) : null;
  const checkpoint = note && parseCheckpoint(note.text);
  if (!got.ok || note === null || checkpoint === null) {
    problem('checkpoint', null);
    return null;
  }
  const { origin, size, root } = checkpoint;
  Object.assign(report, { origin, size, root: root.toString('base64') });
  if (size > maxSize) throw new CannotCheck('too-large', `${size} > ${maxSize}`);
  return { ...note, checkpoint, source: got.bytes.toString() };
}

/**
 * @param {Source} source
 * @param {VerifierKey[]} given
 * @param {State} state
 * @param {Reporter} reporter
 * @returns {Promise<{ trust: Trust, trusted: VerifierKey[], published: VerifierKey[] }>}
 */
async function chooseKeys(source, given, state, { remark }) {
  const got = await source.read('keys', limits.keys);
  const { keys: published, unread } = got.ok ? parseKeys(got.bytes) : { keys: [], unread: 0 };
  if (unread > 0) remark('keys-unread', { count: unread });
  if (given.length > 0) return { trust: 'given', trusted: given, published };
  if (state.checkpoint !== null) return { trust: 'pinned', trusted: state.keys, published };
  if (!got.ok) throw new CannotCheck(got.why === 'missing' ? 'keys' : 'network', got.detail);
  return { trust: 'first-use', trusted: published, published };
}

/**
 * @param {Options & { target: string }} options
 * @param {Patience} patience
 */
async function recordsFor({ target, records }, patience) {
  if (records !== undefined) return openRecords(records, patience);
  if (isAddress(target)) return null;
  for (const name of ['records.jsonl', 'records']) {
    const found = await stat(join(target, name)).catch(() => null);
    if (found?.isFile()) return openRecords(join(target, name), patience);
  }
  return null;
}

/**
 * @param {Options} options
 * @param {string} path
 * @param {{
 *   checkpoint: Checkpoint, tree: Tree, settings: ReturnType<typeof settled>,
 *   trusted: { trust: Trust, trusted: VerifierKey[], published: VerifierKey[] },
 * }} log
 * @param {Reporter} reporter
 */
async function bundleInLog(options, path, { checkpoint, tree, trusted, settings }, reporter) {
  const own = startReport('bundle', path);
  const found = await checkBundle(options, path, () => ({ ...settings, ...trusted }), own);
  if (found !== null) {
    const { size, root } = found.checkpoint;
    if (found.checkpoint.origin !== checkpoint.origin) own.problem('origin', null);
    else if (size > checkpoint.size) {
      own.problem('bundle-ahead', checkpoint.size, { size, logSize: checkpoint.size });
    } else if (tree.rootAt(size)?.equals(root) === false) {
      const indexes = [...found.leaves.keys()].sort((a, b) => a - b);
      const index = indexes.find(
        (i) => tree.leaf(i)?.equals(found.leaves.get(i) ?? root) === false,
      );
      own.problem('bundle-fork', index ?? null, { size });
    }
  }
  const { problems, remarks, records, erased } = own.report;
  for (const { code, index, ...detail } of problems) reporter.problem(code, index, detail);
  reporter.report.remarks.push({ code: 'bundle', path, records, erased }, ...remarks);
}

/**
 * @param {Options} options
 * @param {string} path
 * @param {(origin: string, own: VerifierKey[]) => {
 *   trust: Trust, trusted: VerifierKey[], published: VerifierKey[], witnesses: VerifierKey[], atLeast: number,
 * }} keysFor
 * @param {Reporter} reporter
 */
async function checkBundle(options, path, keysFor, reporter) {
  const bundle = await readBundle(path);
  const note = parseNote(String(bundle['checkpoint']));
  const checkpoint = note && parseCheckpoint(note.text);
  if (note === null || checkpoint === null) {
    reporter.problem('checkpoint', null);
    return null;
  }
  const { origin, size, root } = checkpoint;
  Object.assign(reporter.report, { origin, size, root: root.toString('base64') });
  if (bundle['origin'] !== origin) reporter.problem('origin', null);
  const texts = listOf(bundle['keys']).slice(0, limits.signatures);
  const own = texts.flatMap((text) => parseVerifierKey(String(text)) ?? []);
  judgeSignatures(reporter, note, keysFor(origin, own));
  const { attested, leaves } = checkBundleRecords(bundle, checkpoint, reporter);
  await checkDocuments(bundle, options.documents ?? [], attested, reporter);
  return { checkpoint, leaves };
}

/**
 * Checks a bundle with nothing but itself, keys given or pinned, and files to compare.
 * @param {Options & { bundle: string }} options
 * @returns {Promise<Report>}
 */
export async function verifyBundle(options) {
  const reporter = startReport('bundle', options.bundle);
  try {
    const settings = settled(options);
    const state = await readState(settings.stateFolder);
    await checkBundle(
      options,
      options.bundle,
      (origin, published) => {
        const { keys } = settings;
        if (keys.length > 0) return { ...settings, trust: 'given', trusted: keys, published };
        if (state.checkpoint?.origin === origin) {
          return { ...settings, trust: 'pinned', trusted: state.keys, published };
        }
        return { ...settings, trust: 'self-declared', trusted: published, published };
      },
      reporter,
    );
    return reporter.finish();
  } catch (error) {
    return failedToCheck(reporter, error);
  }
}

// ---- For people -----------------------------------------------------------------------------

/** @type {Record<string, { zh: string, en: string }>} */
const texts = {
  checkpoint: {
    zh: '检查点读不懂：不是签名笔记格式的检查点',
    en: 'The checkpoint cannot be read: no checkpoint in a signed note',
  },
  signature: {
    zh: '检查点上密钥 {key} 的签名不对',
    en: 'The signature of key {key} on the checkpoint is wrong',
  },
  unsigned: {
    zh: '所信任的密钥（{trust}）都没有签过这个检查点',
    en: 'None of the trusted keys ({trust}) signed the checkpoint',
  },
  cosignature: { zh: '见证人 {key} 的联署不对', en: 'The cosignature of witness {key} is wrong' },
  witnesses: {
    zh: '只有 {found} 个见证人联署，要求 {wanted} 个',
    en: '{found} witnesses cosigned, {wanted} are demanded',
  },
  origin: {
    zh: '证据包说的日志与其检查点不同',
    en: 'The bundle is of another log than its checkpoint',
  },
  root: {
    zh: '由记录算出的树根是 {computed}，检查点说是 {stated}',
    en: 'The root of the entries is {computed}, the checkpoint says {stated}',
  },
  'tile-missing': {
    zh: '{tile} 没有了（从索引 {index} 起）',
    en: '{tile} is missing (from index {index} on)',
  },
  'tile-short': {
    zh: '{tile} 被截短：缺索引 {index} 起',
    en: '{tile} is cut short: index {index} and on are missing',
  },
  'tile-long': { zh: '{tile} 太长', en: '{tile} is too long' },
  'entries-missing': {
    zh: '{tile} 没有了（从索引 {index} 起）',
    en: '{tile} is missing (from index {index} on)',
  },
  'entries-short': {
    zh: '{tile} 被截短：缺索引 {index} 起的条目',
    en: '{tile} is cut short: entries from index {index} on are missing',
  },
  'entries-long': { zh: '{tile} 太长', en: '{tile} is too long' },
  tile: {
    zh: '{tile} 中索引 {index} 的哈希被改动',
    en: 'A hash in {tile} was changed, at index {index}',
  },
  subtree: {
    zh: '{tile} 与其下的记录不符，在索引 {index} 起的子树中',
    en: '{tile} does not fit the entries below, in the subtree from index {index} on',
  },
  entry: { zh: '索引 {index} 的条目被改动', en: 'The entry at index {index} was changed' },
  leaf: {
    zh: '索引 {index} 的条目与其哈希（{tile}）不符',
    en: 'The entry at index {index} does not fit its hash in {tile}',
  },
  'entry-format': {
    zh: '索引 {index} 的条目格式不对',
    en: 'The entry at index {index} is not of the format',
  },
  fork: {
    zh: '历史被改写：从索引 {index} 起与上次保存的（{keptSize} 条）不同，共 {count} 条。原为：{before}；现为：{after}',
    en: 'Forked or rewritten from index {index} on: {count} entries differ from those kept last time ({keptSize}). Before: {before}; now: {after}',
  },
  rollback: {
    zh: '日志被回退：上次 {keptSize} 条，现在 {size} 条，索引 {index} 起的记录没有了。第一条：{gone}',
    en: 'Rolled back from {keptSize} to {size}: records from index {index} on are gone. The first: {gone}',
  },
  'record-changed': {
    zh: '索引 {index} 的记录 {id}（{type}，发生 {occurredAt}，记录 {recordedAt}）内容或盐被改动：{differs}。日志：{logged}',
    en: 'Record {id} at index {index} ({type}, occurred {occurredAt}, recorded {recordedAt}): content or salt was changed ({differs}). Logged: {logged}',
  },
  'record-time': {
    zh: '索引 {index} 的记录 {id}（{type}，发生 {occurredAt}，记录 {recordedAt}）时间被改动：{differs}。日志：{logged}',
    en: 'Record {id} at index {index} ({type}, occurred {occurredAt}, recorded {recordedAt}): a time was changed ({differs}). Logged: {logged}',
  },
  'record-swapped': {
    zh: '索引 {index} 的记录 {id}（{type}，记录 {recordedAt}）与索引 {with} 的对调了：换回来两条都对',
    en: 'Record {id} at index {index} ({type}, recorded {recordedAt}) is swapped with index {with}: exchanged, both would be right',
  },
  'record-moved': {
    zh: '索引 {index} 的记录 {id}（{type}，记录 {recordedAt}）属于索引 {belongs}',
    en: 'Record {id} at index {index} ({type}, recorded {recordedAt}) belongs at index {belongs}',
  },
  'record-missing': {
    zh: '索引 {index}、记录于 {recordedAt} 的记录没有了',
    en: 'The record at index {index}, recorded at {recordedAt}, is gone',
  },
  'record-twice': {
    zh: '索引 {index} 出现了两次（{id}）',
    en: 'Index {index} is given twice ({id})',
  },
  'record-format': {
    zh: '索引 {index} 的记录 {id} 缺少盐或时间，或格式不对',
    en: 'Record {id} at index {index} lacks salt or times, or is not of the format',
  },
  'records-line': {
    zh: '记录文件第 {line} 行读不懂',
    en: 'Line {line} of the records cannot be read',
  },
  'id-twice': {
    zh: '记录 {id} 有两条：索引 {before} 和 {index}',
    en: 'Record {id} is there twice: at index {before} and {index}',
  },
  'seq-twice': {
    zh: '序号 {seq} 有两条：索引 {before} 和 {index}（{id}）',
    en: 'Number {seq} is there twice: at index {before} and {index} ({id})',
  },
  'bundle-format': {
    zh: '证据包中索引 {index} 的记录格式不对',
    en: 'The bundle’s record at index {index} is not of the format',
  },
  proof: {
    zh: '索引 {index} 的记录 {id} 的包含证明不成立',
    en: 'The inclusion proof of record {id} at index {index} does not hold',
  },
  document: {
    zh: '文件 {file} 不在证据包的单证中（{sha256}）',
    en: 'File {file} is none of the bundle’s documents ({sha256})',
  },
  'document-unbound': {
    zh: '文件 {file} 列在证据包中，但没有记录为它作证（{sha256}）',
    en: 'File {file} is listed, but no verified record of the bundle speaks of it ({sha256})',
  },
  'bundle-ahead': {
    zh: '证据包的检查点有 {size} 条，日志只有 {logSize} 条：索引 {index} 起没有了',
    en: 'The bundle’s checkpoint has {size} entries, the log {logSize}: from index {index} on they are gone',
  },
  'bundle-fork': {
    zh: '证据包的检查点（{size} 条）与日志的历史不同，索引 {index}',
    en: 'The bundle’s checkpoint ({size} entries) is of another history than the log, index {index}',
  },
  vouched: {
    zh: '新密钥 {key} 由旧密钥作保，今后信任',
    en: 'New key {key}: vouched for by an old one, trusted from now on',
  },
  sm2: { zh: '{name} 的 SM2 签名：这里不验', en: 'SM2 signature of {name}: not checked here' },
  witness: { zh: '见证人 {name} 于 {time} 联署', en: 'Witness {name} cosigned at {time}' },
  'unknown-signatures': {
    zh: '{count} 个签名来自未知密钥，不计',
    en: '{count} signatures of unknown keys, ignored',
  },
  'keys-unread': {
    zh: '密钥列表中有 {count} 行读不懂',
    en: '{count} lines of the list of keys cannot be read',
  },
  'given-up': {
    zh: '缺得太多，到索引 {index} 为止',
    en: 'Too much is missing: given up at index {index}',
  },
  'state-damaged': {
    zh: '上次保存的哈希已损坏，不能准确指出是哪一条',
    en: 'What was kept last time is damaged: which entry differs may not be known',
  },
  'state-moved': {
    zh: '另一次检查先更新了状态，这次不存',
    en: 'Another run moved the state meanwhile; this one did not',
  },
  'no-records': { zh: '没有记录可对照（--records）', en: 'No records to compare (--records)' },
  'records-beyond': {
    zh: '{count} 条记录比检查点（{size}）新，没有检查',
    en: '{count} records are newer than the checkpoint ({size}), not checked',
  },
  'records-unread': {
    zh: '{count} 条记录没有可对照的条目',
    en: '{count} records have no entry to compare with',
  },
  'seq-order': {
    zh: '{count} 条记录的序号比前面的小（提交较晚）',
    en: '{count} records have a lower number than one before them (committed late)',
  },
  subject: { zh: '批次 {lotId}：{count} 条记录提到它', en: 'Lot {lotId}: {count} records name it' },
  withheld: {
    zh: '{count} 条是其他单位的记录：只核验了登记，内容未在本证据包中',
    en: '{count} records are of other firms: that they were logged is checked, what they say is not here',
  },
  bundle: {
    zh: '证据包 {path}：{records} 条记录，{erased} 条已删除内容',
    en: 'Bundle {path}: {records} records, {erased} erased',
  },
  'document-matches': {
    zh: '文件 {file} 就是单证 {number}',
    en: 'File {file} is document {number}',
  },
  'document-unattested': {
    zh: '单证 {number} 没有记录为它作证（{sha256}）',
    en: 'Document {number} is listed, but no verified record speaks of it ({sha256})',
  },
  'cannot-usage': { zh: '用法不对：{detail}', en: 'Bad usage: {detail}' },
  'cannot-network': { zh: '连不上：{detail}', en: 'Not reachable: {detail}' },
  'cannot-missing': { zh: '没有：{detail}', en: 'Not there: {detail}' },
  'cannot-keys': {
    zh: '没有密钥：用 --key 给出（{detail}）',
    en: 'No keys: give them with --key ({detail})',
  },
  'cannot-state': {
    zh: '状态文件夹读不了或写不了：{detail}',
    en: 'The state folder cannot be read or written: {detail}',
  },
  'cannot-other-log': {
    zh: '状态属于另一个日志：{detail}',
    en: 'The state is of another log: {detail}',
  },
  'cannot-too-large': {
    zh: '日志太大（--max-size）：{detail}',
    en: 'The log is too large (--max-size): {detail}',
  },
  'cannot-timeout': { zh: '时间到了（--minutes）', en: 'Out of time (--minutes)' },
  'cannot-records-format': {
    zh: '记录文件读不懂：{detail}',
    en: 'The records cannot be read: {detail}',
  },
  'cannot-bundle': { zh: '不是证据包：{detail}', en: 'Not a bundle: {detail}' },
  'cannot-internal': { zh: '程序出错：{detail}', en: 'The verifier failed: {detail}' },
  'trust-given': { zh: '密钥：由 --key 给出', en: 'Keys: given by --key' },
  'trust-pinned': { zh: '密钥：上次保存的', en: 'Keys: those pinned last time' },
  'trust-first-use': {
    zh: '密钥：取自日志自己，首次使用即信任——请另行核对',
    en: 'Keys: the log’s own, trusted on first use — compare them by another way',
  },
  'trust-self-declared': {
    zh: '密钥：证据包自己声明的——请用 --key 核对',
    en: 'Keys: self-declared keys of the bundle — check them with --key',
  },
  log: { zh: '日志 {target}（{origin}）', en: 'Log {target} ({origin})' },
  'log-bundle': { zh: '证据包 {target}（{origin}）', en: 'Bundle {target} ({origin})' },
  tree: { zh: '检查点：{size} 条，树根 {root}', en: 'Checkpoint: {size} entries, root {root}' },
  kept: { zh: '上次：{size} 条，树根 {root}', en: 'Last time: {size} entries, root {root}' },
  late: {
    zh: '{lateCount} 条在发生 24 小时以后才记录（只作告知）',
    en: '{lateCount} entries were recorded 24 hours or more after what they tell of (for information)',
  },
  'late-one': {
    zh: '索引 {index}：记录于 {recordedAt}，晚 {lateHours} 小时',
    en: 'Index {index}: recorded {recordedAt}, {lateHours} hours late',
  },
  checked: {
    zh: '核对 {records} 条记录，{erased} 条内容已删除，{witnesses} 个见证人',
    en: '{records} records compared, {erased} erased, {witnesses} witnesses',
  },
  problems: { zh: '发现 {problemCount} 个问题：', en: '{problemCount} problems:' },
  more: { zh: '……还有 {count} 个', en: '… and {count} more' },
};

/** @typedef {'zh' | 'en'} Lang */

/**
 * What a log says must not move a terminal's cursor or write a line of its own.
 * @param {unknown} value
 */
function clean(value) {
  const list = Array.isArray(value) ? value : [value ?? '-'];
  const text = list.map((part) => (typeof part === 'object' ? '{…}' : String(part))).join(', ');
  return text.slice(0, 300).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');
}

/**
 * @param {Lang} lang
 * @param {string} code
 * @param {object} detail
 * @returns {string}
 */
function say(lang, code, detail) {
  const details = /** @type {Record<string, unknown>} */ (detail);
  const template = texts[code]?.[lang] ?? code;
  return template.replace(/\{(\w+)\}/g, (_, name) => clean(details[name]));
}

/**
 * @param {Report} report
 * @param {Lang} lang
 * @param {number} [shown]
 * @returns {string} lines, the verdict last
 */
export function reportText(report, lang, shown = 20) {
  const { subject, origin, trust, kept, problems, problemCount, remarks, late, lateCount } = report;
  const lines = [say(lang, subject === 'log' ? 'log' : 'log-bundle', report)];
  if (origin !== '') lines.push(say(lang, 'tree', report));
  if (trust !== null) lines.push(say(lang, `trust-${trust}`, report));
  for (const key of report.keys) lines.push(`  ${clean(key)}`);
  if (kept !== null) lines.push(say(lang, 'kept', kept));
  for (const remark of remarks.slice(0, shown * 5))
    lines.push(`- ${say(lang, remark.code, remark)}`);
  if (lateCount > 0) {
    lines.push(`- ${say(lang, 'late', report)}`);
    for (const one of late.slice(0, shown)) lines.push(`    ${say(lang, 'late-one', one)}`);
    if (lateCount > shown) lines.push(`    ${say(lang, 'more', { count: lateCount - shown })}`);
  }
  if (report.verdict !== 'UNCHECKED') lines.push(say(lang, 'checked', report));
  if (problemCount > 0) {
    lines.push(say(lang, 'problems', report));
    for (const problem of problems.slice(0, shown)) {
      lines.push(`✗ ${say(lang, problem.code, problem)}`);
    }
    if (problemCount > shown) lines.push(say(lang, 'more', { count: problemCount - shown }));
  }
  return [...lines, report.line].map((line) => `${line}\n`).join('');
}

// ---- The command ----------------------------------------------------------------------------

const usage = `verify-log [URL|folder] [options]      检查公开日志 / checks a public log
  --key VKEY         信任的密钥，可重复 / a trusted key of the log, repeatable
  --witness VKEY     见证人的密钥，可重复 / a witness' key, repeatable
  --witnesses N      至少 N 个见证人 / demand that many witnesses
  --state FOLDER     上次所见存于此 / keeps what was seen (./log-state)
  --records FILE|URL 记录（JSON 行）/ records as JSON lines
  --bundle FILE      证据包，可离线 / an evidence bundle, offline without URL
  --document FILE    与证据包的单证对照，可重复 / compares with the bundle's documents
  --lang zh|en       语言 / language          --json  全部报告 / the whole report
  --max-size N       最多条数 / most entries (10000000)
  --timeout SECONDS  每次读取 / for each read (30)    --minutes N  总共 / in all (60)
退出码 / exit code: 0 无误 / right, 1 有问题 / something is wrong, 2 无法检查 / could not check
`;

/**
 * @param {Record<string, string | undefined>} env
 * @returns {Lang}
 */
function langOf(env) {
  return /^en/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'en' : 'zh';
}

/**
 * @param {string | undefined} text
 * @param {string} name
 * @returns {number | undefined}
 */
function countOf(text, name) {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new CannotCheck('usage', `--${name} ${text}`);
  return Number(text);
}

/** @param {readonly string[]} args */
function readArguments(args) {
  const many = /** @type {const} */ ({ type: 'string', multiple: true });
  const one = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean' });
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: many,
        witness: many,
        witnesses: one,
        state: one,
        records: one,
        bundle: one,
        document: many,
        lang: one,
        json: flag,
        help: flag,
        'max-size': one,
        timeout: one,
        minutes: one,
      },
    });
  } catch (error) {
    throw new CannotCheck('usage', error instanceof Error ? error.message : '');
  }
}

/** @param {ReturnType<typeof readArguments>} parsed */
function optionsOf({ values, positionals }) {
  const [target, ...others] = positionals;
  if (others.length > 0) throw new CannotCheck('usage', others.join(' '));
  const { lang, bundle, document: documents = [] } = values;
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') {
    throw new CannotCheck('usage', `--lang ${lang}`);
  }
  if (target === undefined && bundle === undefined) throw new CannotCheck('usage', 'URL|folder');
  if (documents.length > 0 && bundle === undefined) {
    throw new CannotCheck('usage', '--document: --bundle');
  }
  if (target === undefined && values.records !== undefined) {
    throw new CannotCheck('usage', '--records: URL|folder');
  }
  const given = {
    target,
    bundle,
    documents,
    state: values.state,
    records: values.records,
    keys: values.key,
    witnesses: values.witness,
    atLeast: countOf(values.witnesses, 'witnesses'),
    maxSize: countOf(values['max-size'], 'max-size'),
    timeoutSeconds: countOf(values.timeout, 'timeout'),
    minutes: countOf(values.minutes, 'minutes'),
  };
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  return /** @type {Options} */ (Object.fromEntries(kept));
}

/**
 * The command without the process: returns the exit code.
 * @param {readonly string[]} args
 * @param {{ out: (text: string) => void, env: Record<string, string | undefined> }} io
 * @returns {Promise<0 | 1 | 2>}
 */
export async function run(args, { out, env }) {
  let lang = langOf(env);
  let json = args.includes('--json');
  /** @type {Report} */
  let report;
  try {
    const parsed = readArguments(args);
    json = parsed.values.json === true;
    if (parsed.values.help) {
      out(usage);
      return 0;
    }
    const options = optionsOf(parsed);
    lang = /** @type {Lang | undefined} */ (parsed.values.lang) ?? lang;
    const { target, bundle = '' } = options;
    report = await (target === undefined
      ? verifyBundle({ ...options, bundle })
      : verifyLog({ ...options, target }));
  } catch (error) {
    report = failedToCheck(startReport('log', ''), error);
    if (!json) out(usage);
  }
  out(json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report, lang));
  return report.verdict === 'OK' ? 0 : report.verdict === 'FAILED' ? 1 : 2;
}

/** @param {string | undefined} file */
function isProgram(file) {
  try {
    return file !== undefined && realpathSync(file) === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
}

if (isProgram(process.argv[1])) {
  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    env: process.env,
  });
}
