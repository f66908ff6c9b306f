import { MenuOutlined, UserOutlined } from '@ant-design/icons';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button, Drawer, Dropdown, Grid, Layout, Menu } from 'antd';
import { useState } from 'react';

import { LanguageSwitch, ThemeSwitch } from '../../shared/choices.tsx';
import { SessionGate } from '../../shared/session-gate.tsx';
import { homeOf, useSession, useSignOut } from '../../shared/session.ts';
import { sharedWords } from '../../shared/shared-words.ts';
import { OfflineNotice } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { accountWords } from '../account/account-words.ts';
import { DutyCount } from '../duties/duty-count.tsx';
import { operatorMenu } from '../operator/menu.tsx';
import { regulatorMenu } from '../regulator/menu.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { deskWords } from './desk-words.ts';
import { isRegulator } from './menu.ts';
import { PrintHead } from './print-head.tsx';

/** A keeper who signs in at the bare address meant the phone's shape; a deep link means itself. */
function sendHome(home: string): void {
  if (home !== '/desk' && /^\/desk\/?$/.test(location.pathname)) location.assign(home);
}

export function DeskShell() {
  return (
    <SessionGate onSignedIn={(session) => sendHome(homeOf(session))}>
      <Frame />
    </SessionGate>
  );
}

export function useMenu() {
  const session = useSession();
  useLanguage();
  const all = isRegulator(session)
    ? [...regulatorMenu, ...operatorMenu]
    : [...operatorMenu, ...regulatorMenu];
  return all.filter(({ shows }) => shows(session));
}

function Frame() {
  const shared = sharedWords.useWords();
  const say = deskWords.useWords();
  const isWide = Grid.useBreakpoint().lg ?? true;
  const [isOpen, setOpen] = useState(false);
  return (
    <Layout className="dk-frame">
      <a className="fm-skip" href="#content">
        {shared('skip')}
      </a>
      <header className="dk-top fm-no-print">
        {!isWide && (
          <Button
            icon={<MenuOutlined />}
            aria-label={say('menu')}
            aria-expanded={isOpen}
            onClick={() => setOpen(true)}
          />
        )}
        <Link to="/" className="dk-brand">
          {shared('product')} <span>{say('title')}</span>
        </Link>
        <div className="dk-search">
          <SearchBox />
        </div>
        <span className="dk-choices">
          <ThemeSwitch />
          <LanguageSwitch />
        </span>
        <Person />
      </header>
      <OfflineNotice />
      <Layout hasSider={isWide}>
        {isWide ? (
          <nav className="dk-side fm-no-print" aria-label={say('menu')}>
            <Entries />
          </nav>
        ) : (
          <Drawer
            open={isOpen}
            onClose={() => setOpen(false)}
            placement="left"
            size={280}
            title={say('menu')}
          >
            <Entries onChosen={() => setOpen(false)} />
          </Drawer>
        )}
        <main id="content" className="dk-content" tabIndex={-1}>
          <PrintHead />
          <Outlet />
        </main>
      </Layout>
    </Layout>
  );
}

function Entries({ onChosen }: { onChosen?: () => void }) {
  const say = deskWords.useWords();
  const entries = useMenu();
  const session = useSession();
  const { pathname } = useLocation();
  const chosen = entries
    .map(({ path }) => path)
    .filter((path) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <Menu
      mode="inline"
      selectedKeys={pathname === '/' ? ['/'] : chosen}
      {...(onChosen && { onClick: onChosen })}
      items={[
        // An officer's start is the overview, which has its own entry.
        ...(isRegulator(session) ? [] : [{ key: '/', label: <Link to="/">{say('home')}</Link> }]),
        ...entries.map(({ path, label, icon }) => ({
          key: path,
          icon,
          label: (
            <Link to={path}>
              {label()} {path === '/recalls' && <DutyCount />}
            </Link>
          ),
        })),
      ]}
    />
  );
}

function Person() {
  const shared = sharedWords.useWords();
  const session = useSession();
  const language = useLanguage();
  const signOut = useSignOut();
  const items = [
    {
      key: 'who',
      type: 'group' as const,
      label: `${nameOf(session.organisation, language)} · ${shared(`role.${session.role}`)}`,
    },
    { key: 'own', label: <Link to="/account">{accountWords.say('title')}</Link> },
    { key: 'keeper', label: <a href="/keeper">{shared('toKeeper')}</a> },
    { key: 'out', label: shared('signOut'), onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<UserOutlined />} aria-label={`${shared('account')}: ${session.displayName}`}>
        <span className="dk-name">{session.displayName}</span>
      </Button>
    </Dropdown>
  );
}
