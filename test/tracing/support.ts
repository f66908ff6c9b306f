import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import { createTestApp } from '../support/app.ts';
import { anOrganisation, aProduct, somePremises, unique } from '../support/factories.ts';
import { aStockedFirm, kg } from '../support/story.ts';

/**
 * An imported lot with every kind of evidence; part of it is shipped to a market, part is made into
 * another lot by the importer. Its code is in force.
 */
export async function aJourney(db: Kysely<Database>) {
  const app = createTestApp(db);
  const firm = await aStockedFirm(db, { supplierLotNo: unique('Sup Lot-') });
  const laboratory = await anOrganisation(db, 'laboratory');
  const market = await anOrganisation(db, 'market');
  const buyer = market.member('owner');
  const stall = await somePremises(db, buyer, { kind: 'market', divisionId: '442000-Z1' });
  const stranger = (await anOrganisation(db)).member('owner');
  const regulator = (await anOrganisation(db, 'regulator')).member('inspector');

  const post = async (path: string, body: unknown, actor: PersonActor) => {
    const sent = await app.post(path, body, actor);
    if (sent.status >= 300) throw new Error(`${path}: ${JSON.stringify(sent.body)}`);
    return sent.body;
  };
  const { lotId, owner, premises } = firm;

  const certificateNo = unique('QC-2026-');
  const document = await post(
    '/api/documents',
    {
      kind: 'quarantine_certificate',
      issuer: '深圳海关',
      number: certificateNo,
      issuedOn: '2026-11-19',
      lots: [{ lotId }],
    },
    owner,
  );
  const sampleOf = async (kind: string, more: object) =>
    post(
      '/api/samples',
      {
        number: unique('S-'),
        kind,
        premisesId: premises.id,
        laboratoryOrgId: laboratory.orgId,
        ...more,
      },
      owner,
    );
  const sample = await sampleOf('product_outer', { lotIds: [lotId] });
  const test = await post(
    '/api/tests',
    { sampleId: sample.id, analyte: 'sars_cov_2', method: 'rt_pcr', result: 'negative' },
    laboratory.member('quality'),
  );
  const agent = await post(
    '/api/disinfectants',
    {
      agent: '二氧化氯',
      concentration: 500,
      concentrationUnit: 'clo2_mg_l',
      workerNo: 'W0042',
      occurredAt: '2026-11-22T07:00:00Z',
    },
    owner,
  );
  const disinfectionNo = unique('XD-2026-');
  await post(
    '/api/disinfections',
    {
      disinfectantId: agent.id,
      certificateNo: disinfectionNo,
      premisesId: premises.id,
      object: 'outer_package',
      method: 'spray',
      contactMinutes: 30,
      sixSides: true,
      workerNo: 'W0042',
      startedAt: '2026-11-22T08:00:00Z',
      lots: [{ lotId, ...kg(1000, 100) }],
    },
    owner,
  );
  const shipment = await post(
    '/api/shipments',
    {
      fromPremisesId: premises.id,
      toPremisesId: stall.id,
      purpose: 'sale',
      lines: [{ lotId, placeId: firm.dock, quantity: kg(300, 30) }],
    },
    owner,
  );
  await post(
    `/api/shipments/${shipment.shipmentId}/receipt`,
    { lines: [{ lotId, stated: kg(300, 30) }] },
    buyer,
  );
  const made = await post(
    '/api/processings',
    {
      premisesId: premises.id,
      inputs: [{ lotId, placeId: firm.dock, quantity: kg(200, 20) }],
      outputs: [
        {
          productId: await aProduct(db, owner, { nameZh: '三文鱼块', nameEn: 'Salmon portions' }),
          productionDate: '2026-11-22',
          placeId: firm.frozen,
          quantity: kg(190, 400),
        },
      ],
      lossWeightKg: 10,
    },
    owner,
  );
  const codeOf = async (id: string) => {
    const { code } = await post(`/api/lots/${id}/code`, {}, owner);
    await post(`/api/lots/${id}/code/activate`, {}, owner);
    return code as string;
  };
  return {
    ...firm,
    app,
    post,
    buyer,
    stall,
    stranger,
    regulator,
    laboratory,
    sampleOf,
    certificateNo,
    disinfectionNo,
    documentId: document.id as string,
    sampleId: sample.id as string,
    testId: test.id as string,
    shipmentId: shipment.shipmentId as string,
    child: made.lots[0] as { lotId: string; number: string },
    codeOf,
  };
}
