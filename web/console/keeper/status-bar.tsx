import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { ageText, timeText } from '../shared/formats.ts';
import { sessionLost } from '../shared/session-events.ts';
import { useOnline } from '../shared/ui.tsx';
import { useLanguage } from '../shared/words.ts';
import { useKeeper, useKeeperState } from './keeper-context.tsx';
import type { Round } from './offline/sync.ts';
import { pageWords } from './pages/page-words.ts';

/** Always in sight: what waits, how old the data is, and until when the list of holds may be believed. */
export function StatusBar() {
  const say = pageWords.useWords();
  const language = useLanguage();
  const keeper = useKeeper();
  const { queue, snapshot, round, isOpen, isSyncing, isOld, trouble } = useKeeperState();
  useMinutes();
  const waiting = queue.filter(({ state }) => state === 'waiting').length;
  const refused = queue.filter(({ state }) => state === 'refused').length;
  // The browser knows at once; a round finds out when it is next sent.
  const isOnline = useOnline();
  const net = !isOnline ? 'offline' : isSyncing ? 'syncing' : netOf(round);
  if (isOld) {
    return (
      <div className="kp-status" role="alert">
        <p>{say('status.old')}</p>
        <button type="button" className="fm-button" onClick={() => location.reload()}>
          {say('status.reload')}
        </button>
      </div>
    );
  }
  return (
    <section className="kp-status" aria-label={say('status.title')}>
      <Link to="/queue" className="kp-status-row" data-net={net}>
        <span data-tone={net === 'offline' || net === 'stopped' ? 'warn' : undefined}>
          {say(`status.${net}`)}
        </span>
        {/* Before the device's store is open nobody knows: none is not the same as not looked. */}
        {isOpen && (
          <span data-tone={waiting > 0 ? 'warn' : undefined} data-count="waiting">
            {say('status.waiting', { count: waiting })}
          </span>
        )}
        {refused > 0 && (
          <span data-tone="bad" data-count="refused">
            {say('status.refused', { count: refused })}
          </span>
        )}
        {isOpen && (
          <span>
            {snapshot
              ? net === 'offline' || net === 'stopped'
                ? say('status.dataAt', { time: timeText(snapshot.at).slice(5) })
                : say('status.data', { age: ageText(snapshot.at, language, keeper.now()) })
              : say('status.noData')}
          </span>
        )}
      </Link>
      {trouble && (
        <p data-tone="bad" role="alert">
          {say(`status.trouble.${trouble}`)}
        </p>
      )}
      <HoldsNote isOnline={net === 'online' || net === 'syncing'} />
      {snapshot && !snapshot.complete && <p>{say('status.incomplete')}</p>}
      {(round?.end === 'sign_in' || round?.end === 'second_factor') && (
        <button type="button" className="kp-status-button" onClick={sessionLost}>
          {say('status.signIn')}
        </button>
      )}
      {round?.end === 'other_person' && <p data-tone="bad">{say('status.other')}</p>}
    </section>
  );
}

function netOf(round: Round | undefined): 'syncing' | 'online' | 'offline' | 'stopped' {
  switch (round?.end) {
    case 'sent_all':
    case 'left':
      return 'online';
    case 'away':
      return 'offline';
    case 'sign_in':
    case 'second_factor':
    case 'other_person':
      return 'stopped';
    case 'busy':
    case undefined:
      return 'syncing';
  }
}

function HoldsNote({ isOnline }: { isOnline: boolean }) {
  const say = pageWords.useWords();
  const language = useLanguage();
  const keeper = useKeeper();
  const { holds, isOpen } = useKeeperState();
  if (!isOpen) return null;
  if (holds.state !== 'known') {
    const words = {
      none: 'status.holdsNone',
      forged: 'status.holdsForged',
      unverifiable: 'status.holdsUnverifiable',
    } as const;
    return <p data-tone="bad">{say(words[holds.state])}</p>;
  }
  const { iat, exp } = holds.list;
  if (keeper.now().getTime() / 1000 >= exp) return <p data-tone="bad">{say('status.holdsOld')}</p>;
  const made = new Date(iat * 1000);
  // “Now” is said only while somebody could have told otherwise.
  const age = isOnline ? ageText(made, language, keeper.now()) : timeText(made).slice(5);
  return <p>{say('status.holds', { age, until: timeText(new Date(exp * 1000)).slice(5) })}</p>;
}

const aMinute = 60_000;

/** Ages grow while nothing else happens. */
function useMinutes(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), aMinute);
    return () => clearInterval(timer);
  }, []);
}
