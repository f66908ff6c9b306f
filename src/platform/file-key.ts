const keyPattern = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;

/** Throws unless the key is a lower-case relative path that can't leave its store. */
export function assertFileKey(key: string): void {
  // A segment can't start with a dot, so `..` and hidden names are out by the pattern.
  if (key.length > 512 || !keyPattern.test(key)) {
    throw new TypeError(`Not a file key: ${JSON.stringify(key.slice(0, 80))}`);
  }
}
