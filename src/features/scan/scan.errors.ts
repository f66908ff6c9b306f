import { AppError } from '../../core/errors.ts';
import type { Fault } from '../../domain/text.ts';

/** Why a text proves nothing. `code` is set when it has the form of a code. */
export type CodeProblem = {
  kind: 'form' | 'check' | 'unknown' | 'inactive' | 'void';
  code: string | null;
  fault: Fault;
};

export const unknownCode = (code: string): CodeProblem => ({
  kind: 'unknown',
  code,
  fault: {
    code: 'code.unknown',
    message: {
      zh: '本系统没有发出过这个追溯码,标签可能是伪造的。',
      en: 'This system never issued this code; the label may be forged.',
    },
  },
});

export const inactiveCode = (code: string): CodeProblem => ({
  kind: 'inactive',
  code,
  fault: {
    code: 'code.inactive',
    message: {
      zh: '追溯码已发出,尚未启用:证明还没有核验齐全。',
      en: 'The code is issued but not in force: its proofs have not all been checked.',
    },
  },
});

export const voidCode = (code: string): CodeProblem => ({
  kind: 'void',
  code,
  fault: {
    code: 'code.void',
    message: {
      zh: '追溯码已由发码单位作废,不能证明商品的来源。',
      en: 'The code was voided by its issuer and proves nothing about the goods.',
    },
  },
});

/**
 * No success status for what proves nothing, so that a program which looks at it alone is not
 * misled: 404 until a code is in force, 410 once it is void.
 */
export const toError = ({ kind, fault }: CodeProblem) =>
  new AppError({ kind: kind === 'void' ? 'gone' : 'not_found', ...fault });

export const statusOfProblem = ({ kind }: CodeProblem) => (kind === 'void' ? 410 : 404);
