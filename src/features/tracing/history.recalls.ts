import { drillWords, recallKindNames, stopsGoods } from '../../domain/recalls.ts';
import * as recalls from '../recalls/recalls.events.ts';
import { type Line, pair, teller, type Teller } from './history.entry.ts';

/** Lots that an entry concerns without a quantity. */
function concerned(ids: readonly string[]): Line[] {
  return ids.map((lotId) => ({ lotId, grams: null, pieces: null }));
}

/** Notices, answers, disposals and reports belong to no lot's history: they are their firms' own. */
export const recallTellers: readonly Teller[] = [
  teller(recalls.recallOpened, { zh: '启动召回', en: 'Opened a recall' }, (body) => ({
    lines: concerned(body.lotIds),
    evidence: [
      {
        kind: 'recall',
        id: body.id,
        label: pair(recallKindNames[body.kind], { zh: body.number, en: body.number }),
      },
    ],
    details: [
      { zh: `${body.class} 级`, en: `class ${body.class}` },
      { zh: body.reasonZh, en: body.reasonEn },
      stopsGoods(body.kind) ? null : drillWords,
    ],
  })),
  teller(recalls.recallClosed, { zh: '结束召回', en: 'Closed a recall' }, (body) => ({
    lines: concerned(body.lotIds),
    evidence: [{ kind: 'recall', id: body.id, label: { zh: '召回', en: 'Recall' } }],
  })),
  teller(recalls.recallNoticeReceived, { zh: '签收召回通知', en: 'Received a recall notice' }),
  teller(recalls.recallAnswered, { zh: '答复召回通知', en: 'Answered a recall notice' }),
  teller(recalls.recallDisposed, { zh: '登记召回处置', en: 'Disposed of recalled goods' }),
  teller(recalls.recallReported, { zh: '提交召回报告', en: 'Filed a report on a recall' }),
];
