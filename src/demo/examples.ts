import { mkdir, writeFile } from 'node:fs/promises';

import { lotEntryNames, type LotEntry } from '../domain/lots.ts';
import { createSheets } from '../platform/sheets.ts';
import { goods } from './goods.ts';
import { demoContainer, demoDeclarationNo, demoEstablishment, demoSealNo } from './identifiers.ts';
import { origins } from './origins.ts';
import { createRandom } from './random.ts';

const rowsInAll = 2000;
const itemsPerContainer = 5;
const year = 2026;

const header = [
  '批次类型 Lot kind',
  '入境方式 Way of entry',
  '产品编码 Product code',
  '批次号 Lot number',
  '供应商批号 Supplier lot number',
  '生产日期 Production date',
  '净重(千克) Net weight (kg)',
  '件数 Pieces',
  '毛重(千克) Gross weight (kg)',
  '原产国(地区) Country of origin',
  '境外企业编号(当地) Establishment number (home)',
  '在华注册编号 China registration number',
  '箱号 Container number',
  '铅封号 Seal number',
  '报关单号 Declaration number',
  '商品项号 Declaration item',
  '入境口岸 Port',
  '目的场所编码 Destination premises',
  '目的地说明 Destination note',
];

/** Containers for the demo's keeper, as an operator's spreadsheet would list them. */
function* exampleLots(): Generator<string[]> {
  const random = createRandom(2_000);
  const mine = goods.filter(({ firm, from }) => firm === 'jilan' && !/\d/.test(from.join('')));
  yield header;
  for (let row = 0; row < rowsInAll; row += 1) {
    const n = 1000 + Math.floor(row / itemsPerContainer);
    const item = row % itemsPerContainer;
    // What came in one container comes from one country, of one product, in several lots.
    const product = mine[n % mine.length];
    const country = product?.from[Math.floor(n / mine.length) % product.from.length];
    const origin = origins.find((known) => known.country === country);
    if (!product || !origin) throw new Error('The demo has no goods for its example');
    const entry: LotEntry = n % 40 === 7 ? 'first_station_out' : 'first_station_in';
    const pieces = random.int(180, 260);
    const month = random.int(3, 9);
    const producedOn = `${year}-${String(month).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
    const out = entry === 'first_station_out';
    yield [
      '进口',
      lotEntryNames[entry].zh,
      product.code,
      `EX26-${String(row + 1).padStart(4, '0')}`,
      `${origin.country}${producedOn.replaceAll('-', '').slice(2)}-${item + 1}`,
      producedOn,
      kilograms(product.grams * pieces),
      String(pieces),
      kilograms(Math.round(product.grams * pieces * 1.04)),
      origin.country,
      origin.homeNo(n % 23),
      demoEstablishment(origin.iso3, n % 23),
      demoContainer(n),
      demoSealNo(n),
      demoDeclarationNo('5316', year, n),
      String(item + 1),
      '深圳盐田港',
      out ? '' : (['YT-01', 'YT-02', 'PS-01'][n % 3] ?? 'YT-01'),
      out ? '湖南省长沙市，原柜转运' : '',
    ];
  }
}

function kilograms(grams: number): string {
  return String(grams / 1000);
}

async function* awaited(rows: Iterable<string[]>): AsyncGenerator<string[]> {
  yield* rows;
}

/** Writes the spreadsheets that are shipped; run it when the demo's codes or the columns change. */
async function writeExamples(folder: URL): Promise<void> {
  await mkdir(folder, { recursive: true });
  const sheet = createSheets().write('xlsx', awaited(exampleLots()));
  const bytes = new Uint8Array(
    await new Response(sheet as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  );
  await writeFile(new URL('lots-2000.xlsx', folder), bytes);
}

if (import.meta.main) await writeExamples(new URL('../../examples/', import.meta.url));
