import { type RawBuilder, type Selectable, sql } from 'kysely';

import type { ConsumerReportTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, knowsLot, type Viewer } from '../../core/viewer.ts';
import type { ReportState } from '../../domain/consumer-reports.ts';

export type Report = Selectable<ConsumerReportTable>;

/** A report `r`: for the firm that declared the lot, and for who oversees the lot. */
function seesReport(viewer: Viewer): RawBuilder<boolean> {
  return viewer.sees === 'own' ? isOfOrg(viewer, 'r.org_id') : knowsLot(viewer, 'r.lot_id');
}

export async function findReport(db: Db, viewer: Viewer, id: string): Promise<Report | undefined> {
  return db
    .selectFrom('consumer_report as r')
    .selectAll('r')
    .where('r.id', '=', id)
    .where(seesReport(viewer))
    .executeTakeFirst();
}

/** Two answers to one report are given one after the other. */
export async function lockReport(tx: Db, id: string): Promise<Report | undefined> {
  return tx
    .selectFrom('consumer_report')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type ReportFilter = {
  lotId?: string | undefined;
  state?: ReportState | undefined;
  before?: string | undefined;
  limit: number;
};

export async function listReports(
  db: Db,
  viewer: Viewer,
  { lotId, state, before, limit }: ReportFilter,
): Promise<Report[]> {
  let query = db
    .selectFrom('consumer_report as r')
    .selectAll('r')
    .where(seesReport(viewer))
    .orderBy('r.id', 'desc')
    .limit(limit + 1);
  if (lotId !== undefined) query = query.where('r.lot_id', '=', lotId);
  if (state !== undefined) query = query.where('r.state', '=', state);
  if (before !== undefined) query = query.where('r.id', '<', before);
  return query.execute();
}

export type Words = {
  report_id: string;
  text: string | null;
  photo_sha256: string | null;
  photo_type: string | null;
  photo_size: number | null;
};

/** What consumers wrote, of reports that the caller was found to see. */
export async function readWords(db: Db, ids: readonly string[]): Promise<Map<string, Words>> {
  const { rows } = await sql<Words>`
    select report_id, text, photo_sha256, photo_type, photo_size
    from personal.report where report_id = any(${[...ids]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.report_id, row]));
}

export async function findByReceipt(db: Db, hash: string): Promise<Report | undefined> {
  const { rows } = await sql<Report>`
    select r.* from personal.report p join consumer_report r on r.id = p.report_id
    where p.receipt_hash = ${hash}
  `.execute(db);
  return rows[0];
}

export async function orgOfLot(db: Db, lotId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('lot')
    .select('org_id')
    .where('id', '=', lotId)
    .executeTakeFirst();
  return row?.org_id;
}

/** Of reports answered before a moment, or never answered since, that still have their words. */
export async function reportsDue(db: Db, before: Date): Promise<{ id: string }[]> {
  return db
    .selectFrom('consumer_report')
    .select('id')
    .where('erased_at', 'is', null)
    .where((eb) => eb(eb.fn.coalesce('answered_at', 'filed_at'), '<', before))
    .orderBy('id')
    .execute();
}
