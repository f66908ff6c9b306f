import { sql } from 'kysely';

import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import { applyMovements } from '../../core/movements.ts';
import { type LotFactsBody, lotAmended, lotDeclared, lotWithdrawn } from './lots.events.ts';

export const lotsTables = [
  'lot',
  'customs_item',
  'lot_parent',
  'lot_party',
  'lot_division',
] as const;

type NewLot = LotFactsBody & { declaredAt: Date; recordedAt: Date };

/** Also for lots made by processing: custody's projector calls it with their facts. */
export async function insertLots(tx: ProjectionTx, lots: readonly NewLot[]): Promise<void> {
  await sql`
    insert into lot (id, org_id, number, kind, entry, product_id, storage_class, supplier_lot_no,
      origin_country, origin_division_id, establishment_home_no, establishment_cn_no, producer,
      container_no, seal_no, declaration_no, declaration_item_no, port, production_date,
      expiry_date, destination_premises_id, destination_note, previous_out_certificate_no,
      declared_grams, declared_pieces, gross_grams, overrides, declared_at, recorded_at)
    select "lotId", "orgId", number, kind, entry, "productId", "storageClass", "supplierLotNo",
      "originCountry", "originDivisionId", "establishmentHomeNo", "establishmentCnNo", producer,
      "containerNo", "sealNo", "declarationNo", "declarationItemNo", port, "productionDate",
      "expiryDate", "destinationPremisesId", "destinationNote", "previousOutCertificateNo",
      grams, pieces, "grossGrams", overrides, "declaredAt", "recordedAt"
    from json_to_recordset(${JSON.stringify(lots)}::json) as r(
      "lotId" uuid, "orgId" uuid, number text, kind text, entry text, "productId" uuid,
      "storageClass" text, "supplierLotNo" text, "originCountry" text, "originDivisionId" text,
      "establishmentHomeNo" text, "establishmentCnNo" text, producer text, "containerNo" text,
      "sealNo" text, "declarationNo" text, "declarationItemNo" int4, port text,
      "productionDate" date, "expiryDate" date, "destinationPremisesId" uuid,
      "destinationNote" text, "previousOutCertificateNo" text, grams bigint, pieces bigint,
      "grossGrams" bigint, overrides json, "declaredAt" timestamptz, "recordedAt" timestamptz)
  `.execute(tx);
}

export type Party = {
  lotId: string;
  orgId: string;
  since: Date;
  /** Where the lot is bound for. */
  premisesId?: string | null;
};

/**
 * A firm that handles a lot may know of it, since the earliest time that it did; so may who oversees
 * the firm, or the premises that the lot is bound for. Where a lot has been, its movements say.
 */
export async function addParties(tx: ProjectionTx, parties: readonly Party[]): Promise<void> {
  if (parties.length === 0) return;
  await sql`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(parties)}::json) as r(
        "lotId" uuid, "orgId" uuid, since timestamptz, "premisesId" uuid)
    ), overseen as (
      insert into lot_division (lot_id, division_id)
      select r."lotId", o.division_id from r join organisation o on o.id = r."orgId"
      union
      select r."lotId", p.division_id from r join premises p on p.id = r."premisesId"
      order by 1, 2
      on conflict do nothing
    )
    insert into lot_party (lot_id, org_id, since)
    select "lotId", "orgId", min(since)
    from r
    group by 1, 2
    order by 1, 2
    on conflict (lot_id, org_id) do update set since = excluded.since
    where lot_party.since > excluded.since
  `.execute(tx);
}

type CustomsDraw = {
  orgId: string;
  declarationNo: string;
  itemNo: number;
  itemGrams: number;
  itemPieces: number;
  grams: number;
  pieces: number;
};

async function drawOnCustomsItems(tx: ProjectionTx, draws: readonly CustomsDraw[]): Promise<void> {
  if (draws.length === 0) return;
  await sql`
    insert into customs_item as c
      (org_id, declaration_no, item_no, grams, pieces, drawn_grams, drawn_pieces)
    select "orgId", "declarationNo", "itemNo", max("itemGrams"), max("itemPieces"),
      sum(grams), sum(pieces)
    from json_to_recordset(${JSON.stringify(draws)}::json) as r(
      "orgId" uuid, "declarationNo" text, "itemNo" int4, "itemGrams" bigint, "itemPieces" bigint,
      grams bigint, pieces bigint)
    group by 1, 2, 3
    on conflict (org_id, declaration_no, item_no) do update
    set grams = greatest(c.grams, excluded.grams), pieces = greatest(c.pieces, excluded.pieces),
      drawn_grams = c.drawn_grams + excluded.drawn_grams,
      drawn_pieces = c.drawn_pieces + excluded.drawn_pieces
  `.execute(tx);
}

export const lotsProjections: readonly Projection[] = [
  on(lotDeclared, async (tx, events) => {
    await insertLots(
      tx,
      events.map(({ body, occurredAt, recordedAt }) => ({
        ...body,
        declaredAt: occurredAt,
        recordedAt,
      })),
    );
    await drawOnCustomsItems(
      tx,
      events.flatMap(({ body }) => {
        const { customsItem, declarationNo, declarationItemNo } = body;
        if (!customsItem || declarationNo === null || declarationItemNo === null) return [];
        return [
          {
            orgId: body.orgId,
            declarationNo,
            itemNo: declarationItemNo,
            itemGrams: customsItem.grams,
            itemPieces: customsItem.pieces,
            grams: body.grams,
            pieces: body.pieces,
          },
        ];
      }),
    );
    await applyMovements(
      tx,
      events.map(({ id, body, occurredAt }) => ({
        eventId: id,
        line: 0,
        lotId: body.lotId,
        fromPlace: null,
        toPlace: body.inboundPlaceId,
        grams: body.grams,
        pieces: body.pieces,
        occurredAt,
      })),
    );
    await addParties(
      tx,
      events.flatMap(({ body, recordedAt }) =>
        body.parties.map((orgId) => ({
          lotId: body.lotId,
          orgId,
          since: recordedAt,
          premisesId: body.destinationPremisesId,
        })),
      ),
    );
  }),

  on(lotAmended, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      const { changes, lotId } = body;
      const set = {
        ...(changes.supplierLotNo !== undefined && { supplier_lot_no: changes.supplierLotNo }),
        ...(changes.productionDate !== undefined && { production_date: changes.productionDate }),
        ...(changes.expiryDate !== undefined && { expiry_date: changes.expiryDate }),
        ...(changes.containerNo !== undefined && { container_no: changes.containerNo }),
        ...(changes.sealNo !== undefined && { seal_no: changes.sealNo }),
        ...(changes.establishmentHomeNo !== undefined && {
          establishment_home_no: changes.establishmentHomeNo,
        }),
        ...(changes.establishmentCnNo !== undefined && {
          establishment_cn_no: changes.establishmentCnNo,
        }),
        ...(changes.destinationPremisesId !== undefined && {
          destination_premises_id: changes.destinationPremisesId,
        }),
      };
      await tx.updateTable('lot').set(set).where('id', '=', lotId).execute();
      await addParties(
        tx,
        body.parties.map((orgId) => ({
          lotId,
          orgId,
          since: recordedAt,
          premisesId: changes.destinationPremisesId ?? null,
        })),
      );
    }
  }),

  on(lotWithdrawn, async (tx, events) => {
    for (const { id, body, occurredAt } of events) {
      const { lotId, grams, pieces } = body;
      await tx
        .updateTable('lot')
        .set({ withdrawn_at: occurredAt })
        .where('id', '=', lotId)
        .execute();
      await applyMovements(tx, [
        {
          eventId: id,
          line: 0,
          lotId,
          fromPlace: body.inboundPlaceId,
          toPlace: null,
          grams,
          pieces,
          occurredAt,
        },
      ]);
      if (body.declarationNo === null || body.declarationItemNo === null) continue;
      await tx
        .updateTable('customs_item')
        .set((eb) => ({
          drawn_grams: eb('drawn_grams', '-', grams),
          drawn_pieces: eb('drawn_pieces', '-', pieces),
        }))
        .where('org_id', '=', body.orgId)
        .where('declaration_no', '=', body.declarationNo)
        .where('item_no', '=', body.declarationItemNo)
        .execute();
    }
  }),
];
