// Words live in DataViews: reading one gives a number, and engines read them as fast as arrays.
const constants = rootsOfPrimes(64, Math.cbrt);
const initial = rootsOfPrimes(8, Math.sqrt);
const state = words(8);
const schedule = words(64);

function words(count: number): DataView {
  return new DataView(new ArrayBuffer(count * 4));
}

/** FIPS 180-4, 4.2.2 and 5.3.3: the first 32 bits of the fractions of roots of the first primes. */
function rootsOfPrimes(count: number, root: (prime: number) => number): DataView {
  const view = words(count);
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n += 1) {
    if (primes.some((prime) => n % prime === 0)) continue;
    view.setUint32(primes.length * 4, Math.floor((root(n) % 1) * 2 ** 32));
    primes.push(n);
  }
  return view;
}

const encoder = new TextEncoder();
let buffer = new Uint8Array(4096);

type Native = { hash: (name: string, data: Uint8Array, encoding: 'buffer') => Uint8Array };
type Runtime = { process?: { getBuiltinModule?: (name: string) => Native | undefined } };

/** The runtime's own that answers at once, where it has one: four times as fast on a thousand bytes. */
const native = (globalThis as Runtime).process?.getBuiltinModule?.('node:crypto')?.hash;

type Part = string | Uint8Array;
type Hash = (...parts: readonly Part[]) => Uint8Array;

/** `digest` is of what stands in the buffer, up to where it is told. */
function hashWith(digest: (written: number) => Uint8Array): Hash {
  return (...parts) => {
    let most = 0;
    for (const part of parts) most += typeof part === 'string' ? part.length * 3 : part.length;
    reserve(most);
    let written = 0;
    for (const part of parts) {
      if (typeof part === 'string') {
        written += encoder.encodeInto(part, buffer.subarray(written)).written;
      } else {
        buffer.set(part, written);
        written += part.length;
      }
    }
    return digest(written);
  };
}

/** Where the runtime has none of its own: browsers, and Workers without Node's modules. */
export const scriptedSha256 = hashWith(scripted);

/**
 * SHA-256 of texts and bytes, one after the other, at once. The platform's digest answers later, which costs
 * several times the hash itself where thousands of short ones are hashed.
 */
export const sha256Now: Hash = native
  ? hashWith((written) => new Uint8Array(native('sha256', buffer.subarray(0, written), 'buffer')))
  : scriptedSha256;

function reserve(length: number): void {
  if (buffer.length < length + 72) buffer = new Uint8Array((length + 72) * 2);
}

function scripted(written: number): Uint8Array {
  const end = Math.ceil((written + 9) / 64) * 64;
  buffer.fill(0, written, end);
  const view = new DataView(buffer.buffer);
  view.setUint8(written, 0x80);
  view.setUint32(end - 8, Math.floor(written / 2 ** 29));
  view.setUint32(end - 4, written * 8);
  for (let at = 0; at < 32; at += 4) state.setInt32(at, initial.getInt32(at));
  for (let at = 0; at < end; at += 64) compress(view, at);
  return new Uint8Array(state.buffer.slice(0));
}

function compress(view: DataView, at: number): void {
  for (let t = 0; t < 64; t += 4) schedule.setInt32(t, view.getInt32(at + t));
  for (let t = 64; t < 256; t += 4) {
    const x = schedule.getInt32(t - 60);
    const y = schedule.getInt32(t - 8);
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule.setInt32(t, schedule.getInt32(t - 64) + s0 + schedule.getInt32(t - 28) + s1);
  }
  let a = state.getInt32(0);
  let b = state.getInt32(4);
  let c = state.getInt32(8);
  let d = state.getInt32(12);
  let e = state.getInt32(16);
  let f = state.getInt32(20);
  let g = state.getInt32(24);
  let h = state.getInt32(28);
  for (let t = 0; t < 256; t += 4) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + constants.getInt32(t) + schedule.getInt32(t)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + majority) | 0;
  }
  state.setInt32(0, state.getInt32(0) + a);
  state.setInt32(4, state.getInt32(4) + b);
  state.setInt32(8, state.getInt32(8) + c);
  state.setInt32(12, state.getInt32(12) + d);
  state.setInt32(16, state.getInt32(16) + e);
  state.setInt32(20, state.getInt32(20) + f);
  state.setInt32(24, state.getInt32(24) + g);
  state.setInt32(28, state.getInt32(28) + h);
}
