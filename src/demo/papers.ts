/** A one-page PDF with lines of text in Latin and Chinese, by the fonts that readers bring along. */
export function paperPdf(title: string, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = [
    `BT /F1 18 Tf 56 770 Td <${utf16(title)}> Tj ET`,
    ...lines.map((line, n) => `BT /F1 11 Tf 56 ${730 - n * 20} Td <${utf16(line)}> Tj ET`),
    '0.6 G 44 60 507 744 re S',
  ].join('\n');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>/FontDescriptor 7 0 R/DW 1000/W[1[500]2 94 500]>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ];
  let file = '%PDF-1.5\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + table + trailer);
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('');
}

/** Digits as three by five squares, a row per octal digit. */
const digits = [
  '75557',
  '26227',
  '71747',
  '71717',
  '55711',
  '74717',
  '74757',
  '71111',
  '75757',
  '75717',
];

/**
 * A grey JPEG that shows a number, as the photograph of a seal would: a picture of squares needs
 * one coefficient per square, and so no more of the format than its frame.
 */
export function sealPhoto(number: string): Uint8Array<ArrayBuffer> {
  const shown = number.replace(/\D/g, '');
  const [columns, rows] = [shown.length * 4 + 3, 9];
  const isInk = (row: number, column: number) => {
    const digit = shown.charAt(Math.floor((column - 2) / 4));
    const glyph = digits[digit === '' ? -1 : Number(digit)] ?? '00000';
    const bits = Number(glyph.charAt(row - 2) || '0');
    const bit = (column - 2) % 4;
    return column >= 2 && bit < 3 && row >= 2 && row < 7 && ((bits >> (2 - bit)) & 1) === 1;
  };
  let bits = '';
  let before = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const level = isInk(row, column) ? -90 : 70;
      bits += coded(level - before) + endOfBlock;
      before = level;
    }
  }
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, [...latin('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    // All steps are eight: one unit of the first coefficient is one step of grey.
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    ...segment(0xc0, [8, 0, rows * 8, (columns * 8) >> 8, (columns * 8) & 255, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...codeLengths, ...categories]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    ...stuffed(bits),
    0xff,
    0xd9,
  ]);
}

/** Nine size categories, each with a code of four bits: their number. */
const codeLengths = [0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const categories = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const endOfBlock = '0';

function coded(difference: number): string {
  const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
  const value = difference < 0 ? difference + 2 ** size - 1 : difference;
  const code = size.toString(2).padStart(4, '0');
  return size === 0 ? code : code + value.toString(2).padStart(size, '0');
}

/** Whole bytes, the last filled up with ones; after 0xff stands a zero (ITU T.81, F.1.2.3). */
function stuffed(bits: string): number[] {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  return (padded.match(/.{8}/g) ?? []).flatMap((byte) => {
    const value = Number.parseInt(byte, 2);
    return value === 0xff ? [0xff, 0] : [value];
  });
}

function segment(marker: number, body: readonly number[]): number[] {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...body];
}

function latin(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
