import { reportKindNames, reportStateNames } from '../../domain/consumer-reports.ts';
import * as reports from '../reports/reports.events.ts';
import { named, pair, teller, type Teller } from './history.entry.ts';

const ofLot = (lotId: string) => [{ lotId, grams: null, pieces: null }];

/** What a consumer wrote is no part of the history: the event does not hold it. */
export const reportTellers: readonly Teller[] = [
  teller(
    reports.reportFiled,
    { zh: '收到消费者举报', en: 'A consumer reported' },
    ({ lotId, code, kind }) => ({
      lines: ofLot(lotId),
      details: [
        pair({ zh: '问题', en: 'Problem' }, reportKindNames[kind]),
        named('追溯码', 'Trace code', code),
      ],
    }),
  ),
  teller(
    reports.reportAnswered,
    { zh: '答复消费者举报', en: "Answered a consumer's report" },
    ({ lotId, state, answerZh, answerEn }) => ({
      lines: ofLot(lotId),
      details: [pair(reportStateNames[state], { zh: answerZh, en: answerEn })],
    }),
  ),
  teller(
    reports.reportErased,
    { zh: '删除举报的文字和照片', en: "Erased the words and photo of a consumer's report" },
    ({ lotId }) => ({ lines: ofLot(lotId) }),
  ),
];
