import { lotEntryNames } from '../../domain/lots.ts';
import type { Text } from '../../domain/text.ts';
import { DeclareLot, declareLots } from '../lots/lots.service.ts';
import { countryName } from '../reference/countries.service.ts';
import * as cells from './imports.cells.ts';
import {
  choices,
  faultList,
  type FaultList,
  may,
  momentNote,
  must,
  quantityColumns,
} from './imports.columns.ts';
import * as errors from './imports.errors.ts';
import { defineKind, type Values } from './imports.kind.ts';
import { readCodes } from './imports.queries.ts';

const kindNames: Record<'import' | 'domestic', Text> = {
  import: { zh: '进口', en: 'imported' },
  domestic: { zh: '国产', en: 'domestic' },
};

const columns = {
  kind: must('批次类型', 'Lot kind', cells.choice(kindNames), { choices: choices(kindNames) }),
  entry: may('入境方式', 'Way of entry', cells.choice(lotEntryNames), {
    choices: choices(lotEntryNames),
    note: { zh: '进口批次必填', en: 'For imported lots' },
    width: 18,
  }),
  product: must('产品编码', 'Product code', cells.code, {
    note: { zh: '贵单位产品库中的编码', en: 'As registered among your products' },
  }),
  number: may('批次号', 'Lot number', cells.identifier, {
    note: { zh: '留空则自动编号;最多 20 位', en: 'Made when empty; at most 20 characters' },
    width: 22,
  }),
  supplierLotNo: may('供应商批号', 'Supplier lot number', cells.text, { width: 20 }),
  productionDate: must('生产日期', 'Production date', cells.date, {
    note: { zh: '如 2026-09-01', en: 'Such as 2026-09-01' },
  }),
  expiryDate: may('到期日', 'Expiry date', cells.date, {
    note: { zh: '留空按保质期推算', en: 'By shelf life when empty' },
  }),
  ...quantityColumns,
  grossWeightKg: may('毛重(千克)', 'Gross weight (kg)', cells.weightKg),
  originCountry: may('原产国(地区)', 'Country of origin', cells.country, {
    note: {
      zh: '两位代码或名称,如 NO、挪威;进口批次必填',
      en: 'Code or name, such as NO; imported lots',
    },
  }),
  establishmentHomeNo: may('境外企业编号(当地)', 'Establishment number (home)', cells.identifier),
  establishmentCnNo: may('在华注册编号', 'China registration number', cells.identifier),
  containerNo: may('箱号', 'Container number', cells.identifier, { width: 16 }),
  sealNo: may('铅封号', 'Seal number', cells.identifier, { once: ['封条号'] }),
  declarationNo: may('报关单号', 'Declaration number', cells.identifier, {
    note: { zh: '18 位,进口批次必填', en: '18 digits; imported lots' },
    width: 24,
  }),
  declarationItemNo: may('商品项号', 'Declaration item', cells.wholeNumber),
  declarationItemKg: may('该项净重(千克)', 'Item weight (kg)', cells.weightKg, {
    note: {
      zh: '报关单该项的总量,一项分几批时填写',
      en: 'Of the whole item, if several lots share it',
    },
  }),
  declarationItemPieces: may('该项件数', 'Item pieces', cells.wholeNumber),
  port: may('入境口岸', 'Port', cells.text, { width: 18 }),
  originDivision: may('产地区划代码', 'Division of origin', cells.code, {
    note: { zh: '国产批次必填,如 350200', en: 'Domestic lots, such as 350200' },
  }),
  producer: may('生产企业', 'Producer', cells.text, {
    note: { zh: '国产批次必填', en: 'Domestic lots' },
    width: 24,
  }),
  destination: may('目的场所编码', 'Destination premises', cells.code),
  destinationNote: may('目的地说明', 'Destination note', cells.text, {
    note: { zh: '首站在省外时填写', en: 'If the first station is outside the province' },
  }),
  previousOutCertificateNo: may(
    '上一环节出库证明编号',
    'Previous out-certificate',
    cells.identifier,
  ),
  occurredAt: may('申报时间', 'Declared at', cells.moment, { note: momentNote, width: 18 }),
  overrideReason: may('校验不符说明', 'Override reason', cells.text, {
    note: {
      zh: '号码与校验码不符而原件如此时,在此说明理由',
      en: 'Why a number with a failing check digit is right all the same',
    },
    width: 24,
  }),
};

type Cells = Values<typeof columns>;

/** What only imported lots have, named as the command names it. */
const importFields = [
  'entry',
  'originCountry',
  'establishmentHomeNo',
  'establishmentCnNo',
  'containerNo',
  'sealNo',
  'declarationNo',
  'declarationItemNo',
  'port',
  'destinationNote',
  'previousOutCertificateNo',
] as const;
const importCells = [...importFields, 'declarationItemKg', 'declarationItemPieces'] as const;
const domesticCells = ['originDivision', 'producer'] as const;

/** A cell that the command has no room for is not passed over in silence. */
function refuseFilled(
  list: FaultList,
  cell: Cells,
  fields: readonly (keyof Cells)[],
  name: Text,
): void {
  for (const field of fields) {
    if (cell[field] !== undefined) list.add(0, field, errors.notForKind(name));
  }
}

export const lotsKind = defineKind({
  name: 'lots',
  permission: 'lots:declare',
  rowsPerTransaction: 1000,
  columns,
  samples: [
    {
      kind: kindNames.import,
      entry: lotEntryNames.first_station_in,
      product: 'SALMON-FIL',
      supplierLotNo: 'NO-2609-118',
      productionDate: '2026-09-01',
      netWeightKg: '24000',
      pieces: '2400',
      grossWeightKg: '25200',
      originCountry: countryName('NO'),
      establishmentHomeNo: 'R-402',
      containerNo: 'CSQU3054383',
      sealNo: 'SL1029384',
      declarationNo: '530120261012345678',
      declarationItemNo: '1',
      port: '深圳盐田港',
      destination: 'YT-01',
    },
    {
      kind: kindNames.domestic,
      product: 'HAIRTAIL',
      supplierLotNo: 'DY-0915',
      productionDate: '2026-09-15',
      netWeightKg: '5000.5',
      pieces: '500',
      originDivision: '350200',
      producer: '厦门某水产加工厂',
      destination: 'YT-01',
    },
  ],
  schema: DeclareLot,
  look: async (tx, orgId, lines) =>
    readCodes(tx, orgId, {
      products: lines.map(({ product }) => product),
      premises: lines.map(({ destination }) => destination),
      divisions: lines.map(({ originDivision }) => originDivision),
    }),

  build([cell = {}], found) {
    const list = faultList();
    const { kind, product, destination, originDivision, producer } = cell;
    const common = {
      kind,
      number: cell.number,
      supplierLotNo: cell.supplierLotNo,
      productId: list.found(
        0,
        'product',
        product,
        found.products.get(product ?? ''),
        errors.unknownProduct,
      ),
      productionDate: cell.productionDate,
      expiryDate: cell.expiryDate,
      quantity: { netWeightKg: cell.netWeightKg, pieces: cell.pieces },
      grossWeightKg: cell.grossWeightKg,
      destinationPremisesId: list.found(
        0,
        'destination',
        destination,
        found.premises.get(destination ?? '')?.id,
        errors.unknownPremises,
      ),
      occurredAt: cell.occurredAt,
      overrideReason: cell.overrideReason,
    };
    if (kind === 'import') {
      refuseFilled(list, cell, domesticCells, kindNames.import);
      const papers = Object.fromEntries(importFields.map((field) => [field, cell[field]]));
      const input = { ...common, ...papers, declarationItem: itemOf(cell) };
      return { input, faults: list.faults };
    }
    if (kind === undefined) return { input: undefined, faults: list.faults };
    refuseFilled(list, cell, importCells, kindNames.domestic);
    const originDivisionId = list.found(
      0,
      'originDivision',
      originDivision,
      found.divisions.get(originDivision ?? ''),
      errors.unknownDivision,
    );
    return { input: { ...common, originDivisionId, producer }, faults: list.faults };
  },

  fields: {
    productId: ['product'],
    destinationPremisesId: ['destination'],
    originDivisionId: ['originDivision'],
    quantity: ['netWeightKg'],
    'quantity.netWeightKg': ['netWeightKg'],
    'quantity.pieces': ['pieces'],
    declarationItem: ['declarationItemKg', 'declarationItemNo'],
    'declarationItem.netWeightKg': ['declarationItemKg'],
    'declarationItem.pieces': ['declarationItemPieces'],
  },
  record: async (ctx, items) => (await declareLots(ctx, items)).refused,
});

function itemOf({ declarationItemKg, declarationItemPieces }: Cells) {
  if (declarationItemKg === undefined && declarationItemPieces === undefined) return undefined;
  return { netWeightKg: declarationItemKg, pieces: declarationItemPieces };
}
