import {
  AimOutlined,
  AlertOutlined,
  AuditOutlined,
  CommentOutlined,
  DashboardOutlined,
  FileSearchOutlined,
  NodeIndexOutlined,
  RollbackOutlined,
  SafetyOutlined,
  StopOutlined,
} from '@ant-design/icons';

import { searchWords } from '../search/search-words.ts';
import { isRegulator, type MenuEntry } from '../shell/menu.ts';
import { alertWords } from './alerts/alert-words.ts';
import { exposureWords } from './exposure/exposure-words.ts';
import { holdWords } from './holds/hold-words.ts';
import { logWords } from './log/log-words.ts';
import { overviewWords } from './overview/overview-words.ts';
import { recallWords } from './recalls/recall-words.ts';
import { registrationWords } from './registrations/registration-words.ts';
import { reportWords } from './reports/report-words.ts';
import { traceScreenWords } from './trace/trace-screen-words.ts';

export const regulatorMenu: readonly MenuEntry[] = [
  {
    path: '/overview',
    label: () => overviewWords.say('title'),
    icon: <DashboardOutlined />,
    shows: (session) => isRegulator(session) && session.permissions.includes('read'),
  },
  {
    path: '/search',
    label: () => searchWords.say('title'),
    icon: <FileSearchOutlined />,
    shows: ({ permissions }) => permissions.includes('read'),
  },
  {
    path: '/trace',
    label: () => traceScreenWords.say('title'),
    icon: <NodeIndexOutlined />,
    shows: ({ permissions }) => permissions.includes('read'),
  },
  {
    path: '/exposure',
    label: () => exposureWords.say('title'),
    icon: <AimOutlined />,
    shows: isRegulator,
  },
  {
    path: '/holds',
    label: () => holdWords.say('title'),
    icon: <StopOutlined />,
    shows: ({ permissions }) => permissions.includes('read'),
  },
  {
    path: '/recalls',
    label: () => recallWords.say('title'),
    icon: <RollbackOutlined />,
    shows: ({ permissions }) => permissions.includes('read'),
  },
  {
    path: '/reports',
    label: () => reportWords.say('title'),
    icon: <CommentOutlined />,
    shows: isRegulator,
  },
  {
    path: '/alerts',
    label: () => alertWords.say('title'),
    icon: <AlertOutlined />,
    shows: isRegulator,
  },
  {
    path: '/registrations',
    label: () => registrationWords.say('title'),
    icon: <AuditOutlined />,
    shows: ({ permissions }) => permissions.includes('organisations:review'),
  },
  {
    path: '/log',
    label: () => logWords.say('title'),
    icon: <SafetyOutlined />,
    shows: ({ permissions }) => permissions.includes('log:oversee'),
  },
];
