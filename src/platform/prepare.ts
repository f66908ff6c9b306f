import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { Ctx } from '../core/context.ts';
import { createJournal } from '../core/journal.ts';
import type { Kms, Log } from '../core/ports.ts';
import { watchRecords } from '../features/alerts/watch.service.ts';
import {
  audit,
  integrate,
  mostAtOnce,
  type LogKeys,
  signAnew,
} from '../features/log/log.sequencer.ts';
import { hasWork } from '../features/log/log.store.ts';
import { rewrapDataKeys } from '../features/people/people.service.ts';
import { loadDefaultRules } from '../features/policy/policy.service.ts';
import { shippedYears } from '../features/reference/business-days-data.ts';
import { loadMissingBusinessYears } from '../features/reference/business-days.service.ts';
import {
  divisionRoots,
  divisionsVersion,
  divisionSubtrees,
} from '../features/reference/divisions-data.ts';
import { loadMissingDivisions } from '../features/reference/reference.service.ts';
import {
  loadDefaultRetentionRules,
  runDailyRetention,
} from '../features/retention/retention.service.ts';
import { loadDefaultThresholds } from '../features/scan/thresholds.service.ts';
import { projections } from '../projections.ts';

/** The installation itself at work, outside any request. */
export function systemContext(db: Kysely<Database>, now: Date): Ctx {
  const journal = createJournal(db, projections);
  return { db, whole: db, journal, actor: { kind: 'system' }, now, requestId: 'start' };
}

/** What every installation needs before its first firm. Run again, it does nothing. */
export async function loadReferenceData(db: Kysely<Database>, now: Date) {
  const ctx = systemContext(db, now);
  const divisions = await loadMissingDivisions(
    ctx,
    divisionsVersion,
    divisionSubtrees,
    divisionRoots,
  );
  const businessYears = await loadMissingBusinessYears(ctx, shippedYears());
  const { rules, modes } = await loadDefaultRules(ctx);
  const retention = await loadDefaultRetentionRules(ctx);
  const thresholds = await loadDefaultThresholds(ctx);
  return { divisions, businessYears, rules, modes, retention, thresholds };
}

/** After a change of the key-encryption key. */
export async function renewWrapping(kms: Kms, db: Kysely<Database>, log: Log): Promise<void> {
  const keys = await rewrapDataKeys(kms, systemContext(db, new Date()));
  if (keys > 0) log.info({ keys, keyId: kms.keyId }, 'data keys wrapped anew');
}

export async function retainDaily(db: Kysely<Database>, log: Log): Promise<void> {
  const ran = await runDailyRetention(systemContext(db, new Date()));
  if (!ran) return;
  const counts = ran.done.map(({ kind, count }) => [kind, count]);
  log.info(Object.fromEntries(counts), 'retention');
}

export async function watchBehind(db: Kysely<Database>, log: Log): Promise<void> {
  const { records, alerts } = await watchRecords(systemContext(db, new Date()));
  if (alerts > 0) log.info({ records, alerts }, 'alerts');
}

const mostQuiet = 10_000;

/** Until the log holds what the journal does. */
export async function integrateBehind(
  db: Kysely<Database>,
  keys: LogKeys,
  log: Log,
): Promise<void> {
  const { journal } = systemContext(db, new Date());
  for (let sum = 0; ;) {
    const count = (await hasWork(db)) ? await integrate(journal, keys, new Date()) : 0;
    sum += count;
    // What came while this was done waits for the next time: else a busy journal is followed event by event.
    if (count >= mostAtOnce) continue;
    if (sum > mostQuiet) log.info({ records: sum }, 'public log');
    break;
  }
  const passedOver = await audit(db, journal, new Date());
  if (passedOver > 0) log.warn({ records: passedOver }, 'records were passed over by the log');
}

/** When a process starts: the keys may have changed since the newest tree was signed. */
export async function signLogAnew(db: Kysely<Database>, keys: LogKeys): Promise<void> {
  await signAnew(systemContext(db, new Date()).journal, keys);
}
