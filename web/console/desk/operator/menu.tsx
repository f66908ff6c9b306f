import {
  AlertOutlined,
  BarcodeOutlined,
  DatabaseOutlined,
  FileProtectOutlined,
  FileExcelOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  TagsOutlined,
  TeamOutlined,
  TruckOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

import type { Session } from '../../shared/session.ts';
import { isRegulator, type MenuEntry } from '../shell/menu.ts';
import { menuWords } from './menu-words.ts';

const { say } = menuWords;

type Key = Parameters<typeof say>[0];

/** For firms; `permission` is what the page is for. */
function entry(path: string, key: Key, icon: ReactNode, permission?: string): MenuEntry {
  return {
    path,
    label: () => say(key),
    icon,
    shows: (session: Session) =>
      !isRegulator(session) &&
      (permission === undefined || session.permissions.includes(permission)),
  };
}

/** For bureaus too: whoever leads one invites its inspectors. */
function forAll(path: string, key: Key, icon: ReactNode, permission: string): MenuEntry {
  const shows = ({ permissions }: Session) => permissions.includes(permission);
  return { path, label: () => say(key), icon, shows };
}

export const operatorMenu: readonly MenuEntry[] = [
  entry('/stock', 'stock', <InboxOutlined />),
  entry('/lots', 'lots', <DatabaseOutlined />),
  entry('/receive', 'receive', <ImportOutlined />, 'custody:write'),
  entry('/shipments', 'shipments', <TruckOutlined />),
  entry('/documents', 'documents', <FileProtectOutlined />),
  entry('/own-alerts', 'alerts', <AlertOutlined />),
  entry('/labels', 'labels', <BarcodeOutlined />, 'labels:print'),
  entry('/import', 'import', <FileExcelOutlined />, 'imports:run'),
  entry('/products', 'products', <TagsOutlined />),
  entry('/premises', 'premises', <HomeOutlined />),
  forAll('/people', 'people', <TeamOutlined />, 'members:write'),
  forAll('/keys', 'keys', <KeyOutlined />, 'keys:write'),
];
