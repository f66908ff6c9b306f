import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../../src/core/actor.ts';
import { createTestApp, testNow } from '../support/app.ts';
import { realAuth, withoutSignIn } from '../support/auth.ts';
import { anOrganisation, aUscc, someDivisions, unique } from '../support/factories.ts';

export function anApplication(overrides: Record<string, unknown> = {}) {
  return {
    kind: 'operator',
    nameZh: unique('新开冷链公司'),
    nameEn: unique('New Cold Chain '),
    uscc: aUscc(),
    divisionId: '440308',
    address: '盐田路 8 号',
    licences: [
      { kind: 'business_licence', number: '440301999' },
      { kind: 'food_business_licence', number: 'JY14403080000001', validUntil: '2029-06-30' },
    ],
    ...overrides,
  };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** The city's inspector, a stranger's, and an applicant at an address of its own. */
export async function aCounter(db: Kysely<Database>) {
  await someDivisions(db);
  const auth = realAuth(db);
  const address = unique('198.51.100.');
  const options = { address, auth: withoutSignIn(auth) };
  const app = createTestApp(db, options);
  const bureau = async (jurisdiction: string): Promise<PersonActor> => ({
    ...(await anOrganisation(db, 'regulator')).member('inspector'),
    jurisdiction,
  });
  const submit = async (overrides: Record<string, unknown> = {}) => {
    const sent = await app.post('/api/registrations', anApplication(overrides));
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
    return sent.body as { id: string; token: string };
  };
  const mine = async (token: string) =>
    app.send('GET', '/api/registrations/mine', undefined, undefined, bearer(token));
  const follow = async (token: string, path: string, body: unknown, type?: string) =>
    app.send('POST', `/api/registrations/${path}`, body, undefined, {
      ...bearer(token),
      ...(type === undefined ? {} : { 'content-type': type }),
    });
  return {
    app,
    auth,
    inspector: await bureau('CN/440000/440300/'),
    elsewhere: await bureau('CN/350000/'),
    submit,
    mine,
    follow,
  };
}

export async function eventsAbout(db: Kysely<Database>, id: string) {
  const rows = await db
    .selectFrom('event')
    .select(['type', 'body', 'org_id', 'actor_id'])
    .where('type', 'like', 'registration.%')
    .orderBy('seq')
    .execute();
  return rows.filter(({ body }) => JSON.stringify(body).includes(id));
}

/** A day before or after the day on which tests act, as a date of Shanghai. */
export function day(offset: number): string {
  return new Date(testNow.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
}
