import { sha256Now } from './sha256.ts';

/**
 * The id of the nth thing that a command makes, told by the command's own id: a device that is out of
 * reach of the network knows it as well and can go on with the thing. RFC 9562 version 8; the first 48 bits
 * are those of the command's id, which keep the order of time where that is a version 7.
 */
export function madeId(eventId: string, ordinal = 0): string {
  const id = eventId.toLowerCase();
  const digest = [...sha256Now(`made ${id} ${ordinal}`).subarray(0, 10)];
  const tail = digest.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(tail.charAt(3), 16) & 3) | 8).toString(16);
  return `${id.slice(0, 13)}-8${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}
