import { type QueryExecutorProvider, sql } from 'kysely';
import { z } from 'zod';

import { type PersonActor } from '../../core/actor.ts';
import { inBatches } from '../../core/batches.ts';
import { uuidv7 } from '../../core/ids.ts';
import { orgKinds, type OrgKind, type Role, roles } from '../../domain/roles.ts';
import { aToken } from './auth-vault.ts';

/** What a session still wants before it may do anything: a code, or a factor to begin with. */
export const factorsDue = ['verify', 'enrol'] as const;
export type FactorDue = (typeof factorsDue)[number];

export type Identity = {
  actor: PersonActor;
  displayName: string;
  sessionId: string;
  factorDue?: FactorDue | undefined;
};

export type SecondFactor = 'required' | 'optional';

const minute = 60_000;
const hour = 60 * minute;

type Limits = { absolute: number; idle: number };

const firm: Limits = { absolute: 12 * hour, idle: 2 * hour };
const regulator: Limits = { absolute: 8 * hour, idle: 30 * minute };
const administrator: Limits = { absolute: 4 * hour, idle: 15 * minute };

/** How long a session lasts at most, and unused. A keeper's hand-held lasts a whole shift. */
export const sessionLimits: Record<Role, Limits> = {
  owner: firm,
  keeper: { ...firm, idle: 12 * hour },
  quality: firm,
  viewer: firm,
  inspector: regulator,
  supervisor: regulator,
  auditor: regulator,
  system_admin: administrator,
  security_admin: administrator,
  audit_admin: administrator,
};

/** Use is written down once in a while: a session may end this much early, never late. */
const noticedEvery = minute;

export function wantsFactor(kind: OrgKind, policy: SecondFactor): boolean {
  return policy === 'required' && (kind === 'regulator' || kind === 'system');
}

type Membership = {
  activeOrganizationId: string;
  orgKind: OrgKind;
  role: Role;
  jurisdiction: string | null;
  premisesIds: string | null;
  enrolled: boolean;
};

async function findMembership(tx: QueryExecutorProvider, userId: string) {
  const { rows } = await sql<Membership>`
    select o.id as "activeOrganizationId", o.kind as "orgKind", m.role,
      case when o.kind = 'regulator' then d.path end as jurisdiction,
      to_json(m.premises_ids)::text as "premisesIds",
      exists (select from auth_factor f where f.user_id = m.user_id and f.confirmed_at is not null)
        as enrolled
    from auth_member m join auth_organization o on o.id = m.organization_id
    left join organisation r on r.id = o.id
    left join division d on d.id = r.division_id
    where m.user_id = ${userId}
  `.execute(tx);
  return rows[0];
}

/** Who this account acts as, before it has a session to say so. */
export async function findPerson(
  db: QueryExecutorProvider,
  userId: string,
): Promise<PersonActor | undefined> {
  const found = await findMembership(db, userId);
  if (found === undefined) return undefined;
  const { activeOrganizationId: orgId, orgKind, role } = found;
  return { kind: 'person', userId, orgId, orgKind, role };
}

/** What a new session of this person carries. Undefined: a member of nothing. */
export async function sessionFields(
  tx: QueryExecutorProvider,
  userId: string,
  policy: SecondFactor,
  now: Date,
) {
  const membership = await findMembership(tx, userId);
  if (membership === undefined) return undefined;
  const { enrolled, ...fields } = membership;
  const due = wantsFactor(membership.orgKind, policy) ? 'enrol' : null;
  const factorDue: FactorDue | null = enrolled ? 'verify' : due;
  const expiresAt = new Date(now.getTime() + sessionLimits[membership.role].absolute);
  return { ...fields, factorDue, createdAt: now, updatedAt: now, lastSeenAt: now, expiresAt };
}

export type OpenedSession = { id: string; token: string; seconds: number };

/** A session that was not begun with a password. Undefined: a member of nothing. */
export async function insertSession(
  tx: QueryExecutorProvider,
  person: { userId: string; userAgent: string; policy: SecondFactor; now: Date },
): Promise<OpenedSession | undefined> {
  const { userId, userAgent, policy, now } = person;
  const fields = await sessionFields(tx, userId, policy, now);
  if (fields === undefined) return undefined;
  const [id, token] = [uuidv7(now), aToken()];
  await sql`
    insert into auth_session (id, token, user_id, active_organization_id, org_kind, role,
      jurisdiction, premises_ids, user_agent, factor_due, expires_at, created_at, updated_at,
      last_seen_at)
    values (${id}, ${token}, ${userId}, ${fields.activeOrganizationId}, ${fields.orgKind},
      ${fields.role}, ${fields.jurisdiction}, ${fields.premisesIds}, ${userAgent.slice(0, 200)},
      ${fields.factorDue}, ${fields.expiresAt}, ${now}, ${now}, ${now})
  `.execute(tx);
  return { id, token, seconds: secondsOf(fields.role) };
}

function secondsOf(role: Role): number {
  return sessionLimits[role].absolute / 1_000;
}

/** The session has shown what it owed. Under a new token: the old one was known while it was weak. */
export async function passSession(
  tx: QueryExecutorProvider,
  id: string,
): Promise<OpenedSession | undefined> {
  const token = aToken();
  const { rows } = await sql<{ role: Role }>`
    update auth_session set token = ${token}, factor_due = null where id = ${id} returning role
  `.execute(tx);
  const role = rows[0]?.role;
  return role && { id, token, seconds: secondsOf(role) };
}

const sessionRow = z.object({
  id: z.string(),
  token: z.string(),
  userId: z.string(),
  orgId: z.string(),
  orgKind: z.enum(orgKinds),
  role: z.enum(roles),
  jurisdiction: z.string().nullable(),
  premisesIds: z.string().nullable(),
  factorDue: z.enum(factorsDue).nullable(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  displayName: z.string(),
});
type SessionRow = z.infer<typeof sessionRow>;

const generationQuery = sql<{ n: number }>`select n from auth_generation`;
const maxRemembered = 10_000;

/** How old the count may be for a request that only reads, so that a burst of them shares one. */
const sharedForMs = 2;

/**
 * What was taken away is gone at once in all processes: a session is remembered only while nothing
 * has been taken from anybody, which one small row tells. It is asked before every change; reads
 * that follow within two milliseconds share an answer, unless this process has changed anything since
 * (`settle`): who has just been told that a session is over never sees it answer.
 */
export function createSessionReader(db: QueryExecutorProvider, abreast: number) {
  const batch = { abreast, together: 1_000 };
  const find = inBatches(async (tokens: readonly string[]) => readSessions(db, tokens), batch);
  const ask = inBatches(async () => {
    const at = performance.now();
    const { rows } = await generationQuery.execute(db);
    return new Map([['', { at, n: Number(rows[0]?.n) }]]);
  }, batch);
  let latest = { at: Number.NEGATIVE_INFINITY, n: Number.NaN };
  let settledAt = Number.NEGATIVE_INFINITY;
  const count = async (mayShare: boolean): Promise<number> => {
    const fresh = latest.at > settledAt && performance.now() - latest.at < sharedForMs;
    if (mayShare && fresh) return latest.n;
    latest = (await ask('')) ?? latest;
    return latest.n;
  };
  const remembered = new Map<string, { row: SessionRow; generation: number }>();

  const look = async (token: string, now: Date, mayShare: boolean) => {
    // Counted before the session is read: what is taken in between is noticed the next time.
    const generation = await count(mayShare);
    const known = remembered.get(token);
    if (known?.generation === generation && unusedMs(known.row, now) < noticedEvery) {
      return known.row;
    }
    remembered.delete(token);
    const row = await find(token);
    const oldest = remembered.keys().next();
    if (remembered.size >= maxRemembered && !oldest.done) remembered.delete(oldest.value);
    if (row !== undefined) remembered.set(token, { row, generation });
    return row;
  };

  const settle = () => {
    settledAt = performance.now();
  };

  const read = async (token: string, now: Date, mayShare = false): Promise<Identity | null> => {
    const row = await look(token, now, mayShare);
    if (row === undefined) return null;
    const { absolute, idle } = sessionLimits[row.role];
    const unused = unusedMs(row, now);
    if (now.getTime() - row.createdAt.getTime() >= absolute || unused >= idle) return null;
    if (unused >= noticedEvery) await noticeUse(db, row.id, now);
    return toIdentity(row);
  };

  return { read, settle };
}

const unusedMs = (row: SessionRow, now: Date) => now.getTime() - row.lastSeenAt.getTime();

async function readSessions(
  db: QueryExecutorProvider,
  tokens: readonly string[],
): Promise<Map<string, SessionRow>> {
  const { rows } = await sql<Record<string, unknown>>`
    select s.id, s.token, s.user_id as "userId", s.active_organization_id as "orgId",
      s.org_kind as "orgKind", s.role, s.jurisdiction, s.premises_ids as "premisesIds",
      s.factor_due as "factorDue", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
      u.name as "displayName"
    from auth_session s join auth_user u on u.id = s.user_id
    where s.token = any(${tokens}::text[])
  `.execute(db);
  const found = rows.map((row) => sessionRow.parse(row));
  return new Map(found.map((row) => [row.token, row]));
}

function toIdentity(row: SessionRow): Identity {
  return {
    actor: {
      kind: 'person',
      userId: row.userId,
      orgId: row.orgId,
      orgKind: row.orgKind,
      role: row.role,
      ...(row.jurisdiction !== null && { jurisdiction: row.jurisdiction }),
      ...(row.premisesIds !== null && {
        premisesIds: z.array(z.uuid()).parse(JSON.parse(row.premisesIds)),
      }),
    },
    displayName: row.displayName,
    sessionId: row.id,
    ...(row.factorDue !== null && { factorDue: row.factorDue }),
  };
}

/** Also takes over where the bureau's division lies by now. */
async function noticeUse(db: QueryExecutorProvider, id: string, now: Date): Promise<void> {
  await sql`
    update auth_session s set
      last_seen_at = greatest(s.last_seen_at, ${now}),
      jurisdiction = case when s.org_kind = 'regulator' then (
        select d.path from organisation o join division d on d.id = o.division_id
        where o.id = s.active_organization_id) end
    where s.id = ${id}
  `.execute(db);
}

/** Ends sessions of one person and says which. `keep` spares the one that asks. */
export async function endSessions(
  tx: QueryExecutorProvider,
  userId: string,
  which: { keep?: string | undefined; only?: string } = {},
): Promise<string[]> {
  const { keep = null, only = null } = which;
  const { rows } = await sql<{ id: string }>`
    delete from auth_session
    where user_id = ${userId} and id is distinct from ${keep}::uuid
      and (${only}::uuid is null or id = ${only}::uuid)
    returning id
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** Those that ran out are of no use to anybody, and their rows name devices. */
export async function sweepSessions(
  db: QueryExecutorProvider,
  userId: string,
  now: Date,
): Promise<void> {
  await sql`
    delete from auth_session where user_id = ${userId} and expires_at <= ${now}
  `.execute(db);
}
