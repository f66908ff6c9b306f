import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { describe, expect, test } from 'vitest';

import { AppError } from '../../src/core/errors.ts';
import { defaultSheetLimits } from '../../src/platform/sheets-limits.ts';
import { createSheets } from '../../src/platform/sheets.ts';
import { cellsOf, rowsOf, sheet, streamOf, workbook } from './workbook.ts';

const styles = (formats: string, cells: string) =>
  `<styleSheet><numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells}</cellXfs></styleSheet>`;

async function refusal(content: Uint8Array | string, limits = defaultSheetLimits) {
  const error = await rowsOf(content, limits).catch((caught: unknown) => caught);
  if (!(error instanceof AppError)) throw new Error(`not refused as AppError: ${String(error)}`);
  return error;
}

describe('an xlsx cell reads as the person sees it', () => {
  const value = async (cell: string, extra: Record<string, string> = {}) =>
    (await cellsOf(await workbook({ ...extra, ...sheet(`<row r="1">${cell}</row>`) })))[0]?.[0];

  test.each([
    ['a number without float noise', '<c><v>0.30000000000000004</v></c>', '0.3'],
    ['a small number without exponent', '<c><v>1.5E-7</v></c>', '0.00000015'],
    ['a long number as plain digits', '<c><v>1.23456789012345E+17</v></c>', '123456789012345000'],
    [
      'digits written in full, all of them',
      '<c><v>123456789012345678</v></c>',
      '123456789012345678',
    ],
    ['a negative', '<c><v>-18.5</v></c>', '-18.5'],
    ['a formula as its result', '<c><f>A1+B1</f><v>12</v></c>', '12'],
    ['a formula that was never worked out', '<c><f>A1&amp;B1</f></c>', '=A1&B1'],
    ['a text formula', '<c t="str"><f>A1&amp;B1</f><v>a&amp;b</v></c>', 'a&b'],
    ['a boolean', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['an ISO date', '<c t="d"><v>2021-08-03T00:00:00.000Z</v></c>', '2021-08-03'],
    [
      'inline rich text',
      '<c t="inlineStr"><is><r><t>冻</t></r><r><t xml:space="preserve"> 虾</t></r></is></c>',
      '冻 虾',
    ],
    [
      'an escaped character',
      '<c t="inlineStr"><is><t>a_x000A_b_x005F_x0041_</t></is></c>',
      'a\nb_x0041_',
    ],
  ])('%s', async (_, cell, seen) => {
    expect(await value(cell)).toBe(seen);
  });

  test('a formula whose result is empty is an empty cell', async () => {
    const empty = '<c t="str"><f>IF(B1="","",1)</f><v></v></c>';
    expect(await value(`${empty}<c><v>1</v></c>`)).toBe('');
  });

  test.each([
    ['a built-in date', '<xf numFmtId="14"/>', '44411', '2021-08-03'],
    ['a built-in Chinese date', '<xf numFmtId="31"/>', '44411', '2021-08-03'],
    ['a date with time', '<xf numFmtId="22"/>', '44411.770833333336', '2021-08-03T18:30:00'],
    [
      'a moment a hair before midnight',
      '<xf numFmtId="22"/>',
      '44411.999999999',
      '2021-08-04T00:00:00',
    ],
    ['a time alone', '<xf numFmtId="20"/>', '0.25', '06:00:00'],
    ['a duration', '<xf numFmtId="46"/>', '1.5', '36:00:00'],
    ['a Chinese custom date', '<xf numFmtId="176"/>', '44411', '2021-08-03'],
    ['a custom clock with minutes', '<xf numFmtId="177"/>', '44411.5', '2021-08-03T12:00:00'],
    ['a custom number with letters in quotes', '<xf numFmtId="178"/>', '12.5', '12.5'],
    ['a code padded by its format', '<xf numFmtId="179"/>', '123', '000123'],
    ['a percentage', '<xf numFmtId="10"/>', '0.07', '7%'],
    ['the day that only Excel has behind it', '<xf numFmtId="14"/>', '59', '1900-02-28'],
    ['a date beyond the calendar', '<xf numFmtId="14"/>', '99999999', '99999999'],
  ])('%s', async (_, format, stored, seen) => {
    const formats =
      '<numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>' +
      '<numFmt numFmtId="177" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>' +
      '<numFmt numFmtId="178" formatCode="#,##0.0 &quot;days&quot;;[Red]-0.0"/>' +
      '<numFmt numFmtId="179" formatCode="000000"/>';
    const extra = { 'xl/styles.xml': styles(formats, `<xf numFmtId="0"/>${format}`) };
    expect(await value(`<c s="1"><v>${stored}</v></c>`, extra)).toBe(seen);
  });

  test('a date of the 1904 calendar of old Macs', async () => {
    const extra = {
      'xl/workbook.xml':
        '<workbook><workbookPr date1904="1"/><sheets><sheet r:id="rId1"/></sheets></workbook>',
      'xl/styles.xml': styles('', '<xf numFmtId="14"/>'),
    };
    expect(await value('<c s="0"><v>42949</v></c>', extra)).toBe('2021-08-03');
  });

  test('shared text, rich text and no phonetic guide, wherever the table stands in the file', async () => {
    const content = await workbook({
      ...sheet('<row r="1"><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>'),
      'xl/sharedStrings.xml':
        '<sst><si><t>虾</t><rPh><t>xia</t></rPh></si><si><r><t>冻</t></r><r><t>鱼</t></r></si></sst>',
    });
    expect(await cellsOf(content)).toEqual([['冻鱼', '虾']]);
  });
});

describe('an xlsx sheet', () => {
  test('keeps row numbers and columns, skips blank rows', async () => {
    const content = await workbook(
      sheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>' +
          '<row r="2"><c r="A2" s="1"/><c r="B2" t="str"><v> </v></c></row>' +
          '<row r="7"><c r="AA7"><v>27</v></c></row><row r="1048576"/>',
      ),
    );
    const cells = [...Array<string>(26).fill(''), '27'];
    expect(await rowsOf(content)).toEqual([
      { row: 1, cells: ['1', '', '3'] },
      { row: 7, cells },
    ]);
  });

  test('of merged cells only the first holds the value', async () => {
    const content = await workbook({
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1"><c r="A1"><v>5</v></c><c r="B1"/><c r="C1"><v>6</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
    });
    expect(await cellsOf(content)).toEqual([['5', '', '6']]);
  });

  test('reads the first visible worksheet, also with prefixed names', async () => {
    const type = 'http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet';
    const content = await workbook({
      'xl/workbook.xml':
        '<x:workbook xmlns:x="m"><x:sheets><x:sheet state="hidden" r:id="a"/><x:sheet r:id="b"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="a" Type="${type}" Target="s1.xml"/><Relationship Id="b" Type="${type}" Target="S2.xml"/></Relationships>`,
      'xl/s1.xml': '<worksheet/>',
      'xl/s2.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(await rowsOf(content)).toEqual([{ row: 1, cells: ['2'] }]);
  });

  test('a copy that we marked comes back without its errors column', async () => {
    expect(await cellsOf('批号,数量,错误 Errors\r\nA,1,B 数量: wrong\r\nB,2\r\n')).toEqual([
      ['批号', '数量'],
      ['A', '1'],
      ['B', '2'],
    ]);
  });
});

describe('delimited text', () => {
  const expected = [
    ['批号', '品名'],
    ['L1', '冻虾,大'],
  ];
  const gb = Buffer.from('c5fabac52cc6b7c3fb0d0a4c312c22b6b3cfba2cb4f322', 'hex');
  const utf16 = Buffer.from('\ufeff批号\t品名\r\nL1\t冻虾,大\r\n', 'utf16le');

  test.each([
    ['UTF-8', '批号,品名\nL1,"冻虾,大"'],
    ['UTF-8 with BOM', '\ufeff批号,品名\r\nL1,"冻虾,大"\r\n'],
    ['GB18030', gb],
    ['UTF-16 with tabs', utf16],
    ['semicolons', '"批号";品名\rL1;冻虾,大\r'],
    ['a separator line', 'sep=|\r\n批号|品名\r\nL1|冻虾,大\r\n'],
  ])('%s', async (_, content) => {
    expect(await cellsOf(content)).toEqual(expected);
  });

  test('the first Chinese word far behind still decides the encoding', async () => {
    const ascii = 'a,b\r\n'.repeat(30_000);
    const content = new Uint8Array([...new TextEncoder().encode(ascii), ...gb]);
    expect((await cellsOf(content)).at(-1)).toEqual(['L1', '冻虾,大']);
  });

  test('blank lines and line breaks in quotes count as Excel counts them', async () => {
    expect(await rowsOf('a,b\n\n"x\ny",2\n,,\n3\n')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 3, cells: ['x\ny', '2'] },
      { row: 5, cells: ['3'] },
    ]);
  });

  test('what people write to keep digits is taken off again', async () => {
    expect(await cellsOf('="00123","\t123456789012345678",\'=x,5" pipe,\'tis\n')).toEqual([
      ['00123', '123456789012345678', '=x', '5" pipe', "'tis"],
    ]);
  });
});

describe('what is not a spreadsheet is refused with a reason', () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);

  test.each([
    ['nothing', '', 'empty'],
    ['a picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), 'not a spreadsheet'],
    ['a PDF', '%PDF-1.7\n', 'not a spreadsheet'],
    ['a web page', '\ufeff <html><table>', 'not a spreadsheet'],
    ['an old or locked workbook', ole, 'password'],
    ['a quote that never closes', `a,"${'x\n'.repeat(600_000)}`, "isn't closed"],
    ['bytes of no known encoding', Uint8Array.from([0x61, 0xff, 0xff, 0x2c]), 'encoding'],
  ])('%s', async (_, content, reason) => {
    const error = await refusal(content);
    expect(error).toMatchObject({ kind: 'invalid', code: 'sheet.unreadable' });
    expect(error.text.en).toContain(reason);
    expect(error.text.zh).toMatch(/[一-龥]/);
  });

  test('a workbook cut short, and one with a damaged middle', async () => {
    const whole = await workbook(sheet('<row><c><v>1</v></c></row>'.repeat(2000)));
    const hurt = whole.slice();
    hurt.fill(0x55, 900, 1000);
    for (const content of [whole.subarray(0, 1200), hurt]) {
      const error = await refusal(content);
      expect(error.code).toBe('sheet.unreadable');
      expect(error.text.zh).toContain('损坏');
    }
  });

  test('another kind of archive', async () => {
    const content = await workbook({ '_rels/.rels': '<Relationships/>' });
    expect((await refusal(content)).text.en).toContain('not an Excel workbook');
  });

  test('entities of its own', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>';
    const content = await workbook({ 'xl/worksheets/sheet1.xml': bomb });
    expect((await refusal(content)).code).toBe('sheet.unreadable');
  });
});

describe('what is too big is refused before it fills the memory', () => {
  const limits = { ...defaultSheetLimits, rows: 10, columns: 4, unpackedBytes: 100_000 };

  test.each([
    ['rows of text', '1\n'.repeat(11), '10 rows'],
    ['columns of text', '1,2,3,4,5\n', 'beyond column 4'],
  ])('too many %s', async (_, content, reason) => {
    const error = await refusal(content, limits);
    expect(error).toMatchObject({ kind: 'too_large', code: 'sheet.too_big' });
    expect(error.text.en).toContain(reason);
  });

  test('rows and columns of a workbook', async () => {
    const rows = await workbook(sheet('<row><c><v>1</v></c></row>'.repeat(11)));
    const columns = await workbook(sheet('<row><c r="XFD1"><v>1</v></c></row>'));
    expect((await refusal(rows, limits)).text.en).toContain('10 rows');
    expect((await refusal(columns, limits)).text.en).toContain('beyond column 4');
  });

  test('a ZIP bomb, also one that lies about its size', async () => {
    const bomb = await workbook(sheet(' '.repeat(5_000_000)));
    expect((await refusal(bomb, limits)).code).toBe('sheet.too_big');
    const lying = Buffer.from(bomb);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(5_000_000 + '<worksheet><sheetData></sheetData></worksheet>'.length);
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size))
      lying.writeUInt32LE(9, at);
    expect((await refusal(lying, limits)).code).toBe('sheet.unreadable');
  });

  test('a value without end', async () => {
    const content = await workbook(
      sheet(`<row><c t="str"><v>${'x'.repeat(9_000_000)}</v></c></row>`),
    );
    expect((await refusal(content)).code).toBe('sheet.unreadable');
  });

  test('an upload', async () => {
    const error = await refusal('a,b\n'.repeat(1000), { ...limits, uploadBytes: 2000 });
    expect(error.code).toBe('sheet.too_big');
  });
});

test('stopping early lets go of the temporary file', async () => {
  const drafts = () => readdirSync(tmpdir()).filter((name) => name.startsWith('frostmark-sheet-'));
  const xlsx = await workbook(sheet('<row><c><v>1</v></c></row>'.repeat(20_000)));
  for (const content of [xlsx, '1,2,3\n'.repeat(100_000)]) {
    for await (const row of createSheets().read(streamOf(content, 65_536))) {
      expect(row.row).toBe(1);
      expect(drafts()).toEqual([]);
      break;
    }
  }
});

test('an upload that breaks off is the sender’s error, not the sheet’s', async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error('connection reset')),
  });
  await expect(createSheets().read(broken)[Symbol.asyncIterator]().next()).rejects.toThrow(
    'connection reset',
  );
});
