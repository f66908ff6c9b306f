import { AppError, invalidField, type Issue } from '../../core/errors.ts';

/** Also the answer for a lot that the asking firm does not handle: it does not exist for it. */
export const lotNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'lot.not_found',
    message: { zh: '没有该批次,请核对批次编号。', en: 'No such lot; check its id.' },
  });

/** The same, where lots are named inside a body. */
export const unknownLots = (fields: readonly string[]) =>
  new AppError({
    kind: 'invalid',
    code: 'lot.unknown',
    message: {
      zh: '所列批次不存在,或不由贵单位经手。',
      en: 'The lots listed do not exist, or your organisation does not handle them.',
    },
    issues: fields.map((field): Issue => ({
      field,
      rule: 'lot.unknown',
      message: { zh: '没有该批次', en: 'No such lot' },
    })),
  });

const about = (code: string, field: string, zh: string, en: string) =>
  invalidField(field, code, { zh, en });

export const unknownProduct = () =>
  about(
    'product.unknown',
    'productId',
    '没有该产品。请先在产品库登记。',
    'No such product. Register it among your products first.',
  );

export const unknownDestination = () =>
  about(
    'premises.unknown',
    'destinationPremisesId',
    '没有该目的场所,请用 /api/premises 查询。',
    'No such premises; look it up at /api/premises.',
  );

export const destinationTakesNoImports = () =>
  about(
    'premises.no_imports',
    'destinationPremisesId',
    '目的场所未登记经营进口冷链食品,不得接收进口批次。请改选场所或先变更登记。',
    'These premises are not registered for imported goods. Choose others or change their filing.',
  );

export const unknownCountry = () =>
  about(
    'country.unknown',
    'originCountry',
    '国家代码无效(ISO 3166-1 两位大写字母)。',
    'Not a country: use the two capital letters of ISO 3166-1.',
  );

export const domesticCountry = () =>
  about(
    'lot.import_from_home',
    'originCountry',
    '进口批次的原产国不能是中国;国产货物请按 domestic 申报。',
    'An import cannot originate in China; declare domestic goods as domestic.',
  );

export const unknownOriginDivision = () =>
  about(
    'division.unknown',
    'originDivisionId',
    '没有该行政区划,请用 /api/divisions 查询。',
    'No such division; look it up at /api/divisions.',
  );

export const missingForEntry = (field: string) =>
  about(
    'lot.entry_field',
    field,
    '该入境方式必须填写此项。',
    'This way of entry demands this field.',
  );

export const badDates = (field: 'productionDate' | 'expiryDate') =>
  field === 'productionDate'
    ? about('lot.production_in_future', field, '生产日期不能晚于今天。', 'Produced in the future.')
    : about(
        'lot.expiry_before_production',
        field,
        '到期日必须晚于生产日期。',
        'It must expire after it was produced.',
      );

export const emptyLot = () =>
  about(
    'lot.no_weight',
    'quantity.netWeightKg',
    '净重必须大于零。',
    'The net weight must be more than nothing.',
  );

export const numberTaken = () =>
  new AppError({
    kind: 'conflict',
    code: 'lot.number_taken',
    message: {
      zh: '贵单位已有同号批次。请换一个批次号,或查询原批次。',
      en: 'Your organisation has a lot of this number. Choose another, or look that one up.',
    },
    issues: [
      {
        field: 'number',
        rule: 'lot.number_taken',
        message: { zh: '批次号重复', en: 'Number in use' },
      },
    ],
  });

export const customsItemExceeded = (leftKg: string, leftPieces: number) =>
  about(
    'lot.customs_item_exceeded',
    'quantity',
    `超出报关单该项的数量:尚余 ${leftKg} 千克、${leftPieces} 件。请核对报关单或改正其他批次。`,
    `More than the declaration item covers: ${leftKg} kg and ${leftPieces} pieces are left.`,
  );

export const customsItemDiffers = () =>
  about(
    'lot.customs_item_differs',
    'declarationItem',
    '该报关单项的总量与先前登记的不一致,请核对报关单。',
    'The total of this declaration item differs from what was entered before; check the paper.',
  );

export const shippedAlready = () =>
  new AppError({
    kind: 'conflict',
    code: 'lot.shipped',
    message: {
      zh: '该批次已发货、售出或加工,申报内容不可再改。请用更正事件说明差异。',
      en: 'Some of the lot was shipped, sold or processed; its declaration stands. Record a correction.',
    },
  });

export const arrivedAlready = () =>
  new AppError({
    kind: 'conflict',
    code: 'lot.arrived',
    message: {
      zh: '该批次已有货物入库,不能撤回申报。',
      en: 'Goods of this lot have arrived; the declaration cannot be withdrawn.',
    },
  });

export const nothingToAmend = () =>
  about('lot.no_change', 'reason', '没有要更改的内容。', 'There is nothing to change.');

export const beforeDeclaration = () =>
  about(
    'time.before_lot',
    'occurredAt',
    '时间早于批次申报,请更正时间。',
    'This is before the lot was declared; mend the time.',
  );

export const processedDates = () =>
  about(
    'lot.processed_dates',
    'expiryDate',
    '加工批次的日期来自加工记录,不能更改;有误时请作废加工记录后重新记录。',
    'The dates of a processed lot come from its processing; void that record and record it anew.',
  );
