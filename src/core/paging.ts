import { z } from '@hono/zod-openapi';

import { invalidField } from './errors.ts';

/** Keyset paging: a page says where the next one begins, so nothing is counted or skipped. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  lang: z.enum(['zh', 'en']).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

export function pageOf<S extends z.ZodType>(item: S) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

export type Key = readonly (string | number)[];

/** `keys` checks the parts: their number and types, as the list's order has them. */
export function readCursor<K extends Key>(
  cursor: string | undefined,
  keys: z.ZodType<K>,
): K | undefined {
  if (cursor === undefined) return undefined;
  const parsed = keys.safeParse(decode(cursor));
  if (parsed.success) return parsed.data;
  throw invalidField('cursor', 'page.cursor', {
    zh: '分页游标无效,请从第一页重新开始。',
    en: 'This cursor is not one of ours; start again from the first page.',
  });
}

function decode(cursor: string): unknown {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
  } catch {
    return undefined;
  }
}

function encode(key: Key): string {
  const bytes = new TextEncoder().encode(JSON.stringify(key));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** `rows` were asked for with limit + 1: one too many means there is a next page. */
export function toPage<R, V>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => Key,
  view: (row: R) => V,
): { items: V[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(view), nextCursor: more ? encode(keyOf(last)) : null };
}
