import { makeSignature } from 'better-auth/crypto';

export const cookiePrefix = 'frostmark';

export type CookieJar = {
  /** The session's token, when the cookie is one that we signed. */
  read: (headers: Headers) => Promise<string | undefined>;
  /** The `Set-Cookie` of a session; no seconds left make the browser forget. */
  write: (token: string, seconds: number) => Promise<string>;
};

const maxRemembered = 1_000;

/** The cookie that better-auth reads and writes too, for sessions which it doesn't make itself. */
export function createCookieJar(secret: string, isSecure: boolean): CookieJar {
  const name = `${isSecure ? '__Secure-' : ''}${cookiePrefix}.session_token`;
  const pattern = new RegExp(`(?:^|;\\s*)${name.replaceAll('.', '\\.')}=([^;]+)`);
  // Checking a signature costs more than all else here, and the same bytes stay as true as they were.
  const remembered = new Map<string, string>();
  return {
    read: async (headers) => {
      const value = pattern.exec(headers.get('cookie') ?? '')?.[1];
      if (value === undefined) return undefined;
      const known = remembered.get(value);
      if (known !== undefined) return known;
      const token = await verified(decode(value), secret);
      if (token === undefined) return undefined;
      const oldest = remembered.keys().next();
      if (remembered.size >= maxRemembered && !oldest.done) remembered.delete(oldest.value);
      remembered.set(value, token);
      return token;
    },
    write: async (token, seconds) => {
      const value = encodeURIComponent(`${token}.${await makeSignature(token, secret)}`);
      const secure = isSecure ? '; Secure' : '';
      return `${name}=${seconds > 0 ? value : ''}; Max-Age=${seconds}; Path=/; HttpOnly${secure}; SameSite=Lax`;
    },
  };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

async function verified(signed: string, secret: string): Promise<string | undefined> {
  const [token = '', signature] = signed.split(/\.(?=[^.]*$)/);
  if (token === '' || signature === undefined) return undefined;
  return isSame(signature, await makeSignature(token, secret)) ? token : undefined;
}

/** Looks at every character, however early two texts differ. */
export function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < b.length; index += 1) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  }
  return difference === 0;
}
