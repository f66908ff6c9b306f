const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

type Newer = Uint8Array & { toHex?: () => string };

/** Lower case. The engine's own where it has one (ES2026). */
export function toHex(bytes: Uint8Array): string {
  const { toHex: own } = bytes as Newer;
  if (own) return own.call(bytes);
  let hex = '';
  for (const byte of bytes) hex += pairs[byte];
  return hex;
}
