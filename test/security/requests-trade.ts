import { aDeclarationNo, unique } from '../support/factories.ts';
import { kg } from '../support/story.ts';
import { type Attempt, reason } from './attempt.ts';
import type { World } from './worlds.ts';

/** Of what firms do with goods and what authorities do with lots. */
export function requestsOfTrade(world: World): Record<string, Attempt> {
  const { owner, lotId, productId, dock, frozen } = world;
  const premisesId = world.premises.id;
  const line = { lotId, placeId: dock, quantity: kg(1, 0) };
  return {
    'POST /api/premises': {
      who: owner,
      body: {
        code: unique('P-'),
        kind: 'cold_store',
        nameZh: '新库',
        nameEn: 'New store',
        divisionId: '440308',
        address: '路 1 号',
        handlesImports: true,
      },
    },
    'POST /api/premises/{id}/rooms': {
      who: owner,
      at: { id: premisesId },
      body: { code: unique('R-'), nameZh: '库', nameEn: 'Room', temperatureClass: 'frozen' },
    },
    'POST /api/premises/{id}/state': {
      who: owner,
      at: { id: world.spareId },
      body: { state: 'closed', reason },
    },
    'POST /api/products': {
      who: owner,
      body: {
        code: unique('ART-'),
        nameZh: '冻虾',
        nameEn: 'Frozen shrimp',
        category: 'fish',
        hsCode: '0303130000',
        storageClass: 'frozen',
        shelfLifeDays: 720,
      },
    },
    'POST /api/lots': {
      who: owner,
      body: {
        kind: 'import',
        entry: 'first_station_in',
        productId,
        originCountry: 'NO',
        containerNo: 'CSQU3054383',
        sealNo: 'SL1029384',
        declarationNo: aDeclarationNo(),
        declarationItemNo: 1,
        productionDate: '2026-09-01',
        destinationPremisesId: premisesId,
        quantity: kg(10, 1),
      },
    },
    'POST /api/lots/{id}/amendment': {
      who: owner,
      at: { id: world.declaredId },
      body: { reason, destinationPremisesId: world.spareId },
    },
    'POST /api/lots/{id}/withdrawal': {
      who: owner,
      at: { id: world.declaredId },
      body: { reason },
    },
    'POST /api/receipts': {
      who: owner,
      body: {
        premisesId,
        containerNo: world.arriving.containerNo,
        sealNo: world.arriving.sealNo,
        lines: [{ lotId: world.arriving.lotId, quantity: kg(1000, 100), placeId: dock }],
      },
    },
    'POST /api/moves': {
      who: owner,
      body: {
        premisesId,
        lines: [{ lotId, fromPlaceId: dock, toPlaceId: frozen, quantity: kg(1, 0) }],
      },
    },
    'POST /api/shipments': {
      who: owner,
      body: {
        fromPremisesId: premisesId,
        toPremisesId: world.stall.id,
        purpose: 'sale',
        lines: [line],
      },
    },
    'POST /api/sales': {
      who: owner,
      body: { premisesId, buyer: { kind: 'consumer' }, lines: [line] },
    },
    'POST /api/returns': {
      who: owner,
      body: { premisesId, reason, lines: [line] },
      answers: 409,
    },
    'POST /api/destructions': {
      who: owner,
      body: { premisesId, reason, method: '焚烧', lines: [line] },
    },
    'POST /api/counts': {
      who: owner,
      body: { premisesId, placeId: frozen, reason, lines: [{ lotId, counted: kg(2, 0) }] },
    },
    'POST /api/corrections': {
      who: owner,
      body: { corrects: world.shipEventId, kind: 'voided', reason },
    },
    'POST /api/shipments/{id}/receipt': {
      who: world.buyer,
      at: { id: world.underWayId },
      body: { lines: [{ lotId, stated: kg(10, 1), placeId: world.stallDock }] },
    },
    'POST /api/shipments/{id}/settlement': {
      who: owner,
      at: { id: world.mismatchedId },
      body: {
        reason,
        lines: [{ lotId, disposition: 'returned', placeId: frozen, quantity: kg(1, 0) }],
      },
    },
  };
}

/** What is asked about lots with a body, and what is done with what detectors found. */
export function requestsOfTraces(world: World): Record<string, Attempt> {
  const { owner, supervisor, lotId } = world;
  const trace = { who: owner, body: { sources: [{ kind: 'lot', id: lotId }] } };
  const alert = { who: supervisor, at: { id: world.alertId } };
  return {
    'POST /api/traces': trace,
    'POST /api/traces/stream': trace,
    'POST /api/traces/spreadsheet': trace,
    'POST /api/traces/report': trace,
    'POST /api/traces/picture': { ...trace, answers: 501 },
    'POST /api/exposures': { who: owner, body: { lotIds: [lotId] } },
    'POST /api/exposures/assessments': { who: supervisor, body: { lotIds: [lotId], note: '记录' } },
    'POST /api/alerts/{id}/take': { ...alert, body: {} },
    'POST /api/alerts/{id}/explain': { who: owner, at: alert.at, body: { reason } },
    'POST /api/alerts/{id}/dismiss': { ...alert, body: { reason } },
    'POST /api/alerts/{id}/reopen': { ...alert, body: { reason } },
    'POST /api/alerts/{id}/settle': { ...alert, body: { reason } },
    'POST /api/alert-thresholds': {
      who: supervisor,
      body: { reason, end: [{ thresholdId: world.alertThresholdId }] },
    },
  };
}
