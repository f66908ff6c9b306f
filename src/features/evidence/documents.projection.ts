import { sql } from 'kysely';

import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import {
  documentFilesAttached,
  documentLotsLinked,
  documentRecorded,
  documentStateChanged,
  documentVisibilityChanged,
} from './documents.events.ts';

export const documentsTables = [
  'document',
  'document_state',
  'document_lot',
  'document_file',
] as const;

export const documentsProjections: readonly Projection[] = [
  on(documentRecorded, async (tx, events) => {
    const rows = events.map(({ body, recordedAt }) => ({
      ...body,
      recordedAt,
      coveredGrams: body.lots.reduce((sum, { grams }) => sum + grams, 0),
    }));
    await sql`
      insert into document (id, org_id, kind, number, issuer, issued_on, valid_until, state,
        covers_grams, covered_grams, visibility, recorded_at)
      select id, "orgId", kind, number, issuer, "issuedOn", "validUntil", state, "coversGrams",
        "coveredGrams", visibility, "recordedAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        id uuid, "orgId" uuid, kind text, number text, issuer text, "issuedOn" date,
        "validUntil" date, state text, "coversGrams" bigint, "coveredGrams" bigint,
        visibility text, "recordedAt" timestamptz)
    `.execute(tx);
    await insertStates(tx, events);
    await insertLinks(tx, events);
    await insertFiles(tx, events);
  }),

  on(documentStateChanged, async (tx, events) => {
    for (const { body } of events) {
      await tx
        .updateTable('document')
        .set({
          state: body.state,
          number: body.number,
          issued_on: body.issuedOn,
          valid_until: body.validUntil,
          covers_grams: body.coversGrams,
        })
        .where('id', '=', body.id)
        .execute();
    }
    await insertStates(tx, events);
  }),

  on(documentVisibilityChanged, async (tx, events) => {
    for (const { body } of events) {
      await tx
        .updateTable('document')
        .set({ visibility: body.visibility })
        .where('id', '=', body.id)
        .execute();
    }
  }),

  on(documentFilesAttached, insertFiles),

  on(documentLotsLinked, async (tx, events) => {
    await insertLinks(tx, events);
    for (const { body } of events) {
      const grams = body.lots.reduce((sum, link) => sum + link.grams, 0);
      await tx
        .updateTable('document')
        .set((eb) => ({ covered_grams: eb('covered_grams', '+', grams) }))
        .where('id', '=', body.id)
        .execute();
    }
  }),
];

type Of<B> = readonly { id: string; recordedAt: Date; body: B }[];

async function insertStates(tx: ProjectionTx, events: Of<{ id: string; state: string }>) {
  const rows = events.map(({ id, body, recordedAt }) => ({
    documentId: body.id,
    eventId: id,
    state: body.state,
    recordedAt,
  }));
  await sql`
    insert into document_state (document_id, event_id, state, recorded_at)
    select "documentId", "eventId", state, "recordedAt"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      "documentId" uuid, "eventId" uuid, state text, "recordedAt" timestamptz)
  `.execute(tx);
}

type Link = { lotId: string; grams: number };

async function insertLinks(tx: ProjectionTx, events: Of<{ id: string; lots: readonly Link[] }>) {
  const rows = events.flatMap(({ id, body, recordedAt }) =>
    body.lots.map((link) => ({ ...link, documentId: body.id, eventId: id, recordedAt })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into document_lot (document_id, lot_id, grams, event_id, recorded_at)
    select "documentId", "lotId", grams, "eventId", "recordedAt"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      "documentId" uuid, "lotId" uuid, grams bigint, "eventId" uuid, "recordedAt" timestamptz)
  `.execute(tx);
}

type File = { sha256: string; mediaType: string; size: number; public: boolean };

/** A file attached again only changes whether the public may see it. */
async function insertFiles(tx: ProjectionTx, events: Of<{ id: string; files: readonly File[] }>) {
  for (const { id, body } of events) {
    if (body.files.length === 0) continue;
    await sql`
      insert into document_file (document_id, sha256, media_type, size, public, event_id)
      select ${body.id}::uuid, sha256, "mediaType", size, public, ${id}::uuid
      from json_to_recordset(${JSON.stringify(body.files)}::json) as r(
        sha256 text, "mediaType" text, size bigint, public boolean)
      on conflict (document_id, sha256) do update
      set public = excluded.public, event_id = excluded.event_id
    `.execute(tx);
  }
}
