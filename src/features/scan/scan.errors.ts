import { AppError, type ErrorKind } from '../../core/errors.ts';
import type { Fault } from '../../domain/text.ts';

/** Why a text proves nothing. `code` is set when it has the form of a code. */
export type CodeProblem = {
  kind: keyof typeof kinds;
  code: string | null;
  fault: Fault;
  /** The code that took its place, where that is one. */
  successor?: string | null;
  /** What of a link is to blame: an application identifier, or a part of the address. */
  field?: string;
};

type Issued<K> = CodeProblem & { kind: K };

/**
 * No success status for what proves nothing, so that a program which looks at it alone is not
 * misled: 404 until a code is in force, 410 once it no longer is.
 */
const kinds = {
  form: 'not_found',
  check: 'not_found',
  version: 'not_found',
  forged: 'not_found',
  not_offered: 'not_offered',
  unknown: 'not_found',
  inactive: 'not_found',
  void: 'gone',
  replaced: 'gone',
  link: 'malformed',
  disagrees: 'not_found',
  foreign: 'not_found',
  product_only: 'not_found',
  lot: 'not_found',
  link_type: 'not_found',
} as const satisfies Record<string, ErrorKind>;

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

export const inactiveCode = (code: string): Issued<'inactive'> => ({
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

export const voidCode = (code: string): Issued<'void'> => ({
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

export const replacedCode = (code: string, successor: string | null): Issued<'replaced'> => ({
  kind: 'replaced',
  code,
  successor,
  fault: {
    code: 'code.replaced',
    message: {
      zh: '这件商品已换贴新的追溯码,旧码不再有效。请扫描新码。',
      en: 'This unit was given a new code, and the old one is no longer in force. Scan the new one.',
    },
  },
});

export const notOfferedFault: Fault = {
  code: 'code.not_offered',
  message: {
    zh: '本系统没有配置单件追溯码密钥(CODE_KEYS),无法核验单件码。请查询批次追溯码(17 位),或联系系统管理员。',
    en: 'This installation has no keys for the codes of units (CODE_KEYS) and can’t check them. Look up the code of the lot (17 characters), or tell its administrator.',
  },
};

const made = new WeakMap<Fault, AppError>();

/** Once for a fault that is always the same: an error costs as much as finding a code forged. */
export function toError(found: CodeProblem): AppError {
  // What belongs to this one text alone is not remembered for the next.
  if (found.kind === 'replaced' || found.field !== undefined) return makeError(found);
  const error = made.get(found.fault) ?? makeError(found);
  made.set(found.fault, error);
  return error;
}

function makeError({ kind, fault, successor, field }: CodeProblem): AppError {
  return new AppError({
    kind: kinds[kind],
    ...fault,
    ...(field !== undefined && { issues: [{ field, rule: fault.code, message: fault.message }] }),
    ...(kind === 'replaced' && { details: { successor: successor ?? null } }),
  });
}

export const statusOf = ({ kind }: CodeProblem) => statuses[kinds[kind]];

const statuses = { malformed: 400, not_found: 404, gone: 410, not_offered: 501 } as const;
