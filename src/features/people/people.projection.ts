import { on, type Projection } from '../../core/journal.ts';
import {
  keyDestroyed,
  keysRewrapped,
  workerAmended,
  workerDisclosed,
  workerErased,
  workerRegistered,
  workerSought,
} from './people.events.ts';

/** Nothing is derived from these: the rows they speak of are no part of the journal. */
export const peopleProjections: readonly Projection[] = [
  on(workerRegistered, async () => {}),
  on(workerAmended, async () => {}),
  on(workerDisclosed, async () => {}),
  on(workerSought, async () => {}),
  on(workerErased, async () => {}),
  on(keyDestroyed, async () => {}),
  on(keysRewrapped, async () => {}),
];
