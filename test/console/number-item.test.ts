import { expect, test, vi } from 'vitest';

// The words that come with it are made for a browser.
vi.stubGlobal('localStorage', { getItem: () => null });
vi.stubGlobal('document', { documentElement: {} });
const { readKg, readWhole } = await import('../../web/console/desk/shell/number-item.tsx');
vi.unstubAllGlobals();

test('what is a weight is read to the gram; what is none stays what was typed', () => {
  const weights = { '1,234.568': 1234.568, ' 12 ': 12, '0.001': 0.001, '7.': 7, '１２．５': 12.5 };
  for (const [typed, kg] of Object.entries(weights))
    expect([typed, readKg(typed)]).toEqual([typed, kg]);
  for (const typed of ['-5', 'abc', '1.2345', '1,23', '1e3', '-'])
    expect(readKg(typed)).toBe(typed);
  expect(readKg('  ')).toBeUndefined();
});

test('pieces are whole', () => {
  expect([readWhole('2,000'), readWhole('0'), readWhole('')]).toEqual([2000, 0, undefined]);
  for (const typed of ['-1', '1.5', 'x']) expect(readWhole(typed)).toBe(typed);
});
