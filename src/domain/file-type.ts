export const fileTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type FileType = (typeof fileTypes)[number];

export const fileExtensions: Record<FileType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** What a file is by its content, walked through to its end; undefined for all else. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  if (isPng(bytes)) return 'image/png';
  if (isJpeg(bytes)) return 'image/jpeg';
  if (isPdf(bytes)) return 'application/pdf';
  return undefined;
}

const pngSignature = '\x89PNG\r\n\x1a\n';

/** A chain of chunks from IHDR to IEND, with nothing behind it. */
function isPng(bytes: Uint8Array): boolean {
  if (!hasText(bytes, 0, pngSignature) || !hasText(bytes, 12, 'IHDR')) return false;
  const view = viewOf(bytes);
  let sawData = false;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (hasText(bytes, at + 4, 'IDAT')) sawData = true;
    if (hasText(bytes, at + 4, 'IEND')) return sawData && at + 12 === bytes.length;
  }
  return false;
}

/** Segments up to the scan, a frame header among them, and an end-of-image marker. */
function isJpeg(bytes: Uint8Array): boolean {
  if (!hasText(bytes, 0, '\xff\xd8\xff')) return false;
  const view = viewOf(bytes);
  let sawFrame = false;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    // A marker may be preceded by any number of fill bytes (ITU T.81, B.1.1.2).
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return sawFrame && lastIndexOf(bytes, '\xff\xd9', at) > at;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) sawFrame = true;
    at += 2 + view.getUint16(at + 2);
  }
  return false;
}

/** A header with its version at the very start, and the trailer that readers begin from. */
function isPdf(bytes: Uint8Array): boolean {
  const header = textAt(bytes, 0, 8);
  if (!/^%PDF-[12]\.\d$/.test(header)) return false;
  const tail = textAt(bytes, Math.max(0, bytes.length - 2048), bytes.length);
  return /startxref\s+\d+\s+%%EOF/.test(tail);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes as Latin-1, so that each is one character. */
function textAt(bytes: Uint8Array, from: number, to: number): string {
  return Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join('');
}

/** Without making a text of the bytes: whoever fills a file with 0xff has this asked of each. */
function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

function lastIndexOf(bytes: Uint8Array, text: string, after: number): number {
  for (let at = bytes.length - text.length; at > after; at -= 1) {
    if (hasText(bytes, at, text)) return at;
  }
  return -1;
}
