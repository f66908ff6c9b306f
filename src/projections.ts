import type { Projection } from './core/journal.ts';
import { accountsProjections } from './features/accounts/accounts.projection.ts';
import { alertsProjections, alertsTables } from './features/alerts/alerts.projection.ts';
import { codesProjections, codesTables } from './features/codes/codes.projection.ts';
import { seriesProjections, seriesTables } from './features/codes/series.projection.ts';
import { custodyProjections, custodyTables } from './features/custody/custody.projection.ts';
import { evidenceProjections, evidenceTables } from './features/evidence/evidence.projection.ts';
import { exposureProjections, exposureTables } from './features/exposure/exposure.projection.ts';
import { stayProjections, stayTables } from './features/exposure/stays.projection.ts';
import { keysProjections } from './features/keys/keys.projection.ts';
import { labelsProjections, labelsTables } from './features/labels/labels.projection.ts';
import { logProjections, logTables } from './features/log/log.projection.ts';
import { lotsProjections, lotsTables } from './features/lots/lots.projection.ts';
import {
  oversightProjections,
  oversightTables,
} from './features/oversight/oversight.projection.ts';
import { peopleProjections } from './features/people/people.projection.ts';
import { policyProjections, policyTables } from './features/policy/policy.projection.ts';
import { premisesProjections, premisesTables } from './features/premises/premises.projection.ts';
import { productsProjections, productsTables } from './features/products/products.projection.ts';
import { recallsProjections, recallsTables } from './features/recalls/recalls.projection.ts';
import {
  businessDaysProjections,
  businessDaysTables,
} from './features/reference/business-days.projection.ts';
import {
  referenceProjections,
  referenceTables,
} from './features/reference/reference.projection.ts';
import {
  registrationsProjections,
  registrationsTables,
} from './features/registrations/registrations.projection.ts';
import { reportsProjections, reportsTables } from './features/reports/reports.projection.ts';
import {
  retentionProjections,
  retentionTables,
} from './features/retention/retention.projection.ts';
import { scanProjections, scanTables } from './features/scan/scan.projection.ts';
import { thresholdProjections, thresholdTables } from './features/scan/thresholds.projection.ts';

/** Every projector of the product. What is not written through these is not derived data. */
export const projections: readonly Projection[] = [
  ...referenceProjections,
  ...businessDaysProjections,
  ...accountsProjections,
  ...premisesProjections,
  ...productsProjections,
  ...lotsProjections,
  ...custodyProjections,
  // After custody: reads its movements.
  ...stayProjections,
  ...evidenceProjections,
  ...oversightProjections,
  ...exposureProjections,
  ...recallsProjections,
  ...policyProjections,
  ...codesProjections,
  ...seriesProjections,
  ...labelsProjections,
  ...keysProjections,
  ...registrationsProjections,
  ...scanProjections,
  ...thresholdProjections,
  ...peopleProjections,
  ...reportsProjections,
  ...retentionProjections,
  ...alertsProjections,
  ...logProjections,
];

/** The tables that a rebuild empties and fills again. */
export const projectedTables: readonly string[] = [
  'event_lot',
  ...referenceTables,
  ...businessDaysTables,
  ...premisesTables,
  ...productsTables,
  ...lotsTables,
  ...evidenceTables,
  ...oversightTables,
  ...stayTables,
  ...exposureTables,
  ...recallsTables,
  ...policyTables,
  ...codesTables,
  ...labelsTables,
  ...seriesTables,
  ...registrationsTables,
  ...scanTables,
  ...thresholdTables,
  ...reportsTables,
  ...retentionTables,
  ...alertsTables,
  ...logTables,
  ...custodyTables,
];
