import * as premises from '../premises/premises.events.ts';
import * as changes from '../registrations/changes.events.ts';
import * as registrations from '../registrations/registrations.events.ts';
import { teller, type Teller } from './history.entry.ts';

/** How a firm came in and what became of its licence data: of no lot. */
export const firmTellers: readonly Teller[] = [
  teller(premises.organisationAmended, {
    zh: '变更单位名称或代码',
    en: "Amended an organisation's name or code",
  }),
  teller(registrations.registrationSubmitted, { zh: '提交注册申请', en: 'Applied to be let in' }),
  teller(registrations.registrationResubmitted, {
    zh: '重新提交注册申请',
    en: 'Handed a registration in again',
  }),
  teller(registrations.registrationFileAdded, {
    zh: '上传证照影像',
    en: 'Added a file to a registration',
  }),
  teller(registrations.registrationReturned, {
    zh: '退回注册申请',
    en: 'Returned a registration',
  }),
  teller(registrations.registrationRefused, { zh: '驳回注册申请', en: 'Refused a registration' }),
  teller(registrations.registrationOpened, { zh: '开通单位', en: 'Let a firm in' }),
  teller(registrations.registrationAccountMade, {
    zh: '建立负责人账号',
    en: "Made the owner's account",
  }),
  teller(changes.changeFiled, { zh: '申报证照信息变更', en: 'Told a change of licence data' }),
  teller(changes.changeConfirmed, { zh: '确认证照信息变更', en: 'Confirmed a change' }),
  teller(changes.changeRejected, { zh: '不予变更', en: 'Rejected a change' }),
];
