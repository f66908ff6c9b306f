import { gs1CheckDigit } from './gs1.ts';
import type { Text } from './text.ts';

/** What is wrong with a stretch of a value, as the end of a sentence; undefined when nothing is. */
type Rule = (text: string) => { code: string; text: Text } | undefined;

/** What must be true of a stretch besides its characters and length (General Specifications 3). */
export const rules: Readonly<Record<string, Rule>> = {
  sum: (text) => {
    const expected = String(gs1CheckDigit(text.slice(0, -1)));
    const found = text.slice(-1);
    if (found === expected) return undefined;
    return problem(
      'check_digit',
      `的校验位不符：末位是 ${found}，应为 ${expected}`,
      `ends in the check digit ${found}, its other digits call for ${expected}`,
    );
  },
  pair: (text) =>
    text.length >= 2 && checkPair(text.slice(0, -2)) === text.slice(-2)
      ? undefined
      : problem('check_digit', '的两位校验字符不符', 'ends in check characters that do not fit'),
  letter: demand(/\D/, 'content', '须含至少一个非数字字符', 'needs a character that is no digit'),
  day: (text) => dateFault(2000 + Number(text.slice(0, 2)), text.slice(2), false),
  month: (text) => dateFault(2000 + Number(text.slice(0, 2)), text.slice(2), true),
  longday: (text) => dateFault(Number(text.slice(0, 4)), text.slice(4), false),
  time: demand(
    /^(?:[01]\d|2[0-3])[0-5]\d$/,
    'date',
    '的时间须为 0000–2359',
    'needs a time from 0000 to 2359',
  ),
  hour: demand(/^(?:[01]\d|2[0-3])$/, 'date', '的小时须为 00–23', 'needs an hour from 00 to 23'),
  sixty: demand(
    /^[0-5]\d$/,
    'date',
    '的分或秒须为 00–59',
    'needs minutes or seconds from 00 to 59',
  ),
  country: (text) => (countries.has(text) ? undefined : noCountry),
  countries: (text) => (text === '999' || countries.has(text) ? undefined : noCountry),
  letters: demand(
    /^[A-Z]{2}$/,
    'country',
    '须为两位大写国家代码',
    'needs a country’s two capital letters',
  ),
  percent: demand(
    /^(?:[^%]|%[0-9A-Fa-f]{2})*$/,
    'content',
    '中的 % 须后接两位十六进制数',
    'has a % without two hexadecimal digits after it',
  ),
  nonzero: demand(/[1-9]/, 'content', '不能为 0', 'must not be zero'),
  zero: demand(/^0+$/, 'content', '的首位须为 0', 'must begin with 0'),
  unpadded: demand(/^(?!0.)/, 'content', '不能以 0 开头', 'must not begin with 0'),
  piece: (text) => {
    const half = text.length / 2;
    const [piece, total] = [Number(text.slice(0, half)), Number(text.slice(half))];
    if (piece > 0 && piece <= total) return undefined;
    return problem('content', '的件序须在 1 与总件数之间', 'needs a piece from 1 to the total');
  },
  yesno: demand(/^[01]$/, 'content', '须为 0 或 1', 'must be 0 or 1'),
  winding: demand(/^[019]$/, 'content', '的卷绕方向须为 0、1 或 9', 'needs 0, 1 or 9 for winding'),
  hyphen: demand(/^-+$/, 'content', '之后只能是负号 -', 'may only end in a minus sign'),
  importer: demand(/^[\w-]$/, 'content', '的进口商序号不合规则', 'ends in no importer index'),
  sex: demand(/^[0129]$/, 'content', '须为 0、1、2 或 9', 'must be 0, 1, 2 or 9'),
  birth: demand(/^[1-9]\/[1-9]$/, 'content', '须写作 1/2', 'must be written like 1/2'),
  latitude: upTo(1_800_000_000, '纬度', 'latitude'),
  longitude: upTo(3_600_000_000, '经度', 'longitude'),
};

function problem(code: string, zh: string, en: string) {
  return { code: `ai.${code}`, text: { zh, en } };
}

function demand(form: RegExp, code: string, zh: string, en: string): Rule {
  const broken = problem(code, zh, en);
  return (text) => (form.test(text) ? undefined : broken);
}

function upTo(most: number, zh: string, en: string): Rule {
  const broken = problem('content', `的${zh}超出范围`, `lies beyond any ${en}`);
  return (text) => (Number(text) <= most ? undefined : broken);
}

/** `00` for the day stands for the whole month where that is allowed. */
function dateFault(year: number, monthAndDay: string, wholeMonth: boolean) {
  const [month, day] = [Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(2))];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12) {
    return problem('date', `的月份 ${monthAndDay.slice(0, 2)} 不存在`, 'names no month');
  }
  if (day <= last && day >= (wholeMonth ? 0 : 1)) return undefined;
  return problem('date', `的日期 ${monthAndDay.slice(2)} 不存在`, 'names no day of its month');
}

const noCountry = problem(
  'country',
  '须为三位数字国家代码（ISO 3166-1，如中国 156）',
  'needs a country’s three digits (ISO 3166-1, such as 578 for Norway)',
);

const countries = new Set(
  `004 008 010 012 016 020 024 028 031 032 036 040 044 048 050 051 052 056 060 064 068 070 072
  074 076 084 086 090 092 096 100 104 108 112 116 120 124 132 136 140 144 148 152 156 158 162 166
  170 174 175 178 180 184 188 191 192 196 203 204 208 212 214 218 222 226 231 232 233 234 238 239
  242 246 248 250 254 258 260 262 266 268 270 275 276 288 292 296 300 304 308 312 316 320 324 328
  332 334 336 340 344 348 352 356 360 364 368 372 376 380 384 388 392 398 400 404 408 410 414 417
  418 422 426 428 430 434 438 440 442 446 450 454 458 462 466 470 474 478 480 484 492 496 498 499
  500 504 508 512 516 520 524 528 531 533 534 535 540 548 554 558 562 566 570 574 578 580 581 583
  584 585 586 591 598 600 604 608 612 616 620 624 626 630 634 638 642 643 646 652 654 659 660 662
  663 666 670 674 678 682 686 688 690 694 702 703 704 705 706 710 716 724 728 729 732 740 744 748
  752 756 760 762 764 768 772 776 780 784 788 792 795 796 798 800 804 807 818 826 831 832 833 834
  840 850 854 858 860 862 876 882 887 894`.split(/\s+/),
);

const set82 = `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`;
const set32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
// General Specifications 7.9.5: the weight of each character, counted from the right.
const primes = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
];

function checkPair(body: string): string | undefined {
  let sum = 0;
  for (const [index, character] of Array.from(body).reverse().entries()) {
    const value = set82.indexOf(character);
    const weight = primes[index];
    if (value < 0 || weight === undefined) return undefined;
    sum += value * weight;
  }
  const check = sum % 1021;
  return set32.charAt(check >> 5) + set32.charAt(check & 31);
}
