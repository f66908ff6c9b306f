import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef } from 'react';

import { partWords } from './part-words.ts';

type SheetProps = { title: string; onClose: () => void; children: ReactNode };

/** From below, within reach of a thumb. Closed by Escape, the button, a tap beside it, or the way back, which leaves the page where it is. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const say = partWords.useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useBlocker({
    shouldBlockFn: ({ action }) => {
      if (action !== 'BACK') return false;
      onClose();
      return true;
    },
    enableBeforeUnload: false,
  });
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="kp-sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="kp-sheet-inside">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" className="kp-close" onClick={onClose} aria-label={say('close')}>
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
