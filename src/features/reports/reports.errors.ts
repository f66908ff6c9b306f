import { AppError, invalidField } from '../../core/errors.ts';
import { type ReportState, reportStateNames } from '../../domain/consumer-reports.ts';

export const reportNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'report.not_found',
    message: {
      zh: '没有该举报，或不在您可见的范围。',
      en: 'No such report, or none that you may see.',
    },
  });

export const alreadyDecided = (state: ReportState) => {
  const { zh, en } = reportStateNames[state];
  return new AppError({
    kind: 'conflict',
    code: 'report.decided',
    message: {
      zh: `该举报已有结论（${zh}），消费者已可查到，不能退回“正在核查”。如需更正，请把 state 写为新的结论（upheld 属实或 unfounded 不属实），并写明新的答复。`,
      en: `This report is decided (${en}), which its reporter can read: it can’t go back to “examining”. To correct it, answer with the new conclusion as state (upheld or unfounded) and say why.`,
    },
  });
};

export const receiptUnknown = () =>
  new AppError({
    kind: 'not_found',
    code: 'report.receipt_unknown',
    message: {
      zh: '没有这个回执号。请对照提交后显示的回执号逐组核对。',
      en: 'No report has this receipt number. Compare it group by group with the one you were shown.',
    },
  });

export const photoNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'report.no_photo',
    message: {
      zh: '这条举报没有照片，或已删除。',
      en: 'This report has no photo, or not any more.',
    },
  });

export const tooManyReports = (seconds: number) =>
  new AppError({
    kind: 'too_many',
    code: 'report.too_many',
    message: {
      zh: `此网络地址的请求过多，请 ${seconds} 秒后再试。紧急情况请直接拨打 12315。`,
      en: `Too many requests from this address; try again in ${seconds} seconds. If it is urgent, call 12315.`,
    },
    details: { retryAfterSeconds: seconds },
  });

export const formOnly = () =>
  new AppError({
    kind: 'unsupported',
    code: 'report.form_only',
    message: {
      zh: '请用表单提交（multipart/form-data 或 application/x-www-form-urlencoded）。',
      en: 'Send a form: multipart/form-data or application/x-www-form-urlencoded.',
    },
  });

export const formTooLarge = (kilobytes: number) =>
  new AppError({
    kind: 'too_large',
    code: 'report.form_large',
    message: {
      zh: `不附照片的表单最大 ${kilobytes} KB，请删减说明；要附照片请用 multipart/form-data。`,
      en: `A form without a photo has at most ${kilobytes} kB; say it in fewer words. To add a photo send multipart/form-data.`,
    },
  });

export const unreadableForm = () =>
  new AppError({
    kind: 'malformed',
    code: 'report.unreadable_form',
    message: { zh: '表单内容无法读取，请重新提交。', en: 'The form can’t be read; send it again.' },
  });

export const kindMissing = () =>
  invalidField('kind', 'report.kind', {
    zh: '请选择发现了什么问题。',
    en: 'Choose what is wrong.',
  });

export const wordsMissing = () =>
  invalidField('text', 'report.text_missing', {
    zh: '选择“其他”时，请写明发现了什么。',
    en: 'With “something else”, say what it is.',
  });

export const wordsTooLong = (most: number) =>
  invalidField('text', 'report.text_long', {
    zh: `说明最多 ${most} 字，请删减。`,
    en: `At most ${most} characters; shorten it.`,
  });

export const wordsForbidden = () =>
  invalidField('text', 'text.characters', {
    zh: '含有不可见的控制字符，请重新输入。',
    en: 'Holds invisible control characters; type it again.',
  });

export const photoTooLarge = (megabytes: number) =>
  new AppError({
    kind: 'too_large',
    code: 'report.photo_large',
    message: {
      zh: `照片超过 ${megabytes} MB，请换一张小些的，或不附照片。`,
      en: `The photo is larger than ${megabytes} MB; take a smaller one, or leave it out.`,
    },
  });

export const notAPhoto = () =>
  invalidField('photo', 'report.photo_type', {
    zh: '照片须为 JPEG 或 PNG 图片（按内容判断）。',
    en: 'A photo is a JPEG or PNG picture, told by its content.',
  });
