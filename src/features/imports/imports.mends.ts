import { z } from '@hono/zod-openapi';

import { invalidField } from '../../core/errors.ts';
import type { SheetRow } from '../../core/ports.ts';

/** The header that carries what was mended, as percent-encoded JSON: the body is the sheet itself. */
export const mendsHeader = 'frostmark-mends';

const Mends = z
  .array(
    z.strictObject({
      row: z.int().min(1),
      column: z.string().regex(/^[A-Z]{1,3}$/),
      value: z.string().max(500),
    }),
  )
  .max(200);
export type Mend = z.infer<typeof Mends>[number];

export function readMends(header: string | undefined): readonly Mend[] {
  if (header === undefined) return [];
  try {
    return Mends.parse(JSON.parse(decodeURIComponent(header)));
  } catch {
    throw invalidField(mendsHeader, 'import.mends', {
      zh: '改动的单元格无法读取,请在原表中修改后重新上传。',
      en: 'The mended cells cannot be read. Mend them in the sheet itself and send it again.',
    });
  }
}

const indexOf = (letters: string) =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The rows as they are after mending: a row is known by its content, so the mended one is another. */
export async function* mendedRows(
  rows: AsyncIterable<SheetRow>,
  mends: readonly Mend[],
): AsyncGenerator<SheetRow> {
  const byRow = new Map<number, Mend[]>();
  for (const mend of mends) byRow.set(mend.row, [...(byRow.get(mend.row) ?? []), mend]);
  for await (const row of rows) {
    const wanted = byRow.get(row.row);
    if (!wanted) {
      yield row;
      continue;
    }
    const cells = [...row.cells];
    for (const { column, value } of wanted) {
      const at = indexOf(column);
      while (cells.length < at) cells.push('');
      cells[at] = value;
    }
    yield { ...row, cells };
  }
}
