/**
 * A JPEG or PNG without what cameras write beside the picture: where and when it was taken, by which
 * device. The picture itself is not touched; how it was held is lost with the rest.
 */
export function withoutMetadata(
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: 'image/jpeg' | 'image/png',
): Uint8Array<ArrayBuffer> {
  return mediaType === 'image/jpeg' ? bareJpeg(bytes) : barePng(bytes);
}

// ITU T.81, table B.1.
const startOfScan = 0xda;
const endOfImage = 0xd9;
const comment = 0xfe;
// Adobe's: says how colours are coded, and holds nothing else.
const adobe = 0xee;
const jfif = 0xe0;

const mostEnding = 2;

/** Keeps what a decoder needs, and ends with the first picture: some phones append a second. */
function bareJpeg(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept = copyOf(bytes, 0, 2);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) break;
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    const isApplication = marker >= jfif && marker <= 0xef;
    const needed = marker === jfif || marker === adobe || (!isApplication && marker !== comment);
    if (needed) kept.add(at, end);
    at = end;
    if (marker !== startOfScan) continue;
    const next = afterScan(bytes, at);
    kept.add(at, next);
    at = next;
  }
  return kept.closedBy(0xff, endOfImage);
}

/** Coded data has no marker in it but the restarts, and a zero behind each byte that looks like one. */
function afterScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    const isMarker = bytes[at] === 0xff && next !== 0 && next !== 0xff;
    if (isMarker && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

// PNG 1.2 and its extensions: text, times and Exif. Chunks that a decoder needs begin in upper case.
const tells = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf']);
const latin = new TextDecoder('latin1');

function barePng(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = copyOf(bytes, 0, 8);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (!tells.has(latin.decode(bytes.subarray(at + 4, at + 8)))) {
      kept.add(at, end);
    }
    at = end;
  }
  return kept.closedBy();
}

/**
 * Parts of a picture, copied one after the other as they are found: a list of them would take fifty
 * times the memory of a picture that somebody made of nothing but empty segments.
 */
function copyOf(bytes: Uint8Array, from: number, to: number) {
  const whole = new Uint8Array(bytes.length + mostEnding);
  let length = 0;
  const add = (start: number, end: number) => {
    const part = bytes.subarray(start, end);
    whole.set(part, length);
    length += part.length;
  };
  add(from, to);
  return {
    add,
    closedBy: (...ending: number[]) => {
      whole.set(ending, length);
      return whole.slice(0, length + ending.length);
    },
  };
}
