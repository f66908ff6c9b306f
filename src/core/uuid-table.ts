/** Small numbers for uuids that come as bytes by the ten thousand. */
export type UuidTable = {
  /** Of the 16 bytes at `offset`; the same for the same bytes, counted from 0. */
  numberOf: (bytes: DataView, offset: number) => number;
  /** The number of a uuid in text. */
  numberOfText: (uuid: string) => number;
  textOf: (number: number) => string;
  /** These as a literal of PostgreSQL's uuid[]. */
  literalOf: (numbers: ArrayLike<number>) => string;
  readonly size: number;
};

const uuidBytes = 16;
const textLength = 36;
const hyphens = [8, 13, 18, 23];
const hyphen = 0x2d;
const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** Where in the text each of the bytes begins. */
const starts = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const ascii = new TextDecoder();

/** An open table: as many slots as needed to stay at most half full, each with a number or -1. */
export function createUuidTable(): UuidTable {
  let stored = new DataView(new ArrayBuffer(64 * uuidBytes));
  let slots = new Int32Array(256).fill(-1);
  let size = 0;
  const asked = new DataView(new ArrayBuffer(uuidBytes));

  const isAt = (number: number, a: number, b: number, c: number, d: number): boolean => {
    const at = number * uuidBytes;
    return (
      stored.getUint32(at + 12) === d &&
      stored.getUint32(at + 8) === c &&
      stored.getUint32(at + 4) === b &&
      stored.getUint32(at) === a
    );
  };

  const grow = (): void => {
    const larger = new DataView(new ArrayBuffer(stored.byteLength * 2));
    new Uint8Array(larger.buffer).set(new Uint8Array(stored.buffer));
    stored = larger;
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let number = 0; number < size; number += 1) {
      const at = number * uuidBytes;
      let slot = slotOf(
        stored.getUint32(at),
        stored.getUint32(at + 4),
        stored.getUint32(at + 8),
        stored.getUint32(at + 12),
        slots.length,
      );
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number;
    }
  };

  const numberOf = (bytes: DataView, offset: number): number => {
    const a = bytes.getUint32(offset);
    const b = bytes.getUint32(offset + 4);
    const c = bytes.getUint32(offset + 8);
    const d = bytes.getUint32(offset + 12);
    let slot = slotOf(a, b, c, d, slots.length);
    for (;;) {
      const number = slots[slot] ?? -1;
      if (number < 0) break;
      if (isAt(number, a, b, c, d)) return number;
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = size;
    const at = size * uuidBytes;
    stored.setUint32(at, a);
    stored.setUint32(at + 4, b);
    stored.setUint32(at + 8, c);
    stored.setUint32(at + 12, d);
    size += 1;
    if (size * uuidBytes === stored.byteLength) grow();
    return size - 1;
  };

  return {
    numberOf,
    numberOfText: (uuid) => {
      writeUuid(uuid, asked);
      return numberOf(asked, 0);
    },
    textOf: (number) => uuidText(stored, number * uuidBytes),
    literalOf: (numbers) => {
      const text = new Uint8Array(numbers.length * (textLength + 1) + 1).fill(0x2c);
      text[0] = 0x7b;
      for (let index = 0; index < numbers.length; index += 1) {
        writeText(stored, (numbers[index] ?? 0) * uuidBytes, text, index * (textLength + 1) + 1);
      }
      text[Math.max(1, text.length - 1)] = 0x7d;
      return numbers.length === 0 ? '{}' : ascii.decode(text);
    },
    get size() {
      return size;
    },
  };
}

/** Well spread also for ids that were counted up: all of the words take part. */
function slotOf(a: number, b: number, c: number, d: number, slots: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x85ebca6b), 0xcc9e2d51);
  hash = Math.imul(hash ^ (hash >>> 15) ^ c, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 13) ^ d, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & (slots - 1);
}

/** Writes the 16 bytes of a uuid in text; of anything else, something. */
export function writeUuid(uuid: string, bytes: DataView): void {
  for (const [index, start] of starts.entries()) {
    bytes.setUint8(
      index,
      digitOf(uuid.charCodeAt(start)) * 16 + digitOf(uuid.charCodeAt(start + 1)),
    );
  }
}

/** Of 0-9, a-f, A-F. */
function digitOf(code: number): number {
  return (code & 0xf) + (code >> 6) * 9;
}

function writeText(bytes: DataView, offset: number, text: Uint8Array, at: number): void {
  for (let index = 0; index < uuidBytes; index += 1) {
    const byte = bytes.getUint8(offset + index);
    const start = at + (starts[index] ?? 0);
    text[start] = digits[byte >> 4] ?? 0;
    text[start + 1] = digits[byte & 15] ?? 0;
  }
  for (const place of hyphens) text[at + place] = hyphen;
}

const scratch = new Uint8Array(textLength);

export function uuidText(bytes: DataView, offset: number): string {
  writeText(bytes, offset, scratch, 0);
  return ascii.decode(scratch);
}
