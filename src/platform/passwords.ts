import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// Salt form, parameters and normalisation are better-auth's defaults: hashes of either work in both.
const cost = { N: 16384, r: 16, p: 1 };
const keyLength = 64;
const maxmem = 128 * cost.N * cost.r * 2;
const hashPattern = /^([0-9a-f]{32}):([0-9a-f]{128})$/;

/** `salt:key` in hex. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${(await derive(password, salt)).toString('hex')}`;
}

/** False also for a hash that isn't one of ours. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [, salt, key] = hashPattern.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return false;
  return timingSafeEqual(await derive(password, salt), Buffer.from(key, 'hex'));
}

// The salt goes in as its hex text, not as the bytes: that is what better-auth does.
async function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { ...cost, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
