import { gramsToKg } from '../../domain/quantity.ts';
import type { Shipment, ShipmentLine, StockRead } from './custody.queries.ts';
import type { ShipmentView, ShipmentWithLines, StockView } from './custody.schemas.ts';

function quantity(grams: number, pieces: number) {
  return { netWeightKg: gramsToKg(grams), pieces };
}

export function toShipmentView(row: Shipment): ShipmentView {
  return {
    id: row.id,
    number: row.number,
    fromOrgId: row.from_org_id,
    fromPremisesId: row.from_premises_id,
    toOrgId: row.to_org_id,
    toPremisesId: row.to_premises_id,
    purpose: row.purpose,
    vehiclePlate: row.vehicle_plate,
    state: row.state,
    shippedAt: row.shipped_at.toISOString(),
    receivedAt: row.received_at?.toISOString() ?? null,
  };
}

export function toShipmentLineView(row: ShipmentLine): ShipmentWithLines['lines'][number] {
  const stated =
    row.stated_grams === null || row.stated_pieces === null
      ? null
      : { grams: row.stated_grams, pieces: row.stated_pieces };
  return {
    lotId: row.lot_id,
    shipped: quantity(row.shipped_grams, row.shipped_pieces),
    stated: stated && quantity(stated.grams, stated.pieces),
    refused: quantity(row.refused_grams, row.refused_pieces),
    settled: quantity(row.settled_grams, row.settled_pieces),
    difference: stated && {
      netWeightKg: gramsToKg(stated.grams - row.shipped_grams),
      pieces: stated.pieces - row.shipped_pieces,
    },
    refusalReason: row.refusal_reason,
    outcome: row.outcome,
  };
}

export function toStockView(row: StockRead): StockView {
  return {
    lotId: row.lot_id,
    lotNumber: row.number,
    productNameZh: row.name_zh,
    productNameEn: row.name_en,
    premisesId: row.premises_id,
    placeId: row.place_id,
    placeKind: row.kind,
    placeCode: row.code,
    productionDate: row.production_date,
    expiryDate: row.expiry_date,
    quantity: quantity(row.grams, row.pieces),
  };
}
