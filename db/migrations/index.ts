import type { Migration } from 'kysely/migration';

import * as journal from './20261122-0900-journal.ts';
import * as reference from './20261122-0910-reference.ts';
import * as custody from './20261122-0920-custody.ts';
import * as accounts from './20261122-0930-accounts.ts';
import * as evidence from './20261122-0940-evidence.ts';
import * as policyAndCodes from './20261122-0950-policy-and-codes.ts';
import * as authority from './20261122-1000-authority.ts';
import * as accounts2 from './20261122-1010-accounts-2.ts';
import * as keys from './20261122-1020-keys.ts';
import * as people from './20261122-1030-people.ts';
import * as walls from './20261122-1100-walls.ts';
import * as registrations from './20261122-1110-registrations.ts';
import * as unitCodes from './20261122-1200-unit-codes.ts';
import * as labels from './20261122-1210-labels.ts';
import * as scanGeneration from './20261122-1210-scan-generation.ts';
import * as scans from './20261122-1220-scans.ts';
import * as unitsTakenOver from './20261129-0900-units-taken-over.ts';
import * as trace from './20261129-1000-trace.ts';
import * as alerts from './20261129-1100-alerts.ts';
import * as holds from './20261129-1200-holds.ts';
import * as recalls from './20261129-1300-recalls.ts';
import * as exposure from './20261129-1400-exposure.ts';
import * as log from './20261129-1500-log.ts';
import * as numberBeginnings from './20261129-1600-number-beginnings.ts';

/** Listed by hand: bundlers and Workers cannot read a folder. A test keeps it complete. */
export const migrations: Record<string, Migration> = {
  '20261122-0900-journal': journal,
  '20261122-0910-reference': reference,
  '20261122-0920-custody': custody,
  '20261122-0930-accounts': accounts,
  '20261122-0940-evidence': evidence,
  '20261122-0950-policy-and-codes': policyAndCodes,
  '20261122-1000-authority': authority,
  '20261122-1010-accounts-2': accounts2,
  '20261122-1020-keys': keys,
  '20261122-1030-people': people,
  '20261122-1100-walls': walls,
  '20261122-1110-registrations': registrations,
  '20261122-1200-unit-codes': unitCodes,
  '20261122-1210-labels': labels,
  '20261122-1210-scan-generation': scanGeneration,
  '20261122-1220-scans': scans,
  '20261129-0900-units-taken-over': unitsTakenOver,
  '20261129-1000-trace': trace,
  '20261129-1100-alerts': alerts,
  '20261129-1200-holds': holds,
  '20261129-1300-recalls': recalls,
  '20261129-1400-exposure': exposure,
  '20261129-1500-log': log,
  '20261129-1600-number-beginnings': numberBeginnings,
};
