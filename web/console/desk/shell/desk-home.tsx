import { Link, Navigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

import { useSession } from '../../shared/session.ts';
import { Skeleton } from '../../shared/ui.tsx';
import { useMenu } from './desk-shell.tsx';
import { deskWords } from './desk-words.ts';
import { isRegulator } from './menu.ts';

const Duties = lazy(async () => {
  const { Duties: component } = await import('../duties/duties.tsx');
  return { default: component };
});

const Figures = lazy(async () => {
  const { Figures: component } = await import('../operator/figures.tsx');
  return { default: component };
});

/** An officer begins with what there is to see to; a page that repeats the menu tells nothing. Administrators see no goods. */
export function DeskHome() {
  const session = useSession();
  const isOfficer = isRegulator(session) && session.permissions.includes('read');
  return isOfficer ? <Navigate to="/overview" replace /> : <FirmHome />;
}

function FirmHome() {
  const say = deskWords.useWords();
  const session = useSession();
  const entries = useMenu();
  return (
    <>
      <h1>{say('welcome', { name: session.displayName })}</h1>
      {session.permissions.includes('read') && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Duties />
          <Figures />
        </Suspense>
      )}
      <p className="fm-quiet">{say('homeLead')}</p>
      <ul className="dk-tiles">
        {entries.map(({ path, label, icon }) => (
          <li key={path}>
            <Link to={path}>
              {icon} {label()}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
