import { type Selectable, sql } from 'kysely';

import type { DocumentFileTable, DocumentTable } from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, knowsDocument, knowsLot, type Viewer } from '../../core/viewer.ts';
import type { DocumentKind, DocumentState } from '../../domain/documents.ts';

export type Document = Selectable<DocumentTable>;
/** `own`: the viewer's, or of a firm that it oversees. */
export type SeenDocument = Document & { own: boolean };

export type DocumentParts = {
  lots: { document_id: string; lot_id: string; grams: number }[];
  files: Selectable<DocumentFileTable>[];
  states: { document_id: string; state: DocumentState; recorded_at: Date }[];
};

export async function numberExists(
  db: Db,
  key: { orgId: string; kind: DocumentKind; issuer: string; number: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('org_id', '=', key.orgId)
    .where('kind', '=', key.kind)
    .where('issuer', '=', key.issuer)
    .where('number', '=', key.number)
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockOwnDocument(
  db: Db,
  orgId: string,
  id: string,
): Promise<Document | undefined> {
  return db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where('org_id', '=', orgId)
    .forUpdate()
    .executeTakeFirst();
}

export async function linkedLots(db: Db, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('document_lot')
    .select('lot_id')
    .where('document_id', '=', documentId)
    .orderBy('lot_id')
    .execute();
  return rows.map(({ lot_id }) => lot_id);
}

export async function findDocument(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<SeenDocument | undefined> {
  return visibleDocuments(db, viewer).where('d.id', '=', id).executeTakeFirst();
}

export async function listDocuments(
  db: Db,
  viewer: Viewer,
  filter: {
    lotId?: string | undefined;
    kind?: DocumentKind | undefined;
    state?: DocumentState | undefined;
    number?: string | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<SeenDocument[]> {
  const { lotId, kind, state, number, before, limit } = filter;
  let query = visibleDocuments(db, viewer)
    .orderBy('d.id', 'desc')
    .limit(limit + 1);
  if (kind !== undefined) query = query.where('d.kind', '=', kind);
  if (state !== undefined) query = query.where('d.state', '=', state);
  if (number !== undefined) query = query.where('d.number', '=', number);
  if (before !== undefined) query = query.where('d.id', '<', before);
  if (lotId !== undefined) {
    query = query.where(
      sql<boolean>`d.id in (select document_id from document_lot where lot_id = ${lotId})`,
    );
  }
  return query.execute();
}

export function seesDocument(viewer: Viewer) {
  return knowsDocument(viewer, 'd');
}

/** Has one of its lots gone to another firm, while a rule was ever to ask for such a paper? */
export async function hasTravelled(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from document d
    where d.id = ${id}
      and exists (
        select from document_lot dl
        join shipment_line l on l.lot_id = dl.lot_id
        join shipment s on s.id = l.shipment_id
        where dl.document_id = d.id and s.from_org_id <> s.to_org_id)
      and exists (
        select from policy_rule r
        where r.requirement::jsonb -> 'anyOf'
          @> jsonb_build_array(jsonb_build_object('kind', d.kind)))
  `.execute(db);
  return rows.length > 0;
}

function visibleDocuments(db: Db, viewer: Viewer) {
  return db
    .selectFrom('document as d')
    .selectAll('d')
    .select(isOfOrg(viewer, 'd.org_id').as('own'))
    .where(seesDocument(viewer));
}

/** Lots, files and states of documents; of the lots of another firm's, those that one handles. */
export async function readParts(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<DocumentParts> {
  if (ids.length === 0) return { lots: [], files: [], states: [] };
  const lots = db
    .selectFrom('document_lot as l')
    .innerJoin('document as d', 'd.id', 'l.document_id')
    .select(['l.document_id', 'l.lot_id', 'l.grams'])
    .where('l.document_id', 'in', ids)
    .where(sql<boolean>`(${isOfOrg(viewer, 'd.org_id')} or ${knowsLot(viewer, 'l.lot_id')})`)
    .orderBy('l.recorded_at')
    .orderBy('l.lot_id');
  const files = db
    .selectFrom('document_file')
    .selectAll()
    .where('document_id', 'in', ids)
    .orderBy('sha256');
  const states = db
    .selectFrom('document_state as s')
    .innerJoin('event as e', 'e.id', 's.event_id')
    .select(['s.document_id', 's.state', 's.recorded_at'])
    .where('s.document_id', 'in', ids)
    .orderBy('e.seq');
  const [lotRows, fileRows, stateRows] = await Promise.all([
    lots.execute(),
    files.execute(),
    states.execute(),
  ]);
  return {
    lots: lotRows,
    files: fileRows,
    // States come from a schema of document states.
    states: stateRows.map((row) => ({ ...row, state: row.state as DocumentState })),
  };
}
