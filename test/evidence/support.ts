import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { TestApp } from '../support/app.ts';
import { aLot, anOrganisation, aProduct, somePremises, unique } from '../support/factories.ts';

/** A firm with premises and a declared lot of 1,000 kg in 100 cases, and a laboratory. */
export async function aScene(db: Kysely<Database>) {
  const firm = await anOrganisation(db);
  const owner = firm.member('owner');
  const premises = await somePremises(db, owner, { rooms: ['frozen'] });
  const productId = await aProduct(db, owner);
  const laboratory = await anOrganisation(db, 'laboratory');
  const lot = async () => (await aLot(db, { owner, productId, premisesId: premises.id })).lotId;
  return {
    firm,
    owner,
    premises,
    productId,
    laboratory,
    technician: laboratory.member('quality'),
    lot,
    lotId: await lot(),
  };
}

/** Who samples what stands on whose premises, for which laboratory. */
type Sampler = { owner: PersonActor; premises: { id: string }; laboratory: { orgId: string } };

export async function aRegulator(db: Kysely<Database>): Promise<PersonActor> {
  return (await anOrganisation(db, 'regulator')).member('inspector');
}

/** Takes a product sample of lots and answers with its id. */
export async function sampled(
  app: TestApp,
  scene: Sampler,
  lotIds: readonly string[],
  overrides: Record<string, unknown> = {},
): Promise<string> {
  const sent = await app.post('/api/samples', aSample(scene, lotIds, overrides), scene.owner);
  if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
  return sent.body.id;
}

export function aSample(
  scene: Sampler,
  lotIds: readonly string[],
  overrides: Record<string, unknown> = {},
) {
  return {
    number: unique('S-'),
    kind: 'product_outer',
    premisesId: scene.premises.id,
    laboratoryOrgId: scene.laboratory.orgId,
    lotIds,
    ...overrides,
  };
}

export function aPcr(overrides: Record<string, unknown>) {
  return { analyte: 'sars_cov_2', method: 'rt_pcr', result: 'negative', ...overrides };
}

export async function holdsOf(db: Kysely<Database>, lotId: string) {
  return db
    .selectFrom('hold')
    .select(['id', 'kind', 'test_id', 'recall_id', 'released_at'])
    .where('lot_id', '=', lotId)
    .orderBy('id')
    .execute();
}

export async function eventTypesOf(db: Kysely<Database>, lotId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('event_lot')
    .innerJoin('event', 'event.seq', 'event_lot.seq')
    .select('event.type')
    .where('lot_id', '=', lotId)
    .orderBy('event.seq')
    .execute();
  return rows.map(({ type }) => type);
}

/** Minutes and hours before or after a moment, as the wire has them. */
export function shifted(moment: Date, minutes: number): string {
  return new Date(moment.getTime() + minutes * 60_000).toISOString();
}
