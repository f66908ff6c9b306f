import { type ReactNode, useEffect, useId, useState, useSyncExternalStore, useRef } from 'react';

import { problemOf } from './problem.ts';
import { sharedWords } from './shared-words.ts';

const patienceMs = 300;

/** Shown only to who waits longer than a blink. */
function Late({ children }: { children: ReactNode }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? children : null;
}

/** Grey lines where text will be. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const say = sharedWords.useWords();
  return (
    <Late>
      <div className="fm-skeleton" role="status" aria-label={say('loading')}>
        {Array.from({ length: lines }, (_, line) => (
          <span key={line} />
        ))}
      </div>
    </Late>
  );
}

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'password' | 'tel';
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'tel';
  problem?: string | undefined;
  autoFocus?: boolean;
};

/** A plain field for the pages that load nothing heavy. */
export function Field({ autoFocus, ...props }: FieldProps) {
  const { label, value, onChange, problem, type = 'text', ...rest } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // The attribute is heard once in the life of a page, and a field may come later.
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  return (
    <div className="fm-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={input}
        type={type}
        value={value}
        required
        spellCheck="false"
        autoCapitalize="none"
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      {problem !== undefined && (
        <p className="fm-wrong" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** What went wrong, for a person: the server's words, and its number for who is asked for help. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = sharedWords.useWords();
  const problem = problemOf(error);
  return (
    <div className="fm-note fm-note-wrong" role="alert">
      <p>{problem.message}</p>
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {field !== '' && <code>{field}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      {problem.requestId !== undefined && (problem.status >= 500 || problem.status === 0) && (
        <p className="fm-quiet">
          {say('requestId')}: <code>{problem.requestId}</code>
        </p>
      )}
      {onRetry && (
        <button type="button" className="fm-button" onClick={onRetry}>
          {say('retry')}
        </button>
      )}
    </div>
  );
}

function subscribeOnline(listener: () => void) {
  globalThis.addEventListener('online', listener);
  globalThis.addEventListener('offline', listener);
  return () => {
    globalThis.removeEventListener('online', listener);
    globalThis.removeEventListener('offline', listener);
  };
}

/** As the browser has it. */
export const useOnline = (): boolean =>
  useSyncExternalStore(subscribeOnline, () => navigator.onLine);

/** The keeper's pages say it in their own way. */
export function OfflineNotice() {
  const say = sharedWords.useWords();
  return useOnline() ? null : (
    <p className="fm-offline" role="status">
      {say('offline')}
    </p>
  );
}
