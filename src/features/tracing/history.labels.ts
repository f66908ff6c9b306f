import type { Text } from '../../domain/text.ts';
import { labelsPrinted, labelsTaken } from '../labels/labels.events.ts';
import { type Line, teller, type Teller } from './history.entry.ts';

const lotOf = (lotId: string): Line[] => [{ lotId, grams: null, pieces: null }];

function span(first: number, last: number): Text {
  const count = last - first + 1;
  return {
    zh: `序号 ${first}–${last}，共 ${count} 张`,
    en: `serials ${first}–${last}, ${count} labels`,
  };
}

export const labelTellers: readonly Teller[] = [
  teller(labelsPrinted, { zh: '打印标签', en: 'Printed labels' }, (body) => ({
    lines: lotOf(body.lotId),
    details: [
      span(body.firstSerial, body.lastSerial),
      { zh: `该号段第 ${body.number} 次打印`, en: `print ${body.number} of the series` },
      body.reprint === 0
        ? null
        : {
            zh: `其中 ${body.reprinted} 张为重印，最高为重印 ${body.reprint}`,
            en: `${body.reprinted} of them reprints, up to reprint ${body.reprint}`,
          },
    ],
  })),
  teller(labelsTaken, { zh: '取走标签文件', en: 'Fetched labels' }, (body) => ({
    lines: lotOf(body.lotId),
    details: [
      span(body.firstSerial, body.lastSerial),
      body.again === 0
        ? null
        : { zh: `其中 ${body.again} 张重复取走`, en: `${body.again} of them once more` },
    ],
  })),
];
