import { html } from 'hono/html';

import { formatShanghai, shanghaiDate } from '../../src/domain/business-time.ts';
import type { NamedWarning } from '../../src/domain/scan-warnings.ts';
import type { Scan } from '../../src/domain/scan.ts';
import type { Text } from '../../src/domain/text.ts';

type Say = (text: Text) => string;

const words = {
  copied: { zh: '这个码可能被复制', en: 'This code may have been copied' },
  advice: {
    zh: '同一个码若印在别的包装上，本页内容说的就不是您手里的商品。请核对包装与本页，有不符请举报。',
    en: 'If the same code is on another pack, this page does not speak of the goods in your hands. Compare the pack with this page and report what differs.',
  },
  scans: { zh: '查询记录', en: 'Scans so far' },
  none: { zh: '这是第一次查询', en: 'This is the first scan' },
  times: { zh: '次', en: '' },
  first: { zh: '首次查询', en: 'First scan' },
} as const satisfies Record<string, Text>;

/** What speaks for a copy, with the numbers that a person can judge for oneself. */
export function copyNotice(warning: NamedWarning, say: Say) {
  return html`<b>${say(words.copied)}</b>${say(reasonOf(warning))} ${say(words.advice)}`;
}

function reasonOf(warning: NamedWarning): Text {
  switch (warning.reason) {
    case 'many':
      return {
        zh: `此码已被查询 ${warning.scans} 次，远多于一件商品通常的次数。`,
        en: `It has been scanned ${warning.scans} times, far more often than one item usually is.`,
      };
    case 'places': {
      const { places, hours } = warning;
      // A page names a few; a lot's code may have been seen in dozens.
      const named = (language: 'zh' | 'en') => places.slice(0, 6).map((place) => place[language]);
      return {
        zh: `此码在 ${hours} 小时内于 ${places.length} 地被查询：${named('zh').join('、')}${places.length > 6 ? '等' : ''}。同一件商品不会这样出现。`,
        en: `Within ${hours} hours it was scanned in ${places.length} places: ${named('en').join(', ')}${places.length > 6 ? ' and others' : ''}. One item does not travel like that.`,
      };
    }
    case 'after_sold': {
      const day = shanghaiDate(new Date(warning.soldOutAt));
      return {
        zh: `这批商品 ${day} 已全部售出，很久以后仍有人查询此码。`,
        en: `The whole lot was sold by ${day}, and the code is still being scanned long after.`,
      };
    }
    case 'after_destroyed': {
      const day = shanghaiDate(new Date(warning.destroyedAt));
      return {
        zh: `这批商品 ${day} 已销毁，不应再出现在市场上。`,
        en: `The lot was destroyed on ${day} and should not be on the market any more.`,
      };
    }
  }
}

/** The lag of a count is seconds, so the scan that shows it is not among them. */
export function tallyRows({ tally }: Scan, say: Say): readonly (readonly [string, string])[] {
  const { firstScan, scans } = tally;
  if (firstScan === null) return [[say(words.scans), say(words.none)]];
  const hour = formatShanghai(new Date(firstScan)).slice(0, 13);
  return [
    [say(words.scans), `${scans} ${say(words.times)}`.trim()],
    [say(words.first), say({ zh: `${hour}:00 起的一小时内`, en: `in the hour from ${hour}:00` })],
  ];
}
