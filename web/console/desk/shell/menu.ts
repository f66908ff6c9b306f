import type { ReactNode } from 'react';

import type { Session } from '../../shared/session.ts';

/** An entry of the desk's menu: shown to whom it concerns. */
export type MenuEntry = {
  path: string;
  label: () => string;
  icon: ReactNode;
  shows: (session: Session) => boolean;
};

export const isRegulator = ({ organisation }: Session): boolean =>
  organisation.kind === 'regulator' || organisation.kind === 'system';
