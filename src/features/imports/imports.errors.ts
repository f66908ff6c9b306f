import { AppError } from '../../core/errors.ts';
import type { Text } from '../../domain/text.ts';

export const notOffered = () =>
  new AppError({
    kind: 'not_offered',
    code: 'import.not_offered',
    message: {
      zh: '此处不提供表格导入,请连接主服务器。',
      en: 'Spreadsheets are not taken here; use the main server.',
    },
  });

export const unsupportedBody = () =>
  new AppError({
    kind: 'unsupported',
    code: 'import.unsupported',
    message: {
      zh: '请把 .xlsx 或 .csv 文件本身作为请求体发送(不是表单或 JSON)。',
      en: 'Send the .xlsx or .csv file itself as the body, not a form or JSON.',
    },
  });

export const uploadTooLarge = (megabytes: number) =>
  new AppError({
    kind: 'too_large',
    code: 'import.too_large',
    message: {
      zh: `文件超过 ${megabytes} MB 上限,请拆成几个文件分别导入。`,
      en: `The file is larger than ${megabytes} MB; split it into several files.`,
    },
  });

export const busy = () =>
  new AppError({
    kind: 'too_many',
    code: 'import.busy',
    message: {
      zh: '正在处理的导入过多,请稍后再试。',
      en: 'Too many imports are running; try again in a moment.',
    },
    details: { retryAfterSeconds: 10 },
  });

/** The sender has gone away: said to nobody, but the import ends by it. */
export const abandoned = () =>
  new AppError({
    kind: 'malformed',
    code: 'import.abandoned',
    message: {
      zh: '连接已断开,导入中止。重新导入同一文件不会重复记录。',
      en: 'The connection was lost and the import stopped. The same file again repeats nothing.',
    },
  });

export const markedUpNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'import.file_not_found',
    message: { zh: '没有该文件。', en: 'No such file.' },
  });

type Told = { rule: string; message: Text };
const told = (rule: string, zh: string, en: string): Told => ({ rule, message: { zh, en } });

/** Of a merged cell only the first holds anything; which others belong to it, a reader of rows can't tell. */
export const emptyCell = () =>
  told(
    'cell.required',
    '此项必填。合并单元格只有左上角有内容,请取消合并后逐行填写。',
    'This cell must be filled. Of a merged cell only the first holds anything: unmerge it and fill in each row.',
  );

export const bareFormula = () =>
  told(
    'cell.formula',
    '这是公式,没有计算结果。请改为填写数值或文字(复制后“选择性粘贴为数值”)。',
    'This is a formula without its result. Enter the value itself (copy it and paste as value).',
  );

export const brokenFormula = () =>
  told(
    'cell.formula_error',
    '公式出错。请改为填写数值或文字。',
    'The formula fails here. Enter the value itself.',
  );

export const noHeader = () =>
  told(
    'sheet.no_header',
    '表格没有表头。请下载模板,在其中填写。',
    'The sheet has no header row. Download the template and fill that in.',
  );

export const unknownColumn = (header: string, known: Text) =>
  told(
    'sheet.unknown_column',
    `不认识的列“${header}”。请改成模板中的列名,或删除该列。可用的列:${known.zh}。`,
    `Unknown column “${header}”. Name it as the template does, or delete it. Columns: ${known.en}.`,
  );

export const repeatedColumn = (header: string, first: string) =>
  told(
    'sheet.repeated_column',
    `列“${header}”与 ${first} 列重复,请删除其中一列。`,
    `Column “${header}” repeats column ${first}; delete one of them.`,
  );

export const missingColumn = (column: Text) =>
  told(
    'sheet.missing_column',
    `缺少必填列“${column.zh}”,请按模板补上。`,
    `The column “${column.en}” is missing; add it as in the template.`,
  );

export const cellBeyondHeader = () =>
  told(
    'sheet.no_column',
    '该单元格所在列没有表头。请删除内容,或补上表头。',
    'This column has no header. Clear the cell, or name the column.',
  );

export const differsInGroup = (by: Text) =>
  told(
    'sheet.group_differs',
    `同一“${by.zh}”的各行,此列须一致。`,
    `Rows of one “${by.en}” must agree in this column.`,
  );

export const scatteredGroup = (by: Text) =>
  told(
    'sheet.group_scattered',
    `同一“${by.zh}”的行须排在一起。请按该列排序后重新导入。`,
    `Rows of one “${by.en}” must stand together. Sort by that column and import again.`,
  );

export const groupTooLong = (by: Text, max: number) =>
  told(
    'sheet.group_too_long',
    `同一“${by.zh}”最多 ${max} 行,请分成几个。`,
    `One “${by.en}” has at most ${max} rows; split it.`,
  );

export const unknownProduct = () =>
  told(
    'product.unknown',
    '贵单位产品库中没有此编码。请核对,或先登记产品。',
    'None of your products has this code. Check it, or register the product first.',
  );

export const unknownPremises = () =>
  told(
    'premises.unknown',
    '没有此编码的场所,请核对场所编码。',
    'No premises have this code; check it.',
  );

export const foreignPremises = () =>
  told(
    'premises.unknown',
    '贵单位没有此编码的场所,请核对场所编码。',
    'None of your premises has this code; check it.',
  );

export const unknownRoom = () =>
  told(
    'place.unknown',
    '该场所没有此编码的库房。请核对,或留空表示月台。',
    'These premises have no room of this code. Check it, or leave it empty for the dock.',
  );

export const unknownDivision = () =>
  told(
    'division.unknown',
    '没有此行政区划。请填写六位代码,例如 350200。',
    'No such division. Enter its six-digit code, such as 350200.',
  );

export const lotUnnamed = () =>
  told(
    'lot.unnamed',
    '请填写批次号或供应商批号。',
    "Fill in the lot number or the supplier's lot number.",
  );

export const unknownLot = () =>
  told(
    'lot.unknown',
    '没有该批次,或不由贵单位经手。请核对批号,或先导入批次。',
    'No such lot, or your organisation does not handle it. Check the number, or import the lot first.',
  );

export const ambiguousLot = () =>
  told(
    'lot.ambiguous',
    '有多个批次使用此批号,请填写我方批次号。',
    'Several lots have this number; fill in our own lot number.',
  );

export const unknownShipment = () =>
  told(
    'shipment.not_found',
    '没有发往贵单位、运输途中的此运单。请核对运单号;已收货的运单请勿重复导入。',
    'No shipment of this number is on its way to you. Check the number; what was received is not received again.',
  );

export const ambiguousShipment = () =>
  told(
    'shipment.ambiguous',
    '有多张在途运单使用此号码,请在系统中逐单收货。',
    'Several shipments on their way have this number; receive them one by one in the application.',
  );

export const otherShipmentPremises = () =>
  told(
    'shipment.other_premises',
    '该运单发往另一场所,请核对收货场所编码。',
    'The shipment is bound for other premises; check the code.',
  );

export const targetUnnamed = () =>
  told(
    'test.target',
    '样品编号和混检管编号须填且只填一项。',
    'Fill in the sample number or the pool number, one of the two.',
  );

export const unknownSample = () =>
  told(
    'sample.unknown',
    '没有此编号的样品,或既非贵单位采集也未送至贵单位。',
    'No such sample, or it was neither taken by you nor sent to you.',
  );

export const unknownPool = () =>
  told(
    'pool.unknown',
    '没有此编号的混检管,或其样品未送至贵单位。',
    'No such pool, or its samples were not sent to you.',
  );

export const ambiguousSample = () =>
  told(
    'sample.ambiguous',
    '多个单位有此编号,请填写“采样单位信用代码”。',
    'Several firms use this number; fill in the credit code of the one that took the sample.',
  );

export const nothingToRetest = () =>
  told(
    'test.nothing_to_retest',
    '没有该样品此项目的先前结果,不能作为复检。请先导入初检结果,或把“复检”改为“否”。',
    'There is no earlier result of this analyte to take over. Import the first result before, or enter no.',
  );

export const preparationUnnamed = () =>
  told(
    'disinfectant.unknown',
    '没有此消毒剂在该时间的配制记录。请核对,或填写浓度、浓度单位以同时登记配制。',
    'No preparation of this agent at that time. Check both, or fill in concentration and unit to record it as well.',
  );

export const notForKind = (kind: Text) =>
  told(
    'lot.not_for_kind',
    `${kind.zh}批次不填此项,请清空。`,
    `A lot that is ${kind.en} has nothing here; clear the cell.`,
  );
