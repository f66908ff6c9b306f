import { expect, test } from 'vitest';

import type { FileStore } from '../../src/core/ports.ts';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function textOf(store: FileStore, key: string): Promise<string | undefined> {
  const file = await store.get(key);
  return file === undefined ? undefined : await new Response(file.body).text();
}

/** What every FileStore must do, whatever is behind it. */
export function fileStoreCases(open: () => FileStore): void {
  test('gives back what was put, with its size and media type', async () => {
    const store = open();
    await store.put('sha256/ab/abcd', bytes('证书'), 'application/pdf');
    const file = await store.get('sha256/ab/abcd');
    expect(file).toMatchObject({ size: 6, mediaType: 'application/pdf' });
    expect(await new Response(file?.body).text()).toBe('证书');
  });

  test('a key that was never put is undefined', async () => {
    expect(await open().get('sha256/00/none')).toBeUndefined();
  });

  test('the same file put twice at once is there once', async () => {
    const store = open();
    await Promise.all([1, 2, 3].map(() => store.put('twice', bytes('same'), 'text/plain')));
    expect(await textOf(store, 'twice')).toBe('same');
  });

  test('bytes of a part of a buffer are only those', async () => {
    const store = open();
    await store.put('part', bytes('0123456789').subarray(2, 5), 'text/plain');
    expect(await textOf(store, 'part')).toBe('234');
  });

  test('an empty file is a file', async () => {
    const store = open();
    await store.put('empty', new Uint8Array(0), 'text/plain');
    expect(await store.get('empty')).toMatchObject({ size: 0 });
    expect(await textOf(store, 'empty')).toBe('');
  });

  test('a body that nobody reads can be cancelled', async () => {
    const store = open();
    await store.put('unread', bytes('x'.repeat(300_000)), 'text/plain');
    const file = await store.get('unread');
    await file?.body.cancel();
    expect(file?.size).toBe(300_000);
  });

  test.each([
    '../escape',
    'a/../../b',
    '/etc/passwd',
    'a//b',
    'a\\b',
    'A',
    '.tmp/x',
    'a?b',
    'a~type',
    '',
  ])('the key %j is refused', async (key) => {
    const store = open();
    await expect(store.put(key, bytes('x'), 'text/plain')).rejects.toThrow('Not a file key');
    await expect(store.get(key)).rejects.toThrow('Not a file key');
  });

  test('is ready', async () => {
    await expect(open().check()).resolves.toBeUndefined();
  });
}
