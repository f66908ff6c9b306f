import * as alerts from '../alerts/alerts.events.ts';
import { teller, type Teller } from './history.entry.ts';

/** They belong to no lot, so that no firm reads in a history what another is suspected of. */
export const alertTellers: readonly Teller[] = [
  teller(alerts.alertRaised, { zh: '发出预警', en: 'Raised an alert' }),
  teller(alerts.alertChanged, { zh: '预警有变化', en: 'An alert changed' }),
  teller(alerts.alertResolved, { zh: '预警原因已消除', en: 'The cause of an alert is gone' }),
  teller(alerts.alertTaken, { zh: '接手预警', en: 'Took an alert in hand' }),
  teller(alerts.alertClosed, { zh: '办结预警', en: 'Closed an alert' }),
  teller(alerts.alertReopened, { zh: '重开预警', en: 'Opened an alert again' }),
  teller(alerts.alertExplained, { zh: '说明预警', en: 'Explained an alert' }),
  teller(alerts.alertThresholdsSet, { zh: '设定预警阈值', en: 'Set thresholds of alerts' }),
];
