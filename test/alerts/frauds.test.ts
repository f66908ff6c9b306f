import { describe, expect, test } from 'vitest';

import type { AlertKind, AlertRule } from '../../src/domain/alerts.ts';
import { alertKinds, alertRuleCodes } from '../../src/domain/alerts.ts';
import { aPdf } from '../evidence/files.samples.ts';
import { aPcr, sampled, shifted } from '../evidence/support.ts';
import { testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aDeclarationNo, anOrganisation, aProduct, unique } from '../support/factories.ts';
import { aStockedFirm, kg, shipFrom } from '../support/story.ts';
import {
  aTown,
  declares,
  done,
  expectFound,
  type Planted,
  receiptOf,
  type Town,
} from './support.ts';

const database = useDatabase();
const planted = new Set<AlertRule>();
const kindsFound = new Set<AlertKind>();
let town: Town;

/** A fraud is told as what somebody does; the rule has to find it and name its records. */
function fraud(what: string, rule: AlertRule, plant: () => Promise<Planted>) {
  test(`${what}`, async () => {
    town = await aTown(database());
    kindsFound.add(await expectFound(town, rule, await plant()));
    planted.add(rule);
  });
}

const paper = async (who: Town['first'], body: Record<string, unknown>) =>
  done(
    await town.app.post(
      '/api/documents',
      { kind: 'quarantine_certificate', issuer: '深圳海关', issuedOn: '2026-11-19', ...body },
      who.owner,
    ),
  ).id;

const make = async (inputKg: number, outputKg: number, more: Record<string, unknown> = {}) => {
  const { app, first } = town;
  const productId =
    (more['productId'] as string | undefined) ?? (await aProduct(database(), first.owner));
  const sent = await app.post(
    '/api/processings',
    {
      premisesId: first.premises.id,
      inputs: [{ lotId: first.lotId, placeId: first.dock, quantity: kg(inputKg, 0) }],
      outputs: [
        {
          productionDate: '2026-11-22',
          expiryDate: '2027-01-22',
          placeId: first.frozen,
          quantity: kg(outputKg, 0),
          ...more,
          productId,
        },
      ],
      lossWeightKg: Math.round((inputKg - outputKg) * 1000) / 1000,
    },
    first.owner,
  );
  return done(sent).lots[0].lotId as string;
};

const bounds = async (body: object) => {
  const productId = await aProduct(database(), town.first.owner);
  done(await town.app.post(`/api/products/${productId}/yields`, body, town.first.owner));
  return productId;
};

describe('more out than in', () => {
  fraud('a receiver states more than was shipped', 'over_received', async () => {
    const { app, first, second } = town;
    const { shipmentId } = done(await shipFrom(app, first, second.premises.id, kg(100, 10)));
    done(
      await app.post(
        `/api/shipments/${shipmentId}/receipt`,
        { lines: [{ lotId: first.lotId, stated: kg(160.5, 16) }] },
        second.owner,
      ),
    );
    return {
      lotId: first.lotId,
      firms: [first.orgId, second.orgId],
      events: 2,
      excessKg: 60.5,
      says: /100 kg shipped.*160\.5 kg, 60\.5 kg more/,
    };
  });

  fraud('a count finds what no record explains', 'unbooked_count', async () => {
    const { app, first } = town;
    const count = {
      premisesId: first.premises.id,
      placeId: first.dock,
      reason: '月末盘点',
      lines: [{ lotId: first.lotId, counted: kg(1250, 125) }],
    };
    done(await app.post('/api/counts', count, first.owner));
    return { lotId: first.lotId, firms: [first.orgId], excessKg: 250 };
  });

  fraud('a receipt is corrected down after its goods were sold', 'negative_past', async () => {
    const { app, first } = town;
    const received = await receiptOf(database(), first.lotId);
    const line = { lotId: first.lotId, placeId: first.dock, quantity: kg(800, 80) };
    const sale = { premisesId: first.premises.id, buyer: { kind: 'consumer' }, lines: [line] };
    done(await app.post('/api/sales', { ...sale, occurredAt: shifted(testNow, -60) }, first.owner));
    const back = { lotId: first.lotId, quantity: kg(800, 80) };
    done(
      await app.post(
        '/api/returns',
        { premisesId: first.premises.id, reason: '退货', lines: [back] },
        first.owner,
      ),
    );
    done(
      await app.post(
        '/api/corrections',
        {
          corrects: received,
          kind: 'replaced',
          reason: '过磅有误',
          lines: [{ line: 0, quantity: kg(300, 30) }],
        },
        first.owner,
      ),
    );
    return { lotId: first.lotId, firms: [first.orgId], events: 2, excessKg: 500 };
  });
});

describe('yields', () => {
  fraud('more fillet comes out than fish yields', 'yield_over', async () => {
    const productId = await bounds({ leastPermille: 450, mostPermille: 620 });
    const child = await make(500, 450, { productId });
    return { lotId: town.first.lotId, lots: [child], excessKg: 140, says: /\(900‰\).*620‰/ };
  });

  fraud('goods vanish into loss', 'yield_under', async () => {
    const productId = await bounds({ leastPermille: 450 });
    const child = await make(500, 100, { productId });
    return { lotId: town.first.lotId, lots: [child], excessKg: 125 };
  });

  fraud('nearly all is lost where no yield is registered', 'yield_lost', async () => {
    const child = await make(500, 20);
    return { lotId: town.first.lotId, lots: [child], excessKg: 480 };
  });
});

describe('declarations', () => {
  fraud('two firms declare more than the item holds', 'item_exceeded', async () => {
    const { first, second } = town;
    const declarationNo = aDeclarationNo();
    const item = { declarationNo, declarationItem: kg(1000, 100) };
    const a = await declares(town, first, { ...item, quantity: kg(1000, 100) });
    const b = await declares(town, second, {
      ...item,
      quantity: kg(700, 70),
      containerNo: 'MSKU0000006',
      overrideReason: '柜号照录',
    });
    return { lotId: a, lots: [b], firms: [first.orgId, second.orgId], events: 2, excessKg: 700 };
  });

  fraud('two firms state different totals of one item', 'item_disagrees', async () => {
    const { first, second } = town;
    const declarationNo = aDeclarationNo();
    const part = { declarationNo, quantity: kg(100, 10) };
    const a = await declares(town, first, { ...part, declarationItem: kg(1000, 100) });
    const b = await declares(town, second, { ...part, declarationItem: kg(2500, 250) });
    return { lotId: a, lots: [b], firms: [first.orgId, second.orgId], excessKg: 1500 };
  });

  fraud('one container with one item is declared by two firms', 'container_twice', async () => {
    const { first, second } = town;
    const item = { declarationNo: aDeclarationNo(), declarationItem: kg(1000, 100) };
    const a = await declares(town, first, { ...item, quantity: kg(500, 50) });
    const b = await declares(town, second, { ...item, quantity: kg(500, 50) });
    return { lotId: a, lots: [b], firms: [first.orgId, second.orgId], events: 2 };
  });

  fraud('a supplier’s lot gets a younger production date', 'supplier_lot_relabelled', async () => {
    const { first, second } = town;
    const same = { supplierLotNo: unique('NO-'), establishmentHomeNo: 'R-402' };
    const a = await declares(town, first, { ...same, productionDate: '2025-03-01' });
    const b = await declares(town, second, { ...same, productionDate: '2026-09-01' });
    return { lotId: a, lots: [b], firms: [first.orgId, second.orgId], events: 2 };
  });
});

describe('papers', () => {
  fraud('one certificate feeds the goods of two firms', 'certificate_exceeded', async () => {
    const { first, second } = town;
    const number = unique('CIQ-');
    const a = await paper(first, { number, coversKg: 1000, lots: [{ lotId: first.lotId }] });
    const b = await paper(second, {
      number,
      issuer: '深圳 海关',
      coversKg: 1000,
      lots: [{ lotId: second.lotId }],
    });
    return {
      lotId: first.lotId,
      lots: [second.lotId],
      firms: [first.orgId, second.orgId],
      documents: [a, b],
      events: 2,
      excessKg: 1000,
    };
  });

  fraud('one certificate covers more at one firm', 'certificate_disagrees', async () => {
    const { first, second } = town;
    const number = unique('CIQ-');
    const line = (lotId: string) => [{ lotId, netWeightKg: 100 }];
    const a = await paper(first, { number, coversKg: 1000, lots: line(first.lotId) });
    const b = await paper(second, { number, coversKg: 9000, lots: line(second.lotId) });
    return { lotId: first.lotId, lots: [second.lotId], documents: [a, b], excessKg: 8000 };
  });

  fraud('one file stands for two certificates', 'file_two_numbers', async () => {
    const { app, first, second } = town;
    const bytes = aPdf(unique('scan'));
    const papers: string[] = [];
    for (const firm of [first, second]) {
      const type = { 'content-type': 'application/pdf' };
      const { sha256 } = done(await app.send('POST', '/api/files', bytes, firm.owner, type));
      papers.push(
        await paper(firm, {
          number: unique('CIQ-'),
          files: [{ sha256, public: false }],
          lots: [{ lotId: firm.lotId }],
        }),
      );
    }
    return { lotId: first.lotId, lots: [second.lotId], documents: papers, events: 2 };
  });

  fraud('a certificate is older than its goods', 'paper_before_goods', async () => {
    const { first } = town;
    const lots = [{ lotId: first.lotId }];
    const id = await paper(first, { number: unique('CIQ-'), issuedOn: '2026-08-01', lots });
    return { lotId: first.lotId, documents: [id], firms: [first.orgId] };
  });
});

describe('goods nobody shipped', () => {
  const incoming = { entry: 'inter_province', containerNo: undefined, sealNo: undefined } as const;

  fraud('the certificate that a lot names is unknown', 'source_unknown', async () => {
    const { first, second } = town;
    const org = await anOrganisation(database(), 'operator', '350200');
    const abroad = { ...second, owner: org.member('owner') };
    await paper(abroad, { kind: 'out_certificate', number: unique('OUT-'), lots: [] });
    const previousOutCertificateNo = unique('OUT-GONE-');
    const lotId = await declares(town, first, { ...incoming, previousOutCertificateNo });
    return { lotId, firms: [first.orgId], excessKg: 1000 };
  });

  fraud('an out-certificate is used for more than it covers', 'source_used_up', async () => {
    const { first, second } = town;
    const number = unique('OUT-');
    const out = { kind: 'out_certificate', number, coversKg: 1000 };
    const id = await paper(second, { ...out, lots: [{ lotId: second.lotId }] });
    const named = { ...incoming, previousOutCertificateNo: number };
    const a = await declares(town, first, { ...named, quantity: kg(900, 90) });
    const b = await declares(town, first, { ...named, quantity: kg(400, 40) });
    return { lotId: a, lots: [b], documents: [id], excessKg: 300 };
  });

  fraud('two firms come by one earlier certificate', 'source_shared', async () => {
    const { first, second } = town;
    const named = { ...incoming, previousOutCertificateNo: unique('OUT-') };
    const a = await declares(town, first, named);
    const b = await declares(town, second, named);
    return { lotId: a, lots: [b], firms: [first.orgId, second.orgId], events: 2 };
  });

  fraud(
    'two firms put one out-certificate on unrelated goods',
    'out_certificate_twice',
    async () => {
      const { first, second } = town;
      const out = { kind: 'out_certificate', number: unique('OUT-') };
      const a = await paper(first, { ...out, lots: [{ lotId: first.lotId }] });
      const b = await paper(second, { ...out, lots: [{ lotId: second.lotId }] });
      return { lotId: first.lotId, lots: [second.lotId], documents: [a, b] };
    },
  );

  fraud("a firm declares another's lot as its own, never shipped to it", 'redeclared', async () => {
    const { app, first, second } = town;
    const body = {
      kind: 'domestic',
      productId: second.productId,
      supplierLotNo: first.number,
      productionDate: '2026-09-01',
      originDivisionId: '440300',
      producer: '本地水产',
      destinationPremisesId: second.premises.id,
      quantity: kg(300, 30),
    };
    const { lotId } = done(await app.post('/api/lots', body, second.owner));
    return { lotId, lots: [first.lotId], firms: [first.orgId, second.orgId], excessKg: 300 };
  });
});

describe('times out of order', () => {
  const held = async () => {
    const { app, inspector, first } = town;
    const why = { reasonZh: '抽检阳性', reasonEn: 'Sampled positive' };
    const hold = { lotIds: [first.lotId], ...why, occurredAt: shifted(testNow, -120) };
    app.clock.now = new Date(testNow.getTime() - 110 * 60_000);
    done(await app.post('/api/holds', hold, inspector));
    app.clock.now = testNow;
  };

  fraud('a sale is recorded after a hold, dated before it', 'back_dated', async () => {
    const { app, first } = town;
    await held();
    const sale = {
      premisesId: first.premises.id,
      occurredAt: shifted(testNow, -300),
      buyer: { kind: 'consumer' },
      lines: [{ lotId: first.lotId, placeId: first.dock, quantity: kg(500, 50) }],
    };
    const move = {
      premisesId: first.premises.id,
      occurredAt: shifted(testNow, -300),
      lines: [
        {
          lotId: first.lotId,
          fromPlaceId: first.dock,
          toPlaceId: first.frozen,
          quantity: kg(500, 50),
        },
      ],
    };
    const sold = await app.post('/api/sales', sale, first.owner);
    if (sold.status !== 201) done(await app.post('/api/moves', move, first.owner));
    return { lotId: first.lotId, firms: [first.orgId], events: 2 };
  });

  fraud('a negative turns up after the positive, dated before it', 'back_dated', async () => {
    const { app, first } = town;
    const laboratory = await anOrganisation(database(), 'laboratory');
    const scene = { ...first, laboratory };
    const technician = laboratory.member('quality');
    app.clock.now = new Date(testNow.getTime() - 600 * 60_000);
    const one = await sampled(app, scene, [first.lotId]);
    const two = await sampled(app, scene, [first.lotId]);
    app.clock.now = new Date(testNow.getTime() - 100 * 60_000);
    const at = (minutes: number) => ({ occurredAt: shifted(testNow, minutes) });
    const positive = aPcr({ sampleId: one, result: 'positive', value: '28.5', ...at(-120) });
    done(await app.post('/api/tests', positive, technician));
    app.clock.now = testNow;
    const negative = aPcr({ sampleId: two, ...at(-300) });
    done(await app.post('/api/tests', negative, technician));
    return { lotId: first.lotId, firms: [laboratory.orgId], events: 2 };
  });

  fraud('a product is older than what it is made of', 'product_before_input', async () => {
    const child = await make(100, 100, { productionDate: '2026-01-05' });
    return { lotId: child, lots: [town.first.lotId], firms: [town.first.orgId] };
  });
});

describe('past its shelf life', () => {
  const old = { productionDate: '2024-11-01', expiryDate: '2026-11-15' };

  fraud('expired goods are moved between rooms', 'expired_moved', async () => {
    town.first = await aStockedFirm(database(), old);
    const { app, first } = town;
    const move = {
      premisesId: first.premises.id,
      lines: [
        {
          lotId: first.lotId,
          fromPlaceId: first.dock,
          toPlaceId: first.frozen,
          quantity: kg(200, 20),
        },
      ],
    };
    done(await app.post('/api/moves', move, first.owner));
    return { lotId: first.lotId, firms: [first.orgId], excessKg: 200 };
  });

  fraud('expired goods are shipped', 'expired_traded', async () => {
    town.first = await aStockedFirm(database(), old);
    const { app, first, second } = town;
    done(await shipFrom(app, first, second.premises.id, kg(150, 15)));
    return { lotId: first.lotId, firms: [first.orgId], excessKg: 150 };
  });

  fraud('a lot is said to keep longer than its product', 'shelf_life_stretched', async () => {
    const { first } = town;
    const lotId = await declares(town, first, { expiryDate: '2029-09-01' });
    return { lotId, firms: [first.orgId] };
  });
});

describe('a broken chain', () => {
  const days = (n: number) => new Date(testNow.getTime() + n * 86_400_000);

  fraud('a shipment never arrives', 'in_transit_long', async () => {
    const { app, first, second } = town;
    done(await shipFrom(app, first, second.premises.id, kg(100, 10)));
    app.clock.now = days(11);
    return { lotId: first.lotId, firms: [first.orgId, second.orgId], excessKg: 100 };
  });

  fraud('nobody says what became of what fell short', 'short_unsettled', async () => {
    const { app, first, second } = town;
    const { shipmentId } = done(await shipFrom(app, first, second.premises.id, kg(100, 10)));
    const lines = [{ lotId: first.lotId, stated: kg(60, 6) }];
    done(await app.post(`/api/shipments/${shipmentId}/receipt`, { lines }, second.owner));
    app.clock.now = days(30);
    return { lotId: first.lotId, excessKg: 40 };
  });

  fraud('declared goods never arrive', 'never_arrived', async () => {
    const lotId = await declares(town, town.first);
    town.app.clock.now = days(90);
    return { lotId, firms: [town.first.orgId], excessKg: 1000 };
  });

  fraud('a firm without a name buys', 'buyer_unnamed', async () => {
    const { app, first } = town;
    const sale = {
      premisesId: first.premises.id,
      buyer: { kind: 'firm', name: '散客' },
      lines: [{ lotId: first.lotId, placeId: first.dock, quantity: kg(300, 30) }],
    };
    done(await app.post('/api/sales', sale, first.owner));
    return { lotId: first.lotId, firms: [first.orgId], excessKg: 300 };
  });
});

test('each kind and each rule was planted and found', () => {
  expect([...kindsFound].toSorted()).toEqual([...alertKinds].toSorted());
  expect([...planted].toSorted()).toEqual([...alertRuleCodes].toSorted());
});
