import { type Kysely, type Transaction } from 'kysely';

import type { Database } from '../../db/types.ts';
import { createJournal } from '../core/journal.ts';
import type { FileStore, PersonalKeys, UnitCodes } from '../core/ports.ts';
import type { OrgKind, Role } from '../domain/roles.ts';
import type { Text } from '../domain/text.ts';
import { createAccount } from '../features/accounts/accounts.service.ts';
import type { Auth } from '../features/accounts/auth.ts';
import { projections } from '../projections.ts';
import { demoPassword, demoPeople } from './accounts.ts';
import { planCity } from './plan.ts';
import { settleIn } from './settle-in.ts';
import { describeDemo, isDemo, isEmpty } from './summary.ts';
import { registerWorkers } from './workers.ts';
import { asSystem, createWorld, firmOf, moment, type World } from './world.ts';

type DemoAccount = {
  username: string;
  password: string;
  role: Role;
  orgKind: OrgKind;
  organisation: Text;
  /** What this account is good for trying out. */
  what: Text;
};

export type DemoSummary = {
  accounts: readonly DemoAccount[];
  /** Trace codes worth scanning, each with what its page shows. */
  scanCodes: readonly { code: string; what: Text }[];
  organisations: number;
  premises: number;
  products: number;
  lots: number;
};

type DemoParts = {
  db: Kysely<Database>;
  files: FileStore;
  auth: Auth;
  now: Date;
  /** Called once the city stands. */
  planted?: () => Promise<void>;
  /** Without them nobody learns who the worker numbers stand for. */
  personal?: PersonalKeys | undefined;
  /** Without them no case has a code of its own. */
  unitCodes?: UnitCodes | undefined;
  /** Called often, with steps done and steps in all. */
  progress?: (done: number, total: number) => void;
};

/**
 * Puts a city's ninety days into an empty database, all or nothing, and tells how to try it. A
 * database with the demo in it is left as it is and described anew; undefined where somebody's own
 * records are. Divisions and default rules have to be loaded before; one process at a time.
 */
export async function seedDemo(parts: DemoParts): Promise<DemoSummary | undefined> {
  const { db } = parts;
  if (await isEmpty(db)) {
    await db.transaction().execute(async (tx) => tellStory(tx, parts));
    await parts.planted?.();
  }
  return (await isDemo(db)) ? describeDemo(db, parts.unitCodes) : undefined;
}

async function tellStory(tx: Transaction<Database>, parts: DemoParts): Promise<void> {
  const { files, now, auth, progress, personal, unitCodes } = parts;
  const world = createWorld({ tx, journal: createJournal(tx, projections), files, unitCodes, now });
  await settleIn(world);
  await openAccounts(world, auth);
  if (personal) await registerWorkers(world, personal);
  planCity(world);
  await world.schedule.run(now, progress);
}

/** Their ids go into the records of what these people did. */
async function openAccounts(world: World, auth: DemoParts['auth']): Promise<void> {
  for (const { username, firm: key, role, displayName } of demoPeople) {
    const { id, kind, staff } = firmOf(world, key);
    const ctx = asSystem(world, moment(world, -1, 15));
    const account = {
      username,
      displayName,
      role,
      password: demoPassword,
      orgId: id,
      orgKind: kind,
    };
    const actor = await createAccount(auth, ctx, 'members:write', { account, premisesIds: null });
    staff[role] = actor.userId;
  }
}
