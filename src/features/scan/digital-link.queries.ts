import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';

/**
 * Codes in force of the lots that a link may mean, two at most: one is an answer, more are none.
 * The keys are what is indexed; the numbers themselves must be the same to the letter.
 */
export async function codesOfLot(db: Db, gtin: string, number: string): Promise<string[]> {
  const key = sql`translate(upper(${number}), ' -', '')`;
  const { rows } = await sql<{ code: string }>`
    select t.code
    from lot l
    join product p on p.id = l.product_id and p.gtin = ${gtin}
    join trace_code t on t.lot_id = l.id and t.state = 'active'
    where (l.number_key = ${key} and l.number = ${number})
      or (l.supplier_lot_no_key = ${key} and l.supplier_lot_no = ${number})
    limit 2
  `.execute(db);
  return rows.map(({ code }) => code);
}
