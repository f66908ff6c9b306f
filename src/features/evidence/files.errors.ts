import { AppError } from '../../core/errors.ts';

export const fileNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'file.not_found',
    message: { zh: '没有该文件。', en: 'No such file.' },
  });

export const unsupportedType = () =>
  new AppError({
    kind: 'unsupported',
    code: 'file.unsupported',
    message: {
      zh: '只接受 PDF、JPEG、PNG。请在 Content-Type 中写明 application/pdf、image/jpeg 或 image/png。',
      en: 'Only PDF, JPEG and PNG are taken; name one of application/pdf, image/jpeg, image/png as Content-Type.',
    },
  });

export const unrecognisedContent = () =>
  new AppError({
    kind: 'unsupported',
    code: 'file.content_unsupported',
    message: {
      zh: '文件内容不是完整的 PDF、JPEG 或 PNG(按内容判断,与文件名无关)。请重新导出或拍照后上传。',
      en: 'By its content this is no complete PDF, JPEG or PNG, whatever its name. Export or photograph it again.',
    },
  });

export const contentDiffers = (declared: string, actual: string) =>
  new AppError({
    kind: 'invalid',
    code: 'file.content_differs',
    message: {
      zh: `声明的类型是 ${declared},文件内容却是 ${actual}。请按实际类型上传。`,
      en: `It was sent as ${declared}, but its content is ${actual}. Send it as what it is.`,
    },
    issues: [
      {
        field: 'content-type',
        rule: 'file.content_differs',
        message: { zh: `应为 ${actual}`, en: `Should be ${actual}` },
      },
    ],
  });

/** The record is there and the store has lost the bytes, or can't be reached. */
export const bytesMissing = () =>
  new AppError({
    kind: 'unavailable',
    code: 'file.bytes_missing',
    message: {
      zh: '文件暂时无法读取,请稍后再试或联系管理员。',
      en: 'The file can’t be read at the moment; try again or tell the administrator.',
    },
  });
