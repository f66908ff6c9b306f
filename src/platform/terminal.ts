import { AppError } from '../core/errors.ts';

/** For the person at the terminal; the log has standard output to itself. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Ends a program with what its user can do about it, without a stack. */
export function failed(error: unknown): void {
  if (error instanceof AppError) {
    const issues = error.issues.map(
      ({ field, message }) => `  ${field}: ${message.zh} ${message.en}`,
    );
    say([`${error.text.zh} ${error.text.en}`, ...issues].join('\n'));
  } else {
    say(causes(error).join('\n  '));
  }
  process.exitCode = 1;
}

function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : causes(error.cause))];
}
