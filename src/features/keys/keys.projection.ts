import { on, type Projection } from '../../core/journal.ts';
import { keyIssued, keyRevoked, keyRotated } from './keys.events.ts';

/** Keys are rows that can be erased, written beside their events: there is nothing to derive. */
const nothing = async () => {};

export const keysProjections: readonly Projection[] = [
  on(keyIssued, nothing),
  on(keyRotated, nothing),
  on(keyRevoked, nothing),
];
