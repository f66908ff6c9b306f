import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

import { timeWithZone } from '../../shared/formats.ts';
import { useSession } from '../../shared/session.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';

const paper = globalThis.matchMedia('print');

/** What is to be on paper has to be in the page before the browser draws it. */
function watch(changed: () => void): () => void {
  const now = () => flushSync(changed);
  globalThis.addEventListener('beforeprint', now);
  globalThis.addEventListener('afterprint', now);
  paper.addEventListener('change', now);
  return () => {
    globalThis.removeEventListener('beforeprint', now);
    globalThis.removeEventListener('afterprint', now);
    paper.removeEventListener('change', now);
  };
}

export const usePrinting = (): boolean => useSyncExternalStore(watch, () => paper.matches);

/** When the sheet was drawn: undefined on a screen. */
let begun: string | undefined;
function printedAt(): string | undefined {
  if (!paper.matches) begun = undefined;
  else begun ??= new Date().toISOString();
  return begun;
}

/** Above what is printed: when, by whom, and where it can be looked up again. The page's own heading follows. */
export function PrintHead() {
  const language = useLanguage();
  const { organisation, displayName } = useSession();
  const at = useSyncExternalStore(watch, printedAt);
  if (at === undefined) return null;
  return (
    <p className="dk-print-head">
      {nameOf(organisation, language)} · {displayName} · {timeWithZone(at, language)}
      <br />
      {location.href}
    </p>
  );
}
