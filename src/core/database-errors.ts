/** What the drivers throw, told apart by SQLSTATE. pg and PGlite both put it into `code`. */
function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const serialization = '40001';
const deadlock = '40P01';
const uniqueViolation = '23505';
const checkViolation = '23514';

/**
 * The database asks to try again; or a constraint caught what another command did in the same
 * moment, and deciding anew against the fresh rows gives the person a proper answer.
 */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return (
    state === serialization ||
    state === deadlock ||
    state === uniqueViolation ||
    state === checkViolation
  );
}

export function isUniqueViolation(error: unknown, constraints?: readonly string[]): boolean {
  if (sqlState(error) !== uniqueViolation) return false;
  return constraints === undefined || constraints.includes(constraintOf(error));
}

function constraintOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return '';
  return String(error.constraint);
}

/** U+0000 and lone surrogates: JSON allows them, PostgreSQL's text does not. */
export function isUnstorable(error: unknown): boolean {
  const state = sqlState(error);
  return state === '22021' || state === '22P05';
}

/** A date or time outside what PostgreSQL's calendar holds, such as the year 0000. */
export function isOutsideCalendar(error: unknown): boolean {
  const state = sqlState(error);
  return state === '22007' || state === '22008';
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const lostConnection =
  /connection terminated|timeout exceeded when trying to connect|connection ended unexpectedly|not queryable|pglite (?:instance )?is (?:already )?closed|driver has already been destroyed/i;

/** The database is away: answer 503 and let the client repeat the same event id. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) {
    if (networkCodes.has(state) || state.startsWith('08') || state.startsWith('57P')) return true;
    if (state === '53300' || state === '57014' || state === '25006') return true;
  }
  return error instanceof Error && lostConnection.test(error.message);
}
