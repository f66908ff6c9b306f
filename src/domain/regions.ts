/**
 * Where a scan came from, as far as the edge says and we keep it: a division of GB/T 2260 no finer
 * than a city, or nothing.
 */
export type Region = string;

/** ISO 3166-2:CN as edges write it, and the division that stands for it. */
const provinceOfIso: ReadonlyMap<string, Region> = new Map([
  ['BJ', '110000'],
  ['TJ', '120000'],
  ['HE', '130000'],
  ['SX', '140000'],
  ['NM', '150000'],
  ['LN', '210000'],
  ['JL', '220000'],
  ['HL', '230000'],
  ['SH', '310000'],
  ['JS', '320000'],
  ['ZJ', '330000'],
  ['AH', '340000'],
  ['FJ', '350000'],
  ['JX', '360000'],
  ['SD', '370000'],
  ['HA', '410000'],
  ['HB', '420000'],
  ['HN', '430000'],
  ['GD', '440000'],
  ['GX', '450000'],
  ['HI', '460000'],
  ['CQ', '500000'],
  ['SC', '510000'],
  ['GZ', '520000'],
  ['YN', '530000'],
  ['XZ', '540000'],
  ['SN', '610000'],
  ['GS', '620000'],
  ['QH', '630000'],
  ['NX', '640000'],
  ['XJ', '650000'],
]);

/** GB/T 2260 numbers them; the tree of divisions, which has no list of theirs, names them by ISO. */
const regionsByIso: Readonly<Record<string, Region>> = {
  '71': 'CN-TW',
  '81': 'CN-HK',
  '82': 'CN-MO',
};

const isProvince = new Set([...provinceOfIso.values()].map((id) => id.slice(0, 2)));

// Beijing and its like have no city between them and their districts, and third and fourth digits 01
// or 02 there, 90 elsewhere, are headings of the table for counties that belong to no city.
const municipalities = new Set(['11', '12', '31', '50']);

/** The city of a code of GB/T 2260, or its province where it belongs to no city; null for all else. */
export function regionOfCode(text: string | null | undefined): Region | null {
  if (text === null || text === undefined || !/^\d{6}$/.test(text)) return null;
  const province = text.slice(0, 2);
  const special = regionsByIso[province];
  if (special !== undefined) return special;
  if (!isProvince.has(province)) return null;
  const city = text.slice(2, 4);
  if (city === '00' && text.slice(4) !== '00') return null;
  return municipalities.has(province) || city === '90' ? `${province}0000` : `${province}${city}00`;
}

/** What Cloudflare's edge knows of a request, as far as it is used here. */
export type EdgePlace = {
  country?: unknown;
  regionCode?: unknown;
  city?: unknown;
};

/** A province for sure, and the English name of a city in it that a table of divisions may know. */
export type NamedPlace = { province: Region; city: string | null };

export function placeOfEdge(edge: EdgePlace | null | undefined): NamedPlace | null {
  if (!edge) return null;
  const { country, regionCode, city } = edge;
  if (country === 'HK' || country === 'MO' || country === 'TW') {
    return { province: `CN-${country}`, city: null };
  }
  if (country !== 'CN' || typeof regionCode !== 'string') return null;
  const province = provinceOfIso.get(regionCode);
  if (province === undefined) return null;
  return { province, city: typeof city === 'string' && city !== '' ? city : null };
}

/** The province, or what stands in its place, that a region belongs to. */
export function provinceOf(region: Region): Region {
  return region.startsWith('CN-') ? region : `${region.slice(0, 2)}0000`;
}
