import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import { shippedYears } from '../../src/features/reference/business-days-data.ts';
import { loadMissingBusinessYears } from '../../src/features/reference/business-days.service.ts';
import { reason } from '../oversight/support.ts';
import { createTestApp, ctxFor } from '../support/app.ts';
import { anOrganisation, somePremises, unique } from '../support/factories.ts';
import { aStockedFirm, kg, placeIn } from '../support/story.ts';

export const at = (shanghai: string) => new Date(`${shanghai}+08:00`);

export async function withHolidays(db: Kysely<Database>): Promise<void> {
  await loadMissingBusinessYears(ctxFor(db, { kind: 'system' }), shippedYears());
}

/** A firm with premises and a dock, and nothing on it. */
async function aBuyer(db: Kysely<Database>) {
  const org = await anOrganisation(db, 'market');
  const owner = org.member('owner');
  const premises = await somePremises(db, owner, { kind: 'shop' });
  return { ...org, owner, premises, dock: await placeIn(db, premises.id, 'dock') };
}

/**
 * An importer with 1,000 kg in 100 cases on its dock, two buyers without any of it, a regulator, and
 * a clock that stands at a morning in Shanghai.
 */
export async function aTrade(db: Kysely<Database>) {
  const app = createTestApp(db, { now: at('2026-11-23T09:00:00') });
  const firm = await aStockedFirm(db);
  const [buyer, other] = [await aBuyer(db), await aBuyer(db)];
  const regulator = (await anOrganisation(db, 'regulator')).member('inspector');

  /** Posts what has to succeed. */
  const done = async (path: string, body: unknown, actor: PersonActor) => {
    const sent = await app.post(path, body, actor);
    if (sent.status >= 300) throw new Error(`${path}: ${JSON.stringify(sent.body)}`);
    return sent.body;
  };
  const ship = async (to: typeof buyer, weight: number, pieces: number) => {
    const { shipmentId } = await done(
      '/api/shipments',
      {
        fromPremisesId: firm.premises.id,
        toPremisesId: to.premises.id,
        purpose: 'sale',
        lines: [{ lotId: firm.lotId, placeId: firm.dock, quantity: kg(weight, pieces) }],
      },
      firm.owner,
    );
    return shipmentId as string;
  };
  const receive = async (to: typeof buyer, id: string, weight: number, pieces: number) =>
    done(
      `/api/shipments/${id}/receipt`,
      { lines: [{ lotId: firm.lotId, stated: kg(weight, pieces) }] },
      to.owner,
    );
  const sell = async (from: typeof buyer, weight: number, pieces: number) =>
    done(
      '/api/sales',
      {
        premisesId: from.premises.id,
        buyer: { kind: 'consumer' },
        lines: [{ lotId: firm.lotId, placeId: from.dock, quantity: kg(weight, pieces) }],
      },
      from.owner,
    );
  const destroy = async (from: typeof buyer, weight: number, pieces: number) => {
    const eventId = crypto.randomUUID();
    await done(
      '/api/destructions',
      {
        eventId,
        premisesId: from.premises.id,
        reason: '召回货物销毁',
        method: '焚烧',
        documentNo: '处置1号',
        lines: [{ lotId: firm.lotId, placeId: from.dock, quantity: kg(weight, pieces) }],
      },
      from.owner,
    );
    return eventId;
  };
  const open = async (overrides: object = {}, actor = regulator) =>
    app.post(
      '/api/recalls',
      {
        number: unique('粤市监召〔2026〕'),
        class: 1,
        kind: 'ordered',
        ...reason,
        lotIds: [firm.lotId],
        ...overrides,
      },
      actor,
    );
  const of = (id: string) => ({
    read: async (actor: PersonActor, part = '') => app.get(`/api/recalls/${id}${part}`, actor),
    send: async (part: string, body: unknown, actor: PersonActor) =>
      app.post(`/api/recalls/${id}/${part}`, body, actor),
    figures: async (actor = regulator) =>
      (await app.get(`/api/recalls/${id}/effectiveness`, actor)).body,
    noticeOf: async (orgId: string, actor = regulator) =>
      (await app.get(`/api/recalls/${id}/notices`, actor)).body.items.find(
        (one: { orgId: string }) => one.orgId === orgId,
      ),
  });
  const later = (shanghai: string) => void (app.clock.now = at(shanghai));
  return {
    app,
    firm,
    buyer,
    other,
    regulator,
    done,
    ship,
    receive,
    sell,
    destroy,
    open,
    of,
    later,
  };
}

export const said = (
  lotId: string,
  fate: string,
  weight: number,
  pieces: number,
  more: object = {},
) => ({ lotId, fate, quantity: kg(weight, pieces), ...more });
