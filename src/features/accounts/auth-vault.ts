/** For what must be read again (secrets of factors, telephone numbers) and what only compared. */
export type Vault = {
  seal: (purpose: string, text: string) => Promise<string>;
  /** Throws when the text was sealed for something else, or with another secret. */
  open: (purpose: string, sealed: string) => Promise<string>;
  /** Keyed: who has the table alone can't try numbers out. */
  mac: (purpose: string, text: string) => Promise<string>;
};

const utf8 = new TextEncoder();
const nonceBytes = 12;

export function createVault(secret: string): Vault {
  // Derived at each use: it is quick, and Workers may not await what another request began.
  const derive = async (
    use: string,
    kind: AesKeyGenParams | HmacKeyGenParams,
    usages: KeyUsage[],
  ) => {
    const root = await crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, [
      'deriveKey',
    ]);
    const salt = new Uint8Array();
    const from = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8.encode(`frostmark ${use}`) };
    return crypto.subtle.deriveKey(from, root, kind, false, usages);
  };
  const sealKey = async () =>
    derive('seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']);
  const macKey = async () =>
    derive('mac', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']);
  const algorithm = (purpose: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: utf8.encode(purpose),
  });

  return {
    seal: async (purpose, text) => {
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const cipher = await crypto.subtle.encrypt(
        algorithm(purpose, iv),
        await sealKey(),
        utf8.encode(text),
      );
      return toBase64Url(new Uint8Array([...iv, ...new Uint8Array(cipher)]));
    },
    open: async (purpose, sealed) => {
      const bytes = fromBase64Url(sealed);
      const plain = await crypto.subtle.decrypt(
        algorithm(purpose, bytes.slice(0, nonceBytes)),
        await sealKey(),
        bytes.slice(nonceBytes),
      );
      return new TextDecoder().decode(plain);
    },
    mac: async (purpose, text) => {
      const signed = await crypto.subtle.sign(
        'HMAC',
        await macKey(),
        utf8.encode(`${purpose}\n${text}`),
      );
      return toBase64Url(new Uint8Array(signed));
    },
  };
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

/** What only its holder can know: 256 bits. */
export function aToken(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}
