import { useQueryClient } from '@tanstack/react-query';
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';

import { LanguageSwitch, ThemeSwitch } from './choices.tsx';
import { onSessionLost } from './session-events.ts';
import {
  type Session,
  SessionContext,
  sessionQuery,
  useEnter,
  useOtherTabs,
  useSessionQuery,
  useSignOut,
} from './session.ts';
import { sharedWords } from './shared-words.ts';
import { EnrolForm, FactorForm, SignInPanel } from './sign-in.tsx';
import { ProblemNote, Skeleton } from './ui.tsx';

type GateProps = {
  children: ReactNode;
  /** Called when somebody signs in by hand: where they go by their role. */
  onSignedIn?: (session: Session) => void;
};

/**
 * Nothing below is shown without a session. It asks on the very page that was asked for, so that
 * a deep link stays where it is; and over the page, when a session ends under typing hands.
 */
export function SessionGate({ children, onSignedIn }: GateProps) {
  const { data: session, error, refetch, isPending } = useSessionQuery();
  const enter = useEnter();
  useOtherTabs();
  const done = (entered: Session) => {
    enter(entered);
    if (entered.secondFactor === 'passed') onSignedIn?.(entered);
  };
  if (session === undefined) {
    if (isPending) return <Outside />;
    return (
      <Outside>
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </Outside>
    );
  }
  if (session === null) {
    return (
      <Outside>
        <SignInCard onDone={done} />
      </Outside>
    );
  }
  if (session.secondFactor !== 'passed') {
    return (
      <Outside>
        <FactorCard session={session} onDone={done} />
      </Outside>
    );
  }
  return (
    <SessionContext value={session}>
      <Fragment key={session.userId}>{children}</Fragment>
      <SignInAgain />
    </SessionContext>
  );
}

function SignInCard({ onDone }: { onDone: (session: Session) => void }) {
  const say = sharedWords.useWords();
  return (
    <>
      <h1>{say('signIn.title')}</h1>
      <SignInPanel onDone={onDone} />
      <p className="fm-quiet">
        <a href="/desk/register">{say('signIn.register')}</a>
      </p>
    </>
  );
}

function FactorCard({ session, onDone }: { session: Session; onDone: (entered: Session) => void }) {
  const say = sharedWords.useWords();
  const client = useQueryClient();
  const signOut = useSignOut();
  const isDue = session.secondFactor === 'verify';
  return (
    <>
      <h1>{say(isDue ? 'signIn.code' : 'signIn.enrolTitle')}</h1>
      {isDue ? (
        <FactorForm onDone={onDone} />
      ) : (
        <EnrolForm onDone={() => void client.invalidateQueries(sessionQuery)} />
      )}
      <button type="button" className="fm-plain" onClick={() => void signOut()}>
        {say('signIn.another')}
      </button>
    </>
  );
}

/** The frame of pages for who isn't in yet. Without content it waits. */
function Outside({ children }: { children?: ReactNode }) {
  const say = sharedWords.useWords();
  return (
    <div className="fm-outside">
      <header className="fm-outside-top">
        <strong>{say('product')}</strong>
        <span className="fm-row">
          <ThemeSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main className="fm-card">{children ?? <Skeleton lines={5} />}</main>
    </div>
  );
}

/** Over the page, which stays as it is. */
function SignInAgain() {
  const say = sharedWords.useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isLost, setLost] = useState(false);
  const [half, setHalf] = useState<Session>();
  const enter = useEnter();
  useEffect(() => onSessionLost(() => setLost(true)), []);
  useEffect(() => {
    if (isLost) dialog.current?.showModal();
  }, [isLost]);
  if (!isLost) return null;
  const done = (session: Session) => {
    if (session.secondFactor === 'verify') return setHalf(session);
    setHalf(undefined);
    setLost(false);
    enter(session);
  };
  return (
    <dialog ref={dialog} className="fm-dialog" aria-labelledby="sign-in-again">
      <h2 id="sign-in-again">{say('signIn.again')}</h2>
      <p>{say('signIn.againLead')}</p>
      {half ? <FactorForm onDone={done} /> : <SignInPanel onDone={done} />}
    </dialog>
  );
}
