import { AppError } from '../../core/errors.ts';

export const workbookNotHere = () =>
  new AppError({
    kind: 'not_offered',
    code: 'trace.workbook_not_here',
    message: {
      zh: '本服务器(边缘节点)不能生成电子表格。请从主服务器下载,或改用图或 JSON。',
      en: 'This server (at the edge) makes no spreadsheets. Fetch it from the main server, or take the picture or JSON.',
    },
  });

export const reportNotHere = () =>
  new AppError({
    kind: 'not_offered',
    code: 'trace.report_not_here',
    message: {
      zh: '本服务器(边缘节点)没有字体,不能生成 PDF 报告。请从主服务器下载,或打印追溯图。',
      en: 'This server (at the edge) has no font and prints no reports. Fetch it from the main server, or print the picture.',
    },
  });

export const pictureNotHere = () =>
  new AppError({
    kind: 'not_offered',
    code: 'trace.picture_not_here',
    message: {
      zh: '此部署没有附带追溯图的脚本。请先运行 npm run build,或改用电子表格。',
      en: 'This deployment carries no script for the picture. Run npm run build first, or take the spreadsheet.',
    },
  });

export const tooManyTraceFiles = () =>
  new AppError({
    kind: 'too_many',
    code: 'trace.files_too_many',
    message: {
      zh: '正在生成的追溯文件过多,请稍后再试。',
      en: 'Too many files of traces are being made; try again in a moment.',
    },
    details: { retryAfterSeconds: 10 },
  });
