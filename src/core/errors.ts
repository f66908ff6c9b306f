import type { Text } from '../domain/text.ts';

/** What went wrong in domain terms. Only `core/http.ts` knows about status codes. */
export type ErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'wrong_method'
  | 'conflict'
  | 'gone'
  | 'too_large'
  | 'unsupported'
  | 'invalid'
  | 'too_many'
  | 'not_offered'
  | 'unavailable';

/** One thing to mend: where (`lines.0.netWeightKg`), which rule, and what to do about it. */
export type Issue = { field: string; rule: string; message: Text };

type AppErrorInit = {
  kind: ErrorKind;
  /** Stable, documented, `feature.reason`. Clients switch on it; never reword it. */
  code: string;
  message: Text;
  issues?: readonly Issue[];
  /** Sent to the client as is. Never put secrets or another organisation's data here. */
  details?: Record<string, unknown>;
  cause?: unknown;
};

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly text: Text;
  readonly issues: readonly Issue[];
  readonly details: Record<string, unknown>;

  constructor({ kind, code, message, issues = [], details = {}, cause }: AppErrorInit) {
    super(message.en, { cause });
    this.kind = kind;
    this.code = code;
    this.text = message;
    this.issues = issues;
    this.details = details;
  }
}

/** A single field that breaks a rule: 422, with the field named. */
export function invalidField(field: string, code: string, message: Text): AppError {
  return new AppError({
    kind: 'invalid',
    code,
    message,
    issues: [{ field, rule: code, message }],
  });
}
