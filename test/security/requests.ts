import { aUscc, unique } from '../support/factories.ts';
import { kg } from '../support/story.ts';
import { type Attempt, both, password, reason } from './attempt.ts';
import { requestsOfTraces, requestsOfTrade } from './requests-trade.ts';
import type { World } from './worlds.ts';

/** For each changing operation a request that its sender may make. */
export function requestsOf(world: World): Record<string, Attempt> {
  const { owner, supervisor, lotId, productId, dock, frozen } = world;
  const premisesId = world.premises.id;
  const tester = world.laboratory.member('quality');
  const line = { lotId, placeId: dock, quantity: kg(1, 0) };
  return {
    ...requestsOfTrade(world),
    'POST /api/session': { who: owner, body: { username: 'nobody', password }, answers: 500 },
    'DELETE /api/session': { who: owner, answers: 500 },
    'POST /api/token': { who: owner, answers: 401 },
    'POST /api/members': {
      who: owner,
      body: { username: unique('user'), displayName: '李四', password, role: 'viewer' },
      answers: 500,
    },
    'POST /api/organisations/{id}/members': {
      who: supervisor,
      at: { id: world.orgId },
      body: { username: unique('user'), displayName: '李四', password },
      answers: 500,
    },
    'POST /api/keys': {
      who: owner,
      body: { name: 'WMS', scopes: ['read'], premisesIds: [premisesId] },
    },
    'POST /api/keys/{id}/rotation': { who: owner, at: { id: world.keyId }, body: {} },
    'POST /api/keys/{id}/revocation': { who: owner, at: { id: world.keyId }, body: {} },
    'POST /api/organisations': {
      who: supervisor,
      body: {
        kind: 'operator',
        nameZh: '新公司',
        nameEn: 'New firm',
        uscc: aUscc(),
        divisionId: '440300',
      },
    },
    'POST /api/files': { who: owner, answers: 415 },
    'POST /api/documents': {
      who: owner,
      body: {
        kind: 'nat_report',
        issuer: '检测机构',
        number: unique('D-'),
        issuedOn: '2026-11-19',
        files: [{ sha256: world.unattachedSha256, public: false }],
        lots: [{ lotId }],
      },
    },
    'POST /api/documents/{id}/state': {
      who: owner,
      at: { id: world.documentId },
      body: { state: 'void', reason },
    },
    'POST /api/documents/{id}/visibility': {
      who: owner,
      at: { id: world.documentId },
      body: { visibility: 'chain' },
    },
    'POST /api/documents/{id}/files': {
      who: owner,
      at: { id: world.documentId },
      body: { files: [{ sha256: world.unattachedSha256, public: false }] },
    },
    'POST /api/documents/{id}/lots': {
      who: owner,
      at: { id: world.documentId },
      body: { lots: [{ lotId: world.child.lotId }] },
    },
    'POST /api/samples': {
      who: owner,
      body: {
        number: unique('S-'),
        kind: 'product_outer',
        premisesId,
        placeId: dock,
        laboratoryOrgId: world.laboratory.orgId,
        lotIds: [lotId],
      },
    },
    'POST /api/pools': {
      who: tester,
      body: { number: unique('PL-'), sampleIds: [world.looseSampleId] },
    },
    'POST /api/tests': {
      who: tester,
      body: {
        sampleId: world.looseSampleId,
        analyte: 'sars_cov_2',
        method: 'rt_pcr',
        result: 'negative',
      },
    },
    'POST /api/disinfectants': {
      who: owner,
      body: {
        agent: '二氧化氯',
        concentration: 500,
        concentrationUnit: 'clo2_mg_l',
        workerNo: 'W0042',
      },
    },
    'POST /api/disinfections': {
      who: owner,
      body: {
        disinfectantId: world.disinfectantId,
        certificateNo: unique('XD-'),
        premisesId,
        placeId: dock,
        object: 'outer_package',
        method: 'spray',
        contactMinutes: 30,
        sixSides: true,
        workerNo: 'W0042',
        startedAt: '2026-11-22T08:00:00Z',
        lots: [{ lotId, ...kg(1, 0), repeatReason: '再次' }],
      },
    },
    'POST /api/holds': {
      who: owner,
      body: {
        lotIds: [lotId],
        units: [{ seriesId: world.seriesId, first: 50, last: 50 }],
        ...both,
      },
    },
    'POST /api/holds/{id}/release': {
      who: supervisor,
      at: { id: world.holdId },
      body: { reason },
    },
    'POST /api/recalls': {
      who: supervisor,
      body: { number: unique('RC-'), class: 2, kind: 'mock', lotIds: [lotId], ...both },
    },
    'POST /api/recalls/{id}/close': {
      who: supervisor,
      at: { id: world.recallId },
      body: { reason, releaseHolds: true },
    },
    'POST /api/hold-orders/{id}/release': {
      who: supervisor,
      at: { id: world.orderId },
      body: { reason },
      // Its one hold was released by its own request.
      answers: 409,
    },
    'POST /api/recalls/{id}/receipt': {
      who: owner,
      at: { id: world.recallId },
      body: {},
      // It answered already.
      answers: 409,
    },
    'POST /api/recalls/{id}/answers': {
      who: owner,
      at: { id: world.recallId },
      body: {
        lines: [{ lotId: world.child.lotId, fate: 'here', quantity: kg(190, 400) }],
      },
    },
    'POST /api/recalls/{id}/disposals': {
      who: owner,
      at: { id: world.recallId },
      body: {
        lines: [
          {
            lotId: world.child.lotId,
            placeId: frozen,
            outcome: 'downgraded',
            quantity: kg(1, 0),
            evidence: { fileSha256: world.sha256 },
          },
        ],
      },
    },
    'POST /api/recalls/{id}/reports': {
      who: supervisor,
      at: { id: world.recallId },
      body: { step: 'progress', textZh: '进展', textEn: 'Progress' },
    },
    'POST /api/business-days': {
      who: world.administrator,
      body: {
        year: 2027,
        source: '国办发明电',
        reason,
        days: [{ date: '2027-01-01', kind: 'off', nameZh: '元旦', nameEn: 'New Year' }],
      },
    },
    'POST /api/products/{id}/yields': {
      who: owner,
      at: { id: productId },
      body: { mostPermille: 950 },
    },
    ...requestsOfTraces(world),
    'POST /api/policy/rules': {
      who: supervisor,
      body: { reason, end: [{ ruleId: world.ruleId }] },
    },
    'POST /api/scan-thresholds': {
      who: supervisor,
      body: { reason, end: [{ thresholdId: world.thresholdId }] },
    },
    'POST /api/reports/{id}/answer': {
      who: supervisor,
      at: { id: world.reportId },
      body: { state: 'examining', answerZh: '核查中', answerEn: 'Looking' },
    },
    'POST /witness/add-checkpoint': { who: owner, answers: 501 },
    'POST /api/log/verifications': {
      who: supervisor,
      body: {
        size: 1,
        root: `${'A'.repeat(43)}=`,
        verdict: 'ok',
        problems: 0,
        checkedAt: '2026-11-22T08:00:00Z',
      },
    },
    'POST /t/{code}/report': { who: owner, at: { code: world.code }, answers: 415 },
    'POST /t/reports/{receipt}/erasure': {
      who: owner,
      at: { receipt: '00000-00000-00000-00000' },
      answers: 404,
    },
    'POST /api/policy/modes': {
      who: supervisor,
      body: { divisionId: '440308', mode: 'emergency', ...both },
    },
    'POST /api/lots/{id}/code': { who: owner, at: { id: world.child.lotId }, body: {} },
    'POST /api/lots/{id}/code/activate': { who: owner, at: { id: lotId }, body: {}, answers: 409 },
    'POST /api/lots/{id}/code/void': { who: owner, at: { id: lotId }, body: { reason } },
    'POST /api/lots/{id}/series': {
      who: owner,
      at: { id: lotId },
      body: { level: 'pack', count: 10 },
    },
    'POST /api/series/{id}/prints': {
      who: owner,
      at: { id: world.seriesId },
      body: { format: 'csv', first: 1, last: 2 },
    },
    'POST /api/series/{id}/activate': {
      who: owner,
      at: { id: world.seriesId },
      body: {},
      answers: 409,
    },
    'POST /api/series/{id}/void': {
      who: owner,
      at: { id: world.seriesId },
      body: { first: 1, last: 1, reason },
    },
    'POST /api/series/{id}/move': {
      who: owner,
      at: { id: world.seriesId },
      body: { first: 2, last: 2, toLotId: world.child.lotId },
    },
    'POST /api/series/{id}/replace': {
      who: owner,
      at: { id: world.seriesId },
      body: {
        first: 3,
        last: 3,
        successor: { seriesId: world.childSeriesId, first: 1, last: 1 },
      },
    },
    'POST /api/imports/{kind}': { who: owner, at: { kind: 'lots' }, answers: 415 },
    'POST /api/workers': {
      who: owner,
      body: {
        workerNo: unique('W-'),
        name: '王小明',
        duty: 'keeper',
        premisesId,
        activeSince: '2026-01-01',
      },
    },
    'POST /api/workers/search': {
      who: owner,
      body: { identity: { kind: 'resident_id', number: '11010519491231002X' }, reason },
    },
    'POST /api/workers/{workerNo}/amendment': {
      who: owner,
      at: { workerNo: world.workerNo },
      body: { premisesId },
    },
    'POST /api/workers/{workerNo}/disclosure': {
      who: supervisor,
      at: { workerNo: world.workerNo },
      body: { orgId: world.orgId, fields: ['name'], reason },
    },
    'POST /api/workers/{workerNo}/erasure': {
      who: owner,
      at: { workerNo: world.workerNo },
      body: { reason },
    },
    'POST /api/workers/key-destruction': { who: owner, body: { reason, confirm: 'DESTROY' } },
    'POST /api/retention/rules': {
      who: world.administrator,
      body: {
        reason,
        kind: 'health_routine',
        days: 900,
        basisZh: '依据',
        basisEn: 'Basis',
        source: 'GB 1',
      },
      answers: -1,
    },
    'POST /api/retention/preview': { who: world.administrator, answers: 409 },
    'POST /api/retention/run': {
      who: world.administrator,
      body: { digest: '0'.repeat(64) },
      answers: 409,
    },
    'POST /api/processings': {
      who: owner,
      body: {
        premisesId,
        inputs: [line],
        outputs: [{ productId, productionDate: '2026-11-22', placeId: frozen, quantity: kg(1, 1) }],
        lossWeightKg: 0,
      },
    },
  };
}
