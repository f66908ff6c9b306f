import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';

import { LanguageSwitch, ThemeSwitch } from '../shared/choices.tsx';
import { SessionGate } from '../shared/session-gate.tsx';
import { useSession, useSignOut } from '../shared/session.ts';
import { sharedWords } from '../shared/shared-words.ts';
import { nameOf, useLanguage } from '../shared/words.ts';
import { KeeperProvider, useKeeperState } from './keeper-context.tsx';
import { keeperWords } from './keeper-words.ts';
import { StatusBar } from './status-bar.tsx';
import { StoreChoice, StoreName } from './store-choice.tsx';
import { forgetTyped } from './typed.ts';
import { takeOver, useUpdateWaiting } from './updates.ts';

/** Who has no goods in his hands and signs in at the bare address meant the desk. */
function sendHome(isKeeping: boolean): void {
  if (!isKeeping && /^\/keeper\/?$/.test(location.pathname)) location.assign('/desk');
}

export function KeeperShell() {
  return (
    <SessionGate onSignedIn={(session) => sendHome(session.permissions.includes('custody:write'))}>
      <KeeperProvider>
        <Frame />
      </KeeperProvider>
    </SessionGate>
  );
}

function Frame() {
  const say = keeperWords.useWords();
  const session = useSession();
  const language = useLanguage();
  return (
    <div className="kp-frame">
      <UpdateNotice />
      <header className="kp-top">
        <Link to="/" className="kp-home">
          <span className="kp-house">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M3 11.5 12 4l9 7.5M6 9.5V20h4.5v-5h3v5H18V9.5" />
            </svg>
            {say('home')}
          </span>
          <StoreName firm={nameOf(session.organisation, language)} />
        </Link>
        <Menu />
      </header>
      <StatusBar />
      <main className="kp-main" aria-label={say('title')}>
        <Outlet />
      </main>
    </div>
  );
}

function Menu() {
  const say = keeperWords.useWords();
  const shared = sharedWords.useWords();
  const session = useSession();
  const language = useLanguage();
  const signOut = useSignOut();
  // Nothing half typed is left to the next.
  const leave = () => {
    forgetTyped();
    void signOut();
  };
  const { isOpen, setOpen, summary } = useMenu();
  return (
    <details className="kp-more" open={isOpen}>
      <summary
        ref={summary}
        aria-label={say('more')}
        onClick={(event) => {
          // Opened by us alone, so that nothing else has to be told.
          event.preventDefault();
          setOpen(!isOpen);
        }}
      >
        ☰
      </summary>
      {/* A tap beside the menu closes it and does nothing else. */}
      <div className="kp-menu-ground" aria-hidden="true" onClick={() => setOpen(false)} />
      <div className="kp-menu">
        <p>
          <b>{session.displayName}</b> {shared(`role.${session.role}`)}
          <br />
          {nameOf(session.organisation, language)}
        </p>
        <StoreChoice />
        <ThemeSwitch />
        <LanguageSwitch />
        <a href="/desk">{shared('toDesk')}</a>
        <button type="button" className="fm-button" onClick={leave}>
          {shared('signOut')}
        </button>
      </div>
    </details>
  );
}

/** Open until something else is done: another page, another store, Escape. */
function useMenu() {
  const [openAt, setOpenAt] = useState<string>();
  const summary = useRef<HTMLElement>(null);
  const href = useLocation({ select: (location) => location.href });
  const { snapshot } = useKeeperState();
  const here = `${snapshot?.premisesId} ${href}`;
  const isOpen = openAt === here;
  const setOpen = (wanted: boolean) => setOpenAt(wanted ? here : undefined);
  useLayoutEffect(() => {
    if (!isOpen) return;
    const pressed = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpenAt(undefined);
      summary.current?.focus();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [isOpen]);
  return { isOpen, setOpen, summary };
}

function UpdateNotice() {
  const say = keeperWords.useWords();
  return useUpdateWaiting() ? (
    <div className="kp-update" role="status">
      <p>{say('update')}</p>
      <button type="button" className="fm-button" onClick={takeOver}>
        {say('updateNow')}
      </button>
    </div>
  ) : null;
}
