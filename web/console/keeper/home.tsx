import { Link } from '@tanstack/react-router';
import { lazy, startTransition, Suspense, useEffect, useState } from 'react';

import { useSession } from '../shared/session.ts';
import { sharedWords } from '../shared/shared-words.ts';
import { Skeleton } from '../shared/ui.tsx';
import { useKeeper } from './keeper-context.tsx';
import { keeperWords } from './keeper-words.ts';
import type { Op } from './offline/wire.ts';
import { opWords } from './op-words.ts';
import { pageWords } from './pages/page-words.ts';
import { FirstStore, useStoreAsked } from './store-choice.tsx';
import { forgetTyped } from './typed.ts';

const direct: readonly Op[] = [
  'receive',
  'move',
  'ship',
  'receiveShipment',
  'sell',
  'process',
  'count',
  'recordDocument',
  'takeSample',
  'recordDisinfection',
  'prepareDisinfectant',
  'takeReturn',
  'destroy',
];

/** What it is told by comes behind the first screen. */
const Today = lazy(async () => ({ default: (await import('./pages/today.tsx')).Today }));

const lookAgain = 15_000;

/** What may not move is as fresh as the network lets it be while somebody looks at it. */
function useFreshHolds() {
  const keeper = useKeeper();
  useEffect(() => {
    const timer = setInterval(() => void keeper.freshHolds(), lookAgain);
    return () => clearInterval(timer);
  }, [keeper]);
}

/** What a slow phone shows first is what most come for; the rest is drawn behind it, in pieces that leave it usable. */
function useBehindFirstPaint(): boolean {
  const [isBehind, setBehind] = useState(false);
  useEffect(() => startTransition(() => setBehind(true)), []);
  return isBehind;
}

export function Home() {
  const say = keeperWords.useWords();
  const isAsked = useStoreAsked();
  const isScanShown = useBehindFirstPaint();
  useFreshHolds();
  useEffect(forgetTyped, []);
  if (!useIsFirm()) return <NotForOfficers />;
  return (
    <>
      <h1 className="fm-unseen">{say('title')}</h1>
      <Link className="kp-scan" to="/scan">
        <b>{say('scan')}</b>
        <span>{say('scanLead')}</span>
      </Link>
      <FirstStore />
      {!isAsked && isScanShown && (
        <>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Today />
          </Suspense>
          <Direct />
        </>
      )}
    </>
  );
}

const officers: readonly string[] = ['regulator', 'system'];

const useIsFirm = (): boolean => !officers.includes(useSession().organisation.kind);

function NotForOfficers() {
  const say = keeperWords.useWords();
  const shared = sharedWords.useWords();
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-note">{say('officers')}</p>
      <a className="fm-button fm-main kp-wide" href="/desk">
        {shared('toDesk')}
      </a>
    </>
  );
}

function Direct() {
  const say = pageWords.useWords();
  const button = opWords.useWords();
  return (
    <nav aria-label={say('home.actions')}>
      <h2>{say('home.actions')}</h2>
      <ul className="kp-actions">
        {direct.map((op) => (
          <li key={op}>
            <Link to="/do/$op" params={{ op }} search={{}}>
              {button(`short.${op}`)}
              {(op === 'receive' || op === 'receiveShipment') && (
                <small>{button(`lead.${op}`)}</small>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
