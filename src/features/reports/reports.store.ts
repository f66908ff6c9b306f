import { type QueryExecutorProvider, sql } from 'kysely';

export type Photo = { sha256: string; mediaType: string; size: number };

/** Rows outside the journal, written in the transaction of their event. */
export async function insertWords(
  tx: QueryExecutorProvider,
  report: { id: string; receiptHash: string; text: string | null; photo: Photo | null },
): Promise<void> {
  const { id, receiptHash, text, photo } = report;
  await sql`
    insert into personal.report
      (report_id, receipt_hash, text, photo_sha256, photo_type, photo_size)
    values (${id}, ${receiptHash}, ${text}, ${photo?.sha256 ?? null},
      ${photo?.mediaType ?? null}, ${photo?.size ?? null})
  `.execute(tx);
}

/** The receipt stays, so that its holder can still ask what became of the report. */
export async function eraseWords(tx: QueryExecutorProvider, ids: readonly string[]): Promise<void> {
  await sql`
    update personal.report
    set text = null, photo_sha256 = null, photo_type = null, photo_size = null
    where report_id = any(${[...ids]}::uuid[])
  `.execute(tx);
}
