import { exposureAssessed } from '../exposure/exposure.events.ts';
import { logVerified } from '../log/log.events.ts';
import { modeDeclared, rulesSet } from '../policy/policy.events.ts';
import * as premises from '../premises/premises.events.ts';
import { productRegistered, productYieldSet } from '../products/products.events.ts';
import { businessYearArranged } from '../reference/business-days.events.ts';
import { divisionsLoaded } from '../reference/reference.events.ts';
import { thresholdsSet } from '../scan/thresholds.events.ts';
import { alertTellers } from './history.alerts.ts';
import { custodyTellers, lotTellers } from './history.custody.ts';
import { teller, type Teller } from './history.entry.ts';
import { codeTellers, evidenceTellers, oversightTellers } from './history.evidence.ts';
import { firmTellers } from './history.firms.ts';
import { labelTellers } from './history.labels.ts';
import { peopleTellers } from './history.people.ts';
import { recallTellers } from './history.recalls.ts';
import { reportTellers } from './history.reports.ts';

/** Events that belong to no lot still have a name, for the journal at large. */
const referenceTellers: readonly Teller[] = [
  teller(divisionsLoaded, { zh: '载入行政区划', en: 'Loaded divisions' }),
  teller(businessYearArranged, { zh: '录入节假日安排', en: 'Entered the holidays of a year' }),
  teller(premises.organisationRegistered, { zh: '登记单位', en: 'Registered an organisation' }),
  teller(premises.premisesOpened, { zh: '登记场所', en: 'Registered premises' }),
  teller(premises.premisesStateChanged, {
    zh: '场所状态变更',
    en: 'Changed the state of premises',
  }),
  teller(premises.roomAdded, { zh: '增设库房', en: 'Added a room' }),
  teller(productRegistered, { zh: '登记产品', en: 'Registered a product' }),
  teller(productYieldSet, { zh: '设定产品出成率', en: 'Set what a product yields' }),
  teller(rulesSet, { zh: '设定管控规则', en: 'Set rules' }),
  teller(thresholdsSet, { zh: '设定复制预警阈值', en: 'Set thresholds of copy warnings' }),
  teller(exposureAssessed, { zh: '波及排查定案', en: 'Assessed an exposure' }),
  teller(logVerified, { zh: '核验公开日志', en: 'Checked the public log' }),
  teller(modeDeclared, { zh: '宣布平时/应急状态', en: 'Declared the mode in force' }),
];

/** How each event type reads, by its type. */
export const tellers: ReadonlyMap<string, Teller> = new Map(
  [
    ...referenceTellers,
    ...lotTellers,
    ...custodyTellers,
    ...evidenceTellers,
    ...oversightTellers,
    ...recallTellers,
    ...codeTellers,
    ...labelTellers,
    ...reportTellers,
    ...firmTellers,
    ...peopleTellers,
    ...alertTellers,
  ].map((one) => [one.def.type, one]),
);
