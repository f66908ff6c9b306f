import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { useLanguage } from '../../shared/words.ts';
import { useKeeper, useKeeperState } from '../keeper-context.tsx';
import { checkDraft } from '../offline/check.ts';
import type { CommandRecord } from '../offline/record.ts';
import { StorageFull } from '../offline/space.ts';
import type { Draft, Op } from '../offline/wire.ts';
import { MissingShown } from '../parts/missing.ts';
import { partWords } from '../parts/part-words.ts';
import { Sheet } from '../parts/sheet.tsx';
import { flowWords } from './flow-words.ts';
import { useTypedForm } from './typed-state.tsx';

/** The texts of what stands in the way at a field, by the server's name of it. */
export type WrongAt = (field: string) => string[];

type FlowProps = {
  op: Op;
  /** Undefined while something is missing. */
  draft: Draft | undefined;
  /** The refused command that this one takes the place of. */
  redo: CommandRecord | undefined;
  /** Fields that the screen shows: what is said of others stands above the button. */
  fields: readonly string[];
  /** Asked about before it is recorded: unusual, and possibly right. */
  doubts?: readonly string[];
  remember?: () => void;
  children: (wrongAt: WrongAt) => ReactNode;
};

type Told = { field: string; message: string };

/** A screen that makes one command: judged on the device, recorded, and taken back if it was wrong. */
export function Flow({ op, draft, redo, fields, doubts = [], remember, children }: FlowProps) {
  const say = flowWords.useWords();
  const language = useLanguage();
  const keeper = useKeeper();
  const navigate = useNavigate();
  const typed = useTypedForm();
  const { books, holds } = useKeeperState();
  const [tries, setTries] = useState(0);
  const isTried = tries > 0;
  const [isKnown, setKnown] = useState(false);
  const [failure, setFailure] = useState<'full' | 'failed'>();
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const checked =
    books && draft ? checkDraft(books, holds, draft, keeper.now()) : { faults: [], unknown: [] };
  const faults = checked.faults.map(({ field, message }): Told => ({
    field,
    message: message[language],
  }));
  // What the server said of the refused one, until something else was tried.
  const refused = redo && !isTried ? (redo.refusal?.errors ?? []) : [];
  const told: readonly Told[] = isTried ? faults : [...refused, ...faults];
  const wrongAt: WrongAt = (field) => [
    ...new Set(told.flatMap((one) => (one.field === field ? [one.message] : []))),
  ];
  const redoId = redo?.id;
  const form = useRef<HTMLFormElement>(null);
  // The button lies over the end of the page: what is wrong is brought out from under it.
  useEffect(() => {
    if (tries === 0 && redoId === undefined) return;
    const first = form.current?.querySelector('[data-wrong], [aria-invalid="true"], .kp-wrong');
    first?.scrollIntoView({ block: 'nearest' });
  }, [tries, redoId]);
  const elsewhere = told.filter(
    ({ field }) => !fields.some((one) => field === one || matches(one, field)),
  );
  const unknown = [...new Set(checked.unknown.map(({ message }) => message[language]))];
  const submit = async () => {
    setTries(tries + 1);
    if (!draft || faults.length > 0 || (unknown.length > 0 && !isKnown) || isBusy) return;
    if (doubts.length > 0 && !isAsking) return setAsking(true);
    setAsking(false);
    setBusy(true);
    const kept = () => typed.forget();
    const recording = redo ? keeper.replace(redo.id, draft, kept) : keeper.record(draft, kept);
    const stored = await recording.catch((error: unknown) => {
      setFailure(error instanceof StorageFull ? 'full' : 'failed');
      setBusy(false);
    });
    // From here on it is recorded, whatever becomes of the page: the button stays shut.
    if (!stored) return;
    remember?.();
    keeper.sync();
    // In the place of the form: neither a reload nor the way back finds it filled in again.
    await navigate({ to: '/done/$id', params: { id: stored.id }, replace: true });
  };
  return (
    <form
      ref={form}
      className="kp-flow"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{say(`op.${op}`)}</h1>
      {isExplained(op) && <p className="fm-quiet">{say(`lead.${op}`)}</p>}
      <MissingShown value={isTried && !draft}>{children(wrongAt)}</MissingShown>
      {elsewhere.length > 0 && (
        <div className="fm-note fm-note-wrong" role="alert">
          <p>{say('notAllowed')}</p>
          <ul>
            {[...new Set(elsewhere.map(({ message }) => message))].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {unknown.length > 0 && faults.length === 0 && (
        <div className="fm-note kp-unknown">
          <p>
            <b>{say('unknown')}</b> {say('unknownLead')}
          </p>
          <ul>
            {unknown.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <label className="kp-tick">
            <input
              type="checkbox"
              checked={isKnown}
              onChange={(event) => setKnown(event.target.checked)}
            />
            <span>{say('unknownAnyway')}</span>
          </label>
        </div>
      )}
      {isTried && !draft && <p className="kp-wrong">{say('missing')}</p>}
      {failure && <NotSaved failure={failure} />}
      {isAsking && (
        <Sheet title={say('doubt')} onClose={() => setAsking(false)}>
          <ul role="alert">
            {doubts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <button type="button" className="fm-button fm-main kp-wide" onClick={() => void submit()}>
            {say('doubtYes')}
          </button>
          <button type="button" className="fm-button kp-wide" onClick={() => setAsking(false)}>
            {say('doubtNo')}
          </button>
        </Sheet>
      )}
      <div className="kp-confirm">
        <button type="submit" className="fm-button fm-main" disabled={isBusy}>
          {say(redo ? 'confirmAgain' : 'confirm')}
        </button>
      </div>
    </form>
  );
}

const explained = ['receive', 'receiveShipment'] as const;
const isExplained = (op: Op): op is (typeof explained)[number] =>
  explained.some((one) => one === op);

/** `lines.*.quantity` stands for every line's. */
function matches(pattern: string, field: string): boolean {
  const parts = pattern.split('.');
  const given = field.split('.');
  return (
    parts.length === given.length && parts.every((one, at) => one === '*' || one === given[at])
  );
}

function NotSaved({ failure }: { failure: 'full' | 'failed' }) {
  const say = partWords.useWords();
  return (
    <div className="fm-note fm-note-wrong" role="alert">
      <p>{say(failure)}</p>
    </div>
  );
}
