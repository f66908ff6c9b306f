import { AppError } from '../core/errors.ts';
import type { FileStore } from '../core/ports.ts';

/** For an installation without a store: says so instead of losing what it is given. */
export const noFiles: FileStore = {
  put: async () => {
    throw notOffered();
  },
  get: async () => {
    throw notOffered();
  },
  check: async () => {},
};

function notOffered(): AppError {
  return new AppError({
    kind: 'not_offered',
    code: 'files.not_offered',
    message: {
      zh: '此部署没有文件存储,请联系管理员设置 FILES。',
      en: 'This deployment has no store for files; its administrator can set FILES.',
    },
  });
}
