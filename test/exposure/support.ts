import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import type { ExposureView } from '../../src/features/exposure/exposure.schemas.ts';
import { declareLot } from '../../src/features/lots/lots.service.ts';
import { createTestApp, ctxFor, person, type TestApp, testNow } from '../support/app.ts';
import {
  anImportLot,
  anOrganisation,
  aProduct,
  declaredAt,
  somePremises,
} from '../support/factories.ts';
import { kg, placeIn } from '../support/story.ts';

/** So many hours before the moment at which the tests act. */
export const ago = (hours: number) => new Date(testNow.getTime() - hours * 3_600_000).toISOString();

/** A firm with a store of two frozen rooms, an officer of its city, and ways to move goods about. */
export async function aStore(db: Kysely<Database>, divisionId = '440308') {
  const app = createTestApp(db);
  const org = await anOrganisation(db);
  const owner = org.member('owner');
  const premises = await somePremises(db, owner, { rooms: ['frozen', 'frozen'], divisionId });
  const productId = await aProduct(db, owner);
  const [one = '', two = ''] = premises.rooms;
  return {
    ...org,
    app,
    owner,
    premises,
    productId,
    dock: await placeIn(db, premises.id, 'dock'),
    one,
    two,
    ...movesOf(db, app, owner, premises.id, productId),
  };
}
export type Store = Awaited<ReturnType<typeof aStore>>;

export async function post(app: TestApp, path: string, body: unknown, actor: PersonActor) {
  const sent = await app.post(path, body, actor);
  if (sent.status >= 300) throw new Error(`${path}: ${JSON.stringify(sent.body)}`);
  return sent.body;
}

function movesOf(
  db: Kysely<Database>,
  app: TestApp,
  owner: PersonActor,
  premisesId: string,
  productId: string,
) {
  const send = async (path: string, body: object) => post(app, path, body, owner);
  /** Declares 1,000 kg in 100 cases; received straight into a place when one is named. */
  const lot = async (at?: { dockHours: number }) => {
    const body = anImportLot(productId, premisesId);
    const { lotId } = await declareLot(ctxFor(db, owner, declaredAt), body);
    if (at) {
      await send('/api/receipts', {
        premisesId,
        containerNo: body.containerNo,
        sealNo: body.sealNo,
        occurredAt: ago(at.dockHours),
        lines: [{ lotId, quantity: body.quantity }],
      });
    }
    return lotId;
  };
  const move = async (lotId: string, from: string, to: string, hours: number, weight = 1000) =>
    send('/api/moves', {
      premisesId,
      occurredAt: ago(hours),
      lines: [{ lotId, fromPlaceId: from, toPlaceId: to, quantity: kg(weight, weight / 10) }],
    });
  return { lot, move, send };
}

/** A lot that went over the dock at one moment; gone for good at another, or off to another room. */
export async function inRoom(store: Store, room: string, from: number, to?: number, next?: string) {
  const lotId = await store.lot({ dockHours: from });
  await store.move(lotId, store.dock, room, from);
  if (to !== undefined && next !== undefined) await store.move(lotId, room, next, to);
  else if (to !== undefined) {
    await store.send('/api/destructions', {
      premisesId: store.premises.id,
      occurredAt: ago(to),
      reason: '破损',
      method: '焚烧',
      lines: [{ lotId, placeId: room, quantity: kg(1000, 100) }],
    });
  }
  return lotId;
}

export async function officer(db: Kysely<Database>, jurisdiction = 'CN/440000/440300/') {
  const { orgId } = await anOrganisation(db, 'regulator');
  return { ...person(orgId, 'regulator', 'inspector'), jurisdiction };
}

export async function ask(
  app: TestApp,
  actor: PersonActor,
  lotIds: readonly string[],
  hypothesis: object = {},
  more: object = {},
) {
  return post(app, '/api/exposures', { lotIds, hypothesis, ...more }, actor);
}

export const idsOf = (answer: { exposures: { lotId: string }[] }) =>
  answer.exposures.map(({ lotId }) => lotId);

type Answer = { exposures: z.infer<typeof ExposureView>[] };

export const contactsOf = (answer: Answer, lotId: string) =>
  answer.exposures.find((one) => one.lotId === lotId)?.contacts ?? [];

export async function staysOf(db: Kysely<Database>, lotIds: readonly string[]) {
  const { rows } = await sql<{ lotId: string; placeId: string; from: Date; to: Date | null }>`
    select lot_id as "lotId", place_id as "placeId", began as "from",
      nullif(ended, 'infinity') as "to"
    from stay where lot_id = any(${lotIds}::uuid[]) order by 1, 2, 3
  `.execute(db);
  return rows;
}
