/** Small numbers for uuids that come as bytes by the ten thousand; text is made once for each. */
export type UuidTable = {
  /** Of the 16 bytes at `offset`; the same for the same bytes, counted from 0. */
  numberOf: (bytes: Uint8Array, offset: number) => number;
  /** The number of a uuid in text. */
  numberOfText: (uuid: string) => number;
  textOf: (number: number) => string;
  readonly size: number;
};

const uuidBytes = 16;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function createUuidTable(): UuidTable {
  let stored = new Uint8Array(64 * uuidBytes);
  let size = 0;
  const texts: string[] = [];
  // By the last 6 bytes, which are random in every version in use; those that agree stand in a chain.
  const heads = new Map<number, number>();
  const next: number[] = [];

  const isSame = (at: number, bytes: Uint8Array, offset: number) => {
    for (let index = 0; index < uuidBytes; index += 1) {
      if (stored[at * uuidBytes + index] !== bytes[offset + index]) return false;
    }
    return true;
  };

  const numberOf = (bytes: Uint8Array, offset: number): number => {
    let key = 0;
    for (let index = 10; index < uuidBytes; index += 1)
      key = key * 256 + (bytes[offset + index] ?? 0);
    const head = heads.get(key) ?? -1;
    for (let at = head; at >= 0; at = next[at] ?? -1) if (isSame(at, bytes, offset)) return at;
    if ((size + 1) * uuidBytes > stored.length) {
      const larger = new Uint8Array(stored.length * 2);
      larger.set(stored);
      stored = larger;
    }
    stored.set(bytes.subarray(offset, offset + uuidBytes), size * uuidBytes);
    heads.set(key, size);
    next.push(head);
    size += 1;
    return size - 1;
  };

  return {
    numberOf,
    numberOfText: (uuid) => numberOf(uuidBytesOf(uuid), 0),
    textOf: (number) => (texts[number] ??= uuidText(stored, number * uuidBytes)),
    get size() {
      return size;
    },
  };
}

export function uuidBytesOf(uuid: string): Uint8Array {
  const digits = uuid.replaceAll('-', '');
  return Uint8Array.from({ length: uuidBytes }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

export function uuidText(bytes: Uint8Array, offset: number): string {
  let text = '';
  for (let index = 0; index < uuidBytes; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += hex[bytes[offset + index] ?? 0] ?? '';
  }
  return text;
}
