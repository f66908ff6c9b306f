import { AppError, invalidField } from '../../core/errors.ts';
import type { Fault } from '../../domain/text.ts';
import type { Format, Layout } from './labels.schemas.ts';

export const printNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'print.not_found',
    message: { zh: '没有该打印任务。', en: 'There is no such print.' },
  });

export const tooManyLabels = (asked: number, most: number) => {
  const files = Math.ceil(asked / most);
  return invalidField('last', 'print.too_many', {
    zh: `一次最多打印 ${most} 张,现要求 ${asked} 张。请分成 ${files} 个任务,例如每个 ${most} 张。`,
    en: `A print has at most ${most} labels; this one asks for ${asked}. Split it into ${files} prints, of ${most} each for instance.`,
  });
};

export const layoutUnfit = (format: Format, fitting: readonly Layout[]) =>
  invalidField('layout', 'print.layout', {
    zh:
      fitting.length === 0
        ? `${format} 没有版式,请去掉 layout。`
        : `${format} 的版式为 ${fitting.join('、')} 之一。`,
    en:
      fitting.length === 0
        ? `${format} has no layout; leave it out.`
        : `The layout of ${format} is one of ${fitting.join(', ')}.`,
  });

export const dpiUnfit = (format: Format) =>
  invalidField('dpi', 'print.dpi', {
    zh: `只有 zpl 需要打印机分辨率;${format} 请去掉 dpi。`,
    en: `Only zpl needs the resolution of its printer; leave dpi out for ${format}.`,
  });

export const severalLots = (first: number) =>
  invalidField('last', 'print.several_lots', {
    zh: `这些单件分属不同批次(序号 ${first} 起为另一批次),标签内容不同。请按批次分段打印。`,
    en: `These units are of different lots (another one from serial ${first} on), so their labels differ. Print them lot by lot.`,
  });

/** By a rule of the link's own. */
export const notLinkable = ({ message }: Fault) =>
  invalidField('link', 'print.link', {
    zh: `不能印 GS1 数字链接:${message.zh}请改用短链接(link=short)。`,
    en: `No GS1 Digital Link can be printed: ${message.en} Print the short link (link=short).`,
  });

export const noGtin = () =>
  notLinkable({
    code: 'gtin.none',
    message: { zh: '该产品没有商品条码(GTIN)。', en: 'This product has no GTIN.' },
  });

export const outsidePrint = ({ first, last }: { first: number; last: number }) =>
  invalidField('from', 'print.from', {
    zh: `该打印任务的序号为 ${first}–${last},from 须在其中。`,
    en: `The labels of this print are ${first}–${last}; from has to be one of them.`,
  });

export const notHere = () =>
  new AppError({
    kind: 'not_offered',
    code: 'print.not_here',
    message: {
      zh: '本服务器(边缘节点)没有字体,不能生成 PDF、图片和压缩包。请从主服务器下载,或改用 zpl、csv。',
      en: 'This server (at the edge) has no font: it makes no PDF, pictures or archives. Fetch the file from the main server, or print zpl or csv.',
    },
  });

export const tooManyOfYours = (most: number) =>
  new AppError({
    kind: 'too_many',
    code: 'print.busy',
    message: {
      zh: `贵单位正在下载的标签文件已有 ${most} 个,请等其中一个完成后再下载。`,
      en: `Your firm is fetching ${most} files of labels at this moment; fetch this one when one of them is done.`,
    },
    details: { retryAfterSeconds: 10 },
  });

export const tooManyFiles = (most: number) =>
  new AppError({
    kind: 'too_many',
    code: 'print.busy',
    message: {
      zh: `正在生成的标签文件已有 ${most} 个,请稍后再下载。`,
      en: `${most} files of labels are being made at this moment; fetch yours in a while.`,
    },
    details: { retryAfterSeconds: 10 },
  });
