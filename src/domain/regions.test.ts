import { expect, test } from 'vitest';

import { placeOfEdge, regionOfCode } from './regions.ts';

test('a code of GB/T 2260 becomes its city, and its province where it belongs to none', () => {
  expect(regionOfCode('440308')).toBe('440300');
  expect(regionOfCode('440300')).toBe('440300');
  expect(regionOfCode('440000')).toBe('440000');
  // 442000 is a city without counties.
  expect(regionOfCode('442000')).toBe('442000');
  // A district of Beijing, and counties that their province governs itself.
  expect(regionOfCode('110101')).toBe('110000');
  expect(regionOfCode('500235')).toBe('500000');
  expect(regionOfCode('469001')).toBe('460000');
  expect(regionOfCode('429004')).toBe('420000');
  expect(regionOfCode('810000')).toBe('CN-HK');
  expect(regionOfCode('710000')).toBe('CN-TW');
});

test('whatever else an edge says is no region', () => {
  const texts = ['', ' ', 'Shenzhen', '4403', '44030', '440300000', '990000', '000000', '440008'];
  const odd = ['４４０３００', '440300\n', '44 0300', "440300'--", null, undefined];
  for (const text of [...texts, ...odd]) expect(regionOfCode(text)).toBeNull();
});

test("Cloudflare's words for a place give a province and the name of a city, in China alone", () => {
  expect(placeOfEdge({ country: 'CN', regionCode: 'GD', city: 'Shenzhen' })).toEqual({
    province: '440000',
    city: 'Shenzhen',
  });
  expect(placeOfEdge({ country: 'CN', regionCode: 'BJ' })).toEqual({
    province: '110000',
    city: null,
  });
  expect(placeOfEdge({ country: 'HK', city: 'Kowloon' })).toEqual({
    province: 'CN-HK',
    city: null,
  });
  for (const edge of [
    undefined,
    null,
    {},
    { country: 'US', regionCode: 'HI', city: 'Honolulu' },
    { country: 'CN', city: 'Shenzhen' },
    { country: 'CN', regionCode: 'toString' },
    { country: 'CN', regionCode: 44 },
  ]) {
    expect(placeOfEdge(edge)).toBeNull();
  }
});
