import { describe, expect, test } from 'vitest';

import type { SheetColumn } from '../../src/core/ports.ts';
import { createSheets } from '../../src/platform/sheets.ts';
import { bytesOf, cellsOf, lines, rowsOf, streamOf } from './workbook.ts';

const sheets = createSheets();
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const columns: SheetColumn[] = [
  { zh: '批号', en: 'Lot', required: true, note: '供应商的批号 <as printed>' },
  { zh: '储存', en: 'Storage', required: false, choices: ['冷冻 frozen', '冷藏, chilled'] },
];
const header = ['批号 Lot *', '储存 Storage'];

describe('a template', () => {
  test.each(['xlsx', 'csv'] as const)('in %s reads back as header and samples', async (format) => {
    const sample = [['0012345678901234567', '冷藏, chilled']];
    const bytes = await bytesOf(sheets.template(format, columns, sample));
    expect(await cellsOf(bytes)).toEqual([header, ...sample]);
  });

  test('in csv starts with the mark by which Excel knows UTF-8', async () => {
    expect(text(await bytesOf(sheets.template('csv', columns, [])))).toBe(
      '\ufeff批号 Lot *,储存 Storage\r\n',
    );
  });
});

describe('an export', () => {
  const rows = [
    ['品名', 'kg', 'id'],
    ['<冻虾> & "大"', '12.5', '00123'],
    ['ab_x0041_\r\nc', '-18', '123456789012345678'],
    ['', '', 'last'],
  ];

  test.each(['xlsx', 'csv'] as const)('in %s reads back as it was', async (format) => {
    const bytes = await bytesOf(sheets.write(format, lines(rows)));
    if (format === 'csv') expect(text(bytes)).toContain('\r\n,,last\r\n');
    expect(await cellsOf(bytes)).toEqual(rows);
  });

  test('in xlsx a character that XML cannot hold survives', async () => {
    const bytes = await bytesOf(sheets.write('xlsx', lines([['a\u0001\ufffeb']])));
    expect(await cellsOf(bytes)).toEqual([['a\u0001\ufffeb']]);
  });

  test('in csv no cell is a formula, numbers stay numbers', async () => {
    const risky = ['=1+1', '@SUM(A1)', '+cmd', '-x', "'=y", '-18.5', '+86', '＝1'];
    const bytes = await bytesOf(sheets.write('csv', lines([risky])));
    expect(text(bytes)).toBe("\ufeff'=1+1,'@SUM(A1),'+cmd,'-x,''=y,-18.5,+86,'＝1\r\n");
    expect(await cellsOf(bytes)).toEqual([risky]);
  });

  test('an error of the source reaches the reader', async () => {
    async function* failing() {
      yield ['a'];
      await Promise.resolve();
      throw new Error('database went away');
    }
    for (const format of ['xlsx', 'csv'] as const) {
      await expect(bytesOf(sheets.write(format, failing()))).rejects.toThrow('database went away');
    }
  });

  test('a reader that goes away stops the source', async () => {
    for (const format of ['xlsx', 'csv'] as const) {
      let made = 0;
      let stopped = false;
      async function* endless() {
        try {
          for (;;) {
            made += 1;
            if (made % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
            yield [String(Math.random()), String(Math.random())];
          }
        } finally {
          stopped = true;
        }
      }
      const reader = sheets.write(format, endless()).getReader();
      await reader.read();
      await reader.cancel();
      expect(stopped).toBe(true);
      expect(made).toBeLessThan(100_000);
    }
  });
});

describe('a marked-up copy', () => {
  const original = [['批号 Lot', '数量 kg'], ['A', 'x'], ['B', '2', 'stray'], ['C']];
  const faults = [
    { row: 2, column: 1, message: '不是数字 not a number' },
    { row: 3, column: 2, message: '多余 outside the table' },
    { row: 4, column: 1, message: '必填 required' },
    { row: 4, column: undefined, message: '重复 twice' },
  ];

  test.each(['xlsx', 'csv'] as const)(
    'in %s explains, and reads back as the original',
    async (format) => {
      const source = await bytesOf(sheets.write(format, lines(original)));
      const marked = await bytesOf(sheets.markUp(streamOf(source), faults));
      expect(await cellsOf(marked)).toEqual(original);
      const again = await bytesOf(sheets.markUp(streamOf(marked), []));
      expect(await cellsOf(again)).toEqual(original);
    },
  );

  test('in csv the last column of the table says where and what', async () => {
    const source = 'a,b\n\n1,2,3\n';
    const bytes = await bytesOf(
      sheets.markUp(streamOf(source), [
        { row: 3, column: 1, message: 'bad' },
        { row: 3, column: undefined, message: 'worse' },
      ]),
    );
    expect(text(bytes)).toBe('\ufeffa,b,错误 Errors\r\n\r\n1,2,"B b: bad\nworse",3\r\n');
    expect(await rowsOf(bytes)).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 3, cells: ['1', '2', '3'] },
    ]);
  });

  test('of a sheet without rows still says what is wrong', async () => {
    const faulty = sheets.markUp(streamOf('\n\n'), [
      { row: 1, column: undefined, message: 'empty' },
    ]);
    expect(text(await bytesOf(faulty))).toBe('\ufeff"错误 Errors\nempty"\r\n');
  });

  test('of something unreadable fails as reading does', async () => {
    await expect(bytesOf(sheets.markUp(streamOf('%PDF-1.7'), []))).rejects.toThrow(
      'not a spreadsheet',
    );
  });
});

test('50,000 rows pass through in bounded memory', { timeout: 60_000 }, async () => {
  async function* many() {
    for (let row = 0; row < 50_000; row += 1) {
      yield Array.from({ length: 20 }, (_, column) => `单元 ${row}-${column}`);
    }
  }
  const bytes = await bytesOf(sheets.write('xlsx', many()));
  const before = process.memoryUsage().rss;
  let peak = 0;
  let rows = 0;
  for await (const { cells } of sheets.read(streamOf(bytes, 65_536))) {
    rows += 1;
    if (rows % 1000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    if (cells.length !== 20) throw new Error(`row ${rows} has ${cells.length} cells`);
  }
  expect(rows).toBe(50_000);
  expect((peak - before) / 1e6).toBeLessThan(150);
});
