/** RFC 9562 version 7, by the clock that is believed: ids of a device keep the order of time. */
export function newId(at: Date): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(at.getTime() / 2 ** 32));
  view.setUint32(2, at.getTime() % 2 ** 32);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 4, 4, 4, 12]
    .reduce<{ parts: string[]; rest: string }>(
      ({ parts, rest }, length) => ({
        parts: [...parts, rest.slice(0, length)],
        rest: rest.slice(length),
      }),
      { parts: [], rest: hex },
    )
    .parts.join('-');
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A lot's or delivery note's number as the server makes them, to be written on a pallet at once. */
export function newNumber(date: string): string {
  const random = crypto.getRandomValues(new Uint8Array(6));
  const tail = Array.from(random, (byte) => letters.charAt(byte % 32)).join('');
  return `FM${date.replaceAll('-', '').slice(2)}-${tail}`;
}
